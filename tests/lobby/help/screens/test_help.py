"""Help in the lobby and at the desk: opening it calls, and both sides see what becomes of it."""

from kiosk.core.by import Person
from kiosk.core.task import Role, Skill
from kiosk.desk.administration.screens import SCREENS as ADMINISTRATION
from kiosk.lobby.help import service
from kiosk.lobby.help.rules import CallState
from kiosk.lobby.help.screens import SCREENS
from tests.lobby.hands import find, press, sees
from tests.makers import desks
from tests.makers.staff import a_person


def sign_in_somebody(business, pin="407319"):
    from kiosk.records.staff import service as staff

    person = a_person(business, Skill.WELCOME, name="Ana Lindqvist", pin=pin)
    business.do(staff.sign_in, desks.NOBODY, None, "Desk 1", person=person, pin=pin)
    return Person(person, Role.RECEPTION)


def test_that_it_says_honestly_when_nobody_is_there(qtbot, business, lobby):
    press(qtbot, lobby, "home.help")
    assert find(lobby, "help.title").text() == "Nobody is at a desk just now."
    assert len(business.read(service.open_calls)) == 1


def test_that_it_follows_the_call_to_its_end(qtbot, business, lobby):
    ana = sign_in_somebody(business)
    press(qtbot, lobby, "home.help")
    assert find(lobby, "help.title").text() == "We have called somebody."
    made = business.read(service.open_calls)[0]
    business.do(service.coming, ana, None, "Desk 1", help_call=made.id, seen=made.version)
    assert find(lobby, "help.title").text() == "Somebody is coming to you."
    assert not sees(lobby, "help.again")
    business.do(service.done, ana, None, "Desk 1", help_call=made.id)
    assert find(lobby, "help.title").text() == "Thank you for waiting."
    press(qtbot, lobby, "help.again")
    assert find(lobby, "help.title").text() == "We have called somebody."


def test_that_calling_off_ends_it_and_leads_back(qtbot, business, lobby):
    press(qtbot, lobby, "home.help")
    press(qtbot, lobby, "help.off")
    assert lobby.navigator.entry.id == "home"
    assert business.read(service.open_calls) == ()


def test_that_every_desk_shows_the_call_and_the_first_takes_it(qtbot, business, lobby):
    ana = sign_in_somebody(business)
    entries = [
        entry for entry in (*ADMINISTRATION, *SCREENS) if entry.id in ("sign_in", "help.calls")
    ]
    desk = desks.a_desk(business, entries, qtbot=qtbot)
    desk.context.sign_in(ana, name="Ana Lindqvist", role="Reception")
    desk.go("help.calls")
    assert find(desk, "help.calls.none").text() == "Nobody needs help just now."
    press(qtbot, lobby, "home.help")
    made = business.read(service.open_calls)[0]
    assert find(desk, f"help.{made.id}.place").text() == "Lobby 1"
    press(qtbot, desk, f"help.{made.id}.coming")
    assert find(desk, f"help.{made.id}.state").text() == "Ana is coming"
    assert find(lobby, "help.title").text() == "Somebody is coming to you."
    press(qtbot, desk, f"help.{made.id}.done")
    assert business.read(service.heard, help_call=made.id).state is CallState.DONE
    assert sees(desk, "help.calls.none")
    desk.leave()
