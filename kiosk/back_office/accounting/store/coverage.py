"""Queries that compare papers and payments with what covers them, went back of them and was taxed of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, case, func, literal, or_, select, union_all
from sqlalchemy.types import Integer

from kiosk.back_office.accounting.rules import (
    LIVE,
    Covering,
    EntryKind,
    InvoiceKind,
    InvoiceState,
    PaymentState,
)
from kiosk.back_office.accounting.tables import (
    covering,
    deposit_tax,
    entry,
    invoice,
    invoice_line,
    later,
    payment,
    refund,
)
from kiosk.database.acting import View

_ZERO: ColumnElement[int] = literal(0, Integer)
_VOID = select(invoice.c.id).where(
    invoice.c.kind == InvoiceKind.FINAL, invoice.c.state == InvoiceState.KEPT
)
"""Sales of hand-overs that were taken back: what they deducted is their payments' again."""
_LIVE_PAPER = invoice.c.state.not_in((InvoiceState.DRAFT, InvoiceState.KEPT))


def _sums(key: str, names: Sequence[str], parts: Sequence[Select[Any]]) -> Any:  # noqa: ANN401 - a subquery
    both = union_all(*parts).subquery()
    columns = [func.sum(both.c[name]).label(name) for name in names]
    return select(both.c[key], *columns).group_by(both.c[key]).subquery()


def _part(key: ColumnElement[Any], name: str, **values: ColumnElement[Any]) -> Select[Any]:
    names = ("deducted", "paid", "credited", "returned")
    columns = [values.get(each, _ZERO).label(each) for each in names]
    statement: Select[Any] = select(key.label(name), *columns)
    return statement


def _of(how: Covering) -> ColumnElement[int]:
    return case((covering.c.how == how, covering.c.minor), else_=_ZERO)


def wrong_papers(view: View) -> Sequence[Row[Any]]:
    """Papers of which other amounts are deducted, paid or credited than is written down, or of another state.

    The row has the paper, and beside it what was expected as `as_deducted`, `as_paid` and `as_credited`.
    """
    names = ("deducted", "paid", "credited", "returned")
    back = case((invoice.c.returns.is_(True), invoice.c.total), else_=_ZERO)
    key = "invoice_id"
    told = _sums(key, names, (
        _part(covering.c.invoice_id, key, deducted=_of(Covering.DEDUCTED), paid=_of(Covering.PAID)),
        _part(refund.c.invoice_id, key, paid=refund.c.minor).where(refund.c.invoice_id.is_not(None)),
        _part(invoice.c.credits, key, credited=invoice.c.deducted, returned=back).where(
            invoice.c.kind == InvoiceKind.CREDIT_NOTE, invoice.c.credits.is_not(None)
        ),
    ))  # fmt: skip
    note = invoice.c.kind == InvoiceKind.CREDIT_NOTE
    expected: dict[str, Any] = {name: func.coalesce(told.c[name], 0) for name in names}
    # Of a credit note what was taken off the open paper is its own word; the rest went back as money.
    expected["deducted"] = case(
        (note, invoice.c.total - expected["paid"]), else_=expected["deducted"]
    )
    settled = invoice.c.total == invoice.c.deducted + invoice.c.paid + invoice.c.credited
    whole = (expected["returned"] == invoice.c.total) & (invoice.c.total > 0)
    full = invoice.c.kind == InvoiceKind.FULL
    state = case(
        (full, str(InvoiceState.PAID)),
        (whole & ~note, str(InvoiceState.CREDITED)),
        (settled, str(InvoiceState.PAID)),
        else_=str(InvoiceState.POSTED),
    ).label("as_state")
    columns = [expected[name].label(f"as_{name}") for name in names[:3]]
    wrong = or_(
        *(invoice.c[name] != expected[name] for name in names[:3]), invoice.c.state != state
    )
    joined = invoice.outerjoin(told, told.c[key] == invoice.c.id)
    statement = select(invoice, *columns, state).select_from(joined).where(_LIVE_PAPER, wrong)
    return view.rows(statement.order_by(invoice.c.id))


