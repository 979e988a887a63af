"""Roles in a desk's window: whose rooms the rail has, the strip, what stands over and beside the page."""

import functools

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk.core.change import Change
from kiosk.core.task import Role
from kiosk.shell.cover_bar import Cover
from kiosk.shell.desk import DeskWindow
from kiosk.shell.role_views import Roles, Stand
from kiosk.ui.notices import NoticeBar
from kiosk.ui.screen import Entry, Place, Window
from tests.shell.hands import click, find
from tests.shell.samples import ANA, Clock, Sample, Seen
from tests.ui.contexts import a_context

OWN = frozenset({Role.RECEPTION})
PICKING = Cover(
    7, Role.FULFILMENT, "Fulfilment", "You are covering Fulfilment for Chloe", "until 17:00."
)
BOOKS = Cover(
    8, Role.ACCOUNTING, "Accounting", "You are covering Accounting for Ben", "until 12:45."
)


class House:
    """How Ana stands; a test changes it and says so."""

    def __init__(self):
        self.stand = Stand(OWN)

    def __call__(self):
        return self.stand


@pytest.fixture
def house():
    return House()


@pytest.fixture
def desk(qtbot, house):
    seen, clock = Seen(), Clock()

    def entry(name, title, section="", role=None, place=Place.PAGE):
        return Entry(
            name, title, Window.DESK, None, frozenset({Change.COVER}),
            functools.partial(Sample, name, seen), section=section, icon="square", role=role,
            place=place,
        )  # fmt: skip

    rooms = [
        entry("signin", "Sign in"),
        entry("today", "Today", "Front office"),
        entry("customers", "Customers", "Front office"),
        entry("pick", "To pick", "Back office", Role.FULFILMENT),
        entry("books", "Books", "Back office", Role.ACCOUNTING),
        entry("people", "People", "Management"),
        entry("panel", "My roles", place=Place.DRAWER),
        entry("note", "Handover note", place=Place.DIALOG),
        entry("card", "How-to card", place=Place.BESIDE),
    ]
    context = a_context(business_name="Harbour Lane", station="Desk 1")
    roles = Roles(stand=house, panel="panel", how_to="card", leaving="note")
    window = DeskWindow(
        context, rooms, sign_in="signin", start="today", clock=clock, roles=roles
    )  # fmt: skip
    window.seen = seen
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    context.sign_in(ANA, name="Ana Lindqvist", role="Reception")
    return window


def stands(desk, house, *covers, own=OWN):
    house.stand = Stand(own, covers)
    desk.changed({Change.COVER})


def heads(desk):
    return [label.text() for label in desk.rail._heads.values() if label.isVisibleTo(desk)]


def test_that_rooms_of_roles_that_are_neither_mine_nor_covered_are_not_there(desk):
    assert desk.rail.rooms == ("today", "customers", "people")
    assert heads(desk) == ["Front office", "Management"]


def test_that_a_covered_role_has_its_rooms_below_my_own_work(desk, house):
    stands(desk, house, PICKING)
    assert desk.rail.rooms == ("today", "customers", "pick", "people")
    assert set(heads(desk)) == {"Front office", "Roles I cover", "Management"}
    assert find(desk, "rail.pick").property("covered") is True


def test_that_a_role_of_mine_has_its_rooms_where_they_belong(desk, house):
    stands(desk, house, own=frozenset({Role.RECEPTION, Role.FULFILMENT}))
    assert heads(desk) == ["Front office", "Back office", "Management"]
    assert find(desk, "rail.pick").property("covered") is False


def test_that_whoever_is_not_known_yet_misses_no_room(desk, house):
    house.stand = None
    desk.changed({Change.COVER})
    assert desk.rail.rooms == ("today", "customers", "pick", "books", "people")


def test_that_digits_open_the_rooms_that_are_there(qtbot, desk, house):
    stands(desk, house, PICKING)
    QTest.keyClick(desk, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: desk.navigator.entry.id == "pick")


def test_that_the_strip_says_the_cover_of_the_page_and_else_the_newest(desk, house):
    assert desk.roles.bar.isHidden()
    stands(desk, house, PICKING, BOOKS)
    assert find(desk, "cover_bar.words").text().startswith("You are covering Accounting for Ben")
    desk.open_room("pick")
    assert find(desk, "cover_bar.words").text().startswith("You are covering Fulfilment")


def test_that_the_person_box_says_the_role_that_is_covered(desk, house):
    stands(desk, house, PICKING)
    box = find(desk, "rail.person")
    assert (box.words, box.property("covers")) == ("Ana Lindqvist, Fulfilment", True)
    stands(desk, house)
    assert (box.words, box.property("covers")) == ("Ana Lindqvist, Reception", False)


def test_that_a_page_whose_role_is_gone_gives_way_to_my_own_work(desk, house):
    stands(desk, house, PICKING)
    desk.open_room("pick")
    stands(desk, house)
    assert desk.navigator.entry.id == "today"
    assert desk.roles.bar.isHidden()


