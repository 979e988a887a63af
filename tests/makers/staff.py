"""People for tests, made as the owner makes them: added, given a PIN, declared."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from kiosk.business import Business
from kiosk.core.by import Owner, Person
from kiosk.core.ids import PersonId
from kiosk.core.task import Role, Skill, Task
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
    roles: tuple[Role, ...] | None = None,
) -> PersonId:
    """Somebody who works here and holds `level` in each of `skills`, as declared today.

    Every role whose tasks these skills open is her own, unless `roles` says which are.
    """
    called = name or f"Colleague {next(_names)}"
    person = business.do(staff.add_person, by=OWNER, name=called, role=role)
    if skills:
        business.do(training.declare, by=OWNER, person=person, skills=skills, level=level)
    own = roles_of(skills) if roles is None else roles
    if set(own) - {role}:
        business.do(staff.assign_roles, by=OWNER, person=person, roles=own)
    if pin:
        business.do(staff.set_pin, by=OWNER, person=person, pin=pin)
    return person


def roles_of(skills: Iterable[Skill]) -> tuple[Role, ...]:
    """The roles whose tasks `skills` open."""
    known = set(skills)
    return tuple(role for role in Role if any(t.role is role and t.skill in known for t in Task))


def acting(person: PersonId, role: Role = Role.RECEPTION, beside: PersonId | None = None) -> Person:
    """How that person acts, with `beside` standing next to them."""
    return Person(person, role, supervisor=beside)
