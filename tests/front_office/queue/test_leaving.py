"""Who is in the building, who goes, and the closing sweep: never who is served, parked, or stays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.business import Business
from kiosk.core.by import Customer, Person
from kiosk.core.ids import VisitId
from kiosk.core.refusal import Refused
from kiosk.core.task import Role, Skill, Task
from kiosk.database.acting import Act, does
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules import VisitState
from kiosk.front_office.queue.rules.kinds import Ask, Departure, Overnight, Purpose, Told
from kiosk.front_office.queue.rules.leaving import LeavingRefusal
from kiosk.front_office.queue.rules.starting import KindDraft
from kiosk.front_office.queue.rules.visitors import VisitorRefusal, Who
from kiosk.front_office.queue.service import leaving, telling
from kiosk.records.messages import service as messages
from kiosk.records.messages.rules import MessageKind
from kiosk.records.settings import service as settings
from kiosk.records.staff import service as staff
from kiosk.records.staff.rules import PresenceState
from tests.databases import Place
from tests.makers import queue as house
from tests.makers import visitors as makers
from tests.makers.staff import OWNER, a_person

CLOSING = datetime(2027, 6, 7, 16, 0, tzinfo=UTC)
"""18:00 in Berlin."""


@pytest.fixture
def clock() -> house.JumpingClock:
    """Monday, nine o'clock."""
    return house.JumpingClock()


@pytest.fixture
def shop(place: Place, clock: house.JumpingClock) -> Iterator[Business]:
    """A house that is open from nine to six on weekdays."""
    with house.a_house(place, clock) as business:
        hours = tuple((day, 9 * 60, 18 * 60) for day in range(5))
        business.do(settings.set_opening, by=OWNER, hours=hours)
        yield business


def a_cleaner(business: Business, name: str = "Cleo Cleaner") -> VisitId:
    """Somebody of a kind that stays after closing is here."""
    codes = makers.kinds(business)
    if "cleaner" not in codes:
        draft = KindDraft(
            "cleaner", {"en": "Cleaner"}, Purpose.STAYS, asks=(Ask.NAME,), told=Told.NOBODY,
            stays=True,
        )  # fmt: skip
        business.do(queue.set_kind, by=OWNER, draft=draft)
    return makers.comes(business, Who(name), code="cleaner").visit


@does(Task.CUSTOMER_ADD)
def step(act: Act, *, name: str, visit: VisitId) -> str:
    """A step of a visit as an act of its own."""
    if name == "finish":
        queue.finish(act, visit=visit, whole=True)
    else:
        {"serve": queue.serve, "wait": queue.wait}[name](act, visit=visit)
    return name


@does(Task.CUSTOMER_ADD)
def tell(act: Act, *, visit: VisitId) -> int:
    """The step as an act of its own."""
    return telling.tell(act, visit=visit)


def sweep(business: Business) -> int:
    """What the job does now."""
    from kiosk.core.by import System

    due = business.read(leaving.sweep_due)
    return sum(business.do(leaving.sweep, System("visit.sweep"), **each) for each in due)


def state(business: Business, visit: VisitId) -> VisitState:
    return business.read(queue.visit_of, visit=visit).state


def names(business: Business) -> list[str]:
    return [each.name for each in business.read(leaving.inside)]


def somebody(business: Business, name: str = "Dev Desk") -> Person:
    return Person(a_person(business, Skill.WELCOME, name=name), Role.RECEPTION)


def served(business: Business, *steps: str) -> VisitId:
    visit = business.do(house.come, by=OWNER)
    by = somebody(business)
    for each in steps:
        business.do(step, by if each == "serve" else OWNER, name=each, visit=visit)
    return visit


# ------------------------------------------------------------------------------------------ inside


def test_that_visitors_and_staff_are_inside_until_they_go(shop: Business) -> None:
    visit = makers.comes(shop).visit
    by = house.a_desk(shop, name="Ruth Reception")
    inside = shop.read(leaving.inside)
    assert [(each.name, each.visit, each.person) for each in inside] == [
        ("Ana Lopez", visit, None), ("Ruth Reception", None, by.id),
    ]  # fmt: skip
    assert [each.place for each in inside] == ["Lobby 1", "Desk 1"]
    shop.do(leaving.depart, by, visit=visit, how=Departure.DESK)
    assert names(shop) == ["Ruth Reception"]
    shop.do(staff.set_presence, by, person=by.id, state=PresenceState.OUT)
    assert names(shop) == []


