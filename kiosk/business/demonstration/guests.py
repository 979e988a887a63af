"""Who comes on a busy day: drawn from the story's dice, each with the patience and the luck of that day."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from kiosk.business.demonstration import story as stories
from kiosk.business.house import Business
from kiosk.core.ids import PersonId, VisitId
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules.kinds import CallBy, Purpose, VisitKind
from kiosk.front_office.queue.rules.tickets import WaitCause
from kiosk.front_office.queue.rules.visitors import Who

T = TypeVar("T")
SHARES = (
    (Purpose.WALK_IN, 62), (Purpose.APPOINTMENT, 22), (Purpose.VISITOR, 8), (Purpose.DELIVERY, 7),
    (Purpose.STAYS, 1),
)  # fmt: skip
WAYS = ((CallBy.SOUND, 74), (CallBy.LIGHT, 10), (CallBy.MESSAGE, 10), (CallBy.COME_TO_ME, 6))
LANGUAGES = (("en", 60), ("de", 25), ("ar", 15))
THEN = (("", 88), ("hold", 5), ("transfer", 4), ("part", 3))
RUSH = (11, 13)
"""Hours of the shop between which one in three comes."""


@dataclass
class Guest:
    """One who comes. Seconds: `serves` what it takes to serve them, `patience` until they give up.

    `hears`: at which call they come; more than there are, and they are missed. `comes_at` is missing for
    who never comes.
    """

    kind: int
    who: Who
    language: str
    call_by: CallBy
    kiosk: str
    planned_at: datetime | None
    comes_at: datetime | None
    serves: float
    patience: float
    hears: int
    returns: bool
    then: str
    why: WaitCause
    checks_out: bool
    visit: VisitId | None = None


def guests(
    business: Business, story: stories.Story, opens: datetime, closes: datetime, count: int,
    host: PersonId,
) -> list[Guest]:  # fmt: skip
    """`count` visits between opening and a while before closing, planned and not."""
    kinds = business.read(queue.kinds)
    kiosks = story.told["stations"]["lobby"]
    made = []
    for place, buyer in enumerate(stories.buyers(story, count, start=5_000)):
        rng = story.rng
        kind = rng.choice(_of(kinds, _drawn(rng, SHARES)))
        comes = _moment(rng, opens, closes - timedelta(minutes=25))
        planned = comes.replace(second=0, microsecond=0) if _planned(kind, rng) else None
        wants_host = kind.purpose in (Purpose.VISITOR, Purpose.STAYS)
        who = Who(
            buyer.name, phone=buyer.phone, host=host if wants_host else None,
            packages=rng.randint(1, 9) if kind.purpose is Purpose.DELIVERY else None,
        )  # fmt: skip
        made.append(_guest(rng, kind, who, kiosks[place % len(kiosks)], planned, comes))
    return made


def _guest(
    rng: random.Random, kind: VisitKind, who: Who, kiosk: str, planned: datetime | None,
    comes: datetime,
) -> Guest:  # fmt: skip
    never = planned is not None and rng.random() < 0.08
    if planned is not None:
        comes += timedelta(minutes=rng.triangular(-14, 28, -4))
    call_by = _drawn(rng, WAYS)
    return Guest(
        kind.id, who, _drawn(rng, LANGUAGES), call_by, kiosk, planned, None if never else comes,
        serves=min(1_800.0, rng.lognormvariate(5.4, 0.6)),
        patience=rng.uniform(1_500, 5_400), hears=_drawn(rng, ((1, 90), (2, 6), (3, 2), (9, 2))),
        returns=rng.random() < 0.6, then=_drawn(rng, THEN),
        why=rng.choice((WaitCause.NOT_READY, WaitCause.PAPER, WaitCause.MONEY)),
        checks_out=rng.random() < 0.4,
    )  # fmt: skip


def _planned(kind: VisitKind, rng: random.Random) -> bool:
    return kind.purpose is Purpose.APPOINTMENT or (
        kind.purpose is Purpose.VISITOR and rng.random() < 0.5
    )


def _of(kinds: tuple[VisitKind, ...], purpose: Purpose) -> list[VisitKind]:
    found = [each for each in kinds if each.purpose is purpose]
    return found or list(kinds)


def _moment(rng: random.Random, opens: datetime, last: datetime) -> datetime:
    """More come around noon."""
    if rng.random() < 1 / 3:
        noon = opens.replace(hour=RUSH[0], minute=0)
        return noon + timedelta(minutes=rng.uniform(0, 60 * (RUSH[1] - RUSH[0])))
    return opens + (last - opens) * rng.random()


def _drawn(rng: random.Random, shares: tuple[tuple[T, int], ...]) -> T:
    return rng.choices([each for each, _ in shares], [share for _, share in shares])[0]
