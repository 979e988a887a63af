"""Who is expected and who comes: one visit, never a twin; each outcome; what the desk decides; no-shows."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.business import Business
from kiosk.core.by import Customer, System
from kiosk.core.ids import VisitId
from kiosk.core.refusal import Refused
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules import VisitState
from kiosk.front_office.queue.rules.kinds import CallBy, Outcome
from kiosk.front_office.queue.rules.visitors import Keys, VisitorRefusal, Wanted, Who
from tests.makers import customers as customer_makers
from tests.makers import visitors
from tests.makers.staff import OWNER
from tests.makers.visitors import ANA, comes, planned

BO = Who("Bo Berg", "", "+49 171 5550199")


def seen(business: Business, visit: VisitId) -> VisitState:
    return business.read(queue.visitor_of, visit=visit).state


def at_noon(business: Business) -> datetime:
    day = business.clock.moment(None).astimezone(UTC)
    return day.replace(hour=10, minute=0, second=0, microsecond=0)


def test_that_a_business_begins_with_kinds_and_queues_once(business: Business) -> None:
    kinds = visitors.kinds(business)
    assert {"appointment", "visitor", "delivery", "after_hours"} <= set(kinds)
    assert business.do(queue.start_with, by=OWNER) == 0
    assert kinds["after_hours"].stays
    assert all(each.names["en"] for each in kinds.values())


def test_that_a_planned_visit_has_a_code_that_the_database_does_not_hold(
    business: Business,
) -> None:
    made = planned(business)
    plain = made.code.replace(" ", "")
    assert business.read(queue.pass_code, visit=made.visit) == made.code
    found = business.read(queue.found_by, said=Keys(), code=plain.lower())
    assert [each.visit for each in found] == [made.visit]
    row = business.read(queue.visitor_of, visit=made.visit)
    assert plain not in str(row)
    assert (row.state, row.number, row.arrived_at) == (VisitState.EXPECTED, "", None)


@pytest.mark.parametrize(
    "who",
    [
        ANA,
        Who("Ana Lopez"),
        Who("A. Lopez", phone="0171 5550142"),
        Who("Somebody else", email="ANA@lopez.example"),
    ],
)
def test_that_a_planned_visit_of_today_is_matched_first(business: Business, who: Who) -> None:
    made = planned(business)
    here = comes(business, who, code="advice")
    assert here.visit == made.visit
    assert here.outcome is Outcome.OK
    again = comes(business, ANA)
    assert (again.visit, again.number) == (here.visit, here.number)
    assert again.outcome is Outcome.ALREADY_HERE


def test_that_a_name_alone_joins_no_stranger(business: Business) -> None:
    first, second = (
        comes(business, Who("Ali Khan"), code="advice"),
        comes(business, Who("Ali Khan"), code="advice"),
    )
    assert first.visit != second.visit
    planned(business, Who("Ana Lopez", phone="+49 171 5550142"))
    other = comes(business, Who("Ana Lopez", phone="+49 171 9999999"), code="advice")
    assert other.outcome is Outcome.OK
    assert business.read(queue.visitor_of, visit=other.visit).planned_at is None


def test_that_two_planned_visits_of_one_name_are_not_guessed_between(business: Business) -> None:
    one, two = planned(business, Who("Ana Lopez")), planned(business, Who("Ana Lopez"), minutes=60)
    here = comes(business, Who("Ana Lopez"))
    assert here.visit not in (one.visit, two.visit)


@pytest.mark.parametrize("expected", [True, False])
def test_that_two_kiosks_that_check_in_one_person_at_once_make_one_visit(
    business: Business, expected: bool
) -> None:
    visitors.kinds(business)
    if expected:
        planned(business)
    start, found = threading.Barrier(4), []

    def check_in(place: int) -> None:
        start.wait()
        found.append(comes(business, station=f"Lobby {place}"))

    threads = [threading.Thread(target=check_in, args=(place,)) for place in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len({each.visit for each in found}) == 1
    assert len({each.number for each in found}) == 1
    outcomes = sorted(str(each.outcome) for each in found)
    assert outcomes == ["already_here"] * 3 + ["ok"]


@pytest.mark.parametrize(
    ("minutes", "outcome"),
    [
        (0, Outcome.OK),
        (14, Outcome.OK),
        (40, Outcome.EARLY),
        (-14, Outcome.OK),
        (-40, Outcome.LATE),
    ],
)
def test_that_coming_early_or_late_is_said(
    business: Business, minutes: int, outcome: Outcome
) -> None:
    made = planned(business, minutes=minutes)
    row = business.read(queue.visitor_of, visit=made.visit)
    today = (
        row.planned_at is not None and row.planned_at.date() == business.clock.moment(None).date()
    )
    if not today:
        return
    here = comes(business, visit=made.visit)
    assert here.outcome is outcome
    late = outcome is Outcome.LATE
    assert seen(business, made.visit) is (VisitState.ARRIVED if late else VisitState.WAITING)


def test_that_the_desk_decides_about_who_is_late(business: Business) -> None:
    at = business.clock.moment(None) - timedelta(minutes=40)
    desk = visitors.reception(business)
    made = planned(business, at=at, by=desk)
    comes(business, visit=made.visit)
    row = business.read(queue.visitor_of, visit=made.visit)
    assert row.undecided
    business.do(queue.decide_late, by=desk, visit=made.visit, seen=row.version, keep=True)
    assert seen(business, made.visit) is VisitState.WAITING
    with pytest.raises(Refused) as refused:
        business.do(queue.decide_late, by=desk, visit=made.visit, seen=row.version, keep=True)
    assert refused.value.refusal.code is VisitorRefusal.NOTHING_TO_DECIDE


def test_that_who_is_on_the_refused_list_gets_no_ticket_before_a_manager_decides(
    business: Business,
) -> None:
    boss = visitors.manager(business)
    business.do(queue.keep_out, by=boss, who=BO, reason="Threw a chair", until=None)
    here = comes(business, BO, code="advice")
    assert (here.outcome, here.tickets) == (Outcome.REFUSED, ())
    row = business.read(queue.visitor_of, visit=here.visit)
    assert row.undecided
    business.do(queue.refuse, by=boss, visit=here.visit, seen=row.version)
    assert seen(business, here.visit) is VisitState.REFUSED
    entry = business.read(queue.refused_list)[0]
    business.do(queue.let_in_again, by=boss, entry=entry.id, seen=entry.version)
    assert comes(business, BO, code="advice").outcome is Outcome.OK


def test_that_a_manager_may_admit_who_is_listed(business: Business) -> None:
    boss = visitors.manager(business)
    business.do(queue.keep_out, by=boss, who=BO, reason="", until=None)
    here = comes(business, BO, code="advice")
    row = business.read(queue.visitor_of, visit=here.visit)
    with pytest.raises(Refused):
        business.do(
            queue.admit, by=visitors.reception(business), visit=here.visit, seen=row.version
        )
    business.do(queue.admit, by=boss, visit=here.visit, seen=row.version)
    assert seen(business, here.visit) is VisitState.WAITING


def test_that_something_to_pay_is_flagged_and_holds_nobody_up(business: Business) -> None:
    here = comes(business, code="advice", owes=True)
    assert here.outcome is Outcome.BALANCE_DUE
    assert seen(business, here.visit) is VisitState.WAITING


def test_that_only_who_has_proved_it_arrives_as_a_planned_visit(business: Business) -> None:
    made = planned(business)
    kind = visitors.kinds(business)["appointment"].id
    with pytest.raises(Refused) as refused:
        business.do(
            queue.arrive_visitor, by=Customer(), kind=kind, who=Who(), call_by=CallBy.SOUND,
            language="en", visit=made.visit,
        )  # fmt: skip
    assert refused.value.refusal.code is VisitorRefusal.NOT_YOURS


def test_that_a_visit_can_be_called_off_while_it_is_expected(business: Business) -> None:
    desk = visitors.reception(business)
    made = planned(business, by=desk)
    business.do(queue.cancel, by=desk, visit=made.visit, seen=1)
    assert seen(business, made.visit) is VisitState.CANCELLED
    assert comes(business).visit != made.visit


def test_that_who_did_not_come_is_a_no_show_and_may_come_late(business: Business) -> None:
    made = planned(business)
    business.do(queue.no_show, by=System("visit.no_show"), visit=made.visit)
    assert seen(business, made.visit) is VisitState.NO_SHOW
    assert comes(business, visit=made.visit).visit == made.visit
    assert seen(business, made.visit) is VisitState.WAITING


def test_that_the_way_to_be_called_is_kept_for_next_time(business: Business) -> None:
    customer = customer_makers.customer(business)
    assert business.read(queue.preference_of, customer=customer) is None
    comes(business, BO, code="advice", customer=customer, call_by=CallBy.LIGHT)
    assert business.read(queue.preference_of, customer=customer) is CallBy.LIGHT


@pytest.mark.parametrize(
    ("who", "code"),
    [
        (Who(), VisitorRefusal.NAME_MISSING),
        (Who("A", phone="12"), VisitorRefusal.PHONE),
        (Who("A", email="no"), VisitorRefusal.EMAIL),
    ],
)
def test_that_a_plan_that_cannot_be_is_refused(
    business: Business, who: Who, code: VisitorRefusal
) -> None:
    with pytest.raises(Refused) as refused:
        planned(business, who)
    assert refused.value.refusal.code is code


def test_that_a_day_that_is_over_is_no_plan(business: Business) -> None:
    with pytest.raises(Refused) as refused:
        planned(business, at=business.clock.moment(None) - timedelta(days=2))
    assert refused.value.refusal.code is VisitorRefusal.PAST


def test_that_a_call_back_stays_open_until_somebody_has_done_it(business: Business) -> None:
    visitors.kinds(business)
    made = business.do(
        queue.ask_call_back, by=Customer(), name="Ana Lopez", phone="+49 171 5550142",
        wanted=Wanted.CALL_BACK, language="de",
    )  # fmt: skip
    waits = business.read(queue.open_call_backs)
    assert [(each.id, each.wanted, each.language) for each in waits] == [
        (made, Wanted.CALL_BACK, "de")
    ]
    desk = visitors.reception(business)
    business.do(queue.call_back_done, by=desk, call_back=made, seen=waits[0].version)
    assert business.read(queue.open_call_backs) == ()
    with pytest.raises(Refused):
        business.do(queue.call_back_done, by=desk, call_back=made, seen=waits[0].version)
