"""The queue at the desk."""
