"""The lobby at this moment: who is expected in the next hours, and who took a number a moment ago."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from kiosk.business.demonstration import story as stories
from kiosk.business.house import Business
from kiosk.core.by import Customer, Person
from kiosk.core.ids import PersonId
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules import VisitState
from kiosk.front_office.queue.rules.kinds import CallBy, Purpose, VisitKind
from kiosk.front_office.queue.rules.visitors import Plan, Who

EXPECTED, WAITING = 6, 2
FIRST, APART = timedelta(minutes=18), timedelta(minutes=25)


def fill(
    business: Business,
    story: stories.Story,
    seed: int,
    *,
    greeter: Person,
    host: PersonId,
    kiosk: str,
) -> None:
    """As many are expected and wait by number as the scene shows; whoever is there already counts."""
    kinds = business.read(queue.kinds)
    now, rng = business.clock.moment(None), random.Random(seed)
    today = now.astimezone(ZoneInfo(business.facts.zone)).date()
    known = business.read(queue.expected, day=today)
    coming = [
        each for each in known
        if each.state is VisitState.EXPECTED and each.planned_at and each.planned_at > now
    ]  # fmt: skip
    for place in range(EXPECTED - len(coming)):
        at = _five(now + FIRST + place * APART)
        if at.astimezone(ZoneInfo(business.facts.zone)).date() == today:
            visitor = place % 3 == 2
            kind = _one(kinds, Purpose.VISITOR if visitor else Purpose.APPOINTMENT)
            who = _somebody(story, rng, host if visitor else None)
            business.do(queue.plan, by=greeter, plan=Plan(kind.id, who, at))
    for _ in range(WAITING - len(business.read(queue.board).waiting)):
        business.do(
            queue.arrive_visitor, Customer(), None, kiosk, kind=_one(kinds, Purpose.WALK_IN).id,
            who=_somebody(story, rng, None), call_by=CallBy.SOUND, language=business.facts.language,
        )  # fmt: skip


def _one(kinds: tuple[VisitKind, ...], purpose: Purpose) -> VisitKind:
    return next((each for each in kinds if each.purpose is purpose), kinds[0])


def _somebody(story: stories.Story, rng: random.Random, host: PersonId | None) -> Who:
    told = story.told["customers"]
    name = f"{rng.choice(told['first'])} {rng.choice(told['last'])}"
    return Who(name, phone=f"+43 512 556 {rng.randint(0, 9_999):04d}", host=host)


def _five(moment: datetime) -> datetime:
    return moment.replace(minute=moment.minute // 5 * 5, second=0, microsecond=0)
