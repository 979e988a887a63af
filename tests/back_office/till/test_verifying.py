"""After the close: the second look, reports that stay as they are, and a clock that was set back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import Use
from kiosk.back_office.till import rules
from kiosk.back_office.till import service as till
from kiosk.back_office.till.rules import SessionState, TillRefusal
from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.refusal import ActRefusal, Refused
from tests.makers.till import (
    BASE,
    a_drawer,
    cashier,
    closed,
    do,
    opened,
    pieces,
    session,
    take_card,
    take_cash,
    told,
)

PHOTO = b"\xff\xd8\xff\xe0 a photo of a receipt"


def refused(business: Business, verb: object, by: Person, **arguments: object) -> object:
    with pytest.raises(Refused) as said:
        do(business, verb, by, **arguments)
    return said.value.refusal.code


def account(business: Business, use: Use) -> int:
    rows = business.read(accounting.trial_balance).rows
    return next(row.minor for row in rows if row.use is use)


def whole(business: Business) -> None:
    """Till, ledger and numbers say nothing."""
    for name in ("till", "ledger", "numbers"):
        assert business.check(name).faults == (), name


def counted(business: Business, by: Person, minor: int, seen: int | None = None) -> object:
    found = session(business)
    return do(
        business, till.close_count, by, session=found.id, seen=seen or found.version,
        pieces=pieces(minor),
    )  # fmt: skip


# ---------------------------------------------------------------------------------- the second look


def test_that_somebody_else_verifies_once_and_that_stops_no_opening(business: Business) -> None:
    ben, ana = cashier(business), cashier(business, "Ana Lindqvist")
    drawer = a_drawer(business)
    made = opened(business, ben, drawer)
    done = closed(business, ben, BASE)
    asked = {"session": made.session, "seen": done.version}
    assert refused(business, till.verify, ben, **asked) is ActRefusal.BOTH_SIDES
    opened(business, ben, drawer)
    assert business.read(till.to_verify) == 1
    assert do(business, till.verify, ana, **asked).state is SessionState.VERIFIED
    assert business.read(till.to_verify) == 0
    with pytest.raises(Refused) as said:
        do(business, till.verify, ana, session=made.session, seen=done.version + 1)
    assert said.value.refusal.facts == {"number": 1, "name": "Ana Lindqvist"}
    assert told(business, made.session)["verified_by_name"] == "Ana Lindqvist"
    whole(business)


def test_that_an_open_till_is_not_verified(business: Business) -> None:
    ben, ana = cashier(business), cashier(business)
    made = opened(business, ben)
    asked = {"session": made.session, "seen": 1}
    assert refused(business, till.verify, ana, **asked) is TillRefusal.NOT_CLOSED


# ------------------------------------------------------------------------------------------ reports


def test_that_reports_are_numbered_without_a_gap_whatever_was_refused(business: Business) -> None:
    by, drawer = cashier(business), a_drawer(business)
    for day in range(3):
        made = opened(business, by, drawer)
        do(business, till.report_x, by, session=made.session)
        seen = counted(business, by, BASE).version
        wrong = {"session": made.session, "seen": seen, "to_safe": 5, "left": 0}
        assert refused(business, till.close, by, **wrong) is TillRefusal.SAFE_AND_FLOAT
        right = {"session": made.session, "seen": seen, "to_safe": 0, "left": BASE}
        assert do(business, till.close, by, **right).report_number == day + 1
        assert refused(business, till.report_x, by, session=made.session) is TillRefusal.WRONG_STATE
    whole(business)


def test_that_a_report_stays_as_it_was_made(business: Business) -> None:
    ben, ana = cashier(business, "Ben Okafor"), cashier(business, "Ana")
    made = opened(business, ben)
    do(business, take_cash, ben, minor=500)
    done = closed(business, ben, BASE + 450)
    before = business.read(till.report, report=done.report)
    content = before.content
    assert (content.expected, content.counted, content.difference) == (BASE + 500, BASE + 450, -50)
    assert (content.cash_taken, content.before, content.person) == (500, 0, "Ben Okafor")
    assert [(line.code, line.minor) for line in content.entries] == [
        ("1000", -500), ("1010", 450), ("4910", 50),
    ]  # fmt: skip
    do(business, till.verify, ana, session=made.session, seen=done.version)
    after = business.read(till.report, report=done.report)
    assert (after.content, after.verified_by_name) == (content, "Ana")


def test_that_a_mid_day_report_tells_no_cash(business: Business) -> None:
    by = cashier(business)
    made = opened(business, by)
    do(business, take_cash, by, minor=500)
    do(business, take_card, by, minor=700)
    said = do(business, till.report_x, by, session=made.session)
    content = business.read(till.report, report=said.report).content
    assert [(way.way, way.count, way.minor) for way in content.ways] == [
        ("cash", 1, None), ("card", 1, 700),
    ]  # fmt: skip
    assert content.sold is None
    assert content.expected is None


# -------------------------------------------------------------------------------------- the clock


def test_that_a_clock_set_back_within_the_day_closes_and_before_it_is_refused(
    business: Business,
) -> None:
    by = cashier(business)
    made = opened(business, by)
    found = session(business)
    tampered(business, made.session, found.opened_day + timedelta(days=1))
    asked = {"session": made.session, "seen": 1, "pieces": pieces(BASE)}
    assert refused(business, till.close_count, by, **asked) is TillRefusal.CLOCK
    with pytest.raises(Refused) as said:
        do(business, take_cash, by, minor=100)
    assert said.value.refusal.code is TillRefusal.CLOCK
    tampered(business, made.session, found.opened_day)
    assert closed(business, by, BASE).difference == 0


def tampered(business: Business, id_: int, day: object) -> None:
    from tests.tampering import tamper

    tamper(
        business, "UPDATE till_session SET opened_day = :day WHERE id = :id", day=str(day), id=id_
    )


def test_that_a_clock_set_back_between_count_and_close_is_survived(business: Business) -> None:
    by = cashier(business)
    made = opened(business, by)
    seen = counted(business, by, BASE).version
    asked = {"session": made.session, "seen": seen, "to_safe": 0, "left": BASE}
    day = session(business).opened_day
    tampered(business, made.session, day + timedelta(days=1))
    assert refused(business, till.close, by, **asked) is TillRefusal.CLOCK
    tampered(business, made.session, day)
    clock = business.clock
    kept = clock.wall
    clock.wall = lambda: kept() - timedelta(hours=3)
    try:
        do(business, till.close, by, **asked)
    finally:
        del clock.wall
    row = told(business, made.session)
    assert rules.lasted(row["opened_at"], row["closed_at"]) >= timedelta(0)
    whole(business)
