"""The desk's list of visits: plan, cancel, check in, decide, call back, take a calendar in; kinds and queues."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.core.by import Customer
from kiosk.core.task import Role, Skill
from kiosk.desk.administration.screens import SCREENS as ADMINISTRATION
from kiosk.desk.exchange.screens import SCREENS as EXCHANGE
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules import VisitState
from kiosk.front_office.queue.rules.visitors import Wanted, Who
from kiosk.lobby.checkin.screens import SCREENS
from kiosk.records.printing import service as printing
from kiosk.ui.context import Window
from tests.lobby.hands import find, press, sees, words_of
from tests.makers import desks, visitors
from tests.makers.staff import OWNER, a_person, acting
from tests.makers.visitors import planned

DESK = [entry for entry in (*SCREENS, *ADMINISTRATION, *EXCHANGE) if entry.window is Window.DESK]


@pytest.fixture
def desk(qtbot, business):
    """A desk with the list of visits, the reception signed in."""
    visitors.kinds(business)
    window = desks.a_desk(business, DESK, qtbot=qtbot, size=(1440, 900))
    who = a_person(business, Skill.WELCOME, name="Ruth Reception")
    window.context.sign_in(acting(who), name="Ruth Reception")
    window.go("checkin.expected")
    yield window
    window.leave()


def page(window):
    return window.navigator.current


def only(business):
    return business.read(queue.expected, day=business.clock.moment(None).date())


def test_that_a_visit_is_planned_by_hand_and_its_code_is_told(qtbot, business, desk):
    press(qtbot, desk, "checkin.expected.plan")
    form = page(desk).form
    form.who.set_text("Ana Lopez")
    form.phone.set_text("0171 5550142")
    tomorrow = (business.clock.moment(None) + timedelta(days=1)).date()
    form.day.set_text(tomorrow.isoformat())
    form.time.set_text("9:30")
    press(qtbot, desk, "checkin.plan.deed")
    made = business.read(queue.expected, day=tomorrow)
    assert [each.name for each in made] == ["Ana Lopez"]
    code = business.read(queue.pass_code, visit=made[0].visit)
    assert code in " ".join(words_of(desk))


def test_that_a_plan_without_a_name_or_time_says_so(qtbot, business, desk):
    press(qtbot, desk, "checkin.expected.plan")
    press(qtbot, desk, "checkin.plan.deed")
    assert page(desk).form.who.error() == "A name is missing."
    assert page(desk).form.time.error() == "This is no time."
    assert only(business) == ()


def test_that_the_desk_checks_in_and_calls_off(qtbot, business, desk):
    one = planned(business)
    two = planned(business, Who("Bo Berg"))
    page(desk).rows.choose(str(one.visit))
    page(desk)._choose(str(one.visit))
    assert sees(desk, "checkin.side.check_in.do")
    press(qtbot, desk, "checkin.side.check_in.do")
    assert business.read(queue.visitor_of, visit=one.visit).state is VisitState.WAITING
    page(desk)._choose(str(two.visit))
    press(qtbot, desk, "checkin.side.cancel.do")
    assert business.read(queue.visitor_of, visit=two.visit).state is VisitState.CANCELLED


def test_that_the_desk_decides_about_who_is_late(qtbot, business, desk):
    made = planned(business, at=business.clock.moment(None) - timedelta(minutes=40))
    visitors.comes(business, visit=made.visit)
    page(desk)._choose(str(made.visit))
    press(qtbot, desk, "checkin.side.keep.do")
    assert business.read(queue.visitor_of, visit=made.visit).state is VisitState.WAITING


def test_that_a_visitor_is_met_and_whoever_has_a_number_is_not(qtbot, business, desk):
    here = visitors.comes(business, Who("Vera Visitor"), code="visitor").visit
    waits = visitors.comes(business, Who("Walter Walk", phone="0171 5550177"), code="advice").visit
    page(desk)._choose(str(waits))
    assert not sees(desk, "checkin.side.meet.do")
    page(desk)._choose(str(here))
    press(qtbot, desk, "checkin.side.meet.do")
    assert business.read(queue.visitor_of, visit=here).state is VisitState.IN_SERVICE


def test_that_a_badge_is_printed_again_at_the_desk(qtbot, business, desk):
    here = visitors.comes(business, Who("Vera Visitor"), code="visitor").visit
    before = len(business.read(printing.due, stations=("Desk 1",)))
    page(desk)._choose(str(here))
    press(qtbot, desk, "checkin.side.badge.do")
    assert len(business.read(printing.due, stations=("Desk 1",))) == before + 1


def test_that_only_a_manager_lets_in_or_refuses(qtbot, business, desk):
    boss = visitors.manager(business)
    business.do(queue.keep_out, by=boss, who=Who("Rex Refused"), reason="", until=None)
    here = visitors.comes(business, Who("Rex Refused"), code="advice")
    page(desk)._choose(str(here.visit))
    assert find(desk, "checkin.side.refuse.do").closed
    assert find(desk, "checkin.side.admit.do").closed


def test_that_a_call_back_is_done_at_the_desk(qtbot, business, desk):
    business.do(
        queue.ask_call_back, by=Customer(), name="Ana Lopez",
        phone="0171 5550142", wanted=Wanted.CALL_BACK, language="en",
    )  # fmt: skip
    desk.go("checkin.expected")
    back = business.read(queue.open_call_backs)[0]
    page(desk).back_rows.choose(str(back.id))
    press(qtbot, desk, "checkin.expected.back_done")
    assert business.read(queue.open_call_backs) == ()
    assert not sees(desk, "checkin.expected.back_done")


def test_that_a_calendar_is_looked_at_and_taken_in(qtbot, business, desk, tmp_path):
    day = (business.clock.moment(None) + timedelta(days=1)).date()
    file = tmp_path / "week.ics"
    file.write_text(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:t\r\nBEGIN:VEVENT\r\nUID:a\r\n"
        f"DTSTART;TZID=Europe/Berlin:{day:%Y%m%d}T100000\r\nSUMMARY:Bo Berg\r\nEND:VEVENT\r\n"
        "BEGIN:VEVENT\r\nUID:b\r\nDTSTART:nonsense\r\nSUMMARY:Bad One\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    press(qtbot, desk, "checkin.expected.calendar")
    page(desk).look_at(file)
    assert [each.title for each in page(desk).rows.facts] == ["Bad One"]
    assert business.read(queue.expected, day=day) == ()
    press(qtbot, desk, "calendar.take")
    assert [each.name for each in business.read(queue.expected, day=day)] == ["Bo Berg"]


def test_that_the_owner_changes_a_kind_and_adds_a_queue(qtbot, business):
    visitors.kinds(business)
    window = desks.a_desk(business, DESK, qtbot=qtbot, size=(1440, 1400))
    person = a_person(business, Skill.SETTINGS, name="Olga Owner")
    window.context.sign_in(acting(person, Role.MANAGER), name="Olga Owner")
    window.go("checkin.kinds")
    kinds = page(window)
    kind = visitors.kinds(business)["advice"]
    kinds._kind_chosen(str(kind.id))
    kinds.kind_form.names["en"].set_text("Framing advice")
    kinds.kind_form.late.set_text("20")
    kinds.kind_form.save()
    changed = business.read(queue.kind_of, kind=kind.id)
    assert (changed.names["en"], changed.late) == ("Framing advice", 20)
    kinds._edit_service(None)
    kinds.service_form.names["en"].set_text("Repairs")
    kinds.service_form.length.set_text("15")
    kinds.service_form.save()
    assert "Repairs" in [each.names["en"] for each in business.read(queue.services)]
    assert business.do(queue.start_with, by=OWNER) == 0
    window.leave()
