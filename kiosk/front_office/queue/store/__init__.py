"""Queue's queries, a file for each of its things."""
