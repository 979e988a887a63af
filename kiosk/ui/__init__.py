"""Our Qt vocabulary, business-blind: Screen, Notice, tables, keypad, signature pad, theme."""

import builtins

import PySide6.QtCore  # noqa: F401 - it puts in place what is taken away below

# From its own import on PySide6 reads the source of every further module, to find whether that one
# switches `snake_case` on. We never do: a sixth of the start, and 20 MiB of source kept for good.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
