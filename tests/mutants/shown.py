"""Mutants of what accounting shows: blind while a till is not counted, and copies that are marked."""

from tests.mutants.mutant import Mutant, tests

BLIND = "kiosk/back_office/accounting/service/blind.py"
READING = "kiosk/back_office/accounting/service/reading.py"
COPYING = "kiosk/back_office/accounting/service/copying.py"

SEEN = "back_office/accounting/test_blind.py"
COPIED = "back_office/accounting/test_copying.py"

MUTANTS = (
    Mutant(
        "balance-tells-the-till",
        BLIND,
        "    last = min(last, view.day if until is None else until)\n",
        "    last = min(last, view.day)\n",
        tests(SEEN, "no_sum_or_difference_of_what_is_shown_is_the_cash_of_a_till"),
    ),
    Mutant(
        "lines-tell-the-till",
        BLIND,
        "    if until is not None and until < last:\n",
        "    if until is not None and until < first:\n",
        tests(SEEN, "the_books_end_on_the_evening_before_and_go_on_after_the_count"),
    ),
    Mutant(
        "takings-tell-the-till",
        READING,
        "blind=since is not None and since <= day",
        "blind=since is not None and since < day",
        tests(SEEN, "of_cash_only_how_often_it_came_is_told"),
    ),
    Mutant(
        "session-tells-itself",
        READING,
        "blind=uncounted.holds(view, session)",
        "blind=False",
        tests(SEEN, "no_sum_or_difference_of_what_is_shown_is_the_cash_of_a_till"),
    ),
    Mutant(
        "paper-copies-without-end",
        COPYING,
        "    if lately >= COPIES_AN_HOUR:\n",
        "    if lately > COPIES_AN_HOUR:\n",
        tests(COPIED, "copies_are_counted_and_end_after_some_within_an_hour"),
    ),
)
