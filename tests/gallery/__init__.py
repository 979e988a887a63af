"""Pictures of every screen and every widget, to look at beside the design."""
