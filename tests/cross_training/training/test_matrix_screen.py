"""Who can do what at a desk: read as it is one's to read, and changed by the acts, by hand and by keyboard."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.ids import PersonId
from kiosk.core.task import Role, Skill
from kiosk.cross_training.training import screens
from kiosk.cross_training.training import service as training
from kiosk.cross_training.training.rules import Held, Level
from kiosk.cross_training.training.rules.matrix import Mark
from kiosk.cross_training.training.screens.side import months_later
from kiosk.desk.administration import screens as administration
from kiosk.records.staff import service as staff
from kiosk.shell.desk import DeskWindow
from kiosk.ui.heat_map import HeatCell, HeatMap
from tests.makers.desks import a_desk, find, press
from tests.makers.staff import OWNER, a_person

ENTRIES = (*screens.SCREENS, *administration.SCREENS)
SKILL, MONEY = Skill.PICK_AND_PACK, Skill.TAKE_MONEY
NOTED = "two differences in one week"


@pytest.fixture
def desk(qtbot: QtBot, business: Business) -> DeskWindow:
    """Nobody is signed in yet."""
    return a_desk(business, ENTRIES, qtbot=qtbot)


def owner_of(business: Business) -> PersonId:
    """The business's owner."""
    return next(each.id for each in business.read(staff.people) if each.owner)


def look(desk: DeskWindow, person: PersonId, role: Role = Role.RECEPTION) -> HeatMap:
    """`person` opens the page."""
    desk.context.sign_in(Person(person, role), name="Somebody")
    desk.context.go("matrix")
    QApplication.processEvents()
    heat: HeatMap = find(desk, "matrix.map")
    return heat


def open_cell(desk: DeskWindow, person: PersonId, skill: Skill = SKILL) -> None:
    """Press a cell, as a hand does."""
    heat: HeatMap = find(desk, "matrix.map")
    heat.choose(str(person), str(skill))
    QTest.mouseClick(
        heat.viewport(), Qt.MouseButton.LeftButton,
        pos=heat.cell_rect(heat.row, heat.column).center().toPoint(),
    )  # fmt: skip


def cell(desk: DeskWindow, person: PersonId, skill: Skill = SKILL) -> HeatCell | None:
    """What stands there."""
    at = find(desk, "matrix.map").geometry_
    column = [each.key for each in at.columns].index(str(skill))
    row = next(each for each in at.rows if each.key == str(person))
    found: HeatCell | None = row.cells[column]
    return found


def held(business: Business, person: PersonId, skill: Skill = SKILL) -> Held:
    """What they hold."""
    return business.read(training.held_by, person=person)[skill]


def mark(business: Business, person: PersonId, skill: Skill = SKILL) -> Mark:
    """What they themselves see of it."""
    made = business.read(training.matrix, asker=person)
    return next(line for line in made.lines if line.person == person).marks[skill]


def shown(desk: DeskWindow, name: str) -> bool:
    """Whether it can be seen."""
    return any(each.isVisibleTo(desk) for each in desk.findChildren(object, name))


def said(desk: DeskWindow) -> str:
    """All words on the page and all that a screen reader is told."""
    labels = [each.text() for each in desk.findChildren(QLabel) if each.isVisibleTo(desk)]
    at = find(desk, "matrix.map").geometry_
    labels += [one.said for row in at.rows for one in row.cells if one is not None]
    return " | ".join(labels)


def test_that_the_owner_signs_off_what_was_declared(business: Business, desk: DeskWindow) -> None:
    learner = a_person(business, SKILL, level=Level.SUPERVISED, name="Hugo Silva")
    look(desk, owner_of(business), Role.MANAGER)
    before = cell(desk, learner)
    assert before is not None
    assert (before.words, before.hatched) == ("with help", True)
    open_cell(desk, learner)
    assert find(desk, "matrix.side.who").text() == "Hugo Silva"
    press(desk, "matrix.side.sign")
    after = cell(desk, learner)
    assert after is not None
    assert (after.words, after.hatched) == ("alone", False)
    known = held(business, learner)
    assert known.until_day == months_later(known.from_day, 12)
    assert find(desk, "matrix.side.origin").text() == "proven"


def test_that_the_page_counts_and_names_what_hangs_on_one(
    business: Business, desk: DeskWindow
) -> None:
    owner = owner_of(business)
    other = a_person(business, SKILL, name="Chloe Marsh")
    look(desk, owner, Role.MANAGER)
    columns = {each.key: each for each in find(desk, "matrix.map").geometry_.columns}
    assert columns[str(SKILL)].foot == "2"
    assert not columns[str(SKILL)].ringed
    assert columns[str(MONEY)].foot == "1"
    assert columns[str(MONEY)].ringed
    heat = find(desk, "matrix.map")
    open_cell(desk, owner)
    assert find(desk, "matrix.away.heading").text().startswith("If ")
    away = [each.text() for each in find(desk, "matrix.away").findChildren(QLabel)]
    assert "Take money" in away
    assert "only Chloe Marsh" in away
    heat.choose(str(other), str(SKILL))
    heat.moved.emit(*heat.current)
    assert "If Chloe is away" in said(desk)


