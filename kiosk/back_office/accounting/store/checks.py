"""Queries that re-derive what is kept: entries, balances, papers and payments against each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Row,
    Select,
    and_,
    case,
    func,
    literal,
    or_,
    select,
    type_coerce,
    union_all,
)

from kiosk.back_office.accounting.rules import EntryKind, InvoiceKind, InvoiceState, LineKind, Use
from kiosk.back_office.accounting.tables import (
    account,
    balance,
    entry,
    entry_line,
    invoice,
    invoice_line,
    payment,
    zero,
)
from kiosk.database.acting import View
from kiosk.database.types import Word
from kiosk.records.orders.tables import order_line
from kiosk.records.settings.rules import Series
from kiosk.records.settings.tables import series

NO_RATE = -1
"""Stands for no rate where sums are compared: nulls would not meet each other."""


def count_all(view: View) -> int:
    """How many rows the ledger's check looks at."""
    tables = (account, balance, entry, invoice, payment)
    counts = [select(func.count()).select_from(each).scalar_subquery() for each in tables]
    found = view.connection.execute(select(*counts)).one()
    return sum(int(count) for count in found)


def zeros(view: View) -> Sequence[int]:
    """The rows of the one-row table `zero`."""
    return view.connection.execute(select(zero.c.off).order_by(zero.c.off)).scalars().all()


def accounts(view: View) -> Sequence[Row[Any]]:
    """Every account."""
    return view.rows(select(account).order_by(account.c.id))


def wrong_entries(view: View) -> Sequence[Row[Any]]:
    """Entries whose lines do not sum to zero, whose kept sum is not zero, or that stand on another day."""
    line = entry_line
    total = func.coalesce(func.sum(line.c.minor), 0)
    strange = func.coalesce(func.sum(case((line.c.day != entry.c.day, 1), else_=0)), 0)
    count = func.count(line.c.id)
    statement = (
        select(
            entry.c.id, entry.c.off, entry.c.day, entry.c.invoice_id, entry.c.payment_id,
            total.label("total"), strange.label("strange"), count.label("lines"),
        )
        .select_from(entry.outerjoin(line, line.c.entry_id == entry.c.id))
        .group_by(entry.c.id, entry.c.off, entry.c.day, entry.c.invoice_id, entry.c.payment_id)
        .having(or_(total != 0, entry.c.off != 0, strange != 0, count == 0))
        .order_by(entry.c.id)
    )  # fmt: skip
    return view.rows(statement)


def strays(view: View) -> Sequence[Row[Any]]:
    """Entries that name another order than their invoice or payment does."""
    joined = entry.outerjoin(invoice, invoice.c.id == entry.c.invoice_id).outerjoin(
        payment, payment.c.id == entry.c.payment_id
    )
    wanted = func.coalesce(invoice.c.order_id, payment.c.order_id)
    statement = select(entry.c.id, entry.c.order_id, wanted.label("wanted")).select_from(joined)
    wrong = wanted.is_not(None) & (entry.c.order_id.is_(None) | (entry.c.order_id != wanted))
    return view.rows(statement.where(wrong).order_by(entry.c.id))


def lines_of_entry(view: View, id: int) -> Sequence[Row[Any]]:  # noqa: A002 - a row's id
    """An entry's lines with the use of each account."""
    return view.rows(_lines().where(entry.c.id == id).order_by(entry_line.c.id))


def lines_of_paper(view: View, *, invoice_id: int = 0, payment_id: int = 0) -> Sequence[Row[Any]]:
    """The lines that were posted for an invoice or for a payment."""
    fits = entry.c.payment_id == payment_id if payment_id else entry.c.invoice_id == invoice_id
    return view.rows(_lines().where(fits).order_by(entry_line.c.id))


def _lines() -> Select[Any]:
    joined = entry.join(entry_line, entry_line.c.entry_id == entry.c.id).join(
        account, account.c.id == entry_line.c.account_id
    )
    columns = (
        entry_line.c.id, entry_line.c.entry_id, entry_line.c.account_id, entry_line.c.minor,
        entry_line.c.day, entry_line.c.rate, account.c.use,
    )  # fmt: skip
    return select(*columns).select_from(joined)


