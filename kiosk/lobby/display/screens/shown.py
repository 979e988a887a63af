"""A text that staff show: large on the display or on the customer's kiosk, where it may be answered."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kiosk.ui.context import Context
from kiosk.ui.screen import Screen


class ShownScreen(Screen):
    """To be written."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.body = QWidget(self)

    @override
    def refresh(self) -> None:
        """Nothing yet."""
