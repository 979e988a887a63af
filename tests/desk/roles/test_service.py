"""Taking a role and giving it back: by PIN, with a note, under both names."""

from __future__ import annotations

import pytest

from kiosk.back_office.accounting.rules import WayToPay
from kiosk.back_office.fulfilment import service as fulfilment
from kiosk.back_office.till import service as till
from kiosk.business import Business
from kiosk.core.ids import PersonId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Role, Skill, Task
from kiosk.cross_training.cover import service as cover
from kiosk.cross_training.cover.rules.words import (
    CoverReason,
    CoverRefusal,
    CoverWarning,
    LineKind,
    NoteKind,
)
from kiosk.cross_training.training import service as training
from kiosk.cross_training.training.rules import Level
from kiosk.desk.roles import service
from kiosk.desk.roles.rules import Place
from kiosk.lobby.pickup import service as pickups
from kiosk.records.staff import rules as staff_rules
from kiosk.records.staff import service as staff
from kiosk.records.staff.rules import Cost, Outcome
from tests.desk.roles.people import (
    BADGE,
    NOBODY,
    OWNER,
    PIN,
    STATION,
    Shop,
    a_shop,
    acts,
    card,
    give_badge,
    sign_in,
    take,
)
from tests.makers import pickup as maker
from tests.makers import till as tills
from tests.makers.staff import a_person

WRONG = "111222"


@pytest.fixture(autouse=True)
def cheap_pins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staff_rules, "ARGON2", Cost(1, 1024))


@pytest.fixture
def shop(business: Business) -> Shop:
    return a_shop(business)


def why(business: Business, person: PersonId, task: Task) -> object:
    refused = business.read(_why_not, person=person, task=task)
    return None if refused is None else refused.code


def _why_not(view, *, person, task):
    return view.why_not(acts(person), task, station=STATION)


# ------------------------------------------------------------------------------------- the panel


def test_that_the_panel_says_which_roles_are_mine_and_which_i_may_take(business, shop):
    places = {
        each.role: each.place
        for each in business.read(service.panel, person=shop.ana, station=STATION).cards
    }
    assert places == {
        Role.RECEPTION: Place.OWN,
        Role.ACCOUNTING: Place.MAY_TAKE,
        Role.FULFILMENT: Place.MAY_TAKE,
        Role.SALES: Place.NOT_YET,
        Role.MANAGER: Place.NOT_YET,
    }


def test_that_a_role_says_who_is_away_until_when(business, shop):
    ben = card(business, shop.ana, Role.ACCOUNTING).away
    assert [(each.person, each.name) for each in ben] == [(shop.ben, "Ben Okafor")]
    assert ben[0].until is not None


def test_that_a_role_names_the_customer_who_waits_to_pay(business, shop):
    made = maker.ready(business, paid=False)
    found = maker.identify(business, made.code)
    maker.ask(business, found.visit)
    mine = card(business, shop.ana, Role.ACCOUNTING)
    assert mine.waiting >= 1
    assert mine.first


def test_that_my_own_reasons_stand_with_what_i_may_not_take(business, shop):
    sales = card(business, shop.ana, Role.SALES)
    assert Skill.SELL in {each.skill for each in sales.missing}


def test_that_a_learner_needs_somebody_beside(business, shop):
    business.do(
        training.declare, OWNER, person=shop.ana, skills=(Skill.SELL,), level=Level.SUPERVISED
    )
    dev = a_person(business, Skill.SELL, name="Dev Patel", role=Role.SALES, pin=PIN)
    sign_in(business, dev, "Desk 2")
    sales = card(business, shop.ana, Role.SALES)
    assert (sales.place, sales.helper) == (Place.BESIDE, "Dev Patel")


def test_that_whoever_does_not_work_here_has_an_empty_panel(business, shop):
    assert business.read(service.panel, person=PersonId(9_999), station=STATION).cards == ()


# -------------------------------------------------------------------------------------- taking it


def test_that_taking_a_role_opens_its_tasks_under_both_names(business, shop):
    assert why(business, shop.ana, Task.TILL_OPEN) is ActRefusal.NOT_IN_ROLE
    done = take(business, shop.ana, absent=shop.ben)
    assert done.outcome is Outcome.IN
    assert why(business, shop.ana, Task.TILL_OPEN) is None
    mine = card(business, shop.ana, Role.ACCOUNTING)
    assert (mine.place, mine.session, mine.covered_for) == (
        Place.COVERED, done.session, "Ben Okafor",
    )  # fmt: skip
    assert card(business, shop.ben, Role.ACCOUNTING).covered_by == ("Ana Lindqvist",)


