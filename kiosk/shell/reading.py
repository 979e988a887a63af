"""What is read aloud of a page: its words from top to bottom, never what is typed into it."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

LONGEST = 1_200
"""Signs: whoever listens wants to answer, not to hear a book."""


def words_of(page: QWidget) -> str:
    """The visible words of `page`, in the order of the eye, and the names of its controls."""
    found: list[tuple[int, int, str]] = []
    for widget in page.findChildren(QWidget):
        words = _said(widget)
        if words and widget.isVisibleTo(page):
            at = widget.mapTo(page, QPoint(0, 0))
            found.append((at.y(), at.x(), words))
    lines = list(dict.fromkeys(words for _y, _x, words in sorted(found)))
    return ". ".join(line.rstrip(". ") for line in lines)[:LONGEST]


def _said(widget: QWidget) -> str:
    if isinstance(widget, QLabel):
        return widget.text()
    if isinstance(widget, QAbstractButton | QLineEdit):
        return ", ".join(
            part for part in (widget.accessibleName(), widget.accessibleDescription()) if part
        )
    return ""
