"""Training: who has learnt what, until when. Words: skill, level, qualification."""
