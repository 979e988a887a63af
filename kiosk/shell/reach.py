"""The upper half of a lobby page in low reach: only something to read, every target below it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.ui.arches import Arches
from kiosk.ui.text import Label
from kiosk.ui.theme import Theme


class ReachPanel(QWidget):
    """The name of the page on the brand's ground, above the row of doors."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "brand")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = Label("", "display", "on_brand", name="shell.reach.title")
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._title)
        self._column.addStretch(1)
        self._column.addWidget(Arches(6, 3, height=252))
        self.hide()

    def on_theme(self, theme: Theme) -> None:
        """The margins of a page."""
        side = theme.size("lobby_margin_portrait")
        self._column.setContentsMargins(side, side, side, 0)

    def say(self, title: str) -> None:
        """Name the page."""
        self._title.setText(title)
