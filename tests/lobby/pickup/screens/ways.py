"""The way of a customer through the lobby's pages, for the tests of each."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.lobby.hands import press, press_signs
from tests.lobby.windows import Lobby
from tests.makers import pickup as makers

FITS, WRONG = makers.PHONE[-4:], "0000"


def enter(qtbot: QtBot, lobby: Lobby, code: str, fact: str = FITS) -> None:
    """Home, pick up, the code on the keys, the last four of the phone, go on."""
    if lobby.navigator.entry.id == "home":
        press(qtbot, lobby, "home.pickup")
    press_signs(qtbot, lobby, code)
    press_signs(qtbot, lobby, fact)
    press(qtbot, lobby, "pickup.keys.go")


def at(lobby: Lobby) -> str:
    """Which page is shown."""
    return lobby.navigator.entry.id


def let_it_pass(lobby: Lobby) -> None:
    """The seconds of the slow-down."""
    page = lobby.navigator.current
    while page._slow:
        page._second()
