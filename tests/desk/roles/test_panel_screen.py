"""The role panel as a hand uses it: open, read, accept, PIN; hand back; what happens meanwhile."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.app.directory import DIRECTORY
from kiosk.business import Business
from kiosk.core.ids import PersonId
from kiosk.core.task import Role, Skill, Task
from kiosk.cross_training.cover import service as cover
from kiosk.cross_training.training import service as training
from kiosk.desk.roles import service
from kiosk.records.staff import rules as staff_rules
from kiosk.records.staff.rules import Cost
from kiosk.shell.desk import DeskWindow
from tests.desk.roles.people import (
    BADGE,
    OWNER,
    PIN,
    Shop,
    a_shop,
    acts,
    give_badge,
    sign_in,
    take,
)
from tests.makers import pickup as maker
from tests.makers import till as tills
from tests.makers.desks import a_desk, find, press
from tests.makers.staff import a_person


@pytest.fixture(autouse=True)
def cheap_pins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staff_rules, "ARGON2", Cost(1, 1024))


@pytest.fixture
def shop(business: Business) -> Shop:
    shop = a_shop(business)
    # Somebody else at the desk: nothing is to acknowledge where it is not what a test is about.
    eunji = a_person(business, Skill.WELCOME, name="Eun-ji Park", pin=PIN)
    sign_in(business, eunji, "Desk 2")
    return shop


def a_window(
    qtbot: QtBot, business: Business, person: PersonId, station: str = "Desk 1"
) -> DeskWindow:
    window = a_desk(business, DIRECTORY, qtbot=qtbot, roles=True, station=station)
    sign_in(business, person, station)
    member = next(each for each in _people(business) if each.id == person)
    window.context.sign_in(acts(person), name=member.name, role="Reception")
    return window


def _people(business: Business):
    from kiosk.records.staff import service as staff

    return business.read(staff.people)


@pytest.fixture
def desk(qtbot: QtBot, business: Business, shop: Shop) -> DeskWindow:
    return a_window(qtbot, business, shop.ana)


def there(window: QWidget, name: str) -> bool:
    return any(each.isVisibleTo(window) for each in window.findChildren(QWidget, name))


def type_pin(window: DeskWindow, pin: str = PIN) -> None:
    # Not key by key: as fast as a test types, it is a scanner to the window.
    find(window, "roles.form.pin").set_text(pin)


def accept(window: DeskWindow) -> None:
    press(window, "roles.form.read")
    press(window, "roles.note.go")


def open_at(window: DeskWindow, role: Role) -> None:
    press(window, "rail.roles")
    press(window, f"roles.{role}.take")


# --------------------------------------------------------------------------------------- opening


def test_that_ctrl_r_opens_my_roles_and_closes_them(qtbot, desk):
    QTest.keyClick(desk, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: there(desk, "roles.me.name"))
    assert find(desk, "roles.me.name").text() == "Ana Lindqvist"
    assert there(desk, "roles.accounting.take")
    QTest.keyClick(desk, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not there(desk, "roles.me.name"))


def test_that_escape_closes_my_roles(qtbot, desk):
    press(desk, "rail.roles")
    QTest.keyClick(desk.roles.overs.drawer, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not there(desk, "roles.me.name"))


def test_that_nobody_signed_in_has_no_roles_to_open(qtbot, desk):
    desk.context.sign_out()
    desk.roles.open_panel()
    assert not there(desk, "roles.title")


def test_that_rooms_of_other_roles_are_not_in_the_rail(desk):
    assert "today" in desk.rail.rooms
    assert not {"fulfilment", "till", "invoices", "books"} & set(desk.rail.rooms)


# ---------------------------------------------------------------------------------------- taking


def test_that_a_role_is_taken_by_note_and_pin_and_opens_its_first_screen(business, desk, shop):
    open_at(desk, Role.FULFILMENT)
    assert find(desk, "roles.form.noted").text() == "Handover note"
    type_pin(desk)
    assert desk.navigator.entry.id == "fulfilment"
    assert "fulfilment" in desk.rail.rooms
    assert find(desk, "cover_bar.words").text().startswith("You are covering Fulfilment")
    assert there(desk, "roles.how_to.title")
    assert [each.role for each in business.read(cover.live, person=shop.ana)] == [Role.FULFILMENT]


def test_that_a_note_with_lines_is_accepted_by_one_key(qtbot, desk, business, shop):
    tills.opened(business, acts(shop.ben), tills.a_drawer(business))
    open_at(desk, Role.ACCOUNTING)
    assert find(desk, "roles.form.go").closed
    press(desk, "roles.form.read")
    assert find(desk, "roles.note.0.fact").text() == "Till \u20661\u2069 is open"
    QTest.keyClick(find(desk, "roles.note.go"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not there(desk, "roles.note.go"))
    assert find(desk, "roles.form.noted").text().startswith("Handover note, accepted")
    type_pin(desk)
    assert business.read(cover.live, person=shop.ana)


def test_that_enter_anywhere_in_the_note_accepts_it(qtbot, desk, business, shop):
    tills.opened(business, acts(shop.ben), tills.a_drawer(business))
    open_at(desk, Role.ACCOUNTING)
    press(desk, "roles.form.read")
    QTest.keyClick(find(desk, "roles.note"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not there(desk, "roles.note.go"))
    assert find(desk, "roles.form.noted").text().startswith("Handover note, accepted")


def test_that_a_money_line_ticked_in_the_note_stays_ticked(desk, business, shop):
    tills.opened(business, acts(shop.ben), tills.a_drawer(business))
    open_at(desk, Role.ACCOUNTING)
    press(desk, "roles.form.read")
    press(desk, "roles.note.0.tick")
    press(desk, "roles.note.go")
    type_pin(desk)
    assert desk.context.closed(Task.TILL_OPEN) is None


def test_that_a_money_line_left_open_closes_money_until_it_is_ticked(desk, business, shop):
    tills.opened(business, acts(shop.ben), tills.a_drawer(business))
    open_at(desk, Role.ACCOUNTING)
    accept(desk)
    type_pin(desk)
    assert desk.context.closed(Task.TILL_OPEN) is not None
    session = business.read(cover.live, person=shop.ana)[0].id
    line = business.read(cover.note, session=session).lines[0].id
    desk.context.go("till")
    press(desk, f"roles.how_to.note.{line}.tick")
    assert desk.context.closed(Task.TILL_OPEN) is None


def test_that_a_wrong_pin_is_said_and_taken_away(desk, business, shop):
    open_at(desk, Role.FULFILMENT)
    type_pin(desk, "111222")
    assert find(desk, "roles.form.below").text() == "This PIN does not fit."
    assert find(desk, "roles.form.pin").text() == ""
    assert business.read(cover.live, person=shop.ana) == ()


def test_that_a_pin_before_the_note_is_accepted_takes_nothing(desk, business, shop):
    tills.opened(business, acts(shop.ben), tills.a_drawer(business))
    open_at(desk, Role.ACCOUNTING)
    type_pin(desk)
    assert find(desk, "roles.form.below").text() == "First accept the handover note."
    assert business.read(cover.live, person=shop.ana) == ()


def test_that_a_note_that_changes_meanwhile_is_read_again(desk, business, shop):
    tills.opened(business, acts(shop.ben), tills.a_drawer(business))
    open_at(desk, Role.ACCOUNTING)
    accept(desk)
    made = maker.ready(business, paid=False)
    maker.ask(business, maker.identify(business, made.code).visit)
    assert find(desk, "roles.form.noted").text() == "Handover note"
    assert "has changed" in find(desk, "roles.form.below").text()
    type_pin(desk)
    assert business.read(cover.live, person=shop.ana) == ()
    accept(desk)
    # What was typed before is there still: the last digit again is as good as the button.
    press(desk, "roles.form.go")
    assert business.read(cover.live, person=shop.ana)


def test_that_typed_digits_outlive_a_change_elsewhere(desk, business):
    open_at(desk, Role.FULFILMENT)
    find(desk, "roles.form.pin").set_text("482")
    a_person(business, Skill.WELCOME, name="Somebody new")
    assert find(desk, "roles.form.pin").text() == "482"


def test_that_a_warning_stands_beside_the_pin(qtbot, business):
    shop = a_shop(business)
    desk = a_window(qtbot, business, shop.ana)
    open_at(desk, Role.FULFILMENT)
    assert "your own role" in find(desk, "roles.form.warned").text()
    type_pin(desk)
    assert business.read(cover.live, person=shop.ana)


def test_that_a_money_role_waits_for_the_badge_of_whoever_has_one(desk, business, shop):
    give_badge(business, shop.ana)
    open_at(desk, Role.ACCOUNTING)
    assert "Hold your badge" in find(desk, "roles.form.asks").text()
    desk.gate.scanned.emit(BADGE)
    assert "Your badge was read." in find(desk, "roles.form.asks").text()
    type_pin(desk)
    assert business.read(cover.live, person=shop.ana)


def test_that_another_badge_takes_no_money_role(desk, business, shop):
    give_badge(business, shop.ana)
    give_badge(business, shop.ben, "B-5550001")
    open_at(desk, Role.ACCOUNTING)
    desk.gate.scanned.emit("B-5550001")
    type_pin(desk)
    assert "badge" in find(desk, "roles.form.below").text()
    assert business.read(cover.live, person=shop.ana) == ()


def test_that_a_skill_revoked_while_the_form_is_open_takes_nothing(desk, business, shop):
    open_at(desk, Role.FULFILMENT)
    find(desk, "roles.form.pin").set_text("48291")
    business.do(training.revoke, OWNER, person=shop.ana, skill=Skill.PICK_AND_PACK, reason="moved")
    assert not there(desk, "roles.form.pin")
    assert business.read(cover.live, person=shop.ana) == ()


def test_that_a_closed_control_opens_my_roles_at_its_role_and_stays_at_its_page(desk):
    desk.take_role(Role.FULFILMENT)
    type_pin(desk)
    assert desk.navigator.entry.id == "today"
    assert not there(desk, "roles.title")
    assert desk.context.closed(Task.SHIPMENT_START) is None


# ------------------------------------------------------------------------------------ back again


def test_that_the_strip_hands_back_with_one_key_and_shows_my_own_work(qtbot, desk, business, shop):
    open_at(desk, Role.FULFILMENT)
    type_pin(desk)
    press(desk, "cover_bar.hand_back")
    assert find(desk, "roles.leaving.title").text() == "Hand back Fulfilment"
    QTest.keyClick(find(desk, "roles.leaving.go"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not there(desk, "cover_bar.words"))
    assert business.read(cover.live, person=shop.ana) == ()
    assert desk.navigator.entry.id == "today"
    assert not there(desk, "cover_bar.words")
    assert "fulfilment" not in desk.rail.rooms


def test_that_the_owner_takes_back_and_reads_what_was_done_line_by_line(
    qtbot, business, desk, shop
):
    drawer = tills.a_drawer(business)
    session = take(business, shop.ana, absent=shop.ben).session
    tills.opened(business, acts(shop.ana), drawer)
    desk.context.go("till")
    ben = a_window(qtbot, business, shop.ben, "Desk 3")
    press(ben, "rail.roles")
    assert find(ben, "roles.accounting.second").text() == "Ana Lindqvist covers for you"
    press(ben, "roles.accounting.take_back")
    assert find(ben, "roles.while_away.title").text() == "While you were away"
    kept = business.read(service.unread, person=shop.ben)[0]
    for each in kept.lines:
        press(ben, f"roles.while_away.{each.id}.tick")
    assert find(ben, "roles.while_away.remark").text() == "All confirmed."
    assert business.read(service.unread, person=shop.ben) == ()
    assert session is not None
    # And the one who covered is back at her own work.
    assert desk.navigator.entry.id == "today"
    assert not there(desk, "cover_bar.words")


def test_that_my_cover_shows_at_every_desk_of_mine(qtbot, business, shop, desk):
    other = a_window(qtbot, business, shop.ana, "Desk 4")
    open_at(desk, Role.FULFILMENT)
    type_pin(desk)
    assert there(other, "cover_bar.words")
    press(other, "cover_bar.hand_back")
    press(other, "roles.leaving.go")
    assert not there(desk, "cover_bar.words")


def test_that_the_how_to_card_ticks_itself(desk, business, shop):
    order = maker.an_order(business)
    open_at(desk, Role.FULFILMENT)
    accept(desk)
    type_pin(desk)
    rows = [
        each for each in desk.findChildren(QWidget)
        if each.objectName().startswith("roles.how_to.step.") and each.property("done") is not None
    ]  # fmt: skip
    assert rows
    assert not any(each.property("done") for each in rows)
    from kiosk.back_office.fulfilment import service as fulfilment

    business.do(fulfilment.start, acts(shop.ana), None, "Desk 1", order=_order(order))
    done = [
        each for each in desk.findChildren(QWidget)
        if each.objectName().startswith("roles.how_to.step.")
        and each.property("done") and each.isVisibleTo(desk)
    ]  # fmt: skip
    assert len(done) == 1


def _order(made: object) -> object:
    found = made[0] if isinstance(made, tuple) else made
    return getattr(found, "id", found)


def test_that_the_strip_toggles_the_card(desk):
    open_at(desk, Role.FULFILMENT)
    type_pin(desk)
    press(desk, "cover_bar.how_to")
    assert not there(desk, "roles.how_to.title")
    press(desk, "cover_bar.how_to")
    assert there(desk, "roles.how_to.title")


def test_that_a_locked_desk_forgets_what_was_typed(desk):
    open_at(desk, Role.FULFILMENT)
    find(desk, "roles.form.pin").set_text("482")
    desk.cover_now()
    assert not there(desk, "roles.form.pin")
    desk.uncover()
    open_at(desk, Role.FULFILMENT)
    assert find(desk, "roles.form.pin").text() == ""


def test_that_signing_out_takes_the_strip_and_the_panel_away(desk):
    open_at(desk, Role.FULFILMENT)
    type_pin(desk)
    press(desk, "rail.roles")
    desk.context.sign_out()
    assert not there(desk, "cover_bar.words")
    assert not there(desk, "roles.title")


def test_that_a_control_closed_by_its_note_opens_the_note(desk, business, shop):
    tills.opened(business, acts(shop.ben), tills.a_drawer(business))
    open_at(desk, Role.ACCOUNTING)
    accept(desk)
    type_pin(desk)
    desk.context.home()
    closed = desk.context.closed(Task.TILL_OPEN)
    assert closed is not None
    assert closed.take_role is Role.ACCOUNTING
    desk.take_role(closed.take_role)
    assert find(desk, "roles.while_away.title").text() == "Handover note, Accounting"
    session = business.read(cover.live, person=shop.ana)[0].id
    line = business.read(cover.note, session=session).lines[0].id
    press(desk, f"roles.while_away.{line}.tick")
    press(desk, "roles.while_away.go")
    assert desk.context.closed(Task.TILL_OPEN) is None
    assert not there(desk, "roles.title")
