"""The counter of the demonstration: tills opened, sold into, counted, closed and verified, day by day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from kiosk.back_office.accounting.rules import WayToPay
from kiosk.back_office.till import rules as tills
from kiosk.back_office.till import service as till
from kiosk.back_office.till.rules import MoveKind
from kiosk.business import printing
from kiosk.business.demonstration.deeds import Deed, Shop
from kiosk.business.house import Business
from kiosk.business.printing import Press
from kiosk.core.by import Owner, Person
from kiosk.core.ids import DrawerId, ProductId, TillSessionId
from kiosk.core.task import Role, Skill
from kiosk.desk.administration import service as administration
from kiosk.devices.fiscal import NoFiscalDevice
from kiosk.devices.printer import PaperlessPrinter
from kiosk.front_office.sales import service as sales
from kiosk.front_office.sales.rules import BackItem, Item, Reason, RungUp
from kiosk.records.stock import service as stock
from kiosk.records.stock.rules import NewProduct

OWNER = Owner("demonstration")
DAYS = 27
"""How many days back the tills were first opened: after the demonstration was set up."""
OPENS, CLOSES = timedelta(minutes=-25), timedelta(minutes=12)
"""The till opens before the door does, and is counted after the last customer has gone."""


@dataclass
class Counter:
    """The drawers and who works at them, while the story is lived."""

    shop: Shop
    goods: list[tuple[ProductId, int]] = field(default_factory=list)
    drawers: dict[str, DrawerId] = field(default_factory=dict)
    cash: dict[TillSessionId, int] = field(default_factory=dict)
    """What lies in each open drawer, as the people of the story would count it."""
    bags: int = 20_400

    def people(self, role: Role, skill: Skill) -> list[Person]:
        """Whoever of the story has this role and has learnt that."""
        return self.shop.doers[role, skill]


def move_in(shop: Shop) -> Counter:
    """The goods beside the counter, what customers may leave open, and a drawer at each desk that takes money."""
    counter, told = Counter(shop), shop.story.told["counter"]
    for sku, name, price, rate, picture, pieces in told["goods"]:
        new = NewProduct(sku, name, price, rate, picture=picture)
        product = shop.business.do(stock.add_product, by=OWNER, product=new)
        shop.business.do(stock.receive, by=OWNER, product=product, quantity=pieces)
        counter.goods.append((product, price))
    policy = shop.business.read(administration.money_rules)
    limits = replace(policy.rules, credit=told["credit_limit"])
    shop.business.do(administration.set_money_rules, by=OWNER, rules=limits, seen=policy.version)
    for name, desk in told["drawers"]:
        counter.drawers[desk] = shop.business.do(
            till.add_drawer, by=OWNER, name=name, at=desk, base=told["float"]
        )
    return counter


def deeds(counter: Counter, now: datetime, back: int) -> list[Deed]:
    """The last `back` days at the counter, to this minute: one till of yesterday waits for a second person."""
    made: list[Deed] = []
    days = list(_days(counter.shop, now, back))
    for place, (opens, closes) in enumerate(days):
        for drawer, desk in enumerate(counter.drawers):
            day = _Day(counter, desk, opens, closes, place)
            waits = place == len(days) - 2 and not drawer
            made += day.deeds(now, last=place == len(days) - 1, waits=waits)
    return made


def _days(shop: Shop, now: datetime, back: int) -> Iterator[tuple[datetime, datetime]]:
    """Opening and closing of each business day of the story, the last one today's."""
    zone = ZoneInfo(shop.business.facts.zone)
    hours = {
        weekday: (opens, closes)
        for weekday, opens, closes in shop.story.told["business"]["opening"]
    }
    today = now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
    for ago in range(back, -1, -1):
        day = today - timedelta(days=ago)
        if day.weekday() in hours:
            opens, closes = hours[day.weekday()]
            start = day + timedelta(minutes=opens)
            if start + OPENS < now - timedelta(minutes=5):
                yield start, day + timedelta(minutes=closes)


