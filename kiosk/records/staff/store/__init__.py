"""Every query of the staff room."""
