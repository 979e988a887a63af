"""Fulfilment at the desk, on a real business: each state has one thing to do, and a scan does it."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.back_office.fulfilment import screens
from kiosk.back_office.fulfilment import service as fulfilment
from kiosk.back_office.fulfilment.service import Tab
from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.refusal import Trouble, TroubleKind
from kiosk.core.task import Role, Skill
from kiosk.desk.administration import screens as administration
from kiosk.records.stock import service as stock
from kiosk.records.stock.rules import PlaceKind
from kiosk.shell.desk import DeskWindow
from kiosk.ui.background import Call, Settled
from tests.documents import reading
from tests.makers import stock as stocked
from tests.makers.desks import Station, a_desk, find, press
from tests.makers.fulfilment import an_order, pick_all, picker, staged
from tests.makers.staff import a_person


@pytest.fixture
def out() -> Station:
    return Station()


@pytest.fixture
def by(business: Business) -> Person:
    return picker(business)


@pytest.fixture
def desk(qtbot: QtBot, business: Business, by: Person, out: Station) -> DeskWindow:
    entries = (*administration.SCREENS, *screens.SCREENS)
    window = a_desk(business, entries, qtbot=qtbot, out=out)
    window.context.sign_in(by, name="Chloe Marsh", role="Fulfilment")
    return window


def open_it(desk: DeskWindow) -> None:
    desk.open_room("fulfilment")


def scan(desk: DeskWindow, *codes: str) -> None:
    for code in codes:
        desk.navigator.current.scanned(code)


def there(desk: DeskWindow, name: str) -> bool:
    return any(each.isVisibleTo(desk) for each in desk.findChildren(object, name))


def numbers(business: Business, tab: Tab) -> list[str]:
    return [card.number for card in business.read(fulfilment.board, tab=tab).cards]


def cells(desk: DeskWindow) -> list[list[str]]:
    return [[cell.text for cell in row] for row in find(desk, "fulfilment.lines").rows.rows]


def test_that_an_empty_tab_says_how_things_get_there(desk):
    open_it(desk)
    assert find(desk, "fulfilment.none.fact").text() == "Nothing to pick"
    assert not there(desk, "fulfilment.scan")
    find(desk, "fulfilment.tabs").choose("on_shelf")
    assert find(desk, "fulfilment.none.fact").text() == "The shelf is empty"


def test_that_the_first_order_lies_open_and_picking_is_the_one_thing_to_do(business, desk):
    order = an_order(business)
    open_it(desk)
    assert find(desk, "fulfilment.title").text().startswith(f"Order \u2066{order.number}")
    assert cells(desk) == [["Oak frame A4", "1", "To pick"], ["Ivory mat", "1", "To pick"]]
    assert find(desk, "fulfilment.start").words == "Start picking"
    assert not there(desk, "fulfilment.pack")
    press(desk, "fulfilment.start")
    assert numbers(business, Tab.PICKING) == [order.number]
    assert find(desk, "fulfilment.tabs").current == "picking"


def test_that_the_scan_field_has_the_keyboard(qtbot, business, desk):
    an_order(business)
    open_it(desk)
    assert desk.focusWidget() is find(desk, "fulfilment.scan")
    press(desk, "fulfilment.start")
    assert desk.focusWidget() is find(desk, "fulfilment.scan")


def test_that_each_scan_counts_one_piece_and_sounds_right(business, desk, out):
    an_order(business, lines=2, quantity=2)
    open_it(desk)
    press(desk, "fulfilment.start")
    scan(desk, "SKU-1", "SKU-1")
    assert cells(desk)[0] == ["Oak frame A4", "2", "Scanned"]
    assert cells(desk)[1] == ["Ivory mat", "2", "Scan next"]
    assert find(desk, "fulfilment.progress").accessibleName() == "2 of 4"
    assert out.beeps == ["right", "right"]


def test_that_a_typed_number_counts_like_a_scan(business, desk):
    an_order(business)
    open_it(desk)
    press(desk, "fulfilment.start")
    field = find(desk, "fulfilment.scan")
    field.setText("sku-2")
    field.returnPressed.emit()
    assert field.text() == ""
    assert cells(desk)[1][2] == "Scanned"


def test_that_a_wrong_piece_stops_with_a_sound_and_says_what_to_do(business, desk, out):
    order = an_order(business)
    stocked.product(business, "OTHER", "Something else", in_store=3)
    open_it(desk)
    press(desk, "fulfilment.start")
    scan(desk, "OTHER")
    wrong = find(desk, "fulfilment.wrong")
    said = f"This does not belong to order \u2066{order.number}\u2069. Put it back."
    assert wrong.accessibleName() == said
    assert out.beeps == ["wrong"]
    assert find(desk, "fulfilment.progress").accessibleName() == "0 of 2"
    scan(desk, "SKU-1")
    assert not there(desk, "fulfilment.wrong")


def test_that_packing_waits_for_the_last_piece_and_says_so(business, desk):
    an_order(business)
    open_it(desk)
    press(desk, "fulfilment.start")
    assert find(desk, "fulfilment.pack").closed
    assert find(desk, "fulfilment.reason").text() == "Opens when 2 more pieces are scanned."
    assert find(desk, "fulfilment.later").closed
    scan(desk, "SKU-1")
    assert find(desk, "fulfilment.reason").text() == "Opens when the last piece is scanned."
    scan(desk, "SKU-2")
    assert not find(desk, "fulfilment.pack").closed
    assert not there(desk, "fulfilment.later")


def test_that_the_rest_comes_later_as_a_part_of_its_own(business, desk):
    order = an_order(business)
    open_it(desk)
    press(desk, "fulfilment.start")
    scan(desk, "SKU-1")
    press(desk, "fulfilment.later")
    assert cells(desk) == [["Oak frame A4", "1", "Package 1"]]
    assert numbers(business, Tab.TO_PICK) == [order.number]
    find(desk, "fulfilment.tabs").choose("to_pick")
    assert find(desk, "fulfilment.part").text() == "Part 2"
    press(desk, "fulfilment.start")
    assert cells(desk) == [["Ivory mat", "1", "Scan next"]]


def test_that_all_goes_into_one_package_unless_scanned_into_another(business, desk, by):
    order = an_order(business)
    pick_all(business, by, order.id)
    open_it(desk)
    find(desk, "fulfilment.tabs").choose("picking")
    assert find(desk, "fulfilment.pack").words == "Pack 2 pieces"
    press(desk, "fulfilment.add_box")
    scan(desk, "SKU-2")
    assert [row[2] for row in cells(desk)] == ["Package 1", "Package 2"]
    assert find(desk, "fulfilment.pack").words == "Pack into 2 packages"
    press(desk, "fulfilment.pack")
    assert [row[1] for row in cells(desk)] == [f"\u2066{order.number}-{n}\u2069" for n in (1, 2)]


def test_that_a_package_without_a_place_keeps_the_shelf_closed(business, desk, by):
    order = an_order(business)
    pick_all(business, by, order.id)
    open_it(desk)
    find(desk, "fulfilment.tabs").choose("picking")
    press(desk, "fulfilment.pack")
    assert find(desk, "fulfilment.stage").closed
    scan(desk, "a-01")
    assert cells(desk)[0][0] == "A-01"
    press(desk, "fulfilment.stage")
    assert numbers(business, Tab.ON_SHELF) == [order.number]
    assert find(desk, "fulfilment.tabs").current == "on_shelf"
    assert find(desk, "fulfilment.state").text() == "On the shelf"
    assert desk.notices.facts() == [f"Order {order.number} is on the shelf."]


def test_that_a_shelf_place_can_be_chosen_by_hand(business, desk, by):
    order = an_order(business)
    pick_all(business, by, order.id)
    open_it(desk)
    find(desk, "fulfilment.tabs").choose("picking")
    press(desk, "fulfilment.pack")
    shelf = find(desk, "fulfilment.shelf")
    shelf.set_value("A-01")
    shelf.chosen.emit("A-01")
    assert not find(desk, "fulfilment.stage").closed


def test_that_an_unknown_shelf_stops_and_may_be_added(business, desk, by, out):
    order = an_order(business)
    pick_all(business, by, order.id)
    person = a_person(business, Skill.PICK_AND_PACK, Skill.COUNT_STOCK, role=Role.FULFILMENT)
    desk.context.sign_in(Person(person, Role.FULFILMENT), name="Ana")
    open_it(desk)
    find(desk, "fulfilment.tabs").choose("picking")
    press(desk, "fulfilment.pack")
    scan(desk, "Z-99")
    assert out.beeps[-1] == "wrong"
    press(desk, "fulfilment.wrong.action")
    assert "Z-99" in [place.name for place in business.read(stock.places, kind=PlaceKind.SHELF)]
    assert cells(desk)[0][0] == "Z-99"


def test_that_unpacking_goes_back_to_the_bench(business, desk, by):
    order = an_order(business)
    pick_all(business, by, order.id)
    open_it(desk)
    find(desk, "fulfilment.tabs").choose("picking")
    press(desk, "fulfilment.pack")
    press(desk, "fulfilment.unpack")
    assert find(desk, "fulfilment.tabs").current == "picking"
    assert find(desk, "fulfilment.state").text() == "Picked"


def test_that_a_label_prints_with_place_and_readable_bars(business, desk, by, out):
    order = an_order(business)
    staged(business, by, order.id)
    open_it(desk)
    find(desk, "fulfilment.tabs").choose("on_shelf")
    press(desk, "fulfilment.labels")
    [(name, pdf)] = out.printed
    assert name == f"label-{order.number}-1"
    assert reading.codes(pdf) == [("Code 128", f"{order.number}-1")]
    assert "A-01" in reading.text(pdf)
    assert "Maren Sommer" in reading.text(pdf)


def test_that_a_scanned_package_opens_its_order_from_any_tab(business, desk, by, out):
    one, other = an_order(business), an_order(business)
    staged(business, by, one.id)
    open_it(desk)
    assert find(desk, "fulfilment.tabs").current == "to_pick"
    scan(desk, f"{one.number}-1")
    assert find(desk, "fulfilment.tabs").current == "on_shelf"
    assert one.number in find(desk, "fulfilment.title").text()
    scan(desk, "9999-1")
    assert out.beeps == ["right", "wrong"]
    assert other.number in numbers(business, Tab.TO_PICK)


def test_that_what_a_colleague_does_shows_at_once(business, desk, by):
    order = an_order(business)
    open_it(desk)
    colleague = picker(business)
    business.do(fulfilment.start, by=colleague, order=order.id)
    assert find(desk, "fulfilment.none.fact").text() == "Nothing to pick"
    find(desk, "fulfilment.tabs").choose("picking")
    assert find(desk, "fulfilment.hands").text().startswith("Colleague")


def test_that_somebody_without_the_skill_finds_the_buttons_closed(business, desk):
    an_order(business)
    person = a_person(business, name="Bo Lund")
    desk.context.sign_in(Person(person, Role.RECEPTION), name="Bo Lund")
    open_it(desk)
    assert find(desk, "fulfilment.start").closed
    press(desk, "fulfilment.start")
    assert numbers(business, Tab.PICKING) == []


def test_that_trouble_around_a_scan_does_not_hold_up_the_next(business, desk, out):
    an_order(business)
    open_it(desk)
    press(desk, "fulfilment.start")
    submit, troubled = desk.context.submit, []

    def failing_once(call: Call) -> Future[Any]:
        if call.verb is fulfilment.pick and not troubled:
            troubled.append(call)
            future = Settled()
            future.set_exception(Trouble(TroubleKind.BUSY))
            return future
        return submit(call)

    desk.context.submit = failing_once
    scan(desk, "SKU-1")
    assert cells(desk)[0][2] == "Scan next"
    scan(desk, "SKU-2")
    assert cells(desk)[1][2] == "Scanned"
    assert out.beeps == ["right"]


def test_that_a_long_list_scrolls_by_itself_and_never_the_page(business, desk):
    for _ in range(24):
        an_order(business, in_store=60)
    desk.resize(1280, 720)
    open_it(desk)
    QApplication.processEvents()
    assert len(find(desk, "fulfilment.rows").facts) == 24
    assert desk.pages.verticalScrollBar().maximum() == 0
    assert find(desk, "fulfilment.rows").verticalScrollBar().maximum() > 0
