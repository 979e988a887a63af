"""The windows that show screens."""
