"""A kiosk tells every desk what it cannot do, and the act is in the audit trail."""

import pytest

from kiosk.app.lobby_troubles import LobbyTroubles
from kiosk.core.change import Change
from kiosk.lobby.display import service
from kiosk.lobby.display.rules import TroubleSort
from tests.lobby.windows import LOBBY, Lobby


@pytest.fixture
def database_kind():
    """A window is a window on either database."""
    return "embedded"


@pytest.fixture
def lobby(qtbot, business):
    at = [1000.0]
    window = Lobby(business, clock=lambda: at[0])
    window.at = at
    qtbot.addWidget(window)
    window.resize(1080, 1920)
    window.show()
    LobbyTroubles(window)
    yield window
    window.leave()


def open_at(business):
    return [(each.station, each.kind) for each in business.read(service.troubles)]


def test_that_ten_dropped_chords_are_known_at_the_desk_at_once(business, lobby):
    heard = []
    deaf = business.listen(lambda changes: heard.extend(kind for kind, _ref in changes))
    for _each in range(9):
        lobby.gate.chord_dropped.emit()
    assert open_at(business) == []
    lobby.gate.chord_dropped.emit()
    deaf()
    assert open_at(business) == [(LOBBY, TroubleSort.TRIES)]
    assert Change.KIOSK_TROUBLE in heard
    assert lobby.tilt_cover.isVisible()


def test_that_a_printer_without_an_answer_is_told_until_it_prints_again(business, lobby):
    lobby.context._print_pdf = lambda _name, _pdf: ""
    assert lobby.context.print_pdf("receipt", b"") == ""
    assert open_at(business) == [(LOBBY, TroubleSort.NO_PAPER)]
    lobby.context._print_pdf = lambda _name, _pdf: "here"
    lobby.context.print_pdf("receipt", b"")
    assert open_at(business) == []


def test_that_three_unreadable_codes_are_the_scanners_and_one_good_one_ends_it(business, lobby):
    for wait in (0, 200, 1, 1):
        lobby.at[0] += wait
        assert open_at(business) == []
        lobby.gate.unreadable.emit()
    assert open_at(business) == [(LOBBY, TroubleSort.NO_SCANNER)]
    lobby.gate.scanned.emit("PU-77-2")
    assert open_at(business) == []


def test_that_nothing_is_told_while_the_business_is_still_being_opened(business, lobby):
    lobby.context.waits = True
    for _each in range(10):
        lobby.gate.chord_dropped.emit()
    assert open_at(business) == []