def test_that_who_is_only_expected_is_not_inside(shop: Business) -> None:
    makers.planned(shop, minutes=10)
    assert names(shop) == []


def test_that_two_accounts_of_one_human_being_are_one_person_inside(shop: Business) -> None:
    one, other = house.a_desk(shop, name="Eun-ji Park"), house.a_desk(shop, name="E. Park")
    shop.do(staff.same_human, by=OWNER, person=other.id, first=one.id)
    assert len(names(shop)) == 1


def test_that_who_was_served_a_while_ago_has_perhaps_gone_and_comes_last(
    shop: Business, clock: house.JumpingClock
) -> None:
    served(shop, "serve", "finish")
    clock.forward(minutes=20)
    makers.comes(shop)
    inside = [each for each in shop.read(leaving.inside) if each.visit is not None]
    assert [each.perhaps for each in inside] == [False, True]


def test_that_the_cleaner_stays_on_the_list_over_closing_and_midnight(
    shop: Business, clock: house.JumpingClock
) -> None:
    cleaner = a_cleaner(shop)
    gone = makers.comes(shop, code="visitor").visit
    clock.at = CLOSING + timedelta(hours=2)
    shop.settle()
    assert names(shop) == ["Cleo Cleaner"]
    assert state(shop, gone) is VisitState.DEPARTED
    clock.forward(days=1)
    shop.settle()
    assert [(each.name, each.stays) for each in shop.read(leaving.inside)] == [
        ("Cleo Cleaner", True)
    ]
    shop.do(leaving.depart, somebody(shop), visit=cleaner, how=Departure.DESK)
    assert names(shop) == []


def test_that_a_name_of_two_hundred_signs_and_an_arabic_one_are_on_the_list(shop: Business) -> None:
    for name in ("A" * 200, "ليلى حداد"):
        makers.comes(shop, Who(name))
    assert names(shop) == ["A" * 200, "ليلى حداد"]


# ------------------------------------------------------------------------------------------- going


def test_that_a_customer_checks_out_their_own_visit_and_no_other(shop: Business) -> None:
    mine, other = makers.comes(shop).visit, makers.comes(shop, Who("Bo Berg")).visit
    with pytest.raises(Refused) as said:
        shop.do(leaving.depart, Customer(mine), visit=other, how=Departure.SELF)
    assert said.value.refusal.code is LeavingRefusal.NOT_YOURS
    assert shop.do(leaving.depart, Customer(mine), visit=mine, how=Departure.SELF) is (
        VisitState.DEPARTED
    )
    assert shop.do(leaving.depart, Customer(mine), visit=mine, how=Departure.SELF) is (
        VisitState.DEPARTED
    )
    assert names(shop) == ["Bo Berg"]


def test_that_who_goes_is_not_called_any_more(shop: Business) -> None:
    line = house.a_queue(shop)
    ticket = house.a_number(shop, line)
    shop.do(leaving.depart, somebody(shop), visit=ticket.visit, how=Departure.DESK)
    assert house.at(shop, ticket).ended_at is not None
    assert state(shop, ticket.visit) is VisitState.DEPARTED
    split = shop.read(queue.minutes_of, visit=ticket.visit)
    assert split is not None


def test_that_nobody_goes_who_is_being_served_or_has_not_come(shop: Business) -> None:
    by = somebody(shop)
    ticket = house.a_number(shop, house.a_queue(shop))
    shop.do(queue.meet, by, ticket=ticket.id, seen=ticket.version)
    being = ticket.visit
    planned = makers.planned(shop, minutes=5).visit
    for visit, why in ((being, LeavingRefusal.BEING_SERVED), (planned, LeavingRefusal.NOT_INSIDE)):
        with pytest.raises(Refused) as said:
            shop.do(leaving.depart, by, visit=visit, how=Departure.DESK)
        assert said.value.refusal.code is why


# ------------------------------------------------------------------------------------------- sweep


def test_that_the_sweep_waits_for_half_an_hour_after_closing(
    shop: Business, clock: house.JumpingClock
) -> None:
    visit = makers.comes(shop, code="visitor").visit
    clock.at = CLOSING + timedelta(minutes=29)
    assert sweep(shop) == 0
    clock.forward(minutes=2)
    assert sweep(shop) == 1
    assert state(shop, visit) is VisitState.DEPARTED
    assert sweep(shop) == 0


