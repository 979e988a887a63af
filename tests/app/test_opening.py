"""Windows before their business is open: a tap waits for it, and nothing that was remembered stays false."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.app import remembered
from kiosk.app.windows import Hall
from kiosk.business import Business
from kiosk.core.facts import Facts
from kiosk.shell.window import ShellWindow
from tests.databases import Place
from tests.lobby.hands import press, sees, words_of

Opens = Callable[[Facts], Hall]
BEFORE = "Harbour Lane, as it was"


@pytest.fixture
def database_kind() -> str:
    """Windows are the same on both databases."""
    return "embedded"


@pytest.fixture
def opens(qapp: object, place: Place, business: Business) -> Iterator[Opens]:
    """A hall on the business as this PC remembers it; nobody has let it in yet."""
    made: list[Hall] = []

    def expecting(facts: Facts) -> Hall:
        root, path = business.home.root, business.engines.where.path
        remembered.keep(root, place.database, path, facts)
        expected = remembered.read(root, place.database)
        assert expected is not None
        made.append(Hall(expected))
        return made[-1]

    yield expecting
    for hall in made:
        hall.close()


def shown(qtbot: QtBot, window: ShellWindow) -> ShellWindow:
    window.resize(1080, 1920)
    window.show()
    qtbot.waitExposed(window)
    return window


def said_by(window: QWidget) -> set[str]:
    return {*words_of(window), window.windowTitle()}


def test_that_a_tap_before_the_business_is_open_waits_and_is_done_once(
    qtbot: QtBot, opens: Opens, business: Business
) -> None:
    hall = opens(business.facts)
    lobby = shown(qtbot, hall.lobby("Lobby 1", frameless=False))
    for _ in range(3):
        press(qtbot, lobby, "home.pickup")
    assert (lobby.navigator.steps, sees(lobby, "home.pickup")) == (1, True)
    hall.let_in(business)
    qtbot.waitUntil(lambda: sees(lobby, "pickup.keys.A") or lobby.navigator.steps > 1)
    entry = lobby.navigator.entry
    assert entry is not None
    assert (entry.id, lobby.navigator.steps) == ("pickup.find", 2)
    lobby.back()
    assert (lobby.navigator.steps, sees(lobby, "home.pickup")) == (1, True)


def test_that_of_two_taps_before_the_business_is_open_the_last_one_counts(
    qtbot: QtBot, opens: Opens, business: Business
) -> None:
    hall = opens(business.facts)
    lobby = shown(qtbot, hall.lobby("Lobby 1", frameless=False))
    press(qtbot, lobby, "home.pickup")
    press(qtbot, lobby, "home.help")
    hall.let_in(business)
    qtbot.waitUntil(lambda: lobby.navigator.steps > 1)
    entry = lobby.navigator.entry
    assert entry is not None
    assert (entry.id, lobby.navigator.steps) == ("help.call", 2)


@pytest.mark.parametrize("kind", ["lobby", "desk"])
def test_that_facts_that_changed_meanwhile_make_the_page_anew(
    qtbot: QtBot, opens: Opens, business: Business, kind: str
) -> None:
    old = replace(business.facts, name=BEFORE, language="de", languages=("de",), currency="CHF")
    hall = opens(old)
    open_window = {"lobby": hall.lobby, "desk": hall.desk}[kind]
    window = shown(qtbot, open_window("Station 1"))
    assert any(BEFORE in words for words in said_by(window))
    page = window.navigator.current
    hall.let_in(business)
    qtbot.waitUntil(lambda: not any(one.asking for one in window.navigator.screens()))
    assert kind == "desk" or window.navigator.current is not page
    assert not any(BEFORE in words for words in said_by(window))
    assert any(business.facts.name in words for words in said_by(window))
    context = window.context
    now = (context.language, context.languages, context.currency)
    assert now == ("en", business.facts.languages, business.facts.currency)
    assert hall.facts == business.facts


def test_that_facts_that_are_still_so_leave_the_page_as_it_stands(
    qtbot: QtBot, opens: Opens, business: Business
) -> None:
    hall = opens(business.facts)
    lobby = shown(qtbot, hall.lobby("Lobby 1", frameless=False))
    page = lobby.navigator.current
    hall.let_in(business)
    assert lobby.navigator.current is page


def test_that_the_rest_waits_until_the_pages_have_their_answers(
    qtbot: QtBot, opens: Opens, business: Business
) -> None:
    hall = opens(business.facts)
    desk = shown(qtbot, hall.desk("Desk 1"))
    hall.let_in(business)
    asked: list[bool] = []
    hall.when_quiet(lambda: asked.append(any(one.asking for one in desk.navigator.screens())))
    assert asked == []
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == [False]
