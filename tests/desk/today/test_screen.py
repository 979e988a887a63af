"""The board on the screen, by object name, with the real business behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.app.directory import DIRECTORY
from kiosk.back_office.till.service import paying
from kiosk.business import Business
from kiosk.core.by import Customer, Person, System
from kiosk.core.task import Role, Skill, Task
from kiosk.database.acting import task_of
from kiosk.desk.today.screens.today import TodayScreen
from kiosk.lobby.help import service as help_
from kiosk.lobby.pickup import service as pickups
from kiosk.lobby.pickup.rules import PickupState
from kiosk.lobby.pickup.screens.settling import lines_of
from kiosk.records.staff import service as staff
from kiosk.ui import background
from kiosk.ui.buttons import Button
from kiosk.ui.card import Card
from kiosk.ui.context import Closed
from kiosk.ui.panel import PersonRow
from kiosk.ui.theme import Scheme, Theme, apply_theme
from tests.makers import pickup as maker
from tests.makers.staff import OWNER, a_person
from tests.ui.contexts import a_context, shell_of

Show = Callable[..., TodayScreen]


@pytest.fixture
def database_kind() -> str:
    """The screen asks the same read on both databases: one is enough for what it draws."""
    return "embedded"


@pytest.fixture
def ana(business: Business) -> Person:
    return maker.receptionist(business, "Ana Lindqvist")


@pytest.fixture
def show(qtbot: QtBot, business: Business, ana: Person) -> Iterator[Show]:
    kept: list[QWidget] = []

    def run(call: Any) -> object:
        if task_of(call.verb) is None:
            return business.read(call.verb, **call.arguments)
        return business.do(call.verb, call.by, call.key, "Desk 1", **call.arguments)

    def shown(
        language: str = "en", width: int = 1204, scheme: Scheme = "light", scale: float = 1.0,
        closed: Callable[[Task], Closed | None] | None = None, by: Person = ana,
    ) -> TodayScreen:  # fmt: skip
        context = a_context(
            background.inline(run), by=by, language=language, zone=business.facts.zone,
            station="Desk 1", closed=closed,
        )  # fmt: skip
        screen = TodayScreen(context)
        screen.setLayoutDirection(context.direction)
        apply_theme(screen, Theme.load("desk", scheme, scale))
        screen.resize(width, 820)
        qtbot.addWidget(screen)
        kept.append(screen)
        screen.opened()
        screen.show()
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        return screen

    yield shown
    kept.clear()


def card_of(screen: TodayScreen, column: str, made: maker.OnShelf) -> Card:
    found = screen.findChild(Card, f"today.{column}.{made.pickup}")
    assert isinstance(found, Card)
    return found


def there(business: Business, made: maker.OnShelf) -> None:
    found = maker.identify(business, made.code)
    assert found.visit is not None
    maker.ask(business, found.visit)


def test_that_an_empty_day_says_how_things_get_here(show: Show) -> None:
    screen = show()
    assert screen.findChild(QWidget, "today.empty").isVisible()
    assert not screen.board.isVisible()


def test_that_a_ready_pickup_stands_under_ready(business: Business, show: Show) -> None:
    made = maker.ready(business)
    card = card_of(show(), "shelf", made)
    assert "Lin Bo" in card.accessibleName()
    assert "2 of 2 ready" in card.accessibleName()
    assert card.action.words == "Customer is here"


def test_that_a_scan_in_the_lobby_lights_the_card_until_it_is_touched(
    business: Business, show: Show, qtbot: QtBot
) -> None:
    made = maker.ready(business)
    screen = show()
    there(business, made)
    screen.renew()
    card = card_of(screen, "lobby", made)
    assert card.lit
    assert screen.findChild(Card, f"today.shelf.{made.pickup}") is None
    card.dim()
    screen._touch(str(made.pickup))
    screen.renew()
    assert not card_of(screen, "lobby", made).lit


def test_that_serving_takes_the_pickup_to_this_desk(
    business: Business, show: Show, ana: Person, qtbot: QtBot
) -> None:
    made = maker.ready(business)
    there(business, made)
    screen = show()
    qtbot.mouseClick(card_of(screen, "lobby", made).action, Qt.MouseButton.LeftButton)
    assert shell_of(screen.context).went == [("pickup.counter", {"pickup_id": made.pickup})]
    counter = business.read(pickups.counter, pickup=made.pickup)
    assert counter.held is not None
    assert (counter.held.person, counter.held.station) == (ana.id, "Desk 1")
    screen.renew()
    assert card_of(screen, "served", made).action.words == "Go on"


def test_that_enter_on_a_ready_card_begins_and_space_only_looks(
    business: Business, show: Show, qtbot: QtBot
) -> None:
    made = maker.ready(business)
    screen = show()
    card = card_of(screen, "shelf", made)
    qtbot.keyClick(card, Qt.Key.Key_Space)
    assert business.read(pickups.counter, pickup=made.pickup).state is PickupState.READY
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert business.read(pickups.counter, pickup=made.pickup).state is PickupState.VERIFYING
    went = shell_of(screen.context).went
    assert went == [("pickup.counter", {"pickup_id": made.pickup})] * 2


def test_that_a_closed_card_explains_and_does_nothing(
    business: Business, show: Show, qtbot: QtBot
) -> None:
    made = maker.ready(business)
    screen = show(closed=lambda _task: Closed("You have not learnt this yet."))
    card = card_of(screen, "shelf", made)
    assert card.action.closed
    qtbot.keyClick(card, Qt.Key.Key_Return)
    qtbot.keyClick(card, Qt.Key.Key_Space)
    shell = shell_of(screen.context)
    assert shell.went == []
    assert len(shell.explained) == 2
    assert business.read(pickups.counter, pickup=made.pickup).state is PickupState.READY


def test_that_somebody_elses_case_is_only_looked_at(
    business: Business, show: Show, qtbot: QtBot
) -> None:
    made, eunji = maker.ready(business), maker.receptionist(business, "Eun-ji Park")
    there(business, made)
    maker.fetch(business, made.pickup, eunji, "Desk 2")
    screen = show()
    card = card_of(screen, "served", made)
    assert card.action.words == "Look in"
    assert "With Eun-ji, Desk 2" in card.accessibleName()
    qtbot.keyClick(card, Qt.Key.Key_Return)
    held = business.read(pickups.counter, pickup=made.pickup).held
    assert held is not None
    assert held.person == eunji.id


def test_that_arrows_go_from_column_to_column(business: Business, show: Show, qtbot: QtBot) -> None:
    ready, waiting = maker.ready(business), maker.ready(business, name="Mona Reyes")
    there(business, waiting)
    screen = show()
    first = card_of(screen, "shelf", ready)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    second = card_of(screen, "lobby", waiting)
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Left)
    assert first.hasFocus()


def test_that_figures_are_those_of_the_rooms(business: Business, show: Show) -> None:
    maker.ready(business)
    there(business, maker.ready(business, name="Mona Reyes"))
    maker.an_order(business, name="Theo Vance")
    screen = show()
    said = screen.figures.accessibleName()
    assert "1 in the lobby" in said
    assert "2 ready to collect" in said
    assert "0 overdue on the shelf" in said
    row = screen.findChild(QWidget, "today.to_pick")
    assert row.accessibleName() == "Orders to pick: 1"


@pytest.mark.parametrize(
    ("name", "screen_id"),
    [("today.open_calls", "help.calls"), ("today.open_picking", "fulfilment"),
     ("today.empty.primary", "exchange.import")],
)  # fmt: skip
def test_that_every_way_on_leads_to_a_screen(
    business: Business, show: Show, qtbot: QtBot, name: str, screen_id: str
) -> None:
    if name != "today.empty.primary":
        maker.an_order(business)
        business.do(help_.call, Customer(), None, "Lobby 1", language="en")
    screen = show()
    button = screen.findChild(Button, name)
    assert button is not None
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert shell_of(screen.context).went == [(screen_id, {})]
    assert screen_id in {entry.id for entry in DIRECTORY}


def test_that_what_was_collected_stands_under_done(
    business: Business, show: Show, ana: Person
) -> None:
    made = maker.ready(business, lines=1)
    maker.collect(business, made, ana)
    screen = show()
    (row,) = screen.done.list.facts
    assert row.title == "Lin Bo"
    assert row.second.endswith("1 of 2")


@pytest.mark.parametrize(("width", "scale", "stacked"), [(1204, 1.0, 0), (1184, 1.0, 0),
                                                         (1184, 1.3, 2), (700, 1.3, 4)])  # fmt: skip
def test_that_columns_drop_one_by_one(
    business: Business, show: Show, width: int, scale: float, stacked: int
) -> None:
    maker.ready(business)
    screen = show(width=width, scale=scale)
    assert len(screen.board.stacked) == stacked
    for column in (screen.shelf, screen.lobby, screen.served, screen.done, screen.side):
        assert column.isVisible()


def test_that_every_text_follows_the_language(business: Business, show: Show) -> None:
    maker.ready(business)
    screen = show(language="ar")
    assert screen.layoutDirection() is Qt.LayoutDirection.RightToLeft
    screen.context.language = "en"
    screen.retext()
    assert screen.title.text() == "Today"


def test_that_whoever_sits_here_is_you_and_stands_first(
    business: Business, show: Show, ana: Person
) -> None:
    for person, name, station in ((None, "Eun-ji Park", "Desk 2"), (ana.id, "", "Desk 1")):
        who = person or a_person(business, name=name)
        business.do(staff.set_pin, OWNER, person=who, pin="482913")
        sign_in = {"person": who, "pin": "482913"}
        business.do(staff.sign_in, System("sign-in"), None, station, **sign_in)
    said = [row.accessibleName() for row in show().side.people.findChildren(PersonRow)]
    assert said == ["You, Reception, Desk 1", "Eun-ji Park, Reception, Desk 2"]


def test_that_money_without_its_goods_stands_red_and_opens_its_pick_up(
    business: Business, show: Show, qtbot: QtBot
) -> None:
    made = maker.ready(business, paid=False)
    by = Person(a_person(business, Skill.TAKE_MONEY), Role.RECEPTION)
    counter = business.read(pickups.counter, pickup=made.pickup)
    facts = {"order": counter.order, "lines": lines_of(counter), "minor": counter.due}
    business.do(paying.begin_card, by=by, **facts)
    screen = show()
    rows = screen.side.money_rows
    assert screen.side.money.isVisibleTo(screen)
    (row,) = rows.facts
    assert row.title == "Lin Bo"
    assert "43.00" in row.trailing
    gone: list[object] = []
    screen.context.shell.go = lambda name, **arguments: gone.append((name, arguments))
    rows.opened.emit(row.key)
    assert gone == [("pickup.counter", {"pickup_id": made.pickup})]


def test_that_without_such_money_there_is_no_red_panel(business: Business, show: Show) -> None:
    maker.ready(business)
    assert not show().side.money.isVisibleTo(None)
