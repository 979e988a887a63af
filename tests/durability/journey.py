"""A small day, from the founding to two hand-overs, that can be begun again wherever it was broken off.

Every act has a key of its own, so that what had been done answers as it did, and the rest goes on.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Column, select

from kiosk import business as businesses
from kiosk.back_office.fulfilment import service as fulfilment
from kiosk.back_office.fulfilment.service import Packing
from kiosk.business import METADATA, Business
from kiosk.core.by import By, Customer, Owner, Person
from kiosk.core.ids import Key, OrderId, PersonId, PickupId
from kiosk.core.refusal import Trouble, TroubleKind
from kiosk.core.task import Role, Skill
from kiosk.cross_training.training import service as training
from kiosk.cross_training.training.rules import Level
from kiosk.database.acting import View
from kiosk.database.types import Choice, Flag, Whole
from kiosk.desk.exchange import service as exchange
from kiosk.lobby.pickup import service as pickups
from kiosk.lobby.pickup.rules import PickupState
from kiosk.records.customers.rules import Fact
from kiosk.records.messages import service as messages
from kiosk.records.messages.rules import MessageKind
from kiosk.records.orders import service as orders
from kiosk.records.staff import service as staff
from kiosk.records.stock import service as stock
from kiosk.records.stock.rules import PlaceKind
from tests import founding
from tests.makers import exchange as exchange_makers
from tests.makers.shopify import Line, Made, written

OWNER = Owner("tester")
GOODS = (("FRAME", "Oak frame", 2_400), ("MAT", "Ivory mat", 1_900))
PHONES = ("+49 561 5550001", "+49 561 5550002")


def opened(database: str, home: Path) -> Business:
    """The business, founded where there is none yet."""
    try:
        return businesses.open_business(database, home)
    except Trouble as trouble:
        if trouble.kind is not TroubleKind.NO_BUSINESS:
            raise
    made, _code = businesses.create(
        database, home, founding.founding(), owner=founding.OWNER, pin=None
    )
    return made


class Journey:
    """Goes through the day; what is there already is not done again."""

    def __init__(self, business: Business) -> None:
        self.business = business

    def do(
        self, step: str, verb: Any, by: By = OWNER, where: str = "Desk 1", /, **said: Any
    ) -> Any:
        """One act with a key that is always the same."""
        return self.business.do(verb, by, Key(f"journey {step}"), where, **said)

    def live(self) -> None:
        """The whole day."""
        self.do("shelf", stock.add_place, name="A-01", kind=PlaceKind.SHELF)
        picker = self.hired("Pia Weber", Role.FULFILMENT, Skill.PICK_AND_PACK)
        desk = self.hired("Ana Lindqvist", Role.RECEPTION, Skill.HAND_OUT)
        self.take_in()
        for sku, _name, _price in GOODS:
            found = self.business.read(stock.find_product, code=sku)
            assert found is not None
            self.do(f"goods {sku}", stock.receive, product=found.id, quantity=10)
        for place, phone in enumerate(PHONES):
            self.prepare(place, picker)
            self.hand_out(place, phone, desk)

    def hired(self, name: str, role: Role, skill: Skill) -> Person:
        """Somebody who may do what `skill` says."""
        person: PersonId = self.do(f"hire {name}", staff.add_person, name=name, role=role)
        self.do(
            f"declare {name}", training.declare, person=person, skills=(skill,), level=Level.ALONE
        )
        return Person(person, role)

    def take_in(self) -> None:
        """Two paid orders of a web shop, of two lines each."""
        if self.business.read(orders.by_number, number="#1") is not None:
            return
        made = []
        for place, phone in enumerate(PHONES):
            lines = [Line(sku, name, 1, price) for sku, name, price in GOODS]
            one = Made(f"#{place + 1}", f"{place + 1}", f"c{place}@example.com", f"Lin Bo{place}")
            one.phone, one.lines, one.paid_at = phone, lines, one.placed_at
            made.append(one)
        preview = exchange_makers.looked_at(self.business, written(made))
        assert preview.problems == ()
        self.do("import", exchange.take_in, source=preview.source, drafts=preview.drafts)

    def order(self, place: int) -> Any:
        """The order as it stands."""
        known = self.business.read(orders.by_number, number=f"#{place + 1}")
        assert known is not None
        return self.business.read(orders.order, order=known)

    def prepare(self, place: int, by: Person) -> None:
        """To the shelf: the first order whole, of the second one line."""
        shipment = self.do(f"start {place}", fulfilment.start, by, order=self.order(place).id)
        lines = self.business.read(fulfilment.work, shipment=shipment).lines[: 2 - place]
        for line in lines:
            said = {"shipment_id": shipment, "code": line.sku}
            self.do(f"pick {place} {line.sku}", fulfilment.pick, by, **said)
        if place:
            self.do(f"split {place}", fulfilment.split, by, shipment_id=shipment)
        packing = tuple(Packing(line.id, 1, 1) for line in lines)
        made = self.do(f"pack {place}", fulfilment.pack, by, shipment_id=shipment, packing=packing)
        places = tuple((package, "A-01") for package, _number in made)
        self.do(f"stage {place}", fulfilment.stage, by, shipment_id=shipment, places=places)

    def hand_out(self, place: int, phone: str, by: Person) -> None:
        """The customer comes with the code, asks for what is there, and gets it."""
        order = self.order(place)
        pickup = self.pickup(order.id)
        told = self.business.read(messages.of, kind=MessageKind.PICKUP_READY, about=pickup)
        assert told[-1].content is not None
        said = {"shown": told[-1].content["code"], "fact": Fact.PHONE_LAST_4, "said": phone[-4:]}
        said |= {"session": f"session {place}", "language": "en"}
        who = self.do(f"identify {place}", pickups.identify, Customer(), "Lobby 1", **said)
        lines = tuple(line.id for line in order.lines)[: 2 - place]
        self.do(f"ask {place}", pickups.request, Customer(who.visit), "Lobby 1", lines=lines)
        self.do(f"claim {place}", pickups.claim, by, pickup=pickup)
        for package in self.business.read(pickups.counter, pickup=pickup).packages:
            said = {"pickup": pickup, "number": package.number}
            self.do(f"scan {package.number}", pickups.scan, by, **said)
        seen = self.business.read(pickups.counter, pickup=pickup)
        if seen.state is not PickupState.COLLECTED:
            said = {"pickup": pickup, "seen": seen.version}
            self.do(f"release {place}", pickups.release, by, **said)

    def pickup(self, order: OrderId) -> PickupId:
        """The first pickup of an order, wherever it stands: `pickups.find` names the live ones."""
        table = METADATA.tables["pickup"]

        def question(view: View) -> int:
            first = select(table.c.id).where(table.c.order_id == order).order_by(table.c.id)
            return int(view.rows(first)[0].id)

        return PickupId(self.business.read(question))


def state(business: Business) -> dict[str, list[str]]:
    """Every table's rows by what is the same on every such day: ids, quantities, states, yes or no.

    A server's ids have gaps where a transaction was rolled back, so that they say nothing there.
    """
    server = not business.engines.where.embedded

    def question(view: View) -> dict[str, list[str]]:
        found = {}
        for table in METADATA.sorted_tables:
            kept = [column for column in table.columns if _same(column, ids=not server)]
            rows = view.rows(select(*kept) if kept else select(table))
            said = [str(tuple(row)) if kept else "a row" for row in rows]
            found[table.name] = sorted(said)
        return found

    return business.read(question)


def _same(column: Column[Any], *, ids: bool) -> bool:
    if column.name == "version" or not isinstance(column.type, Whole | Choice | Flag):
        return False
    named = column.primary_key or column.foreign_keys or column.name.endswith(("_id", "_by"))
    return ids or not (named or column.name in ("about", "ref"))


def faults(business: Business) -> list[str]:
    """What `verify` finds, over all that it knows."""
    return [str(fault) for name in businesses.CHECKS for fault in business.check(name).faults]
