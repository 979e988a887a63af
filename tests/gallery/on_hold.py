"""Pictures of a hand-over on hold: putting it there, its word, who takes it, Today and the look-up."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.ids import PersonId
from kiosk.core.task import Role
from kiosk.front_office.queue.rules import HoldReason
from kiosk.lobby.pickup import service as pickups
from kiosk.lobby.pickup.rules import Method
from kiosk.shell.desk import DeskWindow
from kiosk.ui.theme import Theme
from tests.gallery.office import Camera, close, harbour, team
from tests.gallery.second_person import LONG
from tests.makers import desks
from tests.makers import pickup as makers


def pictures(folder: Path) -> list[Path]:
    """Each of them in every look."""
    folder.mkdir(parents=True, exist_ok=True)
    QApplication.setFont(Theme.load("desk").font("body"))
    with harbour() as business:
        camera = Camera(folder, business)
        people = team(business)
        _counter(camera, people)
        _case(camera, people)
    return camera.taken


def _signed(desk: DeskWindow, people: dict[str, PersonId], name: str) -> None:
    by = Person(people[name], Role.RECEPTION)
    desk.context.sign_in(by, name=name, role=desk.context.t("Reception"))


def _begun(business: Business, by: Person, name: str) -> makers.OnShelf:
    """Somebody's document was seen and one of two packages scanned."""
    made = makers.ready(business, (2_400, 9_900, 900), lines=2, paid=False, name=name)
    business.do(pickups.claim, by, None, "Desk 2", pickup=made.pickup)
    seen = {"pickup": made.pickup, "method": Method.ID_SEEN}
    business.do(pickups.make_sure, by, None, "Desk 2", **seen)
    first = business.read(pickups.counter, pickup=made.pickup).packages[0]
    scanned = {"pickup": made.pickup, "number": first.number}
    business.do(pickups.scan, by, None, "Desk 2", **scanned)
    return made


def _counter(camera: Camera, people: dict[str, PersonId]) -> None:
    eun = Person(people["Eun-ji Park"], Role.RECEPTION)
    made = _begun(camera.business, eun, "Ada Fenn")
    desk = camera.desk()
    _signed(desk, people, "Eun-ji Park")
    desk.go("pickup.counter", pickup_id=made.pickup)
    camera.take("on-hold-counter", desk)
    desks.press(desk, "pickup.counter.hold")
    reason = desks.find(desk, "pickup.counter.hold_why.reason")
    reason.set_value(str(HoldReason.WAITS_FOR_PAPER))
    reason.chosen.emit(str(HoldReason.WAITS_FOR_PAPER))
    camera.take("on-hold-why", desk)
    desks.press(desk, "pickup.counter.hold_why.deed")
    camera.take("on-hold-told", desk)
    close(desk)


def _case(camera: Camera, people: dict[str, PersonId]) -> None:
    business = camera.business
    eun = Person(people["Eun-ji Park"], Role.RECEPTION)

    def taken(desk: DeskWindow, name: str = "Pia Lund") -> None:
        made = _begun(business, eun, name)
        reason = {"pickup": made.pickup, "reason": HoldReason.WAITS_FOR_PAPER}
        held = business.do(pickups.put_on_hold, eun, None, "Desk 2", **reason)
        _signed(desk, people, "Ana Lindqvist")
        desk.go("pickup.on_hold", case=held.case)
        desks.press(desk, "pickup.on_hold.take")

    camera.looks("on-hold", taken)
    desk = camera.desk(language="de", size=(1280, 720))
    taken(desk, LONG)
    camera.take("on-hold-long", desk)
    desks.press(desk, "pickup.on_hold.again")
    camera.take("on-hold-again", desk)
    close(desk)
    desk = camera.desk()
    made = _begun(business, eun, "Pia Lund")
    reason = {"pickup": made.pickup, "reason": HoldReason.CUSTOMER_COMES_BACK}
    held = business.do(pickups.put_on_hold, eun, None, "Desk 2", **reason)
    _signed(desk, people, "Ana Lindqvist")
    desk.go("pickup.on_hold", case=held.case)
    camera.take("on-hold-free", desk)
    close(desk)
