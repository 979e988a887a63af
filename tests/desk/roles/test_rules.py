"""A note's rules: at most seven lines, most urgent first, no money line ever left out."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.task import Role
from kiosk.cross_training.cover.rules.words import LINES, LineKind
from kiosk.desk.roles import rules
from kiosk.desk.roles.rules import AtWork, Deeds, HeldCase, Line, OpenTill
from kiosk.front_office.queue.rules import HoldReason

NOON = datetime(2026, 4, 13, 10, 5, tzinfo=UTC)


def tills(many: int) -> tuple[OpenTill, ...]:
    return tuple(
        OpenTill(n, n, f"Drawer {n}", "Desk 1", own=False, holder="Ben", opened_at=NOON)
        for n in range(1, many + 1)
    )


def cases(many: int) -> tuple[HeldCase, ...]:
    reasons = list(HoldReason)
    return tuple(
        HeldCase(n, f"W{n}", reasons[n % len(reasons)], "Ana", NOON) for n in range(1, many + 1)
    )


@st.composite
def works(draw: st.DrawFn) -> AtWork:
    count = st.integers(0, 40)
    return AtWork(
        tills=tills(draw(st.integers(0, 5))), cases=cases(draw(st.integers(0, 9))),
        calls=draw(count), promised=draw(count), overdue=draw(count), to_pick=draw(count),
        unverified=draw(count), reviews=draw(count),
    )  # fmt: skip


@given(works(), st.sampled_from(Role))
def test_that_a_note_has_seven_lines_at_most_and_says_every_kind_of_money(work, role):
    lines = rules.lines_of(role, work)
    assert len(lines) <= LINES
    if LineKind.TILL_OPEN in {each.kind for each in rules.lines_of(Role.ACCOUNTING, work)}:
        money = {each.kind for each in lines if each.money}
        assert (LineKind.TILL_OPEN in money) is (role in (Role.ACCOUNTING, Role.SALES))


@given(works(), st.sampled_from(Role))
def test_that_the_same_work_has_the_same_mark(work, role):
    lines = rules.lines_of(role, work)
    assert rules.mark_of(lines) == rules.mark_of(rules.lines_of(role, work))
    assert rules.mark_of(lines) != rules.mark_of((*lines, Line(LineKind.OVERDUE)))


def test_that_what_is_too_much_for_a_line_is_counted_on_the_last_one():
    found = rules.lines_of(Role.SALES, AtWork(tills=tills(3)))
    assert [dict(each.facts)["more"] for each in found] == [2]


def test_that_a_case_that_waits_for_money_stands_in_the_books_note_and_no_other_does():
    money = HeldCase(1, "KIWI", HoldReason.WAITS_FOR_MONEY, "Ana", NOON)
    paper = HeldCase(2, "MOLE", HoldReason.WAITS_FOR_PAPER, "Ana", NOON)
    lines = rules.lines_of(Role.ACCOUNTING, AtWork(cases=(paper, money)))
    assert [dict(each.facts)["word"] for each in lines] == ["KIWI"]
    assert rules.waiting(Role.RECEPTION, AtWork(cases=(paper, money))) == 2


@given(st.integers(0, 20), st.integers(0, 7))
def test_that_a_note_back_says_what_is_open_and_what_was_done_in_seven_lines(tasks, still):
    done = [Deeds(f"task.{n}", n + 1) for n in range(tasks)]
    left = [Line(LineKind.OVERDUE, n) for n in range(still)]
    lines = rules.back_lines(done, left)
    kinds = [each.kind for each in lines]
    assert len(lines) <= LINES
    assert (LineKind.DONE in kinds) is bool(tasks)
    assert (LineKind.STILL_OPEN in kinds) is bool(still)


@pytest.mark.parametrize("role", [Role.MARKETING, Role.SERVICE, Role.MANUFACTURING])
def test_that_a_role_without_work_yet_has_an_empty_note(role):
    assert rules.lines_of(role, AtWork(tills=tills(2), to_pick=3)) == ()
