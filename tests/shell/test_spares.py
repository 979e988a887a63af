"""Spare pages: made at home while nobody is known, shown once, and gone as soon as they would be wrong."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from kiosk.shell.bars import Ease
from kiosk.ui.entry import Entry, Later
from kiosk.ui.screen import Window
from tests.shell.hands import find, settle_deletes
from tests.shell.samples import Sample, Seen, a_lobby, entries

LIKELY = ("find", "home")


@pytest.fixture
def lobby(qtbot):
    window = a_lobby(qtbot, likely=LIKELY)
    yield window
    window.leave()


def spares(window):
    """The pages that wait, by their names."""
    return {name: spare.screen for name, spare in window.spares._made.items() if spare.arranged}


def rest(qtbot, window):
    """Until nothing is left to make."""
    qtbot.waitUntil(lambda: set(spares(window)) == set(LIKELY))
    return spares(window)


def test_that_a_resting_home_has_the_next_pages_ready_and_a_tap_shows_the_very_one(qtbot, lobby):
    made = rest(qtbot, lobby)["find"]
    assert not made.isVisible()
    lobby.go("find")
    assert lobby.navigator.current is made
    assert made.isVisible()
    assert find(lobby, "find.go_on").isVisible()
    assert lobby.seen.opened[-1] == ("find", {})


def test_that_a_spare_page_asks_nothing_until_it_is_shown(qtbot, lobby):
    before = list(lobby.seen.opened)
    made = rest(qtbot, lobby)
    assert lobby.seen.opened == before
    assert not any(page.asking for page in made.values())


def test_that_a_page_that_was_shown_is_no_spare_and_is_destroyed(qtbot, lobby):
    first = rest(qtbot, lobby)["find"]
    lobby.go("find")
    assert "find" not in lobby.spares._made
    lobby.back()
    settle_deletes()
    assert not shiboken6.isValid(first)
    second = rest(qtbot, lobby)["find"]
    lobby.go("find")
    assert lobby.navigator.current is second


def test_that_nothing_is_made_while_somebody_is_on_the_way(qtbot, lobby):
    lobby.go("find")
    lobby.spares.rest()
    lobby.spares._step()
    assert spares(lobby) == {}
    # What was made before is of nobody, and stays for the next one.
    lobby.home()
    made = rest(qtbot, lobby)
    lobby.go("find")
    lobby.navigator.current.field.setText("Jonas Weir")
    lobby.spares._step()
    assert lobby.spares._made.keys() == {"home"}
    lobby.home()
    assert lobby.navigator.current is made["home"]


def test_that_another_language_throws_the_spares_away(qtbot, lobby):
    made = rest(qtbot, lobby)
    lobby.context.speak("de")
    settle_deletes()
    assert not any(shiboken6.isValid(page) for page in made.values())
    lobby.go("find")
    assert find(lobby, "find.go_on").words == lobby.context.t("Go on") != "Go on"


def test_that_spares_made_in_one_language_are_not_shown_in_another_after_a_wipe(qtbot, lobby):
    lobby.context.speak("de")
    rest(qtbot, lobby)
    lobby.go("find")
    lobby.home()
    assert find(lobby, "home.go_on").words == "Go on"
    rest(qtbot, lobby)
    lobby.go("find")
    assert find(lobby, "find.go_on").words == "Go on"


def test_that_another_look_and_another_size_throw_the_spares_away(qtbot, lobby):
    made = rest(qtbot, lobby)
    lobby._show_ease(Ease(contrast=True))
    settle_deletes()
    assert not any(shiboken6.isValid(page) for page in made.values())
    made = rest(qtbot, lobby)
    lobby.resize(900, 1600)
    lobby.go("find")
    settle_deletes()
    assert not shiboken6.isValid(made["find"])


def test_that_a_wipe_leaves_nothing_and_that_the_number_of_widgets_stays(qtbot, lobby):
    counts = set()
    rest(qtbot, lobby)
    for number in range(200):
        lobby.go("find")
        lobby.navigator.current.field.setText(f"Jonas Weir {number}")
        lobby.home()
        settle_deletes()
        # A person would rest here; the steps themselves are what counts.
        while set(spares(lobby)) != set(LIKELY):
            lobby.spares._step()
        if number % 20 == 0:
            texts = [w.text() for w in lobby.findChildren(QLineEdit)]
            texts += [w.text() for w in lobby.findChildren(QLabel)]
            assert not any("Jonas" in text for text in texts)
            counts.add(len(QApplication.allWidgets()))
    assert len(counts) == 1


def test_that_nothing_is_made_under_a_cover_or_after_the_window_has_gone(qtbot, lobby):
    lobby._cover(lobby.body)
    lobby.spares._step()
    assert lobby.spares._made == {}
    lobby._uncover(lobby.body)
    rest(qtbot, lobby)
    lobby.spares.forget()
    lobby.spares.rest()
    lobby.spares._step()
    assert lobby.spares._made == {}


def test_that_a_page_whose_file_is_not_there_yet_is_not_made(qtbot):
    """Importing it would hold up the window; it is imported behind the first answer."""
    seen = Seen()

    class Found(Sample):
        def __init__(self, context):
            super().__init__("find", seen, context)

    later = Later(lambda: Found)
    window = a_lobby(qtbot, likely=("find", "home"))
    entry = Entry("find", "Pick up", Window.LOBBY, None, frozenset(), later)
    window.directory["find"] = entry
    window.spares._likely = (entry, window.directory["home"])
    qtbot.waitUntil(lambda: set(spares(window)) == {"home"})
    assert not later.loaded
    later.load()
    qtbot.waitUntil(lambda: set(spares(window)) == {"find", "home"})
    window.leave()


def test_that_a_window_with_no_likely_page_makes_none(qtbot):
    window = a_lobby(qtbot)
    assert len(entries(window.seen, Window.LOBBY)) == 4
    window.spares.rest()
    window.spares._step()
    assert window.spares._made == {}
    window.leave()
