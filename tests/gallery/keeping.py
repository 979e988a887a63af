"""Pictures of the desk's page of one pick-up where the way is not straight: two facts, kept longer, cancelled, taken back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from kiosk.core.by import Person
from kiosk.core.task import Role, Skill
from kiosk.shell.desk import DeskWindow
from kiosk.ui.theme import Theme
from tests.gallery.office import Camera, close, harbour
from tests.lobby.pickup.test_keeping import let_days_pass
from tests.makers import desks
from tests.makers import pickup as makers
from tests.makers.staff import a_person


def taken_back(camera: Camera, ana: Person, farid: Person) -> None:
    """Lin Bo's goods went to somebody else; one of two packages is back."""
    gone = makers.ready(camera.business, name="Lin Bo")
    makers.collect(camera.business, gone, ana)

    def page(desk: DeskWindow) -> None:
        desk.context.sign_in(farid, name="Farid Haddad", role=desk.context.t("Manager"))
        desk.go("pickup.void", pickup=gone.pickup)
        desks.press(desk, f"undo.package.{next(iter(desk.navigator.current.ticks))}")
        desks.press(desk, "undo.reason.wrong_customer")

    camera.looks("hand-over-taken-back", page)


def pictures(folder: Path) -> list[Path]:
    """Each of them in every look."""
    folder.mkdir(parents=True, exist_ok=True)
    QApplication.setFont(Theme.load("desk").font("body"))
    with harbour() as business:
        camera = Camera(folder, business)
        ana = Person(
            a_person(business, Skill.HAND_OUT, Skill.WELCOME, name="Ana Lindqvist"), Role.RECEPTION
        )
        late, lost = makers.ready(business), makers.ready(business, name="Ada Fenn")
        let_days_pass(business, late.pickup, held=3, ready=20)

        def page(desk: DeskWindow, made: makers.OnShelf) -> None:
            desk.context.sign_in(ana, name="Ana Lindqvist", role=desk.context.t("Reception"))
            desk.go("pickup.counter", pickup_id=made.pickup)

        def overdue(desk: DeskWindow) -> None:
            page(desk, late)
            desks.press(desk, "pickup.ending.keep")

        def two_facts(desk: DeskWindow) -> None:
            page(desk, lost)
            if desk.findChild(QWidget, "pickup.counter.take").isVisibleTo(desk):
                desks.press(desk, "pickup.counter.take")
            desks.press(desk, "pickup.proof.two_facts")
            desks.find(desk, "pickup.facts.phone").setText("1234")

        camera.looks("counter-overdue", overdue)
        camera.looks("counter-two-facts", two_facts)
        desk = camera.desk()
        page(desk, late)
        desks.press(desk, "pickup.ending.stop")
        camera.take("counter-cancel", desk)
        reason = desks.find(desk, "pickup.ending.stopping.reason")
        reason.set_value("no_show")
        reason.chosen.emit("no_show")
        desks.press(desk, "pickup.ending.stopping.deed")
        camera.take("counter-cancelled", desk)
        close(desk)
        farid = Person(a_person(business, *Skill, name="Farid Haddad", role=Role.MANAGER),
                       Role.MANAGER)  # fmt: skip

        def rules(desk: DeskWindow) -> None:
            desk.context.sign_in(farid, name="Farid Haddad", role=desk.context.t("Manager"))
            desk.open_room("pickup_rules")

        taken_back(camera, ana, farid)
        camera.looks("pickup-rules", rules)
        desk = camera.desk()
        rules(desk)
        desks.find(desk, "pickup_rules.high").setText("20")
        desks.press(desk, "pickup_rules.save")
        camera.take("pickup-rules-wrong", desk)
        close(desk)
    return camera.taken
