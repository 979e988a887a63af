"""People for tests, made as the owner makes them: added, given a PIN, declared."""

from __future__ import annotations

import itertools

from kiosk.business import Business
from kiosk.core.by import Owner, Person
from kiosk.core.ids import PersonId
from kiosk.core.task import Role, Skill
from kiosk.cross_training.training import service as training
from kiosk.cross_training.training.rules import Level
from kiosk.records.staff import service as staff

OWNER = Owner("tester")
_names = itertools.count(1)


def a_person(
    business: Business,
    *skills: Skill,
    name: str = "",
    role: Role = Role.RECEPTION,
    level: Level = Level.ALONE,
    pin: str = "",
) -> PersonId:
    """Somebody who works here and holds `level` in each of `skills`, as declared today."""
    called = name or f"Colleague {next(_names)}"
    person = business.do(staff.add_person, by=OWNER, name=called, role=role)
    if skills:
        business.do(training.declare, by=OWNER, person=person, skills=skills, level=level)
    if pin:
        business.do(staff.set_pin, by=OWNER, person=person, pin=pin)
    return person


def acting(person: PersonId, role: Role = Role.RECEPTION, beside: PersonId | None = None) -> Person:
    """How that person acts, with `beside` standing next to them."""
    return Person(person, role, supervisor=beside)
