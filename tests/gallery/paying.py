"""Pictures of paying at the hand-over: cash with change, a slip, and a terminal that did not answer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from kiosk.back_office.till.service import paying as tills
from kiosk.core.by import Person
from kiosk.core.task import Role, Skill
from kiosk.lobby.pickup import service as pickups
from kiosk.lobby.pickup.screens.settling import lines_of
from kiosk.shell.desk import DeskWindow
from kiosk.ui.theme import Theme
from tests.gallery.office import Camera, close, harbour
from tests.makers import desks
from tests.makers import pickup as makers
from tests.makers import till as till_makers
from tests.makers.staff import a_person


def pictures(folder: Path) -> list[Path]:
    """Each of them in every look."""
    folder.mkdir(parents=True, exist_ok=True)
    QApplication.setFont(Theme.load("desk").font("body"))
    with harbour() as business:
        camera = Camera(folder, business)
        skills = (Skill.HAND_OUT, Skill.WELCOME, Skill.TAKE_MONEY)
        ana = Person(a_person(business, *skills, name="Ana Lindqvist"), Role.RECEPTION)
        made = makers.ready(business, paid=False)
        lost = makers.ready(business, paid=False, name="Ada Fenn")
        for each in (made, lost):
            makers.ask(business, makers.identify(business, each.code).visit)

        def page(desk: DeskWindow, which: makers.OnShelf) -> None:
            desk.context.sign_in(ana, name="Ana Lindqvist", role=desk.context.t("Reception"))
            desk.go("pickup.counter", pickup_id=which.pickup)
            if desk.findChild(QWidget, "pickup.counter.take").isVisibleTo(desk):
                desks.press(desk, "pickup.counter.take")

        def cash(desk: DeskWindow) -> None:
            page(desk, made)
            desks.find(desk, "pickup.pay.way.cash").click()
            desks.press(desk, "pickup.pay.given.5000")

        def unknown(desk: DeskWindow) -> None:
            page(desk, lost)
            desk.go("pickup.counter", pickup_id=lost.pickup)

        desk = camera.desk()
        page(desk, made)
        camera.take("counter-pay-no-till", desk)
        close(desk)
        till_makers.opened(business, till_makers.cashier(business))
        camera.looks("counter-pay-cash", cash)
        desk = camera.desk()
        page(desk, lost)
        counter = business.read(pickups.counter, pickup=lost.pickup)
        facts = {"order": counter.order, "lines": lines_of(counter), "minor": counter.due}
        business.do(tills.begin_card, ana, None, "Desk 1", **facts)
        close(desk)
        camera.looks("counter-pay-unknown", unknown)
    return camera.taken
