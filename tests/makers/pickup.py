"""Orders on the shelf with their pickups, and the way to the hand-over, made by acts alone."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kiosk.back_office.fulfilment import service as fulfilment
from kiosk.back_office.fulfilment.service import Packing
from kiosk.business import Business
from kiosk.core.by import Customer, Person, System
from kiosk.core.ids import OrderId, OrderLineId, PickupId, ShipmentId, VisitId
from kiosk.core.task import Role, Skill
from kiosk.lobby.pickup import service as pickups
from kiosk.lobby.pickup.rules import Counter, Identified, Released
from kiosk.records.customers.rules import Fact
from kiosk.records.messages import service as messages
from kiosk.records.messages.rules import MessageKind
from kiosk.records.orders.rules import Fulfilment, NewLine, Order
from tests.makers import accounting as accounting_makers
from tests.makers import customers as customer_makers
from tests.makers import orders as order_makers
from tests.makers import stock as stock_makers
from tests.makers.fulfilment import picker
from tests.makers.staff import a_person

NAMES = ("Oak frame, 40 × 50 cm", "Art print, A2", "Double mat, ivory", "Hanging set")  # noqa: RUF001
PHONE = "+49 40 5551234"
POSTCODE = "20095"
_sessions = itertools.count(1)


@dataclass(frozen=True)
class OnShelf:
    """A pickup that is ready, and all that its customer knows."""

    order: Order
    pickup: PickupId
    number: str
    code: str
    square: str
    rest: ShipmentId | None = None

    @property
    def lines(self) -> tuple[OrderLineId, ...]:
        """The order's lines by position."""
        return tuple(line.id for line in self.order.lines)


def receptionist(business: Business, name: str = "") -> Person:
    """Somebody who may hand out orders."""
    return Person(a_person(business, Skill.HAND_OUT, name=name), Role.RECEPTION)


def an_order(
    business: Business,
    prices: Sequence[int] = (2_400, 1_900),
    *,
    quantity: int = 1,
    paid: bool = True,
    name: str = "Lin Bo",
    more: Sequence[NewLine] = (),
    **others: Any,
) -> Order:
    """A confirmed order of goods in the store and `more`, paid in the web shop unless told otherwise."""
    stock_makers.places(business)
    bought = []
    for place, price in enumerate(prices):
        sku = f"P{place}-{price}"
        found = business.read(stock_makers.stock.find_product, code=sku)
        called = NAMES[place % len(NAMES)]
        product = (
            found.id
            if found
            else stock_makers.product(business, sku, called, price=price, in_store=500)
        )
        bought.append(
            order_makers.line(product, sku=sku, name=called, quantity=quantity, price=price)
        )
    who = customer_makers.customer(
        business, name, email=f"c{next(_sessions)}@lin.example", phone=PHONE, postcode=POSTCODE
    )
    made = order_makers.order(
        business, who, *bought, *more, fulfilment=Fulfilment.WAITING, **others
    )
    if paid and made.total:
        business.do(
            accounting_makers.take_deposit,
            by=accounting_makers.OWNER,
            order=made.id,
            minor=made.total,
        )
    return made


def stage(
    business: Business, order: OrderId, by: Person | None = None, lines: int | None = None
) -> ShipmentId | None:
    """Picks the first `lines` lines (all if None), each into a package of its own, onto the shelf.

    Gives the part that is still to come, if there is one.
    """
    by = by or picker(business)
    shipment = business.do(fulfilment.start, by=by, order=order)
    return _go_on(business, shipment, by, lines)


def stage_rest(business: Business, rest: ShipmentId | None, by: Person | None = None) -> None:
    """The part that was still to come, onto the shelf."""
    assert rest is not None
    by = by or picker(business)
    business.do(fulfilment.resume, by=by, shipment_id=rest)
    _go_on(business, rest, by, None)


