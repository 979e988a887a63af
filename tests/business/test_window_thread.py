"""A window stays alive while the database works: its thread asks, and never waits."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from kiosk import business as businesses
from kiosk.business import Business
from kiosk.core.by import Owner
from kiosk.database import engine
from kiosk.database.acting import View
from kiosk.ui import background
from tests.databases import Place

OWNER = Owner("tester")
SECONDS = 1.0
_COUNT = "WITH RECURSIVE up(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up WHERE n < 50000)"


def long_question(view: View) -> str:
    """A question that keeps the database busy for a second; the thread that asked."""
    began = time.monotonic()
    while time.monotonic() - began < SECONDS:
        view.execute(text(f"{_COUNT} SELECT count(*) FROM up")).scalar_one()
    return threading.current_thread().name


@pytest.fixture
def window_thread() -> Iterator[None]:
    """This thread draws windows: a statement on it raises."""
    engine.forbid_statements_here()
    yield
    engine.allow_statements_here()


def test_that_the_event_loop_ticks_while_a_long_question_runs(
    business: Business, window_thread: None, qtbot: QtBot
) -> None:
    ticks: list[float] = []
    timer = QTimer()
    timer.setInterval(10)
    timer.timeout.connect(lambda: ticks.append(time.monotonic()))
    timer.start()
    began = time.monotonic()
    asked = business.submit(long_question, {}, OWNER)
    assert time.monotonic() - began < SECONDS / 2
    qtbot.waitUntil(asked.done, timeout=30_000)
    timer.stop()
    assert asked.result().startswith("reader")
    # A hundred would fit; a machine under load skips some, a loop that waits for the answer all.
    assert len([tick for tick in ticks if tick < began + SECONDS]) > 10


def test_that_a_question_on_the_windows_own_thread_is_refused(
    business: Business, window_thread: None
) -> None:
    with pytest.raises(engine.StatementOnWindowThread):
        business.read(long_question)


def test_that_a_window_that_asks_while_the_business_closes_is_told_that_nothing_was_done(
    place: Place,
) -> None:
    business = businesses.open_business(place.database, place.home)
    business.close()
    asked = business.submit(long_question, {}, OWNER)
    assert asked.cancelled()
    heard: list[str] = []
    asked.add_done_callback(lambda _done: heard.append("told"))
    assert heard == ["told"]
    assert background.outcome(asked, "a late question") == background.Stopped()
