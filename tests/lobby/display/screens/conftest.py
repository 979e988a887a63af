"""A display and kiosks on one business whose clock the test sets."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from kiosk.app.directory import DIRECTORY
from kiosk.business import Business
from tests.lobby.display.windows import Display
from tests.lobby.windows import Lobby
from tests.makers import queue as maker

HERE = tuple(entry for entry in DIRECTORY if entry.id != "today")


@pytest.fixture
def clock() -> maker.JumpingClock:
    """Nine o'clock."""
    return maker.JumpingClock()


@pytest.fixture
def house(place, clock) -> Iterator[Business]:
    """The business, on each of the two databases."""
    with maker.a_house(place, clock) as opened:
        yield opened


@pytest.fixture
def a_display(house, qtbot) -> Callable[..., Display]:
    """A display of a size."""

    def make(size: tuple[int, int] = (1920, 1080), **more) -> Display:
        window = Display(house, **more)
        qtbot.addWidget(window)
        window.resize(*size)
        window.show()
        return window

    return make


@pytest.fixture
def a_lobby(house, qtbot) -> Callable[..., Lobby]:
    """A kiosk with every screen that the program gives it."""

    def make(size: tuple[int, int] = (1080, 1920), **more) -> Lobby:
        window = Lobby(house, directory=HERE, **more)
        qtbot.addWidget(window, before_close_func=lambda made: made.leave())
        window.resize(*size)
        window.show()
        return window

    return make
