"""Rows of the till changed behind the program's back: `verify` names each."""

from __future__ import annotations

import pytest

from kiosk.back_office.till import service as till
from kiosk.back_office.till.rules import MoveKind
from kiosk.business import Business
from tests.makers.till import BASE, a_drawer, cashier, closed, do, opened, session, take_cash
from tests.tampering import tamper


def two_days(business: Business) -> None:
    """A closed and verified session, then one that is closed, then one that is open."""
    ben, ana, drawer = cashier(business), cashier(business), a_drawer(business)
    for _day in range(2):
        made = opened(business, ben, drawer)
        do(business, take_cash, ben, minor=1_000)
        seen = session(business).version
        do(
            business, till.move_cash, ben, session=made.session, seen=seen, kind=MoveKind.PAID_OUT,
            minor=200, reason="Postage",
        )  # fmt: skip
        do(business, till.report_x, ben, session=made.session)
        done = closed(business, ben, BASE + 750)
        if made.number == 1:
            do(business, till.verify, ana, session=made.session, seen=done.version)
    opened(business, ben, drawer)


FAULTS = {
    "told too early": ("DELETE FROM uncounted", ("uncounted", 3, "day")),
    "expected": ("UPDATE till_session SET expected = expected + 1, difference = difference - 1 WHERE number = 1",
                 ("till_session", 1, "expected")),
    "counted": (("UPDATE till_session SET counted = counted + 1, difference = difference + 1,"
                " to_safe = to_safe + 1 WHERE number = 1"), ("till_session", 1, "counted")),
    "left": ("UPDATE till_session SET left_over = left_over - 1, to_safe = to_safe + 1 WHERE number = 1",
             ("till_session", 2, "opening_expected")),
    "opening": ("UPDATE till_session SET opening = opening + 1, opening_reason = 'x' WHERE number = 3",
                ("till_session", 3, "opening")),
    "count": ("UPDATE till_count SET minor = minor + 5 WHERE id = 1", ("till_count", 1, "minor")),
    "count line": ("UPDATE till_count_line SET many = many + 1 WHERE id = 1", ("till_count", 1, "minor")),
    "move": ("UPDATE cash_move SET minor = minor - 1 WHERE id = 1", ("till_session", 1, "expected")),
    "move gone": ("DELETE FROM cash_move WHERE id = 1", ("till_session", 1, "expected")),
    "move later": ("UPDATE cash_move SET day = '2999-01-01' WHERE id = 1", ("cash_move", 1, "day")),
    "payment": ("UPDATE payment SET minor = minor + 1 WHERE id = 1", ("till_session", 1, "expected")),
    "payment into a closed till": ("UPDATE payment SET session_id = 1 WHERE id = 2",
                                   ("till_session", 1, "expected")),
    "payment later": ("UPDATE payment SET day = '2999-01-01' WHERE id = 1", ("payment", 1, "day")),
    "number": ("UPDATE till_session SET number = 9 WHERE number = 3", ("till_session", 3, "number")),
    "report number": ("UPDATE till_report SET number = 7 WHERE kind = 'end_of_day' AND number = 2",
                      ("till_report", 2, "number")),
    "report gone": ("DELETE FROM till_report WHERE kind = 'end_of_day' AND number = 1",
                    ("till_session", 1, "report")),
    "entry": ("UPDATE till_session SET entry_id = NULL WHERE number = 1", ("till_session", 1, "entry_id")),
}  # fmt: skip


@pytest.mark.parametrize("fault", sorted(FAULTS))
def test_that_a_changed_row_is_named(business: Business, fault: str) -> None:
    two_days(business)
    assert business.check("till").faults == ()
    statement, named = FAULTS[fault]
    tamper(business, statement)
    found = [(each.table, each.id, each.column) for each in business.check("till").faults]
    assert named in found


def test_that_a_frozen_report_that_was_changed_is_named(business: Business) -> None:
    two_days(business)
    changed = "UPDATE till_report SET content = replace(content, :old, :new) WHERE number = 1"
    tamper(business, changed, old='"counted":15750', new='"counted":15760')
    found = {(each.table, each.column) for each in business.check("till").faults}
    assert ("till_report", "content.counted") in found


def test_that_cash_in_the_books_that_no_drawer_holds_is_named(business: Business) -> None:
    two_days(business)
    month = "SELECT max(month) FROM balance"
    which = "(SELECT id FROM account WHERE use = 'cash')"
    tamper(
        business,
        f"UPDATE balance SET minor = minor + 3 WHERE account_id = {which} AND month = ({month})",
    )
    assert [each.table for each in business.check("till").faults] == ["account"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE till_session SET verified_by = closed_by, version = version + 1 WHERE number = 1",
        "UPDATE till_session SET state = 'open', version = version + 1 WHERE number = 1",
        "UPDATE till_session SET difference = 0, version = version + 1 WHERE number = 1",
        "UPDATE till_session SET to_safe = 0, version = version + 1 WHERE number = 1",
        "UPDATE till_report SET number = 1 WHERE number = 2",
        "UPDATE till_session SET number = 1, version = version + 1 WHERE number = 2",
        "UPDATE cash_move SET minor = -minor",
    ],
)
def test_that_the_database_itself_keeps_what_must_hold(business: Business, statement: str) -> None:
    from sqlalchemy.exc import DBAPIError

    two_days(business)
    with pytest.raises(DBAPIError):
        tamper(business, statement)
