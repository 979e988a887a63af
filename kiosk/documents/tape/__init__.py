"""Papers on an 80 mm roll: one small layout, out of which come a PDF and the bytes of a receipt printer.

A room's ``documents.py`` puts parts in order; `pdf` and `escpos` say the same with them, word for word.
"""

from kiosk.documents.table import Weight
from kiosk.documents.tape.escpos import escpos
from kiosk.documents.tape.marks import Fiscal, copy_mark, fiscal_lines, fiscal_marks
from kiosk.documents.tape.paper import pdf
from kiosk.documents.tape.parts import (
    Bars,
    Centre,
    Dashes,
    Pair,
    Part,
    Space,
    Square,
    Tape,
    Text,
)

__all__ = [
    "Bars",
    "Centre",
    "Dashes",
    "Fiscal",
    "Pair",
    "Part",
    "Space",
    "Square",
    "Tape",
    "Text",
    "Weight",
    "copy_mark",
    "escpos",
    "fiscal_lines",
    "fiscal_marks",
    "pdf",
]
