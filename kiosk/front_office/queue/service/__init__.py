"""Queue's verbs.

Visits: the steps `arrive`, `wait`, `serve`, `put_back`, `finish`, `leave`; reads `visit_of`, `visits_today`,
`in_the_lobby`.
Cases on hold: the steps `hold`, `take_case`, `put_case_back`, `end_case`; reads `case_of`, `case_about`,
`case_called`, `cases`.
What the owner declared: `start_with`, `set_service`, `set_kind`, the step `start_lobby`; reads `services`, `kinds`,
`service_of`, `kind_of`.
Visitors: `plan`, `cancel`, `no_show`, `arrive_visitor`, `decide_late`, `admit`, `refuse`, `keep_out`, `let_in_again`,
the steps `expect`, `keep_preference`; reads `expected`, `visitor_of`, `found_by`, `pass_code`, `preference_of`,
`refused_list`, `known_uids`, `no_show_due`.
Where nobody can serve: `ask_call_back`, `call_back_done`; read `open_call_backs`.
"""

from __future__ import annotations

from kiosk.front_office.queue.service.arriving import arrive_visitor
from kiosk.front_office.queue.service.call_backs import (
    ask_call_back,
    call_back_done,
    open_call_backs,
)
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
from kiosk.front_office.queue.service.deciding import (
    admit,
    decide_late,
    keep_out,
    let_in_again,
    refuse,
    refused_list,
)
from kiosk.front_office.queue.service.declared import (
    kind_of,
    kinds,
    service_of,
    services,
    set_kind,
    set_service,
    start_lobby,
    start_with,
)
from kiosk.front_office.queue.service.planning import (
    cancel,
    expect,
    known_uids,
    no_show,
    no_show_due,
    plan,
)
from kiosk.front_office.queue.service.visitors import (
    cleaned,
    expected,
    found_by,
    keep_preference,
    keys_of,
    pass_code,
    preference_of,
    visitor_of,
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
    "admit", "arrive", "arrive_visitor", "ask_call_back", "call_back_done", "cancel",
    "case_about", "case_called", "case_of", "cases", "cleaned", "decide_late", "end_case",
    "expect", "expected", "finish", "found_by", "hold", "in_the_lobby", "keep_out",
    "keep_preference", "keys_of", "kind_of", "kinds", "known_uids", "leave", "let_in_again",
    "no_show", "no_show_due", "open_call_backs", "pass_code", "plan", "preference_of",
    "put_back", "put_case_back", "refuse", "refused_list", "serve", "service_of", "services",
    "set_kind", "set_service", "start_lobby", "start_with", "take_case", "visit_of",
    "visitor_of", "visits_today", "wait",
]  # fmt: skip
