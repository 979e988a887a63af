"""Writes what Shopify's admin page exports: believable orders of a framing and print shop.

    export(orders=400, seed=7)          one text in the exact columns, always the same for a seed
    made(orders=400, seed=7)            the orders themselves, to compare with what was read
    written(made(...))                  the text of any orders, also of those a test made itself

Shares are chances from 0 to 1. The corner of the optician sells cases and cleaners; books are
sold at the lower rate, so that some orders hold two taxes.
"""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone

_COLUMNS = (
    "Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,"
    "Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,"
    "Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,"
    "Lineitem sku,Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status,"
    "Billing Name,Billing Street,Billing Address1,Billing Address2,Billing Company,"
    "Billing City,Billing Zip,Billing Province,Billing Country,Billing Phone,Shipping Name,"
    "Shipping Street,Shipping Address1,Shipping Address2,Shipping Company,Shipping City,"
    "Shipping Zip,Shipping Province,Shipping Country,Shipping Phone,Notes,Note Attributes,"
    "Cancelled at,Payment Method,Payment Reference,Refunded Amount,Vendor,Outstanding Balance,"
    "Employee,Location,Device ID,Id,Tags,Risk Level,Source,Lineitem discount,Tax 1 Name,"
    "Tax 1 Value,Tax 2 Name,Tax 2 Value,Tax 3 Name,Tax 3 Value,Tax 4 Name,Tax 4 Value,"
    "Tax 5 Name,Tax 5 Value,Phone,Receipt Number,Duties,Billing Province Name,"
    "Shipping Province Name,Payment ID,Payment Terms Name,Next Payment Due At,"
    "Payment References"
)
COLUMNS = tuple(_COLUMNS.split(","))

ZONE = timezone(timedelta(hours=1))
LAST = datetime(2026, 11, 23, 18, 0, tzinfo=ZONE)

# SKU, name, price in cents, rate in per cent, whether it can be sent.
PRODUCTS = (
    ("FR-ELM-3040", 'Frame "Elm", 30 x 40', 4450, 19, True),
    ("FR-OAK-2030", 'Frame "Oak", 20 x 30', 3290, 19, True),
    ("FR-ASH-5070", 'Frame "Ash", 50 x 70', 7990, 19, True),
    ("FR-BLK-A2", 'Frame "Night", A2', 5900, 19, True),
    ("PP-IV", "Passe-partout, ivory", 2900, 19, True),
    ("PP-WH-3040", "Passe-partout, white, 30 x 40", 1450, 19, True),
    ("AP-HD-A2", 'Art print "Harbour at Dawn" - A2', 6000, 19, True),
    ("AP-LH-A3", 'Art print "Lighthouse" - A3', 3500, 19, True),
    ("AP-FI-5070", 'Art print "Fishermen" - 50 x 70', 8400, 19, True),
    ("CV-6090", "Your photo on canvas, 60 x 90", 11900, 19, True),
    ("PH-1015-50", "50 photo prints, 10 x 15", 1250, 19, True),
    ("HS-1", "Hanging set", 1000, 19, True),
    ("GL-MUS-3040", "Museum glass, 30 x 40", 6890, 19, True),
    ("BK-HARB", 'Book "Harbours of the North"', 2800, 7, True),
    ("BK-FRAME", 'Book "Framing at Home"', 1999, 7, True),
    ("OP-CASE", "Spectacle case, felt", 1890, 19, True),
    ("OP-CLOTH", "Microfibre cloth", 495, 19, True),
    ("OP-CLEAN", "Lens cleaner, 100 ml", 790, 19, True),
    ("OP-READ-15", "Reading glasses, +1.5", 2450, 19, True),
    ("SV-REFRAME", "Re-framing, per picture", 3900, 19, False),
    ("GC-50", "Gift card", 5000, 0, False),
)

