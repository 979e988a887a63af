"""Need a colleague: a desk asks, every desk shows it, and whoever presses *coming* first takes it."""
