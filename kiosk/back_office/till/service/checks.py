"""Checking the till: what was in each drawer, its counts, its numbers and its frozen reports, re-derived."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Row

from kiosk.back_office.till import rules
from kiosk.back_office.till.rules import CountKind, ReportKind, SessionState
from kiosk.back_office.till.store import checks as store
from kiosk.core.fault import Check, Fault
from kiosk.database.acting import View
from kiosk.records.settings.rules import Series

_CLOSED = frozenset({SessionState.CLOSED, SessionState.VERIFIED})
_SERIES = {ReportKind.MID_DAY: Series.X_REPORT, ReportKind.END_OF_DAY: Series.Z_REPORT}


def verify_till(view: View) -> Check:
    """Whether sessions, counts, moves, reports and the books' cash agree; numbers without a gap (I10)."""
    sessions, reports = store.sessions(view), store.reports(view)
    faults = [
        *_counts(view, sessions),
        *_should_be(view, sessions),
        *_openings(sessions),
        *_blind(view, sessions),
        *_outside(view),
        *_numbers(view, sessions, reports),
        *_frozen(sessions, reports),
        *_entries(view, sessions),
    ]
    if not faults:
        faults += _books(view, sessions)
    return Check("till", len(sessions) + len(reports), tuple(faults))


def _counts(view: View, sessions: Sequence[Row[Any]]) -> Iterator[Fault]:
    for row in store.wrong_counts(view):
        yield Fault("till_count", row.id, "minor", str(int(row.found)), str(row.minor))
    last = store.last_counts(view)
    for row in sessions:
        first = last.get((row.id, CountKind.OPENING))
        if first != row.opening:
            yield Fault("till_session", row.id, "opening", str(first), str(row.opening))
        closing = last.get((row.id, CountKind.CLOSING))
        if row.state in rules.TELLS and closing != row.counted:
            yield Fault("till_session", row.id, "counted", str(closing), str(row.counted))


def _should_be(view: View, sessions: Sequence[Row[Any]]) -> Iterator[Fault]:
    cash, moved = store.cash(view), store.moved(view)
    for row in sessions:
        if row.state in rules.TELLS:
            expected = rules.expected(row.opening, cash.get(row.id, 0), moved.get(row.id, 0))
            if expected != row.expected:
                yield Fault("till_session", row.id, "expected", str(expected), str(row.expected))


def _openings(sessions: Iterable[Row[Any]]) -> Iterator[Fault]:
    left: dict[int, int] = {}
    for row in sessions:
        before = left.get(row.drawer_id, row.opening)
        if row.opening_expected != before:
            kept = str(row.opening_expected)
            yield Fault("till_session", row.id, "opening_expected", str(before), kept)
        if row.state in _CLOSED:
            left[row.drawer_id] = row.left_over


def _blind(view: View, sessions: Iterable[Row[Any]]) -> Iterator[Fault]:
    """Accounting tells the cash of exactly those sessions whose count is closed."""
    kept = store.blind(view)
    wanted = {row.id: row.opened_day for row in sessions if row.state not in rules.TELLS}
    for id_ in sorted({*kept, *wanted}):
        if kept.get(id_) != wanted.get(id_):
            yield Fault("uncounted", id_, "day", str(wanted.get(id_)), str(kept.get(id_)))


def _outside(view: View) -> Iterator[Fault]:
    found = (("cash_move", store.moves_outside(view)), ("payment", store.payments_outside(view)))
    for name, rows in found:
        for row in rows:
            days = f"{row.opened_day} to {row.closed_day}"
            yield Fault(name, row.id, "day", days, str(row.day))


def _numbers(
    view: View, sessions: Sequence[Row[Any]], reports: Sequence[Row[Any]]
) -> Iterator[Fault]:
    told = [("till_session", Series.TILL, [row.number for row in sessions])]
    told += [
        ("till_report", series, [row.number for row in reports if row.kind is kind])
        for kind, series in _SERIES.items()
    ]
    for name, series, numbers in told:
        wanted = range(1, store.last_number(view, series) + 1)
        for number in sorted(set(wanted) - set(numbers)):
            yield Fault(name, number, "number", str(number), "missing")
        for number in sorted(set(numbers) - set(wanted)):
            yield Fault(name, number, "number", f"1 to {len(wanted)}", str(number))


def _frozen(sessions: Sequence[Row[Any]], reports: Sequence[Row[Any]]) -> Iterator[Fault]:
    last = {row.session_id: row for row in reports if row.kind is ReportKind.END_OF_DAY}
    for row in sessions:
        if row.state not in _CLOSED:
            continue
        report = last.get(row.id)
        if report is None:
            yield Fault("till_session", row.id, "report", "an end-of-day report", "missing")
            continue
        kept = (
            ("expected", row.expected), ("counted", row.counted), ("difference", row.difference),
            ("left", row.left_over), ("to_safe", row.to_safe), ("session", row.number),
        )  # fmt: skip
        for name, value in kept:
            said = report.content.get(name)
            if said != value:
                yield Fault("till_report", report.id, f"content.{name}", str(value), str(said))


def _entries(view: View, sessions: Sequence[Row[Any]]) -> Iterator[Fault]:
    posted = store.cash_of_entries(view)
    for row in sessions:
        if row.state in _CLOSED:
            expected = row.difference - row.to_safe
            found = 0 if row.entry_id is None else posted.get(row.entry_id, 0)
            if found != expected:
                yield Fault("till_session", row.id, "entry_id", str(expected), str(found))


def _books(view: View, sessions: Sequence[Row[Any]]) -> Iterator[Fault]:
    """The account of cash in tills is what all drawers hold."""
    cash, moved = store.cash(view), store.moved(view)
    hold: dict[int, int] = {}
    for row in sessions:
        if row.state in _CLOSED:
            hold[row.drawer_id] = row.left_over
        else:
            come = cash.get(row.id, 0)
            hold[row.drawer_id] = rules.expected(row.opening, come, moved.get(row.id, 0))
    expected, found = sum(hold.values()), store.cash_in_books(view)
    if expected != found:
        yield Fault("account", "cash", "balance", str(expected), str(found))
