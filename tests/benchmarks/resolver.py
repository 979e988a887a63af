"""The resolver: one question of a house with 60 people, every skill and every task, in CPU time."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from kiosk.core.ids import PersonId
from kiosk.core.task import Role, Skill, Task
from kiosk.cross_training.cover.rules.house import Colleague, Covering, House, Standby, house
from kiosk.cross_training.cover.rules.resolver import expect, resolve
from kiosk.cross_training.training.rules import Level
from kiosk.records.staff.rules import PresenceState
from tests.benchmarks.timing import Figure, median, p95

ROW = 19
PEOPLE = 60
PROMISED_MS = 1.0
"""Of CPU time a question, asked by anybody about any task."""
NOW = datetime(2026, 11, 24, 12, 5, tzinfo=UTC)
STATION = "Desk 1"


def a_house() -> House:
    """60 people who hold most skills: the more can help, the longer the answer."""
    levels, roles, states = list(Level), list(Role), list(PresenceState)
    skills = list(Skill)
    people = tuple(
        Colleague(
            PersonId(number), f"Colleague {number}", roles[number % len(roles)],
            frozenset({roles[number % len(roles)]}),
            {
                skill: levels[(number + at) % len(levels)]
                for at, skill in enumerate(skills)
                if (number * 7 + at) % 5
            },
            state=states[number % 3], station=f"Desk {number % 8}",
            away_until=NOW + timedelta(hours=1) if number % 9 == 0 else None,
            covers=_covers(number, roles), human=PersonId(1) if number == 2 else None,
        )
        for number in range(1, PEOPLE + 1)
    )  # fmt: skip
    beside = tuple(
        Standby(
            PersonId(number), PersonId(number % PEOPLE + 1), skill, STATION, bool(number % 2),
            NOW + timedelta(minutes=5),
        )
        for number, skill in zip(range(1, 41), skills * 2, strict=False)
    )  # fmt: skip
    return house(NOW, people, beside)


def _covers(number: int, roles: list[Role]) -> tuple[Covering, ...]:
    if number % 6:
        return ()
    return (Covering(number, roles[(number + 1) % len(roles)], None, NOW + timedelta(hours=1)),)


def questions(asked: House) -> Iterator[float]:
    """Milliseconds of CPU time of each person's question about each task."""
    for task in Task:
        for each in asked.people:
            began = time.process_time_ns()
            resolve(asked, each.person, task, STATION)
            yield (time.process_time_ns() - began) / 1e6


def expectations(asked: House) -> Iterator[float]:
    """The same of what a customer may expect of each task."""
    for task in Task:
        began = time.process_time_ns()
        expect(asked, task)
        yield (time.process_time_ns() - began) / 1e6


def measure() -> list[Figure]:
    """Every question once; where a floor stands elsewhere stands the promise itself."""
    asked = a_house()
    list(questions(asked))
    gc.collect()
    mine, theirs = list(questions(asked)), list(expectations(asked))
    more = {
        "people": PEOPLE,
        "tasks": len(Task),
        "skills": len(Skill),
        "worst_ms": round(max(mine), 3),
    }
    return [
        Figure(
            ROW, f"resolver: {what}, beside its promise", median(took), p95(took), PROMISED_MS,
            PROMISED_MS, len(took), 1.0, dict(more),
        )
        for what, took in (("may I do this", mine), ("who can do this", theirs))
    ]  # fmt: skip
