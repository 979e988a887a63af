"""What is read aloud of a page: its words from top to bottom, never what is typed into it."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from kiosk.ui.context import Context

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


def control(widget: QWidget, context: Context) -> str:
    """A control as whoever comes to it by key hears it: its name, what it says of itself, whether it is chosen."""
    parts = [widget.accessibleName(), widget.accessibleDescription()]
    if isinstance(widget, QAbstractButton) and widget.isCheckable():
        parts.append(context.t("chosen") if widget.isChecked() else context.t("not chosen"))
    return ", ".join(part for part in parts if part)


def _said(widget: QWidget) -> str:
    if isinstance(widget, QLabel):
        # A number is said sign by sign where it has a name of its own for that.
        return widget.accessibleName() or widget.text()
    named = ", ".join(
        part for part in (widget.accessibleName(), widget.accessibleDescription()) if part
    )
    if isinstance(widget, QAbstractButton | QLineEdit):
        return named
    # What paints its words itself has them as its name; what only holds others says nothing.
    holds = any(child.isVisibleTo(widget) for child in widget.findChildren(QLabel))
    return "" if holds else named
