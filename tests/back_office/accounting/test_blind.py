"""Blind: while a till is not counted, nothing that accounting shows tells its cash, not even by subtraction."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import Use, WayToPay
from kiosk.back_office.till import service as till
from kiosk.back_office.till.rules import MoveKind
from kiosk.business import Business
from tests.makers import accounting as makers
from tests.makers.till import (
    BASE,
    cashier,
    closed,
    do,
    opened,
    pieces,
    sell,
    session,
)
from tests.tampering import tamper

CASH = (3_170, 4_410)
MOVED = 1_130
EXPECTED = BASE + sum(CASH) - MOVED
NOT_TO_TELL = {EXPECTED, sum(CASH), sum(CASH) - MOVED, BASE + sum(CASH)}


def a_day(business: Business) -> None:
    """A till that took cash twice, cards twice, and put something into the safe."""
    by = cashier(business)
    made = opened(business, by)
    for minor in CASH:
        do(business, sell, by, minor=minor, way=WayToPay.CASH)
    for minor in (6_430, 2_150):
        do(business, sell, by, minor=minor, way=WayToPay.CARD)
    do(
        business, till.move_cash, by, session=made.session, seen=session(business).version,
        kind=MoveKind.TO_SAFE, minor=MOVED, bag="20417",
    )  # fmt: skip


def month(business: Business) -> str:
    return f"{business.read(today):%Y-%m}"


def today(view: Any) -> Any:
    return view.day


def shown(business: Business) -> Iterator[object]:
    """Everything that accounting's pages show of more than one paper."""
    yield business.read(accounting.takings)
    yield business.read(accounting.session_takings, session=session(business).id)
    yield business.read(accounting.ageing)
    page = business.read(accounting.shown_balance, month=month(business))
    yield page
    for row in page.balance.rows:
        yield business.read(accounting.shown_lines, account=row.code, month=month(business))


def numbers(found: object) -> list[int]:
    """Every number in an answer."""
    if isinstance(found, int) and not isinstance(found, bool):
        return [found]
    if dataclasses.is_dataclass(found):
        return [n for each in dataclasses.fields(found) for n in numbers(getattr(found, each.name))]
    if isinstance(found, tuple | list):
        return [n for each in found for n in numbers(each)]
    return []


def test_that_no_sum_or_difference_of_what_is_shown_is_the_cash_of_a_till(
    business: Business,
) -> None:
    a_day(business)
    told = {0}
    for answer in shown(business):
        told |= {abs(number) for number in numbers(answer)}
    assert not told & NOT_TO_TELL
    reckoned = {one + sign * other for one, other in combinations(told, 2) for sign in (1, -1)}
    assert not {abs(number) for number in reckoned} & NOT_TO_TELL


def test_that_of_cash_only_how_often_it_came_is_told(business: Business) -> None:
    a_day(business)
    cash, card = business.read(accounting.takings)
    if cash.way is not WayToPay.CASH:
        cash, card = card, cash
    assert (cash.count, cash.minor, cash.back, cash.coins) == (2, None, None, None)
    assert (card.count, card.minor) == (2, 8_580)


def test_that_the_books_end_on_the_evening_before_and_go_on_after_the_count(
    business: Business,
) -> None:
    a_day(business)
    page = business.read(accounting.shown_balance, month=month(business))
    assert page.until is not None
    assert page.until == page.as_of < business.read(today)
    assert all(row.minor == 0 for row in page.balance.rows)
    for code in ("1000", "4000", "1361"):
        lines = business.read(accounting.shown_lines, account=code, month=month(business))
        assert (lines.before, lines.lines) == (0, ())
    by = cashier(business)
    closed(business, by, EXPECTED)
    page = business.read(accounting.shown_balance, month=month(business))
    assert page.until is None
    assert {row.use: row.minor for row in page.balance.rows}[Use.CASH] == BASE
    cash = next(r for r in business.read(accounting.takings) if r.way is WayToPay.CASH)
    assert (cash.minor, cash.coins) == (sum(CASH), sum(CASH))
    lines = business.read(accounting.shown_lines, account="1000", month=month(business)).lines
    assert sum(line.minor for line in lines) == BASE


def test_that_a_count_that_must_be_done_again_tells_nothing(business: Business) -> None:
    a_day(business)
    by, seen = cashier(business), session(business)
    said = do(
        business, till.close_count, by, session=seen.id, seen=seen.version,
        pieces=pieces(EXPECTED - 5_000),
    )  # fmt: skip
    assert said.again
    assert business.read(accounting.told_until) is not None
    said = do(
        business, till.close_count, by, session=seen.id, seen=said.version, pieces=pieces(EXPECTED)
    )
    assert not said.again
    assert business.read(accounting.told_until) is None


def test_that_a_session_which_is_told_too_early_is_found(business: Business) -> None:
    a_day(business)
    assert business.check("till").faults == ()
    tamper(business, "DELETE FROM uncounted")
    assert [each.table for each in business.check("till").faults] == ["uncounted"]
    assert makers.balances(business)[Use.CASH] == EXPECTED
