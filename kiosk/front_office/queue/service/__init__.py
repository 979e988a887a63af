"""Queue's verbs.

Visits: the steps `arrive`, `wait`, `serve`, `put_back`, `finish`, `leave`; reads `visit_of`, `visits_today`,
`in_the_lobby`.
Cases on hold: the steps `hold`, `take_case`, `put_case_back`, `end_case`; reads `case_of`, `case_about`,
`case_called`, `cases`.
What the owner declared: `start_with`, `set_service`, `set_kind`, the step `start_lobby`; reads `services`, `kinds`,
`service_of`, `kind_of`.
Visitors: `plan`, `cancel`, `no_show`, `arrive_visitor`, `decide_late`, `admit`, `refuse`, `meet_visitor`,
`keep_out`, `let_in_again`,
the steps `expect`, `keep_preference`; reads `expected`, `visitor_of`, `found_by`, `pass_code`, `preference_of`,
`refused_list`, `known_uids`, `no_show_due`.
Where nobody can serve: `ask_call_back`, `call_back_done`; read `open_call_backs`.
Tickets: the steps `issue`, `end_tickets`, `wait_for`; `call_next`, `call_this`, `call_again`, `miss`, `look`, `come_back`,
`meet`, `hold_ticket`, `go_on`, `transfer`, `finish_ticket`, `leave_ticket`, `end_follow_up`; reads `board`, `called`,
`last_called`, `served_today`, `tickets_of`, `promise`, `still_before`, `who_can`, `minutes_of`, `minutes_by_day`.
By itself: `close_number` for what `overnight_due` names, `set_cause` for what `causes_due` names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.core.facade import facade

if TYPE_CHECKING:
    from kiosk.front_office.queue.service.arriving import arrive_visitor
    from kiosk.front_office.queue.service.board import (
        board,
        called,
        last_called,
        minutes_by_day,
        served_today,
        tickets_of,
    )
    from kiosk.front_office.queue.service.call_backs import (
        ask_call_back,
        call_back_done,
        open_call_backs,
    )
    from kiosk.front_office.queue.service.calling import (
        call_again,
        call_next,
        call_this,
        come_back,
        look,
        meet,
        miss,
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
    from kiosk.front_office.queue.service.ending import (
        causes_due,
        close_number,
        end_tickets,
        overnight_due,
        set_cause,
        wait_for,
    )
    from kiosk.front_office.queue.service.meeting import meet_visitor
    from kiosk.front_office.queue.service.planning import (
        cancel,
        expect,
        known_uids,
        no_show,
        no_show_due,
        plan,
    )
    from kiosk.front_office.queue.service.tickets import (
        end_follow_up,
        finish_ticket,
        go_on,
        hold_ticket,
        issue,
        leave_ticket,
        transfer,
    )
    from kiosk.front_office.queue.service.visitors import (
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
    from kiosk.front_office.queue.service.waits import minutes_of, promise, still_before, who_can

__all__ = [
    "admit",
    "arrive",
    "arrive_visitor",
    "ask_call_back",
    "board",
    "call_again",
    "call_back_done",
    "call_next",
    "call_this",
    "called",
    "cancel",
    "case_about",
    "case_called",
    "case_of",
    "cases",
    "causes_due",
        "close_number",
    "come_back",
    "decide_late",
    "end_case",
    "end_follow_up",
    "end_tickets",
    "expect",
    "expected",
    "finish",
    "finish_ticket",
    "found_by",
    "go_on",
    "hold",
    "hold_ticket",
    "in_the_lobby",
    "issue",
    "keep_out",
    "keep_preference",
    "keys_of",
    "kind_of",
    "kinds",
    "known_uids",
    "last_called",
    "leave",
    "leave_ticket",
    "let_in_again",
    "look",
    "meet",
    "meet_visitor",
    "minutes_by_day",
    "minutes_of",
    "miss",
    "no_show",
    "no_show_due",
    "open_call_backs",
    "overnight_due",
    "pass_code",
    "plan",
    "preference_of",
    "promise",
    "put_back",
    "put_case_back",
    "refuse",
    "refused_list",
    "serve",
    "served_today",
    "service_of",
    "services",
    "set_cause",
    "set_kind",
    "set_service",
    "start_lobby",
    "start_with",
    "still_before",
    "take_case",
    "tickets_of",
    "transfer",
    "visit_of",
    "visitor_of",
    "visits_today",
    "wait",
    "wait_for",
    "who_can",
]  # fmt: skip

facade(
    __name__,
    {
        "arriving": "arrive_visitor",
        "board": "board called last_called minutes_by_day served_today tickets_of",
        "call_backs": "ask_call_back call_back_done open_call_backs",
        "calling": "call_again call_next call_this come_back look meet miss",
        "cases": "case_about case_called case_of cases end_case hold put_case_back take_case",
        "deciding": "admit decide_late keep_out let_in_again refuse refused_list",
        "declared": "kind_of kinds service_of services set_kind set_service start_lobby start_with",
        "ending": "causes_due close_number end_tickets overnight_due set_cause wait_for",
        "meeting": "meet_visitor",
        "planning": "cancel expect known_uids no_show no_show_due plan",
        "tickets": "end_follow_up finish_ticket go_on hold_ticket issue leave_ticket transfer",
        "visitors": "expected found_by keep_preference keys_of pass_code preference_of visitor_of",
        "visits": "arrive finish in_the_lobby leave put_back serve visit_of visits_today wait",
        "waits": "minutes_of promise still_before who_can",
    },
)
