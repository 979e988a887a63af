"""Every query of pickup: one pickup and the jobs, and the day."""
