"""Two facts before anything shows: each way, what guessing gets, and that a name lists nobody."""

from __future__ import annotations

import itertools

import msgspec
import pytest

from kiosk.business import Business
from kiosk.core.by import Customer
from kiosk.core.ids import VisitId
from kiosk.core.refusal import Refused
from kiosk.core.task import Task
from kiosk.database.acting import Act, does
from kiosk.front_office.queue.rules.kinds import CallBy, Outcome
from kiosk.front_office.queue.rules.visitors import Who
from kiosk.lobby.checkin import rules
from kiosk.lobby.checkin import service as checkin
from kiosk.lobby.checkin.rules import Identified, Met, Way
from kiosk.records.customers.rules import Fact
from tests.makers import customers as customer_makers
from tests.makers import visitors
from tests.makers.visitors import comes, planned
from tests.statements import counted

_sessions = itertools.count(1)
WRONG = "7F3K9QAX"


def identify(
    business: Business, way: Way, shown: str, fact: Fact, said: str, *, session: str = "",
    station: str = "Lobby 1",
) -> Identified:  # fmt: skip
    return business.do(
        checkin.identify, by=Customer(), station=station, way=way, shown=shown, fact=fact, said=said,
        session=session or f"session {next(_sessions)}", language="en",
    )  # fmt: skip


def test_that_each_way_needs_its_second_fact(business: Business) -> None:
    made = planned(business)
    ways = [
        (Way.CODE, made.code, Fact.FAMILY_NAME, "lopez"),
        (Way.CODE, made.code.lower(), Fact.PHONE_LAST_4, "0142"),
        (Way.PHONE, "0171 5550142", Fact.FAMILY_NAME, "Lopez"),
        (Way.EMAIL, "ANA@lopez.example", Fact.FAMILY_NAME, "López"),
        (Way.NAME, "ana lopez", Fact.PHONE_LAST_4, "0142"),
    ]
    for way, shown, fact, said in ways:
        assert identify(business, way, shown, fact, said).visit == made.visit, way
        assert identify(business, way, shown, fact, "9999").met is Met.NOT_FOUND, way
        again = planned_again(business, made.visit)
        assert again == made.visit


def planned_again(business: Business, visit: VisitId) -> VisitId:
    """The visit is as it was: looking for somebody changes nothing."""
    return business.read(checkin.found, visit=visit, customer=None).visit or VisitId(0)


def test_that_one_fact_said_twice_is_not_two(business: Business) -> None:
    planned(business)
    said_twice = identify(business, Way.NAME, "Ana Lopez", Fact.FAMILY_NAME, "Lopez")
    assert said_twice.met is Met.NOT_FOUND
    phone_twice = identify(business, Way.PHONE, "0171 5550142", Fact.PHONE_LAST_4, "0142")
    assert phone_twice.met is Met.NOT_FOUND


def test_that_who_is_on_a_card_only_is_found_with_two_facts_and_masked(business: Business) -> None:
    customer = customer_makers.customer(
        business, "Mona Quist", phone="+49 171 5550147", email="mona@quist.example"
    )
    hit = identify(business, Way.NAME, "Mona Quist", Fact.PHONE_LAST_4, "0147")
    assert (hit.met, hit.visit, hit.customer) == (Met.FOUND, None, customer)
    found = business.read(checkin.found, visit=None, customer=customer)
    masked = found.masked
    assert (masked.initials, masked.phone_end) == ("MQ", "47")
    assert masked.name == "M•••• Q••••"
    assert masked.phone.endswith("47")
    assert masked.email == "m••••@••••.example"
    assert not {"ona", "uist", "5550"} & {
        part for part in ("ona", "uist", "5550") if part in msgspec.json.encode(found).decode()
    }


def test_that_wrong_unknown_and_needs_the_desk_read_and_cost_the_same(business: Business) -> None:
    made = planned(business)
    other = planned(business, Who("Bo Berg", phone="+49 171 5550199"))
    for _ in range(rules.DAY_TRIES):
        identify(business, Way.CODE, other.code, Fact.FAMILY_NAME, "no", station="Lobby 9")
    tries = {
        Way.CODE: [(made.code, "Berg"), (WRONG, "Lopez"), (other.code, "Berg"), ("7" * 64, "x")],
        Way.NAME: [("Ana Lopez", "0000"), ("No Body", "0142"), ("Bo Berg", "0199")],
        Way.PHONE: [("0171 5550142", "Berg"), ("0171 1234567", "Lopez"), ("0171 5550199", "Berg")],
        Way.EMAIL: [("ana@lopez.example", "Berg"), ("no@body.example", "Lopez")],
    }
    station = itertools.count(20)
    for way, pairs in tries.items():
        answers, statements = set(), set()
        for shown, said in pairs:
            with counted(business) as heard:
                got = identify(
                    business, way, shown, rules.BESIDE[way][-1], said,
                    station=f"Lobby {next(station)}",
                )  # fmt: skip
            answers.add(msgspec.json.encode(got))
            statements.add(tuple(heard))
        assert answers == {msgspec.json.encode(Identified(Met.NOT_FOUND, slow_seconds=2))}
        assert len(statements) == 1, way


