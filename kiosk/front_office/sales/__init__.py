"""Sales: what is sold over the counter, with a receipt, and what comes back with it.

Words: a *sale* has *lines* and one receipt; a *return* takes back so many of its lines, once each piece.
"""
