"""A hand-over on hold as a colleague sees it: what has been checked and by whom, what is left, how it went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kiosk.back_office.accounting.rules import WayToPay
from kiosk.front_office.queue.rules import Case, HoldReason
from kiosk.lobby.pickup.rules.records import Counter
from kiosk.lobby.pickup.rules.states import Method


class Point(StrEnum):
    """What a hand-over needs, in the order in which it is done."""

    WHO = "who"
    GOODS = "goods"
    PAPER = "paper"
    SIGNATURE = "signature"
    MONEY = "money"
    HAND_OVER = "hand_over"


@dataclass(frozen=True, slots=True)
class Checked:
    """One point: `done` and by whom (empty: the customer at the lobby's screen), or still to do.

    GOODS: `count` of `of` packages, their `names`; MONEY: what is to pay, or was paid by `way`.
    """

    point: Point
    done: bool
    by: str = ""
    at: datetime | None = None
    method: Method | None = None
    count: int = 0
    of: int = 0
    names: tuple[str, ...] = ()
    minor: int = 0
    way: WayToPay | None = None


class Event(StrEnum):
    """What happened to it."""

    CAME = "came"
    SERVED = "served"
    HELD = "held"
    TAKEN = "taken"
    GIVEN_BACK = "given_back"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing of its history: `by` is empty where it was the customer."""

    event: Event
    at: datetime
    by: str = ""
    station: str = ""
    reason: HoldReason | None = None


@dataclass(frozen=True, slots=True)
class OnHold:
    """All that a colleague needs to go on. `arrived` is when its customer came; over: nothing is open."""

    case: Case
    counter: Counter
    points: tuple[Checked, ...]
    went: tuple[Happened, ...]
    arrived: datetime | None

    @property
    def done(self) -> int:
        """How many points need not be asked again."""
        return sum(1 for each in self.points if each.done)

    @property
    def next(self) -> Checked | None:
        """The first point that is left."""
        return next((each for each in self.points if not each.done), None)


@dataclass(frozen=True, slots=True)
class Trace:
    """When something was done at a desk or the lobby, by whom; `method` where it was made sure who it is."""

    at: datetime
    by: str = ""
    method: Method | None = None
    way: WayToPay | None = None
    minor: int = 0


def points(
    counter: Counter, *, sure: Trace | None, scan: Trace | None, signed: Trace | None, paid: Trace | None
) -> tuple[Checked, ...]:  # fmt: skip
    """What a hand-over needs and what of it is done, with whose trace it is."""
    wanted = [each for each in counter.packages if each.wanted]
    scanned = tuple(each.number for each in wanted if each.scanned)
    found = [
        _point(Point.WHO, counter.identity_enough, sure, method=counter.method),
        _point(
            Point.GOODS, bool(wanted) and not counter.left, scan, count=len(scanned),
            of=len(wanted), names=scanned or tuple(each.number for each in wanted),
        ),
    ]  # fmt: skip
    if counter.papers:
        found.append(Checked(Point.PAPER, done=False, count=counter.papers))
    if counter.signature:
        found.append(_point(Point.SIGNATURE, counter.signed, signed))
    if counter.due:
        found.append(Checked(Point.MONEY, done=False, minor=counter.due))
    elif paid is not None:
        found.append(_point(Point.MONEY, True, paid, minor=paid.minor, way=paid.way))  # noqa: FBT003
    found.append(Checked(Point.HAND_OVER, done=False, of=len(wanted)))
    return tuple(found)


def _point(
    point: Point, done: bool, trace: Trace | None, *, method: Method | None = None, count: int = 0,
    of: int = 0, names: tuple[str, ...] = (), minor: int = 0, way: WayToPay | None = None,
) -> Checked:  # fmt: skip
    shown = trace if done else None
    return Checked(
        point, done, shown.by if shown else "", shown.at if shown else None, method, count, of,
        names, minor, way,
    )  # fmt: skip
