"""Money as it comes and goes: captured or begun, settled, voided, given back. Each is a step of a higher room's act."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from kiosk.back_office.accounting import rules
from kiosk.back_office.accounting.rules import (
    AccountingRefusal,
    Covering,
    EntryKind,
    PaymentState,
    Posting,
    WayToPay,
)
from kiosk.back_office.accounting.service import covering, papers, posting
from kiosk.back_office.accounting.service.papers import Known
from kiosk.back_office.accounting.service.posting import NewEntry
from kiosk.back_office.accounting.store import payments as store
from kiosk.core.by import Person
from kiosk.core.change import Change
from kiosk.core.ids import CustomerId, EntryId, OrderId, PaymentId, PersonId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.database.acting import Act, View
from kiosk.records.orders import service as orders
from kiosk.records.orders.rules import Axis


@dataclass(frozen=True, slots=True)
class _Money:
    """What comes in, of whom and for what."""

    way: WayToPay
    minor: int
    rounding: int
    at_counter: bool
    customer: CustomerId | None
    known: Known | None


def capture(
    act: Act,
    *,
    way: WayToPay,
    minor: int,
    at_counter: bool,
    order: OrderId | None = None,
    customer: CustomerId | None = None,
    session: int | None = None,
    given: int = 0,
    change: int = 0,
    rounding: int = 0,
    slip: str = "",
    reference: str = "",
) -> PaymentId:
    """A step: money came, `minor` of it in the business's currency (cash as ``minor + rounding``).

    `at_counter`: for what is taken next, which it covers in full. Otherwise, for an order, it pays
    what stands open on its papers, oldest first, and the rest is a deposit. Refused: nothing or less,
    10^13 or more, an order in another currency, change or rounding of anything but cash, more than
    the customer's store credit.
    """
    coming = _coming(act, way, minor, rounding, order, customer, at_counter)
    rules.check_coins(way, minor, given=given, change=change, rounding=rounding)
    values = _values(act, coming, order, session)
    values |= {"given": given, "change": change, "slip": slip, "reference": reference}
    bills = _bills(act, coming)
    on_bills = sum(some for _, some in bills)
    values |= {"used": on_bills, "on_bills": on_bills, "captured_at": act.now}
    taxes = _deposit_tax(act, coming, on_bills)
    values["tax"] = sum(tax for _, _, tax in taxes)
    payment = PaymentId(store.add_payments(act, [values])[0])
    _book(act, coming, payment, bills, taxes)
    return payment


def begin(
    act: Act,
    *,
    way: WayToPay,
    minor: int,
    at_counter: bool,
    order: OrderId | None = None,
    customer: CustomerId | None = None,
    session: int | None = None,
    slip: str = "",
    reference: str = "",
) -> PaymentId:
    """A step: a payment whose outcome is not known yet (PENDING); it books nothing. Refused: as `capture`."""
    coming = _coming(act, way, minor, 0, order, customer, at_counter)
    values = _values(act, coming, order, session)
    values |= {"slip": slip, "reference": reference, "captured_at": None}
    payment = PaymentId(store.add_payments(act, [values | {"state": PaymentState.PENDING}])[0])
    act.changed(Change.PAYMENT, payment)
    return payment


def settle(
    act: Act,
    *,
    payment: PaymentId,
    outcome: PaymentState,
    slip: str = "",
    session: int | None = None,
) -> None:
    """A step: what became of a pending payment, CAPTURED (and booked now) or FAILED.

    It is of the till `session` in which it is settled, not of the one in which it began. Refused: it is not pending (`NOT_PENDING`), there is none.
    """
    row = _row(act, payment)
    if row.state is not PaymentState.PENDING:
        raise Refused(AccountingRefusal.NOT_PENDING)
    if outcome is not PaymentState.CAPTURED:
        _change(act, row, state=PaymentState.FAILED, slip=slip or row.slip)
        return
    order = None if row.order_id is None else OrderId(row.order_id)
    customer = None if row.customer_id is None else CustomerId(row.customer_id)
    coming = _coming(act, row.way, row.minor, 0, order, customer, row.at_counter)
    bills = _bills(act, coming)
    on_bills = sum(some for _, some in bills)
    taxes = _deposit_tax(act, coming, on_bills)
    _change(
        act, row, state=outcome, slip=slip or row.slip, captured_at=act.now, day=act.day,
        session_id=session, used=on_bills, on_bills=on_bills, tax=sum(tax for _, _, tax in taxes),
    )  # fmt: skip
    _book(act, coming, payment, bills, taxes)


def void(act: Act, *, payment: PaymentId) -> None:
    """A step: a payment of this day is as if it had not been, by the mirror of its entry.

    That its till session is still open is the till's to know. Refused: it is not captured or went
    back in part (`NOT_CAPTURED`), a paper used of it (`ALREADY_USED`), another day (`NOT_TODAY`).
    """
    row = _row(act, payment)
    if row.state is not PaymentState.CAPTURED:
        raise Refused(AccountingRefusal.NOT_CAPTURED)
    if row.used:
        raise Refused(AccountingRefusal.ALREADY_USED)
    if row.day != act.day:
        raise Refused(AccountingRefusal.NOT_TODAY, day=row.day)
    _change(act, row, state=PaymentState.VOIDED)
    # The mirror takes the tax's lines back too; only what is known of them by rate is told apart.
    covering.take_tax_back(act, rows=[row], parts=[(row.id, None, row.minor)])
    entry = store.entry_of(act, payment)
    assert entry is not None
    posting.reverse(act, entry=EntryId(entry))
    note_axis(act, order=row.order_id)


def refund(
    act: Act,
    *,
    payment: PaymentId,
    minor: int,
    way: WayToPay,
    session: int | None = None,
    rounding: int = 0,
) -> None:
    """A step: gives back `minor` of a payment that no paper used, by `way`.

    What a paper used goes back by a credit note (`credit_lines`). Refused: amounts as in `capture`,
    a payment that did not come (`NOT_CAPTURED`), more than is left of it (`MORE_THAN_LEFT`, or
    `ALREADY_USED` where a paper used the rest), store credit of nobody (`NO_CUSTOMER`).
    """
    rules.check_amount(minor)
    rules.check_coins(way, minor, rounding=rounding)
    row = _row(act, payment)
    if row.state not in rules.LIVE:
        raise Refused(AccountingRefusal.NOT_CAPTURED)
    if minor > row.minor - row.refunded:
        left = row.minor - row.refunded
        raise Refused(AccountingRefusal.MORE_THAN_LEFT, minor=left, currency=row.currency)
    if minor > row.minor - row.used - row.returned:
        raise Refused(AccountingRefusal.ALREADY_USED)
    if way is WayToPay.STORE_CREDIT and row.customer_id is None:
        raise Refused(AccountingRefusal.NO_CUSTOMER)
    back = row.refunded + minor
    _change(
        act,
        row,
        refunded=back,
        returned=row.returned + minor,
        state=rules.refunded_state(row.minor, back),
    )
    went = {"way": way, "minor": minor, "rounding": rounding, "session_id": session}
    add_refunds(act, rows=[{"payment_id": payment, "customer_id": row.customer_id, **went}])
    taxes = covering.take_tax_back(act, rows=[row], parts=[(row.id, None, minor)])
    postings = (*rules.of_refund(way, minor, rounding=rounding), *taxes)
    entry = NewEntry(EntryKind.REFUND, postings, row.order_id, row.customer_id, payment=payment)
    posting.post(act, entries=[entry])
    note_axis(act, order=row.order_id)


def add_refunds(act: Act, *, rows: list[dict[str, object]]) -> None:
    """A step: writes down who gave back what, where and when."""
    plain: dict[str, object] = {
        "invoice_id": None, "customer_id": None, "rounding": 0, "session_id": None,
        "person_id": _person(act), "station": act.station, "day": act.day, "at": act.now,
    }  # fmt: skip
    store.add_refunds(act, [plain | row for row in rows])


def _coming(
    act: Act, way: WayToPay, minor: int, rounding: int, order: OrderId | None,
    customer: CustomerId | None, at_counter: bool,
) -> _Money:  # fmt: skip
    rules.check_amount(minor)
    known = None if order is None else papers.known(act, order=order)
    if known is not None:
        customer = known.customer
        if known.currency != act.facts.currency:
            raise Refused(AccountingRefusal.CURRENCY)
    if way is WayToPay.STORE_CREDIT:
        if customer is None:
            raise Refused(AccountingRefusal.NO_CUSTOMER)
        store.hold(act, customer)
        has = store.store_credit(act, customer)
        if minor > has:
            raise Refused(
                AccountingRefusal.MORE_THAN_CREDIT, minor=has, currency=act.facts.currency
            )
    return _Money(way, minor, rounding, at_counter, customer, known)


def _values(
    act: Act, coming: _Money, order: OrderId | None, session: int | None
) -> dict[str, object]:
    return {
        "way": coming.way,
        "order_id": order,
        "customer_id": coming.customer,
        "currency": act.facts.currency,
        "minor": coming.minor,
        "rounding": coming.rounding,
        "at_counter": coming.at_counter,
        "session_id": session,
        "person_id": _person(act),
        "station": act.station,
        "day": act.day,
    }


def _person(act: Act) -> PersonId | None:
    return act.by.id if isinstance(act.by, Person) else None


def _bills(act: Act, coming: _Money) -> list[tuple[Any, int]]:
    """The order's open papers that the money pays, each with how much of it."""
    known, left = coming.known, coming.minor
    if known is None or coming.at_counter or not (known.so_far.ahead or known.so_far.final):
        return []
    made = []
    for paper in store.open_papers(act, known.id):
        some = min(left, paper.total - paper.deducted - paper.paid - paper.credited)
        if some > 0:
            made.append((paper, some))
            left -= some
    return made


