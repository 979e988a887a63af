"""Closed exactly when the resolver says so: every guarded control of every desk screen, on drawn shops.

The same check fails when the resolver is replaced by a constant, and that is a test here too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiosk.app.directory import DIRECTORY
from kiosk.app.who_can import Resolve, WhoCan
from kiosk.core.by import Person, System
from kiosk.core.ids import PersonId
from kiosk.core.task import Role, Skill, Task
from kiosk.cross_training.cover.rules import resolver
from kiosk.cross_training.cover.rules.house import (
    Colleague,
    Covering,
    House,
    Standby,
    house,
)
from kiosk.cross_training.cover.rules.resolver import Verdict, Way, Why
from kiosk.cross_training.training.rules import Level
from kiosk.database.acting import task_of
from kiosk.front_office.sales.screens.picture_keys import PictureKey
from kiosk.records.staff.rules import PresenceState
from kiosk.shell.desk import DeskWindow
from kiosk.ui.background import Call
from kiosk.ui.context import Context, Window
from kiosk.ui.pressable import Pressable
from kiosk.ui.screen import Screen

NOW = datetime(2026, 4, 13, 10, 5, tzinfo=UTC)
ME = PersonId(1)
STATION = "Desk 1"
NAMES = ("Ana Lindqvist", "Eun-ji Park", "Farid Haddad", "Ben Okafor", "Chloe Marsh")


@dataclass
class Shop:
    """What the desk's window asks, and what it has asked."""

    house: House = field(default_factory=lambda: house(NOW, ()))
    resolve: Resolve | None = None
    asked: list[Call] = field(default_factory=list)

    def submit(self, call: Call) -> Future[Any]:
        """Nothing is ever answered: no page has anything of its own to close."""
        self.asked.append(call)
        return Future()

    def acts(self) -> list[Call]:
        """What was asked and would change something."""
        return [call for call in self.asked if task_of(call.verb) is not None]


@dataclass
class Desk:
    """A real desk window with every screen that the directory has for desks."""

    shop: Shop
    window: DeskWindow
    screens: dict[str, Screen]

    def regard(self) -> None:
        """Who can do what has changed."""
        self.window.regard()
        for screen in self.screens.values():
            screen.regard()

    def guarded(self) -> Iterator[tuple[str, QWidget, Task]]:
        """Every control that the resolver may close, and its task."""
        for name, screen in self.screens.items():
            for control, task in screen.guarded:
                yield f"{name}: {control.objectName()}", control, task
        for item in self.window.rail.entries.values():
            if item.entry.needs is not None:
                yield f"rail: {item.entry.id}", item, item.entry.needs


@pytest.fixture
def database_kind() -> str:
    """No database: the picture is drawn."""
    return "embedded"


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    shop = Shop()
    who = Person(ME, Role.RECEPTION)

    def closed(task: Task) -> Any:
        return WhoCan(shop.house, resolve=shop.resolve).closed(
            context.by(), task, station=STATION, language="en", zone="Europe/Vienna", now=NOW
        )

    context = Context(
        submit=shop.submit, by=System("sign-in"), station=STATION, zone="Europe/Vienna",
        closed=closed, now=lambda: NOW,
    )  # fmt: skip
    window = DeskWindow(context, DIRECTORY, sign_in="sign_in", start="today")
    qtbot.addWidget(window)
    window.resize(1440, 900)
    context.sign_in(who, name=NAMES[0], role="Reception")
    screens = {
        entry.id: entry.make(context)
        for entry in DIRECTORY
        if entry.window is Window.DESK and entry.id != "sign_in"
    }
    for screen in screens.values():
        screen.setParent(window)
    yield Desk(shop, window, screens)
    for screen in screens.values():
        screen.wipe()
        screen.deleteLater()
    for other in QApplication.topLevelWidgets():
        # A key that stands nowhere before its page is shown.
        if isinstance(other, PictureKey):
            other.deleteLater()
    window.leave()


# --------------------------------------------------------------------------------------- drawn shops

LEVELS = st.dictionaries(st.sampled_from(Skill), st.sampled_from(Level), max_size=len(Skill))
ROLES = st.frozensets(st.sampled_from(Role), max_size=3)
STATES = st.sampled_from(PresenceState)
AWAY = st.none() | st.integers(5, 240).map(lambda minutes: NOW + timedelta(minutes=minutes))


