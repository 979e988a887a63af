"""What a desk asks before it takes money for an order's lines: how much, and which ways are open here now."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.back_office.accounting import rules as books
from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import PaymentState
from kiosk.back_office.till import rules
from kiosk.back_office.till.rules import SessionState, Sharing
from kiosk.back_office.till.service import standing
from kiosk.back_office.till.service.paying import Taken
from kiosk.back_office.till.store import sessions as store
from kiosk.core.ids import OrderId, PaymentId, PersonId
from kiosk.database.acting import View
from kiosk.records.orders import service as orders


@dataclass(frozen=True, slots=True)
class ToPay:
    """What is to pay for lines of an order, minor units, and what it may be paid with here.

    `cash` is `due` rounded to coins; `till` the number of the till that takes cash here, or None with
    `whose` where it is somebody's own; `credit` the customer's store credit, `later` how much may
    stay open without an approver; `under_way` is a card payment of which nobody knows yet what became.
    """

    order: OrderId
    currency: str
    due: int
    cash: int
    faces: tuple[int, ...]
    till: int | None
    whose: str
    credit: int
    later: int
    under_way: PaymentId | None
    under_way_minor: int


def payable(view: View, *, order: OrderId, lines: Taken, station: str, person: PersonId) -> ToPay:
    """What is to pay for `lines`, and by which ways `person` may take it at `station`."""
    currency = view.facts.currency
    due = accounting.due(view, order=order, lines=dict(lines)) if lines else 0
    _options, step = store.options(view)
    session = standing.session_for(view, station=station)
    is_open = session is not None and session.state is SessionState.OPEN
    mine = session is not None and (session.sharing is Sharing.SHARED or session.holder == person)
    whose = ""
    if session is not None and is_open and not mine:
        whose = standing.name_of(view, person=session.holder)
    pending = [
        each
        for each in accounting.unfinished(view)
        if each.order == order and each.state is PaymentState.PENDING
    ]
    waiting = pending[0] if pending else None
    return ToPay(
        order=order,
        currency=currency,
        due=due,
        cash=books.cash_rounded(due, step) if due > 0 else 0,
        faces=tuple(sorted(rules.faces(currency))),
        till=session.number if session is not None and is_open and mine else None,
        whose=whose,
        credit=accounting.store_credit(view, customer=orders.order(view, order=order).customer),
        later=accounting.credit_limit_left(view, order=order),
        under_way=None if waiting is None else waiting.payment,
        under_way_minor=0 if waiting is None else waiting.minor,
    )