_FIRST = (
    "Mira,Tarek,Jo,Kai,Ines,Ruth,Piet,Sana,Mara,Tom,Anna,Luis,Amélie,Björn,Chloé,Dilara,Emre,"
    "Fatima,Goran,Hanna,Ibrahim,Jürgen,Katarzyna,Leila,Máté,Noor,Olga,Paula,Quentin,Rosa,"
    "Søren,Thiago,Ulrike,Vera,Wanda,Xaver,Yusuf,Zoë,Łukasz,Ştefan"
)
_LAST = (
    "Świątek,Haddad,Lind,Abara,Duarte,Weiss,de Wit,Rao,Okoye,Müller,Schäfer,García,Lefèvre,"
    "Håkansson,Şahin,Novák,Petrović,Rossi,O'Brien,Nguyễn,Kowalska,Ó Súilleabháin,Weber,Çelik,"
    "Andersen,Fischer-Braun,van den Berg,Sørensen,Łoś,Großmann"
)
_CITIES = (("34117", "Kassel"), ("37073", "Göttingen"), ("99084", "Erfurt"), ("01067", "Dresden"))
_STREETS = ("Harbour Lane", "Königsstraße", "Am Markt", "Lindenallee", "Mühlgasse", "Ostring")
_NOTES = ("", "", "", "", "Please ring,\nthe bell is broken", "For my mother's 80th", 'Say "hello"')
_PICKUP = "Abholung im Laden"


@dataclass
class Line:
    """One line; `discount` is what the file says of it, which may be less than its real part."""

    sku: str
    name: str
    quantity: int
    price: int
    rate: int = 19
    sent: bool = True
    discount: int = 0
    fulfilment: str = "pending"


