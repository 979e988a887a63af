"""Pictures of my roles: the panel, the handover note, work under a cover, handing back, while you were away."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import time_machine
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from kiosk.app.directory import DIRECTORY
from kiosk.business import Business
from kiosk.core.by import Person, System
from kiosk.core.ids import PersonId
from kiosk.core.task import Role, Skill
from kiosk.cross_training.training import service as training
from kiosk.cross_training.training.rules import Level
from kiosk.desk.roles import service
from kiosk.records.staff import service as staff
from kiosk.records.staff.rules import AbsenceKind
from kiosk.shell.desk import DeskWindow
from kiosk.ui.theme import Theme
from tests.desk.roles.people import give_badge, take
from tests.gallery.desk_today import NOON, PINS, a_business, live_a_morning
from tests.gallery.office import Camera
from tests.makers import desks
from tests.makers import till as tills
from tests.makers.staff import OWNER, a_person

PIN = PINS[0][1]
BADGE = "B-7719204"
LONG = "Maximiliane-Charlotte von Hohenstein-Falkenberg"


class House(Camera):
    """A camera whose desks show my roles as `app` does."""

    now = NOON

    @override
    def desk(self, *, language: str = "en", size: tuple[int, int] = (1440, 900)) -> DeskWindow:
        window = desks.a_desk(self.business, DIRECTORY, language=language, size=size, roles=True)
        window.context.business_name = "Harbour Lane"
        return window


def colleagues(
    business: Business, clock: time_machine.Traveller, ana: Person
) -> dict[str, PersonId]:
    """Ben keeps the books and is at lunch, Chloe fulfils and is away, Dev sells and is here."""
    money = (Skill.TAKE_MONEY, Skill.CLOSE_TILL, Skill.INVOICE)
    clock.move_to(NOON - timedelta(hours=3, minutes=35))
    business.do(
        training.declare, OWNER, person=ana.id, skills=(*money, Skill.PICK_AND_PACK),
        level=Level.ALONE,
    )  # fmt: skip
    business.do(
        training.declare, OWNER, person=ana.id, skills=(Skill.SELL,), level=Level.SUPERVISED
    )
    business.do(staff.assign_roles, OWNER, person=ana.id, roles=(Role.RECEPTION,))
    people = {
        "ana": ana.id,
        "ben": a_person(business, *money, Skill.REFUND, Skill.BOOKS, name="Ben Okafor",
                        role=Role.ACCOUNTING, pin=PIN, roles=(Role.ACCOUNTING,)),
        "chloe": a_person(business, Skill.PICK_AND_PACK, name="Chloe Marsh",
                          role=Role.FULFILMENT, pin=PIN, roles=(Role.FULFILMENT,)),
        "dev": a_person(business, Skill.SELL, name="Dev Patel", role=Role.SALES, pin=PIN,
                        roles=(Role.SALES,)),
    }  # fmt: skip
    for name, station in (("ben", "Desk 1"), ("dev", "Desk 3"), ("ana", "Desk 1")):
        business.do(staff.sign_in, System("sign-in"), None, station, person=people[name], pin=PIN)
    tills.opened(business, Person(people["ben"], Role.ACCOUNTING), tills.a_drawer(business))
    clock.move_to(NOON - timedelta(minutes=5))
    for name, kind, minutes in (("ben", AbsenceKind.LUNCH, 40), ("chloe", AbsenceKind.ILL, 295)):
        business.do(
            staff.enter_absence, ana, None, "Desk 1", person=people[name], kind=kind,
            until=NOON + timedelta(minutes=minutes),
        )  # fmt: skip
    business.do(staff.sign_in, System("sign-in"), None, "Desk 1", person=ana.id, pin=PIN)
    clock.move_to(NOON)
    return people


def signed(person: PersonId, name: str, role: str) -> Callable[[DeskWindow], None]:
    """Somebody at a desk."""

    def prepare(desk: DeskWindow) -> None:
        by = Person(person, Role.RECEPTION)
        desk.context.sign_in(by, name=name, role=desk.context.t(role))

    return prepare


def _panel(desk: DeskWindow) -> None:
    desks.press(desk, "rail.roles")
    desks.press(desk, "roles.accounting.take")


def _panel_typed(desk: DeskWindow) -> None:
    _panel(desk)
    desks.press(desk, "roles.form.read")
    desks.press(desk, "roles.note.go")
    desks.find(desk, "roles.form.pin").set_text("407")


def _long(business: Business, people: dict[str, PersonId]) -> Callable[[DeskWindow], None]:
    """Somebody of a long name sells, and is away."""
    long = a_person(business, Skill.PICK_AND_PACK, name=LONG, role=Role.FULFILMENT, pin=PIN,
                    roles=(Role.FULFILMENT,))  # fmt: skip
    business.do(
        staff.enter_absence, Person(people["ana"], Role.RECEPTION), None, "Desk 1", person=long,
        kind=AbsenceKind.ILL, until=NOON + timedelta(minutes=300),
    )  # fmt: skip

    def prepare(desk: DeskWindow) -> None:
        desks.press(desk, "rail.roles")
        desks.press(desk, "roles.fulfilment.take")
        desks.press(desk, "roles.form.change")

    return prepare


def _note(desk: DeskWindow) -> None:
    _panel(desk)
    desks.press(desk, "roles.form.read")


def _shelf(desk: DeskWindow) -> None:
    desk.context.go("fulfilment")


def _till(desk: DeskWindow) -> None:
    desk.context.go("till")


def _leave(desk: DeskWindow) -> None:
    _till(desk)
    desks.press(desk, "cover_bar.hand_back")


def _away(desk: DeskWindow) -> None:
    desks.press(desk, "rail.roles")


def _shots(camera: House, clock: time_machine.Traveller, people: dict[str, PersonId]) -> None:
    business, ana = camera.business, people["ana"]
    at = signed(ana, "Ana Lindqvist", "Reception")

    def then(step: Callable[[DeskWindow], None]) -> Callable[[DeskWindow], None]:
        def prepare(desk: DeskWindow) -> None:
            at(desk)
            step(desk)

        return prepare

    camera.looks("role-panel", then(_panel_typed))
    camera.looks("handover-note", then(_note))
    give_badge(business, ana, BADGE)
    camera.looks("role-panel-badge", then(_panel), small=False)
    business.do(staff.read_badge, System("sign-in"), None, "Desk 1", code=BADGE)
    camera.looks("role-panel-long-names", then(_long(business, people)), small=False)
    taken = take(business, ana, absent=people["ben"], pin=PIN)
    clock.move_to(NOON + timedelta(minutes=2))
    take(business, ana, Role.FULFILMENT, absent=people["chloe"], pin=PIN)
    camera.looks("cover-fulfilment", then(_shelf))
    camera.looks("cover-till", then(_till), small=False)
    camera.looks("cover-panel", then(_away), small=False)
    camera.looks("cover-hand-back", then(_leave), small=False)
    business.do(
        service.hand_back, Person(ana, Role.RECEPTION), None, "Desk 1", session=taken.session
    )
    business.do(staff.sign_in, System("sign-in"), None, "Desk 2", person=people["ben"], pin=PIN)
    ben = signed(people["ben"], "Ben Okafor", "Accounting")

    def back(desk: DeskWindow) -> None:
        ben(desk)
        _away(desk)
        desks.press(desk, f"roles.unread.{taken.session}.read")

    camera.looks("while-you-were-away", back, small=False)


def pictures(folder: Path, only: str = "") -> list[Path]:
    """Every picture of my roles, at five past twelve of the story."""
    folder.mkdir(parents=True, exist_ok=True)
    QApplication.setFont(Theme.load("desk").font("body"))
    with tempfile.TemporaryDirectory() as place, a_business(Path(place)) as (business, clock):
        ana = live_a_morning(business, clock)
        people = colleagues(business, clock, ana)
        camera = House(folder, business)
        _shots(camera, clock, people)
    return camera.taken
