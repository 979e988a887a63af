"""Display's words: a *call* is a number with its desk; *show text* is what staff type for a customer to read.

A call by *light* shines until the customer was met, missed or looked for. A *trouble* is what a lobby's
station cannot do just now: it stands at every desk until somebody has *seen to* it or it is over.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from kiosk.core.ids import KioskTroubleId, PersonId, ShownTextId
from kiosk.front_office.queue.rules.kinds import CallBy

LONGEST = 240
"""Signs of a text that is shown, and of an answer."""
MOST_BEFORE, MOST_NEXT = 4, 3
FRESH = timedelta(seconds=60)
"""For so long a customer who is served without a ticket (a collection) is shown as called."""
LIT_FOR = timedelta(minutes=3)
"""A collection has no *met*: for so long at most it calls by light."""
LEFT_AFTER = timedelta(minutes=30)
"""A text that nobody has touched for so long was forgotten by whoever showed it."""
STEPS = range(-3, 4)
"""How many steps smaller or larger than it fits a text may be shown."""
YES, NO = "yes", "no"
"""The two answers that are pressed; anything else was typed."""


class TroubleSort(StrEnum):
    """What a lobby's station cannot do just now."""

    NO_PAPER = "no_paper"
    NO_NETWORK = "no_network"
    NO_SCANNER = "no_scanner"
    NO_SPEECH = "no_speech"
    TRIES = "tries"
    UNFINISHED = "unfinished"


class DisplayRefusal(StrEnum):
    """What display refuses."""

    TEXT_OVER = "shown_text_over"
    SCREEN_TAKEN = "screen_taken"
    TEXT_LONG = "shown_text_long"
    NO_SCREEN = "screen_missing"
    UNKNOWN_TROUBLE = "kiosk_trouble_unknown"


@dataclass(frozen=True, slots=True)
class Call:
    """One number that is called now. `key` is the same for the same customer, `turn` another for each call.

    `name` is a first name with an initial, or empty; `service` says what for where no name does.
    """

    key: str
    turn: str
    number: str
    place: str
    call_by: CallBy
    language: str
    name: str
    service: str
    at: datetime
    calls: int
    looked: bool = False
    until: datetime | None = None
    """When a call that nobody ends is over."""

    def lit(self, now: datetime) -> bool:
        """Whether it calls by light at this moment."""
        over = self.until is not None and now >= self.until
        return self.call_by is CallBy.LIGHT and not self.looked and not over


class Served(StrEnum):
    """What became of a number that was called before."""

    NOW = "now"
    SERVED = "served"
    CALLED = "called"


@dataclass(frozen=True, slots=True)
class Before:
    """A number that was called earlier: at its desk now, or served at this time."""

    key: str
    number: str
    place: str
    state: Served
    at: datetime


@dataclass(frozen=True, slots=True)
class Wait:
    """An honest wait: from so many to so many minutes; `service` is empty where there is only one."""

    service: str
    from_minutes: int
    to_minutes: int


@dataclass(frozen=True, slots=True)
class Board:
    """What everybody in the lobby may see: the newest call first; nothing of anybody beyond it."""

    calls: tuple[Call, ...] = ()
    before: tuple[Before, ...] = ()
    following: tuple[str, ...] = ()
    waiting: int = 0
    waits: tuple[Wait, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """A text on a station's screen; `step` larger or smaller, `plain` white on black."""

    id: ShownTextId
    station: str
    desk: str
    text: str
    language: str
    step: int
    plain: bool
    shown_by: PersonId
    answer: str
    answered_at: datetime | None
    version: int


@dataclass(frozen=True, slots=True)
class Screens:
    """Where a text may be shown: stations with what they are, this desk's own customer's screen first."""

    lobbies: tuple[str, ...]
    displays: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KioskTrouble:
    """What a station cannot do since when; `seen_by` has pressed *seen to*, by first name."""

    id: KioskTroubleId
    station: str
    kind: TroubleSort
    detail: str
    since: datetime
    seen_by: str
    version: int