def test_that_a_wrong_pin_is_an_answer_and_is_counted(business, shop):
    for _ in range(3):
        done = take(business, shop.ana, absent=shop.ben, pin=WRONG)
        assert (done.outcome, done.session) == (Outcome.WRONG, None)
    assert done.wait_seconds > 0
    assert take(business, shop.ana, absent=shop.ben).outcome is Outcome.WAIT
    assert why(business, shop.ana, Task.TILL_OPEN) is ActRefusal.NOT_IN_ROLE


def test_that_another_note_must_be_read_first(business, shop):
    seen = business.read(service.note, role=Role.FULFILMENT).mark
    maker.an_order(business)
    with pytest.raises(Refused) as said:
        take(business, shop.ana, Role.FULFILMENT, absent=shop.chloe, seen=seen)
    assert said.value.refusal.code is CoverRefusal.NOTE_CHANGED


def test_that_nobody_takes_a_role_for_somebody_else(business, shop):
    with pytest.raises(Refused) as said:
        business.do(
            service.take_role, acts(shop.chloe), None, STATION, person=shop.ana,
            role=Role.ACCOUNTING, absent=shop.ben, reason=CoverReason.AWAY, pin=PIN, seen="",
        )  # fmt: skip
    assert said.value.refusal.code is CoverRefusal.NOT_YOURS


@pytest.mark.parametrize(
    ("role", "code"),
    [
        (Role.RECEPTION, CoverRefusal.OWN_ROLE),
        (Role.SALES, CoverRefusal.NOTHING_LEARNT),
    ],
)
def test_that_a_role_that_cannot_be_taken_is_refused(business, shop, role, code):
    with pytest.raises(Refused) as said:
        take(business, shop.ana, role)
    assert said.value.refusal.code is code


def test_that_a_role_is_not_taken_twice(business, shop):
    take(business, shop.ana, absent=shop.ben)
    with pytest.raises(Refused) as said:
        take(business, shop.ana, absent=shop.ben)
    assert said.value.refusal.code is CoverRefusal.ALREADY_COVERED


def test_that_warnings_are_answered_before_the_pin_is_tried(business, shop):
    done = take(business, shop.ana, absent=shop.ben, warned=False, pin=WRONG)
    assert done.session is None
    assert CoverWarning.LEAVES_OWN_ROLE_EMPTY in done.warnings
    assert done.warnings == card(business, shop.ana, Role.ACCOUNTING).warnings
    assert take(business, shop.ana, absent=shop.ben).session is not None


def test_that_a_money_role_asks_whoever_has_a_badge_for_it_too(business, shop):
    give_badge(business, shop.ana)
    assert card(business, shop.ana, Role.ACCOUNTING).by_badge
    assert not card(business, shop.ana, Role.FULFILMENT).by_badge
    with pytest.raises(Refused) as said:
        take(business, shop.ana, absent=shop.ben)
    assert said.value.refusal.code is CoverRefusal.PROOF_MISSING
    business.do(staff.read_badge, NOBODY, None, STATION, code=BADGE)
    mine = card(business, shop.ana, Role.ACCOUNTING)
    assert not mine.by_badge
    assert mine.badge_at is not None
    assert take(business, shop.ana, absent=shop.ben).session is not None


# -------------------------------------------------------------------------------------- the note


def test_that_an_open_till_is_a_money_line_and_stands_in_the_note(business, shop):
    tills.opened(business, acts(shop.ben), tills.a_drawer(business))
    lines = business.read(service.note_for, role=Role.ACCOUNTING)
    found = next(each for each in lines if each.kind is LineKind.TILL_OPEN)
    assert found.money
    done = take(business, shop.ana, absent=shop.ben)
    assert why(business, shop.ana, Task.TILL_OPEN) is ActRefusal.MONEY_LINE_UNTICKED
    kept = business.read(service.kept, session=done.session, kind=NoteKind.OUT)
    money = tuple(each.id for each in kept.lines if each.line.money)
    business.do(cover.tick, acts(shop.ana), None, STATION, session=done.session, lines=money)
    assert why(business, shop.ana, Task.TILL_OPEN) is None


def test_that_orders_to_pick_stand_in_the_note_of_fulfilment(business, shop):
    order = maker.an_order(business)
    lines = business.read(service.note_for, role=Role.FULFILMENT)
    found = next(each for each in lines if each.kind is LineKind.TO_PICK)
    assert dict(found.facts)["n"] == 1
    assert dict(found.facts)["number"] in str(order)
    assert card(business, shop.ana, Role.FULFILMENT).waiting == 1


# ------------------------------------------------------------------------------------ and back


def test_that_handing_back_ends_the_cover_and_says_what_was_done(business, shop):
    done = take(business, shop.ana, absent=shop.ben)
    tills.opened(business, acts(shop.ana), tills.a_drawer(business))
    assert business.do(service.hand_back, acts(shop.ana), None, STATION, session=done.session)
    assert why(business, shop.ana, Task.TILL_OPEN) is ActRefusal.NOT_IN_ROLE
    unread = business.read(service.unread, person=shop.ben)
    assert [each.person for each in unread] == ["Ana Lindqvist"]
    said = {each.line.kind: dict(each.line.facts) for each in unread[0].lines}
    assert said[LineKind.DONE] == {"task": "till.open", "n": 1}
    assert said[LineKind.STILL_OPEN]["was"] == "till_open"


