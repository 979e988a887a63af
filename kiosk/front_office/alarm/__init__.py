"""Alarm: who is in the building, outside this PC too; one key empties it. Words: alarm, drill, building list, safe."""
