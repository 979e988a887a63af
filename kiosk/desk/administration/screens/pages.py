"""One page of a panel: a title, what is asked, the deed and the way back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.text import Label

SIDE = 16


class Page(QWidget):
    """A page of the panel: a title, what is asked, and below it the deed and the way back."""

    left = Signal()

    def __init__(self, context: Context, name: str, icon: str | None = None) -> None:
        super().__init__()
        self.context = context
        self.title = Label("", "title", name=f"people.{name}.title")
        self.lead = Label("", "body", "soft", name=f"people.{name}.lead")
        self.deed = Button("", "primary", icon=icon, name=f"people.{name}.deed")
        self.back = Button("", name=f"people.{name}.back")
        self.body = QVBoxLayout()
        self.body.setSpacing(16)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.deed)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SIDE, SIDE, SIDE, SIDE)
        self._column.setSpacing(4)
        self._column.addWidget(self.title)
        self._column.addWidget(self.lead)
        self._column.addSpacing(14)
        self._column.addLayout(self.body)
        self._column.addSpacing(16)
        self._column.addLayout(row)
        self._column.addStretch(1)
        self.back.pressed_open.connect(self.left)

    def say(self, title: str, lead: str, deed: str) -> None:
        """Word it."""
        self.title.setText(title)
        self.lead.setText(lead)
        self.lead.setVisible(bool(lead))
        self.deed.set_words(deed)
        self.back.set_words(self.context.t("Back"))
