"""Queries of sales: what is sold often, a sale with its lines, returns, copies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Row, Select, and_, bindparam, func, or_, select, update

from kiosk.back_office.accounting.tables import invoice, payment
from kiosk.core.ids import CustomerId, InvoiceId, PersonId, ProductId, SaleId, SaleLineId
from kiosk.database import bulk
from kiosk.database.acting import Act, Values, View
from kiosk.front_office.sales.rules import SoldLine
from kiosk.front_office.sales.tables import (
    sale,
    sale_copy,
    sale_line,
    sale_return,
    sale_return_approval,
    sale_return_line,
)
from kiosk.records.customers.tables import customer
from kiosk.records.settings.tables import business
from kiosk.records.staff.tables import person, same_person
from kiosk.records.stock.tables import product

OFTEN = timedelta(days=90)
"""How far back counts for what is sold often."""
_KEY = (
    product.c.id, product.c.sku, product.c.name, product.c.price, product.c.rate, product.c.picture,
    product.c.kind, product.c.counted,
)  # fmt: skip
_SOLD = (
    select(sale_line.c.product_id, func.sum(sale_line.c.quantity).label("pieces"))
    .select_from(sale_line.join(sale, sale.c.id == sale_line.c.sale_id))
    .where(sale.c.day >= bindparam("since"))
    .group_by(sale_line.c.product_id)
    .subquery("sold")
)
_OFTEN = (
    select(*_KEY)
    .select_from(product.outerjoin(_SOLD, _SOLD.c.product_id == product.c.id))
    .order_by(func.coalesce(_SOLD.c.pieces, 0).desc(), product.c.folded, product.c.id)
    .limit(bindparam("limit"))
    .offset(bindparam("offset"))
)
_BY_NAME = (
    select(*_KEY)
    .order_by(product.c.folded, product.c.id)
    .limit(bindparam("limit"))
    .offset(bindparam("offset"))
)
_COUNT = select(func.count()).select_from(product)


def settings(view: View) -> tuple[Mapping[str, object], int]:
    """The owner's options and the smallest coin."""
    row = view.row(select(business.c.options, business.c.cash_step))
    return ({}, 1) if row is None else (dict(row.options or {}), int(row.cash_step))


# ------------------------------------------------------------------------------------ products


def often(view: View, limit: int, offset: int) -> Sequence[Row[Any]]:
    """Products by how many were sold over the counter lately, then by name."""
    asked = {"since": view.day - OFTEN, "limit": limit, "offset": offset}
    return view.rows(_OFTEN, asked)


def by_name(view: View, limit: int, offset: int) -> Sequence[Row[Any]]:
    """Products by name."""
    return view.rows(_BY_NAME, {"limit": limit, "offset": offset})


def count(view: View) -> int:
    """How many products there are."""
    return int(view.connection.execute(_COUNT).scalar_one())


def search(view: View, words: Sequence[str], code: str, limit: int) -> Sequence[Row[Any]]:
    """Products whose name holds every word, or whose number begins with `code`."""
    named = [product.c.folded.contains(word, autoescape=True) for word in words]
    numbered = [
        product.c.sku.startswith(code, autoescape=True),
        product.c.barcode.startswith(code, autoescape=True),
    ]
    asked = select(*_KEY).where(or_(and_(*named), *numbered))
    return view.rows(asked.order_by(product.c.folded, product.c.id).limit(limit))


def keys_of(view: View, products: Sequence[ProductId]) -> Sequence[Row[Any]]:
    """These products."""
    return view.rows(select(*_KEY).where(product.c.id.in_(products)))


# --------------------------------------------------------------------------------------- sales


def add_sale(act: Act, values: Values, lines: Sequence[Values]) -> tuple[SaleId, list[int]]:
    """Writes a sale down with its lines; the lines' ids in order."""
    made = SaleId(act.insert(sale, **values))
    return made, bulk.add(
        act, sale_line, [{"sale_id": made, "returned": 0} | dict(each) for each in lines]
    )


