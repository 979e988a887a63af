"""A simulated busy day ends with every visit in a final state and the books of minutes balanced."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.business import Home, demonstration, open_business
from kiosk.business.lists import CHECKS
from kiosk.core.refusal import Trouble
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules import FINAL, VisitState
from kiosk.records.staff import rules
from kiosk.records.staff.rules import Cost
from tests.databases import Place

SMALL = {"customers": 2, "orders_wanted": 3, "counter_days": 0}


@pytest.fixture
def cheap_pins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "ARGON2", Cost(1, 1024))


@pytest.mark.usefixtures("cheap_pins")
def test_that_a_busy_day_ends_with_every_visit_final_and_its_minutes_balanced(
    empty_database: str, tmp_path: Path
) -> None:
    home = Home(tmp_path / "home")
    made, _code = demonstration.make(empty_database, home, seed=3, **SMALL)
    made.close()
    lived = demonstration.simulate_day(empty_database, home, seed=2, count=30)
    assert (lived.visits, lived.open, lived.unbalanced) == (30, 0, 0)
    assert lived.served > 12
    assert set(lived.states) <= FINAL
    assert lived.states[VisitState.DEPARTED] > 20
    business = open_business(empty_database, home)
    try:
        told = business.read(queue.expected, day=lived.day)
        assert {each.state for each in told} <= FINAL
        for name in CHECKS:
            assert business.check(name).faults == (), name
    finally:
        business.close()
    again = demonstration.simulate_day(empty_database, home, seed=2, count=3)
    assert again.day < lived.day


def test_that_nobody_invents_the_customers_of_a_real_business(place: Place) -> None:
    with pytest.raises(Trouble):
        demonstration.simulate_day(place.database, place.home, count=3)
