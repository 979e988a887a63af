"""Finding a pick-up on Today without its code: by name, order, package or phone, with no more than is needed."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.desk.today.screens import look_up
from kiosk.desk.today.screens.today import TodayScreen
from tests.desk.today.test_screen import Show, ana, show
from tests.makers import pickup as maker
from tests.ui.contexts import shell_of

__all__ = ["ana", "show"]


@pytest.fixture
def database_kind() -> str:
    """The read has been proved on both databases."""
    return "embedded"


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(look_up, "PAUSE_MS", 0)


def find(qtbot: QtBot, screen: TodayScreen, said: str) -> list[Any]:
    screen.look_up.field.edit.setText(said)
    qtbot.waitUntil(screen.look_up.panel.isVisible)
    return list(screen.look_up.rows.facts)


def test_that_a_customer_without_a_code_is_found_by_name(
    business: Business, show: Show, qtbot: QtBot
) -> None:
    made = maker.ready(business)
    screen = show()
    (row,) = find(qtbot, screen, "Lin")
    assert (row.title, row.trailing) == ("Lin Bo", "Ready")
    assert "34" in row.second
    assert maker.PHONE not in row.second
    assert maker.POSTCODE not in row.second
    qtbot.keyClick(screen.look_up.field.edit, Qt.Key.Key_Return)
    gone = shell_of(screen.context).went
    assert gone[-1] == ("pickup.counter", {"pickup_id": made.pickup})
    assert screen.look_up.field.text() == ""
    assert not screen.look_up.panel.isVisible()


def test_that_two_of_one_name_are_chosen_among_by_key(
    business: Business, show: Show, qtbot: QtBot
) -> None:
    maker.ready(business)
    other = maker.ready(business)
    screen = show()
    rows = find(qtbot, screen, "Lin Bo")
    assert len(rows) == 2
    qtbot.keyClick(screen.look_up.field.edit, Qt.Key.Key_Down)
    assert screen.look_up.rows.hasFocus()
    assert screen.look_up.rows.choose(str(other.pickup))
    qtbot.keyClick(screen.look_up.rows, Qt.Key.Key_Return)
    assert shell_of(screen.context).went[-1][1] == {"pickup_id": other.pickup}


def test_that_nothing_found_says_so_and_escape_closes(
    business: Business, show: Show, qtbot: QtBot
) -> None:
    maker.ready(business)
    screen = show()
    assert find(qtbot, screen, "Nobody Such") == []
    assert screen.look_up.nothing.isVisible()
    qtbot.keyClick(screen.look_up.field.edit, Qt.Key.Key_Escape)
    assert not screen.look_up.panel.isVisible()


def test_that_one_letter_asks_for_nobody(business: Business, show: Show) -> None:
    maker.ready(business)
    screen = show()
    screen.look_up.field.edit.setText("L")
    assert not screen.look_up.panel.isVisible()


def test_that_what_was_typed_goes_with_the_person(
    business: Business, show: Show, qtbot: QtBot, ana: Person
) -> None:
    maker.ready(business)
    screen = show(by=ana)
    find(qtbot, screen, "Lin")
    screen.wipe()
    assert screen.look_up.field.text() == ""
    assert not screen.look_up.panel.isVisible()


def test_that_down_from_the_field_leads_to_the_cards(
    business: Business, show: Show, qtbot: QtBot
) -> None:
    made = maker.ready(business)
    screen = show()
    qtbot.keyClick(screen, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert screen.look_up.field.edit.hasFocus()
    qtbot.keyClick(screen.look_up.field.edit, Qt.Key.Key_Down)
    card = screen.findChild(QWidget, f"today.shelf.{made.pickup}")
    assert card.hasFocus()
