"""Once, whoever presses how often: real threads, double taps, replays."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from kiosk.business import Business
from kiosk.core import ids
from kiosk.core.by import Person
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.front_office.queue import service as queue
from kiosk.lobby.pickup import service as pickups
from kiosk.lobby.pickup.rules import PickupRefusal
from tests.lobby.pickup.test_release import handovers, whole
from tests.makers import pickup as maker


def test_that_a_double_tap_and_a_replay_have_one_effect(business: Business) -> None:
    made, by = maker.ready(business), maker.receptionist(business)
    maker.identify(business, made.code)
    asked = {"pickup": made.pickup, "seen": maker.fetch(business, made.pickup, by).version}
    key = ids.command_key()
    done = {business.do(pickups.release, by, key, "Desk 1", **asked) for _ in range(5)}
    assert len(done) == 1
    assert len(business.read(handovers)) == 1
    with pytest.raises(Refused) as said:
        business.do(pickups.release, by, key, "Desk 1", **(asked | {"seen": 1}))
    assert said.value.refusal.code is ActRefusal.KEY_REUSED


@pytest.mark.parametrize("same_person", [True, False], ids=["two windows", "two people"])
def test_that_two_threads_make_exactly_one_hand_over(business: Business, same_person: bool) -> None:
    for _ in range(4):
        made = maker.ready(business, (1_200,))
        ana = maker.receptionist(business, "Ana Lindqvist")
        both = [ana, ana if same_person else maker.receptionist(business)]
        maker.identify(business, made.code)
        seen = maker.fetch(business, made.pickup, ana).version
        before = len(business.read(handovers))
        gate = threading.Barrier(2)

        def press(who: Person, made: maker.OnShelf = made, seen: int = seen, gate=gate) -> object:
            gate.wait(10)
            try:
                asked = {"pickup": made.pickup, "seen": seen}
                return business.do(pickups.release, who, None, f"Desk {who.id}", **asked)
            except Refused as no:
                return no.refusal.code

        with ThreadPoolExecutor(2) as pool:
            answers = list(pool.map(press, both))
        assert len(business.read(handovers)) == before + 1
        lost = [answer for answer in answers if isinstance(answer, PickupRefusal)]
        assert len(lost) == 1
        assert lost[0] in (PickupRefusal.ALREADY_COLLECTED, PickupRefusal.SOMEBODY_ELSE)
    whole(business)


def test_that_two_threads_make_exactly_one_claim(business: Business) -> None:
    made = maker.ready(business, (1_200,))
    both = [
        maker.receptionist(business, "Ana Lindqvist"),
        maker.receptionist(business, "Eun-ji Park"),
    ]
    gate = threading.Barrier(2)

    def press(who: Person) -> Refused | None:
        gate.wait(10)
        try:
            business.do(pickups.claim, who, None, f"Desk {who.id}", pickup=made.pickup)
        except Refused as no:
            return no
        return None

    with ThreadPoolExecutor(2) as pool:
        lost = [no for no in pool.map(press, both) if no is not None]
    assert len(lost) == 1
    held = business.read(pickups.counter, pickup=made.pickup).held
    assert held is not None
    assert lost[0].refusal.facts == {"name": held.name, "place": held.station}
    assert len(business.read(queue.visits_today)) == 1


def test_that_two_screens_that_scan_at_once_begin_one_visit(business: Business) -> None:
    made = maker.ready(business, (1_200,))
    gate = threading.Barrier(4)

    def scan(number: int) -> object:
        gate.wait(10)
        return maker.identify(business, made.code, station=f"Lobby {number}").visit

    with ThreadPoolExecutor(4) as pool:
        visits = set(pool.map(scan, range(4)))
    assert len(visits) == 1
    assert len(business.read(queue.visits_today)) == 1
