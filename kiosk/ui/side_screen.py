"""A page with something to do beside it: the side grows with the text, less than the text does."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kiosk.ui.screen import Screen
from kiosk.ui.theme import Theme, theme_of

WIDE, GROWS = 404, 0.75


class SideScreen(Screen):
    """`beside` is the side, once it has been built."""

    beside: QWidget | None = None

    def on_theme(self, theme: Theme) -> None:
        """Another text size: another width of the side."""
        if self.beside is not None:
            grown = 1 + (max(1.0, theme.scale) - 1) * GROWS
            self.beside.setFixedWidth(round(WIDE * grown))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.on_theme(theme_of(self))
