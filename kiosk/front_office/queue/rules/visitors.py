"""Visitors' words: who is expected, who somebody is, and what check-in makes of them.

A *planned* visit has a time and a *pass code*. Whoever arrives is matched with it first: one visit, never a twin.
Two people of one name are two: a name alone matches only a planned visit that says nothing against it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from kiosk.core import text
from kiosk.core.ids import CallBackId, CustomerId, PersonId, TicketId, VisitId
from kiosk.front_office.queue.rules import LIVE, VisitState
from kiosk.front_office.queue.rules.kinds import CallBy, Outcome, VisitKind

COMES = frozenset({VisitState.EXPECTED, VisitState.NO_SHOW, VisitState.LEFT_UNSERVED})
"""Who arrives from here arrives as the same visit."""
SEEN_BEFORE, SEEN_AHEAD = timedelta(days=7), timedelta(days=60)
"""How far round today a planned visit is looked for, to say that it is another day."""
MOST_NAMES, MOST_PACKAGES = 6, 9_999
PASS = "FV-"
"""What the square of a pass code begins with, so that a scan goes to check-in and not to pick-up."""


class VisitorRefusal(StrEnum):
    """What planning, check-in and the desk's decisions refuse."""

    NAME_MISSING = "visitor_name_missing"
    UNKNOWN_KIND = "visit_kind_unknown"
    UNKNOWN_SERVICE = "service_unknown"
    NO_NAMES = "visit_kind_no_names"
    CODE_TAKEN = "visit_kind_code_taken"
    MINUTES = "visit_minutes_wrong"
    KIND_HAS_NO_QUEUE = "visit_kind_no_queue"
    PAST = "visit_planned_past"
    NOT_EXPECTED = "visit_not_expected"
    NOT_YOURS = "visit_not_yours"
    NOTHING_TO_DECIDE = "visit_nothing_to_decide"
    NOT_FETCHED = "visit_not_fetched"
    PHONE = "visitor_phone_wrong"
    EMAIL = "visitor_email_wrong"
    UNKNOWN_CALL_BACK = "call_back_unknown"
    PHONE_MISSING = "call_back_phone_missing"


class Wanted(StrEnum):
    """What a customer chose where nobody could serve."""

    CALL_BACK = "call_back"
    ANOTHER_DAY = "another_day"
    DELIVERY = "delivery"


@dataclass(frozen=True, slots=True)
class Who:
    """What somebody says of themselves; what is empty is not known."""

    name: str = ""
    company: str = ""
    phone: str = ""
    email: str = ""
    host: PersonId | None = None
    packages: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A visit to expect. `uid` is the one of a calendar; it makes taking in the same file again change nothing."""

    kind: int
    who: Who
    at: datetime
    until: datetime | None = None
    language: str = ""
    uid: str | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """What planning gives: the visit and its pass code, as people read it."""

    visit: VisitId
    code: str


@dataclass(frozen=True, slots=True)
class Keys:
    """What somebody is matched by; an empty one matches nobody."""

    email: str = ""
    phone: str = ""
    last_name: str = ""
    folded: str = ""
    customer: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A visit as matching sees it."""

    visit: VisitId
    state: VisitState
    kind: int
    planned_at: datetime | None
    keys: Keys
    version: int


@dataclass(frozen=True, slots=True)
class Expected:
    """A line of the desk's list: who comes when, for what, and what became of it."""

    visit: VisitId
    number: str
    state: VisitState
    kind: int
    name: str
    company: str
    phone: str
    email: str
    host: PersonId | None
    host_name: str
    packages: int | None
    planned_at: datetime | None
    planned_until: datetime | None
    arrived_at: datetime | None
    call_by: CallBy | None
    outcome: Outcome | None
    language: str
    customer: CustomerId | None
    version: int

    @property
    def undecided(self) -> bool:
        """Whether it is here and somebody at a desk must say how it goes on."""
        return self.state is VisitState.ARRIVED and self.outcome in NEEDS_THE_DESK


