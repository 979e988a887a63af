"""One order out of its rows in Shopify's orders export."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from kiosk.core import money
from kiosk.core import text as texts
from kiosk.core.money import Money
from kiosk.desk.exchange.formats import columns
from kiosk.desk.exchange.formats.cells import Cells
from kiosk.desk.exchange.formats.table import Row
from kiosk.desk.exchange.rules import (
    AddedUp,
    Delivery,
    FinancialStatus,
    FulfilmentStatus,
    ImportRefusal,
    LineFulfilment,
    SourceAddress,
    SourceCustomer,
    SourceLine,
    SourceOrder,
    Sums,
    TaxLine,
    add_up,
    faults,
)
from kiosk.desk.exchange.rules.adding_up import subtotal_fits

NOTE_LENGTH = 5_000
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)

# Where a contradiction found by the rules shows in this file.
_FIELDS = {
    "taxes": "Taxes",
    "refunded": "Refunded Amount",
    "outstanding": "Outstanding Balance",
}


def order_of(rows: Sequence[Row], cells: Cells, *, whole: bool) -> SourceOrder | None:
    """The order that `rows` make, or None with the reasons in ``cells.problems``.

    Where rows are lost (not `whole`) only the cells are looked at: sums would not add up anyway.
    """
    first = rows[0]
    lines = _lines(rows, cells)
    tax_lines = _tax_lines(first, cells)
    sums = _sums(first, lines, cells)
    added = _added(first, sums, cells) if whole and not cells.problems else None
    if added:
        lines = _with_discount(first, lines, added, cells)
        tax_lines = _all_taxes(first, tax_lines, sums.taxes, cells)
    ship_to = _address(first, cells, "Shipping")
    shipping_method = cells.text(first, "Shipping Method")
    order = SourceOrder(
        number=cells.order,
        source_id=cells.plain_number(first, "Id"),
        row=first.number,
        placed_at=_placed_at(first, cells),
        paid_at=cells.time(first, "Paid at"),
        fulfilled_at=cells.time(first, "Fulfilled at"),
        cancelled_at=cells.time(first, "Cancelled at"),
        financial=cells.status(
            first, "Financial Status", columns.FINANCIAL, FinancialStatus.PENDING
        ),
        fulfilment=cells.status(
            first, "Fulfillment Status", columns.FULFILMENT, FulfilmentStatus.UNFULFILLED
        ),
        delivery=_delivery(lines, shipping_method, ship_to),
        customer=_customer(first, cells, ship_to),
        ship_to=ship_to,
        lines=tuple(lines),
        currency=cells.currency,
        subtotal=sums.subtotal,
        shipping=sums.shipping,
        shipping_discount=added.shipping_discount if added else 0,
        duties=sums.duties,
        taxes=sums.taxes,
        taxes_included=added.taxes_included if added else True,
        tax_lines=tuple(tax_lines),
        total=sums.total,
        discount=sums.discount,
        discount_code=cells.text(first, "Discount Code"),
        refunded=cells.amount(first, "Refunded Amount"),
        outstanding=cells.amount(first, "Outstanding Balance"),
        shipping_method=shipping_method,
        payment_method=cells.text(first, "Payment Method"),
        payment_reference=cells.text(first, "Payment Reference"),
        note=cells.text(first, "Notes", limit=NOTE_LENGTH, lines=True),
    )
    if added and not cells.problems:
        for fault in faults(order):
            cells.note(first, _FIELDS[fault.field], fault.code, **fault.facts)
    return order if added and not cells.problems else None


def _placed_at(first: Row, cells: Cells) -> datetime:
    moment = cells.time(first, "Created at")
    if moment is None and not cells.says(first, "Created at").strip():
        cells.note(first, "Created at", ImportRefusal.MISSING_VALUE)
    return moment or _NEVER


def _sums(first: Row, lines: Sequence[SourceLine], cells: Cells) -> Sums:
    return Sums(
        gross=sum(line.quantity * line.price for line in lines),
        tips=sum(line.quantity * line.price for line in lines if _is_tip(line)),
        discount=cells.amount(first, "Discount Amount"),
        line_discounts=sum(line.discount for line in lines),
        subtotal=cells.amount(first, "Subtotal", needed=True),
        shipping=cells.amount(first, "Shipping"),
        duties=cells.amount(first, "Duties"),
        taxes=cells.amount(first, "Taxes"),
        total=cells.amount(first, "Total", needed=True),
    )


def _lines(rows: Sequence[Row], cells: Cells) -> list[SourceLine]:
    lines = []
    for row in rows:
        quantity = cells.quantity(row, "Lineitem quantity")
        price = cells.amount(row, "Lineitem price", needed=True)
        discount = cells.amount(row, "Lineitem discount")
        name = cells.text(row, "Lineitem name")
        if not name:
            cells.note(row, "Lineitem name", ImportRefusal.MISSING_VALUE)
        if quantity * price >= money.LARGEST:
            cells.note(row, "Lineitem price", ImportRefusal.AMOUNT_TOO_LARGE)
        elif discount > quantity * price:
            facts = {"line": Money(quantity * price, cells.currency)}
            cells.note(row, "Lineitem discount", ImportRefusal.LINE_DISCOUNT_TOO_LARGE, **facts)
        line = SourceLine(
            sku=cells.text(row, "Lineitem sku"),
            name=name,
            quantity=quantity,
            price=price,
            discount=discount,
            requires_shipping=cells.flag(row, "Lineitem requires shipping"),
            taxable=cells.flag(row, "Lineitem taxable"),
            fulfilment=cells.status(
                row,
                "Lineitem fulfillment status",
                columns.LINE_FULFILMENT,
                LineFulfilment.PENDING,
            ),
            row=row.number,
        )
        if quantity:
            lines.append(line)
    if not lines and not cells.problems:
        cells.note(rows[0], "Lineitem quantity", ImportRefusal.NO_LINES)
    return lines


def _is_tip(line: SourceLine) -> bool:
    return line.name == "Tip" and not (line.sku or line.requires_shipping or line.taxable)


def _added(first: Row, sums: Sums, cells: Cells) -> AddedUp | None:
    added = add_up(sums)
    if isinstance(added, AddedUp):
        return added
    column, found = "Total", added
    if not subtotal_fits(sums):
        base = sums.subtotal + sums.shipping + sums.duties
        if sums.total in (base, base + sums.taxes):
            # Subtotal and total agree with each other, so it is the lines that say otherwise.
            column, found = "Subtotal", sums.gross - sums.discount
    facts = {"sum": Money(found, cells.currency)}
    cells.note(first, column, ImportRefusal.LINES_ADD_UP_TO, **facts)
    return None


def _with_discount(
    first: Row, lines: list[SourceLine], added: AddedUp, cells: Cells
) -> list[SourceLine]:
    """The lines with their part of the order's discount, by value, on top of their own."""
    own = sum(line.discount for line in lines)
    rest = added.goods_discount - own
    if rest < 0:
        facts = {"sum": Money(own, cells.currency)}
        cells.note(first, "Discount Amount", ImportRefusal.DISCOUNTS_ADD_UP_TO, **facts)
    if rest <= 0:
        return lines
    parts = money.share(rest, [line.total for line in lines])
    return [
        replace(line, discount=line.discount + part) if part else line
        for line, part in zip(lines, parts, strict=True)
    ]


