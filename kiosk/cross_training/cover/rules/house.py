"""The house as it stands: who is here, what each may do alone, and which roles they act in.

A picture, frozen at one moment; the resolver asks it. Why somebody cannot is not in it for others to see.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from kiosk.core.ids import PersonId
from kiosk.core.task import Role, Skill
from kiosk.cross_training.training.rules import Level
from kiosk.records.staff.rules import PresenceState


@dataclass(frozen=True, slots=True)
class Covering:
    """A live cover session as everybody may know it."""

    session: int
    role: Role
    absent: PersonId | None
    hard_end: datetime
    ending: bool = False
    unticked: bool = False
    """A money line of its note is not ticked yet."""
    in_hand: bool = False
    """Somebody whom she began to serve before its end is served still."""


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who works here, as the resolver needs them."""

    person: PersonId
    name: str
    role: Role
    own: frozenset[Role]
    levels: dict[Skill, Level]
    """In force now; what has ended stands in `ended`."""
    ended: frozenset[Skill] = frozenset()
    state: PresenceState = PresenceState.OUT
    station: str = ""
    away_until: datetime | None = None
    """A live absence, whatever its kind."""
    covers: tuple[Covering, ...] = ()
    emergency: frozenset[Skill] = frozenset()
    human: PersonId | None = None
    """The first account of the same human being; None: this one."""

    @property
    def here(self) -> bool:
        """Whether they are in the house and can be asked."""
        return self.away_until is None and self.state in (
            PresenceState.IN,
            PresenceState.SERVING,
            PresenceState.BACK_OFFICE,
        )

    def covering(self, role: Role) -> Covering | None:
        """The live session in which they act in `role`, if it is not their own."""
        return next((each for each in self.covers if each.role is role), None)

    def acts_in(self, role: Role) -> bool:
        """Whether what they do now may be done in `role`."""
        return role in self.own or self.covering(role) is not None


@dataclass(frozen=True, slots=True)
class Standby:
    """A colleague who has proved at a station that she stands beside a learner."""

    supervisor: PersonId
    learner: PersonId
    skill: Skill
    station: str
    by_pin: bool
    until: datetime


@dataclass(frozen=True, slots=True)
class House:
    """Everything the resolver looks at."""

    now: datetime
    people: tuple[Colleague, ...] = ()
    beside: tuple[Standby, ...] = ()
    by_id: dict[PersonId, Colleague] = field(default_factory=dict)

    def find(self, person: PersonId) -> Colleague | None:
        """That colleague; None where nobody of this id works here."""
        return self.by_id.get(person)


def house(now: datetime, people: tuple[Colleague, ...], beside: tuple[Standby, ...] = ()) -> House:
    """A picture with its index."""
    return House(now, people, beside, {each.person: each for each in people})
