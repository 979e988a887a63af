"""The state table, the owner's table, wrong codes and the hold clock, by the hundred."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.lobby.pickup import rules
from kiosk.lobby.pickup.rules import Band, Blocker, Command, Method, PickupState
from kiosk.records.customers.rules import Fact

TABLE = rules.owners_table({}, 2)
WEEK = frozenset(range(6))
EVERY_DAY = frozenset(range(7))
OVER = (PickupState.COLLECTED, PickupState.CANCELLED)


# ------------------------------------------------------------------------------------------- states

LISTED = {
    "P2": (PickupState.REQUESTED, Command.PREPARE, PickupState.PREPARING),
    "P3": (PickupState.PREPARING, Command.STAGE, PickupState.STAGED),
    "P4": (PickupState.STAGED, Command.PREFLIGHT, PickupState.READY),
    "P4b": (PickupState.STAGED, Command.PREFLIGHT, PickupState.BLOCKED),
    "P5": (PickupState.BLOCKED, Command.RESOLVED, PickupState.READY),
    "P6": (PickupState.READY, Command.CLAIM, PickupState.VERIFYING),
    "P6b": (PickupState.OVERDUE, Command.CLAIM, PickupState.VERIFYING),
    "P7": (PickupState.VERIFYING, Command.IDENTITY_OK, PickupState.RELEASING),
    "P8": (PickupState.VERIFYING, Command.WRONG, PickupState.READY),
    "P8b": (PickupState.RELEASING, Command.FETCH, PickupState.RELEASING),
    "P9": (PickupState.RELEASING, Command.SCAN, PickupState.RELEASING),
    "P11": (PickupState.RELEASING, Command.HAND_OVER, PickupState.COLLECTED),
    "P13": (PickupState.READY, Command.DAY_PASSED, PickupState.OVERDUE),
    "P14": (PickupState.OVERDUE, Command.EXTEND, PickupState.READY),
    "P16": (PickupState.READY, Command.CANCEL, PickupState.CANCELLED),
    "P19": (PickupState.RELEASING, Command.LEASE_LOST, PickupState.READY),
}


@pytest.mark.parametrize("name", LISTED)
def test_that_each_row_of_the_table_is_allowed(name):
    assert rules.may_go(*LISTED[name])


@pytest.mark.parametrize("state", OVER)
def test_that_what_is_over_goes_nowhere(state):
    for command, to in itertools.product(Command, PickupState):
        assert not rules.may_go(state, command, to)


@pytest.mark.parametrize(
    "state", [state for state in PickupState if state is not PickupState.RELEASING]
)
def test_that_only_what_is_being_released_can_be_collected(state):
    assert not any(rules.may_go(state, command, PickupState.COLLECTED) for command in Command)


@pytest.mark.parametrize("state", [state for state in PickupState if state not in OVER])
def test_that_whatever_is_not_collected_can_be_cancelled(state):
    assert rules.may_go(state, Command.CANCEL, PickupState.CANCELLED)


def test_that_every_state_can_be_reached_from_a_request():
    reached = {PickupState.REQUESTED}
    for _ in PickupState:
        reached |= {
            to for (state, _), goals in rules.STEPS.items() if state in reached for to in goals
        }
    assert reached == set(PickupState)


@pytest.mark.parametrize("blockers", [(), (Blocker.PAPER,), (Blocker.BALANCE, Blocker.PAPER)])
@pytest.mark.parametrize("overdue", [True, False])
def test_that_a_pickup_nobody_has_rests_where_its_blockers_and_days_say(blockers, overdue):
    at = rules.resting(blockers, overdue=overdue)
    if blockers:
        assert at is PickupState.BLOCKED
    else:
        assert at is (PickupState.OVERDUE if overdue else PickupState.READY)


# ------------------------------------------------------------------------------------ owner's table


@pytest.mark.parametrize(
    ("value", "paid", "where"),
    [
        (0, True, Band.LOW), (5_000, True, Band.LOW), (5_000, False, Band.MIDDLE), (5_001, True, Band.MIDDLE),
        (24_999, True, Band.MIDDLE), (24_999, False, Band.MIDDLE), (25_000, True, Band.HIGH),
        (25_000, False, Band.HIGH), (10**9, True, Band.HIGH),
    ],
)  # fmt: skip
def test_that_a_value_stands_in_its_band(value, paid, where):
    assert rules.band(value, paid=paid, table=TABLE) is where


ALL_FACTS = [str(fact) for fact in Fact]
ENOUGH = {
    (Method.CODE, Band.LOW): True,
    (Method.CODE, Band.MIDDLE): True,
    (Method.CODE, Band.HIGH): False,
    (Method.CODE_AND_FACT, Band.LOW): True,
    (Method.CODE_AND_FACT, Band.MIDDLE): True,
    (Method.CODE_AND_FACT, Band.HIGH): True,
    (Method.ID_SEEN, Band.LOW): True,
    (Method.ID_SEEN, Band.MIDDLE): True,
    (Method.ID_SEEN, Band.HIGH): True,
    (Method.KNOWN, Band.LOW): True,
    (Method.KNOWN, Band.MIDDLE): True,
    (Method.KNOWN, Band.HIGH): False,
    (Method.TWO_FACTS, Band.LOW): True,
    (Method.TWO_FACTS, Band.MIDDLE): True,
    (Method.TWO_FACTS, Band.HIGH): False,
}


@pytest.mark.parametrize(("method", "where"), ENOUGH)
def test_that_the_owners_table_says_who_proves_what(method, where):
    assert rules.enough(method, where, ALL_FACTS) is ENOUGH[method, where]


@pytest.mark.parametrize("where", Band)
def test_that_nothing_proves_nothing(where):
    assert not rules.enough(None, where, ALL_FACTS)


@pytest.mark.parametrize("other", [Fact.PHONE_LAST_4, Fact.POSTCODE])
def test_that_the_name_is_one_of_two_facts_for_what_is_low_only(other):
    told = [Fact.FAMILY_NAME, other]
    assert rules.enough(Method.TWO_FACTS, Band.LOW, told)
    assert not rules.enough(Method.TWO_FACTS, Band.MIDDLE, told)
    assert not rules.enough(Method.TWO_FACTS, Band.LOW, [other])
    assert not rules.enough(Method.TWO_FACTS, Band.LOW, [other, other])


@pytest.mark.parametrize("exponent", [0, 2, 3])
def test_that_the_bounds_are_in_the_currencys_own_units(exponent):
    table = rules.owners_table({}, exponent)
    assert (table.low, table.high) == (50 * 10**exponent, 250 * 10**exponent)


def test_that_the_owner_can_set_the_bounds():
    said = {
        "pickup_low": 100,
        "pickup_high": 900,
        "pickup_hold_days": 5,
        "pickup_payment_first": True,
    }
    table = rules.owners_table(said, 2)
    assert (table.low, table.high, table.holder, table.hold_days) == (100, 900, 900, 5)
    assert table.payment_first


@pytest.mark.parametrize("wrong", ["9", -1, None, 2.5, True])
def test_that_an_option_that_is_no_amount_leaves_the_default(wrong):
    table = rules.owners_table({"pickup_high": wrong}, 2)
    assert table.high == 25_000


@pytest.mark.parametrize(
    ("value", "collector", "needed"),
    [(24_999, "", False), (25_000, "", True), (1, "Kim Ray", True), (99_999, "Kim Ray", True)],
)
def test_that_a_high_value_or_another_collector_signs(value, collector, needed):
    assert rules.signature_needed(value, collector=collector, table=TABLE) is needed


def test_that_the_holder_of_a_code_may_collect_below_the_owners_bound():
    assert rules.holder_may_collect(24_999, TABLE)
    assert not rules.holder_may_collect(25_000, TABLE)


@pytest.mark.parametrize(("papers", "due"), list(itertools.product([0, 1, 2], [0, 1, 3_000])))
def test_that_money_blocks_only_where_the_owner_wants_it_first(papers, due):
    asks = rules.owners_table({"pickup_payment_first": True}, 2)
    relaxed = rules.preflight(papers=papers, due=due, table=TABLE)
    strict = rules.preflight(papers=papers, due=due, table=asks)
    assert relaxed == ((Blocker.PAPER,) if papers else ())
    assert strict == relaxed + ((Blocker.BALANCE,) if due else ())


# -------------------------------------------------------------------------------------- wrong codes


@pytest.mark.parametrize(
    ("wrong", "seconds"), [(0, 0), (1, 2), (2, 4), (3, 8), (4, 8), (50, 8), (10**9, 8)]
)
def test_that_a_lobby_screen_slows_down_and_is_never_locked(wrong, seconds):
    assert rules.slow_seconds(wrong) == seconds


# --------------------------------------------------------------------------------------- hold clock

START = date(2026, 11, 23)
"""A Monday."""


@pytest.mark.parametrize("offset", range(0, 370, 5))
@pytest.mark.parametrize("days", [1, 7, 14])
def test_that_goods_are_held_so_many_opening_days(offset, days):
    ready = START + timedelta(days=offset)
    last = rules.hold_until(ready, WEEK, days)
    between = [ready + timedelta(days=n) for n in range(1, (last - ready).days + 1)]
    assert sum(1 for day in between if day.weekday() in WEEK) == days
    assert last.weekday() in WEEK
    assert not rules.is_overdue(last, last, WEEK)
    assert rules.is_overdue(last, last + timedelta(days=1), WEEK)


def test_that_a_shop_open_every_day_counts_every_day():
    assert rules.hold_until(START, EVERY_DAY, 14) == START + timedelta(days=14)
    assert rules.hold_until(START, frozenset(), 14) == START + timedelta(days=14)


def test_that_an_end_on_what_became_a_closed_day_moves_to_the_next_open_one():
    """E9: the owner closes on Mondays after the day was set."""
    monday, tuesday = START, START + timedelta(days=1)
    later = frozenset({1, 2, 3, 4, 5})
    assert not rules.is_overdue(monday, monday, later)
    assert not rules.is_overdue(monday, tuesday, later)
    assert rules.is_overdue(monday, tuesday + timedelta(days=1), later)


def test_that_what_has_no_end_is_never_overdue():
    assert not rules.is_overdue(None, date(2999, 1, 1), WEEK)


@given(
    st.dates(date(2024, 1, 1), date(2030, 12, 31)),
    st.frozensets(st.integers(0, 6), min_size=1),
    st.integers(1, 40),
)
def test_that_no_hold_ends_early_or_on_a_closed_day(ready, weekdays, days):
    last = rules.hold_until(ready, weekdays, days)
    assert last.weekday() in weekdays
    assert (last - ready).days >= days
    assert rules.hold_until(ready, weekdays, days + 1) > last