@dataclass
class Made:
    """One order as the shop knows it, amounts in minor units."""

    number: str
    source_id: str = "5501"
    email: str = ""
    name: str = ""
    phone: str = ""
    street: str = ""
    zip_code: str = ""
    city: str = ""
    country: str = "DE"
    ship: bool = False
    method: str = _PICKUP
    placed_at: datetime = LAST
    paid_at: datetime | None = None
    fulfilled_at: datetime | None = None
    cancelled_at: datetime | None = None
    financial: str = "paid"
    fulfilment: str = "unfulfilled"
    lines: list[Line] = field(default_factory=list)
    currency: str = "EUR"
    places: int = 2
    shipping: int = 0
    duties: int = 0
    discount: int = 0
    code: str = ""
    refunded: int = 0
    outstanding: int = 0
    note: str = ""
    taxes_included: bool = True

    @property
    def gross(self) -> int:
        """What the lines cost before any discount."""
        return sum(line.quantity * line.price for line in self.lines)

    @property
    def subtotal(self) -> int:
        """What they cost after it."""
        return self.gross - self.discount

    @property
    def taxes_by_rate(self) -> dict[int, int]:
        """Tax a rate: of what its lines cost after their part of the discount, and of shipping."""
        bases: dict[int, int] = {}
        left = self.discount
        for at, line in enumerate(self.lines):
            value = line.quantity * line.price
            last = at == len(self.lines) - 1
            off = left if last else min(left, self.discount * value // max(self.gross, 1))
            left -= off
            bases[line.rate] = bases.get(line.rate, 0) + value - off
        if self.shipping:
            bases[19] = bases.get(19, 0) + self.shipping
        whole = 100 if self.taxes_included else 0
        taxes = {
            rate: (2 * base * rate + (whole or 100) + (rate if whole else 0))
            // (2 * ((whole or 100) + (rate if whole else 0)))
            for rate, base in bases.items()
            if rate and base > 0
        }
        return {rate: tax for rate, tax in sorted(taxes.items(), reverse=True) if tax}

    @property
    def taxes(self) -> int:
        """All tax."""
        return sum(self.taxes_by_rate.values())

    @property
    def total(self) -> int:
        """What the order costs."""
        on_top = 0 if self.taxes_included else self.taxes
        return self.subtotal + self.shipping + self.duties + on_top


def export(orders: int = 100, seed: int = 1, **shares: object) -> str:
    """The text of an export of `orders` orders; `shares` as in `made`."""
    return written(made(orders, seed, **shares))  # type: ignore[arg-type]


def made(
    orders: int = 100,
    seed: int = 1,
    *,
    taxes_included: bool = True,
    refunds: float = 0.08,
    cancelled: float = 0.05,
    fulfilled: float = 0.3,
    unpaid: float = 0.15,
    partly_paid: float = 0.06,
    discounts: float = 0.2,
    shipped: float = 0.3,
    customers: int | None = None,
    last: datetime = LAST,
) -> list[Made]:
    """`orders` orders of the months before `last`, of about `customers` people, oldest first."""
    rng = random.Random(seed)
    people = [_person(rng, n) for n in range(customers or max(orders * 2 // 3, 1))]
    moment = last - timedelta(minutes=97 * orders)
    result = []
    for n in range(orders):
        moment += timedelta(minutes=rng.randrange(20, 170))
        order = Made(f"#{1001 + n}", str(5501 + n), taxes_included=taxes_included)
        order.placed_at = moment
        order.email, order.name, order.phone, order.street, order.zip_code, order.city = rng.choice(
            people
        )
        _fill(rng, order)
        if rng.random() < shipped and any(line.sent for line in order.lines):
            order.ship, order.method, order.shipping = True, "DHL Paket", rng.choice((490, 690))
        if rng.random() < discounts:
            _discount(rng, order)
        _pay(rng, order, unpaid, partly_paid)
        _hand_over(rng, order, fulfilled, cancelled)
        if order.financial == "paid" and rng.random() < refunds:
            _refund(rng, order)
        order.note = rng.choice(_NOTES)
        result.append(order)
    return result


def _person(rng: random.Random, n: int) -> tuple[str, str, str, str, str, str]:
    first, last = rng.choice(_FIRST.split(",")), rng.choice(_LAST.split(","))
    email = f"customer{n}@example.com" if rng.random() < 0.93 else ""
    phone = f"+49 561 555{n:05d}" if not email or rng.random() < 0.6 else ""
    zip_code, city = rng.choice(_CITIES)
    street = f"{rng.choice(_STREETS)} {rng.randrange(1, 120)}"
    return email, f"{first} {last}", phone, street, zip_code, city


def _fill(rng: random.Random, order: Made) -> None:
    for sku, name, price, rate, sent in rng.sample(
        PRODUCTS, rng.choices((1, 2, 3, 4), (8, 7, 3, 2))[0]
    ):
        order.lines.append(Line(sku, name, rng.choices((1, 2, 4), (8, 2, 1))[0], price, rate, sent))


def _discount(rng: random.Random, order: Made) -> None:
    order.code, order.discount = "AUTUMN10", order.gross // 10
    if len(order.lines) == 1 and rng.random() < 0.5:
        # The shop says it of the line too; in many orders it does not.
        order.lines[0].discount = order.discount


def _pay(rng: random.Random, order: Made, unpaid: float, partly_paid: float) -> None:
    draw = rng.random()
    if draw < unpaid:
        order.financial = rng.choice(("pending", "authorized"))
        order.outstanding = order.total
    elif draw < unpaid + partly_paid:
        order.financial = "partially_paid"
        order.outstanding = order.total - max(order.total // 3, 1)
    if order.financial in ("paid", "partially_paid"):
        order.paid_at = order.placed_at + timedelta(seconds=rng.randrange(2, 90))


def _hand_over(rng: random.Random, order: Made, fulfilled: float, cancelled: float) -> None:
    draw = rng.random()
    if draw < cancelled:
        order.cancelled_at = order.placed_at + timedelta(hours=3)
        if order.financial == "paid":
            order.financial, order.refunded = "refunded", order.total
        else:
            order.financial, order.outstanding = "voided", 0
            order.paid_at = None
    elif draw < cancelled + fulfilled and order.financial == "paid":
        order.fulfilment, order.fulfilled_at = "fulfilled", order.placed_at + timedelta(days=1)
        for line in order.lines:
            line.fulfilment = "fulfilled"


def _refund(rng: random.Random, order: Made) -> None:
    if rng.random() < 0.3:
        order.financial, order.refunded = "refunded", order.total
    else:
        order.financial = "partially_refunded"
        order.refunded = rng.randrange(1, max(order.total // 2, 2))


def written(orders: Iterable[Made], columns: Sequence[str] = COLUMNS) -> str:
    """The text of an export that holds `orders` in this order."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for order in orders:
        for cells in rows(order):
            writer.writerow([cells.get(column, "") for column in columns])
    return text.getvalue()


def rows(order: Made) -> list[dict[str, str]]:
    """The rows of one order, the order's own fields only on the first."""
    result = []
    for at, line in enumerate(order.lines):
        cells = _order_cells(order) if at == 0 else {}
        cells |= {
            "Name": order.number,
            "Email": order.email,
            "Created at": _time(order.placed_at),
            "Vendor": "Harbour Lane",
            "Lineitem quantity": str(line.quantity),
            "Lineitem name": line.name,
            "Lineitem price": _amount(line.price, order.places),
            "Lineitem sku": line.sku,
            "Lineitem requires shipping": str(line.sent).lower(),
            "Lineitem taxable": str(line.rate > 0).lower(),
            "Lineitem fulfillment status": line.fulfilment,
            "Lineitem discount": _amount(line.discount, order.places),
        }
        result.append(cells)
    return result


def _order_cells(order: Made) -> dict[str, str]:
    cells = {
        "Financial Status": order.financial,
        "Paid at": _time(order.paid_at),
        "Fulfillment Status": order.fulfilment,
        "Fulfilled at": _time(order.fulfilled_at),
        "Accepts Marketing": "no",
        "Currency": order.currency,
        "Discount Code": order.code,
        "Shipping Method": order.method,
        "Notes": order.note,
        "Cancelled at": _time(order.cancelled_at),
        "Payment Method": "manual" if order.outstanding else "Shopify Payments",
        "Id": order.source_id,
        "Risk Level": "Low",
        "Source": "web",
        "Phone": f"'{order.phone}" if order.phone.startswith("+") else order.phone,
    }
    for column, minor in (
        ("Subtotal", order.subtotal),
        ("Shipping", order.shipping),
        ("Taxes", order.taxes),
        ("Total", order.total),
        ("Discount Amount", order.discount),
        ("Refunded Amount", order.refunded),
        ("Outstanding Balance", order.outstanding),
    ):
        cells[column] = _amount(minor, order.places)
    if order.duties:
        cells["Duties"] = _amount(order.duties, order.places)
    for n, (rate, tax) in enumerate(order.taxes_by_rate.items(), start=1):
        cells[f"Tax {n} Name"] = f"DE MwSt {rate}%"
        cells[f"Tax {n} Value"] = _amount(tax, order.places)
    for kind in ("Billing", "Shipping") if order.ship else ("Billing",):
        cells[f"{kind} Name"] = order.name
        cells[f"{kind} Street"] = cells[f"{kind} Address1"] = order.street
        cells[f"{kind} City"] = order.city
        cells[f"{kind} Zip"] = f"'{order.zip_code}" if order.zip_code else ""
        cells[f"{kind} Country"] = order.country
    return cells


def _amount(minor: int, places: int) -> str:
    whole, rest = divmod(minor, 10**places)
    return f"{whole}.{rest:0{places}d}" if places else str(whole)


def _time(moment: datetime | None) -> str:
    return moment.strftime("%Y-%m-%d %H:%M:%S %z") if moment else ""


def utc(moment: datetime | None) -> datetime | None:
    """`moment` as the importer keeps it."""
    return moment.astimezone(UTC) if moment else None