@st.composite
def coverings(draw: st.DrawFn) -> tuple[Covering, ...]:
    roles = draw(st.lists(st.sampled_from(Role), max_size=2, unique=True))
    return tuple(
        Covering(
            number, role, None, NOW + timedelta(minutes=draw(st.integers(-30, 60))),
            ending=draw(st.booleans()), unticked=draw(st.booleans()),
        )
        for number, role in enumerate(roles, start=1)
    )  # fmt: skip


@st.composite
def colleagues(draw: st.DrawFn, person: PersonId) -> Colleague:
    role = draw(st.sampled_from(Role))
    levels = draw(LEVELS)
    ended = draw(st.frozensets(st.sampled_from(Skill), max_size=4)) - set(levels)
    return Colleague(
        person, NAMES[person - 1], role, draw(ROLES) | {role}, levels, ended, draw(STATES),
        draw(st.sampled_from(("", STATION, "Office"))), draw(AWAY), draw(coverings()),
        draw(st.frozensets(st.sampled_from(Skill), max_size=2)),
        draw(st.sampled_from((None, None, ME))),
    )  # fmt: skip


@st.composite
def shops(draw: st.DrawFn) -> House:
    many = draw(st.integers(0, len(NAMES)))
    people = tuple(draw(colleagues(PersonId(number))) for number in range(1, many + 1))
    beside = tuple(
        Standby(
            PersonId(draw(st.integers(1, many))), ME, draw(st.sampled_from(Skill)),
            draw(st.sampled_from((STATION, "Desk 2"))), draw(st.booleans()),
            NOW + timedelta(minutes=draw(st.integers(-5, 10))),
        )
        for _ in range(draw(st.integers(0, 3)) if many else 0)
    )  # fmt: skip
    return house(NOW, people, beside)


# --------------------------------------------------------------------------------------- what must hold


def disagreements(desk: Desk, shop: House) -> list[str]:
    """Controls that are not closed exactly when the resolver says so, in this shop."""
    desk.shop.house = shop
    desk.regard()
    found = []
    for name, control, task in desk.guarded():
        wanted = not resolver.resolve(shop, ME, task, STATION).open
        if barred(control) is not wanted:
            found.append(f"{name} ({task.id}): {'closed' if wanted else 'open'} is right")
    return found


def barred(control: QWidget) -> bool:
    """Whether the resolver has closed it; a page closes for reasons of its own besides."""
    if isinstance(control, Pressable):
        return control.barred and control.property("closed") is True
    return control.property("closed") is True


PATIENT = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def test_that_there_is_something_to_close(desk: Desk) -> None:
    found = {task for _name, _control, task in desk.guarded()}
    assert len(found) >= 25
    assert len(list(desk.guarded())) >= 50


@PATIENT
@given(shop=shops())
def test_that_a_control_is_closed_exactly_when_the_resolver_says_so(
    desk: Desk, shop: House
) -> None:
    assert disagreements(desk, shop) == []


@PATIENT
@given(shop=shops())
def test_that_a_closed_control_explains_itself_and_submits_nothing(desk: Desk, shop: House) -> None:
    desk.shop.house = shop
    desk.regard()
    desk.shop.asked.clear()
    for name, control, task in desk.guarded():
        if not barred(control) or not isinstance(control, Pressable):
            continue
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus, name
        assert control.accessibleDescription(), name
        # A press that explains is mute until the next turn of the event loop; here is none.
        control.blockSignals(False)  # noqa: FBT003
        control.click()
        assert desk.window.popover.task is task, name
        assert desk.window.popover.accessibleName(), name
        desk.window.popover.forget()
    assert desk.shop.acts() == []


def always(way: Way, why: Why | None) -> Callable[..., Verdict]:
    def constant(_house: House, _person: PersonId, task: Task, _station: str) -> Verdict:
        return Verdict(task, way, why)

    return constant


@pytest.mark.parametrize(
    "constant",
    [always(Way.OPEN, None), always(Way.CLOSED, Why.NOT_LEARNT), always(Way.TAKE_ROLE, Why.OTHER_ROLE)],
    ids=["open", "closed", "take_role"],
)  # fmt: skip
def test_that_the_check_fails_when_the_resolver_is_a_constant(
    desk: Desk, constant: Resolve
) -> None:
    knows = Colleague(
        ME, NAMES[0], Role.RECEPTION, frozenset({Role.RECEPTION}),
        {Skill.HAND_OUT: Level.ALONE, Skill.TAKE_MONEY: Level.ALONE}, state=PresenceState.IN,
    )  # fmt: skip
    shop = house(NOW, (knows,))
    assert disagreements(desk, shop) == []
    desk.shop.resolve = constant
    assert disagreements(desk, shop) != []
