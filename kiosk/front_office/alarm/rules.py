"""Alarm's words: a *building list* says who is in; an *alarm* (or a *drill*) turns every screen to *leave*.

OPEN -> ENDED ; a person on its list is MISSING -> SAFE -> MISSING (a slip). At most one alarm is open at a
time; a real one ends a drill. Whoever asks for *help* to get out: ASKED -> GOING -> OUT.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from kiosk.core.ids import AlarmId
from kiosk.front_office.queue.rules.leaving import Inside


class AlarmKind(StrEnum):
    """Whether it is real."""

    REAL = "real"
    DRILL = "drill"


class Who(StrEnum):
    """Who somebody on the building list is."""

    STAFF = "staff"
    VISITOR = "visitor"
    STAYS = "stays"


class Arrow(StrEnum):
    """To which side of a station the way out lies; said for each station, for a wrong arrow is worse than none."""

    NONE = "none"
    LEFT = "left"
    RIGHT = "right"
    AHEAD = "ahead"


class AlarmRefusal(StrEnum):
    """What the alarm refuses."""

    ALREADY_OPEN = "alarm_already_open"
    OVER = "alarm_over"
    UNKNOWN_PERSON = "alarm_person_unknown"
    NO_PERSON = "alarm_safe_needs_person"
    SOMEBODY_GOING = "alarm_help_somebody_going"
    HELP_OVER = "alarm_help_over"
    ADDRESS = "alarm_address"
    FOLDER = "alarm_folder"


EVERY = timedelta(minutes=5)
"""How often the building list is written."""
AT_LEAST = timedelta(hours=1)
"""A list that says the same as the last one is sent again only after so long; its file is always fresh."""
REMIND_BEFORE = timedelta(minutes=20)
"""So long before closing a host hears that a visitor is still here."""
HOUSE = 1


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody on the building list, as it leaves the house."""

    who: Who
    name: str
    place: str
    since: datetime
    perhaps: bool = False


def who_of(one: Inside) -> Who:
    """Staff, a visitor, or somebody who stays after closing."""
    if one.visit is None:
        return Who.STAFF
    return Who.STAYS if one.stays else Who.VISITOR


def listed(one: Inside) -> Listed:
    """Somebody inside as the list says it."""
    return Listed(who_of(one), one.name, one.where, one.since, one.perhaps)


@dataclass(frozen=True, slots=True)
class BuildingList:
    """Everybody in the building at one moment."""

    at: datetime
    business: str
    people: tuple[Listed, ...]

    @property
    def mark(self) -> int:
        """The same for the same people at the same places, whatever the time."""
        plain = [[each.who, each.name, each.place, each.perhaps] for each in self.people]
        return int.from_bytes(hashlib.sha256(json.dumps(plain).encode()).digest()[:6])


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody who was in the building when the alarm began; `safe_by` a name."""

    id: int
    who: Who
    about: int
    name: str
    place: str
    since: datetime
    perhaps: bool
    needs_help: bool
    safe_at: datetime | None
    safe_by: str
    version: int


@dataclass(frozen=True, slots=True)
class Help:
    """Somebody at a lobby's screen who cannot get out alone; `going` is a name."""

    id: int
    station: str
    name: str
    asked_at: datetime
    going: str
    going_at: datetime | None
    done_at: datetime | None
    version: int


@dataclass(frozen=True, slots=True)
class Options:
    """What the owner says: wardens' addresses, the folder of the list, the way out, where one meets.

    `exits` and `meeting` are texts by language; empty is *the main door*. `arrows` by station, `mail` the
    addresses of people who are told of their visitors, by the id of the person.
    """

    wardens: tuple[str, ...] = ()
    folder: str = ""
    exits: Mapping[str, str] = field(default_factory=dict)
    meeting: Mapping[str, str] = field(default_factory=dict)
    arrows: Mapping[str, Arrow] = field(default_factory=dict)
    mail: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Alarm:
    """An alarm as a lobby screen may know it: nobody's name in it."""

    id: AlarmId
    kind: AlarmKind
    began_at: datetime
    station: str
    way_out: str
    ended_at: datetime | None
    version: int
    exits: Mapping[str, str] = field(default_factory=dict)
    meeting: Mapping[str, str] = field(default_factory=dict)
    arrows: Mapping[str, Arrow] = field(default_factory=dict)

    @property
    def drill(self) -> bool:
        """Whether it is only practised."""
        return self.kind is AlarmKind.DRILL


@dataclass(frozen=True, slots=True)
class Board:
    """An alarm as a desk sees it: everybody on its list, who needs help, how the list left the house."""

    alarm: Alarm
    began_by: str
    ended_by: str
    people: tuple[PersonRow, ...]
    helps: tuple[Help, ...]
    sent: int
    sent_at: datetime | None
    parked: int

    @property
    def sure(self) -> tuple[PersonRow, ...]:
        """Who was surely in, or has been found since."""
        return tuple(each for each in self.people if not each.perhaps or each.safe_at is not None)

    @property
    def outside(self) -> int:
        """How many are safe."""
        return sum(1 for each in self.people if each.safe_at is not None)

    @property
    def missing(self) -> tuple[PersonRow, ...]:
        """Who was surely in and nobody has marked safe yet."""
        return tuple(each for each in self.people if not each.perhaps and each.safe_at is None)


def options(kept: Mapping[str, object]) -> Options:
    """The owner's choices as the settings keep them; what does not read as one is left out."""
    return Options(
        wardens=tuple(_texts(kept.get("alarm_wardens"))),
        folder=_text(kept.get("alarm_folder")),
        exits=_by_language(kept.get("alarm_exits")),
        meeting=_by_language(kept.get("alarm_meeting")),
        arrows={
            key: Arrow(value)
            for key, value in _by_language(kept.get("alarm_arrows")).items()
            if value in set(Arrow)
        },
        mail=_by_language(kept.get("host_mail")),
    )  # fmt: skip


def kept(said: Options) -> dict[str, object]:
    """The same as the settings keep it."""
    return {
        "alarm_wardens": list(said.wardens), "alarm_folder": said.folder,
        "alarm_exits": dict(said.exits), "alarm_meeting": dict(said.meeting),
        "alarm_arrows": {key: str(value) for key, value in said.arrows.items()},
        "host_mail": dict(said.mail),
    }  # fmt: skip


def may_send(mark: int, last: tuple[int, datetime] | None, now: datetime) -> bool:
    """Whether the list goes to the wardens now: something changed since the last one, or it is old.

    A clock that was set back holds nothing up.
    """
    if last is None:
        return True
    before, at = last
    age = now - at
    if age < timedelta():
        return True
    return age >= EVERY and (mark != before or age >= AT_LEAST)


def minutes(began: datetime, ended: datetime) -> int:
    """Whole minutes from one to the other, never fewer than none."""
    return max(0, round((ended - began).total_seconds() / 60))


def address(said: str) -> bool:
    """Whether this reads as an e-mail address."""
    name, at, host = said.strip().rpartition("@")
    plain = said.isprintable() and not any(sign in said for sign in " ,;<>")
    return bool(name and at and "." in host and plain and len(said) <= 254)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: object) -> list[str]:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def _by_language(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        return {}
    return {
        key: text for key, text in value.items() if isinstance(key, str) and isinstance(text, str)
    }
