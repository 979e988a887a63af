"""Under which head of the panel a role stands for somebody."""

from __future__ import annotations

from kiosk.core.task import Actor, Role, Skill, Task
from kiosk.cross_training.cover.rules.house import Colleague
from kiosk.cross_training.training.rules import ACTS_ALONE, Level
from kiosk.desk.roles.rules.words import Place

FIRST_SCREEN = {
    Role.RECEPTION: "today",
    Role.SALES: "sale",
    Role.FULFILMENT: "fulfilment",
    Role.ACCOUNTING: "till",
    Role.MANAGER: "people",
}
"""Where the work of a role begins."""


def skills_of(role: Role) -> tuple[Skill, ...]:
    """What one must have learnt for everything in `role`, in the order of the tasks."""
    return tuple(dict.fromkeys(task.skill for task in tasks_of(role)))


def tasks_of(role: Role) -> tuple[Task, ...]:
    """What is done in `role` by people, in the order in which it is declared."""
    return tuple(
        task
        for task in Task
        if task.role is role and task.value.bound and Actor.PERSON in task.actors
    )


def place_of(me: Colleague, role: Role) -> Place | None:
    """Where a role stands for her; None where it is nobody's yet, for nothing is done in it."""
    if role in me.own:
        return Place.OWN
    if me.covering(role) is not None:
        return Place.COVERED
    tasks = tasks_of(role)
    if not tasks:
        return None
    if any(me.levels.get(task.skill) in ACTS_ALONE for task in tasks):
        return Place.MAY_TAKE
    return Place.BESIDE if any(learning(me, task) for task in tasks) else Place.NOT_YET


def learning(me: Colleague, task: Task) -> bool:
    """Whether she does it with somebody beside."""
    if not task.value.supervised:
        return False
    return me.levels.get(task.skill) is Level.SUPERVISED or task.skill in me.ended