NEEDS_THE_DESK = frozenset({Outcome.LATE, Outcome.REFUSED})
"""Whoever has come so gets no ticket before a person has decided."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """What check-in came to: the number to be called by, and the tickets in the order of the services."""

    visit: VisitId
    number: str
    outcome: Outcome
    tickets: tuple[TicketId, ...] = ()


@dataclass(frozen=True, slots=True)
class CallBack:
    """Somebody who waits for us to come back to them."""

    id: CallBackId
    visit: VisitId | None
    customer: CustomerId | None
    service: int | None
    name: str
    phone: str
    wanted: Wanted
    day: date | None
    language: str
    asked_at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class NotAdmitted:
    """An entry of the refused list."""

    id: int
    name: str
    reason: str
    since: datetime
    until: date | None
    version: int


# ---------------------------------------------------------------------------------------- matching


def same(one: Keys, other: Keys) -> bool:
    """Whether both are surely one person: one card, one e-mail, or one phone and last name."""
    if one.customer is not None and one.customer == other.customer:
        return True
    if one.email and other.email:
        return one.email == other.email
    phones = bool(one.phone) and one.phone == other.phone
    return phones and bool(one.last_name) and one.last_name == other.last_name


def may_be(planned: Keys, said: Keys) -> bool:
    """Whether a planned visit has this whole name, and nothing else speaks against it."""
    if not said.folded or planned.folded != said.folded:
        return False
    pairs = ((planned.email, said.email), (planned.phone, said.phone))
    cards = (planned.customer, said.customer)
    against = None not in cards and cards[0] != cards[1]
    return not against and all(not mine or not told or mine == told for mine, told in pairs)


def match(standing: Iterable[Standing], said: Keys, kind: int, now: datetime) -> Standing | None:
    """Which of today's visits this is: one that is here, else the planned one nearest to now.

    A visit of the same kind goes before others. By the name alone only a planned visit counts, and only
    where there is no second one of that name.
    """
    every = list(standing)
    sure = [each for each in every if same(each.keys, said)]
    here = [each for each in sure if each.state in LIVE]
    if here:
        return here[-1]
    coming = [each for each in sure if each.state in COMES]
    if not coming:
        named = [
            each for each in every
            if each.state is VisitState.EXPECTED and may_be(each.keys, said)
        ]  # fmt: skip
        coming = named if len(named) == 1 else []

    def nearest(each: Standing) -> tuple[bool, bool, timedelta]:
        apart = timedelta() if each.planned_at is None else abs(each.planned_at - now)
        return (each.kind != kind, each.state is not VisitState.EXPECTED, apart)

    return min(coming, key=nearest, default=None)


def cleaned(who: Who) -> Who:
    """What somebody says of themselves as it may be kept."""
    packages = None if who.packages is None else min(max(who.packages, 0), MOST_PACKAGES)
    return Who(
        text.clean_text(who.name), text.clean_text(who.company),
        text.clean_text(who.phone, limit=40), text.clean_text(who.email, limit=254), who.host,
        packages,
    )  # fmt: skip


def asked(said: Keys) -> dict[str, str]:
    """What is looked for, by the names of its columns."""
    return {
        "email_key": said.email, "phone_key": said.phone, "last_name_key": said.last_name,
        "folded": said.folded,
    }  # fmt: skip


def kept(who: Who, keys: Keys) -> dict[str, object]:
    """What is kept of somebody, by the names of its columns."""
    return {
        "name": who.name, "folded": keys.folded, "last_name_key": keys.last_name,
        "company": who.company, "phone": who.phone, "phone_key": keys.phone or None,
        "email": who.email, "email_key": keys.email or None, "host_id": who.host,
        "packages": who.packages,
    }  # fmt: skip


# ---------------------------------------------------------------------------------------- outcomes


def timing(kind: VisitKind, planned_at: datetime | None, now: datetime) -> Outcome:
    """Whether whoever comes now for `planned_at` is in time, early or late."""
    if planned_at is None:
        return Outcome.OK
    if now < planned_at - timedelta(minutes=kind.early):
        return Outcome.EARLY
    return Outcome.LATE if now > planned_at + timedelta(minutes=kind.late) else Outcome.OK


def outcome(
    kind: VisitKind,
    planned_at: datetime | None,
    now: datetime,
    *,
    refused: bool,
    owes: bool,
    papers: bool,
) -> Outcome:
    """The one thing that is said first: the refused list, then lateness, papers, money, being early."""
    when = timing(kind, planned_at, now)
    said = (
        (refused, Outcome.REFUSED),
        (when is Outcome.LATE, Outcome.LATE),
        (papers, Outcome.PAPER_MISSING),
        (owes, Outcome.BALANCE_DUE),
        (when is Outcome.EARLY, Outcome.EARLY),
    )
    return next((each for holds, each in said if holds), Outcome.OK)
