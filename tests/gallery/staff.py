"""Pictures of a desk's door and of who is here: a badge read, two at one desk, away until, a copied badge."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from unittest import mock

import time_machine

from kiosk.business import Business
from kiosk.core.by import Person, System
from kiosk.core.ids import PersonId
from kiosk.core.task import Role
from kiosk.desk.administration.screens import SCREENS
from kiosk.records.staff import rules
from kiosk.records.staff import service as staff
from kiosk.records.staff.rules import AbsenceKind
from kiosk.shell.desk import DeskWindow
from tests.gallery.office import NOON, PIN, Camera, close, harbour, team
from tests.makers import desks
from tests.makers.staff import OWNER

DOOR = System("sign-in")
BADGES = {"Ana Lindqvist": "0412345678", "Eun-ji Park": "0498765432"}


class Door(Camera):
    """Takes pictures of a desk that reads badges."""

    def desk(self, *, language: str = "en", size: tuple[int, int] = (1440, 900)) -> DeskWindow:
        return desks.a_desk(
            self.business, SCREENS, language=language, size=size, now=lambda: NOON,
            doors=True,
        )  # fmt: skip


def sign_in(business: Business, person: PersonId, station: str) -> None:
    business.do(staff.sign_in, DOOR, None, station, person=person, pin=PIN)


def morning(business: Business, people: dict[str, PersonId], clock: time_machine.Traveller) -> None:
    """Who came, who went to lunch, who is ill; Eun-ji's badge has a copy."""
    for name, code in BADGES.items():
        business.do(staff.give_badge, OWNER, None, "house", person=people[name], code=code)
    for name, station in (
        ("Greta Holm", "Desk 1"), ("Ana Lindqvist", "Desk 1"), ("Chloe Marsh", "Packing"),
        ("Farid Haddad", "Office"), ("Eun-ji Park", "Desk 2"),
    ):  # fmt: skip
        sign_in(business, people[name], station)
    for name, kind, by, minutes in (
        ("Chloe Marsh", AbsenceKind.LUNCH, "Chloe Marsh", 41),
        ("Dev Patel", AbsenceKind.ILL, "Ana Lindqvist", 716),
        ("Greta Holm", AbsenceKind.TRAINING, "Greta Holm", 4 * 24 * 60),
    ):
        start = NOON + timedelta(days=1) if kind is AbsenceKind.TRAINING else None
        business.do(
            staff.enter_absence, Person(people[by], Role.RECEPTION), None, "Desk 1",
            person=people[name], kind=kind, until=NOON + timedelta(minutes=minutes), start=start,
        )  # fmt: skip
    clock.shift(timedelta(minutes=1))
    for station in ("Desk 2", "Desk 1"):
        business.do(staff.read_badge, DOOR, None, station, code=BADGES["Eun-ji Park"])
        clock.shift(timedelta(seconds=40))
    clock.move_to(NOON)


def as_(
    business: Business, people: dict[str, PersonId], name: str, role: Role, look_at: str = ""
) -> Callable[[DeskWindow], None]:
    """Somebody looks at who is here, perhaps at a colleague; two are at this desk."""

    def prepare(desk: DeskWindow) -> None:
        for each in ("Maren Sommer", "Ana Lindqvist"):
            sign_in(business, people[each], "Desk 1")
        said = {Role.MANAGER: "Manager", Role.SALES: "Sales"}.get(role, "Reception")
        by = Person(people[name], role)
        desk.context.sign_in(by, name=name, role=desk.context.t(said))
        desk.go("presence")
        if look_at:
            desk.navigator.current._on_row(str(people[look_at]))  # type: ignore[union-attr]

    return prepare


