"""Check-in by hand: each kind of visit to its end, on the window of a lobby."""

from __future__ import annotations

from datetime import timedelta

from kiosk.core.by import Customer
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules import VisitState
from kiosk.front_office.queue.rules.kinds import CallBy, Outcome, Purpose
from kiosk.front_office.queue.rules.starting import KindDraft
from kiosk.front_office.queue.rules.visitors import Wanted
from kiosk.ui.context import Prospect
from tests.lobby.hands import find, press, sees, tap, words_of
from tests.makers import visitors
from tests.makers.staff import OWNER
from tests.makers.visitors import planned


def at(lobby):
    return lobby.navigator.entry.id


def into(qtbot, lobby, business, code):
    """Through the door, and what for."""
    business.do(queue.start_with, by=OWNER)
    press(qtbot, lobby, "home.checkin")
    assert at(lobby) == "checkin.kind"
    press(qtbot, lobby, f"checkin.kind.{code}")


def typed(lobby, name, text):
    page = lobby.navigator.current
    field = next(each for each in page.fields if each.edit.objectName() == f"{at(lobby)}.{name}")
    field.set_text(text)


def two_facts(qtbot, lobby, code, family):
    typed(lobby, "code", code)
    typed(lobby, "family", family)
    press(qtbot, lobby, "checkin.find.go")


def visits(business):
    day = business.clock.moment(None).date()
    return business.read(queue.expected, day=day)


def test_that_an_appointment_is_checked_in_by_its_code_and_waits_to_be_called(
    qtbot, business, lobby
):
    made = planned(business)
    into(qtbot, lobby, business, "appointment")
    assert at(lobby) == "checkin.find"
    two_facts(qtbot, lobby, made.code, "Lopez")
    assert at(lobby) == "checkin.confirm"
    assert find(lobby, "checkin.confirm.name").text() == "A•••• L••••"
    assert "Lopez" not in " ".join(words_of(lobby))
    press(qtbot, lobby, "checkin.confirm.yes")
    assert at(lobby) == "checkin.call_me"
    press(qtbot, lobby, "checkin.call_me.light")
    assert find(lobby, "checkin.call_me.go").words == "Call me by screen and light"
    press(qtbot, lobby, "checkin.call_me.go")
    assert at(lobby) == "checkin.here"
    assert find(lobby, "checkin.here.number").text() == "A 1"
    row = business.read(queue.visitor_of, visit=made.visit)
    assert (row.state, row.call_by) == (VisitState.WAITING, CallBy.LIGHT)
    assert lobby.context.by() == Customer(made.visit)


def test_that_a_scanned_pass_goes_to_check_in_and_a_second_scan_says_how_it_stands(
    qtbot, business, lobby
):
    made = planned(business)
    visitors.comes(business, visit=made.visit)
    lobby._on_code("FV-" + made.code.replace(" ", ""))
    assert at(lobby) == "checkin.find"
    typed(lobby, "family", "Lopez")
    press(qtbot, lobby, "checkin.find.go")
    assert at(lobby) == "checkin.here"
    assert find(lobby, "checkin.here.title").text() == "You are here already."
    assert len(visits(business)) == 1
    lobby.wipe()
    lobby._on_code("7F3K9QAX")
    assert at(lobby) == "pickup.find"


def test_that_a_walk_in_gives_a_name_and_gets_a_number(qtbot, business, lobby):
    into(qtbot, lobby, business, "advice")
    assert find(lobby, "checkin.asks.go").words == "Go on: one field left"
    tap(qtbot, lobby, "checkin.asks.letters", "B")
    tap(qtbot, lobby, "checkin.asks.letters", "o")
    press(qtbot, lobby, "checkin.asks.go")
    assert at(lobby) == "checkin.call_me"
    assert find(lobby, "checkin.call_me.message").closed
    press(qtbot, lobby, "checkin.call_me.go")
    assert find(lobby, "checkin.here.number").text() == "A 1"
    assert [each.name for each in visits(business)] == ["Bo"]


def test_that_what_asks_nothing_asks_nothing(qtbot, business, lobby):
    into(qtbot, lobby, business, "buying")
    assert at(lobby) == "checkin.call_me"
    press(qtbot, lobby, "checkin.call_me.go")
    assert find(lobby, "checkin.here.title").text() == "You are checked in."


def test_that_a_visitor_names_the_host_who_is_kept_with_the_visit(qtbot, business, lobby):
    host = visitors.host(business)
    into(qtbot, lobby, business, "visitor")
    for name, text in {"name": "Vera Visits", "company": "Vera Ltd", "host": "Nobody"}.items():
        typed(lobby, name, text)
    press(qtbot, lobby, "checkin.asks.go")
    assert sees(lobby, "checkin.asks.host_unknown")
    typed(lobby, "host", "Park")
    press(qtbot, lobby, "checkin.asks.go")
    press(qtbot, lobby, "checkin.call_me.go")
    assert at(lobby) == "checkin.here"
    row = visits(business)[0]
    assert (row.host, row.company, row.state) == (host, "Vera Ltd", VisitState.WAITING)
    assert "Eun-ji knows that you are here." in " ".join(words_of(lobby))


def test_that_a_driver_is_announced_in_one_page(qtbot, business, lobby):
    into(qtbot, lobby, business, "delivery")
    typed(lobby, "company", "Swift Parcels")
    typed(lobby, "packages", "3")
    press(qtbot, lobby, "checkin.asks.go")
    assert at(lobby) == "checkin.here"
    row = visits(business)[0]
    assert (row.company, row.packages) == ("Swift Parcels", 3)


