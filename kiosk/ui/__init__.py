"""Our Qt vocabulary, business-blind: Screen, Notice, tables, keypad, signature pad, theme."""
