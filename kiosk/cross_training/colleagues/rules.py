"""Colleagues' words: a *call* asks a colleague to come; ASKED -> COMING -> DONE, or ASKED -> DONE (not needed)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from kiosk.core.ids import PersonId

ColleagueCallId = NewType("ColleagueCallId", int)


class CallState(StrEnum):
    """Where a call stands, derived from its times."""

    ASKED = "asked"
    COMING = "coming"
    DONE = "done"


class ColleagueRefusal(StrEnum):
    """What colleagues refuses."""

    ALREADY_COMING = "somebody_is_coming"
    CALL_OVER = "call_is_over"
    OWN_CALL = "call_is_your_own"
    NOT_ASKED = "another_was_asked"
    UNKNOWN_CALL = "call_unknown"


@dataclass(frozen=True, slots=True)
class Call:
    """A call as every desk shows it. `wanted` is the one who is asked, None is anybody who can."""

    id: ColleagueCallId
    asked_by: PersonId
    name: str
    station: str
    wanted: PersonId | None
    wanted_name: str
    task: str
    """The id of the task that it is about; empty: they will say."""
    asked_at: datetime
    state: CallState
    coming: PersonId | None
    coming_name: str
    version: int


def state_of(*, coming: bool, ended: bool) -> CallState:
    """A call's state from what has happened to it."""
    if ended:
        return CallState.DONE
    return CallState.COMING if coming else CallState.ASKED


def concerns(call: Call, person: PersonId, station: str) -> bool:
    """Whether a desk says it to whoever is signed in there: it is asked of them, or is their own call."""
    if call.asked_by == person:
        return call.station == station
    if call.state is CallState.COMING:
        return call.coming == person
    return call.wanted in (None, person)
