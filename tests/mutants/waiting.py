"""Mutants of the lobby's queue: calls, the one comparator, passing on, looking, periods, the promise."""

from tests.mutants.mutant import Mutant, tests

STORE = "kiosk/front_office/queue/store/tickets.py"
PERIODS = "kiosk/front_office/queue/store/periods.py"
RULES = "kiosk/front_office/queue/rules/tickets.py"
WAITS = "kiosk/front_office/queue/rules/waits.py"
CALLING = "kiosk/front_office/queue/service/calling.py"
TICKETS = "kiosk/front_office/queue/service/tickets.py"
TURNING = "kiosk/front_office/queue/service/turning.py"
PROMISED = "kiosk/front_office/queue/service/waits.py"
CALLS = "front_office/queue/test_tickets.py"
ENDS = "front_office/queue/test_tickets_ending.py"
MINUTES = "front_office/queue/test_minutes.py"
PROMISE = "front_office/queue/test_waits.py"

MUTANTS = (
    Mutant(
        "queue-step-without-state",
        STORE,
        "        .where(ticket.c.state.in_([literal(each, ticket.c.state.type) for each in sorted(before)]))\n",
        "",
        tests(ENDS, "the_guarded_update_names_version_and_states"),
    ),
    Mutant(
        "queue-step-without-version",
        STORE,
        'ticket.c.version == bindparam("seen"))',
        'ticket.c.version >= bindparam("seen") - 9)',
        tests(ENDS, "the_guarded_update_names_version_and_states"),
    ),
    Mutant(
        "queue-two-desks-one-customer",
        STORE,
        "        guarded = guarded.where(~_ELSEWHERE)\n",
        "        pass\n",
        tests(ENDS, "the_guarded_update_names_version_and_states"),
    ),
    Mutant(
        "queue-priority-not-looked-at",
        RULES,
        "    return (ticket.priority, ticket.place_at, ticket.id)",
        "    return (0, ticket.place_at, ticket.id)",
        tests(
            "front_office/queue/test_desk_rules.py",
            "collections_stand_among_numbers_by_the_one_comparator",
        ),
    ),
    Mutant(
        "queue-database-sorts-otherwise",
        STORE,
        "ORDER = (ticket.c.priority, _PLACE, ticket.c.id)",
        "ORDER = (_PLACE, ticket.c.id)",
        tests(CALLS, "priority_then_the_appointment_then_the_arrival_say_whose_turn_it_is"),
    ),
    Mutant(
        "queue-appointment-not-looked-at",
        STORE,
        "func.coalesce(ticket.c.behind_at, ticket.c.due_at, ticket.c.arrived_at)",
        "func.coalesce(ticket.c.behind_at, ticket.c.arrived_at)",
        tests(CALLS, "priority_then_the_appointment_then_the_arrival_say_whose_turn_it_is"),
    ),
    Mutant(
        "queue-passed-on-to-the-end",
        TICKETS,
        '"due_at": known.due_at, "arrived_at": known.arrived_at,',
        '"due_at": known.due_at, "arrived_at": act.now,',
        tests(CALLS, "passing_on_keeps_arrival_and_priority"),
    ),
    Mutant(
        "queue-missed-unseen",
        CALLING,
        "    if not ticket_rules.looked(known):\n",
        "    if known.number == '':\n",
        tests(CALLS, "nobody_who_does_not_wait_for_a_sound_is_missed_before_somebody_has_looked"),
    ),
    Mutant(
        "queue-looked-before-the-call",
        RULES,
        "        and ticket.looked_at >= ticket.called_at\n",
        "",
        tests("front_office/queue/test_desk_rules.py", "looked_at_before_the_call_is_not_looked"),
    ),
    Mutant(
        "queue-called-at-once-again",
        RULES,
        "    return max(0, math.ceil(CALL_AGAIN_AFTER_S - gone))",
        "    return min(0, math.ceil(CALL_AGAIN_AFTER_S - gone))",
        tests(CALLS, "somebody_is_called_three_times_a_minute_apart_and_then_missed"),
    ),
    Mutant(
        "queue-period-left-open",
        TURNING,
        "    turn(act, ticket=done, kind=TIMED.get(to), cause=cause)\n",
        "    turn(act, ticket=done, kind=TIMED.get(to), cause=cause) if to in TIMED else None\n",
        tests(ENDS, "no_number_that_is_over_has_an_open_period"),
    ),
    Mutant(
        "queue-negative-wait",
        PERIODS,
        "ended_at=case((period.c.began_at > _AT, period.c.began_at), else_=_AT)",
        "ended_at=_AT",
        tests(MINUTES, "a_clock_set_back_makes_no_negative_wait_and_no_gap"),
    ),
    Mutant(
        "queue-who-cannot-serve-calls",
        TURNING,
        "    no = act.why_not(act.by, task, station=act.station)\n",
        "    no = act.why_not(act.by, act.task, station=act.station)\n",
        tests(CALLS, "who_cannot_serve_a_queue_calls_nobody_from_it"),
    ),
    Mutant(
        "queue-somebody-elses-number",
        TICKETS,
        "    if isinstance(act.by, Customer) and act.by.visit != known.visit:\n",
        "    if isinstance(act.by, Customer) and act.by.visit is None:\n",
        tests(ENDS, "a_customer_gives_up_nobody_elses_number"),
    ),
    Mutant(
        "queue-promise-too-narrow",
        WAITS,
        "CUT = 1_400_000\n",
        "CUT = 400_000\n",
        tests(PROMISE, "what_is_promised_holds_for_four_of_five_on_200_days"),
    ),
    Mutant(
        "queue-promise-counts-whoever-works-here",
        PROMISED,
        "if each.active and each.away_until is None and each.state in HERE",
        "if each.active and each.away_until is None",
        tests(PROMISE, "a_promise_counts_who_is_here_and_may_and_who_is_before"),
    ),
)
