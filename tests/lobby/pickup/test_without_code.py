"""The customer without the code: the order's number and a fact open as little as they may."""

from __future__ import annotations

import msgspec
import pytest

from kiosk.business import Business
from kiosk.core.by import Customer
from kiosk.core.ids import VisitId
from kiosk.lobby.pickup import rules
from kiosk.lobby.pickup import service as pickups
from kiosk.lobby.pickup.rules import Identified, Method, Outcome, PickupRefusal, PickupState
from kiosk.records.customers.rules import Fact
from tests.lobby.pickup.test_lobby import SIGNED, counted, refused
from tests.makers import pickup as maker


def by_number(
    business: Business,
    number: str,
    said: str = maker.PHONE[-4:],
    *,
    fact: Fact = Fact.PHONE_LAST_4,
    session: str = "",
    station: str = "Lobby 1",
) -> Identified:
    """What a customer without a code does at the lobby's screen."""
    return business.do(
        pickups.identify_by_number,
        Customer(),
        None,
        station,
        number=number,
        fact=fact,
        said=said,
        session=session or maker.session(),
        language="en",
    )


def here(business: Business, made: maker.OnShelf) -> VisitId:
    found = by_number(business, made.order.number)
    assert found.visit is not None
    return found.visit


@pytest.mark.parametrize(("fact", "said"), [(Fact.PHONE_LAST_4, "1234"), (Fact.FAMILY_NAME, "bo")])
def test_that_the_orders_number_and_a_fact_show_what_is_ready(
    business: Business, fact: Fact, said: str
) -> None:
    made = maker.ready(business)
    found = by_number(business, made.order.number, said, fact=fact)
    assert (found.outcome, found.pickup) == (Outcome.FOUND, made.pickup)
    seen = business.read(pickups.waiting, visit=found.visit)
    assert (seen.order_number, len(seen.ready), seen.by_code) == (made.order.number, 2, False)


@pytest.mark.parametrize("typed", ["WEB-77", "#WEB-77", " web-77 ", "web- 77"])
def test_that_a_number_is_read_as_people_write_it(business: Business, typed: str) -> None:
    maker.ready(business, number="#WEB-77")
    assert by_number(business, typed).outcome is Outcome.FOUND


def test_that_the_stroke_in_a_number_of_the_house_need_not_be_typed(business: Business) -> None:
    made = maker.ready(business)
    assert "-" in made.order.number
    assert by_number(business, made.order.number.replace("-", "")).outcome is Outcome.FOUND


def test_that_half_the_town_s_postcode_is_no_fact_beside_a_number(business: Business) -> None:
    made = maker.ready(business)
    found = by_number(business, made.order.number, maker.POSTCODE, fact=Fact.POSTCODE)
    assert found.outcome is Outcome.NOT_FOUND
    assert maker.identify(business, made.code, maker.POSTCODE, fact=Fact.POSTCODE).visit


def test_that_a_number_alone_opens_nothing(business: Business) -> None:
    made = maker.ready(business)
    for said in ("", "0000", "%", "\x00", "' OR 1=1"):
        assert by_number(business, made.order.number, said).outcome is Outcome.NOT_FOUND
        assert by_number(business, said, "1234").outcome is Outcome.NOT_FOUND


