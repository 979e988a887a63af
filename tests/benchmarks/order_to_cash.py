"""Rows 1, 2 and 3: a new customer's order from the counter's first word to the paid hand-over (O2C-10).

Every act is the program's own, each its own durable commit with authority, audit and outbox; only the
order is confirmed through the import's step, for a quote that becomes an order waits for the sales.
Beside the ten acts stands what a hand-over here asks in addition: who collects, and the package's scan.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from kiosk import business as businesses
from kiosk.back_office.accounting.rules import WayToPay
from kiosk.back_office.fulfilment import service as fulfilment
from kiosk.back_office.fulfilment.service import Packing
from kiosk.back_office.till import service as till
from kiosk.core.by import Owner, Person
from kiosk.core.task import Role, Skill
from kiosk.lobby.pickup import service as pickups
from kiosk.lobby.pickup.rules import Method
from kiosk.records.customers import service as customers
from kiosk.records.customers.rules import NewCustomer
from kiosk.records.orders import service as orders
from kiosk.records.orders.rules import Fulfilment
from kiosk.records.stock import service as stock
from tests.benchmarks.order import pickup_of
from tests.benchmarks.shop import Shop
from tests.benchmarks.timing import Figure, figure, median
from tests.benchmarks.twin import Counted, Twin, opened
from tests.makers import orders as order_makers
from tests.makers import till as till_makers
from tests.makers.shopify import PRODUCTS
from tests.makers.staff import a_person
from tests.postgres_server import PostgresServer

EMBEDDED, SERVER = 15.0, 5.0
"""What a whole order costs at most, by its floor."""
WARM = 3
LATER = "Without the quote that becomes an order: there are no quotes yet."
WHO = ("claim", "make sure")
"""Who collects, which the peer never asks: counted apart."""
_OWNER = Owner("benchmark")


@dataclass
class Lived:
    """What one order cost: its acts by name in order, and the processor's milliseconds of ours."""

    acts: list[tuple[str, tuple[float, float], Counted]] = field(default_factory=list)
    processor: float = 0.0

    @property
    def pair(self) -> tuple[float, float]:
        """Milliseconds of ours and of the floor, of all its acts."""
        return sum(p[0] for _, p, _ in self.acts), sum(p[1] for _, p, _ in self.acts)

    def spent(self, *, without: tuple[str, ...] = ()) -> tuple[int, int]:
        """Statements and commits of all its acts but those."""
        kept = [cost for name, _, cost in self.acts if name not in without]
        return sum(each.statements for each in kept), sum(each.commits for each in kept)


class Counter:
    """A shop whose till is open, where one order after another is taken, made ready and paid."""

    def __init__(self, twin: Twin, shop: Shop, cashier: Person, *, first: int = 0) -> None:
        self.twin, self.shop, self.cashier = twin, shop, cashier
        self.number = first
        found = [twin.business.read(stock.find_product, code=sku) for sku, *_ in PRODUCTS[:3]]
        self.products = [each for each in found if each is not None]

    def lives(self) -> Lived:
        """The next order, from its customer's first word to the door."""
        self.number += 1
        lived = Lived()

        def step(name: str, verb: Any, by: Any, /, **said: Any) -> Any:
            began = self.twin.processor
            answer, pair, cost = self.twin.act(verb, by, **said)
            lived.processor += self.twin.processor - began
            lived.acts.append((name, pair, cost))
            return answer

        new = _customer(self.number)
        whose = step("customer", customers.add_customer, self.cashier, customer=new)
        bought = [
            order_makers.line(each.id, sku=each.sku, name=each.name, price=2_400)
            for each in self.products
        ]
        wanted = order_makers.new_order(whose, *bought, fulfilment=Fulfilment.WAITING)
        order = step("order", order_makers.take_in, _OWNER, orders_=(wanted,))[0]
        picker = self.shop.picker
        shipment = step("start", fulfilment.start, picker, order=order)
        read = self.twin.business.read
        work = read(fulfilment.work, shipment=shipment)
        for line in work.lines:
            step("pick", fulfilment.pick, picker, shipment_id=shipment, code=line.sku)
        packing = tuple(Packing(line.id, 1, 1) for line in work.lines)
        packages = step("pack", fulfilment.pack, picker, shipment_id=shipment, packing=packing)
        places = tuple((package, "A-01") for package, _number in packages)
        step("shelve", fulfilment.stage, picker, shipment_id=shipment, places=places)
        pickup = read(pickup_of, order=order)
        step("claim", pickups.claim, self.cashier, pickup=pickup)
        step("make sure", pickups.make_sure, self.cashier, pickup=pickup, method=Method.ID_SEEN)
        for _package, number in packages:
            step("scan", pickups.scan, self.cashier, pickup=pickup, number=number)
        lines = tuple((line.id, line.quantity) for line in read(orders.order, order=order).lines)
        paying = {"order": order, "lines": lines, "minor": wanted.total, "way": WayToPay.CASH}
        step("pay", till.take_payment, self.cashier, given=10_000, **paying)
        seen = read(pickups.counter, pickup=pickup).version
        step("release", pickups.release, self.cashier, pickup=pickup, seen=seen)
        return lived


