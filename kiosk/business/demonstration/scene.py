"""The scene of the first minute, set by acts: who is here and away, who waits, and an order ready in part.

It is set anew each time the demonstration opens: who is away is away from now on.
"""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from kiosk.back_office.fulfilment import service as fulfilment
from kiosk.back_office.fulfilment.service import Packing
from kiosk.back_office.till import service as till
from kiosk.business.demonstration import counter as counters
from kiosk.business.demonstration import lobby_now, mail
from kiosk.business.demonstration import story as stories
from kiosk.business.demonstration.people import OWNER
from kiosk.business.demonstration.story import Bought, Buyer, Fate, Story
from kiosk.business.house import Business
from kiosk.core import text
from kiosk.core.by import Person, System
from kiosk.core.ids import OrderId, PersonId, PickupId
from kiosk.core.task import Role
from kiosk.cross_training.cover import service as cover
from kiosk.desk.exchange import formats
from kiosk.desk.exchange import service as exchange
from kiosk.desk.roles import service as roles
from kiosk.lobby.pickup import service as pickups
from kiosk.lobby.pickup.rules import Card
from kiosk.records.orders import service as orders
from kiosk.records.settings import service as settings
from kiosk.records.staff import service as staff
from kiosk.records.staff.rules import AbsenceKind, PresenceState
from kiosk.records.staff.service import Worker

SOURCE = "shopify"
QUARTER = timedelta(minutes=15)
OPEN_FOR = 120
"""Minutes for which the shop is open at least while somebody looks at it."""
DEAREST, BLOCK, TRIES = 7_000, 1_000, 8
SIGNING = System("sign-in")


@dataclass(frozen=True, slots=True)
class Scene:
    """What the first minute plays with: the customer's order and code, and the people at the desk."""

    pickup: PickupId
    order: OrderId
    number: str
    customer: str
    family: str
    code: str
    phone_end: str
    packages: tuple[str, ...]
    wrong: str
    """The number of a package that belongs to somebody else; none where there is no other."""
    desk: str
    kiosk: str
    receptionist: PersonId
    receptionist_name: str
    badge: str
    absent: PersonId
    absent_name: str
    absent_until: datetime
    pin: str
    begun: datetime
    """What is done from then on belongs to the first minute."""


def quarter_after(moment: datetime, least: timedelta) -> datetime:
    """The first full quarter of an hour that is at least so far ahead."""
    ahead = moment + least
    over = timedelta(
        minutes=ahead.minute % 15, seconds=ahead.second, microseconds=ahead.microsecond
    )
    return ahead + (QUARTER - over if over else timedelta())


def open_scene(business: Business, seed: int) -> Scene:
    """Sets the scene; call it on a thread that may write."""
    story = stories.load(seed)
    told = story.told["first_minute"]
    workers = {each.name: each for each in business.read(staff.workers)}
    badges = {each["name"]: each.get("badge", "") for each in story.told["people"]}
    cast = _Cast(business, told, badges, workers, story.told["business"]["pin"])
    cast.open_doors()
    cast.hand_back()
    cast.open_till()
    until = cast.come_and_go()
    cast.fill_lobby()
    lobby_now.fill(
        business, story, seed, greeter=cast.person(told["receptionist"], Role.RECEPTION),
        host=cast.workers[told["picker"]].person, kiosk=told["other_kiosk"],
    )  # fmt: skip
    bought = _bought(business, story, seed)
    pickup = _prepare(business, bought, cast.person(told["picker"], Role.FULFILMENT), told["shelf"])
    return _scene(business, bought, pickup, cast, until)