@dataclass
class _Day:
    """One drawer on one day."""

    counter: Counter
    desk: str
    opens: datetime
    closes: datetime
    place: int
    session: TillSessionId | None = None
    version: int = 0
    sold: RungUp | None = None
    """The last sale in cash of the day."""

    def deeds(self, now: datetime, *, last: bool, waits: bool) -> list[Deed]:
        rng = self.counter.shop.rng
        end = min(self.closes, now) if last else self.closes
        made = [Deed(self.opens + OPENS, self._open)]
        span = max((end - self.opens).total_seconds(), 60)
        for _ in range(rng.randint(3, 6)):
            at = self.opens + timedelta(seconds=rng.random() * span)
            made.append(Deed(at, self._selling(cash=rng.random() < 0.55)))
        if rng.random() < 0.2:
            made.append(Deed(self.opens + timedelta(seconds=0.8 * span), self._paying_out))
        if rng.random() < 0.25:
            made.append(Deed(self.opens + timedelta(seconds=0.9 * span), self._taking_back))
        if not last or now > self.closes + CLOSES:
            off = rng.choice((0, 0, 0, 0, 0, -50, 20, -200))
            made.append(Deed(self.closes + CLOSES, self._closing(off)))
            if not waits:
                made.append(Deed(self.closes + timedelta(hours=14), self._verify))
        return [Deed(min(each.at, now), each.deed) for each in made]

    # ---- what is done

    def _do(self, verb: Callable[..., Any], by: Person, **arguments: Any) -> Any:  # noqa: ANN401 - any act
        return self.counter.shop.business.do(verb, by, None, self.desk, **arguments)

    def _open(self) -> None:
        shop, drawer = self.counter.shop, self.counter.drawers[self.desk]
        by = self._cashier(0)
        page = shop.business.read(till.opening, station=self.desk)
        minor = shop.story.told["counter"]["float"] if page is None or page.first else page.expected
        opened = self._do(
            till.open_till,
            by,
            drawer=drawer,
            pieces=pieces_of(minor, self.counter.shop.business.facts.currency),
        )
        self.session = opened.session
        self.counter.cash[opened.session] = minor

    def _selling(self, *, cash: bool) -> Callable[[], None]:
        def sell() -> None:
            rng = self.counter.shop.rng
            chosen = rng.sample(self.counter.goods, rng.choice((1, 1, 2, 2, 3)))
            items = tuple(Item(product, rng.choice((1, 1, 1, 2))) for product, _price in chosen)
            total = sum(
                price * item.quantity for (_product, price), item in zip(chosen, items, strict=True)
            )
            by = rng.choice(self.counter.people(Role.SALES, Skill.SELL))
            way = WayToPay.CASH if cash else WayToPay.CARD
            slip = "" if cash else f"{rng.randint(1, 9_999):04d}"
            rung = self._do(
                sales.ring_up, by, items=items, shown=total, way=way, slip=slip,
                given=_given(total) if cash else 0,
            )  # fmt: skip
            if cash and self.session is not None:
                self.counter.cash[self.session] += rung.total + rung.rounding
                self.sold = rung

        return sell

    def _paying_out(self) -> None:
        session = self._session()
        minor = 100 * self.counter.shop.rng.randint(4, 18)
        if session is None or self.counter.cash[session.id] < minor:
            return
        reason = self.counter.shop.rng.choice(self.counter.shop.story.told["counter"]["paid_out"])
        self._do(
            till.move_cash, self._cashier(0), session=session.id, seen=session.version,
            kind=MoveKind.PAID_OUT, minor=minor, reason=reason, rate=2000,
        )  # fmt: skip
        self.counter.cash[session.id] -= minor

    def _taking_back(self) -> None:
        """One piece of the last sale in cash comes back with its receipt."""
        sold, session = self.sold, self._session()
        if sold is None or session is None:
            return
        line = self.counter.shop.business.read(sales.return_page, sale=sold.sale).lines[0]
        back = self._do(
            sales.give_back, self.counter.people(Role.SALES, Skill.REFUND)[0], sale=sold.sale,
            lines=(BackItem(line.id, 1),), reason=Reason.NOT_WANTED, way=WayToPay.CASH,
        )  # fmt: skip
        self.counter.cash[session.id] -= back.minor + back.rounding

    def _closing(self, off: int) -> Callable[[], None]:
        def close() -> None:
            session = self._session()
            if session is None:
                return
            by, told = self._cashier(1), self.counter.shop.story.told["counter"]
            there = max(self.counter.cash.pop(session.id) + off, 0)
            pieces = pieces_of(there, self.counter.shop.business.facts.currency)
            count = self._do(
                till.close_count, by, session=session.id, seen=session.version, pieces=pieces
            )
            if count.again:
                count = self._do(
                    till.close_count, by, session=session.id, seen=count.version, pieces=pieces
                )
            left = min(told["float"], there)
            self.counter.bags += 1
            closed = self._do(
                till.close, by, session=session.id, seen=count.version, to_safe=there - left, left=left,
                bag=str(self.counter.bags) if there > left else "",
                reason=told["why_off"] if count.reason else "",
            )  # fmt: skip
            self.version = closed.version

        return close

    def _verify(self) -> None:
        if self.version:
            self._do(till.verify, self._cashier(2), session=self.session, seen=self.version)

    def _session(self) -> tills.Session | None:
        return self.counter.shop.business.read(till.session_for, station=self.desk)

    def _cashier(self, turn: int) -> Person:
        """Somebody who has learnt to close a till; another one for each part of a day."""
        people = self.counter.people(Role.ACCOUNTING, Skill.CLOSE_TILL)
        return people[(self.place + turn) % len(people)]


def pieces_of(minor: int, currency: str) -> tills.Pieces:
    """An amount in the notes and coins that people would count."""
    some, left = tills.change_of(minor, currency)
    assert left == 0, minor
    there = dict(some)
    return tuple((kind.face, there.get(kind.face, 0)) for kind in tills.kinds(currency))


def _given(total: int) -> int:
    """A note or two, as people lay them down."""
    return next((note for note in (500, 1_000, 2_000, 5_000, 10_000) if note >= total), total)


def print_out(business: Business, desks: tuple[str, ...]) -> int:
    """The receipts of the past came out long ago; gives how many."""
    press = Press(None, PaperlessPrinter(), NoFiscalDevice(business.facts.country))
    out = 0
    while some := printing.print_due(business, press, desks):
        out += some
    return out
