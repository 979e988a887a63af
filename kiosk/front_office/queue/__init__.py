"""Queue: who is in the lobby and since when. Words: visit. ARRIVED > WAITING > IN_SERVICE > COMPLETED."""