def test_that_a_pause_and_taking_away_ask_for_a_reason(
    business: Business, desk: DeskWindow
) -> None:
    learner = a_person(business, SKILL)
    look(desk, owner_of(business), Role.MANAGER)
    open_cell(desk, learner)
    press(desk, "matrix.side.pause")
    press(desk, "matrix.side.pause_deed")
    assert held(business, learner).suspended_from is None
    find(desk, "matrix.side.reason").setText(NOTED)
    find(desk, "matrix.side.pause_until").set_value("7")
    press(desk, "matrix.side.pause_deed")
    assert mark(business, learner).reason == NOTED
    assert held(business, learner).suspended_until is not None
    paused = cell(desk, learner)
    assert paused is not None
    assert (paused.words, paused.dashed) == ("paused", True)
    press(desk, "matrix.side.lift")
    assert held(business, learner).suspended_from is None
    press(desk, "matrix.side.take")
    find(desk, "matrix.side.reason").setText("wrong hands twice")
    press(desk, "matrix.side.take_deed")
    assert held(business, learner).revoked_at is not None
    press(desk, "matrix.side.declare")
    assert held(business, learner).revoked_at is None
    assert mark(business, learner).declared


def test_that_a_trainer_signs_off_her_skill_and_is_told_why_not_the_others(
    business: Business, desk: DeskWindow
) -> None:
    trainer = a_person(business, SKILL, MONEY, level=Level.TRAINER)
    learner = a_person(business, SKILL, Skill.SELL, level=Level.SUPERVISED)
    look(desk, trainer)
    open_cell(desk, learner)
    assert not find(desk, "matrix.side.sign").closed
    assert not shown(desk, "matrix.side.declare")
    press(desk, "matrix.side.sign")
    assert not mark(business, learner).declared
    open_cell(desk, learner, MONEY)
    sign = find(desk, "matrix.side.sign")
    assert sign.closed
    assert "manager" in sign.reason
    open_cell(desk, learner, Skill.SELL)
    assert not shown(desk, "matrix.side.sign")
    assert cell(desk, learner, Skill.SELL) is None


def test_that_a_manager_who_is_no_trainer_reads_why_she_does_not_sign_off(
    business: Business, desk: DeskWindow
) -> None:
    manager = a_person(business, *Skill, role=Role.MANAGER)
    learner = a_person(business)
    look(desk, manager, Role.MANAGER)
    open_cell(desk, learner)
    sign = find(desk, "matrix.side.sign")
    assert sign.closed
    assert "trainer" in sign.reason
    assert not find(desk, "matrix.side.declare").closed
    press(desk, "matrix.side.declare")
    assert held(business, learner).level is Level.ALONE
    open_cell(desk, manager)
    assert not shown(desk, "matrix.side.declare"), "nobody does it for herself"


def test_that_a_colleague_sees_who_can_and_no_reason_or_date(
    business: Business, desk: DeskWindow
) -> None:
    learner = a_person(business, SKILL, level=Level.SUPERVISED, name="Hugo Silva")
    able = a_person(business, SKILL, name="Dev Patel")
    paused = a_person(business, SKILL, name="Greta Holm")
    business.do(training.suspend, by=OWNER, person=paused, skill=SKILL, until=None, reason=NOTED)
    look(desk, a_person(business, SKILL, name="Ana Lindqvist"))
    assert cell(desk, learner) is None
    assert cell(desk, paused) is None
    seen = cell(desk, able)
    assert seen is not None
    assert (seen.words, seen.hatched, seen.corner) == ("alone", False, False)
    for person in (able, learner, paused):
        open_cell(desk, person)
        words = said(desk)
        assert NOTED not in words
        for act in ("sign", "declare", "pause", "take", "lift"):
            assert not shown(desk, f"matrix.side.{act}")
        assert not shown(desk, "matrix.side.fact0")
    open_cell(desk, paused)
    assert "Dev Patel" in find(desk, "matrix.side.others").text()


def test_that_a_page_without_a_mouse_opens_a_cell_and_goes_back(
    business: Business, desk: DeskWindow, qtbot: QtBot
) -> None:
    a_person(business, SKILL)
    heat = look(desk, owner_of(business), Role.MANAGER)
    heat.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(heat, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: heat.column == 1)
    QTest.keyClick(heat, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(desk, "matrix.side.title"))
    QTest.keyClick(find(desk, "matrix.side.close"), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not shown(desk, "matrix.side.title"))
    assert heat.hasFocus() or not desk.isActiveWindow()


def test_that_what_somebody_else_signs_off_is_shown_at_once(
    business: Business, desk: DeskWindow
) -> None:
    learner = a_person(business, SKILL, level=Level.SUPERVISED)
    look(desk, owner_of(business), Role.MANAGER)
    open_cell(desk, learner)
    business.do(training.declare, by=OWNER, person=learner, skills=(SKILL,), level=Level.TRAINER)
    now = cell(desk, learner)
    assert now is not None
    assert now.words == "trainer"
    assert find(desk, "matrix.side.state").text() == "trainer"


def test_that_a_year_later_is_the_same_day_or_the_last_of_the_month() -> None:
    assert months_later(date(2026, 4, 13), 12) == date(2027, 4, 13)
    assert months_later(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert months_later(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert months_later(date(2026, 1, 31), 6) == date(2026, 7, 31)


def test_that_every_word_is_said_in_each_language(business: Business, qtbot: QtBot) -> None:
    learner = a_person(business, SKILL, level=Level.SUPERVISED)
    for language, expected in (("de", "Wer kann was"), ("ar", "من يستطيع ماذا")):
        desk = a_desk(business, ENTRIES, qtbot=qtbot, language=language)
        look(desk, owner_of(business), Role.MANAGER)
        open_cell(desk, learner)
        assert find(desk, "matrix.title").text() == expected
