"""Cross-training: who can do what, and who does it when somebody is away."""
