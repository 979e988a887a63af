"""Taking payments at a desk: what is to pay for the lines taken now, by any way, and taking them back."""

from __future__ import annotations

from kiosk.back_office.accounting import rules as books
from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import PaymentState, WayToPay
from kiosk.back_office.till.rules import Paid, PayRefusal
from kiosk.back_office.till.service import standing
from kiosk.back_office.till.store import sessions as store
from kiosk.back_office.till.store import takings
from kiosk.core import text
from kiosk.core.ids import LaterId, OrderId, OrderLineId, PaymentId, TillSessionId
from kiosk.core.money import LARGEST
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Task
from kiosk.database.acting import Act, does
from kiosk.devices.card_terminal import typed_slip
from kiosk.records.printing import service as printing

Taken = tuple[tuple[OrderLineId, int], ...]
"""What is taken now: order lines and how many of each."""
AT_COUNTER = (WayToPay.CASH, WayToPay.CARD, WayToPay.TRANSFER, WayToPay.STORE_CREDIT)
_BACK_AS: dict[WayToPay, frozenset[WayToPay]] = {
    WayToPay.CASH: frozenset({WayToPay.CASH, WayToPay.TRANSFER, WayToPay.STORE_CREDIT}),
    WayToPay.CARD: frozenset({WayToPay.CARD, WayToPay.TRANSFER, WayToPay.STORE_CREDIT}),
    WayToPay.TRANSFER: frozenset({WayToPay.TRANSFER, WayToPay.STORE_CREDIT}),
    WayToPay.STORE_CREDIT: frozenset({WayToPay.STORE_CREDIT}),
    WayToPay.WEB_SHOP: frozenset({WayToPay.WEB_SHOP, WayToPay.TRANSFER, WayToPay.STORE_CREDIT}),
}
"""How money may go back: never as cash against a card."""


@does(Task.PAYMENT_TAKE, about="order")
def take_payment(
    act: Act,
    *,
    order: OrderId,
    lines: Taken,
    way: WayToPay,
    minor: int,
    given: int = 0,
    slip: str = "",
    keep_as_credit: bool = False,
) -> Paid:
    """Takes `minor` of what is to pay for `lines`; what was `given` in cash gives change.

    Cash needs the open till of this PC and is rounded to its coins; another way needs only the day.
    Refused: nothing to pay, amounts of 0, below or far above, more than is to pay (by card or transfer
    the rest stays the customer's credit with `keep_as_credit`), too little given, no slip number.
    """
    due = _due(act, order, lines, minor)
    if way not in AT_COUNTER:
        raise Refused(PayRefusal.NOT_THIS_WAY)
    if way is WayToPay.CASH:
        return _take_cash(act, order, due, minor, given)
    if given:
        raise Refused(PayRefusal.GIVEN_FOR_CASH_ONLY)
    slip = typed_slip(slip) or ""
    if way is WayToPay.CARD and not slip:
        raise Refused(PayRefusal.SLIP_MISSING)
    more = minor - due
    if more > 0 and not (keep_as_credit and way in (WayToPay.CARD, WayToPay.TRANSFER)):
        raise Refused(PayRefusal.MORE_THAN_DUE)
    session = standing.session_now(act)
    made = accounting.capture(
        act,
        way=way,
        minor=min(minor, due),
        order=order,
        at_counter=True,
        session=session,
        slip=slip,
    )
    if more > 0:
        accounting.capture(
            act, way=way, minor=more, order=order, at_counter=False, session=session, slip=slip
        )
    return Paid(made, minor, 0, 0, max(due - minor, 0))


def _due(act: Act, order: OrderId, lines: Taken, minor: int) -> int:
    standing.amount(act, minor=minor)
    if takings.pending_of_order(act, order):
        raise Refused(PayRefusal.UNDER_WAY)
    due = accounting.due(act, order=order, lines=dict(lines))
    if due <= 0:
        raise Refused(PayRefusal.NOTHING_TO_PAY)
    return due


def _take_cash(act: Act, order: OrderId, due: int, minor: int, given: int) -> Paid:
    session = standing.cash_needs_session(act)
    if minor > due:
        raise Refused(PayRefusal.MORE_THAN_DUE)
    _options, step = store.options(act)
    coins = books.cash_rounded(minor, step)
    if given and not coins <= given < LARGEST:
        raise Refused(PayRefusal.GIVEN_TOO_LITTLE)
    change = given - coins if given else 0
    made = accounting.capture(
        act, way=WayToPay.CASH, minor=minor, order=order, at_counter=True, session=session.id,
        given=given, change=change, rounding=coins - minor,
    )  # fmt: skip
    printing.queue_drawer(act, reason="payment")
    return Paid(made, minor, change, coins - minor, due - minor)


