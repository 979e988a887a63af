"""The desk: one lease, proof by the owner's table, scans that belong here, and a new code for a lost one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
from sqlalchemy import text

from kiosk.business import Business
from kiosk.core.by import Customer, Person, System
from kiosk.core.ids import PickupId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Role, Skill
from kiosk.cross_training.training import service as training
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules import VisitState
from kiosk.lobby.pickup import service as pickups
from kiosk.lobby.pickup.rules import Method, Outcome, PickupRefusal, PickupState
from kiosk.records.customers.rules import Fact
from kiosk.records.messages import service as messages
from kiosk.records.messages.rules import MessageKind
from tests.makers import accounting as accounting_makers
from tests.makers import pickup as maker
from tests.makers.staff import OWNER, a_person

BOTH = ((Fact.PHONE_LAST_4, "1234"), (Fact.POSTCODE, "20095"))


def refused(business: Business, verb: object, by: Person, **arguments: object) -> Refused:
    with pytest.raises(Refused) as said:
        business.do(verb, by, None, "Desk 2", **arguments)
    return said.value


def at_the_desk(business: Business, made: maker.OnShelf, by: Person) -> PickupState:
    return business.do(pickups.claim, by, None, "Desk 1", pickup=made.pickup).state


@contextmanager
def later(business: Business, by: timedelta) -> Iterator[None]:
    """As if `by` had passed: leases are moved back instead of the clock, which PostgreSQL owns."""
    accounting_makers.tamper(
        business,
        "UPDATE pickup SET lease_until = lease_until - :micros, version = version + 1"
        " WHERE lease_until IS NOT NULL",
        micros=int(by.total_seconds() * 1_000_000),
    )
    yield


# -------------------------------------------------------------------------------------------- lease


def test_that_whoever_the_lobby_identified_is_not_asked_again(business: Business) -> None:
    made, by = maker.ready(business), maker.receptionist(business)
    maker.identify(business, made.code)
    assert at_the_desk(business, made, by) is PickupState.RELEASING
    seen = business.read(pickups.counter, pickup=made.pickup)
    assert (seen.visit_state, seen.method) == (VisitState.IN_SERVICE, Method.CODE_AND_FACT)
    assert seen.identity_enough


def test_that_who_comes_to_the_desk_first_is_a_visit_too(business: Business) -> None:
    made, by = maker.ready(business), maker.receptionist(business)
    assert at_the_desk(business, made, by) is PickupState.VERIFYING
    assert [each.state for each in business.read(queue.in_the_lobby)] == [VisitState.IN_SERVICE]


def test_that_two_desks_cannot_have_one_pickup(business: Business) -> None:
    """E24: one lease; the other is told who and where."""
    made = maker.ready(business)
    ana, eun = maker.receptionist(business, "Ana Lindqvist"), maker.receptionist(business)
    at_the_desk(business, made, ana)
    said = refused(business, pickups.claim, eun, pickup=made.pickup)
    assert said.refusal.code is PickupRefusal.SOMEBODY_ELSE
    assert said.refusal.facts == {"name": "Ana", "place": "Desk 1"}
    for verb, more in ((pickups.scan, {"number": "1"}), (pickups.give_back, {})):
        again = refused(business, verb, eun, pickup=made.pickup, **more)
        assert again.refusal.code is PickupRefusal.SOMEBODY_ELSE
    held = business.read(pickups.counter, pickup=made.pickup).held
    assert held is not None
    assert (held.name, held.station, held.fetching) == ("Ana", "Desk 1", False)


def test_that_a_lease_that_is_over_is_anybodys_with_all_its_ticks(business: Business) -> None:
    """P19: a crash or an idle desk holds nobody up; what was scanned stays scanned."""
    made = maker.ready(business)
    ana, eun = maker.receptionist(business), maker.receptionist(business, "Eun-ji Park")
    maker.identify(business, made.code)
    at_the_desk(business, made, ana)
    first = business.read(pickups.counter, pickup=made.pickup).packages[0]
    business.do(pickups.scan, by=ana, pickup=made.pickup, number=first.number)
    with later(business, timedelta(seconds=91)):
        assert business.read(pickups.counter, pickup=made.pickup).held is None
        business.do(pickups.claim, eun, None, "Desk 2", pickup=made.pickup)
    seen = business.read(pickups.counter, pickup=made.pickup)
    assert seen.held is not None
    assert (seen.held.name, seen.left) == ("Eun-ji", 1)
    assert refused(business, pickups.scan, ana, pickup=made.pickup, number=first.number)


def test_that_each_step_renews_the_lease_and_fetching_makes_it_long(business: Business) -> None:
    made, by = maker.ready(business), maker.receptionist(business)

    def until() -> datetime:
        held = business.read(pickups.counter, pickup=made.pickup).held
        assert held is not None
        return held.until

    claimed = business.do(pickups.claim, by=by, pickup=made.pickup)
    assert until() == claimed.lease_until
    fetching = business.do(pickups.fetch, by=by, pickup=made.pickup)
    assert fetching.lease_until - claimed.lease_until > timedelta(minutes=13)
    held = business.read(pickups.counter, pickup=made.pickup).held
    assert held is not None
    assert held.fetching
    package = business.read(pickups.counter, pickup=made.pickup).packages[0]
    business.do(pickups.scan, by=by, pickup=made.pickup, number=package.number)
    assert claimed.lease_until < until() < fetching.lease_until


def test_that_giving_back_lets_the_customer_wait_again(business: Business) -> None:
    made, by = maker.ready(business), maker.receptionist(business)
    visit = maker.identify(business, made.code).visit
    assert visit is not None
    maker.ask(business, visit)
    at_the_desk(business, made, by)
    assert business.do(pickups.give_back, by=by, pickup=made.pickup) is PickupState.READY
    seen = business.read(pickups.counter, pickup=made.pickup)
    assert (seen.held, seen.visit_state, seen.method) == (
        None, VisitState.WAITING, Method.CODE_AND_FACT,
    )  # fmt: skip
    assert refused(business, pickups.give_back, by, pickup=made.pickup).refusal.code is (
        PickupRefusal.NOT_HELD
    )


def test_that_an_unknown_pickup_is_refused(business: Business) -> None:
    by = maker.receptionist(business)
    for verb in (pickups.claim, pickups.give_back, pickups.fetch):
        code = refused(business, verb, by, pickup=PickupId(99)).refusal.code
        assert code is PickupRefusal.UNKNOWN_PICKUP


# ---------------------------------------------------------------------------------------- who may


def test_that_only_who_is_qualified_hands_out(business: Business) -> None:
    made = maker.ready(business)
    stranger = Person(a_person(business, Skill.PICK_AND_PACK), Role.RECEPTION)
    for by in (stranger, Customer(), System("x"), OWNER):
        with pytest.raises(Refused) as said:
            business.do(pickups.claim, by=by, pickup=made.pickup)
        assert said.value.refusal.code in (ActRefusal.NOT_QUALIFIED, ActRefusal.WRONG_ACTOR)


def test_that_a_qualification_taken_away_ends_at_the_next_step(business: Business) -> None:
    """E26, I5: revoked in the middle, the draft is kept, nothing is handed over."""
    made, by = maker.ready(business), maker.receptionist(business)
    maker.identify(business, made.code)
    seen = maker.fetch(business, made.pickup, by)
    business.do(
        training.revoke, by=OWNER, person=by.id, skill=Skill.HAND_OUT, reason="until retaught"
    )
    said = refused(business, pickups.release, by, pickup=made.pickup, seen=seen.version)
    assert said.refusal.code is ActRefusal.NOT_QUALIFIED
    after = business.read(pickups.counter, pickup=made.pickup)
    assert (after.state, after.left) == (PickupState.RELEASING, 0)


# -------------------------------------------------------------------------------------------- proof


@pytest.mark.parametrize(
    ("prices", "method", "facts", "code", "enough"),
    [
        ((2_400,), Method.CODE, (), True, True),
        ((2_400,), Method.CODE, (), False, False),
        ((2_400,), Method.KNOWN, (), False, True),
        ((2_400,), Method.TWO_FACTS, ((Fact.FAMILY_NAME, "Bo"), BOTH[0]), False, True),
        ((9_900,), Method.TWO_FACTS, ((Fact.FAMILY_NAME, "Bo"), BOTH[0]), False, False),
        ((9_900,), Method.TWO_FACTS, BOTH, False, True),
        ((9_900,), Method.TWO_FACTS, (BOTH[0], (Fact.POSTCODE, "1")), False, False),
        ((9_900,), Method.CODE, (), True, True),
        ((26_000,), Method.CODE, (), True, False),
        ((26_000,), Method.KNOWN, (), False, False),
        ((26_000,), Method.CODE_AND_FACT, BOTH[:1], True, True),
        ((26_000,), Method.CODE_AND_FACT, (), True, False),
        ((26_000,), Method.ID_SEEN, (), False, True),
    ],
)
def test_that_the_owners_table_holds_at_the_desk(
    business: Business,
    prices: tuple[int, ...],
    method: Method,
    facts: tuple[tuple[Fact, str], ...],
    code: bool,
    enough: bool,
) -> None:
    made, by = maker.ready(business, prices), maker.receptionist(business)
    at_the_desk(business, made, by)
    shown = made.code if code else ""
    asked = {"pickup": made.pickup, "method": method, "shown": shown, "facts": facts}
    said = business.do(pickups.make_sure, by=by, **asked)
    assert said.enough is enough
    assert said.state is (PickupState.RELEASING if enough else PickupState.VERIFYING)


def test_that_wrong_proof_at_the_desk_is_kept_and_counted(business: Business) -> None:
    made, by = maker.ready(business), maker.receptionist(business)
    at_the_desk(business, made, by)
    for _ in range(5):
        said = business.do(
            pickups.make_sure, by=by, pickup=made.pickup, method=Method.CODE, shown="K4TM82WP"
        )
        assert not said.enough
    assert business.read(pickups.counter, pickup=made.pickup).needs_desk


# --------------------------------------------------------------------------------------------- scan


def test_that_a_package_of_another_pickup_stops(business: Business) -> None:
    made, other = maker.ready(business), maker.ready(business, (1_200,))
    by = maker.receptionist(business)
    maker.identify(business, made.code)
    at_the_desk(business, made, by)
    strange = business.read(pickups.counter, pickup=other.pickup).packages[0].number
    for number in (strange, "", "1042-9", made.number, made.code, "x" * 4_000):
        said = refused(business, pickups.scan, by, pickup=made.pickup, number=number)
        assert said.refusal.code is PickupRefusal.WRONG_PACKAGE


def test_that_a_double_scan_is_one_tick(business: Business) -> None:
    made, by = maker.ready(business), maker.receptionist(business)
    at_the_desk(business, made, by)
    packages = business.read(pickups.counter, pickup=made.pickup).packages
    number = packages[0].number
    done = [
        business.do(pickups.scan, by=by, pickup=made.pickup, number=each).left
        for each in (number, number.lower(), f" {number} ")
    ]
    assert done == [1, 1, 1]


def test_that_a_tick_can_be_taken_away(business: Business) -> None:
    made, by = maker.ready(business), maker.receptionist(business)
    seen = maker.fetch(business, made.pickup, by)
    assert seen.left == 0
    number = seen.packages[0].number
    for _ in range(2):
        off = {"pickup": made.pickup, "number": number, "off": True}
        assert business.do(pickups.scan, by=by, **off).left == 1
    assert not business.read(pickups.counter, pickup=made.pickup).packages[0].scanned


def test_that_the_customer_may_choose_at_the_desk(business: Business) -> None:
    made, by = maker.ready(business), maker.receptionist(business)
    at_the_desk(business, made, by)
    for lines, code in (
        ((), PickupRefusal.NOTHING_CHOSEN),
        ((made.lines[0] + 99,), PickupRefusal.LINE_NOT_READY),
    ):
        asked = {"pickup": made.pickup, "lines": lines}
        assert refused(business, pickups.choose, by, **asked).refusal.code is code
    version = business.do(pickups.choose, by=by, pickup=made.pickup, lines=made.lines[1:])
    seen = business.read(pickups.counter, pickup=made.pickup)
    assert (seen.version, seen.value, seen.left) == (version, 1_900, 1)
    assert [package.wanted for package in seen.packages] == [False, True]


# ---------------------------------------------------------------------------------------- new code


def test_that_a_new_code_kills_the_lost_one(business: Business) -> None:
    """E14."""
    made, by = maker.ready(business), maker.receptionist(business)
    assert business.do(pickups.reissue, by=by, pickup=made.pickup, method=Method.ID_SEEN)
    told = business.read(messages.of, kind=MessageKind.PICKUP_READY, about=made.pickup)
    assert len(told) == 2
    fresh = told[-1].content["code"]
    assert fresh != made.code
    for dead in (made.code, made.square):
        assert maker.identify(business, dead).outcome is Outcome.NOT_FOUND
    assert maker.identify(business, fresh).outcome is Outcome.FOUND


def test_that_a_new_code_needs_a_document_or_two_facts(business: Business) -> None:
    made, by = maker.ready(business), maker.receptionist(business)
    for method in (Method.CODE, Method.CODE_AND_FACT, Method.KNOWN):
        asked = {"pickup": made.pickup, "method": method, "facts": BOTH}
        code = refused(business, pickups.reissue, by, **asked).refusal.code
        assert code is PickupRefusal.IDENTITY
    one = {"pickup": made.pickup, "method": Method.TWO_FACTS, "facts": BOTH[:1]}
    assert refused(business, pickups.reissue, by, **one).refusal.code is PickupRefusal.IDENTITY
    wrong = {
        "pickup": made.pickup,
        "method": Method.TWO_FACTS,
        "facts": (BOTH[0], (Fact.POSTCODE, "1")),
    }
    assert not business.do(pickups.reissue, by=by, **wrong)
    right = {"pickup": made.pickup, "method": Method.TWO_FACTS, "facts": BOTH}
    assert business.do(pickups.reissue, by=by, **right)


def test_that_a_new_code_ends_the_days_wrong_tries(business: Business) -> None:
    made, by = maker.ready(business), maker.receptionist(business)
    for _ in range(5):
        maker.identify(business, made.code, "0000")
    business.do(pickups.reissue, by=by, pickup=made.pickup, method=Method.ID_SEEN)
    fresh = maker.known(business, made.order)
    assert maker.identify(business, fresh.code).outcome is Outcome.FOUND


# ------------------------------------------------------------------------------------ what is stored


def test_that_neither_code_nor_square_stands_in_any_table_of_pickup(business: Business) -> None:
    made = maker.ready(business)
    maker.identify(business, made.code)
    plain = made.code.replace(" ", "")
    with business.engines.reader.connect() as connection:
        for table in ("pickup", "wrong_code", "command", "audit", "change"):
            rows = connection.execute(text(f"SELECT * FROM {table}")).fetchall()
            kept = str(rows)
            assert plain not in kept
            assert made.code not in kept
            assert made.square not in kept