def _go_on(
    business: Business, shipment: ShipmentId, by: Person, lines: int | None
) -> ShipmentId | None:
    wanted = business.read(fulfilment.work, shipment=shipment).lines
    rest = None
    for line in wanted[: len(wanted) if lines is None else lines]:
        business.do(
            fulfilment.pick, by=by, shipment_id=shipment, code=line.sku, quantity=line.quantity
        )
    if lines is not None and lines < len(wanted):
        rest = business.do(fulfilment.split, by=by, shipment_id=shipment)
    work = business.read(fulfilment.work, shipment=shipment)
    packing = tuple(
        Packing(line.id, place, line.picked)
        for place, line in enumerate(work.lines, 1)
        if line.picked
    )
    packages = business.do(fulfilment.pack, by=by, shipment_id=shipment, packing=packing)
    places = tuple((package, "A-01") for package, _number in packages)
    business.do(fulfilment.stage, by=by, shipment_id=shipment, places=places)
    make_ready(business)
    return rest


def make_ready(business: Business) -> None:
    """The job, whether or not the business has run it by itself already."""
    for arguments in business.read(pickups.ready_due):
        business.do(pickups.make_ready, by=System("pickup.make_ready"), **arguments)


def ready(
    business: Business,
    prices: Sequence[int] = (2_400, 1_900),
    *,
    lines: int | None = None,
    by: Person | None = None,
    **others: Any,
) -> OnShelf:
    """A pickup that waits on the shelf; of `lines` of its order's lines where that is given."""
    order = an_order(business, prices, **others)
    rest = stage(business, order.id, by, lines)
    return known(business, order, rest)


def known(business: Business, order: Order, rest: ShipmentId | None = None) -> OnShelf:
    """What the customer of a ready pickup has been told."""
    found = business.read(pickups.find, words=order.number)[0]
    told = [
        *business.read(messages.of, kind=MessageKind.PICKUP_READY, about=found.pickup),
        *business.read(messages.of, kind=MessageKind.REST_READY, about=found.pickup),
    ]
    content = told[-1].content if told else {}
    assert content is not None
    return OnShelf(
        order, found.pickup, found.number, content.get("code", ""), content.get("square", ""), rest
    )


def pay(business: Business, made: OnShelf) -> None:
    """What was open is paid."""
    business.do(
        accounting_makers.take_deposit,
        by=accounting_makers.OWNER,
        order=made.order.id,
        minor=made.order.total,
    )


def session() -> str:
    """One customer at one screen."""
    return f"session {next(_sessions)}"


def identify(
    business: Business,
    shown: str,
    said: str = PHONE[-4:],
    *,
    fact: Fact = Fact.PHONE_LAST_4,
    session_: str = "",
    station: str = "Lobby 1",
) -> Identified:
    """What a customer does at the lobby's screen."""
    return business.do(
        pickups.identify,
        Customer(),
        None,
        station,
        shown=shown,
        fact=fact,
        said=said,
        session=session_ or session(),
        language="en",
    )


def ask(
    business: Business, visit: VisitId, lines: Sequence[OrderLineId] | None = None, **others: Any
) -> None:
    """The customer asks for these lines (all that is ready if None)."""
    seen = business.read(pickups.waiting, visit=visit)
    wanted = tuple(lines) if lines is not None else tuple(line.line for line in seen.ready)
    business.do(pickups.request, Customer(visit), None, "Lobby 1", lines=wanted, **others)


def fetch(business: Business, pickup: PickupId, by: Person, station: str = "Desk 1") -> Counter:
    """Claims a pickup and scans every package that is wanted."""
    business.do(pickups.claim, by, None, station, pickup=pickup)
    for package in business.read(pickups.counter, pickup=pickup).packages:
        if package.wanted:
            business.do(pickups.scan, by, None, station, pickup=pickup, number=package.number)
    return business.read(pickups.counter, pickup=pickup)


def collect(
    business: Business,
    made: OnShelf,
    by: Person,
    lines: Sequence[OrderLineId] | None = None,
    **others: Any,
) -> Released:
    """The whole way: code, lines, claim, scans, hand-over."""
    found = identify(business, made.code)
    assert found.visit is not None
    ask(business, found.visit, lines, **others)
    seen = fetch(business, made.pickup, by).version
    return business.do(pickups.release, by, None, "Desk 1", pickup=made.pickup, seen=seen)
