"""A sale by a card terminal: written down with its basket before the card is asked for, finished by its answer."""

from __future__ import annotations

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import PaymentState, Unfinished, WayToPay
from kiosk.back_office.till.rules import PayRefusal
from kiosk.core.change import Change
from kiosk.core.ids import CustomerId, OrderId, PaymentId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Task
from kiosk.database.acting import Act, View, does
from kiosk.devices.card_terminal import typed_slip
from kiosk.front_office.sales import rules
from kiosk.front_office.sales.rules import Begun, Item, RungUp
from kiosk.front_office.sales.service import standing
from kiosk.front_office.sales.service.selling import Payment, basket_of, sell


@does(Task.SALE_RING_UP)
def begin_card(
    act: Act, *, items: tuple[Item, ...], shown: int, customer: CustomerId | None = None
) -> Begun:
    """Writes down that the terminal is asked for what `items` cost; nothing is booked or leaves yet.

    The basket is kept with the payment, so that a lost answer can still become a sale. Refused: as
    `ring_up`; while the answer for an earlier basket of this PC is not known.
    """
    if under_way(act, station=act.station) is not None:
        raise Refused(PayRefusal.UNDER_WAY)
    basket = basket_of(act, items=items, shown=shown)
    payment = accounting.begin(
        act, way=WayToPay.CARD, minor=basket.total, at_counter=True, customer=customer,
        session=standing.session(act, way=WayToPay.CARD), reference=rules.written(basket.items),
    )  # fmt: skip
    return Begun(payment, basket.total)


@does(Task.SALE_RING_UP, about="payment")
def finish_card(
    act: Act, *, payment: PaymentId, slip: str, order: OrderId | None = None, language: str = ""
) -> RungUp:
    """The card was charged: the payment is captured and its basket sold.

    Refused: it is settled already, no slip, prices that are others by now, a product that is not there.
    """
    waiting = _waiting(act, payment)
    slip = typed_slip(slip) or ""
    if not slip:
        raise Refused(PayRefusal.SLIP_MISSING)
    basket = basket_of(act, items=rules.read_items(waiting.reference), shown=waiting.minor)
    session = standing.session(act, way=WayToPay.CARD)
    captured = PaymentState.CAPTURED
    accounting.settle(act, payment=payment, outcome=captured, slip=slip, session=session)
    paid = Payment(payment, WayToPay.CARD, session)
    return sell(
        act, basket=basket, paid=paid, customer=waiting.customer, order=order, language=language
    )


@does(Task.SALE_RING_UP, about="payment")
def drop_card(act: Act, *, payment: PaymentId) -> PaymentId:
    """The card was not charged: the payment has failed, and its basket is nobody's. Refused: settled already."""
    _waiting(act, payment)
    accounting.settle(act, payment=payment, outcome=PaymentState.FAILED)
    act.changed(Change.SALE, payment)
    return payment


def under_way(view: View, *, station: str) -> Unfinished | None:
    """A counter sale at `station` whose card nobody knows the outcome of."""
    return next((each for each in _of_sales(view) if each.station == station), None)


def _of_sales(view: View) -> list[Unfinished]:
    return [
        each
        for each in accounting.unfinished(view)
        if each.state is PaymentState.PENDING and each.order is None
    ]


def _waiting(act: Act, payment: PaymentId) -> Unfinished:
    found = next((each for each in _of_sales(act) if each.payment == payment), None)
    if found is None:
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    return found
