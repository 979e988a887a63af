"""What pickup's acts answer and its reads give: frozen, plain, and the answers without anything personal.

An act's answer is kept with its command key for ever, so it holds ids and numbers only; names, lines and
amounts come from a read that follows it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from kiosk.core.ids import HandoverId, OrderId, OrderLineId, PackageId, PersonId, PickupId, VisitId
from kiosk.front_office.queue.rules import Case, VisitState
from kiosk.lobby.pickup.rules.states import Blocker, LineState, Method, Outcome, PickupState

# ---------------------------------------------------------------------------------- answers of acts


@dataclass(frozen=True, slots=True)
class Identified:
    """What a try at the lobby came to.

    FOUND: `visit` and `pickup` are there; ask `waiting` for what to show. NOT_FOUND: nothing says why.
    The screen waits `slow_seconds` before the next try; with `see_desk` this session is over.
    """

    outcome: Outcome
    visit: VisitId | None
    pickup: PickupId | None
    slow_seconds: int
    see_desk: bool


@dataclass(frozen=True, slots=True)
class Ready:
    """What the job made of an order's shelf: the pickup, where it stands, and whether it told the customer."""

    pickup: PickupId | None
    state: PickupState | None
    told: bool


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature as it was drawn, or a name typed instead (drawing is never the only way).

    A point is (x, y, ms): ten-thousandths of the pad from its top left, milliseconds since the pen
    first touched.
    """

    strokes: tuple[tuple[tuple[int, int, int], ...], ...] = ()
    typed: str = ""

    @property
    def there(self) -> bool:
        """Whether anything was drawn or typed."""
        return bool(self.typed.strip()) or any(self.strokes)


@dataclass(frozen=True, slots=True)
class Requested:
    """What the customer asked for: the number that is called out and the lines that are fetched."""

    visit: VisitId
    number: str
    lines: tuple[OrderLineId, ...]


@dataclass(frozen=True, slots=True)
class Claimed:
    """A desk has the pickup until `lease_until`; `state` says whether identity is still to be checked."""

    pickup: PickupId
    state: PickupState
    version: int
    lease_until: datetime


@dataclass(frozen=True, slots=True)
class Verified:
    """Whether what was shown or said at the desk was enough; `version` is the pickup's now."""

    enough: bool
    state: PickupState
    version: int


@dataclass(frozen=True, slots=True)
class Scanned:
    """A package that belongs here; `left` packages of what is wanted are not scanned yet."""

    package: PackageId
    number: str
    left: int
    version: int


@dataclass(frozen=True, slots=True)
class Released:
    """A hand-over: its receipt number, and the number of the next part where something is still to come."""

    handover: HandoverId
    receipt: str
    child: str | None


# ------------------------------------------------------------------------------------------ reads


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """One line as the customer sees it; `expected_at` None: not known yet. `total` in minor units."""

    line: OrderLineId
    name: str
    quantity: int
    state: LineState
    expected_at: datetime | None
    picture: str
    total: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the customer sees after code and fact.

    `due` is still to pay for what is ready, `papers` how many are to be signed first, `signature`
    whether the hand-over itself is signed, `may_send` whether somebody else may collect with this code.
    `served_at` names the desk that has it now. `by_code`: a code was shown, not only the order's number;
    whoever holds it may collect less than `holder_below` in the customer's place.
    """

    visit: VisitId
    visit_number: str
    visit_state: VisitState
    pickup: PickupId
    number: str
    state: PickupState
    order: OrderId
    order_number: str
    placed_on: date
    called: str
    lines: tuple[WaitingLine, ...]
    currency: str
    due: int
    papers: int
    blockers: tuple[Blocker, ...]
    signature: bool
    may_send: bool
    wanted: tuple[OrderLineId, ...]
    collector: str
    signed: bool
    served_at: str | None
    version: int
    by_code: bool = True
    holder_below: int = 0

    @property
    def ready(self) -> tuple[WaitingLine, ...]:
        """The lines that can be taken now."""
        return tuple(line for line in self.lines if line.state is LineState.READY)

    @property
    def later(self) -> tuple[WaitingLine, ...]:
        """The lines that are still to come."""
        return tuple(line for line in self.lines if line.state is LineState.LATER)


@dataclass(frozen=True, slots=True)
class Rest:
    """What is still to come after a hand-over, with the code for it; `ready` if it is on the shelf already."""

    number: str
    lines: tuple[WaitingLine, ...]
    ready: bool
    expected_at: datetime | None
    code: str
    square: str


@dataclass(frozen=True, slots=True)
class Cancelled:
    """What a cancelled pickup leaves: packages to carry back from their places, and whether money is held."""

    order: OrderId
    number: str
    packages: tuple[tuple[str, str], ...]
    paid: bool


@dataclass(frozen=True, slots=True)
class Thanks:
    """The lobby's last page: who got what, whether it was signed for, and the rest with its new code."""

    called: str
    order_number: str
    taken: tuple[WaitingLine, ...]
    handover: HandoverId
    receipt: str
    signed: bool
    email: str
    rest: Rest | None


