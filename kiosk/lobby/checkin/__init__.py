"""Check-in: somebody says who they are and what they came for. Words: kind of visit, pass code, fact, outcome."""
