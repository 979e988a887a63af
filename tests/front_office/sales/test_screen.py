"""The counter at a desk, with hands: three actions, Enter takes it, and what is closed says why."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.task import Role, Skill
from kiosk.database.acting import task_of
from kiosk.ui.background import Call
from tests.front_office.sales.hands import (
    at_desk,
    key,
    plain,
    scan,
    sold,
    tap,
    there,
    type_in,
)
from tests.front_office.sales.test_selling import cash, left
from tests.makers import customers
from tests.makers import pickup as pickup_maker
from tests.makers import sales as made
from tests.makers import stock as stocked
from tests.makers.desks import find, press
from tests.makers.staff import a_person


def test_that_a_sale_takes_three_actions(business, goods, desk):
    actions = 0

    def act(name: str) -> None:
        nonlocal actions
        press(desk, name)
        actions += 1

    act(f"sales.key.{goods['SPRAY']}")
    act("sales.pay.given.1000")
    act("sales.pay.take")
    assert actions == 3
    assert [page.total for page in sold(business)] == [650]
    assert find(desk, "sales.done.figure").text() == "3.50"
    assert find(desk, "sales.done.title").text() == "Give back"
    assert left(business, goods["SPRAY"]) == 39


def test_that_a_scan_and_two_keys_do_it_without_a_mouse(business, goods, desk, qtbot, out):
    scan(desk, "4006381333931")
    press(desk, "sales.pay.given.exact")
    button = find(desk, "sales.pay.take")
    assert button.hasFocus() or desk.focusWidget() is button
    qtbot.keyClick(button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(sold(business)) == 1)
    assert "right" in out.beeps


def test_that_enter_in_the_empty_field_takes_it(business, goods, desk, qtbot):
    tap(desk, goods, "SPRAY")
    press(desk, "sales.pay.given.exact")
    field = find(desk, "sales.find")
    field.setFocus()
    field.returnPressed.emit()
    assert len(sold(business)) == 1


def test_that_the_steps_follow_what_was_done(goods, desk):
    steps = find(desk, "sales.steps")
    assert steps.at == 0
    tap(desk, goods, "SPRAY")
    assert steps.at == 1
    press(desk, "sales.pay.given.exact")
    assert steps.at == 2


def test_that_the_field_has_the_keyboard(goods, desk):
    assert desk.focusWidget() is find(desk, "sales.find")
    tap(desk, goods, "SPRAY")
    assert desk.focusWidget() is find(desk, "sales.find")


def test_that_each_tap_is_a_piece_and_the_key_counts_them(goods, desk):
    tap(desk, goods, "CARD", "CARD", "SPRAY", "CARD")
    assert key(desk, goods, "CARD").count == 3
    number = find(desk, f"sales.basket.{goods['CARD']}.number")
    assert number.text() == "3"
    assert find(desk, f"sales.basket.{goods['CARD']}.amount").text() == "5.40"
    assert find(desk, "sales.pay.figure").text() == "11.90"


def test_that_a_number_is_stepped_typed_and_taken_out(goods, desk, qtbot):
    tap(desk, goods, "CARD")
    part = f"sales.basket.{goods['CARD']}"
    press(desk, f"{part}.more")
    press(desk, f"{part}.more")
    press(desk, f"{part}.less")
    number = find(desk, f"{part}.number")
    assert number.text() == "2"
    type_in(number, "12")
    number.returnPressed.emit()
    assert find(desk, "sales.pay.figure").text() == "21.60"
    type_in(number, "0")
    number.returnPressed.emit()
    assert not there(desk, f"{part}.number")
    assert find(desk, "sales.pay.take").reason == "Scan or tap something first."


def test_that_more_than_is_there_is_not_put_in(goods, desk, out, qtbot):
    tap(desk, goods, "SPRAY")
    number = find(desk, f"sales.basket.{goods['SPRAY']}.number")
    type_in(number, "99")
    number.returnPressed.emit()
    assert number.text() == "40"
    assert out.beeps == ["wrong"]


def test_that_what_is_sold_out_is_a_closed_key(business, desk, goods):
    gone = stocked.product(business, "GONE", "Gone thing", in_store=1)
    tap(desk, goods | {"GONE": gone}, "GONE")
    press(desk, "sales.pay.given.exact")
    press(desk, "sales.pay.take")
    closed = key(desk, {"GONE": gone}, "GONE")
    assert (closed.closed, closed.reason) == (True, "sold out")


def test_that_an_unknown_number_stops_with_a_sound(goods, desk, out):
    scan(desk, "9999999")
    assert out.beeps == ["wrong"]
    assert find(desk, "sales.pay.take").closed


def test_that_two_quick_scans_are_two_pieces(goods, desk):
    scan(desk, "SPRAY", "SPRAY")
    assert key(desk, goods, "SPRAY").count == 2


def test_that_a_name_is_looked_for_as_it_is_typed(goods, desk, qtbot):
    field = find(desk, "sales.find")
    type_in(field, "post")
    assert [each.words for each in desk.navigator.current.keys.keys] == ["Postcard"]
    field.returnPressed.emit()
    assert key(desk, goods, "CARD").count == 1
    assert field.text() == ""
    type_in(field, "zebra")
    assert plain(find(desk, "sales.nothing_found").text()) == "No product is called that: zebra"


def test_that_a_card_asks_for_the_number_on_its_slip(business, goods, desk, qtbot):
    tap(desk, goods, "SPRAY")
    press(desk, "sales.pay.way.card")
    field = find(desk, "sales.pay.reference")
    type_in(field, "004711")
    field.returnPressed.emit()
    page = sold(business)[0]
    assert (page.slip, page.way) == ("004711", "card")
    assert find(desk, "sales.done.title").text() == "Sold"


def test_that_two_quick_presses_sell_once(business, goods, desk, qtbot):
    tap(desk, goods, "SPRAY")
    press(desk, "sales.pay.given.1000")
    button = find(desk, "sales.pay.take")
    for _ in range(3):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(sold(business)) == 1
    assert cash(business) == 650


def test_that_while_an_answer_is_awaited_the_button_takes_no_press(business, goods, desk, qtbot):
    waiting: list[tuple[Call, Future[Any]]] = []
    plain_submit = desk.context.submit

    def slow(call: Call) -> Future[Any]:
        if task_of(call.verb) is None:
            return plain_submit(call)
        waiting.append((call, Future()))
        return waiting[-1][1]

    desk.context.submit = slow
    tap(desk, goods, "SPRAY")
    press(desk, "sales.pay.given.exact")
    for _ in range(3):
        press(desk, "sales.pay.take")
    assert len(waiting) == 1
    desk.context.submit = plain_submit
    call, future = waiting[0]
    plain_submit(call).add_done_callback(lambda done: future.set_result(done.result()))
    qtbot.waitUntil(lambda: there(desk, "sales.done.title"))
    assert len(sold(business)) == 1


def test_that_cash_is_closed_without_a_till_and_says_so(qtbot, business, out):
    goods = made.goods(business)
    by = made.seller(business)
    desk = at_desk(qtbot, business, by, out)
    tap(desk, goods, "SPRAY")
    cash_key = find(desk, "sales.pay.way.cash")
    assert cash_key.closed
    assert plain(cash_key.reason) == "No till is open at Desk 1. Open it first."
    assert find(desk, "sales.pay.shut").text() == cash_key.reason
    assert desk.navigator.current.tender.way.key == "card"


def test_that_whoever_has_not_learnt_it_sees_why(qtbot, business, out):
    _by, goods = made.a_counter(business)
    other = Person(a_person(business, Skill.WELCOME, name="Ines"), Role.SALES)
    desk = at_desk(qtbot, business, other, out)
    desk.navigator.go("sales")
    tap(desk, goods, "SPRAY")
    press(desk, "sales.pay.given.exact")
    assert find(desk, "sales.pay.take").closed
    press(desk, "sales.pay.take")
    assert sold(business) == []


def test_that_a_customer_may_be_added_and_is_forgotten_after_the_sale(business, goods, desk, qtbot):
    customers.customer(business, "Lin Bo")
    tap(desk, goods, "SPRAY")
    assert find(desk, "sales.pay.way.store_credit").reason == "Add the customer first."
    press(desk, "sales.head.add_customer")
    type_in(find(desk, "sales.pick.search_customer"), "lin")
    rows = find(desk, "sales.pick.customers")
    rows.choose(str(customers_id(business)))
    assert find(desk, "sales.head.customer").text() == "Lin Bo"
    assert not find(desk, "sales.pay.way.store_credit").closed
    press(desk, "sales.pay.given.exact")
    press(desk, "sales.pay.take")
    assert sold(business)[0].customer_name == "Lin Bo"
    assert find(desk, "sales.head.customer").text() == "no customer needed"


def customers_id(business: Business) -> int:
    from kiosk.records.customers import service

    return business.read(service.search, words="lin")[0].id


def test_that_what_is_left_on_the_screen_is_wiped(goods, desk):
    tap(desk, goods, "SPRAY")
    screen = desk.navigator.current
    screen.wipe()
    assert screen.basket.items == ()


def test_that_many_products_stand_on_pages(business, goods, desk, qtbot):
    for number in range(30):
        stocked.product(business, f"M-{number:02}", f"Moulding {number:02}")
    screen = desk.navigator.current
    qtbot.waitUntil(lambda: there(desk, "sales.more"))
    seen = {each.words for each in screen.keys.keys}
    for _ in range(5):
        press(desk, "sales.more")
        QApplication.processEvents()
        seen |= {each.words for each in screen.keys.keys}
    assert len(seen) == 33


def test_that_something_more_is_sold_beside_a_collection(business, goods, desk):
    collected = pickup_maker.ready(business, name="Lin Bo")
    desk.go("sales", order=collected.order.id, pickup=collected.pickup)
    number = collected.order.number.lstrip("#")
    assert plain(find(desk, "sales.head.customer").text()) == f"with order {number}"
    tap(desk, goods, "CARD")
    press(desk, "sales.pay.given.exact")
    press(desk, "sales.pay.take")
    (page,) = sold(business)
    assert (page.order, page.customer) == (collected.order.id, collected.order.customer)
    (fact,) = desk.notices.facts()
    assert plain(fact).startswith(f"Sold with order {number}.")
    tap(desk, goods, "CARD")
    press(desk, "sales.pay.given.exact")
    press(desk, "sales.pay.take")
    assert [page.order for page in sold(business)].count(None) == 1