def _sales() -> Select[Any]:
    full = invoice.alias("full")
    copies = select(func.count()).where(sale_copy.c.sale_id == sale.c.id).scalar_subquery()
    back = select(func.coalesce(func.sum(sale_return.c.minor), 0))
    back_sum = back.where(sale_return.c.sale_id == sale.c.id).scalar_subquery()
    source = (
        sale.join(invoice, invoice.c.id == sale.c.receipt_id)
        .join(payment, payment.c.id == sale.c.payment_id)
        .outerjoin(person, person.c.id == sale.c.person_id)
        .outerjoin(customer, customer.c.id == sale.c.customer_id)
        .outerjoin(full, full.c.receipt_id == sale.c.receipt_id)
    )
    return select(
        *sale.c, invoice.c.number, invoice.c.currency, invoice.c.net, invoice.c.tax,
        invoice.c.total, payment.c.way, payment.c.given, payment.c.change, payment.c.rounding,
        payment.c.slip, person.c.name.label("person_name"), customer.c.name.label("customer_name"),
        full.c.number.label("full_number"), copies.label("copies"), back_sum.label("back"),
    ).select_from(source)  # fmt: skip


_BY_ID = _sales().where(sale.c.id == bindparam("id"))
_BY_NUMBER = _sales().where(invoice.c.number == bindparam("number"))


def sale_row(view: View, number: SaleId) -> Row[Any] | None:
    """A sale with its receipt, payment and people."""
    return view.row(_BY_ID, {"id": number})


def sale_of_receipt(view: View, number: str) -> Row[Any] | None:
    """The sale whose receipt has this number."""
    return view.row(_BY_NUMBER, {"number": number})


def lines(view: View, number: SaleId) -> tuple[SoldLine, ...]:
    """The lines of a sale as they were rung up."""
    asked = (
        select(*sale_line.c, product.c.sku)
        .join(product, product.c.id == sale_line.c.product_id)
        .where(sale_line.c.sale_id == number)
        .order_by(sale_line.c.id)
    )
    return tuple(
        SoldLine(
            SaleLineId(row.id), ProductId(row.product_id), row.name, row.sku, row.quantity,
            int(row.price), int(row.total), int(row.tax), row.rate, row.returned,
        )
        for row in view.rows(asked)
    )  # fmt: skip


def paper_lines(view: View, number: SaleId) -> dict[SaleLineId, int]:
    """The line of the receipt that each line of a sale stands on."""
    asked = select(sale_line.c.id, sale_line.c.invoice_line_id)
    rows = view.rows(asked.where(sale_line.c.sale_id == number))
    return {SaleLineId(row.id): int(row.invoice_line_id) for row in rows}


def recent(view: View, limit: int) -> Sequence[Row[Any]]:
    """The newest sales."""
    return view.rows(_sales().order_by(sale.c.id.desc()).limit(limit))


# ------------------------------------------------------------------------------------- returns


def take_back(act: Act, line: SaleLineId, quantity: int) -> bool:
    """Counts so many pieces of a line as returned; False where fewer are left."""
    changed = (
        update(sale_line)
        .where(
            sale_line.c.id == line,
            sale_line.c.returned + quantity <= sale_line.c.quantity,
        )
        .values(returned=sale_line.c.returned + quantity)
    )
    return act.execute(changed).rowcount == 1


_HUMAN = func.coalesce(same_person.c.human_id, person.c.id)
_OTHER = same_person.alias("other")
_FIRST = func.coalesce(
    select(_OTHER.c.human_id).where(_OTHER.c.person_id == bindparam("who")).scalar_subquery(),
    bindparam("who"),
)
_ACCOUNTS = (
    select(person.c.id)
    .outerjoin(same_person, same_person.c.person_id == person.c.id)
    .where(_HUMAN == _FIRST)
    .order_by(person.c.id)
)
_HELD = _ACCOUNTS.with_for_update(of=person)


