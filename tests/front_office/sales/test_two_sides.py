"""Random histories of returns: accounts merged, roles switched, amounts split; no two sides of one human being.

The model knows what happened and nothing of how it is judged: of each return who asked, who approved, what
it came to, and who was whom then. I11 and the limits of product 5.9 are looked at by counting.
"""

from __future__ import annotations

from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)

from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.ids import PersonId, ProductId, SaleId
from kiosk.core.refusal import Refused
from kiosk.core.task import Role
from kiosk.front_office.sales import service as sales
from kiosk.front_office.sales.rules import Item, RungUp
from kiosk.records.staff import service as staff
from kiosk.records.staff.rules import Outcome
from tests.makers import sales as made
from tests.makers import stock as stocked
from tests.makers.staff import OWNER

ONE, DAY, PIN = 1_500, 3_000, "407319"
ACCOUNTS, SALES = 5, 3
WHO, WHICH = st.integers(0, ACCOUNTS - 1), st.integers(0, SALES - 1)
ROLES = st.sets(st.sampled_from((Role.SALES, Role.RECEPTION, Role.MANAGER, Role.ACCOUNTING)))


class GivingBack(RuleBasedStateMachine):
    """Five accounts of fewer people, three sales; whoever likes gives back and approves."""

    business: Business
    spray: ProductId
    counts: ClassVar[dict[str, int]] = {}

    @initialize()
    def a_shop(self) -> None:
        self.people = [made.seller(self.business, pin=PIN) for _ in range(ACCOUNTS)]
        self.sold: list[RungUp] = [
            made.sold(self.business, self.people[at], Item(self.spray, 9)) for at in range(SALES)
        ]
        self.first: dict[PersonId, PersonId] = {}
        self.alone: list[tuple[PersonId, SaleId, int]] = []
        self.pairs: list[tuple[PersonId, PersonId, SaleId]] = []

    def human(self, account: PersonId) -> PersonId:
        return self.first.get(account, account)

    def tried(self, what: Any, *more: Any, **others: Any) -> Any:
        try:
            return what(self.business, *more, **others)
        except Refused:
            self.count("refused")
            return None

    def count(self, what: str) -> None:
        self.counts[what] = self.counts.get(what, 0) + 1

    @rule(who=WHO, of=WHO)
    def found_to_be_one(self, who: int, of: int) -> None:
        """The owner says that two accounts are one human being."""
        person, first = self.people[who].id, self.people[of].id
        try:
            self.business.do(staff.same_human, by=OWNER, person=person, first=first)
        except Refused:
            return
        self.first = dict(self.business.read(staff.humans))
        self.count("merged")

    @rule(who=WHO, roles=ROLES)
    def other_roles(self, who: int, roles: set[Role]) -> None:
        """Whatever somebody's roles are now, they are who they are."""
        person = self.people[who]
        self.business.do(staff.assign_roles, by=OWNER, person=person.id, roles=tuple(sorted(roles)))
        main = next((role for role in sorted(roles)), Role.SALES)
        self.people[who] = Person(person.id, main)

    @rule(who=WHO, which=WHICH, pieces=st.integers(1, 4))
    def give_back(self, who: int, which: int, pieces: int) -> None:
        by, sold = self.people[who], self.sold[which]
        given = self.tried(made.back, by, sold, pieces)
        if given is None:
            return
        me = self.human(by.id)
        mine = [each for each in self.alone if self.human(each[0]) == me]
        assert given.minor + sum(minor for _, _, minor in mine) <= DAY
        assert given.minor + sum(minor for _, sale, minor in mine if sale == sold.sale) <= ONE
        self.alone.append((by.id, sold.sale, given.minor))
        self.count("alone")

    @rule(who=WHO, which=WHICH, times=st.integers(2, 6))
    def split(self, who: int, which: int, times: int) -> None:
        """One piece at a time, as somebody would who knows the limit."""
        for _ in range(times):
            self.give_back(who, which, 1)

    @rule(who=WHO, other=WHO, which=WHICH, pieces=st.integers(1, 6))
    def approved(self, who: int, other: int, which: int, pieces: int) -> None:
        by, sold, approver = self.people[who], self.sold[which], self.people[other].id
        said = self.tried(made.back_approved, by, sold, pieces, approver=approver, pin=PIN)
        if said is None:
            return
        assert said.outcome is Outcome.IN
        me, them = self.human(by.id), self.human(approver)
        assert me != them
        for asked, granted, sale in self.pairs:
            if sale == sold.sale:
                # Over the whole history of a sale everybody stays on the side where they were.
                assert me != self.human(granted)
                assert them != self.human(asked)
        assert all(self.human(each) != them for each, sale, _ in self.alone if sale == sold.sale)
        self.pairs.append((by.id, approver, sold.sale))
        self.count("approved")

    @rule(who=WHO, which=WHICH)
    def ask_everybody(self, who: int, which: int) -> None:
        """Somebody asks one after the other until somebody may."""
        for other in range(ACCOUNTS):
            self.approved(who, other, which, 3)

    def teardown(self) -> None:
        """Whatever happened, the books and both sides are as they should be."""
        assert made.sound(self.business) == []
        person = self.people[0].id
        limits = self.business.read(sales.own_limits, person=person, sale=self.sold[0].sale)
        listed = {self.human(each.person) for each in limits.approvers}
        assert self.human(person) not in listed


@pytest.mark.timeout(300)
def test_that_no_history_has_both_sides_of_a_return_in_one_hand(business: Business) -> None:
    made.set_settings(business, return_limit=ONE, return_limit_day=DAY)
    made.a_counter(business)
    GivingBack.business = business
    GivingBack.spray = stocked.product(business, "MANY", "Spray", price=650, in_store=50_000)
    GivingBack.counts = {}
    run_state_machine_as_test(
        GivingBack,
        settings=settings(
            max_examples=8,
            stateful_step_count=16,
            deadline=None,
            derandomize=True,
            phases=(Phase.explicit, Phase.generate),
            suppress_health_check=list(HealthCheck),
        ),
    )
    counts = GivingBack.counts
    assert counts["approved"] > 3, counts
    assert counts["alone"] > 10, counts
    assert counts["merged"] > 3, counts
    assert counts["refused"] > 20, counts
