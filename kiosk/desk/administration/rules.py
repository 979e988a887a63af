"""Administration's words: the *first run* founds a business; an *owner* may do and teach everything from the first minute."""
