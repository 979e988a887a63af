"""Today's words: facts of the day become cards, each with its state and the one thing to do next. Pure.

shelf    on the shelf, nobody is here for it: overdue first
lobby    the customer is here and waits
served   somebody at a desk has it, or it is on hold and waits for whoever goes on
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from kiosk.core import words
from kiosk.core.ids import PersonId, PickupId
from kiosk.core.task import Role, Task
from kiosk.front_office.queue.rules import Case, CaseState, HoldReason
from kiosk.front_office.queue.rules.board import Board as Queue
from kiosk.front_office.queue.rules.board import Listed
from kiosk.front_office.queue.rules.visitors import Expected
from kiosk.lobby.pickup import rules as pickup
from kiosk.lobby.pickup.rules import Blocker, Card, Method, PickupState, Unsettled

JUST_NOW = timedelta(seconds=60)
"""So long a card is lit that a customer in the lobby has just changed."""
LONG_WAIT = timedelta(minutes=8)


class Column(StrEnum):
    """Where a card stands."""

    SHELF = "shelf"
    LOBBY = "lobby"
    SERVED = "served"


class Tone(StrEnum):
    """What the bar of a card says; its words say the same."""

    PLAIN = "plain"
    READY = "ready"
    WAITING = "waiting"
    OVERDUE = "overdue"
    BLOCKED = "blocked"
    AT_WORK = "at_work"
    ON_HOLD = "on_hold"


class Deed(StrEnum):
    """The one action of a card."""

    BEGIN = "begin"
    SERVE = "serve"
    GO_ON = "go_on"
    HAND_OVER = "hand_over"
    LOOK_IN = "look_in"
    TAKE_OVER = "take_over"
    TAKE_ON = "take_on"
    """On hold: whoever is first has it."""


CLAIMS = frozenset({Deed.BEGIN, Deed.SERVE, Deed.TAKE_OVER})
"""These take the pick-up to this desk; the others only open it."""


def task_of(deed: Deed) -> Task:
    """What one must be allowed to do for `deed`."""
    if deed is Deed.TAKE_ON:
        return Task.CASE_TAKE
    return Task.PICKUP_CLAIM if deed in CLAIMS else Task.PICKUP_RELEASE


class Mark(StrEnum):
    """What a chip says."""

    READY = "ready"
    SHELF = "shelf"
    TO_PAY = "to_pay"
    PAPERS = "papers"
    NEEDS_DESK = "needs_desk"
    OVERDUE = "overdue"
    WAITING_FOR = "waiting_for"
    SCANNED = "scanned"
    SIGNED = "signed"
    SURE = "sure"
    HELD_FOR = "held_for"


@dataclass(frozen=True, slots=True)
class Note:
    """One chip: `count` of `of`, or a place, an amount, a day, what is missing; by its mark."""

    mark: Mark
    count: int = 0
    of: int = 0
    places: tuple[str, ...] = ()
    minor: int = 0
    currency: str = ""
    day: date | None = None
    blocker: Blocker | None = None
    method: Method | None = None
    held_for: HoldReason | None = None


@dataclass(frozen=True, slots=True)
class TodayCard:
    """One card of the board. `minutes` is None where nobody waits; `holder` and `station` where somebody serves."""

    pickup: PickupId
    column: Column
    customer: str
    order_number: str
    visit_number: str
    promised_at: datetime | None
    tone: Tone
    deed: Deed | None
    first: bool
    notes: tuple[Note, ...]
    items: int
    minutes: int | None = None
    slow: bool = False
    mine: bool = False
    fetching: bool = False
    holder: str = ""
    station: str = ""
    since: datetime | None = None
    case: Case | None = None
    """On hold, or taken from there."""

    @property
    def held(self) -> bool:
        """Whether it is on hold: nobody has it, and whoever is first takes it."""
        return self.case is not None and self.case.state is CaseState.HELD

    @property
    def key(self) -> str:
        """Its name on the board."""
        return str(self.pickup)


@dataclass(frozen=True, slots=True)
class Here:
    """Somebody who is in the house, or away until a time; why is not in it."""

    person: PersonId
    name: str
    role: Role
    station: str
    here: bool = True
    away_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Board:
    """What Today shows, as it was at `now`: pick-ups, who is here of how many, open calls, what is to pick."""

    now: datetime
    day: date
    pickups: pickup.Board
    here: tuple[Here, ...]
    members: int
    calls: int
    to_pick: int
    money: tuple[Unsettled, ...] = ()
    """Paid and not handed over, or a card of which nobody knows: red, until somebody has settled it."""
    empty: tuple[Role, ...] = ()
    """Roles that somebody has, and nobody of them is here."""
    queue: Queue | None = None
    expected: tuple[Expected, ...] = ()
    served: tuple[Listed, ...] = ()
    """Numbers that are not over; who is expected and has not come; who was served today."""

    @property
    def nothing(self) -> bool:
        """Whether there is nothing at all to show."""
        board = self.pickups
        cards = (*board.shelf, *board.lobby, *board.served, *board.done)
        visits = self.expected or self.served or (self.queue is not None and not self.queue.nothing)
        return not (cards or visits or self.to_pick or self.calls or self.money)

    @property
    def in_the_lobby(self) -> int:
        """How many stand in the lobby and wait: for their goods, or with a number."""
        numbers = 0
        if self.queue is not None:
            numbers = len(self.queue.waiting) + len(self.queue.called) + len(self.queue.missed)
        return len(self.pickups.lobby) + numbers

    @property
    def longest_wait(self) -> int | None:
        """Minutes that whoever waits longest has waited."""
        waiting = () if self.queue is None else self.queue.waiting
        began = [each.ticket.arrived_at for each in waiting]
        if self.pickups.longest_wait is not None:
            began.append(self.pickups.longest_wait)
        return minutes(min(began), self.now) if began else None

    @property
    def usual_wait(self) -> int | None:
        """Minutes that one waited today, in the middle."""
        seconds = self.pickups.usual_wait_seconds
        return None if seconds is None else (seconds + 30) // 60


def minutes(since: datetime, now: datetime) -> int:
    """Whole minutes from `since` to `now`."""
    return max(0, (now - since) // timedelta(minutes=1))


def cards(board: Board, me: PersonId | None, zone: str) -> dict[Column, tuple[TodayCard, ...]]:
    """The cards of each column for the person at this desk."""
    day, pickups = board.day, board.pickups
    return {
        Column.SHELF: tuple(_shelf(card, lambda at: words.local_day(at, zone) == day)
                            for card in pickups.shelf),
        Column.LOBBY: tuple(_lobby(card, board.now, first=not place)
                            for place, card in enumerate(pickups.lobby)),
        Column.SERVED: tuple(sorted((_served(card, board.now, me) for card in pickups.served),
                                    key=lambda card: not card.mine)),
    }  # fmt: skip


def lit_for(card: TodayCard, now: datetime) -> int:
    """Whole seconds for which a card is still lit; 0 where nothing has just happened in the lobby."""
    if card.column is not Column.LOBBY or card.since is None:
        return 0
    return max(0, (JUST_NOW - (now - card.since)) // timedelta(seconds=1))


def collected_in_part(card: Card) -> bool:
    """Whether something of a collected pick-up is still to come."""
    return card.ready < card.lines


def _shelf(card: Card, is_today: Callable[[datetime], bool]) -> TodayCard:
    promised = card.promised_at if card.promised_at and is_today(card.promised_at) else None
    tone = Tone.READY
    if card.blockers or card.state is PickupState.BLOCKED:
        tone = Tone.BLOCKED
    elif card.state is PickupState.OVERDUE:
        tone = Tone.OVERDUE
    notes = [Note(Mark.OVERDUE, day=card.hold_until)] if tone is Tone.OVERDUE else []
    notes += [Note(Mark.WAITING_FOR, blocker=each) for each in card.blockers]
    notes += _about(card, place=True)
    deed = None if tone is Tone.BLOCKED else Deed.BEGIN
    return _card(card, Column.SHELF, tone, deed, notes, promised=promised)


def _lobby(card: Card, now: datetime, *, first: bool) -> TodayCard:
    slow = card.since is not None and now - card.since >= LONG_WAIT
    tone = Tone.WAITING if slow else Tone.PLAIN
    return _card(
        card,
        Column.LOBBY,
        tone,
        Deed.SERVE,
        _about(card, place=True),
        now=now,
        first=first,
        slow=slow,
    )


def _served(card: Card, now: datetime, me: PersonId | None) -> TodayCard:
    if card.case is not None and card.case.state is CaseState.HELD:
        return _on_hold(card, card.case, now)
    held = card.held
    mine = held is not None and held.person == me
    done = 0 < card.packages <= card.scanned
    if held is None:
        deed, tone = Deed.TAKE_OVER, Tone.WAITING
    elif not mine:
        deed, tone = Deed.LOOK_IN, Tone.PLAIN
    else:
        whole = done and not card.due and not card.papers
        deed, tone = Deed.HAND_OVER if whole else Deed.GO_ON, Tone.AT_WORK
    notes = [Note(Mark.SCANNED, card.scanned, card.packages)] if card.scanned else []
    notes += [] if done else _about(card, place=True, ready=not card.scanned)
    notes += [Note(Mark.SIGNED)] if card.signed else []
    return _card(card, Column.SERVED, tone, deed, notes, now=now, first=mine, mine=mine)


def _on_hold(card: Card, case: Case, now: datetime) -> TodayCard:
    slow = card.since is not None and now - card.since >= LONG_WAIT
    notes = [Note(Mark.HELD_FOR, held_for=case.reason)]
    notes += [Note(Mark.SURE, method=card.method)] if card.method is not None else []
    notes += [Note(Mark.SCANNED, card.scanned, card.packages)] if card.scanned else []
    notes += _about(card, place=False, ready=False)
    notes += [Note(Mark.SIGNED)] if card.signed else []
    return _card(card, Column.SERVED, Tone.ON_HOLD, Deed.TAKE_ON, notes, now=now, slow=slow)


def _about(card: Card, *, place: bool, ready: bool = True) -> list[Note]:
    """What every card says of its goods, its money, its papers and its customer."""
    notes: list[Note] = []
    if ready and card.lines:
        notes.append(Note(Mark.READY, card.ready, card.lines))
    if place and card.places:
        notes.append(Note(Mark.SHELF, places=card.places))
    if card.due:
        notes.append(Note(Mark.TO_PAY, minor=card.due, currency=card.currency))
    if card.papers:
        notes.append(Note(Mark.PAPERS, card.papers))
    if card.needs_desk:
        notes.append(Note(Mark.NEEDS_DESK))
    return notes


def _card(
    card: Card,
    column: Column,
    tone: Tone,
    deed: Deed | None,
    notes: list[Note],
    *,
    now: datetime | None = None,
    promised: datetime | None = None,
    first: bool = False,
    slow: bool = False,
    mine: bool = False,
) -> TodayCard:
    held = card.held
    waited = minutes(card.since, now) if card.since is not None and now is not None else None
    return TodayCard(
        pickup=card.pickup,
        column=column,
        customer=card.customer,
        order_number=card.order_number,
        visit_number=card.visit_number if column is not Column.SHELF else "",
        promised_at=promised,
        tone=tone,
        deed=deed,
        first=first,
        notes=tuple(notes),
        items=card.ready,
        minutes=waited,
        slow=slow,
        mine=mine,
        fetching=held is not None and held.fetching,
        holder=held.name if held is not None else "",
        station=held.station if held is not None else "",
        since=card.since if column is not Column.SHELF else None,
        case=card.case,
    )
