"""What would you like to do: only asked where something is ready and something is not."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.lobby.pickup.rules import Waiting
from kiosk.lobby.pickup.screens import said
from kiosk.ui.choices import Choice
from kiosk.ui.context import Context
from kiosk.ui.text import Label

TAKE, LATER = "take", "later"


class Wishes(QWidget):
    """Take now what is ready, or come back for all of it."""

    chosen = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.head = Label("", "label", name="pickup.wish.head")
        self.take = Choice("", name="pickup.wish.take")
        self.later = Choice("", name="pickup.wish.later")
        self.take.setChecked(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for part in (self.head, self.take, self.later):
            column.addWidget(part)
        self.take.toggled.connect(self._on_toggled)

    def value(self) -> str:
        """What was chosen."""
        return LATER if self.later.isChecked() and not self.isHidden() else TAKE

    def show_for(self, waiting: Waiting) -> None:
        """Offer what this customer can choose from."""
        t, tn, context = self._context.t, self._context.tn, self._context
        ready, later = waiting.ready, waiting.later
        self.setVisible(bool(ready) and bool(later) and not waiting.blockers)
        self.head.setText(t("What would you like to do?"))
        take = tn("Take {n} now, the rest later", "Take {n} now, the rest later", len(ready))
        self.take.set_texts(take, t("We tell you when it is ready"))
        times = [line.expected_at for line in later]
        known = [time for time in times if time is not None]
        end = t("When is not known yet")
        if known and len(known) == len(times):
            now = context.now() if context.now is not None else None
            time = said.when(max(known), now, context.zone, context.language)
            end = t("Expected {when}", when=time)
        everything = tn("Come back for it", "Come back for all {n}", len(waiting.lines))
        self.later.set_texts(everything, end)

    def _on_toggled(self, _on: bool) -> None:
        self.chosen.emit()
