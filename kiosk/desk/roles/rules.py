"""Roles' words: *my roles* is one's own and those one may take; *waiting* is what stands open in a role.

A handover note is written by the program: at most seven lines, most urgent first. What a line says is
kept as facts and worded when it is shown. Whoever takes a role accepts the note that she has read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from kiosk.back_office.accounting.rules import PaymentState, Unfinished
from kiosk.core.ids import PersonId
from kiosk.core.task import Role, Skill, Task
from kiosk.cross_training.cover.rules.words import LINES, CoverReason, CoverWarning, LineKind
from kiosk.front_office.queue.rules import HoldReason
from kiosk.lobby.pickup.rules import Card, Unsettled
from kiosk.records.staff.rules import Outcome


class Place(StrEnum):
    """Under which head of the panel a role stands."""

    OWN = "own"
    COVERED = "covered"
    MAY_TAKE = "may_take"
    BESIDE = "beside"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True)
class Away:
    """Whose role it is and who is not here; `until` where it is known."""

    person: PersonId
    name: str
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Missing:
    """A skill of a role that one has not; told to oneself alone. `ended`: the last day it counted."""

    skill: Skill
    learning: bool = False
    ended: date | None = None


@dataclass(frozen=True, slots=True)
class RoleCard:
    """One role in the panel: how many wait there, who is away from it, and what it needs to take it."""

    role: Role
    place: Place
    waiting: int
    first: str = ""
    """The name of the customer in the lobby who waits for it, where there is one."""
    away: tuple[Away, ...] = ()
    here: tuple[str, ...] = ()
    session: int | None = None
    since: datetime | None = None
    until: datetime | None = None
    """COVERED: when whoever is away is back, or the cover ends by itself."""
    missing: tuple[Missing, ...] = ()
    by_badge: bool = False
    """Taking it needs a badge read at this station first, and it has not been read."""
    badge_at: datetime | None = None
    """When her badge was read at this station, where that still counts."""
    reason: CoverReason = CoverReason.VACANT
    """What is offered as the reason for taking it."""
    warnings: tuple[CoverWarning, ...] = ()
    covered_for: str = ""
    """COVERED: the name of whoever is away; nobody's where the role is vacant."""
    covered_by: tuple[str, ...] = ()
    """OWN: who acts in it for her now."""
    main: bool = False
    """OWN: the role that stands in her person box."""
    helper: str = ""
    helper_id: PersonId | None = None
    """BESIDE: a colleague who is here and can stand beside."""
    task: Task | None = None
    """BESIDE: what the colleague is asked for."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a handover note before it is kept: what it is about and its facts, worded when shown."""

    kind: LineKind
    ref: int | None = None
    money: bool = False
    facts: tuple[tuple[str, str | int], ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A note as it is now, with the mark by which accepting it is told from accepting another."""

    role: Role
    lines: tuple[Line, ...]
    mark: str
    written_at: datetime


@dataclass(frozen=True, slots=True)
class KeptLine:
    """One line of a note that was kept, and whether it was ticked."""

    id: int
    line: Line
    ticked: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """A note that was kept: of which role, from whom or by whom, when, and its lines."""

    session: int
    role: Role
    person: str
    """BACK: who covered. OUT: for whom, nobody where the role is vacant."""
    started_at: datetime
    written_at: datetime
    until: datetime
    lines: tuple[KeptLine, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """All that the role panel shows to one person at one station."""

    now: datetime
    cards: tuple[RoleCard, ...]
    since: datetime | None = None
    """Since when she is here today."""
    unread: tuple[Kept, ...] = ()
    """*While you were away*: what others did in her roles and she has not confirmed yet."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of taking a role: the session, or what became of the PIN, or what to acknowledge first."""

    outcome: Outcome
    session: int | None = None
    wait_seconds: int = 0
    warnings: tuple[CoverWarning, ...] = ()


@dataclass(frozen=True, slots=True)
class Leaving:
    """What would be left if a role were handed back now."""

    session: int
    role: Role
    absent: str
    started_at: datetime
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class HowTo:
    """What stands beside the work of a covered role: the note that was accepted, and what was done since."""

    session: int
    role: Role
    note: Kept | None
    skills: tuple[Skill, ...]
    """Of the role, those she has, in the order of its tasks."""
    done: tuple[tuple[str, datetime], ...]
    """Each task that she has done since she took it, and when first."""
    helpers: tuple[tuple[PersonId, str, str], ...] = ()
    """Who can do this too and is here: who, the name, at which station."""

    def first(self, tasks: frozenset[str]) -> datetime | None:
        """When the first of `tasks` was done."""
        return min((at for task, at in self.done if task in tasks), default=None)


@dataclass(frozen=True, slots=True)
class OpenTill:
    """A till that is open: whose drawer it is, and since when."""

    session: int
    number: int
    drawer: str
    station: str
    own: bool
    holder: str
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class HeldCase:
    """A case on hold that nobody has taken up."""

    case: int
    word: str
    reason: HoldReason
    held_by: str
    held_at: datetime


@dataclass(frozen=True, slots=True)
class AtWork:
    """What stands open in the house at one moment: of this every role's note is made."""

    lobby: tuple[Card, ...] = ()
    served: tuple[Card, ...] = ()
    unsettled: tuple[Unsettled, ...] = ()
    unfinished: tuple[Unfinished, ...] = ()
    tills: tuple[OpenTill, ...] = ()
    cases: tuple[HeldCase, ...] = ()
    calls: int = 0
    promised: int = 0
    overdue: int = 0
    to_pick: int = 0
    next_to_pick: str = ""
    unverified: int = 0
    reviews: int = 0


MOST = {LineKind.IN_HAND: 2}
"""How many lines a kind has at most; what is more is counted on its last line."""
WANTS: dict[Role, tuple[LineKind, ...]] = {
    Role.RECEPTION: (
        LineKind.IN_HAND, LineKind.MONEY_UNSETTLED, LineKind.ON_HOLD, LineKind.PROMISED,
        LineKind.OVERDUE,
    ),
    Role.SALES: (LineKind.TILL_OPEN, LineKind.CARD_UNKNOWN),
    Role.FULFILMENT: (
        LineKind.IN_HAND, LineKind.ON_HOLD, LineKind.PROMISED, LineKind.TO_PICK, LineKind.OVERDUE,
    ),
    Role.ACCOUNTING: (
        LineKind.IN_HAND, LineKind.TILL_OPEN, LineKind.CARD_UNKNOWN, LineKind.MONEY_UNSETTLED,
        LineKind.ON_HOLD, LineKind.UNVERIFIED,
    ),
}  # fmt: skip
"""What stands in a role's note, most urgent first; a role without a line here has an empty one."""
HELD_FOR = {
    Role.ACCOUNTING: frozenset({HoldReason.WAITS_FOR_MONEY}),
    Role.FULFILMENT: frozenset({HoldReason.WAITS_FOR_GOODS}),
    Role.RECEPTION: frozenset(HoldReason),
}
"""Which cases on hold a role's note names: the desk's names them all."""
COUNTED = frozenset(
    {
        LineKind.IN_HAND, LineKind.CARD_UNKNOWN, LineKind.MONEY_UNSETTLED, LineKind.ON_HOLD,
        LineKind.TO_PICK, LineKind.UNVERIFIED,
    }
)  # fmt: skip
"""What *waits* in a role: an open till or a full shelf waits for nobody."""


def lines_of(role: Role, work: AtWork) -> tuple[Line, ...]:
    """The note of `role`: at most seven lines, most urgent first."""
    found: list[Line] = []
    for kind in WANTS.get(role, ()):
        found += _most(_of(kind, role, work), MOST.get(kind, 1))
    return tuple(found[:LINES])


def waiting(role: Role, work: AtWork) -> int:
    """How many things wait in `role`."""
    many = sum(
        int(dict(line.facts).get("n", 1))
        for kind in WANTS.get(role, ())
        if kind in COUNTED
        for line in _of(kind, role, work)
    )
    if role is Role.RECEPTION:
        return many + work.calls
    return many + (work.reviews if role is Role.MANAGER else 0)


def first_waiting(role: Role, work: AtWork) -> str:
    """The customer in the lobby who has waited longest for `role`; an empty name where there is none."""
    if LineKind.IN_HAND not in WANTS.get(role, ()):
        return ""
    here = _waits_for(role, work)
    return here[0].customer if here else ""


def mark_of(lines: Sequence[Line]) -> str:
    """What tells one note from another: two that say the same have the same mark."""
    plain = [[each.kind, each.ref, each.money, list(each.facts)] for each in lines]
    return hashlib.sha256(json.dumps(plain).encode()).hexdigest()[:16]


def _most(lines: Sequence[Line], most: int) -> list[Line]:
    shown = list(lines[:most])
    if len(lines) > most:
        last = shown[-1]
        more = ("more", len(lines) - most)
        shown[-1] = Line(last.kind, last.ref, last.money, (*last.facts, more))
    return shown


def _of(kind: LineKind, role: Role, work: AtWork) -> list[Line]:
    match kind:
        case LineKind.IN_HAND:
            return [_in_hand(card) for card in _waits_for(role, work)]
        case LineKind.TILL_OPEN:
            return [_till(each) for each in work.tills]
        case LineKind.CARD_UNKNOWN:
            asked = [each for each in work.unfinished if each.state is PaymentState.PENDING]
            return [_card_unknown(each) for each in asked]
        case LineKind.MONEY_UNSETTLED:
            return [_unsettled(each, role) for each in work.unsettled if not each.asked]
        case LineKind.ON_HOLD:
            named = HELD_FOR.get(role, frozenset())
            return [_held(each) for each in work.cases if each.reason in named]
        case _:
            return _counted(kind, work)


def _counted(kind: LineKind, work: AtWork) -> list[Line]:
    many = {
        LineKind.PROMISED: work.promised,
        LineKind.TO_PICK: work.to_pick,
        LineKind.OVERDUE: work.overdue,
        LineKind.UNVERIFIED: work.unverified,
    }.get(kind, 0)
    if not many:
        return []
    first = (("number", work.next_to_pick),) if kind is LineKind.TO_PICK else ()
    return [Line(kind, facts=(("n", many), *first))]


def _waits_for(role: Role, work: AtWork) -> list[Card]:
    """Customers in the house who cannot go on without `role`."""
    if role is Role.ACCOUNTING:
        return [card for card in (*work.lobby, *work.served) if card.due]
    if role is Role.FULFILMENT:
        return [card for card in (*work.lobby, *work.served) if card.ready < card.lines]
    return list(work.lobby)


def _in_hand(card: Card) -> Line:
    facts = (
        ("name", card.customer), ("visit", card.visit_number), ("order", card.order_number),
        ("minor", card.due), ("currency", card.currency), ("ready", card.ready),
        ("of", card.lines), ("place", ", ".join(card.places)), ("papers", card.papers),
    )  # fmt: skip
    return Line(LineKind.IN_HAND, int(card.pickup), facts=facts)


def _till(each: OpenTill) -> Line:
    facts = (
        ("number", each.number), ("drawer", each.drawer), ("station", each.station),
        ("own", int(each.own)), ("holder", each.holder), ("at", each.opened_at.isoformat()),
    )  # fmt: skip
    return Line(LineKind.TILL_OPEN, each.session, money=True, facts=facts)


def _card_unknown(each: Unfinished) -> Line:
    facts = (("minor", each.minor), ("currency", each.currency), ("station", each.station))
    return Line(LineKind.CARD_UNKNOWN, int(each.payment), money=True, facts=facts)


def _unsettled(each: Unsettled, role: Role) -> Line:
    facts = (
        ("name", each.customer), ("order", each.order_number), ("minor", each.minor),
        ("currency", each.currency),
    )  # fmt: skip
    # Only a role that takes money ticks it before it takes any.
    return Line(
        LineKind.MONEY_UNSETTLED, int(each.pickup), money=role is Role.ACCOUNTING, facts=facts
    )


def _held(each: HeldCase) -> Line:
    facts = (
        ("word", each.word), ("reason", str(each.reason)), ("name", each.held_by),
        ("at", each.held_at.isoformat()),
    )  # fmt: skip
    return Line(LineKind.ON_HOLD, each.case, facts=facts)


@dataclass(frozen=True, slots=True)
class Deeds:
    """How often a cover did one task."""

    task: str
    count: int


def back_lines(done: Iterable[Deeds], still_open: Sequence[Line]) -> tuple[Line, ...]:
    """The note with which a role is handed back: what is still open first, then what was done."""
    counted = sorted(done, key=lambda each: (-each.count, each.task))
    rows = [Line(LineKind.DONE, facts=(("task", each.task), ("n", each.count))) for each in counted]
    left = [_still(each) for each in still_open][: LINES - min(len(rows), LINES // 2 + 1)]
    return (*left, *_most(rows, LINES - len(left)))


def _still(line: Line) -> Line:
    return Line(LineKind.STILL_OPEN, line.ref, line.money, (*line.facts, ("was", str(line.kind))))
