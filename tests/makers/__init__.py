"""Makers of believable input for tests, benchmarks and the demonstration."""
