"""Queue's verbs.

Visits: the steps `arrive`, `wait`, `serve`, `put_back`, `finish`, `leave`; reads `visit_of`, `visits_today`,
`in_the_lobby`.
Cases on hold: the steps `hold`, `take_case`, `put_case_back`, `end_case`; reads `case_of`, `case_about`,
`case_called`, `cases`.
"""

from __future__ import annotations

from kiosk.front_office.queue.service.cases import (
    case_about,
    case_called,
    case_of,
    cases,
    end_case,
    hold,
    put_case_back,
    take_case,
)
from kiosk.front_office.queue.service.visits import (
    arrive,
    finish,
    in_the_lobby,
    leave,
    put_back,
    serve,
    visit_of,
    visits_today,
    wait,
)

__all__ = [
    "arrive", "case_about", "case_called", "case_of", "cases", "end_case", "finish", "hold",
    "in_the_lobby", "leave", "put_back", "put_case_back", "serve", "take_case", "visit_of",
    "visits_today", "wait",
]  # fmt: skip
