"""Cover's verbs: the authority inside every act, the house as it stands, sessions, who stands beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.core.facade import facade

if TYPE_CHECKING:
    from kiosk.cross_training.cover.service.authority import Qualified
    from kiosk.cross_training.cover.service.beside import stand_beside
    from kiosk.cross_training.cover.service.checks import verify_covers
    from kiosk.cross_training.cover.service.emergencies import (
        close_emergency,
        emergencies,
        open_emergency,
        review_emergency,
        to_review,
    )
    from kiosk.cross_training.cover.service.picture import house
    from kiosk.cross_training.cover.service.reviews import closed_covers, review
    from kiosk.cross_training.cover.service.sessions import (
        begin,
        close,
        covers_today,
        end,
        end_due,
        live,
        note,
        renew,
        session_of,
        severity,
        take_back,
        tick,
    )

__all__ = [
    "Qualified", "begin", "close", "close_emergency", "closed_covers", "covers_today", "emergencies", "end", "end_due",
    "house", "live", "note", "open_emergency", "renew", "review", "review_emergency", "session_of", "severity",
    "stand_beside", "take_back", "tick", "to_review", "verify_covers",
]  # fmt: skip

facade(
    __name__,
    {
        "authority": "Qualified",
        "beside": "stand_beside",
        "checks": "verify_covers",
        "emergencies": "close_emergency emergencies open_emergency review_emergency to_review",
        "picture": "house",
        "reviews": "closed_covers review",
        "sessions": "begin close covers_today end end_due live note renew session_of severity take_back tick",
    },
)