@does(Task.VISIT_IDENTIFY)
def guess(act: Act, *, first: int, many: int, way: Way, shown: str, fact: Fact) -> int:
    """Guesses in a row, each a session of its own; how many found anything."""
    answers = (
        checkin.identify(
            act, way=way, shown=shown, fact=fact, said=f"{number:04}", session=f"guess {number}",
            language="en",
        )
        for number in range(first, first + many)
    )  # fmt: skip
    return sum(
        each != Identified(Met.NOT_FOUND, slow_seconds=each.slow_seconds) for each in answers
    )


@pytest.mark.parametrize("many", [500, pytest.param(10_000, marks=pytest.mark.slow)])
def test_that_ten_thousand_guesses_disclose_nothing(business: Business, many: int) -> None:
    """Every end of a phone beside a known name: a planned visit and a card close after five tries."""
    planned(business)
    customer_makers.customer(business, "Mona Quist", phone="+49 171 5550147")
    for name in ("Ana Lopez", "Mona Quist"):
        for place, first in enumerate(range(0, many // 2, 250)):
            found = business.do(
                guess, by=Customer(), station=f"Lobby {name}{place}", first=first, many=250,
                way=Way.NAME, shown=name, fact=Fact.PHONE_LAST_4,
            )  # fmt: skip
            assert found == 0
    # The right one comes too late: this visit needs the desk today, and nobody is told so.
    late = identify(business, Way.NAME, "Ana Lopez", Fact.PHONE_LAST_4, "0142", station="Lobby 99")
    assert late == Identified(Met.NOT_FOUND, slow_seconds=2)


def test_that_a_name_lists_nobody(business: Business) -> None:
    for end in ("0101", "0102"):
        customer_makers.customer(business, "Ali Khan", phone=f"+49 171 555{end}")
    for name in ("Ali", "A", "%", "*", ""):
        hit = identify(business, Way.NAME, name, Fact.PHONE_LAST_4, "0101")
        assert hit.met is Met.NOT_FOUND
    for said in ("", "0", "01", "%", "010", "0103"):
        assert (
            identify(business, Way.NAME, "Ali Khan", Fact.PHONE_LAST_4, said).met is Met.NOT_FOUND
        )
    assert not hasattr(checkin, "search")


def test_that_three_wrong_tries_send_to_the_desk_and_lock_no_screen(business: Business) -> None:
    made = planned(business)
    tries = [
        identify(business, Way.CODE, WRONG, Fact.FAMILY_NAME, "Lopez", session="mine")
        for _ in range(3)
    ]
    assert [each.see_desk for each in tries] == [False, False, True]
    assert [each.slow_seconds for each in tries] == [2, 4, 8]
    right = (Way.CODE, made.code, Fact.FAMILY_NAME, "Lopez")
    assert identify(business, *right, session="mine").met is Met.NOT_FOUND
    assert identify(business, *right).visit == made.visit


def test_that_a_second_scan_finds_who_is_here_already(business: Business) -> None:
    made = planned(business)
    here = comes(business, visit=made.visit)
    hit = identify(business, Way.CODE, made.code, Fact.FAMILY_NAME, "Lopez")
    assert hit.visit == made.visit
    found = business.read(checkin.found, visit=hit.visit, customer=None)
    assert found.outcome is Outcome.ALREADY_HERE
    stands = business.read(checkin.status, visit=made.visit)
    assert (stands.number, stands.here) == (here.number, True)
    assert len(stands.lines) == 1


def test_that_another_day_is_said_after_two_facts(business: Business) -> None:
    made = planned(business, minutes=3 * 24 * 60)
    hit = identify(business, Way.CODE, made.code, Fact.FAMILY_NAME, "Lopez")
    found = business.read(checkin.found, visit=hit.visit, customer=hit.customer)
    assert found.outcome is Outcome.WRONG_DAY
    with pytest.raises(Refused):
        comes(business, visit=made.visit)


def test_that_the_way_to_be_called_is_remembered_behind_two_facts(business: Business) -> None:
    customer = customer_makers.customer(business, "Mona Quist", phone="+49 171 5550147")
    comes(business, Who(), code="advice", customer=customer, call_by=CallBy.LIGHT)
    hit = identify(business, Way.PHONE, "0171 5550147", Fact.FAMILY_NAME, "Quist")
    assert hit.customer == customer
    found = business.read(checkin.found, visit=hit.visit, customer=hit.customer)
    assert found.call_by is CallBy.LIGHT


def test_that_a_host_is_one_of_that_name_or_nobody(business: Business) -> None:
    eun = visitors.host(business)
    visitors.host(business, "Eun-ji Han")
    assert business.read(checkin.host_called, said="eun-ji park") == eun
    assert business.read(checkin.host_called, said="Park") == eun
    assert business.read(checkin.host_called, said="Eun-ji") is None
    assert business.read(checkin.host_called, said="") is None


def test_that_a_collection_has_a_door_of_its_own(business: Business) -> None:
    visitors.kinds(business)
    offered = business.read(checkin.offers)
    assert [each.kind.code for each in offered][:2] == ["appointment", "advice"]
