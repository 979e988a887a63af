"""The recovery code in the place of the keypad: it opens a PIN that ten wrong tries closed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.field import Field


class RecoverySide(QWidget):
    """One field and its deed. Keeps no code after `given`."""

    given = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._context: Context | None = None
        self.code = Field("", check=self._missing, name="sign_in.code")
        self.deed = Button("", "primary", icon="key-round", name="sign_in.code_deed")
        self.back = Button("", name="sign_in.code_back")
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.deed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.code)
        column.addLayout(row)
        self.deed.pressed_open.connect(self._give)
        self.code.entered.connect(self._give)
        self.back.pressed_open.connect(self.left)

    def _missing(self, typed: str) -> str | None:
        if typed or self._context is None:
            return None
        return self._context.t("Type the code first.")

    def retext(self, context: Context) -> None:
        """Word it in the window's language."""
        t, self._context = context.t, context
        self.code.set_texts(
            t("Recovery code"), t("The code from the day this business was set up.")
        )
        self.deed.set_words(t("Open this PIN"))
        self.back.set_words(t("Back"))

    def begin(self) -> None:
        """Nothing typed yet."""
        self.code.wipe()
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str) -> None:
        """Say why not."""
        self.code.set_error(sentence)

    def _give(self) -> None:
        if self.code.valid():
            self.given.emit(self.code.text())
