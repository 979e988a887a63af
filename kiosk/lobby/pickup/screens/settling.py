"""The acts of paying at the hand-over: by cash, slip or credit at once; by a card terminal in two steps."""

from __future__ import annotations

from kiosk.back_office.accounting.rules import PaymentState, WayToPay
from kiosk.back_office.till.rules import Approval, Approver, NoBecause, Paid
from kiosk.back_office.till.service import approving, asking
from kiosk.back_office.till.service import paying as tills
from kiosk.back_office.till.service.asking import ToPay
from kiosk.core import words
from kiosk.core.by import Person
from kiosk.core.ids import OrderLineId, PaymentId, PersonId
from kiosk.core.refusal import Refusal
from kiosk.core.task import Task
from kiosk.lobby.pickup.rules import Counter
from kiosk.lobby.pickup.screens.paying import LATER, PayCard
from kiosk.records.staff import service as staff
from kiosk.records.staff.rules import Outcome
from kiosk.ui.screen import Screen
from kiosk.ui.tender import Taken
from kiosk.ui.terminal_talk import TerminalTalk


def lines_of(counter: Counter) -> tuple[tuple[OrderLineId, int], ...]:
    """What leaves now: the lines of the wanted packages and how many of each."""
    many: dict[OrderLineId, int] = {}
    for package in counter.packages:
        if package.wanted:
            for line, _name, quantity in package.holds:
                many[line] = many.get(line, 0) + quantity
    return tuple(many.items())


