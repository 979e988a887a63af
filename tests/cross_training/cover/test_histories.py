"""Ten thousand random histories: nobody is both sides, nobody acts unqualified, every cover is written down."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from kiosk import business as businesses
from kiosk.business import Business
from kiosk.records.staff import rules
from kiosk.records.staff.rules import Cost
from tests.cross_training.cover.histories import Histories
from tests.cross_training.cover.shops import Hours
from tests.databases import Templates

FEW = 20
MANY, AT_ONCE = 10_000, 200
KINDS_OF_ACT = ("alone", "beside", "covered", "emergency")


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "ARGON2", Cost(1, 1024))


def live(business: Business, histories: int, number: int) -> None:
    """Lives so many histories in one business."""
    Histories.business, Histories.hours = business, Hours(business)
    Histories.seen.clear()
    run_state_machine_as_test(
        seed(number)(type("Histories", (Histories,), {})),
        settings=settings(
            # One business goes on through all histories: what is found cannot be made shorter by trying again.
            max_examples=histories, stateful_step_count=25, deadline=None, database=None,
            phases=(Phase.generate,), suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
    assert all(Histories.seen[kind] for kind in KINDS_OF_ACT), Histories.seen
    assert Histories.seen["refused second_person_both_sides"]
    check = business.check("covers")
    assert check.faults == ()
    assert check.checked > histories


@pytest.mark.timeout(600)
def test_that_no_history_breaks_the_rules_of_who_may(business: Business) -> None:
    live(business, FEW, 1)


@pytest.mark.slow
@pytest.mark.timeout(6 * 3600)
@pytest.mark.parametrize("number", range(MANY // AT_ONCE))
def test_that_ten_thousand_histories_break_no_rule(
    templates: Templates, tmp_path: Path, number: int
) -> None:
    place = templates.copy("embedded", tmp_path / "home")
    business = businesses.open_business(place.database, place.home)
    try:
        live(business, AT_ONCE, number)
    finally:
        business.close()
