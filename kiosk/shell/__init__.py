"""Shell: shows screens and knows none - windows, navigator, role panel, idle, status."""