def wrong_payments(view: View) -> Sequence[Row[Any]]:
    """Payments that say other amounts used or given back than is written down; beside them what was expected."""
    key = "payment_id"
    names = ("used", "on_bills", "refunded", "returned", "tax")

    def part(key_: ColumnElement[Any], **values: ColumnElement[Any]) -> Select[Any]:
        columns = [values.get(each, _ZERO).label(each) for each in names]
        statement: Select[Any] = select(key_.label(key), *columns)
        return statement

    unused = case((refund.c.invoice_id.is_(None), refund.c.minor), else_=_ZERO)
    came = deposit_tax.c.net + deposit_tax.c.tax > 0
    told = _sums(key, names, (
        part(covering.c.payment_id, used=covering.c.minor, on_bills=_of(Covering.PAID)).where(
            covering.c.invoice_id.not_in(_VOID)
        ),
        part(refund.c.payment_id, refunded=refund.c.minor, returned=unused),
        part(deposit_tax.c.payment_id, tax=case((came, deposit_tax.c.tax), else_=_ZERO)),
    ))  # fmt: skip
    expected = {name: func.coalesce(told.c[name], 0) for name in names}
    columns = [expected[name].label(f"as_{name}") for name in names]
    wrong = or_(*(payment.c[name] != expected[name] for name in names))
    joined = payment.outerjoin(told, told.c[key] == payment.c.id)
    statement = select(payment, *columns).select_from(joined).where(wrong)
    return view.rows(statement.order_by(payment.c.id))


def wrong_payment_states(view: View) -> Sequence[Row[Any]]:
    """Payments whose state does not follow from what went back of them."""
    row = payment.c
    follows = case(
        (row.refunded == 0, str(PaymentState.CAPTURED)),
        (row.refunded == row.minor, str(PaymentState.REFUNDED)),
        else_=str(PaymentState.PARTLY_REFUNDED),
    ).label("as_state")
    wrong = row.state.in_(LIVE) & (row.state != follows)
    # What never came, or came as if it had not, is used by nothing.
    idle = row.state.not_in(LIVE) & (row.used + row.refunded > 0)
    return view.rows(select(payment, follows).where(wrong | idle).order_by(row.id))


def strange_payments(view: View) -> Sequence[Row[Any]]:
    """Payments unlike the entry with which they came: its day and its kind; and coins that do not add up."""
    row = payment.c
    first = (
        select(entry.c.payment_id, func.min(entry.c.id).label("id"))
        .where(entry.c.payment_id.is_not(None))
        .group_by(entry.c.payment_id)
        .subquery("first_entries")
    )
    joined = payment.outerjoin(first, first.c.payment_id == row.id).outerjoin(
        entry, entry.c.id == first.c.id
    )
    live = row.state.in_(LIVE)
    deposit = row.order_id.is_not(None) & row.at_counter.is_(False) & (row.on_bills == 0)
    coins = (row.given > 0) & (row.given - row.change != row.minor + row.rounding)
    kind = entry.c.kind == EntryKind.DEPOSIT
    wrong = {
        "given": coins,
        "day": live & (entry.c.day != row.day),
        "at_counter": live & (kind != deposit),
        "captured_at": row.state.not_in(LIVE) & entry.c.id.is_not(None) & (row.state != "voided"),
    }
    column = case(*((found, name) for name, found in wrong.items()), else_="").label("wrong")
    beside = (entry.c.id.label("entry_id"), entry.c.day.label("entry_day"))
    statement = select(payment, column, *beside).select_from(joined)
    return view.rows(statement.where(or_(*wrong.values())).order_by(row.id))


def coverings_between(
    view: View, payments: Sequence[int], papers: Sequence[int]
) -> Sequence[Row[Any]]:
    """The coverings of these papers by these payments."""
    fits = covering.c.payment_id.in_(payments) & covering.c.invoice_id.in_(papers)
    return view.rows(select(covering).where(fits).order_by(covering.c.id))


def refunds_of(view: View, payments: Sequence[int]) -> Sequence[Row[Any]]:
    """What went back of these payments."""
    fits = refund.c.payment_id.in_(payments)
    return view.rows(select(refund).where(fits).order_by(refund.c.id))


