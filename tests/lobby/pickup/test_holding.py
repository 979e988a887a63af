"""On hold: a spoken word, what was checked stays, one atomic claim, and it ends by itself."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from kiosk.business import Business
from kiosk.core.by import Customer, Person
from kiosk.core.ids import CaseId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Role, Skill
from kiosk.database.acting import View
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules import (
    Case,
    CaseState,
    Held,
    HoldReason,
    QueueRefusal,
    VisitState,
)
from kiosk.lobby.pickup import service as pickups
from kiosk.lobby.pickup.rules import CancelReason, Method, PickupRefusal, PickupState
from kiosk.lobby.pickup.rules.holding import Event, OnHold, Point
from tests.makers import accounting as accounting_makers
from tests.makers import pickup as maker
from tests.makers.staff import a_person

PAPER = HoldReason.WAITS_FOR_PAPER


def at_a_desk(business: Business, name: str = "") -> Person:
    person = a_person(business, Skill.HAND_OUT, Skill.WELCOME, name=name)
    return Person(person, Role.RECEPTION)


def put(business: Business, made: maker.OnShelf, by: Person, reason: HoldReason = PAPER) -> Held:
    return business.do(pickups.put_on_hold, by, None, "Desk 1", pickup=made.pickup, reason=reason)


def held(business: Business, by: Person, **more: Any) -> tuple[maker.OnShelf, Held]:
    """A pickup that was begun at desk 1 and put on hold there."""
    made = maker.ready(business, **more)
    maker.identify(business, made.code)
    business.do(pickups.claim, by, None, "Desk 1", pickup=made.pickup)
    first = business.read(pickups.counter, pickup=made.pickup).packages[0]
    business.do(pickups.scan, by, None, "Desk 1", pickup=made.pickup, number=first.number)
    return made, put(business, made, by)


def take(business: Business, by: Person, case: CaseId, station: str = "Desk 2") -> Any:
    seen = business.read(queue.case_of, case=case).version
    return business.do(pickups.take_on, by, None, station, case=case, seen=seen)


def refused(business: Business, verb: Any, by: Any, **arguments: Any) -> Refused:
    with pytest.raises(Refused) as said:
        business.do(verb, by, None, "Desk 2", **arguments)
    return said.value


def case_of(business: Business, made: Held) -> Case:
    return business.read(queue.case_of, case=made.case)


def sound(business: Business) -> list[object]:
    return [*business.read(pickups.verify_pickups).faults, *business.check("audit").faults]


# ------------------------------------------------------------------------------- hold and go on


def test_that_what_was_checked_stays_and_a_colleague_goes_on(business: Business) -> None:
    eun, ana = at_a_desk(business, "Eun-ji Park"), at_a_desk(business, "Ana Lindqvist")
    made, on_hold = held(business, eun)
    seen = business.read(pickups.counter, pickup=made.pickup)
    assert (seen.held, seen.state) == (None, PickupState.READY)
    assert (seen.method, seen.left) == (Method.CODE_AND_FACT, 1)
    assert seen.visit_state is VisitState.WAITING
    assert case_of(business, on_hold).state is CaseState.HELD
    assert take(business, ana, on_hold.case).state is PickupState.RELEASING
    seen = business.read(pickups.counter, pickup=made.pickup)
    assert seen.held is not None
    assert (seen.held.name, seen.held.station, seen.left) == ("Ana", "Desk 2", 1)
    assert seen.visit_state is VisitState.IN_SERVICE
    assert case_of(business, on_hold).taken_by == ana.id
    last = seen.packages[1].number
    business.do(pickups.scan, ana, None, "Desk 2", pickup=made.pickup, number=last)
    version = business.read(pickups.counter, pickup=made.pickup).version
    business.do(pickups.release, ana, None, "Desk 2", pickup=made.pickup, seen=version)
    assert case_of(business, on_hold).state is CaseState.ENDED
    assert business.read(queue.cases) == ()
    assert sound(business) == []


def test_that_a_word_is_spoken_easily_and_nobody_has_it_twice_in_a_day(business: Business) -> None:
    eun = at_a_desk(business)
    words = []
    for _ in range(5):
        _made, on_hold = held(business, eun, prices=(900, 800))
        words.append(on_hold.word)
        if len(words) % 2:
            business.do(pickups.customer_left, eun, None, "Desk 1", case=on_hold.case)
    assert len(set(words)) == 5
    assert all(3 <= len(word) <= 5 and word.isalpha() for word in words)
    assert {each.word for each in business.read(queue.cases)} == {words[1], words[3]}


def test_that_it_is_found_by_its_word_however_it_is_typed(business: Business) -> None:
    eun = at_a_desk(business)
    made, on_hold = held(business, eun)
    for said in (on_hold.word, on_hold.word.lower(), f"  {on_hold.word.title()} "):
        (found,) = business.read(pickups.find, words=said)
        assert found.pickup == made.pickup
        assert found.case is not None
        assert found.case.id == on_hold.case
    (found,) = business.read(pickups.find, words=made.number)
    assert found.case is not None
    business.do(pickups.customer_left, eun, None, "Desk 1", case=on_hold.case)
    assert business.read(pickups.find, words=on_hold.word) == ()


def test_that_it_stands_among_those_being_served_and_not_in_the_lobby(business: Business) -> None:
    made, on_hold = held(business, at_a_desk(business))
    board = business.read(pickups.board)
    assert board.lobby == ()
    assert [card.pickup for card in board.served] == [made.pickup]
    case = board.served[0].case
    assert case is not None
    assert (case.word, case.state) == (on_hold.word, CaseState.HELD)
    assert board.longest_wait is None


def test_that_given_back_it_is_on_hold_again_under_the_same_word(business: Business) -> None:
    eun, ana = at_a_desk(business), at_a_desk(business)
    made, on_hold = held(business, eun)
    take(business, ana, on_hold.case)
    business.do(pickups.give_back, ana, None, "Desk 2", pickup=made.pickup)
    assert case_of(business, on_hold).state is CaseState.HELD
    take(business, ana, on_hold.case)
    again = put(business, made, ana, HoldReason.WAITS_FOR_GOODS)
    assert again == on_hold
    now = case_of(business, on_hold)
    assert (now.held_by, now.taken_by, now.reason) == (ana.id, None, HoldReason.WAITS_FOR_GOODS)
    assert sound(business) == []


def test_that_any_way_to_the_pickup_takes_its_case_along(business: Business) -> None:
    """Who finds it by its number claims as ever: the case has that owner, never two and never none."""
    eun, ana = at_a_desk(business), at_a_desk(business)
    made, on_hold = held(business, eun)
    business.do(pickups.claim, ana, None, "Desk 2", pickup=made.pickup)
    assert case_of(business, on_hold).taken_by == ana.id
    later(business, timedelta(seconds=91))
    business.do(pickups.fetch, eun, None, "Desk 1", pickup=made.pickup)
    assert case_of(business, on_hold).taken_by == eun.id
    assert sound(business) == []


def later(business: Business, by: timedelta) -> None:
    """As if `by` had passed: leases are moved back instead of the clock, which PostgreSQL owns."""
    accounting_makers.tamper(
        business,
        "UPDATE pickup SET lease_until = lease_until - :micros, version = version + 1"
        " WHERE lease_until IS NOT NULL",
        micros=int(by.total_seconds() * 1_000_000),
    )


# ------------------------------------------------------------------------------------ one claim


def test_that_who_comes_second_is_told_who_has_it(business: Business) -> None:
    eun, ana = at_a_desk(business, "Eun-ji Park"), at_a_desk(business, "Ana Lindqvist")
    _made, on_hold = held(business, eun)
    seen = case_of(business, on_hold).version
    business.do(pickups.take_on, ana, None, "Desk 1", case=on_hold.case, seen=seen)
    said = refused(business, pickups.take_on, eun, case=on_hold.case, seen=seen)
    assert said.refusal.code is PickupRefusal.SOMEBODY_ELSE
    assert said.refusal.facts == {"name": "Ana", "place": "Desk 1"}


def test_that_what_has_changed_since_it_was_looked_at_is_not_taken(business: Business) -> None:
    eun, ana = at_a_desk(business), at_a_desk(business)
    made, on_hold = held(business, eun)
    seen = case_of(business, on_hold).version
    take(business, ana, on_hold.case)
    put(business, made, ana)
    said = refused(business, pickups.take_on, eun, case=on_hold.case, seen=seen)
    assert said.refusal.code is ActRefusal.CHANGED_MEANWHILE
    assert business.read(pickups.counter, pickup=made.pickup).held is None
    assert case_of(business, on_hold).state is CaseState.HELD


@pytest.mark.parametrize("direct", [False, True], ids=["both by the word", "one by its number"])
def test_that_of_two_desks_at_once_exactly_one_has_it(business: Business, direct: bool) -> None:
    desks = [at_a_desk(business, "Ana Lindqvist"), at_a_desk(business, "Eun-ji Park")]
    for _ in range(4):
        made, on_hold = held(business, desks[0], prices=(900, 800))
        seen = case_of(business, on_hold).version
        gate = threading.Barrier(2)

        def press(at: int, made=made, on_hold=on_hold, seen=seen, gate=gate) -> Any:
            gate.wait(10)
            try:
                if direct and at:
                    return business.do(
                        pickups.claim, desks[at], None, f"Desk {at}", pickup=made.pickup
                    )
                asked = {"case": on_hold.case, "seen": seen}
                return business.do(pickups.take_on, desks[at], None, f"Desk {at}", **asked)
            except Refused as no:
                return no.refusal

        with ThreadPoolExecutor(2) as pool:
            answers = list(pool.map(press, range(2)))
        lost = [each for each in answers if hasattr(each, "code")]
        assert len(lost) == 1, answers
        winner = 1 - answers.index(lost[0])
        assert lost[0].code is PickupRefusal.SOMEBODY_ELSE
        assert lost[0].facts["place"] == f"Desk {winner}"
        now = business.read(pickups.counter, pickup=made.pickup).held
        assert now is not None
        assert now.person == case_of(business, on_hold).taken_by == desks[winner].id
        assert sound(business) == []


def test_that_a_desk_holds_only_what_it_has(business: Business) -> None:
    eun, ana = at_a_desk(business), at_a_desk(business)
    made = maker.ready(business)
    asked = {"pickup": made.pickup, "reason": PAPER}
    said = refused(business, pickups.put_on_hold, eun, **asked)
    assert said.refusal.code is PickupRefusal.NOT_HELD
    business.do(pickups.claim, ana, None, "Desk 1", pickup=made.pickup)
    said = refused(business, pickups.put_on_hold, eun, **asked)
    assert said.refusal.code is PickupRefusal.SOMEBODY_ELSE


def test_that_who_has_not_learnt_it_neither_holds_nor_takes(business: Business) -> None:
    eun = at_a_desk(business)
    made, on_hold = held(business, eun)
    stranger = Person(a_person(business, Skill.PICK_AND_PACK), Role.FULFILMENT)
    for verb, asked in (
        (pickups.put_on_hold, {"pickup": made.pickup, "reason": PAPER}),
        (pickups.take_on, {"case": on_hold.case, "seen": 1}),
        (pickups.customer_left, {"case": on_hold.case}),
    ):
        said = refused(business, verb, stranger, **asked)
        assert said.refusal.code is ActRefusal.NOT_QUALIFIED


# ------------------------------------------------------------------------------------- its end


def test_that_a_customer_who_has_left_ends_it_and_comes_back_as_the_same_visit(
    business: Business,
) -> None:
    eun, ana = at_a_desk(business), at_a_desk(business)
    made, on_hold = held(business, eun)
    take(business, ana, on_hold.case)
    said = refused(business, pickups.customer_left, eun, case=on_hold.case)
    assert said.refusal.code is PickupRefusal.SOMEBODY_ELSE
    visit = case_of(business, on_hold).visit
    assert visit is not None
    assert business.do(pickups.customer_left, ana, None, "Desk 2", case=on_hold.case)
    assert business.read(queue.visit_of, visit=visit).state is VisitState.LEFT_UNSERVED
    seen = business.read(pickups.counter, pickup=made.pickup)
    assert (seen.held, seen.state, seen.left) == (None, PickupState.READY, 1)
    assert case_of(business, on_hold).state is CaseState.ENDED
    for verb, asked in (
        (pickups.take_on, {"case": on_hold.case, "seen": 3}),
        (pickups.customer_left, {"case": on_hold.case}),
    ):
        assert refused(business, verb, ana, **asked).refusal.code is QueueRefusal.CASE_OVER
    assert maker.identify(business, made.code).visit == visit
    assert sound(business) == []


def test_that_a_customer_who_leaves_at_the_lobby_ends_it(business: Business) -> None:
    _made, on_hold = held(business, at_a_desk(business))
    visit = case_of(business, on_hold).visit
    assert business.do(pickups.leave, Customer(visit), None, "Lobby 1", cancelled=True)
    assert case_of(business, on_hold).state is CaseState.ENDED
    assert sound(business) == []


@pytest.mark.parametrize("taken", [False, True])
def test_that_a_cancelled_pickup_has_no_case_left(business: Business, taken: bool) -> None:
    eun = at_a_desk(business)
    made, on_hold = held(business, eun)
    if taken:
        take(business, eun, on_hold.case)
    seen = business.read(pickups.counter, pickup=made.pickup).version
    business.do(
        pickups.cancel, eun, None, "Desk 1", pickup=made.pickup, seen=seen,
        reason=CancelReason.REJECTED,
    )  # fmt: skip
    assert case_of(business, on_hold).state is CaseState.ENDED
    assert sound(business) == []


def test_that_a_case_left_overnight_is_still_somebodys(business: Business) -> None:
    made, on_hold = held(business, at_a_desk(business))
    day = 24 * 3_600 * 1_000_000
    for said in (
        "UPDATE held_case SET held_at = held_at - :day, version = version + 1",
        "UPDATE visit SET arrived_at = arrived_at - :day, version = version + 1",
    ):
        accounting_makers.tamper(business, said, day=day)
    ago = business.read(today) - timedelta(days=1)
    accounting_makers.tamper(
        business, "UPDATE visit SET day = :day, version = version + 1", day=ago.isoformat()
    )
    board = business.read(pickups.board)
    assert [card.pickup for card in board.served] == [made.pickup]
    assert made.pickup not in {card.pickup for card in board.shelf}
    ana = at_a_desk(business)
    before = case_of(business, on_hold).visit
    take(business, ana, on_hold.case)
    assert case_of(business, on_hold).visit != before
    assert sound(business) == []


def today(view: View) -> Any:
    return view.day


# --------------------------------------------------------------------------------- what it says


def points(page: OnHold) -> dict[Point, tuple[bool, str]]:
    return {each.point: (each.done, each.by) for each in page.points}


def test_that_a_colleague_sees_what_was_checked_by_whom_and_what_is_left(
    business: Business,
) -> None:
    eun, ana = at_a_desk(business, "Eun-ji Park"), at_a_desk(business, "Ana Lindqvist")
    made = maker.ready(business, paid=False)
    business.do(pickups.claim, eun, None, "Desk 1", pickup=made.pickup)
    business.do(pickups.make_sure, eun, None, "Desk 1", pickup=made.pickup, method=Method.ID_SEEN)
    first = business.read(pickups.counter, pickup=made.pickup).packages[0]
    business.do(pickups.scan, eun, None, "Desk 1", pickup=made.pickup, number=first.number)
    on_hold = put(business, made, eun, HoldReason.WAITS_FOR_MONEY)
    page = business.read(pickups.on_hold, case=on_hold.case)
    assert points(page) == {
        Point.WHO: (True, "Eun-ji Park"),
        Point.GOODS: (False, ""),
        Point.MONEY: (False, ""),
        Point.HAND_OVER: (False, ""),
    }
    assert page.next is not None
    assert (page.next.point, page.next.count, page.next.of) == (Point.GOODS, 1, 2)
    money = next(each for each in page.points if each.point is Point.MONEY)
    assert money.minor == made.order.total
    take(business, ana, on_hold.case)
    maker.pay(business, made)
    page = business.read(pickups.on_hold, case=on_hold.case)
    assert [(each.event, each.by) for each in page.went] == [
        (Event.CAME, ""),
        (Event.SERVED, "Eun-ji Park"),
        (Event.HELD, "Eun-ji Park"),
        (Event.TAKEN, "Ana Lindqvist"),
    ]
    assert page.went[2].reason is HoldReason.WAITS_FOR_MONEY
    assert page.went[3].station == "Desk 2"
    assert points(page)[Point.MONEY][0]
    assert page.done == 2


def test_that_who_showed_it_at_the_lobby_was_checked_by_nobody_here(business: Business) -> None:
    _made, on_hold = held(business, at_a_desk(business))
    page = business.read(pickups.on_hold, case=on_hold.case)
    who = page.points[0]
    assert (who.point, who.done, who.by, who.method) == (
        Point.WHO, True, "", Method.CODE_AND_FACT,
    )  # fmt: skip
    assert who.at is not None
    assert page.points[1].names