def _tax_lines(first: Row, cells: Cells) -> list[TaxLine]:
    """What the file names, one line a name and rate."""
    found: dict[tuple[str, int | None], int] = {}
    for name_column, value_column in columns.TAXES:
        minor = cells.amount(first, value_column)
        if minor:
            name = cells.text(first, name_column)
            key = (name, _basis_points(name))
            found[key] = found.get(key, 0) + minor
    return [TaxLine(name, rate, minor) for (name, rate), minor in found.items()]


def _all_taxes(first: Row, tax_lines: list[TaxLine], taxes: int, cells: Cells) -> list[TaxLine]:
    """The tax lines so that they add up to the order's taxes."""
    named = sum(tax.minor for tax in tax_lines)
    if named == taxes:
        return tax_lines
    full = all(cells.says(first, value) for _, value in columns.TAXES)
    if named < taxes and (full or not tax_lines):
        # A sixth tax has no column, and an order that was never paid names none.
        return [*tax_lines, TaxLine("", None, taxes - named)]
    facts = {"sum": Money(named, cells.currency)}
    cells.note(first, "Taxes", ImportRefusal.TAXES_ADD_UP_TO, **facts)
    return tax_lines


def _basis_points(name: str) -> int | None:
    match = columns.RATE.search(name)
    if match is None:
        return None
    whole, decimals = match.group(1), (match.group(2) or "").ljust(2, "0")
    return int(whole + decimals[:2]) if not decimals[2:].strip("0") else None


def _customer(first: Row, cells: Cells, ship_to: SourceAddress) -> SourceCustomer:
    billing = _address(first, cells, "Billing")
    phones = (
        cells.plain_number(first, name) for name in ("Phone", "Billing Phone", "Shipping Phone")
    )
    return SourceCustomer(
        email=cells.email(first, "Email"),
        phone=next((phone for phone in phones if phone), ""),
        name=billing.name or ship_to.name,
        billing=billing,
        accepts_marketing=cells.flag(first, "Accepts Marketing"),
    )


def _address(first: Row, cells: Cells, kind: str) -> SourceAddress:
    street = cells.text(first, f"{kind} Address1") or cells.text(first, f"{kind} Street")
    return SourceAddress(
        name=cells.text(first, f"{kind} Name"),
        company=cells.text(first, f"{kind} Company"),
        street=street,
        extra=cells.text(first, f"{kind} Address2"),
        zip_code=cells.plain_number(first, f"{kind} Zip"),
        city=cells.text(first, f"{kind} City"),
        province=cells.text(first, f"{kind} Province"),
        country=cells.text(first, f"{kind} Country"),
    )


def _delivery(lines: Sequence[SourceLine], method: str, ship_to: SourceAddress) -> Delivery:
    """Whether a carrier is needed: goods to send, an address to send to, and no word of pickup."""
    goods = any(line.requires_shipping for line in lines)
    if not goods or ship_to.empty or columns.PICKUP.search(texts.folded(method)):
        return Delivery.PICKUP
    return Delivery.SHIP
