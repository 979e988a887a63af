"""A kiosk stands for months: two thousand visits later it takes no more memory than after the first few."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk import business as businesses
from kiosk.app import remembered
from tests import founding
from tests.benchmarks.opening import opened

VISITS = 2_000
GROWTH = 1.05
"""Row 10: what two thousand visits may add."""
PAGES = 2
"""Of each visit: the first question and home again."""


@pytest.mark.slow
@pytest.mark.timeout(3_600)
def test_that_two_thousand_visits_take_no_more_memory(tmp_path: Path) -> None:
    database = str(tmp_path / "data" / "kiosk.db")
    founding.found(database, tmp_path)
    business = businesses.open_business(database, tmp_path)
    remembered.keep(tmp_path, database, business.engines.where.path, business.facts)
    business.close()
    said = opened("lobby", tmp_path, VISITS * PAGES)
    assert said["pages_turned"] == VISITS * PAGES
    assert said["memory_after"] <= GROWTH * said["memory_warm"], said["memory_warm"]
