"""The till's verbs: open, move, hand over, count, close, verify, report; and what its screens read."""

from kiosk.back_office.till.service.checks import verify_till
from kiosk.back_office.till.service.closing import close, close_count, count, verify
from kiosk.back_office.till.service.moving import move_cash, photo
from kiosk.back_office.till.service.opening import (
    add_drawer,
    drawers,
    hand_over,
    open_till,
    opening,
)
from kiosk.back_office.till.service.reading import counting, past, till_page, to_verify
from kiosk.back_office.till.service.reporting import report, report_x
from kiosk.back_office.till.service.standing import (
    cash_needs_session,
    session_for,
    session_now,
)

__all__ = [
    "add_drawer", "cash_needs_session", "close", "close_count", "count", "counting", "drawers",
    "hand_over", "move_cash", "open_till", "opening", "past", "photo", "report", "report_x",
    "session_for", "session_now", "till_page", "to_verify", "verify", "verify_till",
]  # fmt: skip
