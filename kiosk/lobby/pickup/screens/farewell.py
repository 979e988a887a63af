"""Leaving without a word: the page is gone, and the pickup is free again."""

from __future__ import annotations

from kiosk.core.by import By
from kiosk.core.ids import command_key
from kiosk.lobby.pickup import service
from kiosk.ui.background import Call, Outcome
from kiosk.ui.context import Context


def leave_quietly(context: Context, by: By) -> None:
    """Let go of what the customer `by` began; nobody is there any more to hear the answer."""
    call = Call(service.leave, {"cancelled": False}, by, command_key())
    context.bridge.follow(context.submit(call), context.bridge, "leave", _nobody_listens)


def _nobody_listens(_outcome: Outcome) -> None:
    """The lease and the visit end by themselves, should this one not arrive."""
