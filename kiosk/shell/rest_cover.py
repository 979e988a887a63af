"""A screen at rest: half a minute after misuse, a minute for whoever wipes it. It takes no input meanwhile."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kiosk.shell.covers import CENTRE, CountRing, Cover
from kiosk.ui.context import Context
from kiosk.ui.text import Label


@dataclass(frozen=True, slots=True)
class Rest:
    """How long, and whether the seconds are shown: whoever wipes the screen wants to know them."""

    seconds: float
    counted: bool


TILT = Rest(30, counted=False)
CLEANING = Rest(60, counted=True)


class RestCover(Cover):
    """Nothing but a calm sentence, and the seconds where they are counted."""

    def __init__(self, window: QWidget, context: Context) -> None:
        super().__init__(window, context, "shell.tilt")
        self._why, self._until = TILT, 0.0
        self.ring = CountRing()
        self.ring.setObjectName("shell.tilt.ring")
        self.title = Label("", "title", "on_brand", align=CENTRE, name="shell.tilt.title")
        self.words = Label("", "body", "on_brand_soft", align=CENTRE, name="shell.tilt.words")
        self.column.setSpacing(24)
        self.column.addStretch(1)
        for part in (self.ring, self.title, self.words):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.retext()

    def begin(self, why: Rest, now: float) -> None:
        """Stand over everything from `now` on."""
        self._why, self._until = why, now + why.seconds
        self.ring.setVisible(why.counted)
        self.retext()
        self.count(now)
        self.fill_window()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def over(self, now: float) -> bool:
        """Whether the rest ends just now; the cover goes by itself."""
        if self.isHidden():
            return False
        self.count(now)
        if now < self._until:
            return False
        self.hide()
        return True

    def count(self, now: float) -> None:
        """Show the seconds that are left."""
        left = max(0, round(self._until - now))
        unit = self.context.tn("second", "seconds", left)
        self.ring.show_left(left, round(self._why.seconds), unit)

    def retext(self) -> None:
        """The words in the visitor's language."""
        self.name_shop()
        t = self.context.t
        if self._why is CLEANING:
            self.title.setText(t("You can wipe the screen now."))
            self.words.setText(t("It takes no touch for a minute. Then it goes on by itself."))
        else:
            self.title.setText(t("Please ask at the desk."))
            self.words.setText(t("This screen rests for half a minute. Nothing is lost."))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        # A cloth is no finger: nothing beneath hears of it.
        event.accept()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()
