"""Who acts: a person, a customer at the lobby, a job of the program, or the owner of the key."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.ids import PersonId, VisitId
from kiosk.core.task import Role


@dataclass(frozen=True, slots=True)
class Person:
    """A member of staff in one role; `cover` is a cover session's id, `supervisor` who stands beside."""

    id: PersonId
    role: Role
    cover: int | None = None
    supervisor: PersonId | None = None


@dataclass(frozen=True, slots=True)
class Customer:
    """Whoever stands at a lobby screen; `visit` is None until a visit is known."""

    visit: VisitId | None = None


@dataclass(frozen=True, slots=True)
class System:
    """A job that the program does by itself, by its name."""

    job: str


@dataclass(frozen=True, slots=True)
class Owner:
    """Whoever can read the key on this PC: the command line and the first run. `os_user` is for the record."""

    os_user: str


By = Person | Customer | System | Owner
