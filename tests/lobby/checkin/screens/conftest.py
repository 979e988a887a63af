"""Screens look the same on either database: these tests run once, on the embedded one."""

import pytest


@pytest.fixture
def database_kind() -> str:
    """The embedded one only; what the acts do is proven on both elsewhere."""
    return "embedded"


@pytest.fixture
def lobby(qtbot, business):
    """A lobby's window on a business of its own, shown upright; it hears every change."""
    from tests.lobby.windows import Lobby

    window = Lobby(business)
    qtbot.addWidget(window)
    window.resize(1080, 1920)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.leave()
