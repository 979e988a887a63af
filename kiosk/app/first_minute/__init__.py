"""The first minute of the demonstration: what is said, what is waited for, and who does it."""
