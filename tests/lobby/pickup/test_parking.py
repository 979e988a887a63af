"""An alarm parks what is in hand: the hand-over at a desk is on hold under its word, and nothing is lost."""

from __future__ import annotations

from kiosk.business import Business
from kiosk.core.ids import CaseId
from kiosk.front_office.alarm import service as alarm
from kiosk.front_office.alarm.rules import AlarmKind
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules import HoldReason, VisitState
from kiosk.lobby.pickup import service
from kiosk.lobby.pickup.service import parking
from tests.lobby.pickup.test_holding import at_a_desk, sound, take
from tests.makers import pickup as maker


def ring(business: Business, by) -> None:
    business.do(alarm.raise_alarm, by, None, "Desk 1", kind=AlarmKind.REAL)


def test_that_a_hand_over_in_hand_goes_on_hold_for_whoever_had_it(business: Business) -> None:
    by, made = at_a_desk(business, "Dora Desk"), maker.ready(business)
    maker.identify(business, made.code)
    business.do(service.claim, by, None, "Desk 1", pickup=made.pickup)
    ring(business, by)
    (case,) = business.read(queue.cases)
    assert (case.about, case.held_by_name, case.reason, case.taken_by) == (
        made.pickup, "Dora Desk", HoldReason.CUSTOMER_COMES_BACK, None,
    )  # fmt: skip
    assert case.word
    assert business.read(parking.park_due) == []
    assert business.read(alarm.board).parked == 1
    assert sound(business) == []
    take(business, at_a_desk(business, "Eun-ji Park"), CaseId(case.id))


def test_that_nothing_is_parked_without_an_alarm_and_nothing_that_nobody_has(
    business: Business,
) -> None:
    by, made = at_a_desk(business), maker.ready(business)
    maker.identify(business, made.code)
    business.do(service.claim, by, None, "Desk 1", pickup=made.pickup)
    assert business.read(parking.park_due) == []
    business.do(service.give_back, by, None, "Desk 1", pickup=made.pickup)
    ring(business, by)
    assert business.read(queue.cases) == ()


def test_that_the_customer_of_what_is_parked_is_still_in_the_building(business: Business) -> None:
    by, made = at_a_desk(business), maker.ready(business)
    maker.identify(business, made.code)
    business.do(service.claim, by, None, "Desk 1", pickup=made.pickup)
    ring(business, by)
    (row,) = [each for each in business.read(alarm.board).people if each.who == "visitor"]
    assert row.safe_at is None
    (visit,) = business.read(queue.visits_today)
    assert visit.state is VisitState.WAITING
