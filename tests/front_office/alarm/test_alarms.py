"""An alarm: one at a time, its list taken with it, everybody marked safe by somebody, and what is parked."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from kiosk.business import Business
from kiosk.core.by import Customer, Owner, Person
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Role
from kiosk.front_office.alarm import rules
from kiosk.front_office.alarm import service as alarm
from kiosk.front_office.alarm import texts as alarm_texts
from kiosk.front_office.alarm.rules import AlarmKind, AlarmRefusal, Board, Options, Who
from kiosk.front_office.queue.rules.visitors import Who as Said
from kiosk.records.messages import service as messages
from kiosk.records.messages import texts
from kiosk.records.messages.rules import MessageKind
from tests.databases import Place
from tests.makers import queue as house
from tests.makers import visitors as makers
from tests.makers.staff import OWNER, a_person

REAL, DRILL = AlarmKind.REAL, AlarmKind.DRILL


def ruth(business: Business) -> Person:
    return house.a_desk(business, name="Ruth Reception")


def board(business: Business) -> Board:
    found = business.read(alarm.board)
    assert found is not None
    return found


def wardens(business: Business, *addresses: str) -> None:
    seen = business.read(alarm.policy).version
    business.do(alarm.set_options, by=OWNER, options=Options(wardens=addresses), seen=seen)


def refused(business: Business, verb, by, **what: object):
    with pytest.raises(Refused) as said:
        business.do(verb, by, **what)
    return said.value.refusal.code


def test_that_an_alarm_takes_the_list_of_who_is_in(business: Business) -> None:
    by = ruth(business)
    visit = makers.comes(business).visit
    number = business.do(alarm.raise_alarm, by, None, "Desk 1", kind=REAL)
    seen = board(business)
    assert (seen.alarm.id, seen.alarm.kind, seen.began_by) == (number, REAL, "Ruth Reception")
    assert [(each.who, each.about, each.name) for each in seen.people] == [
        (Who.VISITOR, visit, "Ana Lopez"), (Who.STAFF, by.id, "Ruth Reception"),
    ]  # fmt: skip
    assert business.read(alarm.now).id == number
    makers.comes(business, Said("Late Larry"))
    assert len(board(business).people) == 2


def test_that_anybody_who_works_here_raises_it_and_nobody_else(business: Business) -> None:
    learner = Person(a_person(business), Role.MANUFACTURING)
    for nobody in (Customer(), Owner("tester")):
        code = refused(business, alarm.raise_alarm, nobody, kind=REAL)
        assert code is ActRefusal.WRONG_ACTOR
    assert business.do(alarm.raise_alarm, learner, kind=DRILL)


def test_that_there_is_one_alarm_at_a_time_and_a_real_one_ends_a_drill(business: Business) -> None:
    by = ruth(business)
    drill = business.do(alarm.raise_alarm, by, kind=DRILL)
    assert refused(business, alarm.raise_alarm, by, kind=DRILL) is AlarmRefusal.ALREADY_OPEN
    real = business.do(alarm.raise_alarm, by, kind=REAL)
    assert business.read(alarm.now).id == real
    assert business.read(alarm.board, alarm=drill).alarm.ended_at is not None
    for kind in (REAL, DRILL):
        assert refused(business, alarm.raise_alarm, by, kind=kind) is AlarmRefusal.ALREADY_OPEN


def test_that_of_eight_desks_at_once_one_raises_it(business: Business) -> None:
    desks = [house.a_desk(business, station=f"Desk {each}") for each in range(8)]
    makers.comes(business)
    gate = threading.Barrier(len(desks))

    def press(who: Person) -> object:
        gate.wait(30)
        try:
            return business.do(alarm.raise_alarm, who, None, f"Desk {who.id}", kind=REAL)
        except Refused as no:
            return no.refusal.code

    with ThreadPoolExecutor(len(desks)) as pool:
        answers = list(pool.map(press, desks))
    assert answers.count(AlarmRefusal.ALREADY_OPEN) == 7
    assert len(business.read(alarm.last_boards)) == 1
    assert len(board(business).people) == 9


def test_that_somebody_is_safe_by_somebody_once(business: Business) -> None:
    by = ruth(business)
    makers.comes(business)
    business.do(alarm.raise_alarm, by, kind=REAL)
    row = board(business).people[0]
    assert refused(business, alarm.mark_safe, OWNER, row=row.id, seen=1) is ActRefusal.WRONG_ACTOR
    safe = business.do(alarm.mark_safe, by, row=row.id, seen=row.version)
    assert (safe.safe_by, safe.safe_at is not None) == ("Ruth Reception", True)
    again = business.do(alarm.mark_safe, by, row=row.id, seen=row.version)
    assert again.safe_at == safe.safe_at
    assert (board(business).outside, len(board(business).missing)) == (1, 1)
    code = refused(business, alarm.mark_safe, by, row=row.id, seen=row.version, safe=False)
    assert code is ActRefusal.CHANGED_MEANWHILE
    slip = business.do(alarm.mark_safe, by, row=row.id, seen=safe.version, safe=False)
    assert slip.safe_at is None
    assert slip.safe_by == ""
    assert refused(business, alarm.mark_safe, by, row=99, seen=1) is AlarmRefusal.UNKNOWN_PERSON


def test_that_who_cannot_get_out_alone_is_said_at_the_desks_until_they_are_out(
    business: Business,
) -> None:
    by = ruth(business)
    visit = makers.comes(business).visit
    at_lobby = (Customer(visit), None, "Lobby 1")
    assert refused(business, alarm.ask_help, Customer()) is AlarmRefusal.OVER
    business.do(alarm.raise_alarm, by, kind=REAL)
    call = business.do(alarm.ask_help, *at_lobby)
    assert business.do(alarm.ask_help, *at_lobby) == call
    (said,) = board(business).helps
    assert (said.station, said.name, said.going) == ("Lobby 1", "Ana Lopez", "")
    assert board(business).people[0].needs_help
    business.do(alarm.go_to_help, by, call=call, seen=said.version)
    other = Person(a_person(business), Role.RECEPTION)
    code = refused(business, alarm.go_to_help, other, call=call, seen=said.version)
    assert code is AlarmRefusal.SOMEBODY_GOING
    (said,) = board(business).helps
    assert said.going == "Ruth Reception"
    business.do(alarm.helped_out, other, call=call, seen=said.version)
    assert board(business).helps[0].done_at is not None
    code = refused(business, alarm.helped_out, by, call=call, seen=said.version)
    assert code is AlarmRefusal.HELP_OVER
    assert business.do(alarm.ask_help, *at_lobby) != call


def test_that_an_alarm_ends_once_and_nobody_is_marked_after_it(business: Business) -> None:
    by = ruth(business)
    number = business.do(alarm.raise_alarm, by, kind=DRILL)
    row = board(business).people[0]
    seen = board(business).alarm.version
    business.do(alarm.end_alarm, by, alarm=number, seen=seen)
    assert business.read(alarm.now) is None
    assert business.read(alarm.board) is None
    assert refused(business, alarm.end_alarm, by, alarm=number, seen=seen) is AlarmRefusal.OVER
    code = refused(business, alarm.mark_safe, by, row=row.id, seen=row.version)
    assert code is AlarmRefusal.OVER
    (past,) = business.read(alarm.last_boards)
    assert past.ended_by == "Ruth Reception"


# ------------------------------------------------------------------------------------- the wardens


def test_that_the_wardens_hear_at_once_who_was_in(business: Business) -> None:
    by = ruth(business)
    makers.comes(business)
    wardens(business, "one@shop.example", "two@shop.example")
    business.do(alarm.raise_alarm, by, kind=REAL)
    waiting = business.read(messages.waiting)
    told = [each for each in waiting if each.content.get("alarm") == "real"]
    assert {each.address for each in told} == {"one@shop.example", "two@shop.example"}
    subject, body = texts.worded(told[0].kind, told[0].content, "en", "Shop")
    assert subject.startswith("ALARM, ")
    assert "Ana Lopez" in body
    assert "Ruth Reception" in body
    assert board(business).sent == 2


def test_that_the_list_is_sent_every_five_minutes_where_it_changed_and_hourly_where_not(
    place: Place,
) -> None:
    clock = house.JumpingClock()
    with house.a_house(place, clock) as business:
        wardens(business, "one@shop.example")

        def queued() -> int:
            business.settle()
            return sum(
                each.kind is MessageKind.BUILDING_LIST
                for each in business.read(messages.since, kind=MessageKind.BUILDING_LIST,
                                          since=house.MORNING)
            )  # fmt: skip

        def newest():
            return business.read(messages.newest, kind=MessageKind.BUILDING_LIST)

        assert queued() == 1
        first = newest()
        clock.forward(minutes=6)
        assert (queued(), newest()) == (1, first)
        makers.comes(business)
        assert queued() == 1
        changed = newest()
        assert changed is not None
        assert changed != first
        clock.forward(minutes=2)
        makers.comes(business, Said("Bo Berg"))
        assert (queued(), newest()) == (1, changed)
        clock.forward(minutes=4)
        queued()
        assert newest() != changed
        last = newest()
        clock.forward(minutes=61)
        queued()
        assert newest() != last


def test_that_a_list_without_wardens_is_nobodys(business: Business) -> None:
    ruth(business)
    assert business.read(alarm.list_due) == []
    business.do(alarm.raise_alarm, ruth(business), kind=REAL)
    assert board(business).sent == 0


def test_that_an_address_that_cannot_be_one_is_refused(business: Business) -> None:
    for wrong in ("nobody", "a@b", "two words@shop.example", "x" * 250 + "@b.de"):
        seen = business.read(alarm.policy).version
        with pytest.raises(Refused) as said:
            business.do(alarm.set_options, by=OWNER, options=Options(wardens=(wrong,)), seen=seen)
        assert said.value.refusal.code is AlarmRefusal.ADDRESS


def test_that_what_the_owner_said_is_read_as_it_was_said(business: Business) -> None:
    said = Options(
        wardens=("one@shop.example",), folder="/mnt/list", exits={"en": "the side door"},
        meeting={"en": "harbour wall"}, arrows={"Lobby 1": rules.Arrow.LEFT},
        mail={"1": "eunji@shop.example"},
    )  # fmt: skip
    seen = business.read(alarm.policy).version
    business.do(alarm.set_options, by=OWNER, options=said, seen=seen)
    kept = business.read(alarm.policy).options
    assert (kept.wardens, kept.folder, kept.arrows, kept.mail) == (
        said.wardens, said.folder, said.arrows, said.mail,
    )  # fmt: skip
    assert kept.exits["en"] == "the side door"


def test_that_a_clock_set_back_holds_no_list_up() -> None:
    last = (7, house.MORNING)
    assert rules.may_send(7, last, house.MORNING - timedelta(minutes=1))
    assert not rules.may_send(7, last, house.MORNING + timedelta(minutes=59))
    assert rules.may_send(7, None, house.MORNING)


def test_that_an_exit_named_in_one_language_is_never_another_door_in_the_others(
    business: Business,
) -> None:
    seen = business.read(alarm.policy).version
    said = Options(exits={"de": "der Seitenausgang"})
    business.do(alarm.set_options, by=OWNER, options=said, seen=seen)
    business.do(alarm.raise_alarm, ruth(business), kind=REAL)
    now = business.read(alarm.now)
    for language in ("en", "de", "ar"):
        assert "der Seitenausgang" in alarm_texts.leave(now, language)
    business.do(alarm.end_alarm, ruth(business), alarm=now.id, seen=now.version)
    business.do(alarm.raise_alarm, ruth(business), kind=REAL, way_out="the yard")
    assert "the yard" in alarm_texts.leave(business.read(alarm.now), "de")
