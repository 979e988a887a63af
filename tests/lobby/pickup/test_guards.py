"""Whoever was slower changes nothing: the store's own guards, below the checks that name who was faster."""

from __future__ import annotations

from datetime import timedelta

from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.ids import PersonId, PickupId
from kiosk.core.task import Task
from kiosk.database.acting import Act, View, does
from kiosk.lobby.pickup import service as pickups
from kiosk.lobby.pickup.rules import COLLECTABLE, SERVED, SLOW_WINDOW, PickupState
from kiosk.lobby.pickup.store import pickups as store
from tests.makers import accounting as accounting_makers
from tests.makers import pickup as maker


@does(Task.PICKUP_CLAIM)
def change_bare(
    act: Act, *, pickup: PickupId, version: int, states: tuple[PickupState, ...]
) -> bool:
    """`store.change` without the checks before it."""
    return store.change(act, pickup, version, frozenset(states), collector="Somebody")


@does(Task.PICKUP_CLAIM)
def claim_bare(act: Act, *, pickup: PickupId, me: PersonId) -> bool:
    """`store.claim` without the checks before it."""
    kept = {"state": PickupState.VERIFYING, "claimed_at_station": act.station}
    return store.claim(act, pickup, me, **kept, lease_until=act.now)


def seen(business: Business, pickup: PickupId) -> tuple[int, str]:
    def question(view: View) -> tuple[int, str]:
        row = store.one(view, pickup)
        assert row is not None
        return row.version, row.collector

    return business.read(question)


def test_that_a_change_holds_to_state_and_version(business: Business) -> None:
    made, by = maker.ready(business), maker.receptionist(business)
    version, _ = seen(business, made.pickup)

    def changes(version: int, *states: PickupState) -> bool:
        return business.do(change_bare, by=by, pickup=made.pickup, version=version, states=states)

    assert not changes(version - 1, *COLLECTABLE)
    assert not changes(version + 1, *COLLECTABLE)
    assert not changes(version, *SERVED, PickupState.COLLECTED)
    assert seen(business, made.pickup) == (version, "")
    assert changes(version, *COLLECTABLE)
    assert seen(business, made.pickup) == (version + 1, "Somebody")


def test_that_the_claim_itself_takes_nothing_from_anybody(business: Business) -> None:
    made = maker.ready(business)
    ana, eun = maker.receptionist(business), maker.receptionist(business)

    def takes(by: Person) -> bool:
        return business.do(claim_bare, by=by, pickup=made.pickup, me=by.id)

    business.do(pickups.claim, by=ana, pickup=made.pickup)
    assert not takes(eun)
    assert takes(ana)
    assert takes(eun)  # the bare lease of Ana ended at once


def test_that_nothing_of_a_burned_code_is_kept(business: Business) -> None:
    made, by = maker.ready(business), maker.receptionist(business)

    def kept(view: View) -> tuple[object, ...]:
        row = store.one(view, made.pickup)
        assert row is not None
        return row.code_seed, row.code_hash, row.qr_hash

    assert all(business.read(kept))
    maker.collect(business, made, by)
    assert business.read(kept) == (None, None, None)


def test_that_a_screen_forgets_wrong_tries_after_ten_minutes(business: Business) -> None:
    made = maker.ready(business)

    def slow() -> int:
        # Another session each time: the screen slows down, whoever stands at it.
        return maker.identify(business, made.code, "0000").slow_seconds

    assert [slow(), slow()] == [2, 4]
    accounting_makers.tamper(
        business,
        "UPDATE wrong_code SET at = at - :long",
        long=int((SLOW_WINDOW + timedelta(seconds=1)).total_seconds() * 1_000_000),
    )
    assert slow() == 2