def test_that_a_wrong_number_a_wrong_fact_and_needs_the_desk_read_and_cost_the_same(
    business: Business,
) -> None:
    made, other = maker.ready(business), maker.ready(business, (1_200,))
    gone = maker.ready(business, (900,))
    maker.collect(business, gone, maker.receptionist(business))
    for _ in range(5):
        maker.identify(business, other.code, "0000", station="Lobby 9")
    tries = {
        "wrong fact": (made.order.number, "0000", Fact.PHONE_LAST_4),
        "no such order": ("9999999", "1234", Fact.PHONE_LAST_4),
        "no number": ("", "1234", Fact.PHONE_LAST_4),
        "needs the desk": (other.order.number, "1234", Fact.PHONE_LAST_4),
        "collected": (gone.order.number, "1234", Fact.PHONE_LAST_4),
        "postcode": (made.order.number, maker.POSTCODE, Fact.POSTCODE),
    }
    answers: dict[str, Identified] = {}
    statements: dict[str, tuple[str, ...]] = {}
    for place, (name, (number, said, fact)) in enumerate(tries.items()):
        with counted(business.engines.writer) as heard:
            answers[name] = by_number(business, number, said, fact=fact, station=f"Lobby {place}x")
        statements[name] = tuple(heard)
    assert len({msgspec.json.encode(answer) for answer in answers.values()}) == 1
    assert answers["wrong fact"] == Identified(Outcome.NOT_FOUND, None, None, 2, see_desk=False)
    assert {name: len(heard) for name, heard in statements.items()} == dict.fromkeys(
        statements, len(statements["wrong fact"])
    )


def test_that_codes_and_numbers_share_the_limits_of_session_and_screen(business: Business) -> None:
    made = maker.ready(business)
    mine = maker.session()
    first = maker.identify(business, "K4TM82WP", session_=mine)
    second = by_number(business, made.order.number, "0000", session=mine)
    third = by_number(business, "77777", session=mine)
    assert [each.slow_seconds for each in (first, second, third)] == [2, 4, 8]
    assert third.see_desk
    assert by_number(business, made.order.number, session=mine).outcome is Outcome.NOT_FOUND


def test_that_five_wrong_tries_at_a_number_need_the_desk_for_it(business: Business) -> None:
    made = maker.ready(business)
    for _ in range(rules.DAY_TRIES):
        by_number(business, made.order.number, "0000")
    assert by_number(business, made.order.number).outcome is Outcome.NOT_FOUND
    assert business.read(pickups.counter, pickup=made.pickup).needs_desk


def test_that_the_desk_still_makes_sure_who_it_is(business: Business) -> None:
    made = maker.ready(business)
    maker.ask(business, here(business, made))
    staff = maker.receptionist(business)
    seen = maker.fetch(business, made.pickup, staff)
    assert (seen.state, seen.method, seen.identity_enough) == (PickupState.VERIFYING, None, False)
    asked = {"pickup": made.pickup, "seen": seen.version}
    assert refused(business, pickups.release, staff, **asked) is PickupRefusal.IDENTITY
    sure = business.do(
        pickups.make_sure, staff, None, "Desk 1", pickup=made.pickup, method=Method.ID_SEEN
    )
    assert business.do(
        pickups.release, staff, None, "Desk 1", pickup=made.pickup, seen=sure.version
    ).receipt


def test_that_the_code_found_again_makes_sure_at_the_same_visit(business: Business) -> None:
    made = maker.ready(business)
    visit = here(business, made)
    assert by_number(business, made.order.number).visit == visit
    assert maker.identify(business, made.code).visit == visit
    counter = business.read(pickups.counter, pickup=made.pickup)
    assert counter.method is Method.CODE_AND_FACT
    # And the number typed after it takes nothing back.
    assert by_number(business, made.order.number).visit == visit
    counter = business.read(pickups.counter, pickup=made.pickup)
    assert counter.method is Method.CODE_AND_FACT


def test_that_nobody_else_collects_by_the_number(business: Business) -> None:
    made = maker.ready(business)
    visit = here(business, made)
    assert not business.read(pickups.waiting, visit=visit).may_send
    asked = {"lines": made.lines, "collector": "Kim Ray", "signature": SIGNED}
    assert refused(business, pickups.request, Customer(visit), **asked) is PickupRefusal.COLLECTOR


def test_that_leaving_after_the_number_forgets_it(business: Business) -> None:
    made = maker.ready(business)
    visit = here(business, made)
    assert business.do(pickups.leave, Customer(visit), None, "Lobby 1", cancelled=False)
    counter = business.read(pickups.counter, pickup=made.pickup)
    assert (counter.method, counter.state) == (None, PickupState.READY)
