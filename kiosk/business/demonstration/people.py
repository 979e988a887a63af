"""The people of the demonstration: hired with their own roles, declared in what they can, level by level."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from kiosk.business.demonstration.deeds import Shop
from kiosk.core.by import Owner, Person
from kiosk.core.ids import PersonId
from kiosk.core.task import Role, Skill
from kiosk.cross_training.training import service as training
from kiosk.cross_training.training.rules import ACTS_ALONE, DECLARED_DAYS, Level
from kiosk.records.staff import service as staff

OWNER = Owner("demonstration")
LEVELS = (
    ("learns", Level.IN_TRAINING), ("supervised", Level.SUPERVISED), ("also", Level.ALONE),
    ("teaches", Level.TRAINER),
)  # fmt: skip
"""What the story calls each level, the highest last: it is the one that counts."""


@dataclass(frozen=True)
class Worker:
    """Somebody of the story: her roles, and her level in each skill."""

    name: str
    role: Role
    roles: tuple[Role, ...]
    levels: dict[Skill, Level]
    ends: dict[Skill, int]
    """In how many days from now a level ends; below zero it has ended."""
    badge: str = ""

    def alone(self, skill: Skill) -> bool:
        """Whether she did it by herself all the days that are told."""
        return self.levels.get(skill) in ACTS_ALONE and self.ends.get(skill, 1) > 0


def told_of(told: dict[str, Any]) -> tuple[Worker, ...]:
    """Everybody the story names."""
    return tuple(_worker(told["skills"], each) for each in told["people"])


def _worker(by_role: dict[str, list[str]], each: dict[str, Any]) -> Worker:
    role = Role(each["role"])
    roles = (role, *(Role(name) for name in each.get("own", ())))
    levels = {Skill(name): Level.ALONE for own in roles for name in by_role[own]}
    for word, level in LEVELS:
        levels.update({Skill(name): level for name in each.get(word, ())})
    ends = {Skill(name): int(days) for name, days in each.get("ends", {}).items()}
    return Worker(each["name"], role, roles, levels, ends, each.get("badge", ""))


def hire(shop: Shop) -> None:
    """Adds everybody with their own roles and the PIN of the demonstration."""
    do, pin = shop.business.do, shop.story.told["business"]["pin"]
    for each in told_of(shop.story.told):
        person = do(staff.add_person, by=OWNER, name=each.name, role=each.role)
        if len(each.roles) > 1:
            do(staff.assign_roles, by=OWNER, person=person, roles=each.roles)
        do(staff.set_pin, by=OWNER, person=person, pin=pin)
        if each.badge:
            do(staff.give_badge, by=OWNER, person=person, code=each.badge)
        shop.hired[each.name] = person


def declare(shop: Shop, usual: datetime, now: datetime) -> None:
    """The owner declares what each can: on the `usual` day, or before it where it ends soon or has ended."""
    days: dict[datetime, list[tuple[PersonId, Level, list[Skill]]]] = {}
    for each in told_of(shop.story.told):
        by_day: dict[tuple[datetime, Level], list[Skill]] = {}
        for skill, level in each.levels.items():
            ends = each.ends.get(skill)
            at = usual if ends is None else now - timedelta(days=DECLARED_DAYS - ends)
            by_day.setdefault((at, level), []).append(skill)
        for (at, level), skills in by_day.items():
            days.setdefault(at, []).append((shop.hired[each.name], level, skills))
    # What the founding gave the owner has ended with the others' first ninety days.
    owners = [each.id for each in shop.business.read(staff.people) if each.owner]
    days.setdefault(usual, []).extend((each, Level.TRAINER, list(Skill)) for each in owners)
    for at in sorted(days):
        shop.clock.set(at)
        for person, level, skills in days[at]:
            shop.business.do(
                training.declare, by=OWNER, person=person, skills=tuple(skills), level=level
            )


def at_work(shop: Shop) -> None:
    """Who does what in the days that are told: in a role of their own, by themselves."""
    for each in told_of(shop.story.told):
        by = Person(shop.hired[each.name], each.role)
        for role in each.roles:
            for skill in (skill for skill in each.levels if each.alone(skill)):
                shop.doers.setdefault((role, skill), []).append(by)
