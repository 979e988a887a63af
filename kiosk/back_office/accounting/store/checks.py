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

from kiosk.back_office.accounting.rules import (
    CLEARING,
    LIVE,
    InvoiceKind,
    InvoiceState,
    LineKind,
    Use,
)
from kiosk.back_office.accounting.tables import (
    account,
    balance,
    covering,
    deposit_tax,
    entry,
    entry_line,
    invoice,
    invoice_line,
    later,
    payment,
    refund,
    zero,
)
from kiosk.database.acting import View
from kiosk.database.types import Word
from kiosk.records.orders.tables import order_line
from kiosk.records.settings.rules import Series
from kiosk.records.settings.tables import series

_KINDS = {
    Series.INVOICE: (InvoiceKind.INVOICE, InvoiceKind.FINAL, InvoiceKind.FULL),
    Series.SALE: (InvoiceKind.RECEIPT,),
    Series.CREDIT_NOTE: (InvoiceKind.CREDIT_NOTE,),
}
NO_RATE = -1
"""Stands for no rate where sums are compared: nulls would not meet each other."""


def count_all(view: View) -> int:
    """How many rows the ledger's check looks at."""
    tables = (account, balance, entry, invoice, payment, covering, refund, deposit_tax, later)
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
    of_paper = or_(entry.c.invoice_id.is_not(None), entry.c.payment_id.is_not(None))
    wrong = of_paper & entry.c.order_id.is_distinct_from(wanted)
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
    posted: ColumnElement[bool] = invoice.c.state.not_in((InvoiceState.KEPT, InvoiceState.DRAFT))
    posted = and_(invoice.c.kind != InvoiceKind.FULL, posted)
    joined = invoice.join(invoice_line, invoice_line.c.invoice_id == invoice.c.id)
    went = invoice.join(refund, refund.c.invoice_id == invoice.c.id)
    taxed = invoice.join(deposit_tax, deposit_tax.c.invoice_id == invoice.c.id)
    income = case(
        (invoice_line.c.what == LineKind.SHIPPING, str(Use.SHIPPING_INCOME)),
        else_=str(Use.SALES),
    )
    note = invoice.c.kind == InvoiceKind.CREDIT_NOTE
    owed = case((note, -invoice.c.deducted), else_=invoice.c.total - invoice.c.deducted)

    def asks(
        use: ColumnElement[Any], rate: ColumnElement[Any], minor: ColumnElement[Any]
    ) -> Select[Any]:
        return _asks(invoice.c.id.label("invoice_id"), use, rate, minor).where(posted)

    none, line = _whole(NO_RATE), invoice_line
    wanted = [
        asks(income, line.c.rate, sign * line.c.net).select_from(joined),
        asks(_use(Use.TAX_PAYABLE), line.c.rate, sign * line.c.tax).select_from(joined),
        asks(_use(Use.DEPOSITS), none, invoice.c.deducted).where(~note),
        asks(_use(Use.RECEIVABLE), none, owed),
        *(asks(*each).select_from(went) for each in _went()),
        *(asks(*each).select_from(taxed) for each in _taxed()),
    ]
    return view.rows(_compared("invoice_id", entry.c.invoice_id, wanted))


def _use(use: Use) -> ColumnElement[Any]:
    return literal(str(use))


def _asks(
    key: ColumnElement[Any], use: ColumnElement[Any], rate: ColumnElement[Any],
    minor: ColumnElement[Any],
) -> Select[Any]:  # fmt: skip
    told = type_coerce(use, Word).label("use")
    statement: Select[Any] = select(key, told, rate.label("rate"), minor.label("minor"))
    return statement


def _clearing(way: ColumnElement[Any]) -> ColumnElement[Any]:
    return case(*((way == each, str(use)) for each, use in CLEARING.items()), else_="")


Asked = tuple[ColumnElement[Any], ColumnElement[Any], ColumnElement[Any]]


def _went() -> list[Asked]:
    """How money that went back is posted."""
    none = _whole(NO_RATE)
    return [
        (_clearing(refund.c.way), none, -refund.c.minor - refund.c.rounding),
        (_use(Use.CASH_ROUNDING), none, refund.c.rounding.label("minor")),
    ]


def _taxed() -> list[Asked]:
    """How the tax of deposits is posted."""
    row = deposit_tax.c
    return [
        (_use(Use.DEPOSIT_TAX), row.rate, row.tax),
        (_use(Use.TAX_PAYABLE), row.rate, -row.tax),
    ]


def payments_unlike_their_entry(view: View) -> Sequence[Row[Any]]:
    """Payments that ask for other postings than were made."""
    row, none = payment.c, _whole(NO_RATE)
    unused = (refund.c.invoice_id.is_(None)) & (refund.c.payment_id == row.id)
    went = payment.join(refund, unused)
    unbilled = (deposit_tax.c.invoice_id.is_(None)) & (deposit_tax.c.payment_id == row.id)
    taxed = payment.join(deposit_tax, unbilled)

    def asks(
        use: ColumnElement[Any], rate: ColumnElement[Any], minor: ColumnElement[Any]
    ) -> Select[Any]:
        return _asks(row.id.label("payment_id"), use, rate, minor).where(row.state.in_(LIVE))

    wanted = [
        asks(_clearing(row.way), none, row.minor + row.rounding),
        asks(_use(Use.CASH_ROUNDING), none, -row.rounding),
        asks(_use(Use.RECEIVABLE), none, -row.on_bills),
        asks(_use(Use.DEPOSITS), none, row.on_bills + row.returned - row.minor),
        *(asks(*each).select_from(went) for each in _went()),
        *(asks(*each).select_from(taxed) for each in _taxed()),
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
        .where(key.is_not(None))
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


def one_payment(view: View, id: int) -> Row[Any] | None:  # noqa: A002 - a row's id
    """A payment."""
    return view.row(select(payment).where(payment.c.id == id))


# ----------------------------------------------------------------------------------------- numbers


def last_numbers(view: View, kind: Series) -> dict[int, int]:
    """The last number given of a series, by fiscal year."""
    rows = view.rows(select(series.c.year, series.c.last).where(series.c.kind == kind))
    return {row.year: row.last for row in rows}


def numbers(view: View, kind: Series) -> Sequence[Row[Any]]:
    """Id and number of every paper of a series."""
    if kind is Series.ENTRY:
        return view.rows(select(entry.c.id, entry.c.number).order_by(entry.c.id))
    kinds = _KINDS[kind]
    fits = invoice.c.kind.in_(kinds) & invoice.c.number.is_not(None)
    return view.rows(select(invoice.c.id, invoice.c.number).where(fits).order_by(invoice.c.id))
