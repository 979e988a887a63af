"""What a visitor leaves behind outside the pages: the clipboard, a tool tip, words that were laid out."""

from __future__ import annotations

from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QToolTip

from kiosk.ui.text import forget_words


def forget_traces() -> None:
    """Leave nothing of them to whoever comes next."""
    QToolTip.hideText()
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        QGuiApplication.clipboard().clear(mode)
    forget_words()
