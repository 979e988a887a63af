"""Show text in real windows: typed at the desk, read and answered at the kiosk, gone from both at the end."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.app.calling import Calling
from kiosk.core.by import Customer, Person
from kiosk.core.task import Role, Skill
from kiosk.lobby.display import service
from kiosk.lobby.display.rules import LONGEST, TroubleSort
from kiosk.lobby.help import service as helps
from kiosk.records.settings import service as settings
from kiosk.records.settings.rules import StationKind
from kiosk.shell.bars import Ease
from kiosk.ui.text_poster import LEAST
from tests.lobby.display.screens.conftest import HERE
from tests.lobby.display.screens.test_display import LOOKS
from tests.lobby.display.windows import announcing, doing
from tests.lobby.hands import beside_the_window, cut_labels, press, small_targets, words_of
from tests.makers import desks
from tests.makers.staff import OWNER, a_person

KIOSK, OTHER = "Kiosk 1", "Kiosk 2"
SECRET, ANSWER = "Zwetschgenkompott um halb vier", "Quittenbrot"


@pytest.fixture
def stations(house):
    """Two kiosks and a display."""
    for name, kind in (
        (KIOSK, StationKind.LOBBY), (OTHER, StationKind.LOBBY), ("Display 1", StationKind.DISPLAY),
    ):  # fmt: skip
        house.do(settings.add_station, by=OWNER, name=name, kind=kind, touch=False)


@pytest.fixture
def a_desk(house, stations, qtbot):
    """A desk at which Ana is signed in."""

    def make():
        ana = Person(a_person(house, Skill.WELCOME, name="Ana Lindqvist"), Role.RECEPTION)
        window = desks.a_desk(house, HERE, qtbot=qtbot, station="Desk 1")
        window.context.sign_in(ana, name="Ana Lindqvist", role="Reception")
        return window

    return make


def page_of(window):
    return window.navigator.current


def entry_of(window):
    return window.navigator.entry.id


def test_that_it_stands_on_the_chosen_kiosk_as_it_is_typed_and_the_answer_comes_back(
    house, a_desk, a_lobby, qtbot
):
    desk, kiosk, other = a_desk(), a_lobby(station=KIOSK), a_lobby(station=OTHER)
    announcing(house, kiosk, other, desk)
    desk.go("text.show", where=KIOSK)
    page = page_of(desk)
    for typed in ("Zwe", "Zwetschgenkompott", SECRET):
        page.box.set_text(typed)
        assert page_of(kiosk).poster.words == typed
    assert (entry_of(kiosk), entry_of(other)) == ("text.shown", "home")
    press(qtbot, kiosk, "text.yes")
    assert "Yes" in " ".join(words_of(page.talk))
    press(qtbot, kiosk, "text.type")
    page_of(kiosk).field.set_text(ANSWER)
    page_of(kiosk)._answer_typed()
    assert ANSWER in " ".join(words_of(page.talk))
    assert page_of(kiosk).field.text() == ""


def test_that_the_end_leaves_no_word_in_any_widget_of_either_window(house, a_desk, a_lobby, qtbot):
    desk, kiosk = a_desk(), a_lobby(station=KIOSK)
    announcing(house, kiosk, desk)
    desk.go("text.show", where=KIOSK)
    page = page_of(desk)
    page.box.set_text(SECRET)
    there = page_of(kiosk)
    there.field.set_text(ANSWER)
    there._answer_typed()
    press(qtbot, desk, "text.show.clear")
    assert entry_of(kiosk) == "home"
    QApplication.processEvents()
    for window in (desk, kiosk):
        held = " ".join(words_of(window))
        held += " ".join(str(vars(each)) for each in window.findChildren(QWidget))
        assert SECRET not in held
        assert ANSWER not in held
    assert page.box.toPlainText() == ""
    assert not page.box.document().isUndoAvailable()
    assert house.read(service.shown_here, where=KIOSK) is None


def test_that_what_a_customer_was_doing_is_there_again_after_it(house, a_desk, a_lobby):
    desk, kiosk = a_desk(), a_lobby(station=KIOSK)
    kiosk.go("pickup.find")
    find = page_of(kiosk)
    find.fact.field.edit.setText("4242")
    announcing(house, kiosk, desk)
    desk.go("text.show", where=KIOSK)
    page_of(desk).box.set_text("One moment, please.")
    assert entry_of(kiosk) == "text.shown"
    page_of(desk).end()
    assert page_of(kiosk) is find
    assert find.fact.field.edit.text() == "4242"


def test_that_whoever_signs_out_clears_the_screen(house, a_desk, a_lobby):
    desk, kiosk = a_desk(), a_lobby(station=KIOSK)
    announcing(house, kiosk, desk)
    desk.go("text.show", where=KIOSK)
    page_of(desk).box.set_text(SECRET)
    desk.context.sign_out()
    assert house.read(service.shown_here, where=KIOSK) is None
    assert entry_of(kiosk) == "home"


def test_that_another_screen_is_chosen_and_the_first_one_cleared(house, a_desk, a_lobby, a_display):
    desk, kiosk, display = a_desk(), a_lobby(station=KIOSK), a_display()
    announcing(house, display, kiosk, desk)
    desk.go("text.show", where=KIOSK)
    page = page_of(desk)
    page.box.set_text(SECRET)
    page.where.set_value("Display 1")
    page._on_where("Display 1")
    assert (entry_of(kiosk), entry_of(display)) == ("home", "display.text")
    assert display.page.poster.words == SECRET
    assert not display.page.yes.isVisible()
    page.end()
    assert entry_of(display) == "display.board"
    assert SECRET not in " ".join(words_of(display))


def test_that_one_key_opens_it_where_somebody_is_signed_in(house, a_desk, qtbot):
    desk = a_desk()
    telling = announcing(house, desk)
    assert telling is not None
    qtbot.waitUntil(desk.isActiveWindow)
    QTest.keyClick(desk.windowHandle(), Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: entry_of(desk) == "text.show")


def test_that_a_colleague_who_shows_something_there_is_said(house, a_desk, a_lobby):
    desk = a_desk()
    ben = Person(a_person(house, Skill.WELCOME, name="Ben"), Role.RECEPTION)
    house.do(service.show_text, ben, None, "Desk 2", where=KIOSK, text="Hello", language="en")
    desk.go("text.show", where=KIOSK)
    page_of(desk).box.set_text("Mine")
    assert house.read(service.shown_here, where=KIOSK).text == "Hello"
    assert any("colleague shows" in each for each in words_of(desk.notices))


def test_that_a_text_is_as_large_as_it_fits_and_never_smaller_than_is_read_across_a_counter(
    house, a_display
):
    window = a_display()
    ana = Person(a_person(house, Skill.WELCOME), Role.RECEPTION)
    sizes = []
    for text in ("Yes.", "word " * 20, "word " * 47):
        house.do(
            service.show_text, ana, None, "Desk 1", where="Display 1", text=text, language="en"
        )
        window.go("display.text")
        window.page.refresh()
        QApplication.processEvents()
        sizes.append(window.page.poster.size_of_words)
    assert sizes == sorted(sizes, reverse=True)
    assert (sizes[0], sizes[-1] >= LEAST) == (124, True)


@LOOKS
@pytest.mark.parametrize("language", ["en", "de", "ar"])
@pytest.mark.parametrize(
    ("size", "scale"), [((1080, 1920), 1.0), ((1080, 1920), 2.0), ((1920, 1080), 1.0)]
)
def test_that_every_word_and_button_of_the_kiosk_has_its_room(
    house, a_lobby, language, size, scale
):
    ana = Person(a_person(house, Skill.WELCOME), Role.RECEPTION)
    shown = house.do(
        service.show_text, ana, None, "Desk 1", where=KIOSK, text="word " * 47, language=language
    )
    house.do(service.answer_text, Customer(), None, KIOSK, shown=shown, answer="x " * 100)
    window = a_lobby(size, language=language, station=KIOSK)
    window._show_ease(Ease(scale=scale))
    window.go("text.shown")
    for typing in (False, True):
        if typing:
            page_of(window)._toggle()
        assert cut_labels(window) == []
        assert beside_the_window(window) == []
        assert small_targets(window) == []


def test_that_the_box_takes_so_many_signs_and_gives_nothing_back(house, a_desk):
    desk = a_desk()
    desk.go("text.show")
    box = page_of(desk).box
    box.set_text("x" * (LONGEST + 50))
    assert len(box.text()) == LONGEST
    box.wipe()
    box.undo()
    assert box.text() == ""


# --------------------------------------------------------------------------- what kiosks cannot do


def test_that_every_desk_says_it_until_somebody_has_seen_to_it(house, a_desk, qtbot):
    desk, other = a_desk(), a_desk()
    calling = Calling(doing(house))
    for window in (desk, other):
        calling.serve(window)
    house.do(service.note_trouble, Customer(), None, KIOSK, kind=TroubleSort.NO_PAPER, detail="E4")
    calling.look()
    for window in (desk, other):
        (bar,) = window.calls.bars.values()
        assert "Kiosk 1 has no paper. Numbers are shown large there. E4" in bar.accessibleName()
    (bar,) = desk.calls.bars.values()
    bar.pressed_open.emit()
    calling.look()
    assert desk.calls.bars == other.calls.bars == {}


def test_that_a_call_for_help_leads_to_it_with_the_screen_that_is_meant(house, a_desk, qtbot):
    helping = house.do(helps.call, Customer(), None, KIOSK, language="en")
    desk = a_desk()
    desk.go("help.calls")
    press(qtbot, desk, f"help.{helping}.text")
    assert entry_of(desk) == "text.show"
    assert page_of(desk).where.value() == KIOSK
