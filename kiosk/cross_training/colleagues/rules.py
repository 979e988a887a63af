"""Colleagues' words: a *call* asks a colleague to come; ASKED -> COMING -> DONE, or ASKED -> DONE (not needed)."""

from __future__ import annotations

from enum import StrEnum


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


def state_of(*, coming: bool, ended: bool) -> CallState:
    """A call's state from what has happened to it."""
    if ended:
        return CallState.DONE
    return CallState.COMING if coming else CallState.ASKED
