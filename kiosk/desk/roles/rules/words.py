"""Roles' words: *my roles* is one's own and those one may take; *waiting* is what stands open in a role.

A handover note is written by the program: at most seven lines, most urgent first. What a line says is
kept as facts and worded when it is shown. Whoever takes a role accepts the note that she has read.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from kiosk.back_office.accounting.rules import Unfinished
from kiosk.core.ids import PersonId
from kiosk.core.task import Role, Skill, Task
from kiosk.cross_training.cover.rules.words import CoverReason, CoverWarning, LineKind
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
    ending: bool = False
    """Past its end; only the customer in hand is finished. OWN: by whoever covers."""
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
class GivenBack:
    """What came of taking a role back: whether a customer is finished first, or how many lines to read."""

    ending: bool
    lines: int = 0


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
    drawer_id: int = 0


@dataclass(frozen=True, slots=True)
class HeldCase:
    """A case on hold that nobody has taken up."""

    case: int
    word: str
    reason: HoldReason
    held_by: str
    held_at: datetime
    by: int = 0


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


@dataclass(frozen=True, slots=True)
class Touched:
    """What a cover had in its hands: by the acts that were done under it."""

    person: PersonId
    since: datetime
    pickups: frozenset[int] = frozenset()
    orders: frozenset[int] = frozenset()
    drawers: frozenset[int] = frozenset()
    tills: frozenset[int] = frozenset()
    begun: tuple[str, ...] = ()
    """Numbers of the orders that were begun with and do not lie on the shelf."""


@dataclass(frozen=True, slots=True)
class Deeds:
    """How often a cover did one task."""

    task: str
    count: int
