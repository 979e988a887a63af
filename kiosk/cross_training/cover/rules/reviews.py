"""Looking through a cover afterwards: who may, what was done under it, and the word that is left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.core.ids import PersonId
from kiosk.cross_training.cover.rules.sessions import Session

KEPT_FOR = timedelta(days=30)
"""How long a closed cover waits to be looked through, and how long one that was is listed."""
MOST = 50


@dataclass(frozen=True, slots=True)
class Did:
    """How often one task was done."""

    task: str
    count: int


@dataclass(frozen=True, slots=True)
class Looked:
    """Who has looked through it, when, and what they said."""

    by: PersonId
    name: str
    at: datetime
    word: str


@dataclass(frozen=True, slots=True)
class Closed:
    """A cover that has ended, with what was done under both names."""

    session: Session
    did: tuple[Did, ...]
    looked: Looked | None
    own: bool
    """The asker covered it, by this or another account: somebody else looks through it."""
    may: bool
    """The asker manages, or the role is the asker's own."""


@dataclass(frozen=True, slots=True)
class Covers:
    """What the asker sees: the manager every closed cover, others those of their roles and their own."""

    waiting: tuple[Closed, ...]
    looked_at: tuple[Closed, ...]
