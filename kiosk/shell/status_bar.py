"""The bar above a desk's page: the day, this station, the time."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout

from kiosk.core import words
from kiosk.ui.context import Context
from kiosk.ui.text import Label
from kiosk.ui.theme import Theme

SIDE = 20


class StatusBar(QFrame):
    """The day at the leading side; this station and the time at the other."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setProperty("kind", "bar")
        self.day = Label("", "body", "soft", wrap=False, name="desk.day")
        self.station = Label(context.station, "body", "soft", wrap=False, name="desk.station")
        self.clock = Label("", "strong", wrap=False, name="desk.clock")
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE, 0, SIDE, 0)
        row.setSpacing(16)
        row.addWidget(self.day)
        row.addStretch(1)
        row.addWidget(self.station)
        row.addWidget(self.clock)

    def on_theme(self, theme: Theme) -> None:
        """The height of the look."""
        self.setFixedHeight(theme.size("top_bar"))

    def tick(self) -> None:
        """Show the time that `app` tells; without one there is no clock."""
        context = self._context
        if context.now is None or context.waits:
            return
        moment = context.now()
        self.clock.setText(words.island(words.clock(moment, context.zone)))
        day = words.local_day(moment, context.zone)
        self.day.setText(words.day(day, context.language, weekday=True))