def _customer(number: int) -> NewCustomer:
    return NewCustomer(
        f"Edda Lorenz{number}",
        email=f"edda{number}@example.com",
        phone=f"+49 40 88{number:05d}",
        street=f"Deichstrasse {number}",
        postcode="20459",
        city="Hamburg",
        country="DE",
    )


def open_shop(shop: Shop) -> Person:
    """Opens the shop's till at the desk; who takes the money and hands out there."""
    business = businesses.open_business(shop.database, shop.home)
    skills = (Skill.WELCOME, Skill.TAKE_MONEY, Skill.CLOSE_TILL, Skill.HAND_OUT)
    cashier = Person(a_person(business, *skills, role=Role.RECEPTION), Role.RECEPTION)
    till_makers.opened(business, cashier)
    business.close()
    return cashier


def measure(
    shop: Shop, times: int, server: PostgresServer | None = None
) -> tuple[list[Figure], dict[str, Any]]:
    """An order's figure in a shop of this size, that of posting and paying, and what it counts."""
    cashier = open_shop(shop)
    with opened(shop.home, server, shop.database) as twin:
        counter = Counter(twin, shop, cashier)
        for _ in range(WARM):
            counter.lives()
        lived = [counter.lives() for _ in range(times)]
    where = "PostgreSQL" if server is not None else f"{shop.orders:,} orders before"
    row, promised = (1, EMBEDDED) if server is None else (2, SERVER)
    statements, commits = lived[-1].spent()
    whole = figure(
        row,
        f"O2C-10, {where}",
        [each.pair for each in lived],
        promised,
        orders=shop.orders,
        statements=statements,
        commits=commits,
        processor_ms=round(median([each.processor for each in lived]), 3),
        not_yet=LATER,
    )
    figures = [whole]
    for name in ("pay", "release"):
        pairs = [pair for each in lived for act, pair, _ in each.acts if act == name]
        figures.append(figure(row, f"O2C-10 {name}, {where}", pairs, promised, orders=shop.orders))
    return figures, counts(lived[-1])


def counts(lived: Lived) -> dict[str, Any]:
    """Statements and commits of an order by act, of all of it, and of it without who collects."""
    acts: dict[str, dict[str, int]] = {}
    for name, _pair, cost in lived.acts:
        each = acts.setdefault(name, {"times": 0, "statements": 0, "commits": 0})
        each["times"] += 1
        each["statements"] += cost.statements
        each["commits"] += cost.commits
    whole, ten = lived.spent(), lived.spent(without=WHO)
    return {
        "acts": acts,
        "statements": whole[0],
        "commits": whole[1],
        "without_who_collects": {"statements": ten[0], "commits": ten[1]},
    }
