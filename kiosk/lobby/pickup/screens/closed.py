"""Nobody here can hand it out now: an honest time where one is known, and what one can do until then."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtWidgets import QFrame, QVBoxLayout
from typing_extensions import override

from kiosk.core import words
from kiosk.core.task import Task
from kiosk.lobby.pickup import service
from kiosk.lobby.pickup.rules import Waiting
from kiosk.lobby.pickup.screens import said, steps
from kiosk.ui.buttons import Button
from kiosk.ui.choices import Choice
from kiosk.ui.context import Context
from kiosk.ui.flow import FlowScreen, stack
from kiosk.ui.lines import LineRow
from kiosk.ui.text import Label
from kiosk.ui.waits import WaitBar

NEEDS = Task.PICKUP_RELEASE
SHOWN = timedelta(minutes=10)
"""So much of the bar lies before now and after the time from which it opens, at least."""


class ClosedScreen(FlowScreen):
    """Opened instead of the lines; it opens the way by itself as soon as somebody can do it."""

    waits = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._waiting: Waiting | None = None
        self._parted = False
        self._build()
        self.go_on.pressed_open.connect(self._go_on)
        self.somebody.pressed_open.connect(self._call_somebody)
        for choice in (self.stay, self.another_time):
            choice.toggled.connect(self._on_chosen)

    def _build(self) -> None:
        self.title = Label("", "title", name="pickup.closed.title")
        self.then = Label("", "body", "soft", name="pickup.closed.then")
        self.card = QFrame()
        self.card.setProperty("kind", "card")
        self._card = QVBoxLayout(self.card)
        self._card.setContentsMargins(2, 2, 2, 2)
        self.well = QFrame()
        self.well.setProperty("kind", "well")
        inside = QVBoxLayout(self.well)
        inside.setContentsMargins(36, 32, 36, 28)
        self.bar = WaitBar(0.1, 0.7, "", "", name="pickup.closed.bar")
        inside.addWidget(self.bar)
        self.head = Label("", "section", name="pickup.closed.head")
        self.stay = Choice("", icon="hourglass", name="pickup.closed.stay")
        self.another_time = Choice("", icon="calendar-days", name="pickup.closed.another_time")
        self.stay.setChecked(True)
        self.go_on = Button("", "primary", icon_end="arrow-right", name="pickup.closed.go_on")
        self.somebody = Button("", "quiet", icon="hand", name="pickup.closed.help")
        stack(self.read, (self.title, 4), (self.then, 24), (self.card, 20), (self.well, 0))
        self.read.addStretch(1)
        self.do.setSpacing(18)
        for part in (self.head, self.stay, self.another_time, self.go_on, self.somebody):
            self.do.addWidget(part)
        self.do.addStretch(1)

    # ---- what a screen offers

    @override
    def opened(self, **arguments: Waiting) -> None:
        self._waiting = arguments["waiting"]
        self._show()
        self.fill()

    @override
    def retext(self) -> None:
        self._show()

    @override
    def regard(self) -> None:
        super().regard()
        if self._waiting is None or self._parted or not self.isVisible():
            return
        if self.context.expect(NEEDS).now:
            # Somebody is back: the way goes on where it stopped.
            self._to_lines()
        else:
            self._show()

    @override
    def arrange(self, *, wide: bool, large: bool) -> None:
        self.do.setContentsMargins(0, 0 if wide else 28, 0, 0)

    @override
    def wipe(self) -> None:
        # The lines lie behind this page: they let go of what the customer began.
        self._waiting = None
        super().wipe()

    # ---- showing

    def _show(self) -> None:
        waiting, t, language = self._waiting, self.t, self.context.language
        if waiting is None or self._parted:
            return
        names = steps.names(language, waiting=waiting, sign=waiting.signature)
        self.show_steps(names, 1, steps.said(names, 1, language))
        back = self.context.expect(NEEDS).back_at
        now = self.context.now() if self.context.now is not None else None
        if back is None or now is None:
            self.title.setText(t("Nobody here can hand it out just now."))
            self.then.setText(t("Every desk sees that you are here. We are sorry for the wait."))
        else:
            fact = self._ready(waiting)
            time = self._clock(back)
            self.title.setText(f"{fact}\n" + t("We can hand it out from {time}.", time=time))
            self.then.setText(t("Until then nobody here can do it. We are sorry for the wait."))
            self._show_bar(now, back)
        self.well.setVisible(back is not None)
        self._show_card(waiting)
        self._word_choices(now, back)
        self._word_go()

    def _ready(self, waiting: Waiting) -> str:
        ready, every = len(waiting.ready), len(waiting.lines)
        if ready == every:
            return self.t("Your order is ready.")
        return self.tn(
            "{n} of {all} is ready.", "{n} of {all} are ready.", ready, all=every
        )  # fmt: skip

    def _show_bar(self, now: datetime, back: datetime) -> None:
        span = max(back - now, SHOWN)
        begin, end = now - span / 5, back + span * 2 / 5
        whole = end - begin
        self.bar.go(
            (now - begin) / whole, (back - begin) / whole,
            self.t("Now, {time}", time=self._clock(now)), self.t("From {time}", time=self._clock(back)),
        )  # fmt: skip

    def _show_card(self, waiting: Waiting) -> None:
        while self._card.count():
            item = self._card.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        t, number = self.t, words.island(waiting.order_number)
        many = sum(line.quantity for line in waiting.ready)
        head = self.tn("{n} item, order {number}", "{n} items, order {number}", many, number=number)
        names = said.listed([line.name for line in waiting.ready], self.context.language)
        row = LineRow(
            head, names, chip=("ready", t("Ready")), first=True, checkable=False,
            name="pickup.closed.order",
        )  # fmt: skip
        self._card.addWidget(row)

    def _word_choices(self, now: datetime | None, back: datetime | None) -> None:
        t = self.t
        self.head.setText(t("What would you like to do?"))
        wait = t("When is not known yet")
        if now is not None and back is not None:
            minutes = max(1, round((back - now).total_seconds() / 60))
            wait = self.tn("About {n} minute", "About {n} minutes", minutes)
        self.stay.set_texts(t("Wait here"), "", wait)
        self.another_time.set_texts(
            t("Come another time"), "", t("Your order stays here. Your code stays the same.")
        )
        self.somebody.set_words(t("I cannot wait: ask a person"))

    def _on_chosen(self, _on: bool) -> None:
        self._word_go()

    def _word_go(self) -> None:
        later = self.another_time.isChecked()
        self.go_on.set_words(self.t("Come another time") if later else self.t("Wait here"))

    def _clock(self, moment: datetime) -> str:
        return words.island(words.clock(moment, self.context.zone))

    # ---- the next step

    def _go_on(self) -> None:
        if self._parted:
            self.context.home()
        elif self.another_time.isChecked():
            self.ask(service.leave, then=self._left, busy=[self.go_on], cancelled=True)
        else:
            self._to_lines()

    def _to_lines(self) -> None:
        # The lines lie behind this page.
        self.context.back()

    def _call_somebody(self) -> None:
        self.context.go("help.call")

    def _left(self, _ended: bool) -> None:
        self._parted = True
        waiting = self._waiting
        self.title.setText(self.t("See you then, {name}.", name=waiting.called if waiting else ""))
        self.then.setText(self.t("Your order stays here. Your code stays the same."))
        for part in (
            self.card, self.well, self.head, self.stay, self.another_time, self.somebody,
        ):  # fmt: skip
            part.hide()
        self.go_on.set_words(self.t("Finish"))
        self.show_steps((), 0, "")
        self.context.finished()
