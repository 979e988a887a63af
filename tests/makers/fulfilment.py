"""Orders prepared as a picker does it: started, scanned, packed, put on the shelf."""

from __future__ import annotations

from kiosk.back_office.fulfilment import service as fulfilment
from kiosk.back_office.fulfilment.service import Packing, Work
from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.ids import OrderId, PersonId, ShipmentId
from kiosk.core.task import Role, Skill
from kiosk.records.orders.rules import Order
from tests.makers import customers, orders, stock
from tests.makers.staff import a_person

NAMES = ("Oak frame A4", "Ivory mat", "Hanging set", "Museum glass")


def picker(business: Business) -> Person:
    """Somebody who may pick and pack."""
    person: PersonId = a_person(business, Skill.PICK_AND_PACK, role=Role.FULFILMENT)
    return Person(person, Role.FULFILMENT)


def an_order(business: Business, lines: int = 2, quantity: int = 1, in_store: int = 20) -> Order:
    """A confirmed order of `lines` products, each with `in_store` pieces in the store."""
    stock.places(business)
    bought = []
    for place, name in enumerate(NAMES[:lines]):
        sku = f"SKU-{place + 1}"
        found = business.read(stock.stock.find_product, code=sku)
        product = found.id if found else stock.product(business, sku, name, in_store=in_store)
        bought.append(orders.line(product, sku=sku, name=name, quantity=quantity))
    customer = customers.customer(business)
    return orders.order(business, customer, *bought, fulfilment=orders.Fulfilment.WAITING)


def pick_all(business: Business, by: Person, order: OrderId) -> ShipmentId:
    """Starts an order and scans every piece of it."""
    shipment: ShipmentId = business.do(fulfilment.start, by=by, order=order)
    for line in business.read(fulfilment.work, shipment=shipment).lines:
        for _ in range(line.quantity):
            business.do(fulfilment.pick, by=by, shipment_id=shipment, code=line.sku)
    return shipment


def all_in_one(work: Work) -> tuple[Packing, ...]:
    """Everything into one package."""
    return tuple(Packing(line.id, 1, line.picked) for line in work.lines)


def staged(business: Business, by: Person, order: OrderId, shelf: str = "A-01") -> ShipmentId:
    """The whole way to the shelf, in one package."""
    shipment = pick_all(business, by, order)
    work = business.read(fulfilment.work, shipment=shipment)
    packages = business.do(fulfilment.pack, by=by, shipment_id=shipment, packing=all_in_one(work))
    places = tuple((package, shelf) for package, _number in packages)
    business.do(fulfilment.stage, by=by, shipment_id=shipment, places=places)
    return shipment
