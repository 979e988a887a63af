"""Today's read against the real rooms: every figure is one that can be counted elsewhere."""

from __future__ import annotations

from datetime import timedelta

from kiosk.business import Business
from kiosk.core.by import Customer, Person, System
from kiosk.core.ids import PersonId
from kiosk.core.task import Role, Skill
from kiosk.desk.today import rules, service
from kiosk.desk.today.rules import Column, Deed
from kiosk.lobby.help import service as help_
from kiosk.records.staff import service as staff
from kiosk.records.staff.rules import AbsenceKind
from tests.makers import pickup as maker
from tests.makers.staff import a_person

PIN = "482913"


def columns(business: Business, me: PersonId | None = None) -> dict[Column, list[Deed | None]]:
    board = business.read(service.board)
    found = rules.cards(board, me, business.facts.zone)
    return {column: [card.deed for card in cards] for column, cards in found.items()}


def test_that_a_founded_business_has_nothing_to_show(business: Business) -> None:
    board = business.read(service.board)
    assert board.nothing
    assert (board.members, board.here, board.calls, board.to_pick) == (1, (), 0, 0)


def test_that_a_pickup_walks_through_the_columns(business: Business) -> None:
    made, ana = maker.ready(business), maker.receptionist(business, "Ana Lindqvist")
    assert columns(business)[Column.SHELF] == [Deed.BEGIN]
    found = maker.identify(business, made.code)
    assert found.visit is not None
    assert columns(business) == {
        Column.SHELF: [], Column.LOBBY: [Deed.SERVE], Column.SERVED: [],
    }  # fmt: skip
    maker.ask(business, found.visit)
    seen = maker.fetch(business, made.pickup, ana).version
    assert columns(business, ana.id)[Column.SERVED] == [Deed.HAND_OVER]
    assert columns(business)[Column.SERVED] == [Deed.LOOK_IN]
    business.do(
        maker.pickups.release, ana, None, "Desk 1", pickup=made.pickup, seen=seen
    )  # fmt: skip
    board = business.read(service.board)
    assert [card.pickup for card in board.pickups.done] == [made.pickup]
    assert columns(business) == {Column.SHELF: [], Column.LOBBY: [], Column.SERVED: []}


def test_that_what_is_not_prepared_yet_is_counted(business: Business) -> None:
    maker.an_order(business)
    board = business.read(service.board)
    assert board.to_pick == 1
    assert not board.nothing


def test_that_whoever_is_signed_in_is_here(business: Business) -> None:
    ana = a_person(business, Skill.WELCOME, name="Ana Lindqvist", pin=PIN)
    business.do(staff.sign_in, System("sign-in"), None, "Desk 1", person=ana, pin=PIN)
    board = business.read(service.board)
    assert board.here == (rules.Here(ana, "Ana Lindqvist", Role.RECEPTION, "Desk 1"),)
    assert board.members == 2


def test_that_a_call_for_help_is_counted_until_it_is_answered(business: Business) -> None:
    business.do(help_.call, Customer(), None, "Lobby 1", language="en")
    assert business.read(service.board).calls == 1


def test_that_who_is_away_is_said_with_the_time_and_without_the_reason(business: Business) -> None:
    ana = a_person(business, Skill.HAND_OUT, name="Ana Lindqvist", pin=PIN)
    ben = a_person(business, name="Ben Okafor", role=Role.ACCOUNTING)
    business.do(staff.sign_in, System("sign-in"), None, "Desk 1", person=ana, pin=PIN)
    until = business.clock.moment(None) + timedelta(minutes=40)
    by = Person(ana, Role.RECEPTION)
    business.do(
        staff.enter_absence, by, None, "Desk 1", person=ben, kind=AbsenceKind.LUNCH, until=until
    )
    board = business.read(service.board)
    found = {each.person: each for each in board.here}
    assert (found[ana].here, found[ana].station) == (True, "Desk 1")
    assert (found[ben].here, found[ben].away_until) == (False, until)
    assert Role.ACCOUNTING in board.empty
    assert Role.RECEPTION not in board.empty
    assert "lunch" not in str(board).lower()
