"""Pictures of an alarm: every lobby screen and display says leave, desks have the list; who is in; the settings."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import time_machine
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.business import Business
from kiosk.core.by import Customer, Person
from kiosk.core.ids import PersonId
from kiosk.core.task import Role
from kiosk.front_office.alarm import screens, service
from kiosk.front_office.alarm.rules import AlarmKind, Arrow, Options
from kiosk.front_office.queue.rules.visitors import Who
from kiosk.records.staff import service as staff
from kiosk.records.staff.rules import PresenceState
from kiosk.shell.desk import DeskWindow
from kiosk.shell.window import ShellWindow
from kiosk.ui.theme import Theme
from tests.gallery.office import NOON, Camera, close, harbour, team
from tests.lobby.windows import Lobby
from tests.makers import visitors
from tests.makers.staff import OWNER

VISITORS = ("Lin Bo", "Rosa Albright", "Hal Finch", "Nora Whitlock", "Jonas Weir", "Pia Lund")
OUTSIDE = ("Lin Bo", "Nora Whitlock", "Ana Lindqvist", "Eun-ji Park", "Farid Haddad")
SIZES = {"": (1080, 1920), "-display": (1920, 1080), "-1280x720": (1280, 720)}
LONG = "the staircase beside the workshop on the side of the river, across the yard and through the old gate"


def alarmed(business: Business, people: dict[str, PersonId], kind: AlarmKind) -> Person:
    """Six visitors and five colleagues are in, and it rings."""
    by = Person(people["Ana Lindqvist"], Role.RECEPTION)
    for place, (name, person) in enumerate(people.items()):
        station = ("Desk 1", "Desk 3", "Desk 2", "Office", "Workshop", "Shelf")[place]
        if name != "Greta Holm":
            at = Person(person, Role.RECEPTION)
            business.do(
                staff.set_presence, at, None, station, person=person, state=PresenceState.IN
            )
    for name in VISITORS:
        visitors.comes(business, Who(name), code="visitor")
    business.do(service.raise_alarm, by, None, "Desk 1", kind=kind)
    board = business.read(service.board)
    assert board is not None
    for row in board.people:
        if row.name in OUTSIDE:
            business.do(service.mark_safe, by, None, "Desk 1", row=row.id, seen=row.version)
    return by


def options(business: Business, **more: object) -> None:
    """What the owner said: two wardens, where one meets, where the door is."""
    said = Options(
        wardens=("farid@harbour.example", "greta@harbour.example"),
        meeting={"en": "at the harbour wall", "de": "an der Hafenmauer", "ar": "عند جدار الميناء"},
        arrows={"Lobby 1": Arrow.LEFT},
        **more,  # type: ignore[arg-type]
    )
    seen = business.read(service.policy).version
    business.do(service.set_options, by=OWNER, options=said, seen=seen)


def leave(window: ShellWindow, business: Business, *, helps: bool) -> None:
    """The window turns to leave."""
    page = screens.leave_page(window.context)
    window.show_alarm(page)
    page.opened(alarm=business.read(service.now), helps=helps)
    for _ in range(3):
        QApplication.processEvents()


def lobbies(camera: Camera, business: Business, name: str) -> None:
    """Upright, lying, small, in Arabic and in German."""
    shots = [(f"{name}{key}", "en", size) for key, size in SIZES.items()]
    shots += [(f"{name}-arabic", "ar", (1080, 1920)), (f"{name}-german", "de", (1920, 1080))]
    for shot, language, size in shots:
        window = Lobby(business, language=language, now=lambda: NOON)
        window.resize(*size)
        window.show()
        leave(window, business, helps=True)
        camera.take(shot, window)
        close(window)


def at_desk(people: dict[str, PersonId]):
    """The list over the desk."""

    def prepare(desk: DeskWindow) -> None:
        signed = Person(people["Ana Lindqvist"], Role.RECEPTION)
        desk.context.sign_in(signed, name="Ana Lindqvist", role=desk.context.t("Reception"))
        page = screens.people_page(desk.context)
        desk.show_alarm(page)
        page.opened()
        for _ in range(4):
            QApplication.processEvents()

    return prepare


def everybody(desk: QWidget) -> None:
    """The list with those who are outside."""
    page = desk.alarm.page  # type: ignore[attr-defined]
    page.shown.set_value("everybody")
    page._arrange()
    QApplication.processEvents()


def page_of(people: dict[str, PersonId], which: str):
    """A page of the manager's."""

    def prepare(desk: DeskWindow) -> None:
        signed = Person(people["Farid Haddad"], Role.MANAGER)
        desk.context.sign_in(signed, name="Farid Haddad", role=desk.context.t("Manager"))
        desk.context.go(which)
        for _ in range(4):
            QApplication.processEvents()

    return prepare


def pictures(folder: Path) -> list[Path]:
    """Each of them."""
    folder.mkdir(parents=True, exist_ok=True)
    QApplication.setFont(Theme.load("desk").font("body"))
    with time_machine.travel(NOON, tick=False) as clock, harbour() as business:
        people = team(business)
        camera = Camera(folder, business)
        options(business)
        by = alarmed(business, people, AlarmKind.REAL)
        lobbies(camera, business, "alarm")
        asker = visitors.comes(business, Who("Pia Lund"), code="visitor").visit
        business.do(service.ask_help, Customer(asker), None, "Lobby 1")
        camera.looks("alarm-list", at_desk(people))
        desk = camera.desk()
        at_desk(people)(desk)
        everybody(desk)
        camera.take("alarm-list-everybody", desk)
        close(desk)
        clock.shift(timedelta(minutes=7))
        now = business.read(service.now)
        assert now is not None
        business.do(service.end_alarm, by, alarm=now.id, seen=now.version)
        camera.looks("inside", page_of(people, "inside"))
        camera.looks("alarm-options", page_of(people, "alarm_options"))
        options(business, exits={"en": LONG, "ar": "الدرج بجانب الورشة"})
        business.do(service.raise_alarm, by, None, "Desk 1", kind=AlarmKind.DRILL)
        lobbies(camera, business, "alarm-drill-long")
    return camera.taken