@does(Task.PAYMENT_TAKE, about="order")
def begin_card(act: Act, *, order: OrderId, lines: Taken, minor: int) -> Paid:
    """Writes down that a card terminal is asked for `minor` now; nothing is booked before its answer.

    Refused: as `take_payment`, and while an earlier payment's outcome is not known.
    """
    due = _due(act, order, lines, minor)
    if minor > due:
        raise Refused(PayRefusal.MORE_THAN_DUE)
    made = accounting.begin(
        act, way=WayToPay.CARD, minor=minor, order=order, at_counter=True,
        session=standing.session_now(act),
    )  # fmt: skip
    return Paid(made, minor, 0, 0, due)


@does(Task.PAYMENT_TAKE, about="payment")
def settle_card(
    act: Act, *, payment: PaymentId, approved: bool | None, slip: str = ""
) -> PaymentState:
    """What the terminal said of a payment that was begun: approved, declined, or nothing that is known.

    With None it stays pending, a red task: never guessed (E42). It is noted in the till that is open
    here now. Refused: it is settled already, approved without a slip.
    """
    if approved is None:
        act.note(outcome="unknown")
        return PaymentState.PENDING
    slip = text.clean_text(slip, limit=40)
    if approved and not slip:
        raise Refused(PayRefusal.SLIP_MISSING)
    state = PaymentState.CAPTURED if approved else PaymentState.FAILED
    accounting.settle(
        act, payment=payment, outcome=state, slip=slip, session=standing.session_now(act)
    )
    return state


@does(Task.PAYMENT_VOID, about="payment")
def void_payment(act: Act, *, payment: PaymentId) -> PaymentId:
    """Takes back a payment of this day as if it had not been, while its till session is open.

    Refused: its till is closed or being counted, another day: then only a refund (E10); a paper used it.
    """
    row = takings.one_payment(act, payment)
    if row is None:
        raise Refused(ActRefusal.NOT_FOUND)
    if row.session_id is not None:
        found = store.hold(act, TillSessionId(row.session_id))
        if found is None or standing.session_now(act) != found.id:
            raise Refused(PayRefusal.VOID_TOO_LATE)
    elif row.day != act.day:
        raise Refused(PayRefusal.VOID_TOO_LATE)
    accounting.void(act, payment=payment)
    return payment


@does(Task.PAYMENT_REFUND, about="payment")
def refund_payment(act: Act, *, payment: PaymentId, minor: int, way: WayToPay) -> Paid:
    """Gives back `minor` of a payment that no paper used; the answer's `rounding` is of cash.

    Never as cash against a card (E7). Cash needs the open till of this PC. Refused: more than is left.
    """
    standing.amount(act, minor=minor)
    row = takings.one_payment(act, payment)
    if row is None:
        raise Refused(ActRefusal.NOT_FOUND)
    if way not in _BACK_AS[row.way]:
        raise Refused(PayRefusal.NOT_THIS_WAY)
    session, rounding = standing.session_now(act), 0
    if way is WayToPay.CASH:
        session = standing.cash_needs_session(act).id
        rounding = books.cash_rounded(minor, store.options(act)[1]) - minor
        printing.queue_drawer(act, reason="refund")
    accounting.refund(
        act, payment=payment, minor=minor, way=way, session=session, rounding=rounding
    )
    return Paid(payment, minor, 0, rounding, 0)


@does(Task.PAY_LATER, about="order")
def pay_later(act: Act, *, order: OrderId, lines: Taken, minor: int) -> LaterId:
    """Leaves `minor` of what is taken open on an invoice, within the customer's hard limit.

    Over the limit somebody else approves: `pay_later_approved`. Refused: nothing to pay, more than
    is to pay, over the limit.
    """
    may_stay_open(act, order=order, lines=lines, minor=minor)
    return accounting.invoice_later(act, order=order, minor=minor)


def may_stay_open(act: Act, *, order: OrderId, lines: Taken, minor: int) -> None:
    """A step: refuses an amount that is not what is to pay of `lines` now, or part of it."""
    if minor > _due(act, order, lines, minor):
        raise Refused(PayRefusal.MORE_THAN_DUE)
