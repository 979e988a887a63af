"""Check-in's words: a *fact* is something only the visitor knows; two of them before anything personal shows.

ASKED -> FOUND (masked) -> CONFIRMED -> HERE ; at each step an *outcome* says how it goes on.
"""
