"""Row 17: signing in by PIN, beside the hash alone."""

from __future__ import annotations

from pathlib import Path

from argon2 import PasswordHasher

from kiosk import business as businesses
from kiosk.core.by import System
from kiosk.core.task import Role, Skill
from kiosk.records.staff import rules
from kiosk.records.staff import service as staff
from kiosk.records.staff.rules import Outcome
from tests.benchmarks.timing import Figure, figure, in_turn
from tests.makers.staff import a_person

PIN = "402817"


def measure(home: Path, times: int) -> list[Figure]:
    """The act `sign_in` of somebody known, and argon2id with the same cost."""
    business = businesses.open_business(f"sqlite:///{home}/data/kiosk.db", home)
    person = a_person(business, Skill.WELCOME, role=Role.RECEPTION, pin=PIN)
    cost = rules.ARGON2
    hasher = PasswordHasher(time_cost=cost.passes, memory_cost=cost.kibibytes, parallelism=1)
    kept = hasher.hash(PIN)

    def sign_in() -> None:
        answer = business.do(
            staff.sign_in, System("sign-in"), None, "Desk 1", person=person, pin=PIN
        )
        assert answer.outcome is Outcome.IN

    pairs = in_turn(sign_in, lambda: hasher.verify(kept, PIN), times)
    business.close()
    said = {"passes": cost.passes, "kibibytes": cost.kibibytes}
    return [figure(17, "PIN check", pairs, 1.2, **said)]