def test_that_the_sweep_never_takes_who_is_served_parked_or_stays(
    shop: Business, clock: house.JumpingClock
) -> None:
    being, cleaner = served(shop, "serve"), a_cleaner(shop)
    keeps = house.a_number(shop, house.a_queue(shop, overnight=Overnight.KEEP)).visit
    clock.at = CLOSING + timedelta(hours=1)
    from kiosk.core.by import System

    took = shop.do(leaving.sweep, System("visit.sweep"), visits=(being, cleaner, keeps))
    assert took == 0
    assert sweep(shop) == 0
    assert state(shop, being) is VisitState.IN_SERVICE
    assert state(shop, cleaner) in queue_states()
    clock.forward(days=1)
    assert sweep(shop) == 0


def queue_states() -> frozenset[VisitState]:
    from kiosk.front_office.queue.rules import LIVE

    return LIVE


def test_that_what_the_sweep_assumes_is_marked(shop: Business, clock: house.JumpingClock) -> None:
    visit = makers.comes(shop, code="visitor").visit
    clock.at = CLOSING + timedelta(hours=1)
    sweep(shop)
    from sqlalchemy import select

    from kiosk.front_office.queue.tables import visitor

    asked = select(visitor.c.departed_how).where(visitor.c.visit_id == visit)
    assert shop.read(lambda view: view.row(asked))[0] is Departure.SWEPT


# ------------------------------------------------------------------------------------------ hosts


def a_host(business: Business) -> Person:
    """Somebody with an address who has visitors."""
    from kiosk.front_office.alarm import service as alarm
    from kiosk.front_office.alarm.rules import Options

    host = house.a_desk(business, name="Eun-ji Park")
    seen = business.read(alarm.policy).version
    said = Options(mail={str(host.id): "eunji@shop.example"})
    business.do(alarm.set_options, by=OWNER, options=said, seen=seen)
    return host


def visits(business: Business, host: Person) -> VisitId:
    who = Who("Ana Lopez", "Lopez Ltd", "", "", host.id)
    return makers.comes(business, who, code="visitor").visit


def test_that_a_host_is_told_who_has_come(shop: Business) -> None:
    host = a_host(shop)
    visit = visits(shop, host)
    if not shop.read(messages.of, kind=MessageKind.VISITOR_HERE, about=visit):
        assert shop.do(tell, by=OWNER, visit=visit) == 1
    (told,) = shop.read(messages.of, kind=MessageKind.VISITOR_HERE, about=visit)
    assert (told.address, told.customer) == ("eunji@shop.example", None)
    assert told.content["visitor"] == "Ana Lopez"
    assert [each.host for each in shop.read(telling.guests)] == [host.id]


def test_that_a_host_is_reminded_once_before_closing(
    shop: Business, clock: house.JumpingClock
) -> None:
    visit = visits(shop, a_host(shop))
    clock.at = CLOSING - timedelta(minutes=30)
    assert shop.read(telling.remind_due) == []
    clock.forward(minutes=15)
    shop.settle()
    shop.settle()
    assert len(shop.read(messages.of, kind=MessageKind.VISITOR_STILL_HERE, about=visit)) == 1


def test_that_a_visitor_who_was_fetched_was_served_when_they_go(shop: Business) -> None:
    visit, by = makers.comes(shop, code="visitor").visit, somebody(shop)
    seen = shop.read(queue.visit_of, visit=visit).version
    shop.do(queue.meet_visitor, by, visit=visit, seen=seen)
    assert state(shop, visit) is VisitState.IN_SERVICE
    with pytest.raises(Refused) as said:
        shop.do(queue.meet_visitor, by, visit=visit, seen=seen + 1)
    assert said.value.refusal.code is VisitorRefusal.NOT_FETCHED
    shop.do(leaving.depart, Customer(visit), visit=visit, how=Departure.SELF)
    assert state(shop, visit) is VisitState.DEPARTED
    assert shop.read(queue.visit_of, visit=visit).served_at is not None


def test_that_whoever_has_a_number_is_called_and_not_fetched(shop: Business) -> None:
    visit, by = makers.comes(shop, code="advice").visit, somebody(shop)
    seen = shop.read(queue.visit_of, visit=visit).version
    with pytest.raises(Refused) as said:
        shop.do(queue.meet_visitor, by, visit=visit, seen=seen)
    assert said.value.refusal.code is VisitorRefusal.NOT_FETCHED
