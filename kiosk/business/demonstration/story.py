"""The story: who works in the demonstration, what it sells, who buys, and how its orders stand."""

from __future__ import annotations

import csv
import io
import random
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from kiosk.core import money, text

STORY = Path(__file__).resolve().parents[3] / "resources" / "demo" / "story.toml"
FIRST_NUMBER = 1001


class Fate(StrEnum):
    """How far an order is when the demonstration opens."""

    COLLECTED = "collected"
    ON_SHELF = "on_shelf"
    UNPAID_ON_SHELF = "unpaid_on_shelf"
    PACKED = "packed"
    PICKING = "picking"
    TO_PICK = "to_pick"
    UNPAID = "unpaid"
    REFUNDED_PART = "refunded_part"
    CANCELLED = "cancelled"
    HISTORY = "history"


OLDEST = {
    Fate.COLLECTED: (5, 26), Fate.ON_SHELF: (3, 18), Fate.UNPAID_ON_SHELF: (2, 9), Fate.PACKED: (1, 3),
    Fate.PICKING: (1, 2), Fate.TO_PICK: (0, 3), Fate.UNPAID: (0, 6), Fate.REFUNDED_PART: (1, 4),
    Fate.CANCELLED: (2, 40), Fate.HISTORY: (27, 90),
}  # fmt: skip
"""Between how many days ago an order of each fate was placed."""


@dataclass(frozen=True)
class Product:
    """A line of the story's price list; `price` in minor units with tax, `rate` in basis points."""

    sku: str
    name: str
    price: int
    rate: int
    picture: str
    pieces: int


@dataclass(frozen=True)
class Buyer:
    """A customer of the web shop."""

    name: str
    last: str
    email: str
    phone: str
    street: str
    postcode: str
    city: str


@dataclass(frozen=True)
class Bought:
    """One order as the web shop exports it, and how far it gets here."""

    number: str
    buyer: Buyer
    placed_at: datetime
    fate: Fate
    lines: tuple[tuple[Product, int], ...]
    note: str
    left: int = 0
    """Minor units that are still to pay of what was paid in part."""

    @property
    def total(self) -> int:
        """Minor units with tax."""
        return sum(product.price * quantity for product, quantity in self.lines)


@dataclass(frozen=True)
class Story:
    """The whole story, drawn for one seed."""

    told: dict[str, Any]
    products: tuple[Product, ...]
    rng: random.Random


@cache
def _told() -> dict[str, Any]:
    return tomllib.loads(STORY.read_text(encoding="utf-8"))


def load(seed: int) -> Story:
    """The story with its dice thrown for `seed`."""
    told = _told()
    products = tuple(Product(*row) for row in told["products"]["list"])
    return Story(told, products, random.Random(seed))


def buyers(story: Story, count: int, start: int = 0) -> list[Buyer]:
    """`count` customers with believable names; no two share an e-mail address."""
    return [_buyer(story, start + place) for place in range(count)]


def _buyer(story: Story, place: int) -> Buyer:
    told, rng = story.told["customers"], story.rng
    if rng.random() < 0.05:
        last = rng.choice(told["companies"])
        name = last
    else:
        last = rng.choice(told["last"])
        name = f"{rng.choice(told['first'])} {last}"
    local = ".".join(
        part for part in text.folded(name).split() if part.isascii() and part.isalpha()
    )
    email = f"{local or 'kunde'}{place}@example.com" if rng.random() < 0.94 else ""
    return Buyer(
        name=name,
        last=last,
        email=email,
        phone=f"+43 512 555 {place % 10000:04d}",
        street=f"{rng.choice(told['streets'])} {rng.randint(1, 90)}",
        postcode=f"{rng.randint(6020, 6099)}",
        city=rng.choice(told["cities"]),
    )


def orders(
    story: Story, who: Sequence[Buyer], count: int, now: datetime, first: int = FIRST_NUMBER
) -> list[Bought]:
    """`count` orders in the shares of the story, oldest first, numbered as they were placed."""
    shares: dict[str, int] = story.told["shares"]
    drawn = []
    for name, minor in zip(shares, money.share(count, list(shares.values())), strict=True):
        drawn += [_order(story, who, Fate(name), now) for _ in range(minor)]
    drawn.sort(key=lambda each: each[1])
    return [
        Bought(f"#{first + place}", buyer, placed, fate, lines, note)
        for place, (buyer, placed, fate, lines, note) in enumerate(drawn)
    ]


Drawn = tuple[Buyer, datetime, Fate, tuple[tuple[Product, int], ...], str]


def _order(story: Story, who: Sequence[Buyer], fate: Fate, now: datetime) -> Drawn:
    rng = story.rng
    youngest, oldest = OLDEST[fate]
    placed = now - timedelta(days=rng.randint(youngest, oldest), minutes=rng.randint(200, 900))
    kinds = min(rng.choice((1, 1, 2, 2, 2, 3, 3, 4)), len(story.products))
    lines = tuple(
        (product, rng.choice((1, 1, 1, 2))) for product in rng.sample(story.products, kinds)
    )
    note = rng.choice(story.told["customers"]["notes"])
    return rng.choice(who), placed.replace(microsecond=0), fate, lines, note