def wrong_balances(view: View) -> Sequence[Row[Any]]:
    """Accounts and months whose kept balance differs from the sum of their lines."""
    month = func.substr(type_coerce(entry_line.c.day, Word), 1, 7)
    kept = select(
        balance.c.account_id, balance.c.month, balance.c.minor.label("kept"), _whole(0).label("sum")
    )
    summed = select(
        entry_line.c.account_id, month.label("month"), _whole(0), func.sum(entry_line.c.minor)
    ).group_by(entry_line.c.account_id, month)
    both = union_all(kept, summed).subquery("both_sides")
    found, expected = func.sum(both.c.kept), func.sum(both.c.sum)
    key = (both.c.account_id, both.c.month)
    statement: Select[Any] = select(*key, found.label("kept"), expected.label("expected"))
    statement = statement.group_by(*key)
    return view.rows(statement.having(found != expected).order_by(*key))


def _whole(value: int) -> ColumnElement[int]:
    return literal(value, Integer)


# ------------------------------------------------------------------------------------------ papers


def unlike_their_lines(view: View) -> Sequence[Row[Any]]:
    """Papers whose net or tax differs from the sum of their lines."""
    line = invoice_line
    net, tax = func.coalesce(func.sum(line.c.net), 0), func.coalesce(func.sum(line.c.tax), 0)
    statement = (
        select(invoice.c.id)
        .select_from(invoice.outerjoin(line, line.c.invoice_id == invoice.c.id))
        .group_by(invoice.c.id, invoice.c.net, invoice.c.tax)
        .having(or_(net != invoice.c.net, tax != invoice.c.tax))
    )
    return view.rows(statement.order_by(invoice.c.id))


def unlike_their_entry(view: View) -> Sequence[Row[Any]]:
    """Papers that ask for other postings than were made, by use and rate: what lacks, signed."""
    sign = case((invoice.c.kind == InvoiceKind.CREDIT_NOTE, 1), else_=-1)
    posted = invoice.c.state.not_in((InvoiceState.KEPT, InvoiceState.DRAFT))
    joined = invoice.join(invoice_line, invoice_line.c.invoice_id == invoice.c.id)
    income = case(
        (invoice_line.c.what == LineKind.SHIPPING, str(Use.SHIPPING_INCOME)),
        else_=str(Use.SALES),
    )
    note = invoice.c.kind == InvoiceKind.CREDIT_NOTE
    owed = invoice.c.total - invoice.c.deducted

    def asks(
        use: ColumnElement[Any], rate: ColumnElement[Any], minor: ColumnElement[Any]
    ) -> Select[Any]:
        columns = (invoice.c.id.label("invoice_id"), type_coerce(use, Word).label("use"))
        statement: Select[Any] = select(*columns, rate.label("rate"), minor.label("minor"))
        return statement.where(posted)

    none, line = _whole(NO_RATE), invoice_line
    tax = literal(str(Use.TAX_PAYABLE))
    wanted = [
        asks(income, line.c.rate, sign * line.c.net).select_from(joined),
        asks(tax, line.c.rate, sign * line.c.tax).select_from(joined),
        asks(literal(str(Use.DEPOSITS)), none, invoice.c.deducted).where(~note),
        asks(literal(str(Use.RECEIVABLE)), none, owed).where(~note),
        asks(literal(str(Use.WEB_SHOP_CLEARING)), none, -invoice.c.total).where(note),
    ]
    return view.rows(_compared("invoice_id", entry.c.invoice_id, wanted))


def payments_unlike_their_entry(view: View) -> Sequence[Row[Any]]:
    """Payments that ask for other postings than were made."""
    wanted = [
        select(
            payment.c.id.label("payment_id"),
            type_coerce(literal(str(use)), Word).label("use"),
            _whole(NO_RATE).label("rate"),
            minor.label("minor"),
        )
        for use, minor in (
            (Use.WEB_SHOP_CLEARING, payment.c.minor),
            (Use.DEPOSITS, -payment.c.minor),
        )
    ]
    return view.rows(_compared("payment_id", entry.c.payment_id, wanted))


def _compared(name: str, key: ColumnElement[Any], wanted: Sequence[Select[Any]]) -> Select[Any]:
    made = (
        select(
            key.label(name),
            type_coerce(account.c.use, Word).label("use"),
            func.coalesce(entry_line.c.rate, NO_RATE).label("rate"),
            (-entry_line.c.minor).label("minor"),
        )
        .select_from(
            entry.join(entry_line, entry_line.c.entry_id == entry.c.id).join(
                account, account.c.id == entry_line.c.account_id
            )
        )
        .where(key.is_not(None), entry.c.kind != EntryKind.REVERSAL)
    )
    both = union_all(*wanted, made).subquery("both_sides")
    lacks = func.sum(both.c.minor)
    found = (both.c[name], both.c.use, both.c.rate)
    compared = select(*found, lacks.label("lacks")).group_by(*found)
    return compared.having(lacks != 0).order_by(*found)


