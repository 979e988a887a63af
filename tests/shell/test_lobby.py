"""The lobby's window: a session begins at home, and nothing of it is left when it ends."""

import gc
import weakref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard, QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from kiosk.core.by import Customer
from kiosk.core.change import Change
from kiosk.core.ids import VisitId
from kiosk.devices.sound import Beep
from kiosk.devices.speech import SilentSpeech
from kiosk.ui.buttons import Button
from tests.shell.hands import click, find, settle_deletes, wait
from tests.shell.samples import CODE, a_lobby

CANARY = "Jonas Weir"


@pytest.fixture
def lobby(qtbot):
    window = a_lobby(qtbot)
    yield window
    window.leave()


def test_that_home_has_no_bar_and_a_flow_page_has_one(qtbot, lobby):
    assert not lobby.top.isVisible()
    lobby.go("find")
    assert find(lobby, "shell.title").text() == "Pick up"
    click(qtbot, lobby, "shell.back")
    assert lobby.navigator.entry.id == "home"
    assert not lobby.top.isVisible()


def test_that_help_is_offered_everywhere_but_on_its_own_page(qtbot, lobby):
    lobby.go("find")
    click(qtbot, lobby, "shell.help")
    assert lobby.navigator.entry.id == "help"
    assert not lobby.top.help_button.isVisible()


def test_that_the_first_control_has_the_focus_after_a_change_of_page(lobby):
    lobby.go("find")
    assert QApplication.focusWidget() is lobby.navigator.current.field


def ends_by_finishing(qtbot, lobby):
    lobby.context.home()


def ends_by_the_clock(qtbot, lobby):
    wait(lobby, 50)
    wait(lobby, 20)


def ends_by_the_answer(qtbot, lobby):
    wait(lobby, 50)
    click(qtbot, lobby, "shell.idle.done")


def ends_by_going_back(qtbot, lobby):
    lobby.back()
    lobby.back()


def ends_by_another_code(qtbot, lobby):
    lobby.gate.scanned.emit("SOMEBODY-ELSE")


@pytest.mark.parametrize(
    "end",
    [
        ends_by_finishing,
        ends_by_the_clock,
        ends_by_the_answer,
        ends_by_going_back,
        ends_by_another_code,
    ],
)
def test_that_no_word_of_a_session_is_left(qtbot, lobby, end):
    lobby.context.act_as(Customer(VisitId(3)))
    lobby.go("find")
    lobby.go("lines")
    page = lobby.navigator.current
    page.field.setText(CANARY)
    page.title.setText(CANARY)
    page.go_on.set_words(CANARY)
    lobby.notice("waiting", CANARY, CANARY, None)
    lobby.popover.open_at(page.go_on, lobby_closed())
    QGuiApplication.clipboard().setText(CANARY)
    end(qtbot, lobby)
    if end is not ends_by_going_back and end is not ends_by_another_code:
        assert QGuiApplication.clipboard().text() == ""
        assert QGuiApplication.clipboard().text(QClipboard.Mode.Selection) == ""
        assert lobby.notices.facts() == []
    lobby.clock.at += 2
    lobby.go("help")
    settle_deletes()
    assert lobby.context.by() == Customer()
    assert [word for word in every_word() if CANARY in word] == []


def lobby_closed():
    from kiosk.ui.screen import Closed

    return Closed("Ask at the desk.")


def every_word():
    for widget in QApplication.allWidgets():
        yield widget.accessibleName()
        yield widget.accessibleDescription()
        yield widget.windowTitle()
        yield widget.toolTip()
        if isinstance(widget, QLabel | QLineEdit):
            yield widget.text()
        if isinstance(widget, Button):
            yield widget.words


def test_that_a_wipe_forgets_language_and_size(qtbot, lobby):
    lobby.context.speak("ar")
    click(qtbot, lobby, "shell.access.text")
    click(qtbot, lobby, "shell.access.contrast")
    lobby.go("lines")
    lobby.wipe()
    assert lobby.context.language == "en"
    assert lobby.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert lobby.theme.scale == 1.0
    assert lobby.theme.scheme == "light"


def test_that_a_change_of_language_keeps_what_was_typed(lobby):
    lobby.go("lines")
    lobby.navigator.current.field.setText(CANARY)
    lobby.context.speak("ar")
    assert lobby.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert lobby.navigator.current.field.text() == CANARY


def test_that_a_hundred_sessions_leak_no_widget(qtbot, lobby):
    def session():
        lobby.gate.scanned.emit(CODE)
        lobby.clock.at += 2
        lobby.go("lines")
        lobby.notice("waiting", "A fact.", "", None)
        wait(lobby, 46)
        lobby.wipe()
        settle_deletes()

    session()
    before = len(QApplication.allWidgets())
    for _ in range(100):
        session()
    assert len(QApplication.allWidgets()) == before


def test_that_no_page_of_a_session_stays_alive(qtbot, lobby):
    lobby.go("find")
    lobby.go("lines")
    pages = [weakref.ref(page) for page in lobby.navigator.screens()]
    lobby.wipe()
    settle_deletes()
    gc.collect()
    assert [page() for page in pages] == [None, None, None]


@pytest.mark.slow
def test_that_six_hundred_sessions_leak_no_widget(qtbot, lobby):
    for _ in range(6):
        test_that_a_hundred_sessions_leak_no_widget(qtbot, lobby)


