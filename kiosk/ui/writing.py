"""A box for several lines: no menu, no drops, nothing to undo, so many signs at most."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

from kiosk.ui.theme import Theme, restyles, theme_of


class Writing(QPlainTextEdit):
    """`edited` comes with every change that somebody made."""

    edited = Signal(str)

    def __init__(
        self, *, most: int, role: str = "title", name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._most, self._role = most, role
        self.setObjectName(name)
        self.setUndoRedoEnabled(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)
        self.setTabChangesFocus(True)
        self.setCenterOnScroll(False)
        self.textChanged.connect(self._on_changed)

    def on_theme(self, theme: Theme) -> None:
        """The size of its words; the sheet gives every field the size of a field."""
        font = theme.font(self._role, bold=False)
        if self.document().defaultFont() != font:
            self.document().setDefaultFont(font)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.on_theme(theme_of(self))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if restyles(event):
            self.on_theme(theme_of(self))

    def text(self) -> str:
        """What stands in it."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Put this in its place, the cursor behind it."""
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def wipe(self) -> None:
        """Empty, and nothing to bring back."""
        self.setPlainText("")
        self.document().clearUndoRedoStacks()

    def _on_changed(self) -> None:
        text = self.toPlainText()
        if len(text) > self._most:
            # Cut where it was typed, not at the end.
            cursor, over = self.textCursor(), len(text) - self._most
            if cursor.position() < over:
                cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.movePosition(
                QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, over
            )
            cursor.removeSelectedText()
            return
        self.edited.emit(text)
