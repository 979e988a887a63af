"""Cases on hold on Today: among those being served, found by their word, taken by whoever is first."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.ids import CaseId, PersonId, VisitId
from kiosk.core.task import Role, Skill, Task
from kiosk.desk.today import rules, texts
from kiosk.desk.today.rules import Column, Deed, Mark, Tone
from kiosk.desk.today.screens import look_up
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules import Case, CaseKind, CaseState, Held, HoldReason
from kiosk.lobby.pickup import service as pickups
from kiosk.lobby.pickup.rules import Method
from kiosk.ui.card import Card
from tests.desk.today.test_rules import NOW, OTHER, a_card, marks, only
from tests.desk.today.test_screen import Show, show
from tests.makers import pickup as maker
from tests.makers.staff import a_person
from tests.ui.contexts import shell_of

__all__ = ["show"]


@pytest.fixture
def database_kind() -> str:
    """The read has been proved on both databases."""
    return "embedded"


@pytest.fixture
def ana(business: Business) -> Person:
    skills = (Skill.HAND_OUT, Skill.WELCOME)
    return Person(a_person(business, *skills, name="Ana Lindqvist"), Role.RECEPTION)


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(look_up, "PAUSE_MS", 0)


def a_case(taken: PersonId | None = None) -> Case:
    at = NOW - timedelta(minutes=12)
    return Case(
        CaseId(4), "KIWI", CaseKind.PICKUP, 7, VisitId(3), HoldReason.WAITS_FOR_PAPER, OTHER,
        "Eun-ji Park", at, "Desk 2", taken, "", None, None, 1,
    )  # fmt: skip


def put_on_hold(business: Business, who: str = "Eun-ji Park") -> tuple[maker.OnShelf, Held]:
    skills = (Skill.HAND_OUT, Skill.WELCOME)
    eun = Person(a_person(business, *skills, name=who), Role.RECEPTION)
    made = maker.ready(business)
    business.do(pickups.claim, eun, None, "Desk 2", pickup=made.pickup)
    asked = {"pickup": made.pickup, "reason": HoldReason.WAITS_FOR_PAPER}
    return made, business.do(pickups.put_on_hold, eun, None, "Desk 2", **asked)


def test_that_a_card_on_hold_says_its_reason_and_what_was_checked() -> None:
    since = NOW - timedelta(minutes=14)
    card = only(
        Column.SERVED,
        a_card(case=a_case(), method=Method.ID_SEEN, scanned=1, due=4_800, since=since),
    )
    assert (card.tone, card.deed, card.held) == (Tone.ON_HOLD, Deed.TAKE_ON, True)
    assert (card.minutes, card.slow) == (14, True)
    assert marks(card) == [Mark.HELD_FOR, Mark.SURE, Mark.SCANNED, Mark.TO_PAY]
    assert texts.action(card, "en") == "Take this case"
    assert "on hold by Eun-ji" in texts.detail(card, "en")
    assert [texts.note(note, "en") for note in card.notes][:2] == [
        "waits for a paper", "Document seen",
    ]  # fmt: skip
    assert rules.task_of(Deed.TAKE_ON) is Task.CASE_TAKE


def test_that_a_case_that_was_taken_is_a_card_like_any_other() -> None:
    card = only(Column.SERVED, a_card(case=a_case(taken=OTHER)))
    assert (card.held, card.deed) == (False, Deed.TAKE_OVER)


def test_that_taking_it_on_today_opens_it(business: Business, ana: Person, show: Show) -> None:
    _made, on_hold = put_on_hold(business)
    screen = show()
    (card,) = [each for each in screen.served.cards() if isinstance(each, Card)]
    assert card.facts.lead == on_hold.word
    assert list(screen.lobby.cards()) == []
    card.action.click()
    case = business.read(queue.case_of, case=on_hold.case)
    assert (case.state, case.taken_by) == (CaseState.TAKEN, ana.id)
    assert shell_of(screen.context).went[-1] == ("pickup.on_hold", {"case": on_hold.case})


def test_that_who_comes_second_is_told_and_sees_it_as_it_is(business: Business, show: Show) -> None:
    _made, on_hold = put_on_hold(business)
    screen = show()
    skills = (Skill.HAND_OUT, Skill.WELCOME)
    greta = Person(a_person(business, *skills, name="Greta Holm"), Role.RECEPTION)
    seen = business.read(queue.case_of, case=on_hold.case).version
    business.do(pickups.take_on, greta, None, "Desk 3", case=on_hold.case, seen=seen)
    (card,) = list(screen.served.cards())
    card.action.click()
    assert shell_of(screen.context).went == []
    case = business.read(queue.case_of, case=on_hold.case)
    assert case.taken_by == greta.id


def test_that_typing_the_word_finds_it(business: Business, show: Show, qtbot: QtBot) -> None:
    _made, on_hold = put_on_hold(business)
    screen = show()
    screen.look_up.field.edit.setText(on_hold.word.lower())
    qtbot.waitUntil(screen.look_up.panel.isVisible)
    (row,) = screen.look_up.rows.facts
    assert (row.lead, row.trailing) == (on_hold.word, "On hold")
    qtbot.keyClick(screen.look_up.field.edit, Qt.Key.Key_Return)
    assert shell_of(screen.context).went[-1] == ("pickup.on_hold", {"case": on_hold.case})
