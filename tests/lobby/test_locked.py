"""1,760 chords on every page of the lobby: no window, no way out, no page that a customer cannot reach."""

import itertools

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.lobby.pages import PAGES, Guest, a_lobby, settle
from tests.shell.test_keys import CHORD, KEYS, modifier_sets

STAFF_ONLY = {"staff.exit"}


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
    # Ten chords would put the screen to rest; here every one is to meet the page.
    window.gate.chord_dropped.disconnect()
    yield window
    window.leave()


def at(lobby):
    return lobby.navigator.entry.id


def steady(lobby):
    """A stamp of its own for each key, so that none belongs to a scanner."""
    pace = itertools.count(1)
    lobby.gate.stamp = lambda _event: float(next(pace))


def strike(lobby, key, modifiers, *, through_window=False):
    """One key with its modifiers, and whatever the gate held of it."""
    target = lobby.windowHandle() if through_window else (lobby.focusWidget() or lobby)
    QTest.keyClick(target, key, modifiers)
    lobby.gate._on_pause()


@pytest.mark.parametrize("page", PAGES)
def test_that_no_chord_leads_anywhere(qtbot, business, lobby, page):
    guest = Guest(business, lobby)
    guest.go(page)
    shown, here = lobby.navigator.current, at(lobby)
    windows = set(QApplication.topLevelWidgets())
    steady(lobby)
    struck = 0
    for key, modifiers in itertools.product(KEYS[:110], modifier_sets()):
        if not modifiers & CHORD and not Qt.Key.Key_F1 <= key <= Qt.Key.Key_F35:
            continue
        struck += 1
        strike(lobby, key, modifiers, through_window=not struck % 40)
        assert lobby.navigator.current is shown, (key, modifiers)
    assert struck >= 110 * 14
    assert at(lobby) == here
    assert set(QApplication.topLevelWidgets()) == windows
    assert QApplication.activePopupWidget() is None
    assert lobby.isVisible()


@pytest.mark.parametrize("page", PAGES)
def test_that_a_plain_key_leads_only_where_a_customer_may_go(qtbot, business, lobby, page):
    guest = Guest(business, lobby)
    guest.go(page)
    windows = set(QApplication.topLevelWidgets())
    steady(lobby)
    plain = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
    for key, modifiers in itertools.product(KEYS, plain):
        before = lobby.navigator.current
        strike(lobby, key, modifiers)
        assert at(lobby) in lobby.directory
        if page not in STAFF_ONLY:
            assert at(lobby) not in STAFF_ONLY, (key, modifiers)
        assert lobby.isVisible()
        if lobby.navigator.current is not before:
            settle()
            guest.go(page)
    assert set(QApplication.topLevelWidgets()) == windows


@pytest.mark.parametrize("kind", [QEvent.Type.Close, QEvent.Type.EnterWhatsThisMode])
@pytest.mark.parametrize("page", ["home", "pickup.lines", "staff.exit"])
def test_that_nothing_but_a_proof_closes_it(qtbot, business, lobby, page, kind):
    Guest(business, lobby).go(page)
    QApplication.sendEvent(lobby, QEvent(kind))
    QApplication.sendEvent(lobby.windowHandle(), QEvent(kind))
    lobby.close()
    lobby.windowHandle().close()
    assert lobby.isVisible()
