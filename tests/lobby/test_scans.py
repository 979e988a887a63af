"""What a hostile code does at each page that takes codes: it says so, and nothing else."""

import itertools

import pytest
from PySide6.QtWidgets import QLineEdit

from kiosk.devices.scanner import clean
from kiosk.ui.boxes import CodeBoxes
from tests.lobby.pages import Guest, a_lobby
from tests.shell.test_keys import type_as_a_wedge

HOSTILE = {
    "control characters": "PU\x0377\x0f2\x1b[2J",
    "a second code after Enter": "AAAAAAAA\rDELETE-ALL",
    "a tab in the middle": "PU-77\t-2\tADMIN",
    "4,296 characters": "A" * 4_296,
    "a path": "../../../../etc/passwd",
    "markup": "<img src='file:///etc/passwd'>",
    "a formula": "=CMD|'/C CALC'!A0",
    "a statement": "'; DROP TABLE visit; --",
    "a link": "HTTPS://SHOP.EXAMPLE/?X=1",
}
LOOK_ALIKE = "\u0420U-77-2"
"""Its first letter is Cyrillic."""


@pytest.fixture
def database_kind():
    """Screens look the same on either database."""
    return "embedded"


@pytest.fixture
def lobby(qtbot, business):
    window = a_lobby(business)
    qtbot.addWidget(window)
    window.resize(1080, 1920)
    window.show()
    qtbot.waitExposed(window)
    window.gate.chord_dropped.disconnect()
    pace = itertools.count()
    window.gate.stamp = lambda _event: next(pace) * 0.004
    yield window
    window.leave()


def typed(lobby):
    """Whatever stands in any field."""
    page = lobby.navigator.current
    fields = [each.text() for each in page.findChildren(QLineEdit)]
    return fields + [each.text() for each in page.findChildren(CodeBoxes)]


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize("page", ["home", "pickup.find", "pickup.lines", "help.call"])
def test_that_a_hostile_code_says_so_and_nothing_else(business, lobby, page, kind):
    Guest(business, lobby).go(page)
    before, shown = typed(lobby), lobby.navigator.current
    target = lobby.focusWidget() or lobby
    type_as_a_wedge(target, HOSTILE[kind] + "\r")
    lobby.gate._flush()
    assert lobby.isVisible()
    if lobby.navigator.current is shown:
        assert typed(lobby) == before
    else:
        # The clean part before an Enter is a code like any other; what came after it is dropped.
        assert lobby.navigator.entry.takes_codes
        assert "DELETE" not in "".join(typed(lobby))
    assert lobby.notices.facts() != []


def test_that_look_alike_letters_are_no_code():
    assert clean(LOOK_ALIKE) is None
    assert clean("\uff30U-77-2") is None
    assert clean("PU-77-2") == "PU-77-2"
