"""Pictures of the owner's limits of money, and of the second person whom an invoice above them needs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from kiosk.core.by import Person, System
from kiosk.core.task import Role, Skill
from kiosk.lobby.pickup import service as pickups
from kiosk.records.staff import service as staff
from kiosk.shell.desk import DeskWindow
from kiosk.ui.theme import Theme
from tests.gallery.office import PIN, Camera, close, harbour
from tests.makers import desks
from tests.makers import pickup as makers
from tests.makers.staff import a_person

WRONG = "518420"


def pictures(folder: Path) -> list[Path]:
    """Each of them in every look."""
    folder.mkdir(parents=True, exist_ok=True)
    QApplication.setFont(Theme.load("desk").font("body"))
    with harbour() as business:
        camera = Camera(folder, business)
        boss = a_person(business, *Skill, name="Farid Haddad", role=Role.MANAGER, pin=PIN)
        business.do(staff.sign_in, System("sign-in"), None, "Office", person=boss, pin=PIN)
        farid = Person(boss, Role.MANAGER)
        skills = (Skill.HAND_OUT, Skill.WELCOME, Skill.TAKE_MONEY)
        ana = Person(a_person(business, *skills, name="Ana Lindqvist"), Role.RECEPTION)
        made = makers.ready(business, paid=False)
        makers.ask(business, makers.identify(business, made.code).visit)

        def rules(desk: DeskWindow) -> None:
            desk.context.sign_in(farid, name="Farid Haddad", role=desk.context.t("Manager"))
            desk.open_room("money_rules")

        def second(desk: DeskWindow) -> None:
            desk.context.sign_in(ana, name="Ana Lindqvist", role=desk.context.t("Reception"))
            desk.go("pickup.counter", pickup_id=made.pickup)
            if desk.findChild(QWidget, "pickup.counter.take").isVisibleTo(desk):
                desks.press(desk, "pickup.counter.take")
            for package in business.read(pickups.counter, pickup=made.pickup).packages:
                if not package.scanned:
                    desk._on_code(package.number)
            desks.press(desk, "pickup.pay.way.later")
            select = desks.find(desk, "pickup.approval.who")
            select.set_value(str(boss))
            select.chosen.emit(str(boss))
            desks.find(desk, "pickup.approval.pin").set_text("407")

        camera.looks("money-rules", rules)
        desk = camera.desk()
        rules(desk)
        desks.find(desk, "money_rules.return_day").setText("20")
        desks.find(desk, "money_rules.credit").setText("12.345")
        desks.press(desk, "money_rules.save")
        camera.take("money-rules-wrong", desk)
        close(desk)
        camera.looks("counter-second-person", second)
        desk = camera.desk()
        second(desk)
        desks.find(desk, "pickup.approval.pin").set_text(WRONG)
        desks.press(desk, "pickup.approval.approve")
        camera.take("counter-second-person-wrong", desk)
        close(desk)
    return camera.taken