@dataclass
class _Cast:
    """The people of the scene and what each does."""

    business: Business
    told: dict[str, Any]
    badges: dict[str, str]
    workers: dict[str, Worker]
    pin: str

    def person(self, name: str, role: Role) -> Person:
        """How somebody acts."""
        return Person(self.workers[name].person, role)

    def come_and_go(self) -> datetime:
        """Everybody is where the story says; gives until when the absent one is away."""
        do, now = self.business.do, self.business.clock.moment(None)
        for name, desk in self.told["at_desk"]:
            do(staff.sign_in, SIGNING, None, desk, person=self.workers[name].person, pin=self.pin)
        for name, place in self.told["here"]:
            self._is(name, PresenceState.BACK_OFFICE, place)
        ends: dict[str, datetime] = {}
        for name, kind, minutes in self.told["away"]:
            ends[name] = quarter_after(now, timedelta(minutes=minutes))
            self._is(name, PresenceState.IN, self.told["desk"])
            do(staff.enter_absence, by=self._who(name), person=self.workers[name].person,
               kind=AbsenceKind(kind), until=ends[name])  # fmt: skip
        return ends[self.told["absent"]]

    def open_doors(self) -> None:
        """Whenever somebody looks at the demonstration, its shop is open: today's hours are lengthened."""
        now = self.business.clock.moment(None)
        here = now.astimezone(ZoneInfo(self.business.facts.zone))
        minute = here.hour * 60 + here.minute
        hours = self.business.read(settings.opening_hours)
        if any(
            day == here.weekday() and opens <= minute and minute + OPEN_FOR <= closes
            for day, opens, closes in hours
        ):
            return
        kept = tuple(row for row in hours if row[0] != here.weekday())
        today = (here.weekday(), 0, 1_440)
        self.business.do(settings.set_opening, by=OWNER, hours=(*kept, today))

    def hand_back(self) -> None:
        """What the receptionist covered when the demonstration was closed is handed back."""
        by = self.person(self.told["receptionist"], Role.RECEPTION)
        for each in self.business.read(cover.live, person=by.id):
            self.business.do(roles.hand_back, by, None, self.told["desk"], session=each.id)

    def open_till(self) -> None:
        """Whoever has the tills opened the desk's this morning; it is open still."""
        business, desk = self.business, self.told["desk"]
        drawer = next((each for each in business.read(till.drawers) if each.station == desk), None)
        page = business.read(till.opening, station=desk)
        if drawer is None or page is None or business.read(till.session_for, station=desk):
            return
        minor = drawer.base if page.first else page.expected
        by = self.person(self.told["absent"], Role.ACCOUNTING)
        pieces = counters.pieces_of(minor, business.facts.currency)
        business.do(till.open_till, by, None, desk, drawer=drawer.id, pieces=pieces)

    def fill_lobby(self) -> None:
        """Some customers whose goods are ready have come: they wait, and one of them is served."""
        board, wanted = self.business.read(pickups.board), self.told["waiting"]
        plain = [each for each in board.shelf if not (each.due or each.blockers or each.papers)]
        lacking = max(0, wanted - len(board.lobby)) + (not board.served)
        come = list(itertools.islice(filter(self._comes, plain[:TRIES]), lacking))
        if come and not board.served:
            name, desk = self.told["serves"]
            by = self.person(name, Role.RECEPTION)
            self.business.do(pickups.claim, by, None, desk, pickup=come[0].pickup)

    def _comes(self, card: Card) -> bool:
        """Whether this customer came in and asked for the goods; who has to sign first did not."""
        last = card.customer.split()[-1]
        return mail.ask_in_lobby(
            self.business, card.pickup, last_name=last, kiosk=self.told["other_kiosk"]
        )

    def _is(self, name: str, state: PresenceState, place: str) -> None:
        known = self.workers[name]
        if known.state is not state:
            self.business.do(
                staff.set_presence, self._who(name), None, place, person=known.person, state=state
            )

    def _who(self, name: str) -> Person:
        return Person(self.workers[name].person, self.workers[name].role)


