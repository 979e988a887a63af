"""The days: people of the story take orders in, pick, pack, put on the shelf and hand over, act by act."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from typing_extensions import override

from kiosk.back_office.fulfilment import service as fulfilment
from kiosk.back_office.fulfilment.service import Packing
from kiosk.business.demonstration import counter as counters
from kiosk.business.demonstration import mail, people
from kiosk.business.demonstration import story as stories
from kiosk.business.demonstration.counter import Counter
from kiosk.business.demonstration.deeds import Deed, Report, Shop, quiet
from kiosk.business.demonstration.story import Bought, Fate
from kiosk.business.home import Home
from kiosk.business.house import Business
from kiosk.business.opening import create
from kiosk.core.by import Owner, Person
from kiosk.core.ids import OrderId, PackageId, PickupId, ShipmentId
from kiosk.database.clock import Clock, MachineClock, StoryClock
from kiosk.desk.exchange import formats
from kiosk.desk.exchange import service as exchange
from kiosk.front_office.queue import service as queue
from kiosk.lobby.pickup import service as pickups
from kiosk.lobby.pickup.rules import Method
from kiosk.records.orders import service as orders
from kiosk.records.settings import service as settings
from kiosk.records.settings.rules import StationKind
from kiosk.records.settings.service import Founding
from kiosk.records.staff import service as staff
from kiosk.records.stock import service as stock
from kiosk.records.stock.rules import NewProduct, PlaceKind

OWNER = Owner("demonstration")
SOURCE = "shopify"
FOUNDED = timedelta(days=110)
"""How long ago the demonstration was founded: what was declared in its first days has ended by now."""
BEGAN = timedelta(days=28)
"""How long ago it was set up to work: what was declared then is still valid for two months."""
TODAY = 9
"""How many were collected in the last two hours."""
ID_LIMIT = 25_000
"""Minor units from which the owner's table asks for a signature: the past's hand-overs stay below."""


def make(
    database: str,
    home: Path | Home,
    *,
    seed: int = 1,
    customers: int = 200,
    orders_wanted: int = 400,
    counter_days: int = counters.DAYS,
    report: Report = quiet,
) -> tuple[Business, str]:
    """Makes the demonstration in an empty database; gives it opened and its recovery code."""
    story = stories.load(seed)
    now = MachineClock().wall()
    clock = StoryClock(now - FOUNDED)
    told = story.told["business"]
    business, code = create(
        database, home, _founding(told), owner=told["owner"], pin=told["pin"], clock=clock
    )
    shop = Shop(business, clock, story, report)
    try:
        people.hire(shop)
        people.declare(shop, now - BEGAN, now)
        people.at_work(shop)
        _move_in(shop)
        counter = counters.move_in(shop)
        _live(shop, customers, orders_wanted, now, at_counter=(counter, counter_days))
        clock.set(MachineClock().wall())
        business.settle()
        mail.catch_up(business)
        counters.print_out(business, tuple(shop.desks))
    except BaseException:
        # `report` stops it where a person closed the window.
        business.close()
        raise
    return business, code


def grow(
    business: Business, *, customers: int, orders_wanted: int, seed: int, report: Report = quiet
) -> int:
    """Adds so many customers and orders to a demonstration, dated before now; gives the orders added.

    Their acts have the time at which they are done: a business that is open has one clock.
    """
    story = stories.load(seed)
    told = story.told
    shop = Shop(business, _NowClock(business.clock), story, report)
    shop.hired = {each.name: each.id for each in business.read(staff.people)}
    people.at_work(shop)
    shop.shelves = [each.name for each in business.read(stock.places, kind=PlaceKind.SHELF)]
    shop.desks, shop.kiosks = list(told["stations"]["desk"]), list(told["stations"]["lobby"])
    known = len(business.read(orders.known_sources, source=SOURCE, source_ids=_ids(100_000)))
    first = stories.FIRST_NUMBER + known
    _live(shop, customers, orders_wanted, MachineClock().wall(), first=first)
    mail.catch_up(business)
    return orders_wanted


def _ids(count: int) -> list[str]:
    return [str(stories.FIRST_NUMBER + place) for place in range(count)]


class _NowClock(StoryClock):
    """A business that is open already has its clock; the story's times are then only dates of orders."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(MachineClock().wall())
        self._real = clock

    @override
    def set(self, moment: datetime) -> None:
        """Time goes on by itself."""