def door(camera: Door, people: dict[str, PersonId]) -> None:
    """The first page, a badge read there, the cover, two people at one desk."""

    def read(desk: DeskWindow) -> None:
        desk.navigator.current.scanned(BADGES["Eun-ji Park"])  # type: ignore[union-attr]

    camera.looks("staff-badge-read", read)
    desk = camera.desk()
    desk.navigator.current.scanned("7777777777")  # type: ignore[union-attr]
    camera.take("staff-badge-unknown", desk)
    close(desk)

    def closed(window: DeskWindow) -> None:
        desks.find(window, f"sign_in.face.{people['Dev Patel']}").click()
        desks.find(window, "sign_in.by_code").click()

    with mock.patch.object(rules, "DISABLED_AT", 1):
        said = {"person": people["Dev Patel"], "pin": "111222"}
        camera.business.do(staff.sign_in, DOOR, None, "Desk 7", **said)
    camera.looks("staff-recovery-code", closed)

    def covered(window: DeskWindow) -> None:
        as_(camera.business, people, "Ana Lindqvist", Role.RECEPTION)(window)
        window.cover_now()

    camera.looks("staff-cover", covered)

    def menu(window: DeskWindow) -> None:
        as_(camera.business, people, "Ana Lindqvist", Role.RECEPTION)(window)
        desks.find(window, "rail.person").click()

    camera.looks("staff-two-at-one-desk", menu)


def presence(camera: Door, people: dict[str, PersonId]) -> None:
    """Who is here: my own page, a colleague's, a manager's view of one, a copied badge."""
    camera.looks("staff-presence", as_(camera.business, people, "Ana Lindqvist", Role.RECEPTION))
    for name, size in (("staff-presence-german", (1280, 720)),):
        desk = camera.desk(language="de", size=size)
        as_(camera.business, people, "Eun-ji Park", Role.SALES)(desk)
        camera.take(name, desk)
        close(desk)
    for name, who, role, look_at in (
        ("staff-presence-phone", "Ana Lindqvist", Role.RECEPTION, "Dev Patel"),
        ("staff-presence-not-told", "Eun-ji Park", Role.SALES, "Chloe Marsh"),
        ("staff-presence-manager", "Farid Haddad", Role.MANAGER, "Greta Holm"),
        ("staff-presence-copied-badge", "Eun-ji Park", Role.SALES, ""),
    ):
        desk = camera.desk()
        as_(camera.business, people, who, role, look_at)(desk)
        camera.take(name, desk)
        close(desk)


def people(camera: Door, team_: dict[str, PersonId]) -> None:
    """A person with a badge, several roles and a second account; what is done with them."""
    business = camera.business
    again = business.do(
        staff.add_person, OWNER, None, "house", name="Ana Lindqvist-Hohenberger (evenings)",
        role=Role.SALES,
    )  # fmt: skip
    business.do(staff.same_human, OWNER, None, "house", person=again, first=team_["Ana Lindqvist"])
    roles = (Role.SALES, Role.FULFILMENT)
    business.do(
        staff.assign_roles, OWNER, None, "house", person=team_["Ana Lindqvist"], roles=roles
    )

    def at(button: str = "") -> Callable[[DeskWindow], None]:
        def prepare(window: DeskWindow) -> None:
            by = Person(team_["Farid Haddad"], Role.MANAGER)
            window.context.sign_in(by, name="Farid Haddad", role=window.context.t("Manager"))
            window.open_room("people")
            desks.find(window, "people.rows").choose(str(team_["Ana Lindqvist"]))
            if button:
                desks.press(window, button)

        return prepare

    camera.looks("staff-person", at())
    for name, button in (
        ("staff-badge", "people.give_badge"), ("staff-roles", "people.roles"),
        ("staff-same", "people.same"),
    ):  # fmt: skip
        desk = camera.desk()
        at(button)(desk)
        camera.take(name, desk)
        close(desk)


def pictures(folder: Path) -> list[Path]:
    """Draws them all."""
    folder.mkdir(parents=True, exist_ok=True)
    with time_machine.travel(NOON - timedelta(minutes=4), tick=False) as clock, harbour() as found:
        team_ = team(found)
        team_["Maren Sommer"] = next(m.id for m in found.read(staff.people) if m.owner)
        camera = Door(folder, found)
        morning(found, team_, clock)
        door(camera, team_)
        presence(camera, team_)
        people(camera, team_)
        return camera.taken
