"""What is plugged into a station."""
