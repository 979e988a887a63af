"""Mutants of the alarm and of who is in: the sweep, the list, one alarm at a time, safe by somebody."""

from tests.mutants.mutant import Mutant, tests

LEAVING = "kiosk/front_office/queue/store/leaving.py"
GONE = "kiosk/front_office/queue/service/leaving.py"
WORDS = "kiosk/front_office/queue/rules/leaving.py"
TABLES = "kiosk/front_office/alarm/tables.py"
ALARMS = "kiosk/front_office/alarm/service/alarms.py"
RULES = "kiosk/front_office/alarm/rules.py"
SHOWN = "kiosk/app/alarming.py"
WINDOW = "kiosk/shell/window.py"

OUT = "front_office/queue/test_leaving.py"
RUNG = "front_office/alarm/test_alarms.py"
SEEN = "app/test_alarming.py"

MUTANTS = (
    Mutant(
        "sweep-takes-who-is-served",
        WORDS,
        "SWEPT = GOES_UNSERVED | SERVED | {_V.LEFT_UNSERVED}",
        "SWEPT = GOES_UNSERVED | SERVED | {_V.LEFT_UNSERVED, _V.IN_SERVICE}",
        tests(OUT, "the_sweep_never_takes_who_is_served_parked_or_stays"),
    ),
    Mutant(
        "sweep-takes-who-stays",
        LEAVING,
        "may = may.where(~exists(stays), ~_OPEN_TICKET)",
        "may = may.where(~_OPEN_TICKET)",
        tests(OUT, "the_sweep_never_takes_who_is_served_parked_or_stays"),
    ),
    Mutant(
        "list-forgets-who-stays",
        LEAVING,
        "or_(_TODAY, _STAYS, _SERVED_ON)",
        "or_(_TODAY, _SERVED_ON)",
        tests(OUT, "the_cleaner_stays_on_the_list_over_closing_and_midnight"),
    ),
    Mutant(
        "who-left-is-called",
        GONE,
        "    if state in GOES_UNSERVED:\n        _leave_the_queue",
        "    if state not in GOES_UNSERVED:\n        _leave_the_queue",
        tests(OUT, "who_goes_is_not_called_any_more"),
    ),
    Mutant(
        "anybody-checks-anybody-out",
        GONE,
        "        if act.by.visit != visit:",
        "        if act.by.visit is None:",
        tests(OUT, "a_customer_checks_out_their_own_visit_and_no_other"),
    ),
    Mutant(
        "second-alarm",
        ALARMS,
        "        if kind is AlarmKind.DRILL or known.kind is AlarmKind.REAL:",
        "        if kind is AlarmKind.DRILL and known.kind is AlarmKind.REAL:",
        tests(RUNG, "there_is_one_alarm_at_a_time_and_a_real_one_ends_a_drill"),
    ),
    Mutant(
        "safe-without-a-person",
        ALARMS,
        "store.mark(act, row, seen, who if safe else None)",
        "store.mark(act, row, seen, None)",
        tests(RUNG, "somebody_is_safe_by_somebody_once"),
    ),
    Mutant(
        "list-not-sent-at-once",
        ALARMS,
        "    lists.send(act, found=found, alarm=str(kind))\n",
        "",
        tests(RUNG, "the_wardens_hear_at_once_who_was_in"),
    ),
    Mutant(
        "list-stuck-behind-a-clock",
        RULES,
        "    if age < timedelta():\n        return True\n",
        "",
        tests(RUNG, "a_clock_set_back_holds_no_list_up"),
    ),
    Mutant(
        "names-at-an-empty-desk",
        SHOWN,
        "        return window.context.signed is not None and isinstance",
        "        return window.context.signed is None or isinstance",
        tests(SEEN, "a_desk_where_nobody_is_signed_in_or_that_is_covered_names_nobody"),
    ),
    Mutant(
        "page-beneath-an-alarm",
        WINDOW,
        "        self._cover(self.beneath)\n        self.alarm.put(screen)",
        "        self.alarm.put(screen)",
        tests(SEEN, "a_lobby_says_leave_in_every_language_within_a_second"),
    ),
)