def test_that_only_what_the_cover_began_is_still_open_and_not_what_was_there_before(business, shop):
    drawer = tills.a_drawer(business)
    tills.opened(business, acts(shop.ben), drawer)
    made, other = maker.ready(business, paid=False), maker.ready(business, paid=False)
    for each in (made, other):
        business.do(pickups.claim, acts(shop.ana), None, STATION, pickup=each.pickup)
    done = take(business, shop.ana, absent=shop.ben)
    note = business.read(cover.note, session=done.session)
    assert LineKind.TILL_OPEN in {line.kind for line in note.lines}
    money = tuple(line.id for line in note.lines if line.money)
    business.do(cover.tick, acts(shop.ana), None, STATION, session=done.session, lines=money)
    whole = tuple((line.id, line.quantity) for line in made.order.lines)
    business.do(
        till.take_payment, acts(shop.ana), None, STATION, order=made.order.id, lines=whole,
        way=WayToPay.CARD, minor=100, slip="4711",
    )  # fmt: skip
    business.do(service.hand_back, acts(shop.ana), None, STATION, session=done.session)
    (kept,) = business.read(service.unread, person=shop.ben)
    still = [each.line for each in kept.lines if each.line.kind is LineKind.STILL_OPEN]
    assert [(dict(line.facts)["was"], line.ref) for line in still] == [("in_hand", made.pickup)]


def test_that_an_order_begun_under_a_cover_is_left_by_its_number(business, shop):
    first, second = maker.an_order(business), maker.an_order(business)
    done = take(business, shop.ana, Role.FULFILMENT, absent=shop.chloe)
    business.do(fulfilment.start, acts(shop.ana), None, STATION, order=second.id)
    leaving = business.read(service.leaving, session=done.session)
    (still,) = [each for each in leaving.lines if each.kind is LineKind.STILL_OPEN]
    assert dict(still.facts) == {"n": 1, "number": second.number, "was": "to_pick"}
    assert first.number != second.number


def test_that_the_owner_confirms_line_by_line_what_was_done_while_she_was_away(business, shop):
    done = take(business, shop.ana, absent=shop.ben)
    tills.opened(business, acts(shop.ana), tills.a_drawer(business))
    business.do(service.hand_back, acts(shop.ana), None, STATION, session=done.session)
    lines = business.read(service.unread, person=shop.ben)[0].lines
    for each in lines:
        assert business.read(service.unread, person=shop.ben)
        business.do(
            cover.tick, acts(shop.ben), None, STATION, session=done.session, lines=(each.id,)
        )
    assert business.read(service.unread, person=shop.ben) == ()


def test_that_whoever_comes_back_early_takes_the_role_back(business, shop):
    done = take(business, shop.ana, absent=shop.ben)
    sign_in(business, shop.ben, "Desk 2")
    mine = card(business, shop.ben, Role.ACCOUNTING)
    assert (mine.session, mine.covered_by) == (done.session, ("Ana Lindqvist",))
    business.do(service.take_back, acts(shop.ben), None, "Desk 2", session=done.session)
    assert why(business, shop.ana, Task.TILL_OPEN) is ActRefusal.NOT_IN_ROLE
    assert card(business, shop.ben, Role.ACCOUNTING).session is None


@pytest.mark.parametrize("verb", [service.hand_back, service.take_back])
def test_that_a_stranger_ends_no_cover(business, shop, verb):
    done = take(business, shop.ana, absent=shop.ben)
    with pytest.raises(Refused) as said:
        business.do(verb, acts(shop.chloe), None, STATION, session=done.session)
    assert said.value.refusal.code is CoverRefusal.NOT_YOURS


@pytest.mark.parametrize("verb", [service.hand_back, service.take_back])
def test_that_a_cover_ends_once(business, shop, verb):
    done = take(business, shop.ana, absent=shop.ben)
    business.do(service.hand_back, acts(shop.ana), None, STATION, session=done.session)
    by = shop.ana if verb is service.hand_back else shop.ben
    with pytest.raises(Refused) as said:
        business.do(verb, acts(by), None, STATION, session=done.session)
    assert said.value.refusal.code is CoverRefusal.NOT_COVERING


def test_that_revoked_while_the_role_is_covered_nothing_is_open(business, shop):
    take(business, shop.ana, absent=shop.ben)
    business.do(
        training.revoke, OWNER, person=shop.ana, skill=Skill.TAKE_MONEY, reason="left early"
    )
    assert why(business, shop.ana, Task.TILL_OPEN) is ActRefusal.NOT_QUALIFIED
