"""Papers: faces, text, pages, codes, and what a hostile name can do to them (nothing)."""
