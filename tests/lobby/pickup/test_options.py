"""The owner's table is set by whoever may, holds at once, and is never half of two people's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Role, Skill
from kiosk.lobby.pickup import service as pickups
from kiosk.lobby.pickup.rules import OwnersTable, PickupRefusal
from kiosk.records.settings import service as settings
from tests.makers import pickup as maker
from tests.makers.staff import OWNER, a_person

TABLE = OwnersTable(low=1_000, high=4_000, holder=2_000, hold_days=5, extensions=1)


def set_table(business: Business, table: OwnersTable = TABLE, by: object = OWNER) -> int:
    seen = business.read(pickups.policy).version
    return business.do(pickups.set_policy, by=by, table=table, seen=seen)


def test_that_a_business_begins_with_the_table_of_who_changes_nothing(business: Business) -> None:
    table = business.read(pickups.policy).table
    assert (table.low, table.high, table.holder) == (5_000, 25_000, 25_000)
    assert (table.hold_days, table.extensions, table.payment_first) == (14, 2, False)


def test_that_what_is_set_holds_for_the_next_hand_over(business: Business) -> None:
    made = maker.ready(business)
    assert not business.read(pickups.counter, pickup=made.pickup).signature
    set_table(business)
    assert business.read(pickups.policy).table == TABLE
    assert business.read(pickups.counter, pickup=made.pickup).signature


def test_that_other_choices_of_the_owner_stay(business: Business) -> None:
    seen = business.read(settings.options).version
    set_table(business)
    kept = business.read(settings.options)
    assert kept.version == seen + 1
    set_table(business, replace(TABLE, payment_first=True))
    assert business.read(settings.options).values["pickup_hold_days"] == 5


@pytest.mark.parametrize(
    ("table", "code"),
    [
        (replace(TABLE, low=4_000), PickupRefusal.LOW_ABOVE_HIGH),
        (replace(TABLE, low=-1), PickupRefusal.LOW_ABOVE_HIGH),
        (replace(TABLE, holder=-1), PickupRefusal.LOW_ABOVE_HIGH),
        (replace(TABLE, hold_days=0), PickupRefusal.HOLD_OUT_OF_RANGE),
        (replace(TABLE, hold_days=366), PickupRefusal.HOLD_OUT_OF_RANGE),
        (replace(TABLE, extensions=13), PickupRefusal.HOLD_OUT_OF_RANGE),
    ],
)
def test_that_a_table_that_does_not_fit_together_is_refused(
    business: Business, table: OwnersTable, code: PickupRefusal
) -> None:
    with pytest.raises(Refused) as said:
        set_table(business, table)
    assert said.value.refusal.code is code


def test_that_two_owners_do_not_overwrite_each_other(business: Business) -> None:
    seen = business.read(pickups.policy).version
    business.do(pickups.set_policy, by=OWNER, table=TABLE, seen=seen)
    with pytest.raises(Refused) as said:
        business.do(pickups.set_policy, by=OWNER, table=replace(TABLE, low=1), seen=seen)
    assert said.value.refusal.code is ActRefusal.CHANGED_MEANWHILE


def test_that_a_receptionist_does_not_set_it(business: Business) -> None:
    ana = Person(a_person(business, Skill.HAND_OUT, name="Ana"), Role.RECEPTION)
    with pytest.raises(Refused) as said:
        set_table(business, by=ana)
    assert said.value.refusal.code is ActRefusal.NOT_QUALIFIED