def accounts_of(view: View, number: PersonId) -> list[PersonId]:
    """Every account of the human being who is this person."""
    return [PersonId(row.id) for row in view.rows(_ACCOUNTS, {"who": number})]


def hold_accounts(act: Act, number: PersonId) -> list[PersonId]:
    """The same, and nobody else acts as these until the commit: two stations cannot share one day's limit."""
    return [PersonId(row.id) for row in act.rows(_HELD, {"who": number})]


_ALONE = sale_return.outerjoin(
    sale_return_approval, sale_return_approval.c.return_id == sale_return.c.id
)
_GIVEN_BACK = (
    select(func.coalesce(func.sum(sale_return.c.minor), 0))
    .select_from(_ALONE)
    .where(
        sale_return_approval.c.return_id.is_(None),
        sale_return.c.person_id.in_(bindparam("accounts", expanding=True)),
    )
)
_GIVEN = select(
    _GIVEN_BACK.where(sale_return.c.day == bindparam("on")).scalar_subquery().label("today"),
    _GIVEN_BACK.where(sale_return.c.sale_id == bindparam("which")).scalar_subquery().label("of"),
)


def given_back(
    view: View, accounts: Sequence[PersonId], day: date, number: SaleId | None
) -> tuple[int, int]:
    """What a human being gave back alone, under all these accounts: on a day, and of a sale over its history."""
    row = view.execute(_GIVEN, {"accounts": list(accounts), "on": day, "which": number or 0}).one()
    return int(row.today), int(row.of)


def add_approval(act: Act, number: int, asked_by: PersonId, approver: PersonId) -> None:
    """Writes down who approved a return, and whose it was."""
    values = {"return_id": number, "asked_by": asked_by, "approver_id": approver, "at": act.now}
    act.insert(sale_return_approval, **values)


def has_approved(view: View, accounts: Sequence[PersonId], number: SaleId) -> bool:
    """Whether a human being has ever approved a return of this sale."""
    joined = sale_return_approval.join(
        sale_return, sale_return.c.id == sale_return_approval.c.return_id
    )
    asked = select(sale_return.c.id).select_from(joined)
    mine = sale_return_approval.c.approver_id.in_(accounts)
    return view.row(asked.where(mine, sale_return.c.sale_id == number).limit(1)) is not None


def both_sides(view: View) -> Sequence[Row[Any]]:
    """Returns that one human being asked for and approved, under whatever accounts: there must be none."""
    mine, theirs = same_person.alias("mine"), same_person.alias("theirs")
    a = sale_return_approval
    joined = (
        a.join(sale_return, sale_return.c.id == a.c.return_id)
        .outerjoin(mine, mine.c.person_id == sale_return.c.person_id)
        .outerjoin(theirs, theirs.c.person_id == a.c.approver_id)
    )
    first = func.coalesce(mine.c.human_id, sale_return.c.person_id)
    second = func.coalesce(theirs.c.human_id, a.c.approver_id)
    asked = select(a.c.return_id.label("id"), first.label("asked"), second.label("approver"))
    wrong = or_(first == second, a.c.asked_by != sale_return.c.person_id)
    # Whom the owner finds to be one human being later had not been known to be one then.
    then = or_(mine.c.at.is_(None), mine.c.at <= a.c.at) & or_(
        theirs.c.at.is_(None), theirs.c.at <= a.c.at
    )
    return view.rows(asked.select_from(joined).where(wrong, then).order_by(a.c.return_id))


def add_return(act: Act, values: Values, back: Sequence[Values]) -> int:
    """Writes a return down with its lines."""
    made = act.insert(sale_return, **values)
    bulk.add(act, sale_return_line, [{"return_id": made} | dict(each) for each in back])
    return made