def test_that_who_is_late_is_told_that_the_desk_decides(qtbot, business, lobby):
    made = planned(business, at=business.clock.moment(None) - timedelta(minutes=40))
    into(qtbot, lobby, business, "appointment")
    two_facts(qtbot, lobby, made.code, "Lopez")
    assert "late" in lobby.navigator.current.state.accessibleName()
    press(qtbot, lobby, "checkin.confirm.yes")
    press(qtbot, lobby, "checkin.call_me.go")
    assert find(lobby, "checkin.here.title").text() == "You are a little late."
    row = business.read(queue.visitor_of, visit=made.visit)
    assert (row.state, row.outcome) == (VisitState.ARRIVED, Outcome.LATE)
    desk = visitors.reception(business)
    business.do(queue.decide_late, by=desk, visit=made.visit, seen=row.version, keep=False)
    qtbot.waitUntil(
        lambda: find(lobby, "checkin.here.title").text() == "You are checked in.", timeout=3000
    )


def test_that_another_day_stays_as_it_is(qtbot, business, lobby):
    made = planned(business, minutes=3 * 24 * 60)
    into(qtbot, lobby, business, "appointment")
    two_facts(qtbot, lobby, made.code, "Lopez")
    assert "another day" in lobby.navigator.current.state.accessibleName()
    press(qtbot, lobby, "checkin.confirm.yes")
    press(qtbot, lobby, "checkin.call_me.go")
    assert at(lobby) == "checkin.here"
    assert business.read(queue.visitor_of, visit=made.visit).state is VisitState.EXPECTED


def test_that_where_nobody_can_the_kiosk_says_when_and_takes_a_call_back(qtbot, business, lobby):
    back = business.clock.moment(None) + timedelta(hours=1)
    lobby.context._expect = lambda _task: Prospect(now=False, back_at=back)
    into(qtbot, lobby, business, "advice")
    assert at(lobby) == "checkin.nobody"
    assert find(lobby, "checkin.nobody.title").text().startswith("From ")
    press(qtbot, lobby, "checkin.nobody.another_day")
    typed(lobby, "name", "Ana Lopez")
    typed(lobby, "phone", "0171 5550142")
    press(qtbot, lobby, "checkin.nobody.go")
    assert find(lobby, "checkin.nobody.title").text() == "We call you."
    waits = business.read(queue.open_call_backs)
    assert [(each.name, each.wanted) for each in waits] == [("Ana Lopez", Wanted.ANOTHER_DAY)]
    assert visits(business) == ()


def test_that_one_may_wait_all_the_same(qtbot, business, lobby):
    lobby.context._expect = lambda _task: Prospect(now=False)
    into(qtbot, lobby, business, "buying")
    press(qtbot, lobby, "checkin.nobody.stay")
    press(qtbot, lobby, "checkin.nobody.go")
    assert at(lobby) == "checkin.call_me"
    press(qtbot, lobby, "checkin.call_me.go")
    assert "We cannot say yet" in find(lobby, "checkin.here.lines").text()


def test_that_three_wrong_facts_send_to_the_desk(qtbot, business, lobby):
    made = planned(business)
    into(qtbot, lobby, business, "appointment")
    for _ in range(3):
        two_facts(qtbot, lobby, made.code, "Berg")
        lobby.navigator.current._slow = 0
        lobby.navigator.current._word_go()
    assert find(lobby, "checkin.find.title").text() == "Please come to the desk."
    assert not sees(lobby, "checkin.find.go")


def test_that_one_checks_oneself_out(qtbot, business, lobby):
    made = planned(business)
    visitors.comes(business, visit=made.visit)
    business.do(queue.start_with, by=OWNER)
    press(qtbot, lobby, "home.checkin")
    press(qtbot, lobby, "checkin.kind.already")
    two_facts(qtbot, lobby, made.code, "Lopez")
    press(qtbot, lobby, "checkin.here.leave")
    assert find(lobby, "checkin.here.title").text() == "Goodbye."
    assert business.read(queue.visitor_of, visit=made.visit).state is VisitState.DEPARTED


def test_that_a_screen_that_wipes_itself_keeps_the_check_in_and_no_word(qtbot, business, lobby):
    made = planned(business)
    into(qtbot, lobby, business, "appointment")
    two_facts(qtbot, lobby, made.code, "Lopez")
    press(qtbot, lobby, "checkin.confirm.yes")
    press(qtbot, lobby, "checkin.call_me.go")
    lobby.wipe()
    assert at(lobby) == "home"
    said = " ".join(words_of(lobby))
    assert not [word for word in ("Lopez", "0142", made.code, "A 1") if word in said]
    assert business.read(queue.visitor_of, visit=made.visit).state is VisitState.WAITING


def test_that_a_printer_without_paper_loses_no_check_in(qtbot, business, lobby):
    into(qtbot, lobby, business, "buying")
    press(qtbot, lobby, "checkin.call_me.go")
    press(qtbot, lobby, "checkin.here.print")
    assert find(lobby, "checkin.here.number").text() == "A 1"
    printed = []
    lobby.context._print_pdf = lambda name, pdf: printed.append((name, pdf)) or "Printer"
    press(qtbot, lobby, "checkin.here.print")
    assert printed[0][0] == "A 1"
    assert printed[0][1].startswith(b"%PDF")


def test_that_a_business_without_kinds_sends_to_the_desk(qtbot, business, lobby):
    for kind in business.read(queue.kinds):
        draft = KindDraft(kind.code, dict(kind.names), Purpose.STAYS, active=False)
        business.do(queue.set_kind, by=OWNER, draft=draft, kind=kind.id, seen=kind.version)
    press(qtbot, lobby, "home.checkin")
    assert sees(lobby, "checkin.kind.none")
