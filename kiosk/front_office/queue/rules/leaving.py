"""Leaving's words: who is *inside*, who has *departed*, and what the closing *sweep* assumes.

Whoever is not known to have gone is inside. The sweep takes for gone whoever should be; never who is being
served, whose case is on hold, or who stays after closing (a cleaner, a guest of the house).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from kiosk.core.ids import PersonId, VisitId
from kiosk.front_office.queue.rules import VisitState

_V = VisitState
GOES_UNSERVED = frozenset({_V.ARRIVED, _V.WAITING})
"""Who leaves from here leaves before being served."""
SERVED = frozenset({_V.COMPLETED, _V.COMPLETED_PARTIAL})
SWEPT = GOES_UNSERVED | SERVED | {_V.LEFT_UNSERVED}
"""What the sweep takes for gone; never IN_SERVICE and never PARKED."""
LINGERS = timedelta(minutes=15)
"""So long after being served somebody without a badge is surely still inside; later they may have gone."""
SWEEP_AFTER = timedelta(minutes=30)
"""How long after closing the sweep looks who was forgotten."""
STAYS_BACK = timedelta(days=14)
"""How far back somebody who stays may have come."""


class LeavingRefusal(StrEnum):
    """What leaving refuses."""

    NOT_INSIDE = "visit_not_inside"
    BEING_SERVED = "visit_being_served"
    NOT_YOURS = "visit_departs_itself"
    NO_BADGE = "visit_no_badge"


@dataclass(frozen=True, slots=True)
class Inside:
    """Somebody in the building now: one of the people who work here, or a visit.

    `place` is where they were last known to be, `host` whom they are with. `stays`: of a kind that stays
    after closing. `perhaps`: served a while ago, nobody saw them go. `needs_help` is for the alarm.
    """

    name: str
    place: str
    since: datetime
    person: PersonId | None = None
    visit: VisitId | None = None
    number: str = ""
    company: str = ""
    host: str = ""
    badge: str = ""
    stays: bool = False
    perhaps: bool = False

    @property
    def where(self) -> str:
        """Where to look for them: the station, and whom they are with."""
        return f"{self.place}, {self.host}" if self.place and self.host else self.place or self.host


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who is here to see `host`."""

    visit: VisitId
    name: str
    company: str
    host: PersonId
    place: str
    since: datetime
    state: VisitState


@dataclass(frozen=True, slots=True)
class Badge:
    """What stands on a badge; `payload` is what its square says to the kiosk's scanner."""

    name: str
    company: str
    host: str
    number: str
    day: date
    payload: str


def perhaps_gone(
    state: VisitState, ended_at: datetime | None, now: datetime, *, badge: bool, stays: bool
) -> bool:
    """Whether somebody whom nobody saw go has probably gone: served, no badge to hand back, a while ago."""
    if badge or stays or state not in SERVED | {_V.LEFT_UNSERVED} or ended_at is None:
        return False
    return now - ended_at >= LINGERS


def way_out(state: VisitState) -> tuple[VisitState, ...]:
    """Through which states a visit that departs now goes; none: it cannot."""
    if state in GOES_UNSERVED:
        return (_V.LEFT_UNSERVED, _V.DEPARTED)
    if state is _V.PARKED:
        return (_V.COMPLETED_PARTIAL, _V.DEPARTED)
    if state in SERVED or state is _V.LEFT_UNSERVED:
        return (_V.DEPARTED,)
    return ()
