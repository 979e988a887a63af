"""Reading money: what is unfinished at the counter, and what a day and a till session took."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from kiosk.back_office.accounting.rules import Unfinished, WayTaken, WayToPay
from kiosk.back_office.accounting.store import payments as store
from kiosk.back_office.accounting.store import uncounted
from kiosk.core.ids import CustomerId, OrderId, PaymentId, PersonId
from kiosk.database.acting import View


def unfinished(view: View) -> tuple[Unfinished, ...]:
    """Captured counter payments that no hand-over or sale used up, and pending ones, oldest first (E25, E42)."""
    return tuple(
        Unfinished(
            PaymentId(row.id), row.state, row.way, row.minor - row.used - row.returned, row.currency,
            None if row.order_id is None else OrderId(row.order_id),
            None if row.customer_id is None else CustomerId(row.customer_id),
            row.session_id, None if row.person_id is None else PersonId(row.person_id), row.station,
            row.day, row.version, row.reference,
        )
        for row in store.pending_or_left(view)
    )  # fmt: skip


def store_credit(view: View, *, customer: CustomerId) -> int:
    """What a customer has as store credit."""
    return store.store_credit(view, customer)


def takings(view: View, *, day: date | None = None) -> tuple[WayTaken, ...]:
    """What came and went back on a business day (today), by way of paying.

    Of cash only how often, while a till is not counted that was open on that day.
    """
    day = day or view.day
    since = uncounted.since(view)
    return _by_way(store.taken(view, day=day), blind=since is not None and since <= day)


def session_takings(view: View, *, session: int) -> tuple[WayTaken, ...]:
    """What came and went back in a till session, by way of paying; its cash only once it is counted."""
    return _by_way(store.taken(view, session=session), blind=uncounted.holds(view, session))


def _by_way(rows: Sequence[Any], *, blind: bool) -> tuple[WayTaken, ...]:
    return tuple(_taken(row, blind=blind and row.way is WayToPay.CASH) for row in rows)


def _taken(row: Any, *, blind: bool) -> WayTaken:  # noqa: ANN401 - a row
    minor, back, coins = (None if blind else int(each) for each in (row.minor, row.back, row.coins))
    return WayTaken(row.way, int(row.count), minor, int(row.refunds), back, coins)