def _founding(told: dict[str, Any]) -> Founding:
    return Founding(
        id="", name=told["name"], trade=told["trade"], address=told["address"],
        currency=told["currency"], country=told["country"], zone=told["zone"],
        language=told["language"], languages=tuple(told["languages"]),
        usual_rate=told["usual_rate"], reduced_rate=told["reduced_rate"], demonstration=True,
    )  # fmt: skip


# ------------------------------------------------------------------------------- moving in


def _move_in(shop: Shop) -> None:
    told, do = shop.story.told, shop.business.do
    do(queue.start_with, by=OWNER)
    do(
        settings.set_opening,
        by=OWNER,
        hours=tuple(tuple(row) for row in told["business"]["opening"]),
    )
    for kind in (StationKind.LOBBY, StationKind.DESK):
        for name in told["stations"][str(kind)]:
            do(
                settings.add_station,
                by=OWNER,
                name=name,
                kind=kind,
                touch=kind is StationKind.LOBBY,
            )
    shop.desks, shop.kiosks = list(told["stations"]["desk"]), list(told["stations"]["lobby"])
    for row in told["shelves"]["rows"]:
        for place in range(1, told["shelves"]["places"] + 1):
            shop.shelves.append(f"{row}{place}")
            do(stock.add_place, by=OWNER, name=f"{row}{place}", kind=PlaceKind.SHELF)
    for each in shop.story.products:
        new = NewProduct(each.sku, each.name, each.price, each.rate, picture=each.picture)
        product = do(stock.add_product, by=OWNER, product=new)
        do(stock.receive, by=OWNER, product=product, quantity=each.pieces)


# ----------------------------------------------------------------------------- living the days


def _live(
    shop: Shop,
    customers: int,
    wanted: int,
    now: datetime,
    first: int = stories.FIRST_NUMBER,
    at_counter: tuple[Counter, int] | None = None,
) -> None:
    who = stories.buyers(shop.story, customers, start=first - stories.FIRST_NUMBER)
    bought = stories.orders(shop.story, who, wanted, now, first=first)
    deeds = [*_imports(shop, bought, now), *_work(shop, bought, now)]
    if at_counter is not None:
        deeds += counters.deeds(at_counter[0], now, at_counter[1])
    deeds.sort(key=lambda each: each.at)
    for done, each in enumerate(deeds, start=1):
        shop.clock.set(min(each.at, now))
        each.deed()
        shop.report(done, len(deeds))


def _imports(shop: Shop, bought: list[Bought], now: datetime) -> list[Deed]:
    """The web shop's orders come in once a day, in the evening; today's half an hour ago."""
    by_day: dict[datetime, list[Bought]] = {}
    for each in bought:
        evening = each.placed_at.replace(hour=21, minute=0, second=0)
        due = evening if evening > each.placed_at else evening + timedelta(days=1)
        # What is done by now must have been here before.
        due = min(due, now - timedelta(minutes=150))
        if each.fate is Fate.HISTORY:
            due = now - timedelta(days=27)
        by_day.setdefault(due, []).append(each)
    return [Deed(at, _importing(shop, some)) for at, some in by_day.items()]


def _importing(shop: Shop, some: list[Bought]) -> Callable[[], None]:
    def take_in() -> None:
        facts = shop.business.facts
        reading = formats.read(
            stories.export(some, facts.currency), source=SOURCE, currency=facts.currency
        )
        preview = shop.business.read(exchange.preview, reading=reading)
        assert not preview.problems, preview.problems[:3]
        shop.business.do(exchange.take_in, by=OWNER, source=SOURCE, drafts=preview.drafts)

    return take_in


def _work(shop: Shop, bought: list[Bought], now: datetime) -> list[Deed]:
    deeds = []
    today = {
        each.number for each in bought if each.fate is Fate.COLLECTED and each.total < ID_LIMIT
    }
    today = set(sorted(today)[-TODAY:])
    for each in bought:
        ready = _ready_at(shop, each, now)
        match each.fate:
            case Fate.COLLECTED if each.total < ID_LIMIT:
                deeds.append(Deed(ready, _staging(shop, each)))
                later = timedelta(hours=shop.rng.randint(3, 90))
                lately = now - timedelta(minutes=shop.rng.randint(3, 110))
                collected = lately if each.number in today else min(ready + later, lately)
                if each.number in today:
                    waits = timedelta(minutes=shop.rng.randint(3, 9))
                    deeds.append(Deed(collected - waits, _coming_in(shop, each)))
                deeds.append(Deed(collected, _handing_over(shop, each)))
            case Fate.COLLECTED | Fate.ON_SHELF | Fate.UNPAID_ON_SHELF:
                deeds.append(Deed(ready, _staging(shop, each)))
            case Fate.PACKED:
                deeds.append(Deed(now - timedelta(minutes=50), _packing(shop, each)))
            case Fate.PICKING:
                deeds.append(Deed(now - timedelta(minutes=20), _picking(shop, each)))
            case _:
                pass
    return deeds


