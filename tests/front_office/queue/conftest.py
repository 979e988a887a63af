"""A house with a clock that the test sets."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.business import Business
from tests.databases import Place
from tests.makers import queue as maker
from tests.makers.queue import JumpingClock


@pytest.fixture
def clock() -> JumpingClock:
    return JumpingClock()


@pytest.fixture
def house(place: Place, clock: JumpingClock) -> Iterator[Business]:
    with maker.a_house(place, clock) as opened:
        yield opened
