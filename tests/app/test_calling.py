"""Need a colleague, in real windows of one process: one key asks, every desk says it, the first one has it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.app.windows import Hall
from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.task import Role, Skill, Task
from kiosk.cross_training.colleagues import service as colleagues
from kiosk.cross_training.colleagues.rules import CallState
from kiosk.cross_training.cover import service as cover
from kiosk.cross_training.training.rules import Level
from kiosk.devices.sound import SilentSound
from kiosk.devices.speech import SilentSpeech
from kiosk.records.staff import service as staff
from kiosk.shell.desk import DeskWindow
from tests.makers.desks import press
from tests.makers.staff import OWNER, a_person

PIN = "407319"


@pytest.fixture
def database_kind() -> str:
    """What is proved is about windows; the services have been proved on both databases."""
    return "embedded"


@pytest.fixture
def hall(business: Business, qapp: object) -> Iterator[Hall]:
    business._facts = replace(business.facts, demonstration=True)
    made = Hall(business, sound=SilentSound(), speech=SilentSpeech())
    yield made
    made.close()


def at_a_desk(
    qtbot: QtBot, hall: Hall, number: int, name: str, *skills: Skill, role: Role = Role.RECEPTION,
    level: Level = Level.ALONE,
) -> DeskWindow:  # fmt: skip
    """Somebody who has come in by PIN, at a desk of their own."""
    person = a_person(hall.business, *skills, name=name, role=role, level=level, pin=PIN)
    station = f"Desk {number}"
    # Before: an empty desk signs out whoever was left there.
    window = hall.desk(station)
    window.resize(1440, 900)
    window.show()
    qtbot.waitUntil(lambda: not any(page.asking for page in window.navigator.screens()))
    hall.business.do(staff.sign_in, _door(), None, station, person=person, pin=PIN)
    window.context.sign_in(Person(person, role), name=name, role=str(role))
    qtbot.waitUntil(lambda: hall.doors.who_can.house is not None)
    qtbot.waitUntil(lambda: bool(hall.doors.who_can.house.find(person)))
    return window


def _door() -> object:
    from kiosk.core.by import System

    return System("sign-in")


def says(window: DeskWindow, *parts: str) -> bool:
    said = [bar.accessibleName() for bar in window.calls.bars.values() if bar.isVisible()]
    return any(all(part in each for part in parts) for each in said)


def test_that_one_key_asks_every_desk_and_the_first_who_comes_has_it(
    qtbot: QtBot, hall: Hall
) -> None:
    ana = at_a_desk(qtbot, hall, 1, "Ana Lindqvist")
    eun = at_a_desk(qtbot, hall, 2, "Eun-ji Park")
    dev = at_a_desk(qtbot, hall, 3, "Dev Patel")
    ana.activateWindow()
    qtbot.waitUntil(ana.isActiveWindow)
    QTest.keyClick(ana.windowHandle(), Qt.Key.Key_F9)
    for other in (eun, dev):
        qtbot.waitUntil(partial(says, other, "Ana Lindqvist", "Desk 1"))
    qtbot.waitUntil(partial(says, ana, "Every desk sees"))
    (call,) = hall.business.read(colleagues.open_calls)
    press(eun, f"desk.call.{call.id}.action")
    qtbot.waitUntil(partial(says, ana, "Eun-ji Park is coming to you."))
    qtbot.waitUntil(lambda: not dev.calls.isVisible())
    qtbot.waitUntil(partial(says, eun, "You are going to Ana Lindqvist"))
    press(ana, f"desk.call.{call.id}.action")
    qtbot.waitUntil(lambda: not eun.calls.isVisible())
    assert hall.business.read(colleagues.open_calls) == ()


def test_that_the_second_who_presses_hears_who_was_first(qtbot: QtBot, hall: Hall) -> None:
    ana = at_a_desk(qtbot, hall, 1, "Ana Lindqvist")
    eun = at_a_desk(qtbot, hall, 2, "Eun-ji Park")
    dev = at_a_desk(qtbot, hall, 3, "Dev Patel")
    ana.call(None, None)
    qtbot.waitUntil(partial(says, dev, "Ana Lindqvist"))
    qtbot.waitUntil(partial(says, eun, "Ana Lindqvist"))
    (call,) = hall.business.read(colleagues.open_calls)
    late = next(iter(dev.calls._facts))
    press(eun, f"desk.call.{call.id}.action")
    # The same bar, pressed before the news of the first one came to this desk.
    late.deed()
    qtbot.waitUntil(lambda: any("Eun-ji Park" in fact for fact in dev.notices.facts()))
    (seen,) = hall.business.read(colleagues.open_calls)
    assert (seen.state, seen.coming_name) == (CallState.COMING, "Eun-ji Park")


def test_that_nobody_is_told_of_calls_at_a_desk_where_nobody_is_signed_in(
    qtbot: QtBot, hall: Hall
) -> None:
    ana = at_a_desk(qtbot, hall, 1, "Ana Lindqvist")
    empty = hall.desk("Desk 9")
    empty.show()
    ana.call(None, None)
    qtbot.waitUntil(partial(says, ana, "Every desk sees"))
    assert not empty.calls.isVisible()
    ana.context.sign_out()
    qtbot.waitUntil(lambda: not ana.calls.isVisible())


def test_that_whoever_signs_in_later_sees_who_needs_somebody(qtbot: QtBot, hall: Hall) -> None:
    ana = at_a_desk(qtbot, hall, 1, "Ana Lindqvist")
    ana.call(None, Task.PAYMENT_TAKE)
    qtbot.waitUntil(partial(says, ana, "Every desk sees"))
    eun = at_a_desk(qtbot, hall, 2, "Eun-ji Park")
    qtbot.waitUntil(partial(says, eun, "Ana Lindqvist", "Taking money"))
    eun.context.speak("de")
    qtbot.waitUntil(partial(says, eun, "Ana Lindqvist"))
    assert not says(eun, "Taking money")


def test_that_a_learner_acts_once_a_colleague_has_proved_to_stand_beside(
    qtbot: QtBot, hall: Hall
) -> None:
    learner = at_a_desk(
        qtbot, hall, 1, "Ana Lindqvist", Skill.TAKE_MONEY, role=Role.ACCOUNTING,
        level=Level.SUPERVISED,
    )  # fmt: skip
    trainer = at_a_desk(qtbot, hall, 2, "Ben Okafor", Skill.TAKE_MONEY, role=Role.ACCOUNTING)
    ben = trainer.context.by()
    assert isinstance(ben, Person)
    qtbot.waitUntil(lambda: bool(_closed(learner) and _closed(learner).helpers))
    assert _closed(learner).beside
    heard: list[str | None] = []
    learner.prove_beside(ben.id, Task.PAYMENT_TAKE, "111119", heard.append)
    qtbot.waitUntil(lambda: len(heard) == 1)
    assert heard[0]
    learner.prove_beside(ben.id, Task.PAYMENT_TAKE, PIN, heard.append)
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard[1] is None
    qtbot.waitUntil(lambda: _closed(learner) is None)


def test_that_a_badge_at_the_reader_stands_beside_where_it_is_no_money(
    qtbot: QtBot, hall: Hall
) -> None:
    skills = (Skill.HAND_OUT, Skill.TAKE_MONEY)
    learner = at_a_desk(qtbot, hall, 1, "Ana Lindqvist", *skills, level=Level.SUPERVISED)
    trainer = at_a_desk(qtbot, hall, 2, "Ben Okafor", *skills)
    ben = trainer.context.by()
    assert isinstance(ben, Person)
    hall.business.do(staff.give_badge, OWNER, None, person=ben.id, code="BDG-BEN")
    asked = learner.context.closed

    def helped(task: Task) -> bool:
        closed = asked(task)
        return closed is not None and closed.beside

    qtbot.waitUntil(lambda: helped(Task.PICKUP_SCAN) and helped(Task.PAYMENT_TAKE))
    who = learner.popover._who
    # Of money the reader says who is asked for what; a badge of nobody opens nothing anywhere.
    for task, code, said in (
        (Task.PAYMENT_TAKE, "BDG-BEN", "enters the PIN"),
        (Task.PICKUP_SCAN, "BDG-NOBODY", "Nobody here has this badge."),
    ):
        learner.explain(learner.rail.person, asked(task))
        assert learner._covering.takes()
        learner._on_code(code)
        qtbot.waitUntil(lambda said=said: said in who.text())
        assert asked(task) is not None
        learner.popover.shut()
    learner.explain(learner.rail.person, asked(Task.PICKUP_SCAN))
    learner._on_code("BDG-BEN")
    qtbot.waitUntil(learner.popover.isHidden)
    qtbot.waitUntil(lambda: asked(Task.PICKUP_SCAN) is None)
    assert asked(Task.PAYMENT_TAKE) is not None


def _closed(window: DeskWindow):
    return window.context.closed(Task.PAYMENT_TAKE)


def test_that_open_emergency_access_is_red_above_every_page_of_whoever_has_it_and_told_to_the_manager(
    qtbot: QtBot, hall: Hall
) -> None:
    ana = at_a_desk(qtbot, hall, 1, "Ana Lindqvist")
    dev = at_a_desk(qtbot, hall, 2, "Dev Patel")
    farid = at_a_desk(qtbot, hall, 3, "Farid Haddad", Skill.TRAIN, role=Role.MANAGER)
    by = ana.context.by()
    assert isinstance(by, Person)
    number = hall.business.do(
        cover.open_emergency, by, None, "Desk 1", person=by.id, skill=Skill.HAND_OUT,
        reason="nobody else is at reception", pin=PIN,
    ).emergency  # fmt: skip
    qtbot.waitUntil(lambda: says(ana, "Emergency access is open", "Hand out orders"))
    assert not says(dev, "emergency access")
    qtbot.waitUntil(lambda: says(farid, "Ana Lindqvist has emergency access", "Hand out orders"))
    press(farid, f"desk.call.told_{number}.action")
    assert farid.navigator.entry.id == "emergency"
    ana.go("emergency")
    assert not says(ana, "Emergency access"), "this page says it itself"
    ana.go("today")
    assert says(ana, "Emergency access is open")
    press(ana, f"desk.call.emergency_{number}.action")
    qtbot.waitUntil(lambda: not says(ana, "Emergency access"))
    assert not hall.business.read(cover.emergencies)[0].live