def return_row(view: View, number: int) -> Row[Any] | None:
    """A return with its credit note."""
    asked = select(
        *sale_return.c, invoice.c.number, invoice.c.total, person.c.name.label("person_name")
    )
    source = sale_return.join(invoice, invoice.c.id == sale_return.c.credit_id)
    source = source.join(person, person.c.id == sale_return.c.person_id)
    return view.row(asked.select_from(source).where(sale_return.c.id == number))


def return_lines(view: View, number: int) -> Sequence[Row[Any]]:
    """What came back in a return."""
    asked = select(sale_line.c.name, sale_return_line.c.quantity, sale_line.c.id)
    source = sale_return_line.join(sale_line, sale_line.c.id == sale_return_line.c.line_id)
    asked = asked.select_from(source).where(sale_return_line.c.return_id == number)
    return view.rows(asked.order_by(sale_return_line.c.id))


# -------------------------------------------------------------------------------------- copies


def copies_since(view: View, number: SaleId, since: datetime) -> tuple[int, int]:
    """How many copies of a receipt there are, and how many of them since then."""
    every = func.count().label("every")
    asked = select(every).where(sale_copy.c.sale_id == number)
    all_of_them = int(view.connection.execute(asked).scalar_one())
    lately = int(view.connection.execute(asked.where(sale_copy.c.at >= since)).scalar_one())
    return all_of_them, lately


def add_copy(act: Act, values: Values) -> None:
    """Writes down that a receipt was printed again."""
    act.insert(sale_copy, **values)


# -------------------------------------------------------------------------------------- checks


def sums(view: View) -> Sequence[Row[Any]]:
    """Of every sale what its lines come to beside its receipt and payment."""
    summed = (
        select(sale_line.c.sale_id, func.sum(sale_line.c.total).label("total"))
        .group_by(sale_line.c.sale_id)
        .subquery()
    )
    asked = select(
        sale.c.id, invoice.c.total, payment.c.minor, payment.c.way, summed.c.total.label("lines")
    )
    source = (
        sale.join(invoice, invoice.c.id == sale.c.receipt_id)
        .join(payment, payment.c.id == sale.c.payment_id)
        .outerjoin(summed, summed.c.sale_id == sale.c.id)
    )
    return view.rows(asked.select_from(source).order_by(sale.c.id))


def returned_sums(view: View) -> Sequence[Row[Any]]:
    """Of every line how many pieces it says came back, and how many returns say so."""
    summed = (
        select(sale_return_line.c.line_id, func.sum(sale_return_line.c.quantity).label("pieces"))
        .group_by(sale_return_line.c.line_id)
        .subquery()
    )
    pieces = func.coalesce(summed.c.pieces, 0).label("pieces")
    asked = select(sale_line.c.id, sale_line.c.returned, pieces)
    source = sale_line.outerjoin(summed, summed.c.line_id == sale_line.c.id)
    return view.rows(asked.select_from(source).where(sale_line.c.returned != pieces))


def returns(view: View) -> Sequence[Row[Any]]:
    """Of every return what it says beside its credit note and the receipt that this takes back."""
    asked = select(
        sale_return.c.id, sale_return.c.minor, invoice.c.total, invoice.c.credits, sale.c.receipt_id
    )
    source = sale_return.join(invoice, invoice.c.id == sale_return.c.credit_id)
    source = source.join(sale, sale.c.id == sale_return.c.sale_id)
    return view.rows(asked.select_from(source).order_by(sale_return.c.id))


def customer_name(view: View, number: CustomerId) -> str:
    """How a customer is called; nothing where there is none."""
    row = view.row(select(customer.c.name).where(customer.c.id == number))
    return "" if row is None else str(row.name)


def receipt_of(view: View, number: SaleId) -> InvoiceId | None:
    """The receipt of a sale."""
    row = view.row(select(sale.c.receipt_id).where(sale.c.id == number))
    return None if row is None else InvoiceId(row.receipt_id)