class Settling:
    """Asks for `screen` what is to pay, shows it in `card`, and does what is pressed there.

    A card payment is written down before the terminal is asked, and settled by what it says. Where its
    answer is lost the payment stays as it is, a red task: nothing is guessed (E42).
    """

    def __init__(self, screen: Screen, card: PayCard) -> None:
        self._screen, self._card = screen, card
        self._counter: Counter | None = None
        self._terminal = TerminalTalk(screen.context, card.tender.take, card.lost, self._heard)
        card.tender.taken.connect(self._take)
        card.lost.ask_again.connect(self._ask_again)
        card.second_needed.connect(self._ask_second)
        card.second.given.connect(self._approve)
        card.second.called.connect(self._call)
        card.second.declined.connect(self._keep_no)
        card.second.refused.connect(self._said_no)
        card.lost.charged.connect(lambda slip: self._settle_by_hand(approved=True, slip=slip))
        card.lost.not_charged.connect(lambda: self._settle_by_hand(approved=False))

    def renew(self, counter: Counter, *, mine: bool) -> None:
        """The pickup as it is now: what is to pay is asked for while it is at this desk."""
        self._counter = counter
        by = self._screen.context.by()
        if not mine or not isinstance(by, Person):
            self._card.drop()
            return
        self._screen.ask(
            asking.payable, then=self._show, newest=True, order=counter.order,
            lines=lines_of(counter), station=self._screen.context.station, person=by.id,
        )  # fmt: skip

    def drop(self) -> None:
        """Nobody stands here any more."""
        self._counter = None
        self._card.drop()

    def _show(self, to_pay: ToPay) -> None:
        # While the terminal has the card, the payment is under way and nothing is lost yet.
        here = self._counter is not None and to_pay.order == self._counter.order
        if here and not self._terminal.waits:
            self._card.show_for(to_pay)

    # ---- taking it

    def _take(self, taken: Taken) -> None:
        counter = self._counter
        if counter is None:
            return
        busy = [self._card.tender.take]
        order, lines, minor = counter.order, lines_of(counter), taken.minor
        if taken.way == LATER and self._card.above:
            self._ask_second()
        elif taken.way == LATER:
            self._screen.ask(
                tills.pay_later, then=self._later, otherwise=self._refused, busy=busy,
                order=order, lines=lines, minor=minor,
            )  # fmt: skip
        elif taken.way == WayToPay.CARD and self._terminal.there:
            self._screen.ask(
                tills.begin_card, then=self._begun, otherwise=self._refused, busy=busy,
                order=order, lines=lines, minor=minor,
            )  # fmt: skip
        else:
            self._screen.ask(
                tills.take_payment, then=self._paid, otherwise=self._refused, busy=busy,
                order=order, lines=lines, minor=minor, way=WayToPay(taken.way), given=taken.given,
                slip=taken.reference,
            )  # fmt: skip

    def _paid(self, paid: Paid) -> None:
        self._screen.context.beep("right")
        t = self._screen.context.t
        fact = t("{amount} is paid.", amount=self._said(paid.minor))
        then = t("Give back {amount}.", amount=self._said(paid.change)) if paid.change else ""
        self._screen.notice("ready", fact, then)
        self._screen.refresh()

    def _later(self, _later: object) -> None:
        self._screen.context.beep("right")
        self._screen.notice("ready", self._screen.context.t("It stays open on an invoice."))
        self._screen.refresh()

    def _refused(self, refusal: Refusal) -> None:
        self._screen.context.say_refusal(refusal)
        self._screen.refresh()

    # ---- a second person beside

    def _ask_second(self) -> None:
        by = self._screen.context.by()
        if isinstance(by, Person):
            order = self._counter.order if self._counter is not None else None
            self._screen.ask(
                approving.approvers, then=self._found_approvers, newest=True, person=by.id,
                order=order,
            )  # fmt: skip

    def _found_approvers(self, people: tuple[Approver, ...]) -> None:
        counter = self._counter
        if counter is not None:
            self._card.ask_second(counter.customer, counter.order_number, people)

    def _approve(self, approver: int, pin: str) -> None:
        counter = self._counter
        if counter is not None:
            self._screen.ask(
                approving.pay_later_approved, then=self._approved, otherwise=self._refused,
                busy=[self._card.second.page.approve], order=counter.order, lines=lines_of(counter),
                minor=self._card.second.minor, approver=PersonId(approver), pin=pin,
            )  # fmt: skip

    def _approved(self, said: Approval) -> None:
        context = self._screen.context
        if said.later is None:
            context.beep("wrong")
            shut = said.outcome is Outcome.DISABLED
            self._card.second.wrong(shut=shut, seconds=said.wait_seconds)
            return
        context.beep("right")
        self._card.leave_second()
        then = context.t("{name} has approved it.", name=said.name)
        self._screen.notice("ready", context.t("It stays open on an invoice."), then)
        self._screen.refresh()

    def _call(self, person: int) -> None:
        if self._screen.context.shell is not None:
            self._screen.context.shell.call(PersonId(person), Task.PAY_LATER_APPROVE)

    def _keep_no(self, why: str, person: int) -> None:
        if self._counter is not None:
            self._screen.ask(
                approving.not_approved, approval=Task.PAY_LATER_APPROVE.id, about=self._counter.order,
                minor=self._card.second.minor, why=NoBecause(why),
                approver=PersonId(person) if person else None,
            )  # fmt: skip

    def _said_no(self, why: str) -> None:
        self._card.leave_second()
        self._screen.notice("blocked", self._screen.context.t("Not approved: {why}.", why=why))

    def badge(self, code: str) -> bool:
        """A badge that was read while a second person is asked; False where nobody is."""
        if self._card.second.isHidden():
            return False
        self._screen.ask(staff.badge_holder, then=self._card.second.show_badge, code=code)
        return True

    # ---- a card at the terminal

    def _begun(self, paid: Paid) -> None:
        self._terminal.pay(paid.payment, paid.minor)

    def _ask_again(self) -> None:
        to_pay = self._card.to_pay
        if to_pay is not None and to_pay.under_way is not None:
            self._terminal.ask(to_pay.under_way)

    def _heard(self, payment: int, approved: bool | None, slip: str) -> None:
        self._settle(PaymentId(payment), approved=approved, slip=slip)

    def _settle_by_hand(self, *, approved: bool, slip: str = "") -> None:
        to_pay = self._card.to_pay
        if to_pay is not None and to_pay.under_way is not None:
            self._settle(to_pay.under_way, approved=approved, slip=slip)

    def _settle(self, payment: PaymentId, *, approved: bool | None, slip: str) -> None:
        self._screen.ask(
            tills.settle_card, then=self._settled, otherwise=self._refused,
            busy=[self._card.tender.take, self._card.lost.yes, self._card.lost.no],
            payment=payment, approved=approved, slip=slip,
        )  # fmt: skip

    def _settled(self, state: PaymentState) -> None:
        t, context = self._screen.context.t, self._screen.context
        if state is PaymentState.CAPTURED:
            context.beep("right")
            self._screen.notice("ready", t("Paid by card."))
        elif state is PaymentState.FAILED:
            context.beep("wrong")
            then = t("Nothing was charged. Try again, or pay another way.")
            self._screen.notice("waiting", t("The card was not accepted."), then)
        else:
            context.beep("wrong")
            self._screen.notice(
                "overdue", t("The card terminal did not answer. Nothing is guessed.")
            )
        self._screen.refresh()

    def _said(self, minor: int) -> str:
        context = self._screen.context
        return words.island(words.amount_with_currency(minor, context.currency, context.language))
