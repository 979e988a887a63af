"""Random days of a till (I1, I10, I14): whatever is asked in whatever order, books and drawer agree."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.till import service as till
from kiosk.back_office.till.rules import LIVE, MoveKind, Session, SessionState, Sharing
from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.ids import Key, command_key
from kiosk.core.refusal import Refused
from tests.makers.till import a_drawer, cashier, pieces, take_card, take_cash

S = SessionState
AMOUNTS = st.integers(1, 5_000)
DRAWERS = itertools.count(1)


def when(holds: Callable[[Any], bool]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Takes a step only where it can be taken.

    Hypothesis' own preconditions are drawn with the data and must be the same each time; here one business
    goes on from history to history.
    """

    def only(step: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(step)
        def taken(self: Any, **drawn: Any) -> None:
            if holds(self):
                step(self, **drawn)

        return taken

    return only


class Days(RuleBasedStateMachine):
    """One drawer and a plain model of it: what is in it, how far its session is, how many reports there are."""

    business: Business
    people: tuple[Person, Person]

    def __init__(self) -> None:
        super().__init__()
        number = next(DRAWERS)
        self.at = f"Desk {number}"
        self.drawer = a_drawer(self.business, f"Drawer {number}", self.at, Sharing.SHARED)
        self.inside, self.state, self.tries = 0, None, 0
        self.first = True
        self.off = 0
        self.told: list[tuple[Any, Person, Key, dict[str, Any], Any]] = []

    # ---- how a step is asked, kept and asked again

    def ask(self, verb: Any, who: int, **arguments: Any) -> Any:
        by, key = self.people[who], command_key()
        answer = self.once(verb, by, key, arguments)
        if not isinstance(answer, str):
            # What was refused left nothing behind, not even its key: asked again it may be done.
            self.told.append((verb, by, key, arguments, answer))
        return answer

    def once(self, verb: Any, by: Person, key: Key, arguments: dict[str, Any]) -> Any:
        try:
            return self.business.do(verb, by, key, self.at, **arguments)
        except Refused as no:
            return no.refusal.code

    @property
    def session(self) -> Session:
        found = self.business.read(till.session_for, station=self.at)
        assert found is not None
        return found

    def mine(self) -> dict[str, Any]:
        found = self.session
        return {"session": found.id, "seen": found.version}

    # ---- what may happen

    @rule(who=st.integers(0, 1), off=st.sampled_from((0, 0, 0, -100, 250)))
    @when(lambda self: self.state not in LIVE)
    def open(self, who: int, off: int) -> None:
        counted = max((15_000 if self.first else self.inside) + off, 0)
        differs = not self.first and counted != self.inside
        reason = "Lent" if differs else ""
        self.ask(till.open_till, who, drawer=self.drawer, pieces=pieces(counted), reason=reason)
        self.inside, self.state, self.tries, self.first = counted, S.OPEN, 0, False

    @rule(who=st.integers(0, 1))
    @when(lambda self: self.state in LIVE)
    def open_again(self, who: int) -> None:
        said = self.ask(till.open_till, who, drawer=self.drawer, pieces=pieces(15_000))
        assert str(said) == "till_already_open"

    @rule(who=st.integers(0, 1), minor=AMOUNTS)
    def cash(self, who: int, minor: int) -> None:
        said = self.ask(take_cash, who, minor=minor)
        if self.state is S.OPEN:
            self.inside += minor
        else:
            assert str(said) in ("no_open_till", "till_not_open", "till_wrong_state")

    @rule(who=st.integers(0, 1), minor=AMOUNTS)
    def card(self, who: int, minor: int) -> None:
        assert isinstance(self.ask(take_card, who, minor=minor), int)

    @rule(who=st.integers(0, 1), minor=AMOUNTS, kind=st.sampled_from(list(MoveKind)))
    @when(lambda self: self.state in LIVE)
    def move(self, who: int, minor: int, kind: MoveKind) -> None:
        before = self.state
        self.ask(till.move_cash, who, **self.mine(), kind=kind, minor=minor, reason="Why", bag="7")
        if before is S.OPEN:
            sign = 1 if kind in (MoveKind.PAID_IN, MoveKind.CHANGE_FETCHED) else -1
            self.inside += sign * minor

    @rule(giver=st.integers(0, 1))
    @when(lambda self: self.state in LIVE)
    def hand_over(self, giver: int) -> None:
        if self.state is S.OPEN:
            self.ask(till.hand_over, giver, **self.mine(), to=self.people[giver].id)

    @rule(who=st.integers(0, 1))
    @when(lambda self: self.state in (S.OPEN, S.COUNTING))
    def stop_and_count_later(self, who: int) -> None:
        self.ask(till.count, who, **self.mine(), pieces=((5_000, 1),))
        self.state = S.COUNTING

    @rule(who=st.integers(0, 1), off=st.sampled_from((0, 0, 50, -500, 501, -900)))
    @when(lambda self: self.state in (S.OPEN, S.COUNTING) and self.inside >= 1_000)
    def close_count(self, who: int, off: int) -> None:
        said = self.ask(till.close_count, who, **self.mine(), pieces=pieces(self.inside + off))
        assert said.again is (abs(off) > 500 and self.tries == 0)
        self.tries += 1
        self.state = S.COUNTING if said.again else S.COUNTED
        if said.again:
            assert said.expected is None
            return
        assert (said.expected, said.difference) == (self.inside, off)
        self.off, self.inside = off, self.inside + off

    @rule(who=st.integers(0, 1), share=st.integers(0, 100))
    @when(lambda self: self.state is S.COUNTED)
    def close(self, who: int, share: int) -> None:
        out = self.inside * share // 100
        asked = {**self.mine(), "to_safe": out, "left": self.inside - out, "bag": "20418"}
        before = len(self.business.read(till.past, limit=1_000))
        done = self.ask(till.close, who, **asked, reason="Counted twice")
        assert done.report_number == before + 1
        other = self.once(till.close, self.people[1 - who], command_key(), asked)
        assert str(other) == "till_wrong_state"
        self.inside, self.state = self.inside - out, S.CLOSED

    @rule(who=st.integers(0, 1))
    def verify(self, who: int) -> None:
        for each in self.business.read(till.past, unverified=True, limit=1):
            said = self.ask(till.verify, who, session=each.id, seen=each.version)
            own = each.closed_by == self.people[who].id
            # Who closed it, or did any of its closing: the authority says so before the till is asked.
            assert str(said) == "second_person_both_sides" if own else said is not None

    @rule(who=st.integers(0, 1))
    @when(lambda self: self.state in (S.OPEN, S.COUNTING))
    def mid_day(self, who: int) -> None:
        said = self.ask(till.report_x, who, session=self.session.id)
        content = self.business.read(till.report, report=said.report).content
        assert content.expected is None

    @rule(place=st.integers(0, 50))
    @when(lambda self: self.told)
    def replay(self, place: int) -> None:
        """The same key again: the same answer, and nothing changes (I14)."""
        verb, by, key, arguments, answer = self.told[place % len(self.told)]
        before = self.picture()
        again = self.once(verb, by, key, arguments)
        if not isinstance(answer, str):
            assert again == answer
            assert self.picture() == before

    @rule(minutes=st.integers(1, 600))
    def set_the_clock_back(self, minutes: int) -> None:
        """Whatever the wall says, an act's time never runs back while the program runs."""
        clock: Any = self.business.clock
        if not hasattr(clock, "_last"):
            return
        kept = clock.wall
        clock.wall = lambda: kept() - timedelta(minutes=minutes)
        try:
            if self.state is S.OPEN:
                self.cash(who=0, minor=100)
        finally:
            del clock.wall

    # ---- what always holds

    def picture(self) -> Any:
        return (
            self.business.read(accounting.trial_balance),
            self.business.read(till.past, limit=1_000),
            self.business.read(till.desk, station=self.at),
        )

    @invariant()
    def books_and_drawer_agree(self) -> None:
        balance = self.business.read(accounting.trial_balance)
        assert balance.debit == balance.credit
        assert self.business.check("till").faults == ()

    @invariant()
    def numbers_are_consecutive(self) -> None:
        past = self.business.read(till.past, limit=1_000)
        numbers = sorted(each.report_number for each in past)
        assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.timeout(600)
def test_that_any_days_of_a_till_keep_books_drawer_and_numbers_together(business: Business) -> None:
    Days.business = business
    Days.people = (cashier(business), cashier(business))
    run_state_machine_as_test(
        Days,
        settings=settings(
            # One business goes on through all histories: what is found cannot be made shorter by trying again.
            max_examples=12, stateful_step_count=25, deadline=None, database=None, derandomize=True,
            phases=(Phase.generate,), suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
    assert business.check("ledger").faults == ()
    assert business.check("numbers").faults == ()
