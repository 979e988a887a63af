"""The vocabulary of screens."""