def _bought(business: Business, story: Story, seed: int) -> Bought:
    """An order of three lines, placed some days ago, a deposit on it: another one for each seed."""
    told, rng = story.told["first_minute"], random.Random(seed)
    first, last = told["customers"][(seed - 1) % len(told["customers"])]
    by_sku = {each.sku: each for each in story.products}
    lines = [by_sku[sku] for sku in told["lines"]]
    if seed != 1:
        cheap = [each for each in story.products if each.price < DEAREST]
        lines = rng.sample(cheap, len(lines))
    number = _free_number(business)
    buyer = Buyer(
        f"{first} {last}", last, told["email"].format(number=number), f"+43 512 555 {number:04d}",
        "12 Rope Walk", "6020", "Westhaven",
    )  # fmt: skip
    placed = business.clock.moment(None) - timedelta(days=told["days_ago"])
    total = sum(each.price for each in lines)
    left = told["left"] if seed == 1 else total * rng.randint(15, 45) // 100
    return Bought(
        f"#{number}", buyer, placed.replace(microsecond=0), Fate.ON_SHELF,
        tuple((each, 1) for each in lines), "", left=left,
    )  # fmt: skip


def _free_number(business: Business) -> int:
    first = stories.FIRST_NUMBER
    while True:
        ids = [str(first + place) for place in range(BLOCK)]
        known = business.read(orders.known_sources, source=SOURCE, source_ids=ids)
        if len(known) < BLOCK:
            return first + len(known)
        first += BLOCK


def _prepare(business: Business, bought: Bought, by: Person, shelf: str) -> PickupId:
    """Taken in, all but the last line picked, each packed by itself and put on its place."""
    currency = business.facts.currency
    reading = formats.read(stories.export([bought], currency), source=SOURCE, currency=currency)
    preview = business.read(exchange.preview, reading=reading)
    assert not preview.problems, preview.problems
    business.do(exchange.take_in, by=OWNER, source=SOURCE, drafts=preview.drafts)
    order = _order(business, bought.number)
    shipment = business.do(fulfilment.start, by=by, order=order)
    for product, _quantity in bought.lines[:-1]:
        business.do(fulfilment.pick, by=by, shipment_id=shipment, code=product.sku)
    business.do(fulfilment.split, by=by, shipment_id=shipment)
    lines = business.read(fulfilment.work, shipment=shipment).lines
    packing = tuple(Packing(line.id, place, 1) for place, line in enumerate(lines, start=1))
    made = business.do(fulfilment.pack, by=by, shipment_id=shipment, packing=packing)
    places = tuple((package, shelf) for package, _number in made)
    business.do(fulfilment.stage, by=by, shipment_id=shipment, places=places)
    business.settle()
    return business.read(pickups.find, words=bought.number)[0].pickup


def _order(business: Business, number: str) -> OrderId:
    found = business.read(orders.by_number, number=number)
    assert found is not None, number
    return found


def _somebody_elses(business: Business, pickup: PickupId) -> str:
    board = business.read(pickups.board)
    for card in (*board.shelf, *board.lobby):
        if card.pickup != pickup and card.packages:
            return business.read(pickups.counter, pickup=card.pickup).packages[0].number
    return ""


def _scene(
    business: Business, bought: Bought, pickup: PickupId, cast: _Cast, until: datetime
) -> Scene:
    told = cast.told
    mine = business.read(pickups.counter, pickup=pickup).packages
    return Scene(
        pickup=pickup,
        order=_order(business, bought.number),
        number=bought.number,
        customer=bought.buyer.name,
        family=bought.buyer.last,
        code=mail.code_of(business, pickup),
        phone_end=text.digits(bought.buyer.phone)[-4:],
        packages=tuple(each.number for each in mine),
        wrong=_somebody_elses(business, pickup),
        desk=told["desk"],
        kiosk=told["kiosk"],
        receptionist=cast.workers[told["receptionist"]].person,
        receptionist_name=told["receptionist"],
        badge=cast.badges[told["receptionist"]],
        absent=cast.workers[told["absent"]].person,
        absent_name=told["absent"],
        absent_until=until,
        pin=cast.pin,
        begun=business.clock.moment(None),
    )