def _deposit_tax(act: Act, coming: _Money, on_bills: int) -> list[tuple[int, int, int]]:
    """Rate, net and tax of what of the money is a deposit."""
    left = coming.minor - on_bills
    if coming.known is None or coming.at_counter or left <= 0:
        return []
    return deposit_tax(act, order=coming.known.id, minor=left)


def deposit_tax(view: View, *, order: OrderId, minor: int) -> list[tuple[int, int, int]]:
    """Rate, net and tax of a deposit of `minor` for an order, where the country taxes deposits."""
    if not rules.deposits_are_taxed(view.facts.country):
        return []
    return rules.taxed_share(minor, papers.bill(view, order=order))


def add_deposit_tax(act: Act, *, payment: PaymentId, taxes: list[tuple[int, int, int]]) -> None:
    """A step: writes down what of a deposit is under each rate (rate, net, tax)."""
    came = {"payment_id": payment, "invoice_id": None}
    rows = [came | {"rate": rate, "net": net, "tax": tax} for rate, net, tax in taxes]
    store.add_deposit_taxes(act, rows)


def _book(
    act: Act,
    coming: _Money,
    payment: PaymentId,
    bills: list[tuple[Any, int]],
    taxes: list[tuple[int, int, int]],
) -> None:
    on_bills = sum(some for _, some in bills)
    for paper, some in bills:
        covering.mark_paid(act, paper=paper, minor=some)
    how = {"payment_id": payment, "how": Covering.PAID}
    store.add_coverings(act, [how | {"invoice_id": each.id, "minor": some} for each, some in bills])
    add_deposit_tax(act, payment=payment, taxes=taxes)
    postings: tuple[Posting, ...] = rules.of_payment(
        coming.way, coming.minor, on_bills=on_bills, rounding=coming.rounding
    )
    postings += rules.of_deposit_tax((rate, tax) for rate, _, tax in taxes)
    order = None if coming.known is None else coming.known.id
    deposit = order is not None and not coming.at_counter and not on_bills
    kind = EntryKind.DEPOSIT if deposit else EntryKind.PAYMENT
    posting.post(act, entries=[NewEntry(kind, postings, order, coming.customer, payment=payment)])
    act.changed(Change.PAYMENT, payment)
    if coming.known is not None:
        so_far = coming.known.so_far
        paid_in = so_far.paid_in + coming.minor - on_bills
        # What paid a bill counts there; for the axis it is all the same money that came.
        _write_axis(act, coming.known, replace(so_far, paid_in=paid_in + on_bills))


def note_axis(act: Act, *, order: OrderId | None) -> None:
    """A step: writes the billing axis of a payment's order where it now says something else."""
    if order is not None:
        known = papers.known(act, order=OrderId(order))
        _write_axis(act, known, known.so_far)


def _write_axis(act: Act, known: Known, so_far: rules.SoFar) -> None:
    value = rules.billing_of(known.total, so_far)
    if value is not known.billing:
        orders.note(act, order=known.id, axis=Axis.BILLING, value=value)


def _row(act: Act, payment: PaymentId) -> Any:  # noqa: ANN401 - a row
    row = store.one(act, payment)
    if row is None:
        raise Refused(ActRefusal.NOT_FOUND)
    return row


def _change(act: Act, row: Any, **values: object) -> None:  # noqa: ANN401 - a row
    if not store.change_payment(act, row.id, row.version, **values):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    act.changed(Change.PAYMENT, row.id)
