"""Who is here: everybody with where they are, until when they are away, and why for the few who are told."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.ids import PersonId
from kiosk.core.task import Role
from kiosk.desk.administration import rules, screens, service, texts
from kiosk.records.staff import rules as staff_rules
from kiosk.records.staff import service as staff
from kiosk.records.staff.rules import AbsenceKind, Cost, PresenceState
from kiosk.shell.desk import DeskWindow
from tests.makers.desks import NOBODY, a_desk, find, press
from tests.makers.staff import OWNER, a_person

PIN = "407319"


@pytest.fixture(autouse=True)
def cheap_pins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staff_rules, "ARGON2", Cost(1, 64))


@pytest.fixture
def ana(business: Business) -> PersonId:
    return a_person(business, name="Ana Lindqvist", pin=PIN)


@pytest.fixture
def ben(business: Business) -> PersonId:
    return a_person(business, name="Ben Ode", role=Role.SALES, pin=PIN)


@pytest.fixture
def desk(qtbot: QtBot, business: Business, ana: PersonId, ben: PersonId) -> DeskWindow:
    window = a_desk(business, screens.SCREENS, qtbot=qtbot, doors=True)
    look(business, window, ana)
    return window


def look(business: Business, window: DeskWindow, person: PersonId, role: Role = Role.RECEPTION):
    business.do(staff.sign_in, NOBODY, None, "Desk 1", person=person, pin=PIN)
    window.context.sign_in(Person(person, role), name="Ana Lindqvist", role="Reception")
    window.go("presence")


def there(window: DeskWindow, name: str) -> bool:
    return any(child.isVisibleTo(window) for child in window.findChildren(QWidget, name))


def choose(window: DeskWindow, person: PersonId) -> None:
    find(window, "presence.rows").chosen.emit(str(person))


def worker(business: Business, person: PersonId) -> staff.Worker:
    return {each.person: each for each in business.read(staff.workers)}[person]


def test_that_the_page_begins_with_oneself_and_says_who_is_here(desk, ana):
    assert find(desk, "presence.title").text() == "Ana Lindqvist"
    assert find(desk, "presence.state").text() == "here, Desk 1"
    assert find(desk, "presence.form_title").text() == "I am away"
    assert find(desk, "presence.kind.lunch").isChecked()
    assert not there(desk, "presence.kind.no_show")
    assert find(desk, "presence.deed").words.startswith("Away until")


def test_that_lunch_covers_the_desk_and_the_pin_ends_it(business, desk, ana):
    press(desk, "presence.deed")
    assert desk.lock is not None
    assert worker(business, ana).state is PresenceState.BREAK
    desk.lock.try_pin(PIN)
    assert desk.lock is None
    assert worker(business, ana).state is PresenceState.IN
    assert worker(business, ana).away_until is None
    assert find(desk, "presence.state").text() == "here, Desk 1"


def test_that_who_goes_home_is_signed_out(business, desk, ana):
    press(desk, "presence.kind.ill")
    press(desk, "presence.deed")
    assert desk.context.signed is None
    assert worker(business, ana).state is PresenceState.OUT
    assert business.read(staff.who_is_in) == ()


def test_that_a_colleague_on_the_phone_is_entered_as_ill_today(business, desk, ben):
    choose(desk, ben)
    assert find(desk, "presence.form_title").text() == "Ben is away"
    assert find(desk, "presence.kind.ill").isChecked()
    assert find(desk, "presence.deed").words == "Ben: Away for the rest of today"
    press(desk, "presence.deed")
    (row,) = business.read(staff.absences, asker=ben)
    assert row.kind is AbsenceKind.ILL
    assert desk.lock is None
    assert find(desk, "presence.state").text() == "Away for the rest of today"
    assert find(desk, f"presence.kind_of.{row.id}").text() == "Ill"
    press(desk, f"presence.end.{row.id}")
    assert business.read(staff.absences, asker=ben) == ()


def test_that_a_colleague_reads_until_when_and_never_why(business, desk, ana, ben, qtbot):
    until = business.clock.moment(None) + timedelta(hours=1)
    business.do(
        staff.enter_absence, Person(ben, Role.SALES), None, "Desk 2", person=ben,
        kind=AbsenceKind.ILL, until=until,
    )  # fmt: skip
    choose(desk, ben)
    (row,) = business.read(staff.absences, asker=ana)
    assert find(desk, "presence.state").text().startswith("Away")
    assert there(desk, f"presence.away.{row.id}")
    assert not there(desk, f"presence.kind_of.{row.id}")
    assert not there(desk, f"presence.end.{row.id}")
    shown = [label.text() for label in desk.findChildren(QWidget) if hasattr(label, "text")
             and callable(label.text) and label.isVisibleTo(desk)
             and not label.objectName().startswith("presence.kind.")]  # fmt: skip
    assert "Ill" not in shown


def test_that_a_manager_confirms_what_was_entered(business, qtbot, ana, ben):
    boss = a_person(business, name="Farid Haddad", role=Role.MANAGER, pin=PIN)
    until = business.clock.moment(None) + timedelta(hours=1)
    made = business.do(
        staff.enter_absence, Person(ana, Role.RECEPTION), None, "Desk 2", person=ben,
        kind=AbsenceKind.LATE, until=until,
    )  # fmt: skip
    window = a_desk(business, screens.SCREENS, qtbot=qtbot)
    look(business, window, boss, Role.MANAGER)
    choose(window, ben)
    press(window, f"presence.confirm.{made}")
    assert not there(window, f"presence.confirm.{made}")
    assert find(window, f"presence.kind_of.{made}").text() == "Late"


def test_that_a_time_that_is_past_or_no_time_closes_the_deed(desk):
    time = find(desk, "presence.time")
    for typed in ("00:00", "lunch", "25:10"):
        time.setText(typed)
        assert find(desk, "presence.deed").closed, typed
    time.setText("")
    assert not find(desk, "presence.deed").closed
    assert find(desk, "presence.deed").words == "Away for the rest of today"


def test_that_one_says_that_one_is_in_the_back_office(business, desk, ana):
    find(desk, "presence.place").chosen.emit("back_office")
    assert worker(business, ana).state is PresenceState.BACK_OFFICE
    assert find(desk, "presence.state").text() == "in the back office, Desk 1"


def test_that_a_copied_badge_is_shown_to_its_holder_until_she_has_seen_it(business, desk, ana, ben):
    business.do(staff.give_badge, OWNER, None, person=ana, code="0412345678")
    for station in ("Desk 1", "Desk 2"):
        business.do(staff.read_badge, NOBODY, None, station, code="0412345678")
    desk.navigator.current.refresh()
    said = find(desk, "presence.clash").accessibleName()
    assert said.startswith("Your badge was read at Desk 1 and Desk 2 within a minute.")
    choose(desk, ben)
    assert not there(desk, "presence.clash")
    choose(desk, ana)
    press(desk, "presence.clash.action")
    assert not there(desk, "presence.clash")


def test_that_the_person_box_leads_here(business, desk):
    desk.home()
    press(desk, "rail.person")
    press(desk, "person.presence")
    assert desk.navigator.entry.id == "presence"


def test_that_two_at_one_desk_take_turns_by_badge(business, desk, ana, ben):
    for person, code in ((ana, "0412345678"), (ben, "0498765432")):
        business.do(staff.give_badge, OWNER, None, person=person, code=code)
        business.do(staff.sign_in, NOBODY, None, "Desk 1", person=person, pin=PIN)
    press(desk, "rail.person")
    assert there(desk, f"person.switch.{ben}")
    desk.gate.scanned.emit("0498765432")
    assert desk.context.by() == Person(ben, Role.SALES)
    desk.cover_now()
    desk.gate.scanned.emit("0412345678")
    assert desk.lock is None
    assert desk.context.by() == Person(ana, Role.RECEPTION)
    assert {each.person for each in business.read(staff.who_is_in)} == {ana, ben}
    desk.context.sign_out()
    assert [each.person for each in business.read(staff.who_is_in)] == [ben]


# ------------------------------------------------------------------------------------------- rules

NOW = datetime(2026, 4, 13, 10, 4, tzinfo=UTC)
VIENNA = "Europe/Vienna"


@pytest.mark.parametrize(
    ("minutes", "said"), [(45, "12:50"), (30, "12:35"), (60, "13:05"), (0, ""), (12 * 60, "")]
)
def test_that_a_quick_time_stands_on_the_next_full_five(minutes: int, said: str) -> None:
    assert rules.back_in(minutes, NOW, VIENNA) == said


@pytest.mark.parametrize(
    ("typed", "hour"), [("12:45", "10:45"), ("1245", "10:45"), ("12.45", "10:45"), ("9", "07:00")]
)
def test_that_a_time_is_read_as_it_is_written_in_the_shops_clock(typed: str, hour: str) -> None:
    found = rules.end_of(date(2026, 4, 13), typed, VIENNA)
    assert found is not None
    assert found.strftime("%d %H:%M") == f"13 {hour}"


@pytest.mark.parametrize("typed", ["lunch", "24:00", "12:60", "123456", "-1", "12:4"])
def test_that_what_is_no_time_is_none(typed: str) -> None:
    assert rules.end_of(date(2026, 4, 13), typed, VIENNA) is None


@given(
    st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.sampled_from([VIENNA, "UTC", "Asia/Tokyo"])
)
def test_that_a_whole_day_ends_at_the_shops_midnight_on_every_day_of_the_year(day, zone) -> None:
    found = rules.end_of(day, "", zone)
    assert found is not None
    there = found.astimezone(texts.words.zone_of(zone))
    assert (there.date(), there.hour, there.minute) == (day + timedelta(days=1), 0, 0)


def test_that_away_says_until_when_and_never_why() -> None:
    def said(until: datetime, start: datetime = NOW) -> str:
        return (
            texts.away(start, until, NOW, VIENNA, "en").replace("\u2066", "").replace("\u2069", "")
        )

    assert said(NOW + timedelta(minutes=41)) == "Away until 12:45"
    assert said(datetime(2026, 4, 13, 22, tzinfo=UTC)) == "Away for the rest of today"
    assert said(datetime(2026, 4, 16, 22, tzinfo=UTC)) == "Away through Thursday 16 April"
    assert said(datetime(2026, 4, 14, 7, tzinfo=UTC)) == "Away until Tuesday 14 April, 09:00"
    tomorrow = datetime(2026, 4, 14, 7, tzinfo=UTC)
    assert said(tomorrow + timedelta(hours=9), tomorrow) == "Away from Tuesday 14 April, 09:00"


def test_that_the_board_has_everybody_who_works_here_and_ones_own_copies_alone(
    business: Business, ana: PersonId, ben: PersonId
) -> None:
    gone = a_person(business)
    business.do(staff.let_go, by=OWNER, person=gone, seen=1)
    found = business.read(service.board, asker=ana)
    assert {ana, ben} <= {each.person for each in found.workers}
    assert gone not in {each.person for each in found.workers}
    assert business.read(service.board, asker=None).clashes == ()
