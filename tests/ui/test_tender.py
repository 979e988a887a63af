"""The tender: ways to pay, cash keys, what goes back, and one button that says what will happen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from kiosk.core.task import Task
from kiosk.ui.context import Closed
from kiosk.ui.paying import Due, Taken, Way
from kiosk.ui.tender import Tender
from tests.makers.desks import find, press
from tests.ui.contexts import a_context, shell_of
from tests.ui.heard import heard
from tests.ui.test_paying import EURO

WAYS = (
    Way("cash", "Cash", "banknote", "Take {amount}", change=True, hint="Opens the drawer and prints the receipt."),
    Way("card", "Card", "credit-card", "Take {amount} by card", reference="Number on the slip",
        must=True),
    Way("credit", "Store credit", "ticket", "Take {amount} of the credit", most=1_500),
)  # fmt: skip
TASK = Task.PAYMENT_TAKE


def pieces(change):
    left, found = change, []
    for face in reversed(EURO):
        while left >= face:
            found.append(face)
            left -= face
    return found


def a_tender(desk_page, due=1_030, *, ways=WAYS, closed=None, rtl=False, language="en", **more):
    context = a_context(closed=closed or (lambda _task: None), language=language)
    tender = Tender(context, TASK, name="pay", faces=EURO, pieces=pieces)
    desk_page(tender, width=390, height=640, rtl=rtl)
    tender.ask(Due(due, "EUR", under="with 20 % tax of 1.72", **more), ways)
    return tender


def plain(text):
    return text.replace("\u2066", "").replace("\u2069", "")


def test_that_the_button_says_what_is_taken_and_what_goes_back(desk_page):
    tender = a_tender(desk_page)
    taken = heard(tender.taken)
    press(tender, "pay.given.2000")
    assert plain(find(tender, "pay.take").words) == "Take 20.00, give back 9.70"
    assert find(tender, "pay.back_figure").text() == "9.70"
    assert find(tender, "pay.back_coins").text() == "5 + 2 + 2 + 0.50 + 0.20"
    press(tender, "pay.take")
    assert taken == [(Taken("cash", 1_030, 2_000, 970, ""),)]


def test_that_the_keys_are_exact_the_next_sums_and_any_other(desk_page):
    tender = a_tender(desk_page)
    said = [(key.words, key.under) for key in tender.cash.keys]
    assert said == [
        ("10.30", "exact"), ("10.50", "change 0.20"), ("11", "change 0.70"), ("15", "change 4.70"),
        ("20", "change 9.70"), ("50", "change 39.70"), ("100", "change 89.70"),
    ]  # fmt: skip
    assert find(tender, "pay.given.other").under == "other"


def test_that_nothing_is_taken_before_it_was_said_what_was_given(desk_page):
    tender = a_tender(desk_page)
    taken = heard(tender.taken)
    button = find(tender, "pay.take")
    assert button.closed
    assert find(tender, "pay.reason").text() == button.reason == "Press what was given."
    press(tender, "pay.take")
    tender.take_it()
    assert taken == []
    control, closed = shell_of(tender._context).explained[0]
    assert (control, closed) == (button, Closed("Press what was given."))


def test_that_a_key_hands_the_keyboard_to_the_button_and_enter_takes_it(desk_page, qtbot):
    tender = a_tender(desk_page)
    taken = heard(tender.taken)
    press(tender, "pay.given.exact")
    assert tender.take.hasFocus()
    assert plain(tender.take.words) == "Take 10.30"
    qtbot.keyClick(tender.take, Qt.Key.Key_Return)
    assert taken == [(Taken("cash", 1_030, 1_030, 0, ""),)]


def test_that_two_quick_presses_take_the_money_once(desk_page, qtbot):
    tender = a_tender(desk_page)
    taken = heard(tender.taken)
    press(tender, "pay.given.exact")
    for _ in range(3):
        qtbot.mouseClick(tender.take, Qt.MouseButton.LeftButton)
    assert len(taken) == 1


def test_that_any_other_amount_comes_by_the_keypad_as_on_a_till(desk_page):
    tender = a_tender(desk_page)
    press(tender, "pay.given.other")
    assert tender.take.closed
    assert tender.take.reason == "Type what was given, then press the check."
    for digit in "2355":
        press(tender, f"pay.keypad.{digit}")
    assert find(tender, "pay.amount").text() == "23.55"
    press(tender, "pay.keypad.delete")
    assert find(tender, "pay.amount").text() == "2.35"
    press(tender, "pay.keypad.0")
    press(tender, "pay.keypad.done")
    assert plain(tender.take.words) == "Take 23.50, give back 13.20"
    other = find(tender, "pay.given.other")
    assert (other.words, other.under, other.chosen) == ("23.50", "change 13.20", True)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("0", "It must be more than nothing."),
        ("-5", "It must be more than nothing."),
        ("10.305", "At most 2 digits after the point."),
        ("1" + "0" * 15, "This is more than one payment may be."),
        ("", "Type an amount, such as 20.00."),
        ("1.2.3", "Type an amount, such as 20.00."),
    ],
)
def test_that_a_wrong_amount_is_a_sentence_below_the_field(desk_page, typed, sentence):
    tender = a_tender(desk_page)
    press(tender, "pay.given.other")
    tender.pad.field.set_text(typed)
    press(tender, "pay.keypad.done")
    assert plain(tender.pad.field.error()) == sentence
    assert tender.outcome is None


def test_that_too_little_is_told_with_what_is_to_pay(desk_page):
    tender = a_tender(desk_page)
    press(tender, "pay.given.other")
    tender.pad.field.set_text("5")
    tender.pad.field.edit.returnPressed.emit()
    assert plain(tender.take.reason) == "That is not enough: 10.30 is to pay."


def test_that_a_part_may_be_taken_where_it_is_allowed(desk_page):
    tender = a_tender(desk_page, part=True)
    press(tender, "pay.given.other")
    tender.pad.field.set_text("5")
    press(tender, "pay.keypad.done")
    assert plain(tender.take.words) == "Take 5.00"
    assert tender.outcome == Taken("cash", 500, 500, 0, "")


def test_that_a_card_wants_the_number_on_its_slip(desk_page, qtbot):
    tender = a_tender(desk_page)
    taken = heard(tender.taken)
    press(tender, "pay.way.card")
    assert tender.take.reason == "Type first: Number on the slip."
    field = find(tender, "pay.reference")
    assert field.hasFocus()
    qtbot.keyClicks(field, "004711")
    assert plain(tender.take.words) == "Take 10.30 by card"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert taken == [(Taken("card", 1_030, 0, 0, "004711"),)]


def test_that_each_way_keeps_what_was_typed_for_it(desk_page):
    tender = a_tender(desk_page)
    tender.choose("card")
    tender.reference.edit.setText("004711")
    tender.choose("credit")
    assert tender.outcome == Taken("credit", 1_030, 0, 0, "")
    tender.choose("card")
    assert tender.reference.text() == "004711"


def test_that_a_credit_pays_no_more_than_is_left_of_it(desk_page):
    tender = a_tender(desk_page, due=1_600)
    tender.choose("credit")
    assert plain(tender.take.reason) == "Only 15.00 is left of it."
    part = a_tender(desk_page, due=1_600, part=True)
    part.choose("credit")
    assert part.outcome == Taken("credit", 1_500, 0, 0, "")


def test_that_a_closed_way_explains_and_another_one_is_chosen(desk_page):
    shut = (Way("cash", "Cash", "banknote", "{amount}", change=True, closed="No till is open."),)
    tender = a_tender(desk_page, ways=shut + WAYS[1:])
    assert tender.way.key == "card"
    press(tender, "pay.way.cash")
    assert tender.way.key == "card"
    assert shell_of(tender._context).explained[0][1].reason == "No till is open."


def test_that_one_closed_way_alone_closes_the_button_with_its_reason(desk_page):
    shut = (Way("cash", "Cash", "banknote", "{amount}", change=True, closed="No till is open."),)
    tender = a_tender(desk_page, ways=shut)
    assert tender.take.reason == "No till is open."


def test_that_the_resolver_closes_the_button_whatever_was_chosen(desk_page):
    closed = [Closed("Farid takes money now.")]
    tender = a_tender(desk_page, closed=lambda task: closed[0] if task is TASK else None)
    press(tender, "pay.given.2000")
    assert tender.take.reason == "Farid takes money now."
    press(tender, "pay.take")
    assert shell_of(tender._context).explained[-1][1] is closed[0]
    closed[0] = None
    tender.renew()
    assert not tender.take.closed


def test_that_another_amount_forgets_what_was_given_and_the_same_keeps_it(desk_page):
    tender = a_tender(desk_page)
    press(tender, "pay.given.2000")
    tender.ask(Due(1_030, "EUR"), WAYS)
    assert tender.outcome.given == 2_000
    tender.ask(Due(1_210, "EUR"), WAYS)
    assert tender.outcome is None


def test_that_an_empty_basket_says_what_to_do(desk_page):
    tender = a_tender(desk_page)
    press(tender, "pay.given.2000")
    tender.clear("Scan or tap something first.")
    assert tender.take.reason == "Scan or tap something first."
    assert tender.outcome is None
    assert find(tender, "pay.figure").text() == "0.00"


def test_that_coins_round_what_is_paid_in_cash_and_it_says_so(desk_page):
    tender = a_tender(desk_page, due=1_028, cash=1_030)
    assert find(tender, "pay.figure").text() == "10.30"
    assert plain(find(tender, "pay.under").text()) == "rounded to coins from 10.28"
    press(tender, "pay.given.2000")
    assert tender.outcome == Taken("cash", 1_028, 2_000, 970, "")
    tender.choose("card")
    assert find(tender, "pay.figure").text() == "10.28"


@pytest.mark.parametrize("scale", [1.0, 1.3])
def test_that_no_key_is_cut_at_any_text_size(desk_page, scale):
    context = a_context(closed=lambda _task: None, language="de")
    tender = Tender(context, TASK, name="pay", faces=EURO, pieces=pieces)
    desk_page(tender, width=390, height=800, scale=scale)
    tender.ask(Due(128_450, "EUR"), WAYS)
    for key in (*tender.cash.keys, tender.cash.other_key):
        assert key.width() >= key.minimumSizeHint().width()
        assert key.height() >= 44


@pytest.mark.parametrize("width", [250, 330, 390, 520])
@pytest.mark.parametrize("language", ["en", "de", "ar"])
def test_that_the_keys_stand_in_whole_rows_in_every_width(desk_page, qtbot, language, width):
    context = a_context(closed=lambda _task: None, language=language)
    tender = Tender(context, TASK, name="pay", faces=EURO, pieces=pieces)
    tender.setFixedWidth(width)
    desk_page(tender, rtl=language == "ar")
    tender.ask(Due(1_030, "EUR"), WAYS)
    keys = (*tender.cash.keys, tender.cash.other_key)
    qtbot.waitUntil(lambda: keys[-1].width() > 0 and keys[-1].y() > keys[0].y())
    rows = [sum(key.y() == y for key in keys) for y in sorted({key.y() for key in keys})]
    assert set(rows[:-1]) == {rows[0]}
    assert rows[-1] <= rows[0]
    assert sum(rows) == 8


def test_that_a_wiped_tender_can_still_be_painted(desk_page):
    tender = a_tender(desk_page)
    press(tender, "pay.given.2000")
    tender.wipe()
    for key in (*tender.way_keys.values(), *tender.cash.keys):
        key.set_words("")
    assert not tender.grab().isNull()
    assert tender.outcome is None