COLUMNS = (
    "Name", "Email", "Financial Status", "Paid at", "Fulfillment Status", "Fulfilled at", "Currency",
    "Subtotal", "Shipping", "Taxes", "Total", "Discount Amount", "Shipping Method", "Created at",
    "Lineitem quantity", "Lineitem name", "Lineitem price", "Lineitem sku",
    "Lineitem requires shipping", "Lineitem taxable", "Lineitem fulfillment status", "Billing Name",
    "Billing Address1", "Billing City", "Billing Zip", "Billing Country", "Billing Phone", "Notes",
    "Cancelled at", "Payment Method", "Refunded Amount", "Outstanding Balance", "Id", "Source",
    "Lineitem discount", "Tax 1 Name", "Tax 1 Value", "Tax 2 Name", "Tax 2 Value",
)  # fmt: skip


def export(bought: Sequence[Bought], currency: str) -> bytes:
    """The orders as the web shop's own export file: several rows an order, read by the one importer."""
    file = io.StringIO()
    writer = csv.DictWriter(file, COLUMNS, restval="")
    writer.writeheader()
    for each in bought:
        for place, row in enumerate(_rows(each, currency)):
            head = _head(each, currency) if place == 0 else {}
            writer.writerow({"Name": each.number, "Email": each.buyer.email} | head | row)
    return file.getvalue().encode()


def _rows(each: Bought, currency: str) -> list[dict[str, str]]:
    done = each.fate is Fate.HISTORY
    return [
        {
            "Lineitem quantity": str(quantity),
            "Lineitem name": product.name,
            "Lineitem price": money.plain(product.price, currency),
            "Lineitem sku": product.sku,
            "Lineitem requires shipping": "true",
            "Lineitem taxable": "true",
            "Lineitem fulfillment status": "fulfilled" if done else "pending",
            "Lineitem discount": money.plain(0, currency),
        }
        for product, quantity in each.lines
    ]


def _head(each: Bought, currency: str) -> dict[str, str]:
    unpaid = each.fate in (Fate.UNPAID, Fate.UNPAID_ON_SHELF)
    cancelled = each.fate is Fate.CANCELLED
    refunded = each.total // 10 if each.fate is Fate.REFUNDED_PART else 0
    status = "pending" if unpaid else "voided" if cancelled else "paid"
    status = "partially_paid" if each.left else status
    taken = "" if unpaid or cancelled else _moment(each.placed_at)
    plain = {
        name: money.plain(minor, currency) for name, minor in _sums(each, refunded, unpaid).items()
    }
    return plain | _taxes(each, currency) | {
        "Financial Status": "partially_refunded" if refunded else status,
        "Paid at": taken,
        "Fulfillment Status": "fulfilled" if each.fate is Fate.HISTORY else "unfulfilled",
        "Fulfilled at": _moment(each.placed_at + timedelta(days=3)) if each.fate is Fate.HISTORY else "",
        "Currency": currency,
        "Shipping Method": "Pick up in store",
        "Created at": _moment(each.placed_at),
        "Billing Name": each.buyer.name,
        "Billing Address1": each.buyer.street,
        "Billing City": each.buyer.city,
        "Billing Zip": each.buyer.postcode,
        "Billing Country": "AT",
        "Billing Phone": f"'{each.buyer.phone}",
        "Notes": each.note,
        "Cancelled at": _moment(each.placed_at + timedelta(hours=5)) if cancelled else "",
        "Payment Method": "manual" if unpaid or cancelled else "Card",
        "Id": each.number.lstrip("#"),
        "Source": "web",
    }  # fmt: skip


def _sums(each: Bought, refunded: int, unpaid: bool) -> dict[str, int]:
    taxes = sum(tax for _, tax in _by_rate(each))
    return {
        "Subtotal": each.total, "Shipping": 0, "Taxes": taxes, "Total": each.total, "Discount Amount": 0,
        "Refunded Amount": refunded, "Outstanding Balance": each.total if unpaid else each.left,
    }  # fmt: skip


def _by_rate(each: Bought) -> list[tuple[int, int]]:
    gross: dict[int, int] = {}
    for product, quantity in each.lines:
        gross[product.rate] = gross.get(product.rate, 0) + product.price * quantity
    return [(rate, money.tax_within(amount, rate)) for rate, amount in sorted(gross.items())]


def _taxes(each: Bought, currency: str) -> dict[str, str]:
    named = {}
    for place, (rate, tax) in enumerate(_by_rate(each), start=1):
        named[f"Tax {place} Name"] = f"AT USt {rate // 100}%"
        named[f"Tax {place} Value"] = money.plain(tax, currency)
    return named


def _moment(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M:%S +0000")
