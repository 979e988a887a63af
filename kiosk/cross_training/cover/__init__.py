"""Cover: who may do a task now, and who could. Words: authority, resolver."""