def head(view: View, id: int) -> Row[Any] | None:  # noqa: A002 - a row's id
    """An invoice."""
    return view.row(select(invoice).where(invoice.c.id == id))


def lines_with_their_order(view: View, id: int) -> Sequence[Row[Any]]:  # noqa: A002 - a row's id
    """An invoice's lines beside the lines of the order that they bill."""
    ordered = order_line
    joined = invoice_line.outerjoin(ordered, ordered.c.id == invoice_line.c.order_line_id)
    beside = (
        ordered.c.rate.label("order_rate"),
        ordered.c.total.label("order_total"),
        ordered.c.quantity.label("order_quantity"),
    )
    statement = select(invoice_line, *beside).select_from(joined)
    return view.rows(statement.where(invoice_line.c.invoice_id == id).order_by(invoice_line.c.id))


def wrong_states(view: View) -> Sequence[Row[Any]]:
    """Papers whose state or paid amount does not follow from their other amounts."""
    note = invoice.c.kind == InvoiceKind.CREDIT_NOTE
    settled = invoice.c.total == invoice.c.deducted + invoice.c.paid
    live = invoice.c.state.in_((InvoiceState.POSTED, InvoiceState.PAID))
    wrong = or_(
        and_(live, settled, invoice.c.state == InvoiceState.POSTED),
        and_(live, ~settled, invoice.c.state == InvoiceState.PAID),
        and_(note, invoice.c.paid != invoice.c.total),
        and_(~note, invoice.c.paid != 0),
    )
    return view.rows(select(invoice).where(wrong).order_by(invoice.c.id))


def orders_unlike_their_payments(view: View) -> Sequence[Row[Any]]:
    """Orders whose payments say other amounts used or given back than their papers do."""
    paid = select(
        payment.c.order_id,
        payment.c.used,
        payment.c.refunded,
        _whole(0).label("deducted"),
        _whole(0).label("back"),
    )
    note = invoice.c.kind == InvoiceKind.CREDIT_NOTE
    live = invoice.c.state.not_in((InvoiceState.KEPT, InvoiceState.DRAFT))
    told = select(
        invoice.c.order_id,
        _whole(0),
        _whole(0),
        invoice.c.deducted,
        case((note, invoice.c.total), else_=0),
    ).where(live)
    both = union_all(paid, told).subquery("both_sides")
    sums = {name: func.sum(both.c[name]) for name in ("used", "refunded", "deducted", "back")}
    statement = select(both.c.order_id, *(sum_.label(name) for name, sum_ in sums.items()))
    differ = or_(sums["used"] != sums["deducted"], sums["refunded"] != sums["back"])
    return view.rows(statement.group_by(both.c.order_id).having(differ).order_by(both.c.order_id))


def one_payment(view: View, id: int) -> Row[Any] | None:  # noqa: A002 - a row's id
    """A payment."""
    return view.row(select(payment).where(payment.c.id == id))


def wrong_payment_states(view: View) -> Sequence[Row[Any]]:
    """Payments whose state does not follow from what went back of them."""
    given_back = payment.c.refunded > 0
    wrong = or_(
        and_(given_back, payment.c.state == "captured"),
        and_(~given_back, payment.c.state == "refunded"),
    )
    return view.rows(select(payment).where(wrong).order_by(payment.c.id))


# ----------------------------------------------------------------------------------------- numbers


def last_numbers(view: View, kind: Series) -> dict[int, int]:
    """The last number given of a series, by fiscal year."""
    rows = view.rows(select(series.c.year, series.c.last).where(series.c.kind == kind))
    return {row.year: row.last for row in rows}


def numbers(view: View, kind: Series) -> Sequence[Row[Any]]:
    """Id and number of every paper of a series."""
    if kind is Series.ENTRY:
        return view.rows(select(entry.c.id, entry.c.number).order_by(entry.c.id))
    note = invoice.c.kind == InvoiceKind.CREDIT_NOTE
    fits = (note if kind is Series.CREDIT_NOTE else ~note) & invoice.c.number.is_not(None)
    return view.rows(select(invoice.c.id, invoice.c.number).where(fits).order_by(invoice.c.id))
