"""The demonstration's counter: a past of tills that balances, and one till that waits for a second person."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.till import service as till
from kiosk.back_office.till.rules import SessionState
from kiosk.business import Home, demonstration
from kiosk.business.lists import CHECKS
from kiosk.records.printing import service as printing
from kiosk.records.staff import rules
from kiosk.records.staff.rules import Cost


@pytest.fixture
def database_kind() -> str:
    """What it is made of are acts, which are tried on both; making it twice takes its time."""
    return "embedded"


def test_that_the_past_of_the_counter_is_whole_and_one_till_is_unverified(
    empty_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "ARGON2", Cost(1, 1024))
    home = Home(tmp_path / "home")
    made, _code = demonstration.make(
        empty_database, home, seed=3, customers=2, orders_wanted=3, counter_days=6
    )
    try:
        past = made.read(till.past)
        assert len(past) >= 6
        assert {each.state for each in past} == {SessionState.CLOSED, SessionState.VERIFIED}
        assert made.read(till.to_verify) == 1
        balance = made.read(accounting.trial_balance)
        assert balance.debit == balance.credit > 0
        assert made.read(printing.due, stations=("Desk 1", "Desk 2", "Desk 3")) == ()
        for name in CHECKS:
            assert made.check(name).faults == (), name
    finally:
        made.close()
