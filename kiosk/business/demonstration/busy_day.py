"""A busy day in the lobby, lived event by event: who comes, waits, is called, missed, served and goes.

It is a day of the past that nobody was told of yet, under a clock of its own; every step is one of the
program's own acts. It ends after midnight, when what is left over has been closed.
"""

from __future__ import annotations

import functools
import heapq
import itertools
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.business.demonstration import people
from kiosk.business.demonstration import story as stories
from kiosk.business.demonstration.deeds import Report, Shop, quiet
from kiosk.business.demonstration.guests import Guest, guests
from kiosk.business.home import Home
from kiosk.business.house import Business
from kiosk.business.opening import open_business
from kiosk.core.by import Customer, Owner, Person
from kiosk.core.ids import VisitId
from kiosk.core.refusal import Refused, Trouble, TroubleKind
from kiosk.core.task import Role, Skill
from kiosk.database.clock import MachineClock, StoryClock
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules import FINAL, LIVE, VisitState
from kiosk.front_office.queue.rules.kinds import NEEDS_A_LOOK, Departure, Outcome
from kiosk.front_office.queue.rules.tickets import (
    CALL_AGAIN_AFTER_S,
    MOST_CALLS,
    Ticket,
    TicketState,
    WaitCause,
)
from kiosk.front_office.queue.rules.visitors import Plan
from kiosk.front_office.queue.service.leaving import depart
from kiosk.records.settings import service as settings
from kiosk.records.staff import service as staff
from kiosk.records.staff.rules import PresenceState

OWNER = Owner("demonstration")
LOOKS_BACK = 90
"""Days of the past among which one without visits is looked for."""
NEXT_LOOK = (3, 20)
"""Within how many seconds a desk that rests sees that somebody waits."""
AGAIN = timedelta(seconds=CALL_AGAIN_AFTER_S + 2)
MIDNIGHT_AND = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Lived:
    """What the day came to: visits by state, seconds by what they were, and what does not add up."""

    day: date
    states: dict[VisitState, int]
    seconds: dict[str, int]
    served: int
    missed: int
    open: int
    """Visits that are in no final state; who stays after closing is none of them."""
    unbalanced: int
    """Visits whose minutes do not add up to the time from their first number to the end of their last."""

    @property
    def visits(self) -> int:
        """All of them."""
        return sum(self.states.values())


def simulate_day(
    database: str, home: Path | Home, *, seed: int = 1, count: int = 240, report: Report = quiet
) -> Lived:
    """Lives one busy day of `count` visits in the demonstration at `database`, which nobody has open.

    Raises `Trouble(UNKNOWN_DATABASE)` for a real business: nobody invents its customers.
    """
    # Before every day that may be lived: no clock of ours ever goes back.
    clock = StoryClock(MachineClock().wall() - timedelta(days=LOOKS_BACK))
    business = open_business(database, home, clock=clock, settle=False)
    try:
        if not business.facts.demonstration:
            raise Trouble(TroubleKind.UNKNOWN_DATABASE, "not a demonstration")
        day = _free_day(business)
        lobby = _Lobby(business, clock, stories.load(seed + day.toordinal()), report)
        return lobby.live(day, count)
    finally:
        business.close()


def _free_day(business: Business) -> date:
    hours = {row[0] for row in business.read(settings.opening_hours)}
    today = MachineClock().wall().astimezone(ZoneInfo(business.facts.zone)).date()
    for back in range(1, LOOKS_BACK):
        day = today - timedelta(days=back)
        if day.weekday() in hours and not business.read(queue.expected, day=day):
            return day
    raise Trouble(TroubleKind.UNKNOWN_DATABASE, "every day is told")


