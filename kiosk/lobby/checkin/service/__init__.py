"""Check-in's verbs at the lobby: `identify`, `send_ticket`; reads `found`, `status`, `offers`, `host_called`; at the desk `desk_day`, `set_up`.

A calendar's file: read `look_at_calendar`, act `take_in_calendar`.
What somebody then does (arrive, be called back, go) are the queue's own verbs.
"""

from __future__ import annotations

from kiosk.lobby.checkin.service.calendars import look_at_calendar, take_in_calendar
from kiosk.lobby.checkin.service.finding import found, identify
from kiosk.lobby.checkin.service.standing import (
    desk_day,
    host_called,
    offers,
    send_ticket,
    set_up,
    status,
)

__all__ = [
    "desk_day", "found", "host_called", "identify", "look_at_calendar", "offers", "send_ticket",
    "set_up", "status", "take_in_calendar",
]  # fmt: skip
