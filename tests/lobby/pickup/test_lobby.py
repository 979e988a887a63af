"""The customer in the lobby: code and fact, what is shown, what is asked for, leaving again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from sqlalchemy import Engine, event

from kiosk.business import Business
from kiosk.core.by import Customer, Owner, Person, System
from kiosk.core.change import Change
from kiosk.core.ids import OrderLineId, VisitId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Role
from kiosk.database.acting import answer_type
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules import VisitState
from kiosk.lobby.pickup import service as pickups
from kiosk.lobby.pickup.rules import (
    Identified,
    LineState,
    Outcome,
    PickupRefusal,
    PickupState,
    Signature,
)
from kiosk.records.customers.rules import Fact
from tests.makers import pickup as maker

WRONG = "K4TM82WP"
SIGNED = Signature((((1, 2, 0), (3, 4, 16)),))


def refused(business: Business, verb: object, by: object, **arguments: object) -> object:
    with pytest.raises(Refused) as said:
        business.do(verb, by, None, "Lobby 1", **arguments)
    return said.value.refusal.code


def here(business: Business, made: maker.OnShelf) -> VisitId:
    found = maker.identify(business, made.code)
    assert found.visit is not None
    return found.visit


# ---------------------------------------------------------------------------------- code and fact


def test_that_code_and_fact_open_the_pickup(business: Business) -> None:
    made = maker.ready(business)
    found = maker.identify(business, made.code)
    assert (found.outcome, found.pickup, found.slow_seconds) == (Outcome.FOUND, made.pickup, 0)
    seen = business.read(pickups.waiting, visit=found.visit)
    assert (seen.order_number, seen.called, seen.visit_number) == (
        made.order.number, "Lin Bo", "A 1",
    )  # fmt: skip
    assert [line.state for line in seen.lines] == [LineState.READY, LineState.READY]
    assert (seen.due, seen.papers, seen.signature) == (0, 0, False)


@pytest.mark.parametrize(
    ("fact", "said"),
    [(Fact.PHONE_LAST_4, "1234"), (Fact.FAMILY_NAME, "bo"), (Fact.POSTCODE, "20095")],
)
def test_that_the_square_and_any_fact_open_it(business: Business, fact: Fact, said: str) -> None:
    made = maker.ready(business)
    assert maker.identify(business, made.square, said, fact=fact).outcome is Outcome.FOUND


def test_that_a_code_is_read_as_people_write_it(business: Business) -> None:
    made = maker.ready(business)
    plain = made.code.replace(" ", "-").lower()
    assert maker.identify(business, plain).outcome is Outcome.FOUND


def test_that_the_desk_hears_of_a_customer_at_once(business: Business) -> None:
    made = maker.ready(business)
    heard: list[tuple[Change, int]] = []
    stop = business.listen(heard.extend)
    found = maker.identify(business, made.code)
    stop()
    assert {(Change.PICKUP, made.pickup), (Change.VISIT, found.visit)} <= set(heard)


def test_that_scanning_twice_is_one_visit(business: Business) -> None:
    """E33."""
    made = maker.ready(business)
    first, second = maker.identify(business, made.square), maker.identify(business, made.code)
    assert first.visit == second.visit
    assert len(business.read(queue.visits_today)) == 1


def test_that_a_replayed_key_has_one_effect(business: Business) -> None:
    made = maker.ready(business)
    from kiosk.core import ids

    key = ids.command_key()
    asked = {
        "shown": made.code, "fact": Fact.PHONE_LAST_4, "said": "1234", "session": "s", "language": "en",
    }  # fmt: skip
    answers = {business.do(pickups.identify, Customer(), key, "Lobby 1", **asked) for _ in range(4)}
    assert len(answers) == 1
    with pytest.raises(Refused) as said:
        business.do(pickups.identify, Customer(), key, "Lobby 1", **(asked | {"said": "9999"}))
    assert said.value.refusal.code is ActRefusal.KEY_REUSED


def test_that_an_answer_that_is_kept_names_nobody(business: Business) -> None:
    made = maker.ready(business)
    plain = msgspec.json.encode(maker.identify(business, made.code)).decode()
    assert "Lin" not in plain
    assert "Oak" not in plain


@pytest.mark.parametrize(
    "by", [Person(1, Role.RECEPTION), System("x"), Owner("tester")], ids=["person", "job", "owner"]
)
def test_that_only_a_customer_acts_in_the_lobby(business: Business, by: object) -> None:
    asked = {"shown": WRONG, "fact": Fact.POSTCODE, "said": "1", "session": "s", "language": "en"}
    assert refused(business, pickups.identify, by, **asked) is ActRefusal.WRONG_ACTOR
    assert refused(business, pickups.request, by, lines=(1,)) is ActRefusal.WRONG_ACTOR
    assert refused(business, pickups.leave, by, cancelled=True) is ActRefusal.WRONG_ACTOR


# ------------------------------------------------------------------- wrong, unknown, needs the desk


@contextmanager
def counted(engine: Engine) -> Iterator[list[str]]:
    """Every statement that goes to the database meanwhile."""
    said: list[str] = []

    def note(_c: object, _k: object, statement: str, *_more: object) -> None:
        said.append(" ".join(statement.split()))

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield said
    finally:
        event.remove(engine, "before_cursor_execute", note)


def test_that_wrong_unknown_and_needs_the_desk_read_and_cost_the_same(business: Business) -> None:
    made, other = maker.ready(business), maker.ready(business, (1_200,))
    for _ in range(5):
        maker.identify(business, other.code, "0000", station="Lobby 9")
    tries = {
        "wrong fact": (made.code, "0000"),
        "unknown code": (WRONG, "1234"),
        "no code at all": ("7" * 64, "1234"),
        "unknown square": ("FY-" + "Z" * 26, "1234"),
        "needs the desk": (other.code, "1234"),
        "fact that is no number": (made.code, "<b>" * 40),
    }
    answers: dict[str, Identified] = {}
    statements: dict[str, list[str]] = {}
    for number, (name, (shown, said)) in enumerate(tries.items()):
        with counted(business.engines.writer) as heard:
            answers[name] = maker.identify(business, shown, said, station=f"Lobby {number + 20}")
        statements[name] = list(heard)
    assert len({msgspec.json.encode(answer) for answer in answers.values()}) == 1
    assert answers["wrong fact"] == Identified(Outcome.NOT_FOUND, None, None, 2, see_desk=False)
    assert len({len(heard) for heard in statements.values()}) == 1, {
        name: len(heard) for name, heard in statements.items()
    }
    assert len({tuple(heard) for heard in statements.values()}) == 1


def test_that_three_wrong_tries_in_a_session_send_to_the_desk(business: Business) -> None:
    made = maker.ready(business)
    mine = maker.session()
    tries = [maker.identify(business, WRONG, session_=mine) for _ in range(3)]
    assert [each.see_desk for each in tries] == [False, False, True]
    assert [each.slow_seconds for each in tries] == [2, 4, 8]
    # The session is over, also for the right code; the next customer at this screen is not locked out.
    assert maker.identify(business, made.code, session_=mine).outcome is Outcome.NOT_FOUND
    assert maker.identify(business, made.code).outcome is Outcome.FOUND


def test_that_five_wrong_facts_in_a_day_need_the_desk_for_that_pickup(business: Business) -> None:
    made, other = maker.ready(business), maker.ready(business, (1_200,))
    for _ in range(5):
        assert maker.identify(business, made.code, "0000").outcome is Outcome.NOT_FOUND
    assert maker.identify(business, made.code).outcome is Outcome.NOT_FOUND
    assert business.read(pickups.counter, pickup=made.pickup).needs_desk
    assert maker.identify(business, other.code).outcome is Outcome.FOUND


def test_that_wrong_codes_lock_no_pickup_and_no_screen(business: Business) -> None:
    made = maker.ready(business)
    for _ in range(12):
        assert maker.identify(business, WRONG).slow_seconds <= 8
    assert maker.identify(business, made.code).outcome is Outcome.FOUND


def test_that_a_code_of_yesterday_tries_again_today(business: Business) -> None:
    made = maker.ready(business)
    clock = business.clock
    for _ in range(5):
        maker.identify(business, made.code, "0000")
    wall = clock.wall()
    clock.wall = lambda: wall + timedelta(days=1)  # type: ignore[method-assign, attr-defined]
    if business.engines.where.embedded:
        assert maker.identify(business, made.code).outcome is Outcome.FOUND


# --------------------------------------------------------------------------- asking for what is ready


def test_that_asking_puts_the_customer_among_those_who_wait(business: Business) -> None:
    made = maker.ready(business)
    visit = here(business, made)
    asked = business.do(pickups.request, Customer(visit), None, "Lobby 1", lines=made.lines[:1])
    assert (asked.number, asked.lines) == ("A 1", made.lines[:1])
    seen = business.read(pickups.waiting, visit=visit)
    assert (seen.visit_state, seen.wanted) == (VisitState.WAITING, made.lines[:1])


def test_that_only_what_is_ready_can_be_asked_for(business: Business) -> None:
    made = maker.ready(business, lines=1)
    visit = here(business, made)
    by = Customer(visit)
    ask = pickups.request
    assert refused(business, ask, by, lines=()) is PickupRefusal.NOTHING_CHOSEN
    assert refused(business, ask, by, lines=made.lines) is PickupRefusal.LINE_NOT_READY
    assert refused(business, ask, by, lines=(OrderLineId(999),)) is PickupRefusal.LINE_NOT_READY


def test_that_nobody_asks_for_what_is_somebody_elses(business: Business) -> None:
    made, other = maker.ready(business), maker.ready(business, (1_200,))
    here(business, made)
    mine = here(business, other)
    ask = pickups.request
    assert refused(business, ask, Customer(mine), lines=made.lines) is PickupRefusal.LINE_NOT_READY
    assert refused(business, ask, Customer(), lines=made.lines) is PickupRefusal.NOT_YOURS
    assert refused(business, ask, Customer(VisitId(99)), lines=(1,)) is PickupRefusal.NOT_YOURS


def test_that_a_high_value_is_signed_for(business: Business) -> None:
    made = maker.ready(business, (26_000,))
    visit = here(business, made)
    assert business.read(pickups.waiting, visit=visit).signature
    missing = refused(business, pickups.request, Customer(visit), lines=made.lines)
    assert missing is PickupRefusal.SIGNATURE_MISSING
    empty = Signature(((),), "  ")
    refused(business, pickups.request, Customer(visit), lines=made.lines, signature=empty)
    maker.ask(business, visit, signature=SIGNED)
    assert business.read(pickups.waiting, visit=visit).signed


def test_that_a_typed_name_signs_as_well(business: Business) -> None:
    made = maker.ready(business, (26_000,))
    visit = here(business, made)
    maker.ask(business, visit, signature=Signature(typed="Lin Bo"))
    assert business.read(pickups.waiting, visit=visit).signed


def test_that_somebody_named_may_collect_what_is_not_high(business: Business) -> None:
    """E17."""
    made = maker.ready(business)
    visit = here(business, made)
    assert business.read(pickups.waiting, visit=visit).may_send
    maker.ask(business, visit, collector=" Kim  Ray\x00 ", signature=SIGNED)
    assert business.read(pickups.waiting, visit=visit).collector == "Kim Ray"


def test_that_nobody_else_collects_a_high_value_by_the_code_alone(business: Business) -> None:
    made = maker.ready(business, (26_000,))
    visit = here(business, made)
    assert not business.read(pickups.waiting, visit=visit).may_send
    asked = {"lines": made.lines, "collector": "Kim Ray", "signature": SIGNED}
    assert refused(business, pickups.request, Customer(visit), **asked) is PickupRefusal.COLLECTOR


def test_that_what_is_not_ready_says_when(business: Business) -> None:
    soon = datetime.now(UTC).replace(microsecond=0) + timedelta(hours=3)  # noqa: TID251
    made = maker.ready(business, lines=1, promised_at=soon)
    seen = business.read(pickups.waiting, visit=here(business, made))
    assert [line.line for line in seen.later] == [made.lines[1]]
    assert seen.later[0].expected_at == soon


def test_that_something_to_pay_does_not_keep_the_customer_away(business: Business) -> None:
    made = maker.ready(business, paid=False)
    seen = business.read(pickups.waiting, visit=here(business, made))
    assert (seen.state, seen.due) == (PickupState.READY, 4_300)


# ------------------------------------------------------------------------------------------ leaving


@pytest.mark.parametrize("cancelled", [True, False])
def test_that_leaving_before_asking_forgets_everything(business: Business, cancelled: bool) -> None:
    made = maker.ready(business)
    visit = here(business, made)
    assert business.do(pickups.leave, Customer(visit), None, "Lobby 1", cancelled=cancelled)
    assert business.read(queue.in_the_lobby) == ()
    after = business.read(pickups.counter, pickup=made.pickup)
    assert (after.method, after.state) == (None, PickupState.READY)
    assert here(business, made) == visit


def test_that_an_idle_screen_does_not_send_away_who_waits(business: Business) -> None:
    made = maker.ready(business)
    visit = here(business, made)
    maker.ask(business, visit)
    assert not business.do(pickups.leave, Customer(visit), None, "Lobby 1", cancelled=False)
    assert business.read(queue.visit_of, visit=visit).state is VisitState.WAITING
    assert business.do(pickups.leave, Customer(visit), None, "Lobby 1", cancelled=True)
    assert business.read(pickups.counter, pickup=made.pickup).collector == ""


def test_that_leaving_as_nobody_does_nothing(business: Business) -> None:
    for by in (Customer(), Customer(VisitId(77))):
        assert not business.do(pickups.leave, by, None, "Lobby 1", cancelled=True)


def test_that_every_answer_survives_being_kept(business: Business) -> None:
    for verb in (pickups.identify, pickups.request, pickups.leave, pickups.claim, pickups.release):
        assert msgspec.json.schema(answer_type(verb))