def refunds_for(view: View, paper: int) -> Sequence[Row[Any]]:
    """What went back by a credit note."""
    fits = refund.c.invoice_id == paper
    return view.rows(select(refund).where(fits).order_by(refund.c.id))


def deposit_taxes(view: View) -> Sequence[Row[Any]]:
    """Every row of the tax of deposits beside its payment, payment by payment and rate by rate."""
    joined = deposit_tax.join(payment, payment.c.id == deposit_tax.c.payment_id)
    row = payment.c
    columns = (row.minor, row.used, row.on_bills, row.returned, row.state)
    stands = deposit_tax.c.invoice_id.is_(None) | deposit_tax.c.invoice_id.not_in(_VOID)
    statement = select(deposit_tax, *columns).select_from(joined).where(stands)
    order = (deposit_tax.c.payment_id, deposit_tax.c.rate, deposit_tax.c.id)
    return view.rows(statement.order_by(*order))


def wrong_returns(view: View) -> Sequence[Row[Any]]:
    """Credit notes whose word on returned goods, or whose paper, their lines do not bear out."""
    credited = invoice_line.alias("credited")
    names = (
        func.count(invoice_line.c.credits).label("many"),
        func.min(credited.c.invoice_id).label("first"),
        func.max(credited.c.invoice_id).label("last"),
    )
    told = (
        select(invoice_line.c.invoice_id, *names)
        .select_from(invoice_line.outerjoin(credited, credited.c.id == invoice_line.c.credits))
        .group_by(invoice_line.c.invoice_id)
        .subquery("told")
    )
    back = told.c.many > 0
    strange = or_(told.c.first != invoice.c.credits, told.c.last != invoice.c.credits)
    wrong = or_(back != invoice.c.returns, back & strange)
    statement = select(invoice, told.c.first, back.label("as_returns")).select_from(
        invoice.join(told, told.c.invoice_id == invoice.c.id)
    )
    return view.rows(statement.where(_LIVE_PAPER, wrong).order_by(invoice.c.id))


def overreturned(view: View) -> Sequence[Row[Any]]:
    """Lines of which more came back than was sold."""
    back = invoice_line.alias("back")
    quantity, total = func.sum(back.c.quantity), func.sum(back.c.total)
    line = invoice_line.c
    statement = (
        select(line.id, line.quantity, quantity.label("found"))
        .select_from(invoice_line.join(back, back.c.credits == line.id))
        .group_by(line.id, line.quantity, line.total)
        .having(or_(quantity > line.quantity, total > line.total))
    )
    return view.rows(statement.order_by(line.id))


def wrong_full_invoices(view: View) -> Sequence[Row[Any]]:
    """Full invoices that say other amounts than their receipt, or bear no name."""
    receipt = invoice.alias("receipt")
    joined = invoice.outerjoin(receipt, receipt.c.id == invoice.c.receipt_id)
    wrong = or_(
        receipt.c.id.is_(None), receipt.c.kind != InvoiceKind.RECEIPT, invoice.c.bill_to == "",
        invoice.c.total != receipt.c.total, invoice.c.tax != receipt.c.tax,
    )  # fmt: skip
    columns = (invoice, receipt.c.total.label("as_total"))
    statement = (
        select(*columns).select_from(joined).where(invoice.c.kind == InvoiceKind.FULL, wrong)
    )
    return view.rows(statement.order_by(invoice.c.id))


def wrong_promises(view: View) -> Sequence[Row[Any]]:
    """Orders whose final invoices left more open than was agreed to be paid later."""
    agreed = (
        select(
            later.c.order_id, func.sum(later.c.used).label("used"), func.max(later.c.id).label("id")
        )
        .group_by(later.c.order_id)
        .subquery("agreed")
    )
    standing = func.sum(invoice.c.total - invoice.c.deducted)
    fits = (invoice.c.kind == InvoiceKind.FINAL) & _LIVE_PAPER
    joined = invoice.join(agreed, agreed.c.order_id == invoice.c.order_id)
    statement = (
        select(agreed.c.id, agreed.c.used, standing.label("open"))
        .select_from(joined)
        .where(fits)
        .group_by(agreed.c.id, agreed.c.used)
        .having(standing > agreed.c.used)
    )
    return view.rows(statement.order_by(agreed.c.id))
