"""What the desk does with goods that nobody collects: keep them longer, or cancel, and prepare once more."""

from __future__ import annotations

import functools
from datetime import date

from typing_extensions import override

from kiosk.back_office.fulfilment import service as fulfilment
from kiosk.core import words
from kiosk.core.ids import OrderId, PickupId
from kiosk.core.refusal import Refusal
from kiosk.core.task import Task
from kiosk.lobby.pickup import service
from kiosk.lobby.pickup.rules import (
    Cancelled,
    CancelReason,
    Counter,
    ExtendReason,
    Method,
    PickupState,
)
from kiosk.lobby.pickup.screens import packages
from kiosk.lobby.pickup.screens.counter_page import CounterPage
from kiosk.lobby.pickup.screens.facts import Facts
from kiosk.lobby.pickup.screens.lost_code import LostCode
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context


class EndingPage(CounterPage):
    """The page of one pickup with what ends it without a hand-over."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._pickup: PickupId | None = None
        self._counter: Counter | None = None
        self.undo = Button("", "quiet", icon="undo-2", name="pickup.counter.undo")
        self._side.insertWidget(self._side.count() - 1, self.undo)
        self.undo.hide()
        self.undo.pressed_open.connect(self._undo)
        self.guard(self.undo, Task.PICKUP_VOID)
        self.lost_code = LostCode(context)
        self._side.insertWidget(self._side.count() - 2, self.lost_code)
        self.lost_code.wanted.connect(self._renew)
        self.proof.asking.connect(self.lost_code.step_aside)
        self.guard(self.lost_code.document, Task.PICKUP_REISSUE)
        self.guard(self.lost_code.facts.check, Task.PICKUP_REISSUE)
        self.ending.extend.connect(self._extend)
        self.ending.cancel.connect(self._cancel)

    def _refused(self, refusal: Refusal) -> None:
        """What is said when an act is refused."""
        raise NotImplementedError

    @override
    def show_counter(self, counter: Counter, *, over: bool) -> None:
        super().show_counter(counter, over=over)
        self.lost_code.show_for(counter)
        self.undo.set_words(self.t("Take the hand-over back"))
        self.undo.setVisible(over or counter.state is PickupState.COLLECTED)

    def forget_said(self) -> None:
        """Keep nothing that a customer said to be made sure of."""
        self.proof.forget()
        self.lost_code.forget()

    def _renew(self, method: Method, facts: Facts) -> None:
        self.ask(
            service.reissue, then=self._renewed, otherwise=self._refused,
            busy=[self.lost_code.document, self.lost_code.facts.check],
            pickup=self._pickup, method=method, facts=facts,
        )  # fmt: skip

    def _renewed(self, done: bool) -> None:
        if not done:
            self.news.say(
                self.t("These facts do not fit."), self.t("The old code stays as it is."), "overdue"
            )
        else:
            self.lost_code.forget()
            self.news.say(
                self.t("A new code is on its way."),
                self.t("It goes to the contact that we know; the old one is dead."),
                "ready",
            )
        self.news.show()
        self.refresh()

    def _undo(self) -> None:
        self.context.go("pickup.void", pickup=self._pickup)

    def _extend(self, reason: str) -> None:
        self.ask(
            service.extend, then=self._kept, otherwise=self._refused,
            busy=[self.ending.keeping.deed], pickup=self._pickup, reason=ExtendReason(reason),
        )  # fmt: skip

    def _kept(self, until: date) -> None:
        self.ending.shut()
        day = words.day(until, self.context.language, weekday=True)
        self.news.say(
            self.t("Kept until {day}.", day=day), self.t("The customer is told."), "ready"
        )
        self.news.show()
        self.refresh()

    def _cancel(self, reason: str) -> None:
        counter = self._counter
        if counter is not None:
            self.ask(
                service.cancel, then=self._cancelled, otherwise=self._refused,
                busy=[self.ending.stopping.deed], pickup=counter.pickup, seen=counter.version,
                reason=CancelReason(reason),
            )  # fmt: skip

    def _cancelled(self, gone: Cancelled) -> None:
        self.ending.shut()
        rest = packages.to_put_back(gone, self.context.language)
        if gone.paid:
            rest += " " + self.t("What was paid stays on the order.")
        fact = self.t("{number} is cancelled.", number=words.island(gone.number))
        again = (self.t("Prepare it again"), functools.partial(self._prepare_again, gone.order))
        self.notice("waiting", fact, rest.strip(), again)
        self.refresh()

    def _prepare_again(self, order: OrderId) -> None:
        if self.may(Task.SHIPMENT_PREPARE_AGAIN, at=self.next):
            self.ask(fulfilment.prepare_again, then=self._prepared, order=order)

    def _prepared(self, _part: object) -> None:
        self.notice("ready", self.t("Fulfilment sees this order again."))