def test_that_a_role_that_becomes_mine_keeps_its_page(desk, house):
    stands(desk, house, PICKING)
    desk.open_room("pick")
    stands(desk, house, own=frozenset({Role.RECEPTION, Role.FULFILMENT}))
    assert desk.navigator.entry.id == "pick"


def test_that_the_card_stands_beside_the_pages_of_the_role(qtbot, desk, house):
    stands(desk, house, PICKING)
    desk.open_room("pick")
    assert find(desk, "card.title")
    click(qtbot, desk, "cover_bar.how_to")
    assert desk.roles.beside.isHidden()
    desk.open_room("today")
    assert desk.roles.beside.isHidden()
    desk.open_room("pick")
    assert not desk.roles.beside.isHidden()


def test_that_the_arrows_open_my_roles_and_a_press_beside_them_closes(qtbot, desk):
    click(qtbot, desk, "rail.roles")
    assert find(desk, "panel.title")
    QTest.mouseClick(desk.roles.overs.drawer, Qt.MouseButton.LeftButton, pos=QPoint(300, 400))
    assert desk.roles.overs.top is None


def test_that_a_note_is_not_brushed_away(desk):
    desk.go("note")
    QTest.mouseClick(desk.roles.overs.dialog, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert find(desk, "note.title")
    desk.back()
    assert desk.roles.overs.top is None
    assert desk.navigator.entry.id == "today"


def test_that_a_note_stands_above_my_roles_and_going_back_shows_them(desk):
    desk.go("panel")
    desk.go("note")
    assert desk.roles.current.name == "note"
    desk.back()
    assert desk.roles.current.name == "panel"


def test_that_tab_stays_in_what_stands_over_the_page(qtbot, desk):
    desk.go("note")
    inside = desk.roles.overs.dialog
    for _ in range(6):
        assert inside.isAncestorOf(QApplication.focusWidget())
        inside.focusNextPrevChild(True)  # noqa: FBT003 - Qt's own
    inside.focusNextPrevChild(False)  # noqa: FBT003 - Qt's own
    assert inside.isAncestorOf(QApplication.focusWidget())


def test_that_the_focus_goes_back_to_where_it_was(desk):
    field = find(desk, "today.field")
    field.setFocus()
    desk.go("note")
    desk.back()
    assert desk.focusWidget() is field


def test_that_a_code_is_read_by_what_stands_over_the_page(desk):
    desk.go("note")
    desk.gate.scanned.emit("B-1")
    assert desk.seen.scanned == ["B-1"]


def test_that_another_page_closes_what_stood_over_it(desk):
    desk.go("panel")
    desk.open_room("customers")
    assert desk.roles.overs.top is None


def test_that_what_was_shown_is_destroyed_when_it_closes(desk):
    desk.go("note")
    desk.back()
    assert desk.roles.screens() == []


def test_that_a_covered_screen_shows_nothing_over_it(desk):
    desk.go("panel")
    desk.cover_now()
    assert desk.roles.overs.top is None
    desk.roles.open_panel()
    assert desk.roles.overs.top is None


def test_that_handing_back_opens_what_one_leaves(qtbot, desk, house):
    stands(desk, house, PICKING)
    click(qtbot, desk, "cover_bar.hand_back")
    assert ("note", {"session": 7}) in desk.seen.opened


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720)])
def test_that_my_roles_stand_at_the_end_of_the_line_in_every_language(desk, size):
    desk.resize(*size)
    desk.go("panel")
    frame = desk.roles.overs.drawer._frame.geometry()
    assert (frame.right() + 1, frame.height()) == (desk.width(), desk.height())
    desk.back()
    desk.context.speak("ar")
    desk.go("panel")
    assert desk.roles.overs.drawer._frame.geometry().left() == 0


def test_that_a_cover_that_others_end_is_said(desk, house):
    stands(desk, house, PICKING)
    stands(desk, house)
    said = [bar.accessibleName() for bar in desk.notices.findChildren(NoticeBar)]
    assert any("Your cover of Fulfilment has ended." in each for each in said)


def test_that_what_one_hands_back_oneself_is_not_said_twice(qtbot, desk, house):
    stands(desk, house, PICKING)
    click(qtbot, desk, "cover_bar.hand_back")
    stands(desk, house)
    assert not desk.notices.findChildren(NoticeBar)


def test_that_a_card_without_room_beside_the_page_stands_over_it(qtbot, desk, house):
    stands(desk, house, PICKING)
    desk.open_room("pick")
    desk.navigator.setMinimumWidth(1_100)
    desk.open_room("pick")
    assert desk.roles.beside.isHidden()
    click(qtbot, desk, "cover_bar.how_to")
    assert desk.roles.overs.drawer.shown_id == "card"
