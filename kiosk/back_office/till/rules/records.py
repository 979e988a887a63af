"""What the till's acts answer and its reads give: frozen and plain; no read tells what should be there too early."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from kiosk.back_office.till.rules.pieces import Pieces
from kiosk.back_office.till.rules.words import MoveKind, ReportKind, SessionState, Sharing
from kiosk.core.ids import DrawerId, LaterId, PaymentId, PersonId, TillReportId, TillSessionId
from kiosk.records.staff.rules import Outcome

# ---------------------------------------------------------------------------------- answers of acts


@dataclass(frozen=True, slots=True)
class Opened:
    """An open session: its id, number and version, and what was counted into it."""

    session: TillSessionId
    number: int
    version: int
    opening: int


@dataclass(frozen=True, slots=True)
class Stepped:
    """A session went on: its state and version now."""

    session: TillSessionId
    state: SessionState
    version: int


@dataclass(frozen=True, slots=True)
class CountClosed:
    """What closing a count came to.

    `again`: it differs by more than the limit and must be counted once more; nothing is told yet.
    Otherwise it is closed: `expected` and `difference` are told, and `reason` says whether one is needed.
    """

    session: TillSessionId
    version: int
    again: bool
    counted: int
    expected: int | None = None
    difference: int | None = None
    reason: bool = False


@dataclass(frozen=True, slots=True)
class Closed:
    """A closed session with its end-of-day report."""

    session: TillSessionId
    version: int
    report: TillReportId
    report_number: int
    difference: int


@dataclass(frozen=True, slots=True)
class Reported:
    """A mid-day report."""

    report: TillReportId
    number: int


@dataclass(frozen=True, slots=True)
class Paid:
    """A payment taken: what it pays, what goes back in cash, how it was rounded, and what is left to pay."""

    payment: PaymentId
    minor: int
    change: int
    rounding: int
    still_to_pay: int


@dataclass(frozen=True, slots=True)
class Approval:
    """What came of a second person's PIN: `later` where it was right and the amount stays open."""

    outcome: Outcome
    name: str
    wait_seconds: int = 0
    later: LaterId | None = None


# ------------------------------------------------------------------------------- answers of reads


@dataclass(frozen=True, slots=True)
class Approver:
    """Somebody who may approve; `station` is where they are signed in now, empty where nowhere."""

    person: PersonId
    name: str
    station: str


@dataclass(frozen=True, slots=True)
class Drawer:
    """A drawer: where it stands, who may use it, the amount that stays in it overnight."""

    id: DrawerId
    name: str
    station: str
    sharing: Sharing
    base: int


@dataclass(frozen=True, slots=True)
class Move:
    """A cash move as lists show it; `minor` is signed as it changes the drawer."""

    id: int
    kind: MoveKind
    minor: int
    reason: str
    bag: str
    rate: int
    tax: int
    at: datetime
    person: str
    photo: bool


@dataclass(frozen=True, slots=True)
class Session:
    """A session as anybody may see it; nothing here tells the cash before its count is closed."""

    id: TillSessionId
    number: int
    drawer: DrawerId
    drawer_name: str
    station: str
    sharing: Sharing
    base: int
    state: SessionState
    version: int
    opening: int
    opened_at: datetime
    opened_day: date
    opened_by: PersonId
    holder: PersonId
    awaits: PersonId | None
    tries: int


@dataclass(frozen=True, slots=True)
class WayCount:
    """Payments of one way: how many, and what they come to; None where that may not be told yet."""

    way: str
    count: int
    minor: int | None


@dataclass(frozen=True, slots=True)
class TillPage:
    """The till as it is: blind while it is open."""

    session: Session
    holder_name: str
    opened_by_name: str
    awaits_name: str
    ways: tuple[WayCount, ...]
    moves: tuple[Move, ...]
    reports: int
    verify_waits: int


@dataclass(frozen=True, slots=True)
class OpeningPage:
    """What the opening count starts from: the last count less what was taken out, and whose till waits."""

    drawer: Drawer
    first: bool
    expected: int
    last_number: int | None
    last_closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class CountPage:
    """A count under way: what was saved of it; the difference only once it is closed."""

    session: Session
    saved: Pieces
    limit: int
    counted: int | None = None
    expected: int | None = None
    difference: int | None = None
    reason_needed: bool = False


@dataclass(frozen=True, slots=True)
class Desk:
    """All that a desk's till screen shows first: one of `opening`, `page` and `count` says what is next.

    `people` may take the till over.
    """

    drawer: Drawer | None
    opening: OpeningPage | None
    page: TillPage | None
    count: CountPage | None
    unverified: int
    people: tuple[tuple[PersonId, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Past:
    """A closed session in the list."""

    id: TillSessionId
    number: int
    drawer_name: str
    state: SessionState
    version: int
    opened_at: datetime
    closed_at: datetime
    closed_by: PersonId
    closed_by_name: str
    verified_by_name: str
    counted: int
    expected: int
    difference: int
    reason: str
    to_safe: int
    bag: str
    left: int
    report: TillReportId
    report_number: int


@dataclass(frozen=True, slots=True)
class Report:
    """A frozen report."""

    id: TillReportId
    kind: ReportKind
    number: int
    session: TillSessionId
    made_at: datetime
    made_by_name: str
    verified_by_name: str
    verified_at: datetime | None
    content: ReportContent


@dataclass(frozen=True, slots=True)
class TaxLine:
    """Sales at one rate (basis points): net and tax."""

    rate: int
    net: int
    tax: int


@dataclass(frozen=True, slots=True)
class MoveLine:
    """Moves of one kind, or one bag: how many, what they come to, and the note beside."""

    kind: MoveKind
    count: int
    minor: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class EntryLine:
    """A journal line that the close made: debit above zero."""

    code: str
    name: str
    minor: int


@dataclass(frozen=True, slots=True)
class Sold:
    """Receipts and returns of a session."""

    receipts: int = 0
    first: str = ""
    last: str = ""
    sold: int = 0
    returns: int = 0
    returned: int = 0


@dataclass(frozen=True, slots=True)
class ReportContent:
    """All that stands on a report, as it was when it was made; it is never reckoned again.

    A mid-day report has no `sold`, `taxes` and cash: with the other ways they would tell the cash.
    `later` is what hand-overs meanwhile left open on their invoices, no matter at which desk.
    """

    session: int
    drawer: str
    station: str
    currency: str
    opened_at: datetime
    made_at: datetime
    person: str
    before: int
    demonstration: bool
    opening: int
    ways: tuple[WayCount, ...]
    moves: tuple[MoveLine, ...]
    sold: Sold | None = None
    taxes: tuple[TaxLine, ...] = ()
    deposits_taken: int = 0
    deposits_used: int = 0
    later: int = 0
    later_count: int = 0
    cash_taken: int = 0
    expected: int | None = None
    counted: int | None = None
    difference: int | None = None
    reason: str = ""
    left: int | None = None
    to_safe: int | None = None
    bag: str = ""
    entries: tuple[EntryLine, ...] = field(default=())