@dataclass
class _Lobby:
    business: Business
    clock: StoryClock
    story: stories.Story
    report: Report
    events: list[tuple[datetime, int, Callable[[], None]]] = field(default_factory=list)
    order: itertools.count[int] = field(default_factory=itertools.count)
    waiting: dict[VisitId, Guest] = field(default_factory=dict)
    idle: list[Callable[[], None]] = field(default_factory=list)
    missed: int = 0

    def live(self, day: date, count: int) -> Lived:
        """The whole day; everything that is open at midnight has been closed when this returns."""
        shop = Shop(self.business, self.clock, self.story, self.report)
        shop.hired = {each.name: each.id for each in self.business.read(staff.people)}
        shop.desks = list(self.story.told["stations"]["desk"])
        people.at_work(shop)
        self.zone = ZoneInfo(self.business.facts.zone)
        opens, closes = self._hours(day)
        self.closes = closes
        self.clock.set(opens - timedelta(minutes=30))
        if not self.business.read(queue.kinds):
            self.business.do(queue.start_with, by=OWNER)
        self.host = shop.doers[Role.MANUFACTURING, Skill.WORKSHOP][0]
        self.greeter = shop.doers[Role.RECEPTION, Skill.WELCOME][0]
        self._staff_comes(shop)
        self._expect(guests(self.business, self.story, opens, closes, count, self.host.id))
        for place, desk in enumerate(shop.desks):
            self._at(opens + timedelta(seconds=5 * place), self._desk(self.desks[place], desk))
        done = 0
        while self.events:
            at, _, event = heapq.heappop(self.events)
            self.clock.set(at)
            event()
            done += 1
            self.report(done, done + len(self.events))
        return self._closed(day)

    # ---- before opening

    def _hours(self, day: date) -> tuple[datetime, datetime]:
        rows = [
            row for row in self.business.read(settings.opening_hours) if row[0] == day.weekday()
        ]
        midnight = datetime.combine(day, time(), self.zone)
        opens, closes = min(row[1] for row in rows), max(row[2] for row in rows)
        return midnight + timedelta(minutes=opens), midnight + timedelta(minutes=closes)

    def _staff_comes(self, shop: Shop) -> None:
        sells, greets = (
            shop.doers[Role.SALES, Skill.SELL],
            shop.doers[Role.RECEPTION, Skill.WELCOME],
        )
        at_desk = dict.fromkeys([greets[0], sells[0], *greets[1:], *sells[1:]])
        self.desks = list(at_desk)[: len(shop.desks)]
        for by in dict.fromkeys([*self.desks, self.host, self.greeter]):
            self.business.do(staff.set_presence, by=by, person=by.id, state=PresenceState.IN)
        self.everybody = list(dict.fromkeys([*self.desks, self.host, self.greeter]))

    def _expect(self, every: list[Guest]) -> None:
        for each in every:
            if each.planned_at is not None:
                plan = Plan(each.kind, each.who, each.planned_at, language=each.language)
                made = self.business.do(queue.plan, by=self.greeter, plan=plan)
                each.visit = made.visit
            if each.comes_at is not None:
                self._at(each.comes_at, functools.partial(self._arrives, each))

    def _at(self, moment: datetime, event: Callable[[], None]) -> None:
        heapq.heappush(self.events, (moment, next(self.order), event))

    def _in(self, seconds: float, event: Callable[[], None]) -> None:
        self._at(self.clock.moment(None) + timedelta(seconds=seconds), event)

    def _wake(self) -> None:
        """Somebody waits: a desk that rests looks up."""
        if self.idle:
            self._in(self.story.rng.uniform(*NEXT_LOOK), self.idle.pop(0))

    # ---- customers

    def _arrives(self, guest: Guest) -> None:
        came = self.business.do(
            queue.arrive_visitor, Customer(guest.visit), None, guest.kiosk, kind=guest.kind,
            who=guest.who, call_by=guest.call_by, language=guest.language, visit=guest.visit,
        )  # fmt: skip
        guest.visit = came.visit
        self.waiting[came.visit] = guest
        if came.outcome is Outcome.LATE:
            self._in(self.story.rng.uniform(40, 200), lambda: self._late(guest))
        elif not came.tickets:
            self._in(guest.serves, lambda: self._fetched(guest))
        else:
            self._in(guest.patience, lambda: self._gives_up(guest))
            self._wake()

    def _late(self, guest: Guest) -> None:
        assert guest.visit is not None
        seen = self.business.read(queue.visitor_of, visit=guest.visit).version
        self.business.do(
            queue.decide_late, by=self.greeter, visit=guest.visit, seen=seen,
            keep=self.story.rng.random() < 0.5,
        )  # fmt: skip
        self._wake()

    def _fetched(self, guest: Guest) -> None:
        assert guest.visit is not None
        seen = self.business.read(queue.visit_of, visit=guest.visit)
        if seen.state is VisitState.WAITING:
            self.business.do(
                queue.meet_visitor, self.host, None, guest.kiosk, visit=guest.visit,
                seen=seen.version,
            )  # fmt: skip
            self._in(guest.patience, lambda: self._goes(guest, Departure.SELF))

    def _gives_up(self, guest: Guest) -> None:
        assert guest.visit is not None
        if self.business.read(queue.visit_of, visit=guest.visit).state is VisitState.WAITING:
            self._goes(guest, Departure.SELF)

    def _goes(self, guest: Guest, how: Departure) -> None:
        assert guest.visit is not None
        by = Customer(guest.visit) if how is Departure.SELF else self.greeter
        try:
            self.business.do(depart, by, None, guest.kiosk, visit=guest.visit, how=how)
        except Refused:
            # Called a moment ago: they stay, and are met or missed.
            return

    # ---- desks

    def _desk(self, by: Person, desk: str) -> Callable[[], None]:
        def free() -> None:
            try:
                ticket = self.business.do(queue.call_next, by, None, desk, services=())
            except Refused:
                self.idle.append(free)
                return
            self._called(ticket, by, desk, free)

        return free

    def _called(self, ticket: Ticket, by: Person, desk: str, free: Callable[[], None]) -> None:
        guest, rng = self.waiting[ticket.visit], self.story.rng
        if guest.hears > ticket.calls:
            wait = AGAIN.total_seconds()
            step = self._again if ticket.calls < MOST_CALLS else self._misses
            self._in(wait, lambda: step(ticket, by, desk, free))
        else:
            self._in(rng.uniform(8, 50), lambda: self._meets(ticket, by, desk, free))

    def _again(self, ticket: Ticket, by: Person, desk: str, free: Callable[[], None]) -> None:
        if self._gone(ticket):
            free()
            return
        now = self.business.do(
            queue.call_again, by, None, desk, ticket=ticket.id, seen=ticket.version
        )
        self._called(now, by, desk, free)

    def _misses(self, ticket: Ticket, by: Person, desk: str, free: Callable[[], None]) -> None:
        do, seen = self.business.do, ticket.version
        if self._gone(ticket):
            free()
            return
        if ticket.call_by in NEEDS_A_LOOK:
            seen = do(queue.look, by, None, desk, ticket=ticket.id, seen=seen).version
            if self.waiting[ticket.visit].hears <= MOST_CALLS + 1:
                # Looked for, and found.
                self._meets(self._fresh(ticket), by, desk, free)
                return
        missed = do(queue.miss, by, None, desk, ticket=ticket.id, seen=seen)
        self.missed += 1
        guest = self.waiting[ticket.visit]
        if guest.returns:
            back = self.story.rng.uniform(120, 1_400)
            self._in(back, lambda: self._comes_back(missed, guest))
        free()

    def _comes_back(self, ticket: Ticket, guest: Guest) -> None:
        guest.hears = 0
        known = self._fresh(ticket)
        if known.state is TicketState.MISSED:
            self.business.do(queue.come_back, by=self.greeter, ticket=known.id, seen=known.version)
            self._wake()

    def _meets(self, ticket: Ticket, by: Person, desk: str, free: Callable[[], None]) -> None:
        known = self._fresh(ticket)
        if self._gone(ticket):
            free()
            return
        met = self.business.do(queue.meet, by, None, desk, ticket=known.id, seen=known.version)
        guest = self.waiting[ticket.visit]
        self._in(guest.serves, lambda: self._served(met, by, desk, free))

    def _served(self, ticket: Ticket, by: Person, desk: str, free: Callable[[], None]) -> None:
        guest, do = self.waiting[ticket.visit], self.business.do
        which, seen = ticket.id, ticket.version
        if guest.then == "hold":
            guest.then = ""
            held = do(queue.hold_ticket, by, None, desk, ticket=which, seen=seen, cause=guest.why)
            self._in(guest.patience / 4, lambda: self._goes_on(held, by, desk))
        elif guest.then == "transfer":
            guest.then = ""
            others = [
                each.id for each in self.business.read(queue.services) if each.id != ticket.service
            ]
            to = self.story.rng.choice(others)
            do(queue.transfer, by, None, desk, ticket=which, seen=seen, service=to)
            self._wake()
        else:
            part = guest.then == "part"
            left = "Ring when the glass is in" if part else ""
            do(
                queue.finish_ticket, by, None, desk, ticket=which, seen=seen, whole=not part,
                follow_up=left,
            )  # fmt: skip
            if guest.checks_out:
                self._in(self.story.rng.uniform(20, 300), lambda: self._goes(guest, Departure.SELF))
        free()

    def _goes_on(self, ticket: Ticket, by: Person, desk: str) -> None:
        """What it waited for is there: it waits for a turn again, at its old place."""
        known = self._fresh(ticket)
        if known.state is TicketState.ON_HOLD:
            self.business.do(queue.come_back, by, None, desk, ticket=known.id, seen=known.version)
            self._wake()

    def _gone(self, ticket: Ticket) -> bool:
        """Whether somebody who was called has given up meanwhile."""
        return self._fresh(ticket).state is not TicketState.CALLED

    def _fresh(self, ticket: Ticket) -> Ticket:
        mine = self.business.read(queue.tickets_of, visit=ticket.visit)
        return next(each for each in mine if each.id == ticket.id)

    # ---- after closing

    def _closed(self, day: date) -> Lived:
        for at in (self.closes + timedelta(minutes=45), self._next_morning(day)):
            self.clock.set(max(at, self.clock.moment(None)))
            if at > self.closes + timedelta(hours=1):
                break
            self.business.settle()
        for by in self.everybody:
            self.business.do(staff.set_presence, by=by, person=by.id, state=PresenceState.OUT)
        self.business.settle()
        return self._counted(day)

    def _next_morning(self, day: date) -> datetime:
        return datetime.combine(day + timedelta(days=1), time(), self.zone) + MIDNIGHT_AND

    def _counted(self, day: date) -> Lived:
        read = self.business.read
        every = read(queue.expected, day=day)
        stays = {each.id for each in read(queue.kinds, every=True) if each.stays}
        seconds: Counter[str] = Counter()
        served = unbalanced = 0
        for each in every:
            tickets = read(queue.tickets_of, visit=each.visit)
            if not tickets:
                continue
            split = read(queue.minutes_of, visit=each.visit)
            seconds.update({str(cause): split.waiting[cause] for cause in WaitCause})
            seconds.update(walking=split.walking, missed=split.missed, serving=split.serving)
            served += split.serving > 0
            unbalanced += split.whole != self._lasted(tickets)
        open_ = sum(
            each.state not in FINAL and not (each.kind in stays and each.state in LIVE)
            for each in every
        )
        states = Counter(each.state for each in every)
        return Lived(day, dict(states), dict(seconds), served, self.missed, open_, unbalanced)

    @staticmethod
    def _lasted(tickets: tuple[Ticket, ...]) -> int:
        began = min(each.arrived_at for each in tickets)
        ended = max(each.ended_at or each.arrived_at for each in tickets)
        return int(ended.timestamp()) - int(began.timestamp())
