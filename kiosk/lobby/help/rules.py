"""Help's words: a customer *calls for help*; whoever presses *coming* first takes it.

CALLED -> COMING -> DONE ; CALLED -> DONE (the customer no longer needs it).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

HelpCallId = NewType("HelpCallId", int)


class CallState(StrEnum):
    """Where a call stands."""

    CALLED = "called"
    COMING = "coming"
    DONE = "done"


STEPS: dict[CallState, frozenset[CallState]] = {
    CallState.CALLED: frozenset({CallState.COMING, CallState.DONE}),
    CallState.COMING: frozenset({CallState.DONE}),
    CallState.DONE: frozenset(),
}
OPEN = frozenset({CallState.CALLED, CallState.COMING})


def may_go(state: CallState, to: CallState) -> bool:
    """Whether a call in `state` may become `to`."""
    return to in STEPS[state]


class HelpRefusal(StrEnum):
    """What help refuses."""

    UNKNOWN_CALL = "help_call_unknown"
    SOMEBODY_COMING = "help_somebody_coming"
    CALL_OVER = "help_call_over"


@dataclass(frozen=True, slots=True)
class Call:
    """One call for help: at which station, in which language, since when, who is coming.

    `number` is the customer's own where the lobby knew a visit; `coming` a first name.
    """

    id: HelpCallId
    station: str
    language: str
    number: str
    at: datetime
    state: CallState
    coming: str
    version: int


@dataclass(frozen=True, slots=True)
class Heard:
    """What whoever called may know: where the call stands, and whether anybody is at a desk at all."""

    state: CallState
    somebody_in: bool
