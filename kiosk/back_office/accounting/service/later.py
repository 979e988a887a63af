"""Invoice later: what of the goods taken today may stay open on an invoice, within the customer's hard limit."""

from __future__ import annotations

from kiosk.back_office.accounting import rules
from kiosk.back_office.accounting.rules import AccountingRefusal
from kiosk.back_office.accounting.service import papers
from kiosk.back_office.accounting.store import payments as store
from kiosk.core.by import Person
from kiosk.core.change import Change
from kiosk.core.ids import CustomerId, LaterId, OrderId, PersonId
from kiosk.core.refusal import Refused
from kiosk.database.acting import Act, View

LIMIT = "credit_limit"
"""The owner's option: how much one customer may have open, minor units; without it nothing."""


def invoice_later(
    act: Act, *, order: OrderId, minor: int, approved_by: PersonId | None = None
) -> LaterId:
    """A step: `minor` of what is taken of `order` today stays open on its final invoice, with a due day.

    The hard limit holds for all that the customer has open. Over it somebody else must have approved:
    the caller has checked who they are and that they may. Refused: amounts as in `capture`, an order
    in another currency, more than is left of the order (`MORE_THAN_OPEN`), over the limit
    (`OVER_LIMIT`, with the limit and what is open), approved by oneself (`APPROVED_BY_ONESELF`).
    """
    rules.check_amount(minor)
    known = papers.known(act, order=order)
    if known.currency != act.facts.currency:
        raise Refused(AccountingRefusal.CURRENCY)
    so_far = known.so_far
    if minor > known.total - so_far.ahead - so_far.final - so_far.later:
        raise Refused(AccountingRefusal.MORE_THAN_OPEN)
    me = act.by.id if isinstance(act.by, Person) else None
    if approved_by is not None and approved_by == me:
        raise Refused(AccountingRefusal.APPROVED_BY_ONESELF)
    limit = int(store.options(act).get(LIMIT, 0))
    store.hold(act, known.customer)
    owed = store.owed(act, known.customer, act.day)
    if owed + minor > limit and approved_by is None:
        facts = {"limit": limit, "open": owed, "currency": known.currency}
        raise Refused(AccountingRefusal.OVER_LIMIT, **facts)
    made = store.add_later(
        act,
        order_id=order,
        customer_id=known.customer,
        minor=minor,
        person_id=me,
        approved_by=approved_by,
        day=act.day,
        due_day=act.day + papers.TERM,
    )
    act.changed(Change.ORDER, order)
    return LaterId(made)


def credit_limit_left(view: View, *, order: OrderId) -> int:
    """How much more of this order's customer may stay open without an approver."""
    known = papers.known(view, order=order)
    owed = store.owed(view, known.customer, view.day)
    return max(int(store.options(view).get(LIMIT, 0)) - owed, 0)


def owes(view: View, *, customer: CustomerId) -> bool:
    """Whether a customer has something open on papers, or left open today; how much is not said."""
    return store.owed(view, customer, view.day) > 0
