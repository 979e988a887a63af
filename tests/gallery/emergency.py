"""Pictures of emergency access: being opened, open, a wrong PIN, and what a manager has to look at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import time_machine
from PySide6.QtWidgets import QApplication

from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.ids import PersonId
from kiosk.core.task import Role, Skill
from kiosk.cross_training.cover import service as cover
from kiosk.shell.desk import DeskWindow
from kiosk.ui.theme import Theme
from tests.gallery.office import NOON, PIN, Camera, close, harbour, team
from tests.makers import desks

REASON = "Ana is at the dentist and three customers wait for their frames"
OTHERS = (
    ("Dev Patel", Skill.TAKE_MONEY, "the till was left open and the queue reached the door", 3000),
    ("Chloe Marsh", Skill.HAND_OUT, "a courier came for order 1043 and nobody was at reception", 140),
    ("Farid Haddad", Skill.PICK_AND_PACK, "Chloe went home ill, two parcels leave at five", 20),
)  # fmt: skip


def opened(business: Business, person: PersonId, skill: Skill, reason: str) -> None:
    """Opened at a desk."""
    business.do(
        cover.open_emergency, Person(person, Role.RECEPTION), None, "Desk 2", person=person,
        skill=skill, reason=reason, pin=PIN,
    )  # fmt: skip


def at(
    people: dict[str, PersonId],
    name: str,
    role: Role,
    then: Callable[[DeskWindow], None] | None = None,
) -> Callable[[DeskWindow], None]:
    """Somebody opens the page."""

    def prepare(desk: DeskWindow) -> None:
        said = desk.context.t("Manager" if role is Role.MANAGER else "Reception")
        desk.context.sign_in(Person(people[name], role), name=name, role=said)
        desk.context.go("emergency")
        if then is not None:
            then(desk)
        for _ in range(4):
            QApplication.processEvents()

    return prepare


def fill_in(desk: DeskWindow) -> None:
    """What for, why, and half a PIN."""
    desks.find(desk, "emergency.skill").set_value(str(Skill.HAND_OUT))
    desks.find(desk, "emergency.reason").setText(REASON)
    desks.find(desk, "emergency.pin").set_text(PIN[:4])


def wrong(desk: DeskWindow) -> None:
    """A PIN that does not fit."""
    fill_in(desk)
    desks.find(desk, "emergency.pin").set_text("111222")
    desks.press(desk, "emergency.open")


def short(desk: DeskWindow) -> None:
    """A reason of one word."""
    fill_in(desk)
    desks.find(desk, "emergency.reason").setText("hurry")
    desks.find(desk, "emergency.pin").set_text(PIN)
    desks.press(desk, "emergency.open")


def pictures(folder: Path) -> list[Path]:
    """Each of them."""
    folder.mkdir(parents=True, exist_ok=True)
    QApplication.setFont(Theme.load("desk").font("body"))
    begun = NOON - timedelta(days=3)
    with time_machine.travel(begun, tick=False) as clock, harbour() as business:
        people = team(business)
        camera = Camera(folder, business)
        for name, then in (("empty", fill_in), ("wrong-pin", wrong), ("short", short)):
            desk = camera.desk()
            at(people, "Greta Holm", Role.RECEPTION, then)(desk)
            camera.take(f"emergency-{name}", desk)
            close(desk)
        for name, skill, reason, minutes in OTHERS:
            clock.move_to(NOON - timedelta(minutes=minutes))
            opened(business, people[name], skill, reason)
        clock.move_to(NOON)
        camera.looks("emergency", at(people, "Farid Haddad", Role.MANAGER))
        desk = camera.desk(language="de")
        at(people, "Farid Haddad", Role.MANAGER)(desk)
        camera.take("emergency-german", desk)
        close(desk)
        desk = camera.desk()
        at(people, "Chloe Marsh", Role.FULFILMENT)(desk)
        camera.take("emergency-own", desk)
        close(desk)
    return camera.taken