@dataclass(frozen=True, slots=True)
class Hold:
    """Who has a pickup at a desk: first name, PC, until when; `fetching` while the shelf is visited."""

    person: PersonId
    name: str
    station: str
    until: datetime
    fetching: bool


@dataclass(frozen=True, slots=True)
class CounterPackage:
    """A package on the shelf: where it stands, what it holds, whether it is wanted and scanned."""

    package: PackageId
    number: str
    place: str
    holds: tuple[tuple[OrderLineId, str, int], ...]
    wanted: bool
    scanned: bool


@dataclass(frozen=True, slots=True)
class Counter:
    """All that a desk needs to hand a pickup over. Money in minor units, for what is wanted.

    `identity_enough`: by the owner's table for this value; `needs_desk`: too many wrong tries today.
    """

    pickup: PickupId
    number: str
    state: PickupState
    version: int
    order: OrderId
    order_number: str
    customer: str
    phone_end: str
    city: str
    visit: VisitId | None
    visit_number: str
    visit_state: VisitState | None
    waiting_since: datetime | None
    packages: tuple[CounterPackage, ...]
    later: tuple[WaitingLine, ...]
    currency: str
    value: int
    due: int
    papers: int
    blockers: tuple[Blocker, ...]
    method: Method | None
    identity_enough: bool
    collector: str
    signature: bool
    signed: bool
    needs_desk: bool
    held: Hold | None
    hold_until: date | None

    @property
    def left(self) -> int:
        """Wanted packages that are not scanned yet."""
        return sum(1 for each in self.packages if each.wanted and not each.scanned)


@dataclass(frozen=True, slots=True)
class Card:
    """One customer on Today. `since` is when the present state of the visit began; `ready` counts lines,
    `packages` those to fetch, of which `scanned` were held under the scanner."""

    pickup: PickupId
    number: str
    state: PickupState
    order_number: str
    customer: str
    visit: VisitId | None
    visit_number: str
    since: datetime | None
    promised_at: datetime | None
    ready: int
    lines: int
    places: tuple[str, ...]
    due: int
    currency: str
    papers: int
    scanned: int
    signed: bool
    needs_desk: bool
    held: Hold | None
    receipt: str
    packages: int
    blockers: tuple[Blocker, ...]
    hold_until: date | None
    method: Method | None = None
    case: Case | None = None
    """On hold: in the queue, or taken by whoever has it."""


@dataclass(frozen=True, slots=True)
class Board:
    """Today: the columns, and the counts beside them.

    `expected` promised for today and nobody here for it; `shelf` everything on the shelf that nobody is
    here for, overdue first, then what is promised for today; `served` also what is on hold; `done`
    newest first. `promised_not_ready` counts orders promised for today that have nothing on the shelf;
    `unpaid` pickups on the shelf whose order is still to pay.
    """

    expected: tuple[Card, ...]
    shelf: tuple[Card, ...]
    lobby: tuple[Card, ...]
    served: tuple[Card, ...]
    done: tuple[Card, ...]
    ready: int
    overdue: int
    blocked: int
    unpaid: int
    not_told: int
    promised_not_ready: int
    longest_wait: datetime | None
    usual_wait_seconds: int | None


@dataclass(frozen=True, slots=True)
class Unsettled:
    """Money of an order that nobody is handing over now: finish it, or give the money back (E25, E42).

    `asked`: a card terminal was asked and nobody knows what became of it. `minor` is what no paper used.
    """

    pickup: PickupId
    order_number: str
    customer: str
    minor: int
    currency: str
    asked: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A pickup found at the desk by number; the desk's list shows city and the end of the phone (E4)."""

    pickup: PickupId
    number: str
    state: PickupState
    order_number: str
    customer: str
    city: str
    phone_end: str
    case: Case | None = None
