"""Each page of the lobby, audited: names, roles, order of focus, sizes, reach, contrast, nothing cut."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from kiosk.shell.bars import Ease
from kiosk.ui.boxes import CodeBoxes, PinBoxes
from kiosk.ui.keyboard import OnScreenKeyboard
from tests.lobby.hands import beside_the_window, cut_labels, small_targets
from tests.lobby.pages import PAGES, Guest, a_lobby

LONG = " ".join(["Wolfeschlegelsteinhausen-Bergerdorff"] * 5) + " Bartholomäus Zacharias"
LEAST = 72
OWN = (CodeBoxes, PinBoxes, OnScreenKeyboard)
"""Painted by ourselves, for which Qt has no role: they say what they are by their name."""


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
    yield window
    window.leave()


def settle():
    for _each in range(3):
        QApplication.processEvents()


def focusable(window):
    """Whatever Tab may come to, in the order in which the window hands the focus on."""
    found = []
    at = window.nextInFocusChain()
    while at is not window:
        takes = at.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes and at.isEnabled() and at.isVisibleTo(window):
            found.append(at)
        at = at.nextInFocusChain()
    return found


def nameless(window):
    """Controls without a name or a role for whoever cannot see them."""
    wrong = []
    for each in focusable(window):
        seen = QAccessible.queryAccessibleInterface(each)
        name = seen.text(QAccessible.Text.Name) if seen is not None else ""
        if not name.strip():
            wrong.append(f"no name: {each.objectName() or type(each).__name__}")
        plain = seen is None or seen.role() in (QAccessible.Role.NoRole, QAccessible.Role.Client)
        if plain and not isinstance(each, OWN):
            wrong.append(f"no role: {each.objectName() or type(each).__name__}")
    return wrong


def twins(window):
    """Two buttons of one name cannot be told apart by ear."""
    names = [
        (each.accessibleName(), each.accessibleDescription())
        for each in focusable(window)
        if isinstance(each, QAbstractButton)
    ]
    return sorted({name for name in names if names.count(name) > 1 and name[0]})


def trapped(window):
    """Tab goes round through exactly what is to be seen; where it does not, what it leaves out."""
    wanted = {each for each in focusable(window) if not in_group(each)}
    first = window.focusWidget()
    seen = set()
    for _each in range(4 * len(wanted) + 20):
        at = window.focusWidget()
        if at is None:
            return ["the focus is lost"]
        if at in seen and at is first:
            break
        seen.add(at)
        window.focusNextChild()
    return sorted(each.objectName() for each in wanted - seen)


def in_group(widget):
    """Of answers that shut each other out Tab stops at one; arrows go on."""
    return isinstance(widget, QAbstractButton) and (
        widget.autoExclusive() or widget.group() is not None
    )


def high(window, middle):
    """Whatever one can touch above the middle."""
    return [
        each.objectName()
        for each in window.findChildren(QWidget)
        if isinstance(each, QAbstractButton | QLineEdit)
        and each.isVisibleTo(window)
        and each.isEnabled()
        and each.mapTo(window, QPoint(0, 0)).y() < middle
    ]


def luminance(colour):
    parts = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(label, image, window):
    """Between the two ends of what a label's place shows: its ground and its ink."""
    at, ratio = label.mapTo(window, QPoint(0, 0)), image.devicePixelRatio()
    shown = [
        luminance(image.pixelColor(int((at.x() + x) * ratio), int((at.y() + y) * ratio)))
        for x in range(0, label.width(), 2)
        for y in range(0, label.height(), 2)
        if 0 <= at.x() + x < window.width() and 0 <= at.y() + y < window.height()
    ]
    if not shown:
        return 21.0
    return (max(shown) + 0.05) / (min(shown) + 0.05)


def pale(window, least=7.0):
    """Words that are too near to their ground, as they are painted."""
    image = window.grab().toImage()
    wrong = []
    for label in window.findChildren(QLabel):
        if not label.isVisibleTo(window) or not label.text().strip() or label.width() < 8:
            continue
        if label.visibleRegion().isEmpty():
            continue
        found = contrast(label, image, window)
        if found < least:
            wrong.append(f"{label.objectName()} {label.text()[:20]!r} {found:.1f}")
    return wrong


@pytest.mark.parametrize("page", PAGES)
def test_that_a_page_can_be_used_without_seeing_it(business, lobby, page):
    Guest(business, lobby).go(page)
    settle()
    assert nameless(lobby) == []
    assert twins(lobby) == []
    assert trapped(lobby) == []
    assert small_targets(lobby, LEAST) == []


@pytest.mark.parametrize("look", ["light", "contrast"])
@pytest.mark.parametrize("page", PAGES)
def test_that_words_stand_out_as_they_are_painted(business, lobby, page, look):
    guest = Guest(business, lobby)
    guest.go(page)
    lobby._show_ease(Ease(contrast=look == "contrast"))
    settle()
    assert pale(lobby) == []


@pytest.mark.parametrize("page", PAGES)
def test_that_low_reach_leaves_nothing_to_touch_above_the_middle(business, lobby, page):
    Guest(business, lobby).go(page)
    lobby._show_ease(Ease(low_reach=True))
    settle()
    assert high(lobby, 960) == []


@pytest.mark.parametrize("page", PAGES)
def test_that_a_name_of_two_hundred_signs_cuts_nothing_at_any_size(business, lobby, page):
    assert len(LONG) >= 200
    Guest(business, lobby, name=LONG).go(page)
    for scale in (1.0, 2.0):
        lobby._show_ease(Ease(scale=scale))
        settle()
        assert cut_labels(lobby) == [], scale
        assert beside_the_window(lobby) == [], scale
        assert lobby.navigator.width() <= lobby.pages.viewport().width()
