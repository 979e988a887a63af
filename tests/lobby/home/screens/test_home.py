"""Home as a visitor sees it: doors, languages, time, and every size in which it is read."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kiosk.shell.bars import Ease
from tests.lobby.hands import cut_labels, find, high_targets, press, sees, small_targets
from tests.lobby.windows import Lobby
from tests.makers import pickup as makers


def a_lobby(qtbot, business, size=(1080, 1920), ease=None, **more):
    window = Lobby(business, **more)
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    if ease is not None:
        window._show_ease(ease)
    QApplication.processEvents()
    return window


def test_that_the_doors_of_this_issue_lead_somewhere(qtbot, lobby):
    press(qtbot, lobby, "home.pickup")
    assert lobby.navigator.entry.id == "pickup.find"
    lobby.wipe()
    press(qtbot, lobby, "home.help")
    assert lobby.navigator.entry.id == "help.call"


@pytest.mark.parametrize("door", ["home.checkin", "home.paperwork"])
def test_that_a_closed_door_says_where_to_go_and_leads_nowhere(qtbot, lobby, door):
    tile = find(lobby, door)
    assert tile.closed
    assert tile.reason == "Please come to the desk for this."
    press(qtbot, lobby, door)
    assert lobby.navigator.entry.id == "home"
    assert lobby.popover.isVisible()


def test_that_languages_stand_by_their_own_names_and_only_those_of_the_business(qtbot, lobby):
    row = find(lobby, "home.language")
    assert [segment.words for segment in row.segments] == ["English", "Deutsch", "العربية"]
    press(qtbot, lobby, "home.language.ar")
    assert lobby.context.language == "ar"
    assert lobby.layoutDirection() == Qt.LayoutDirection.RightToLeft
    QApplication.processEvents()
    pickup, checkin = find(lobby, "home.pickup"), find(lobby, "home.checkin")
    assert pickup.x() < checkin.x()


def test_that_it_greets_by_the_time_of_the_shop(qtbot, business):
    noon = datetime(2026, 4, 13, 10, 4, tzinfo=UTC)
    window = a_lobby(qtbot, business, now=lambda: noon)
    assert find(window, "home.greeting").text() == "Good afternoon."
    assert find(window, "home.clock").text() == "12:04"
    assert find(window, "home.day").text() == "Monday 13 April"
    window.leave()


def test_that_it_says_who_is_served_as_soon_as_somebody_is(qtbot, business, lobby):
    assert "Nobody" in find(lobby, "home.serving.served").text()
    made = makers.ready(business)
    found = makers.identify(business, made.code)
    makers.ask(business, found.visit)
    assert find(lobby, "home.serving.waiting").text() == "1 person"
    staff = makers.receptionist(business)
    makers.fetch(business, made.pickup, staff)
    served = find(lobby, "home.serving.served").text().replace("\u00a0", " ")
    assert "A 1" in served
    assert "Desk 1" in served


def test_that_a_code_scanned_at_home_goes_to_pick_up(qtbot, business, lobby):
    lobby._on_code(makers.ready(business).square)
    assert lobby.navigator.entry.id == "pickup.find"
    assert sees(lobby, "pickup.code.read")


SHAPES = {
    "upright": ((1080, 1920), Ease()),
    "wide": ((1920, 1080), Ease()),
    "low": ((1080, 1920), Ease(low_reach=True)),
    "wide low": ((1920, 1080), Ease(low_reach=True)),
    "text 150": ((1080, 1920), Ease(scale=1.5)),
    "text 200": ((1080, 1920), Ease(scale=2.0)),
    "wide text 200": ((1920, 1080), Ease(scale=2.0)),
    "contrast": ((1080, 1920), Ease(contrast=True)),
    "small": ((1280, 720), Ease()),
    "small upright": ((720, 1280), Ease()),
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("language", ["en", "de", "ar"])
def test_that_nothing_is_cut_and_every_target_fits_a_finger(qtbot, business, shape, language):
    size, ease = SHAPES[shape]
    window = a_lobby(qtbot, business, size, ease)
    window.context.speak(language)
    QApplication.processEvents()
    assert cut_labels(window) == []
    assert small_targets(window) == []
    for door in ("home.checkin", "home.pickup", "home.paperwork", "home.help"):
        assert find(window, door).width() >= find(window, door).minimumSizeHint().width()
    window.leave()


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080)])
def test_that_low_reach_leaves_no_target_in_the_upper_half(qtbot, business, size):
    window = a_lobby(qtbot, business, size, Ease(low_reach=True))
    assert high_targets(window, size[1] // 2) == []
    lowest = max(door.mapTo(window, door.rect().bottomLeft()).y()
                 for door in window.navigator.current.doors)  # fmt: skip
    assert lowest < size[1] - 112
    window.leave()
