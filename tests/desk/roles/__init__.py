"""My roles."""
