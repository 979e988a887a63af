"""Shops of any size to measure in, made through the import and the acts alone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kiosk import business as businesses
from kiosk.business import Business
from kiosk.core.by import Owner, Person
from kiosk.core.task import Role, Skill
from kiosk.desk.exchange import service as exchange
from kiosk.records.orders import service as orders
from kiosk.records.orders.rules import Order
from kiosk.records.stock import service as stock
from kiosk.records.stock.rules import PlaceKind
from tests import founding
from tests.benchmarks.twin import Twin
from tests.makers.shopify import PRODUCTS, Line, Made, made, written
from tests.makers.staff import a_person

OWNER = Owner("benchmark")
SLICE = 10_000
FRESH = 60
"""Orders of three lines that wait to be picked, beside the history."""


@dataclass(frozen=True)
class Shop:
    """A closed business of so many orders, and who works there."""

    home: Path
    orders: int
    picker: Person
    desk: Person
    database: str


def build(home: Path, size: int, fresh: int = FRESH, database: str = "") -> Shop:
    """Founds a shop with `size` orders of history and `fresh` ones of three lines, paid and not begun."""
    database = database or f"sqlite:///{home}/data/kiosk.db"
    founding.found(database, home)
    business = businesses.open_business(database, home)
    for start in range(0, size, SLICE):
        take_in(business, history(start, min(SLICE, size - start)))
    take_in(business, [waiting(number) for number in range(fresh)])
    business.do(stock.add_place, by=OWNER, name="A-01", kind=PlaceKind.SHELF)
    for sku, *_ in PRODUCTS:
        found = business.read(stock.find_product, code=sku)
        if found is not None:
            business.do(stock.receive, by=OWNER, product=found.id, quantity=10 * fresh + size)
    picker = a_person(business, Skill.PICK_AND_PACK, role=Role.FULFILMENT)
    desk = a_person(business, Skill.HAND_OUT, role=Role.RECEPTION)
    business.close()
    picking, handing = Person(picker, Role.FULFILMENT), Person(desk, Role.RECEPTION)
    return Shop(home, size, picking, handing, database)


def take_in(business: Business, some: list[Made]) -> None:
    """Through the import, as a person does it."""
    folder = business.home.root / "export.csv"
    folder.write_text(written(some), encoding="utf-8")
    preview = business.read(exchange.look_at, file=str(folder), source="shopify")
    business.do(exchange.take_in, by=OWNER, source="shopify", drafts=preview.drafts)
    folder.unlink()


def history(start: int, count: int) -> list[Made]:
    """Orders of the past, handed over long ago or not, of customers of their own."""
    some = made(count, seed=start + 1)
    for place, order in enumerate(some, start):
        order.number, order.source_id = f"#H{place}", f"1{place:08d}"
        order.email = order.email.replace("customer", f"customer{start}.")
        order.phone = order.phone.replace("+49 561 555", f"+49 {30 + start // SLICE} 555")
    return some


def waiting(number: int) -> Made:
    """A paid order of three lines for pick-up; its customer's phone ends in the order's number."""
    lines = [Line(sku, name, 1, price // 10) for sku, name, price, *_ in PRODUCTS[:3]]
    order = Made(f"#W{number}", f"9{number:08d}", f"waiting{number}@example.com", f"Lin Bo{number}")
    order.phone, order.lines, order.paid_at = f"+49 561 77{number:05d}", lines, order.placed_at
    return order


def fresh(twin: Twin, number: int) -> Order:
    """The `number`-th order that waits."""
    known = twin.business.read(orders.by_number, number=f"#W{number}")
    assert known is not None
    found: Order = twin.business.read(orders.order, order=known)
    return found
