"""A till is opened by a count, and the count must be what the last one left, or be explained."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import Use
from kiosk.back_office.till import service as till
from kiosk.back_office.till.rules import MoveKind, SessionState, Sharing, TillRefusal
from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.ids import command_key
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Role, Skill
from tests.makers.staff import OWNER, a_person
from tests.makers.till import (
    BASE,
    STATION,
    a_drawer,
    cashier,
    closed,
    do,
    opened,
    pieces,
    session,
)


def refused(business: Business, verb: object, by: Person, **arguments: object) -> object:
    with pytest.raises(Refused) as said:
        do(business, verb, by, **arguments)
    return said.value.refusal.code


def cash_in_books(business: Business) -> int:
    rows = business.read(accounting.trial_balance).rows
    return next(row.minor for row in rows if row.use is Use.CASH)


def test_that_a_drawer_has_a_name_and_a_desk_of_its_own(business: Business) -> None:
    a_drawer(business)
    for name, at, why in (
        ("Drawer 1", "Desk 2", TillRefusal.DRAWER_TAKEN),
        ("Drawer 2", STATION, TillRefusal.STATION_HAS_DRAWER),
        ("  ", "Desk 3", TillRefusal.NAME_MISSING),
    ):
        with pytest.raises(Refused) as said:
            business.do(till.add_drawer, by=OWNER, name=name, at=at)
        assert said.value.refusal.code is why
    assert [each.name for each in business.read(till.drawers)] == ["Drawer 1"]


@pytest.mark.parametrize("base", [-1, 10**13])
def test_that_a_drawers_float_is_an_amount(business: Business, base: int) -> None:
    with pytest.raises(Refused) as said:
        business.do(till.add_drawer, by=OWNER, name="Drawer 1", at=STATION, base=base)
    assert said.value.refusal.code is TillRefusal.AMOUNT


def test_that_one_person_alone_opens_a_till_for_the_first_time(business: Business) -> None:
    by = cashier(business)
    made = opened(business, by)
    found = session(business)
    assert (made.number, made.opening, made.version) == (1, BASE, 1)
    assert (found.state, found.opening, found.holder) == (SessionState.OPEN, BASE, by.id)
    assert cash_in_books(business) == BASE
    assert business.check("till").faults == ()


def test_that_the_opening_page_knows_the_drawer_before_and_after_its_first_close(
    business: Business,
) -> None:
    assert business.read(till.opening, station=STATION) is None
    by = cashier(business)
    drawer = a_drawer(business)
    page = business.read(till.opening, station=STATION)
    assert page is not None
    assert page.first
    assert page.expected == 0
    opened(business, by, drawer)
    closed(business, by, BASE)
    page = business.read(till.opening, station=STATION)
    assert page is not None
    assert not page.first
    assert (page.expected, page.last_number) == (BASE, 1)


def test_that_a_drawer_is_opened_once_and_the_second_hears_by_whom(business: Business) -> None:
    ben = cashier(business, "Ben Okafor")
    drawer = a_drawer(business)
    opened(business, ben, drawer)
    with pytest.raises(Refused) as said:
        opened(business, cashier(business), drawer)
    assert said.value.refusal.code is TillRefusal.ALREADY_OPEN
    assert said.value.refusal.facts == {"name": "Ben Okafor", "number": 1}


def test_that_two_people_opening_one_drawer_at_once_get_one_session(business: Business) -> None:
    people = [cashier(business), cashier(business)]
    drawer = a_drawer(business)

    def try_(place: int) -> str:
        try:
            do(
                business,
                till.open_till,
                people[place],
                f"Desk {place}",
                drawer=drawer,
                pieces=pieces(BASE),
            )
        except Refused as no:
            return str(no.refusal.code)
        return "opened"

    with ThreadPoolExecutor(2) as pool:
        said = sorted(pool.map(try_, range(2)))
    assert said == ["opened", str(TillRefusal.ALREADY_OPEN)]
    assert business.check("till").faults == ()


def test_that_the_same_key_opens_once(business: Business) -> None:
    by, drawer, key = cashier(business), a_drawer(business), command_key()
    first, again = (
        do(business, till.open_till, by, drawer=drawer, pieces=pieces(BASE), key=key) for _ in "12"
    )
    assert first == again
    assert session(business).number == 1


def test_that_every_kind_is_counted_at_the_opening(business: Business) -> None:
    by, drawer = cashier(business), a_drawer(business)
    some = pieces(BASE)[:-2]
    assert (
        refused(business, till.open_till, by, drawer=drawer, pieces=some)
        is TillRefusal.NOT_ALL_COUNTED
    )
    odd = (*pieces(BASE), (300, 1))
    assert (
        refused(business, till.open_till, by, drawer=drawer, pieces=odd)
        is TillRefusal.NO_SUCH_PIECE
    )
    assert business.read(till.session_for, station=STATION) is None


def test_that_an_opening_that_differs_is_explained_and_posted(business: Business) -> None:
    by, drawer = cashier(business), a_drawer(business)
    opened(business, by, drawer)
    closed(business, by, BASE)
    short = {"drawer": drawer, "pieces": pieces(BASE - 120)}
    assert refused(business, till.open_till, by, **short) is TillRefusal.OPENING_DIFFERS
    made = do(business, till.open_till, by, **short, reason="Lent to the market stall")
    assert (made.number, made.opening) == (2, BASE - 120)
    assert cash_in_books(business) == BASE - 120
    assert business.check("till").faults == ()
    assert business.check("ledger").faults == ()


def test_that_the_next_session_opens_at_the_count_less_what_was_taken_out(
    business: Business,
) -> None:
    by, drawer = cashier(business), a_drawer(business)
    opened(business, by, drawer, minor=20_000)
    closed(business, by, 20_000, left=12_000)
    made = opened(business, by, drawer, minor=12_000)
    assert made.number == 2
    assert cash_in_books(business) == 12_000


def test_that_who_has_not_learnt_to_take_money_opens_nothing(business: Business) -> None:
    drawer = a_drawer(business)
    nobody = Person(a_person(business, Skill.WELCOME), Role.RECEPTION)
    code = refused(business, till.open_till, nobody, drawer=drawer, pieces=pieces(BASE))
    assert code is ActRefusal.NOT_QUALIFIED


# ---------------------------------------------------------------------------------------- hand-over


def test_that_a_till_goes_from_hand_to_hand_with_a_count_by_both(business: Business) -> None:
    ben, ana = cashier(business), cashier(business)
    made = opened(business, ben)
    given = do(
        business, till.hand_over, ben, session=made.session, seen=1, to=ana.id, pieces=pieces(BASE)
    )
    assert given.state is SessionState.HANDOVER
    move = {
        "session": made.session,
        "seen": given.version,
        "kind": MoveKind.TO_SAFE,
        "minor": 100,
        "bag": "1",
    }
    assert refused(business, till.move_cash, ben, **move) is TillRefusal.NOT_OPEN
    taken = do(business, till.hand_over, ana, session=made.session, seen=given.version, to=ana.id)
    assert (taken.state, session(business).holder) == (SessionState.OPEN, ana.id)


def test_that_only_whom_it_waits_for_takes_it_and_the_giver_may_take_it_back(
    business: Business,
) -> None:
    ben, ana, eve = cashier(business), cashier(business), cashier(business)
    made = opened(business, ben)
    given = do(business, till.hand_over, ben, session=made.session, seen=1, to=ana.id)
    mine = {"session": made.session, "seen": given.version}
    assert refused(business, till.hand_over, eve, **mine, to=eve.id) is TillRefusal.NOT_YOURS
    back = do(business, till.hand_over, ben, **mine, to=ben.id)
    assert (back.state, session(business).holder) == (SessionState.OPEN, ben.id)


def test_that_a_till_whose_holder_has_gone_is_taken_by_anybody(business: Business) -> None:
    ben, ana = cashier(business), cashier(business)
    made = opened(business, ben)
    taken = do(business, till.hand_over, ana, session=made.session, seen=1, to=ana.id)
    assert (taken.state, session(business).holder) == (SessionState.OPEN, ana.id)


def test_that_cash_of_ones_own_drawer_is_ones_own(business: Business) -> None:
    ben, ana = cashier(business, "Ben Okafor"), cashier(business)
    made = opened(business, ben, a_drawer(business, sharing=Sharing.OWN))
    move = {"session": made.session, "seen": 1, "kind": MoveKind.TO_SAFE, "minor": 100, "bag": "1"}
    with pytest.raises(Refused) as said:
        do(business, till.move_cash, ana, **move)
    assert said.value.refusal.facts == {"name": "Ben Okafor"}
    assert do(business, till.move_cash, ben, **move).version == 2