def test_that_a_code_goes_to_the_screen_that_takes_codes(lobby):
    lobby.gate.scanned.emit(CODE)
    assert lobby.navigator.entry.id == "find"
    assert lobby.seen.scanned == [CODE]
    lobby.clock.at += 2
    page = lobby.navigator.current
    lobby.gate.scanned.emit("PU-7-2")
    assert lobby.navigator.current is page
    assert lobby.seen.scanned == [CODE, "PU-7-2"]


def test_that_a_code_read_twice_is_heard_once(lobby):
    lobby.gate.scanned.emit(CODE)
    lobby.gate.scanned.emit(CODE)
    assert lobby.seen.scanned == [CODE]


def test_that_a_code_is_heard_under_the_question(lobby):
    lobby.go("lines")
    wait(lobby, 50)
    lobby.gate.scanned.emit(CODE)
    assert lobby.idle_cover.isHidden()
    assert lobby.navigator.current.isVisible()
    assert lobby.seen.scanned == [CODE]


def test_that_a_code_that_cannot_be_read_says_so(lobby):
    lobby.gate.unreadable.emit()
    assert lobby.sound.heard == [Beep.WRONG]
    assert "This code cannot be read." in lobby.notices.facts()[0]


def test_that_ten_chords_in_half_a_minute_tilt(qtbot, lobby):
    lobby.go("lines")
    told = []
    lobby.tilted.connect(lambda: told.append(lobby.clock.at))
    for _ in range(9):
        lobby.gate.chord_dropped.emit()
    assert told == []
    lobby.gate.chord_dropped.emit()
    assert told == [lobby.clock.at]
    assert lobby.tilt_cover.isVisible()
    assert not lobby.navigator.current.isVisible()
    lobby.gate.scanned.emit(CODE)
    assert lobby.seen.scanned == []
    wait(lobby, 31)
    assert lobby.tilt_cover.isHidden()
    assert lobby.navigator.current.isVisible()


def test_that_slow_chords_do_not_tilt(lobby):
    for _ in range(20):
        lobby.gate.chord_dropped.emit()
        lobby.clock.at += 4
    assert lobby.tilt_cover.isHidden()


def test_that_the_window_does_not_close(lobby):
    event = QCloseEvent()
    lobby.closeEvent(event)
    assert not event.isAccepted()
    assert not lobby.close()
    assert lobby.isVisible()


def test_that_staff_can_close_it(qtbot):
    window = a_lobby(qtbot)
    with qtbot.waitSignal(window.left):
        window.leave()
    assert not window.isVisible()


def test_that_reading_aloud_is_closed_where_no_voice_answers(qtbot):
    window = a_lobby(qtbot, speech=SilentSpeech(answers=False))
    assert find(window, "shell.access.aloud").closed
    click(qtbot, window, "shell.access.aloud")
    assert not window.ease.aloud
    assert find(window, "shell.popover.reason").text().startswith("This screen has no voice")
    window.leave()


def test_that_a_page_is_read_aloud_but_not_what_was_typed(qtbot, lobby):
    click(qtbot, lobby, "shell.access.aloud")
    lobby.go("lines")
    lobby.navigator.current.field.setText(CANARY)
    lobby.reader.read(lobby.navigator.current)
    said, language = lobby.speech.said[-1]
    assert said == "Pick up. A field. Go on. Back"
    assert language == "en"


def test_that_low_reach_puts_every_target_into_the_lower_half(qtbot, lobby):
    lobby.go("lines")
    click(qtbot, lobby, "shell.access.reach")
    qtbot.waitUntil(lambda: lobby.top.y() >= 960)
    for name in ("shell.back", "shell.help", "lines.field", "lines.go_on", "lines.other"):
        control = find(lobby, name)
        assert control.mapTo(lobby, control.rect().topLeft()).y() >= 960, name


@pytest.mark.parametrize("scale_presses", [0, 1, 2])
def test_that_targets_are_large_enough(qtbot, lobby, scale_presses):
    for _ in range(scale_presses):
        find(lobby, "shell.access.text").pressed_open.emit()
    lobby.go("lines")
    for name in ("shell.back", "shell.help", "shell.access.text", "shell.access.aloud"):
        control = find(lobby, name)
        assert min(control.width(), control.height()) >= 72, name


def test_that_a_hidden_page_is_refreshed_when_the_cover_goes(lobby):
    lobby.go("lines")
    wait(lobby, 50)
    lobby.changed([Change.PICKUP])
    assert lobby.seen.refreshed == []
    lobby.still_here()
    assert lobby.seen.refreshed == ["lines"]


def test_that_a_change_refreshes_only_who_listens(lobby):
    lobby.go("lines")
    lobby.changed([Change.SETTINGS])
    assert lobby.seen.refreshed == []
    lobby.changed([Change.PICKUP])
    assert lobby.seen.refreshed == ["lines"]


def test_that_staff_can_ask_to_leave_by_holding_the_corner(qtbot, lobby):
    lobby.corner._hold.setInterval(1)
    with qtbot.waitSignal(lobby.staff_asked):
        qtbot.mousePress(lobby.corner, Qt.MouseButton.LeftButton)
    assert lobby.isVisible()