def _ready_at(shop: Shop, each: Bought, now: datetime) -> datetime:
    wanted = each.placed_at + timedelta(hours=shop.rng.randint(28, 66))
    return min(wanted, now - timedelta(minutes=shop.rng.randint(112, 140)))


def _order(shop: Shop, each: Bought) -> OrderId:
    found = shop.business.read(orders.by_number, number=each.number)
    assert found is not None, each.number
    return found


def _pick_all(shop: Shop, each: Bought, by: Person) -> ShipmentId:
    business = shop.business
    shipment: ShipmentId = business.do(fulfilment.start, by=by, order=_order(shop, each))
    for line in business.read(fulfilment.work, shipment=shipment).lines:
        business.do(
            fulfilment.pick, by=by, shipment_id=shipment, code=line.sku, quantity=line.quantity
        )
    return shipment


def _packing(shop: Shop, each: Bought) -> Callable[[], None]:
    def pack() -> None:
        _packed(shop, each, shop.rng.choice(shop.pickers))

    return pack


def _packed(shop: Shop, each: Bought, by: Person) -> tuple[ShipmentId, list[PackageId]]:
    shipment = _pick_all(shop, each, by)
    lines = shop.business.read(fulfilment.work, shipment=shipment).lines
    two = len(lines) > 2
    packing = tuple(
        Packing(line.id, 2 if two and place == len(lines) - 1 else 1, line.picked)
        for place, line in enumerate(lines)
    )
    made = shop.business.do(fulfilment.pack, by=by, shipment_id=shipment, packing=packing)
    return shipment, [package for package, _number in made]


def _picking(shop: Shop, each: Bought) -> Callable[[], None]:
    def pick() -> None:
        by = shop.rng.choice(shop.pickers)
        shipment = shop.business.do(fulfilment.start, by=by, order=_order(shop, each))
        lines = shop.business.read(fulfilment.work, shipment=shipment).lines
        if len(lines) > 1:
            shop.business.do(fulfilment.pick, by=by, shipment_id=shipment, code=lines[0].sku)

    return pick


def _staging(shop: Shop, each: Bought) -> Callable[[], None]:
    def stage() -> None:
        by = shop.rng.choice(shop.pickers)
        shipment, packages = _packed(shop, each, by)
        shelf = shop.rng.choice(shop.shelves)
        places = tuple((package, shelf) for package in packages)
        shop.business.do(fulfilment.stage, by=by, shipment_id=shipment, places=places)

    return stage


def _coming_in(shop: Shop, each: Bought) -> Callable[[], None]:
    """The customer types code and name at a kiosk and asks for the goods; who cannot waits at the desk."""

    def come_in() -> None:
        mail.ask_in_lobby(
            shop.business, _pickup(shop, each), last_name=each.buyer.last,
            kiosk=shop.rng.choice(shop.kiosks),
        )  # fmt: skip

    return come_in


def _handing_over(shop: Shop, each: Bought) -> Callable[[], None]:
    def hand_over() -> None:
        by, desk = shop.rng.choice(shop.givers), shop.rng.choice(shop.desks)
        do, which = shop.business.do, _pickup(shop, each)
        do(pickups.claim, by=by, station=desk, pickup=which)
        do(pickups.make_sure, by=by, station=desk, pickup=which, method=Method.ID_SEEN)
        for package in shop.business.read(pickups.counter, pickup=which).packages:
            do(pickups.scan, by=by, station=desk, pickup=which, number=package.number)
        seen = shop.business.read(pickups.counter, pickup=which).version
        do(pickups.release, by=by, station=desk, pickup=which, seen=seen, agreed=True)

    return hand_over


def _pickup(shop: Shop, each: Bought) -> PickupId:
    found = shop.business.read(pickups.find, words=each.number)
    assert found, each.number
    return found[0].pickup
