"""What the resolver says is nearest: for whoever asks, and for the customer who waits."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from kiosk.core.ids import PersonId
from kiosk.core.task import Role, Skill, Task
from kiosk.cross_training.cover.rules.house import Colleague, Covering, House, Standby, house
from kiosk.cross_training.cover.rules.resolver import (
    Outlook,
    Way,
    Why,
    away_from,
    back_at,
    expect,
    resolve,
    who_can,
)
from kiosk.cross_training.training.rules import Level
from kiosk.records.staff.rules import PresenceState

NOW = datetime(2026, 11, 24, 12, 5, tzinfo=UTC)
LATER = NOW + timedelta(minutes=40)
TASK = Task.PAYMENT_TAKE
DESK = "Desk 1"
ACCOUNTING = frozenset({Role.ACCOUNTING})


def colleague(number: int, level: Level | None = Level.ALONE, **more: object) -> Colleague:
    levels = {} if level is None else {Skill.TAKE_MONEY: level}
    said = {"own": ACCOUNTING, "role": Role.ACCOUNTING, "state": PresenceState.IN} | more
    role, own = said.pop("role"), said.pop("own")
    return Colleague(PersonId(number), f"P{number}", role, own, levels, **said)  # type: ignore[arg-type]


def at_reception(number: int, level: Level | None = Level.ALONE, **more: object) -> Colleague:
    own = frozenset({Role.RECEPTION})
    return colleague(number, level, role=Role.RECEPTION, own=own, **more)


def shop(*people: Colleague, beside: tuple[Standby, ...] = ()) -> House:
    return house(NOW, people, beside)


def way(asked: House, person: int = 1, task: Task = TASK) -> tuple[Way, Why | None]:
    said = resolve(asked, PersonId(person), task, DESK)
    return said.way, said.why


def test_that_it_is_open_in_ones_own_role_and_a_role_away_in_another() -> None:
    assert way(shop(colleague(1))) == (Way.OPEN, None)
    assert way(shop(at_reception(1))) == (Way.TAKE_ROLE, Why.OTHER_ROLE)
    assert way(shop(colleague(1)), person=9) == (Way.CLOSED, Why.NOT_HERE)


def test_that_a_cover_opens_it_until_its_end_and_after_its_note() -> None:
    live = Covering(7, Role.ACCOUNTING, None, LATER)
    assert way(shop(at_reception(1, covers=(live,)))) == (Way.OPEN, None)
    for cover, said in (
        (replace(live, unticked=True), (Way.TICK_NOTE, Why.NOT_TICKED)),
        (replace(live, hard_end=NOW), (Way.COVER_ENDED, Why.PAST_END)),
        (replace(live, ending=True), (Way.COVER_ENDED, Why.PAST_END)),
    ):
        assert way(shop(at_reception(1, covers=(cover,)))) == said


def test_that_a_learner_is_open_with_somebody_beside_by_pin() -> None:
    people = (colleague(1, Level.SUPERVISED), colleague(2))
    assert way(shop(*people)) == (Way.BESIDE, Why.LEARNING)
    beside = Standby(PersonId(2), PersonId(1), Skill.TAKE_MONEY, DESK, True, LATER)  # noqa: FBT003
    assert way(shop(*people, beside=(beside,))) == (Way.OPEN, None)
    by_badge = replace(beside, by_pin=False)
    assert way(shop(*people, beside=(by_badge,))) == (Way.BESIDE, Why.LEARNING)
    same = (colleague(1, Level.SUPERVISED), colleague(2, human=PersonId(1)))
    assert way(shop(*same, beside=(beside,))) == (Way.BESIDE, Why.LEARNING)
    ended = colleague(1, None, ended=frozenset({Skill.TAKE_MONEY}))
    assert way(shop(ended, colleague(2))) == (Way.BESIDE, Why.ENDED)
    assert way(shop(colleague(1, None), colleague(2))) == (Way.CLOSED, Why.NOT_LEARNT)


def test_that_helpers_stand_in_the_order_in_which_one_would_ask() -> None:
    serving = PresenceState.SERVING
    people = (
        at_reception(2), colleague(3, state=serving), colleague(4, station="Desk 2"),
        colleague(5, state=PresenceState.BREAK), colleague(6, away_until=LATER),
        colleague(7, Level.SUPERVISED),
    )  # fmt: skip
    said = resolve(shop(colleague(1, None), *people), PersonId(1), TASK, DESK)
    assert [helper.person for helper in said.helpers] == [4, 3, 2]
    first, second, third = said.helpers
    assert (first.station, first.takes_role, second.serving, third.takes_role) == (
        "Desk 2", False, True, True,
    )  # fmt: skip


def test_that_it_says_who_is_away_and_when_the_first_is_back() -> None:
    away = colleague(2, away_until=LATER)
    asked = shop(at_reception(1, None), away, colleague(3, away_until=LATER + timedelta(hours=1)))
    said = resolve(asked, PersonId(1), TASK, DESK)
    assert [each.person for each in said.absent] == [2, 3]
    assert said.back_at == back_at(asked, TASK) == LATER
    assert away_from(shop(away, colleague(4)), Role.ACCOUNTING) == ()


def test_that_a_customer_hears_ready_with_help_or_when() -> None:
    assert expect(shop(colleague(1)), TASK).outlook is Outlook.READY
    busy = colleague(1, state=PresenceState.SERVING)
    assert expect(shop(busy), TASK).outlook is Outlook.READY
    said = expect(shop(busy, colleague(2, Level.SUPERVISED)), TASK)
    assert (said.outlook, [helper.person for helper in said.who]) == (Outlook.SUPERVISED, [1])
    elsewhere = at_reception(2, Level.SUPERVISED)
    assert expect(shop(busy, elsewhere), TASK).outlook is Outlook.READY
    alone = shop(colleague(2, Level.SUPERVISED), colleague(1, away_until=LATER))
    nobody = expect(alone, TASK)
    assert (nobody.outlook, nobody.back_at, nobody.who) == (Outlook.NOBODY, LATER, ())


def test_that_nobody_at_a_desk_does_what_customers_and_the_program_do() -> None:
    assert way(shop(colleague(1)), task=Task.PICKUP_REQUEST)[0] is Way.CLOSED
    assert way(shop(colleague(1, None)), task=Task.COVER_TAKE)[0] is Way.OPEN
    opened = colleague(1, None, emergency=frozenset({Skill.TAKE_MONEY}))
    assert way(shop(opened)) == (Way.OPEN, None)
    assert way(shop(opened), task=Task.CASH_MOVE) == (Way.CLOSED, Why.NOT_LEARNT)
    assert who_can(shop(colleague(1, None)), Task.COVER_TAKE)
