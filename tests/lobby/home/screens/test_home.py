"""Home as a visitor sees it: doors, languages, time, and every size in which it is read."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kiosk.core.refusal import Trouble, TroubleKind
from kiosk.front_office.queue import service as queue
from kiosk.records.settings import service as settings
from kiosk.shell.bars import Ease
from kiosk.ui import background
from tests.lobby.hands import cut_labels, find, high_targets, press, sees, small_targets
from tests.lobby.windows import Lobby
from tests.makers import pickup as makers
from tests.makers.staff import OWNER


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
    press(qtbot, lobby, "home.checkin")
    assert lobby.navigator.entry.id == "checkin.kind"
    lobby.wipe()
    press(qtbot, lobby, "home.help")
    assert lobby.navigator.entry.id == "help.call"


def test_that_a_closed_door_says_where_to_go_and_leads_nowhere(qtbot, lobby):
    door = "home.paperwork"
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


HOURS = ((0, 540, 1080), (1, 540, 1080))
"""Monday and Tuesday from nine to six."""


def at_hour(qtbot, business, hour, minute=0, day=13):
    business.do(settings.set_opening, by=OWNER, hours=HOURS)
    business.do(queue.start_with, by=OWNER)
    moment = datetime(2026, 4, day, hour - 2, minute, tzinfo=UTC)
    return a_lobby(qtbot, business, now=lambda: moment)


@pytest.mark.parametrize(
    ("hour", "minute", "title", "line", "open_door"),
    [
        (8, 0, "Good morning.", "We open at 09:00.", False),
        (12, 4, "Good afternoon.", "What brings you in today?", True),
        (17, 50, "Good afternoon.", "No more numbers today. We close at 18:00.", False),
        (18, 5, "We are closed.", "We open tomorrow at 09:00.", False),
    ],
)
def test_that_home_says_the_hours(qtbot, business, hour, minute, title, line, open_door):
    window = at_hour(qtbot, business, hour, minute)
    assert plain(find(window, "home.greeting").text()) == title
    assert plain(find(window, "home.question").text()) == line
    door = find(window, "home.checkin")
    assert door.closed is not open_door
    if hour in (8, 18):
        assert "09:00 to 18:00" in plain(find(window, "home.serving.served").text())
        assert plain(door.reason) == line
        assert not sees(window, "home.serving.waiting")
    # What is ready may be asked for at any hour, and somebody may be called.
    assert not find(window, "home.pickup").closed
    assert not find(window, "home.help").closed
    window.leave()


def test_that_the_picture_turns_with_the_clock(qtbot, business):
    moment = [datetime(2026, 4, 13, 6, 59, tzinfo=UTC)]
    business.do(settings.set_opening, by=OWNER, hours=HOURS)
    window = a_lobby(qtbot, business, now=lambda: moment[0])
    assert find(window, "home.checkin").closed
    moment[0] = datetime(2026, 4, 13, 7, 0, tzinfo=UTC)
    window.navigator.current._tell_time()
    assert not find(window, "home.checkin").closed
    assert plain(find(window, "home.question").text()) == "What brings you in today?"
    window.leave()


def plain(said):
    """Without the marks that keep a time in its line."""
    return "".join(sign for sign in said if sign not in "\u2066\u2067\u2068\u2069")


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


@pytest.mark.expected_logs
def test_that_a_kiosk_that_reaches_nobody_says_where_to_go_and_tries_again(qtbot, business):
    window = a_lobby(qtbot, business)
    reaches = window.context.submit
    window.context.submit = background.inline(no_network)
    window.navigator.current.refresh()
    assert "reaches nobody" in find(window, "home.hint").accessibleName()
    assert sees(window, "home.help")
    window.context.submit = reaches
    window.navigator.current._retry.timeout.emit()
    assert "Have a code?" in find(window, "home.hint").accessibleName()
    window.leave()


def no_network(_call):
    raise Trouble(TroubleKind.UNREACHABLE)
