"""Cards and their columns: keys, light, what stays when the board changes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kiosk.ui.card import Card, CardFacts, ChipFacts
from kiosk.ui.card_column import BUILT_AT_ONCE, CardColumn
from kiosk.ui.chips import Chip
from tests.gallery import desk_components
from tests.ui.heard import heard

BO = CardFacts(
    "bo", "Lin Bo", "A 42", detail="Pick-up, order 1042",
    chips=(ChipFacts("2 of 3 ready", "ready"),), trailing=ChipFacts("9 min", "waiting"),
    action="Hand over", action_kind="primary", reason="Shelf B4.",
)  # fmt: skip


def test_that_enter_on_a_card_acts_and_space_opens_it(desk_page, qtbot):
    card = Card(BO, "just now")
    desk_page(card)
    acted, opened = heard(card.acted), heard(card.opened)
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert (acted, opened) == ([("bo",)], [])
    qtbot.keyClick(card, Qt.Key.Key_Space)
    assert opened == [("bo",)]


def test_that_a_card_without_an_action_opens_by_enter(desk_page, qtbot):
    card = Card(CardFacts("osei", "Osei & Daughters"))
    desk_page(card)
    opened = heard(card.opened)
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert opened == [("osei",)]
    assert card.action.isHidden()


def test_that_a_closed_card_explains_and_never_acts(desk_page, qtbot):
    card = Card(BO)
    desk_page(card)
    card.action.set_closed("Handing over belongs to Fulfilment.")
    acted, said = heard(card.acted), heard(card.action.explain)
    qtbot.keyClick(card, Qt.Key.Key_Return)
    qtbot.mouseClick(card.action, Qt.MouseButton.LeftButton)
    assert acted == []
    assert said == [("Handing over belongs to Fulfilment.",)] * 2


def test_that_a_lit_card_says_so_until_it_is_touched(desk_page, qtbot):
    card = Card(BO, "just now")
    desk_page(card)
    trailing = card.findChildren(Chip)[0]
    assert trailing.text() == "9 min"
    card.light()
    assert card.lit
    assert trailing.text() == "just now"
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert not card.lit
    assert trailing.text() == "9 min"


def test_that_a_lit_card_goes_dark_by_itself(desk_page, qtbot):
    card = Card(BO, "just now")
    desk_page(card)
    card.light(0.05)
    qtbot.waitUntil(lambda: not card.lit, timeout=2000)


def test_that_a_card_reads_out_everything_on_it(desk_page):
    card = Card(BO)
    desk_page(card)
    for part in ("A 42 Lin Bo", "Pick-up, order 1042", "2 of 3 ready", "9 min", "Shelf B4."):
        assert part in card.accessibleName()


@pytest.mark.parametrize("scale", [1.0, 1.3])
def test_that_a_narrow_card_grows_in_height_and_cuts_nothing(desk_page, scale):
    card = Card(desk_components.LIT, "just now")
    desk_page(card, scale=scale)
    assert card.heightForWidth(210) > card.heightForWidth(420)


def cards(count):
    return [CardFacts(f"c{n}", f"Customer {n}", action="Open") for n in range(count)]


def test_that_arrows_walk_a_column_and_leave_it_sideways(desk_page, qtbot):
    column = CardColumn(name="today.lobby")
    desk_page(column)
    column.set_cards(cards(3))
    sideways = heard(column.sideways)
    first, second, third = column.cards()
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Down)
    qtbot.keyClick(third, Qt.Key.Key_Down)
    assert third.hasFocus()
    qtbot.keyClick(third, Qt.Key.Key_Right)
    assert sideways == [(1,)]


def test_that_right_goes_back_where_reading_starts_at_the_right(desk_page, qtbot):
    column = CardColumn()
    desk_page(column, rtl=True)
    column.set_cards(cards(1))
    sideways = heard(column.sideways)
    only = next(column.cards())
    qtbot.keyClick(only, Qt.Key.Key_Right)
    assert sideways == [(-1,)]


def test_that_a_card_that_stays_keeps_focus_and_light(desk_page):
    column = CardColumn()
    desk_page(column)
    column.set_cards(cards(3))
    assert column.light("c1")
    column.card("c1").setFocus()
    column.set_cards([cards(3)[1], CardFacts("new", "Somebody")])
    assert column.card("c1").hasFocus()
    assert column.card("c1").lit
    assert [card.facts.key for card in column.cards()] == ["c1", "new"]
    assert column.card("c2") is None


def test_that_the_focus_goes_to_a_neighbour_when_a_card_leaves(desk_page):
    column = CardColumn()
    desk_page(column)
    column.set_cards(cards(3))
    column.card("c1").setFocus()
    column.set_cards([cards(3)[0], cards(3)[2]])
    assert column.card("c2").hasFocus()


def test_that_a_long_column_builds_what_one_walks_to(desk_page, qtbot):
    column = CardColumn()
    desk_page(column)
    column.set_cards(cards(400))
    assert len(list(column.cards())) == BUILT_AT_ONCE
    assert column.light("c150")
    assert len(list(column.cards())) > 150


def test_that_an_empty_column_says_why(desk_page):
    column = CardColumn(name="today.ready")
    desk_page(column)
    column.say("Ready", empty="Nothing waits.")
    column.set_cards([])
    assert column.findChild(QWidget, "today.ready.empty").isVisible()
    column.set_cards(cards(1))
    assert not column.findChild(QWidget, "today.ready.empty").isVisible()
