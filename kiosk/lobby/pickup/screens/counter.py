"""The hand-over at a desk: fetch, scan each package, and hand over; a wrong package stops with a sound."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from typing_extensions import override

from kiosk.core import words
from kiosk.core.ids import PickupId
from kiosk.core.refusal import Refusal
from kiosk.core.task import Task
from kiosk.lobby.pickup import rules, service, texts
from kiosk.lobby.pickup.rules import (
    Counter,
    CounterPackage,
    Method,
    PickupRefusal,
    PickupState,
    Released,
    Scanned,
    Verified,
)
from kiosk.lobby.pickup.screens import packages
from kiosk.lobby.pickup.screens.counter_holding import HoldPage
from kiosk.lobby.pickup.screens.facts import Facts
from kiosk.lobby.pickup.screens.settling import Settling
from kiosk.ui.buttons import Button
from kiosk.ui.context import Closed, Context

LOOK_MS = 20_000


class CounterScreen(HoldPage):
    """One pickup at this desk. Whoever comes second sees who has it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._released: Released | None = None
        self._settling = Settling(self, self.pay)
        self._connect()
        self.retext()

    def _connect(self) -> None:
        self.scan.entered.connect(self._typed)
        self.give_back.pressed_open.connect(self._give_back)
        self.row.pressed_open.connect(self._act_on_row)
        self.more.pressed_open.connect(self._sell_more)
        self._guard_all()
        self.table.chosen.connect(self._word_row)
        self.take.pressed_open.connect(self._take)
        self.hand_over.pressed_open.connect(self._hand_over)
        self.print.pressed_open.connect(self._print)
        self.next.pressed_open.connect(self.context.home)
        self.proof.made_sure.connect(self._make_sure)
        self.proof.told.connect(self._two_facts)
        for button in (self.ending.keep, self.ending.stop, self.hand_over, self.take, self.row):
            button.explain.connect(self._explain_closed)
        self._look = QTimer(self)
        self._look.timeout.connect(self._look_again)
        self._look.start(LOOK_MS)

    def _guard_all(self) -> None:
        ending = self.ending
        for control, task in (
            (self.more, Task.SALE_RING_UP), (self.take, Task.PICKUP_CLAIM),
            (self.hand_over, Task.PICKUP_RELEASE), (self.give_back, Task.PICKUP_GIVE_BACK),
            (self.print, Task.PICKUP_PRINT), (self.row, Task.PICKUP_SCAN),
            (self.scan.edit, Task.PICKUP_SCAN), (ending.keep, Task.PICKUP_EXTEND),
            (ending.keeping.deed, Task.PICKUP_EXTEND), (ending.stop, Task.PICKUP_CANCEL),
            (ending.stopping.deed, Task.PICKUP_CANCEL),
        ):  # fmt: skip
            self.guard(control, task)

    # ---- what a screen offers

    @override
    def opened(self, **arguments: PickupId) -> None:
        pickup = arguments.get("pickup_id", arguments.get("pickup"))
        if pickup != self._pickup:
            self._released = self._counter = None
            self._settling.drop()
            self.news.hide()
            self.forget_said()
            self.ending.shut()
            self.forget_hold()
            # The customer before is nobody's to see, and nobody's to hand over to.
            self.curtain.draw(self.t("One moment"))
        self._pickup = pickup
        self.refresh()
        self.scan.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def refresh(self) -> None:
        # What was handed over stays as it was: the next part is another pick-up.
        if self._pickup is not None and self._released is None:
            self.ask(service.counter, then=self._show, pickup=self._pickup)

    @override
    def scanned(self, code: str) -> None:
        if self._settling.badge(code):
            return
        self.scan.set_text("")
        if rules.read_square(code) is not None or rules.read_code(code) is not None:
            self._prove(Method.CODE, shown=code)
        else:
            self._scan(code)

    @override
    def retext(self) -> None:
        t = self.t
        self.scan.set_texts(t("Scan the next package, or type its number"))
        self.table.set_columns(packages.columns(self.context.language))
        self.give_back.set_words(t("Give back"))
        self.more.set_words(t("Sell something more"))
        self.take.set_words(t("Fetch it: 15 minutes in my name"))
        self.print.set_words(t("Print the receipt"))
        self.next.set_words(t("Next customer"))
        if self._counter is not None:
            self._show(self._counter)

    @override
    def regard(self) -> None:
        super().regard()
        self.pay.tender.renew()
        if self._counter is not None:
            self._word_steps(self._counter)

    @override
    def wipe(self) -> None:
        self._look.stop()
        self._counter = self._pickup = self._released = None
        self.forget_said()
        super().wipe()

    # ---- what may be done

    def _show(self, counter: Counter) -> None:
        if counter.pickup != self._pickup:
            return
        self._counter = counter
        self.show_counter(counter, over=self._released is not None)
        self._word_steps(counter)
        mine = self.mine(counter) and counter.state in rules.SERVED and self._released is None
        self._settling.renew(counter, mine=mine)
        if self.curtain.drawn:
            self.curtain.open()
            self.scan.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _word_steps(self, counter: Counter) -> None:
        ended = counter.state in (PickupState.COLLECTED, PickupState.CANCELLED)
        over = self._released is not None or ended
        mine = self.mine(counter)
        for part in (self.scan, self.progress):
            part.setVisible(mine and not over)
        self.give_back.setVisible(mine and not over)
        self.more.setVisible(mine and not over)
        self.hand_over.setVisible(mine and not over)
        self.take.setVisible(not mine and not over)
        self.print.setVisible(self._released is not None)
        self.word_hold(counter, mine=mine, over=over)
        self.next.setVisible(over or not self.told.isHidden())
        leaving = [each for each in counter.packages if each.wanted or each.scanned]
        many = sum(quantity for each in leaving for _line, _name, quantity in each.holds)
        self._word_row(self.table.current)
        self.hand_over.set_words(self.tn("Hand over {n} item", "Hand over {n} items", many))
        why = self._why_not_take(counter) if not mine else self._why_not_yet(counter)
        control, task = (
            (self.hand_over, Task.PICKUP_RELEASE) if mine else (self.take, Task.PICKUP_CLAIM)
        )
        control.set_closed(why or None)
        why = self._resolved(task) or why
        self.why.setText(why)
        self.why.setVisible(bool(why) and not over)

    def _resolved(self, task: Task) -> str:
        closed = self.context.closed(task)
        return closed.reason if closed is not None else ""

    def _why_not_take(self, counter: Counter) -> str:
        if counter.blockers:
            return texts.waiting_for(counter.blockers[0], self.context.language)
        if counter.held is not None:
            return self.t("{name} has it.", name=counter.held.name)
        if counter.state not in rules.COLLECTABLE | rules.SERVED:
            return texts.state(counter.state, self.context.language)
        return ""

    def _why_not_yet(self, counter: Counter) -> str:
        t = self.t
        if counter.papers:
            return t("A paper is still to sign.")
        if counter.left:
            return self.tn(
                "Hand over opens when the last package is scanned.",
                "Hand over opens when all packages are scanned.",
                counter.left,
            )
        if not counter.identity_enough:
            return t("First make sure who collects.")
        if counter.signature and not counter.signed:
            return t("The signature is missing: the customer signs in the lobby.")
        if counter.due:
            amount = words.amount_with_currency(
                counter.due, counter.currency, self.context.language
            )
            return t("Still to pay: {amount}.", amount=words.island(amount))
        return ""

    # ---- the steps

    def _take(self) -> None:
        self.ask(
            service.fetch, then=self._taken, otherwise=self._refused, busy=[self.take],
            pickup=self._pickup,
        )  # fmt: skip

    def _taken(self, _answer: object) -> None:
        self.news.hide()
        self.refresh()
        self.scan.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> None:
        number = self.scan.text()
        self.scan.set_text("")
        if number:
            self.scanned(number)

    def _scan(self, number: str) -> None:
        counter = self._counter
        if not self.may(Task.PICKUP_SCAN, at=self.scan.edit):
            self.context.beep("wrong")
            return
        if counter is None or not self.mine(counter):
            self._stop(self.t("Take this pick-up to your desk first."), "")
            return
        self.ask(
            service.scan, then=self._scanned, otherwise=self._wrong_scan,
            pickup=self._pickup, number=number,
        )  # fmt: skip

    def _scanned(self, _found: Scanned) -> None:
        self.context.beep("right")
        self.news.hide()
        self.refresh()

    # ---- one package: not today after all, or today as well

    def _at_row(self) -> CounterPackage | None:
        counter, at = self._counter, self.table.current
        found = packages.ordered(counter) if counter is not None else []
        return found[at] if 0 <= at < len(found) else None

    def _word_row(self, _at: int) -> None:
        counter, package = self._counter, self._at_row()
        mine = counter is not None and self.mine(counter) and self._released is None
        self.row.setVisible(mine and package is not None)
        self.row.set_closed(None)
        if counter is None or package is None:
            return
        if package.scanned:
            self.row.set_words(self.t("Take the tick away"))
        elif not package.wanted:
            self.row.set_words(self.t("Take it today too"))
        else:
            self.row.set_words(self.t("Leave it for another day"))
            if sum(1 for each in counter.packages if each.wanted) == 1:
                self.row.set_closed(self.t("It is the only one: give the pick-up back."))

    def _act_on_row(self) -> None:
        counter, package = self._counter, self._at_row()
        if counter is None or package is None:
            return
        if package.scanned:
            self.ask(
                service.scan, then=self._changed, otherwise=self._refused, busy=[self.row],
                pickup=self._pickup, number=package.number, off=True,
            )  # fmt: skip
            return
        wanted = {each.package for each in counter.packages if each.wanted} ^ {package.package}
        lines = tuple(
            dict.fromkeys(
                line
                for each in counter.packages
                if each.package in wanted
                for line, _name, _quantity in each.holds
            )
        )
        self.ask(
            service.choose, then=self._changed, otherwise=self._refused, busy=[self.row],
            pickup=self._pickup, lines=lines,
        )  # fmt: skip

    def _changed(self, _answer: object) -> None:
        self.refresh()

    def _wrong_scan(self, refusal: Refusal) -> None:
        if refusal.code is not PickupRefusal.WRONG_PACKAGE:
            self._refused(refusal)
            return
        fact = self.t("Stop: this package belongs to somebody else.")
        self._stop(fact, self.t("Nothing was counted. Put it back on its place."))

    def _stop(self, fact: str, rest: str) -> None:
        self.context.beep("wrong")
        self.news.say(fact, rest, "overdue")
        self.news.show()

    def _make_sure(self, method: str) -> None:
        self._prove(Method(method), shown="")

    def _two_facts(self, facts: Facts) -> None:
        self._prove(Method.TWO_FACTS, shown="", facts=facts)

    def _prove(self, method: Method, *, shown: str, facts: Facts = ()) -> None:
        self.ask(
            service.make_sure, then=self._proven, otherwise=self._refused,
            pickup=self._pickup, method=method, shown=shown, facts=facts,
        )  # fmt: skip

    def _proven(self, found: Verified) -> None:
        if found.enough:
            self.context.beep("right")
            self.news.hide()
        else:
            fact = self.t("This is not enough for this value.")
            self._stop(fact, self.t("Ask for the code and one fact, or for a document."))
        self.refresh()

    def _hand_over(self, *, agreed: bool = False) -> None:
        counter = self._counter
        if counter is None:
            return
        self.ask(
            service.release, then=self._done, otherwise=self._refused, busy=[self.hand_over],
            pickup=counter.pickup, seen=counter.version, agreed=agreed,
        )  # fmt: skip

    def _done(self, released: Released) -> None:
        self._released = released
        fact = self.t("Handed over. Receipt {number}.", number=words.island(released.receipt))
        rest = ""
        if released.child:
            child = words.island(released.child)
            rest = self.t("The rest is {number}, with a new code on the receipt.", number=child)
        self.news.say(fact, rest, "ready")
        self.news.show()
        if self._counter is not None:
            self._show(self._counter)

    def _print(self) -> None:
        released = self._released
        if released is not None:
            self.ask(
                service.print_receipt, then=self._printed, otherwise=self._refused,
                busy=[self.print], handover=released.handover,
            )  # fmt: skip

    def _printed(self, copy: int) -> None:
        # Where it does not come out, this desk hears why, and that it is tried again.
        if copy:
            self.notice("ready", self.t("Copy {count} is printing.", count=copy))
        else:
            self.notice("ready", self.t("The receipt is printing."))

    def _give_back(self) -> None:
        self.ask(
            service.give_back, then=self._given_back, otherwise=self._refused,
            busy=[self.give_back], pickup=self._pickup,
        )  # fmt: skip

    def _sell_more(self) -> None:
        counter = self._counter
        if counter is not None:
            self.context.go("sales", order=counter.order, pickup=counter.pickup)

    def _given_back(self, _state: object) -> None:
        self.context.home()

    @override
    def _refused(self, refusal: Refusal) -> None:
        if refusal.code is PickupRefusal.COLLECTOR:
            fact = self.t("For this value we ask the customer first.")
            words_ = self.t("The customer said yes by phone")
            self.notice("waiting", fact, "", (words_, self._agreed))
            return
        self.context.say_refusal(refusal)
        self.refresh()

    def _agreed(self) -> None:
        self._hand_over(agreed=True)

    def _explain_closed(self, reason: str) -> None:
        control = self.sender()
        if self.context.shell is not None and isinstance(control, Button):
            self.context.shell.explain(control, Closed(reason))

    def _look_again(self) -> None:
        if self.isVisible() and self._released is None:
            self.refresh()
