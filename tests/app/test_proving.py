"""What a desk asks before anybody may act: a badge that was copied is told to its holder, once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from kiosk.app import proving
from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.ids import PersonId
from kiosk.core.refusal import Trouble, TroubleKind
from kiosk.core.task import Role
from kiosk.database.acting import task_of
from kiosk.desk.administration import screens
from kiosk.records.staff import rules
from kiosk.records.staff import service as staff
from kiosk.records.staff.rules import Cost
from kiosk.shell.covering import Tapped
from kiosk.shell.desk import DeskWindow
from tests.makers.desks import NOBODY, a_desk
from tests.makers.staff import OWNER, a_person

PIN, BADGE = "407319", "0412345678"


@pytest.fixture(autouse=True)
def cheap_pins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "ARGON2", Cost(1, 64))


@pytest.fixture
def ana(business: Business) -> PersonId:
    person = a_person(business, name="Ana Lindqvist", pin=PIN)
    business.do(staff.give_badge, by=OWNER, person=person, code=BADGE)
    return person


@pytest.fixture
def desk(qtbot: QtBot, business: Business) -> DeskWindow:
    return a_desk(business, screens.SCREENS, qtbot=qtbot)


def asking(business: Business, station: str = "Desk 1") -> proving.Ask:
    def ask(verb: Any, arguments: dict[str, Any], then: Callable[[Future[Any]], None]) -> None:
        done: Future[Any] = Future()
        if task_of(verb) is None:
            done.set_result(business.read(verb, **arguments))
        else:
            done.set_result(business.do(verb, NOBODY, None, station, **arguments))
        then(done)

    return ask


def broken(_verb: Any, _arguments: dict[str, Any], then: Callable[[Future[Any]], None]) -> None:
    done: Future[Any] = Future()
    done.set_exception(Trouble(TroubleKind.BUSY))
    then(done)


def said(desk: DeskWindow) -> list[str]:
    return [bar.accessibleName() for bar in desk.notices.findChildren(object)
            if hasattr(bar, "kind") and hasattr(bar, "accessibleName") and bar.isVisible()]  # fmt: skip


def test_that_a_copied_badge_is_told_to_its_holder_once_and_to_nobody_else(business, desk, ana):
    copies, ask = proving.Copies(), asking(business)
    for station in ("Desk 1", "Desk 2"):
        business.do(staff.read_badge, NOBODY, None, station, code=BADGE)
    copies.look(desk, ask)
    assert said(desk) == []  # nobody is signed in
    other = a_person(business, name="Ben Ode")
    desk.context.sign_in(Person(other, Role.RECEPTION), name="Ben Ode")
    copies.look(desk, ask)
    assert said(desk) == []
    desk.context.sign_in(Person(ana, Role.RECEPTION), name="Ana Lindqvist")
    copies.look(desk, broken)
    assert said(desk) == []
    copies.look(desk, ask)
    copies.look(desk, ask)
    (told,) = said(desk)
    assert told.startswith("Your badge was read at Desk 1 and Desk 2 within a minute.")


def test_that_a_badge_brings_its_holder_in_or_says_why_not(business, desk, ana):
    found: list[Tapped] = []
    tap = proving.tap(desk.context, asking(business))
    for code in (BADGE, "9999999999"):
        tap(code, found.append)
    business.do(staff.sign_in, NOBODY, None, "Desk 1", person=ana, pin=PIN)
    tap(BADGE, found.append)
    proving.tap(desk.context, broken)(BADGE, found.append)
    asks, unknown, comes, busy = found
    assert (asks.asks, asks.signed) == (ana, None)
    assert unknown.why_not == "Nobody here has this badge."
    assert comes.signed is not None
    assert (comes.signed.by, comes.signed.role) == (Person(ana, Role.RECEPTION), "Reception")
    assert busy.why_not


def test_that_a_pin_uncovers_only_for_whoever_is_signed_in(business, desk, ana):
    answers: list[str | None] = []
    unlock = proving.unlock(desk.context, asking(business))
    unlock(PIN, answers.append)
    assert answers == []  # nobody is signed in
    desk.context.sign_in(Person(ana, Role.RECEPTION), name="Ana Lindqvist")
    unlock("111112", answers.append)
    unlock(PIN, answers.append)
    proving.unlock(desk.context, broken)(PIN, answers.append)
    assert answers[:2] == ["This PIN does not fit.", None]
    assert answers[2]
