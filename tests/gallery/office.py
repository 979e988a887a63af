"""Pictures of the desk's office screens: signing in."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from kiosk import business as businesses
from kiosk.app.directory import DIRECTORY
from kiosk.business import Business
from kiosk.core.ids import PersonId
from kiosk.core.task import Role, Skill
from kiosk.records.staff import service as staff
from kiosk.shell.desk import DeskWindow
from kiosk.ui.theme import Scheme
from tests import founding
from tests.makers import desks
from tests.makers.staff import a_person

NOON = datetime(2026, 4, 13, 10, 4, tzinfo=UTC)
PIN = "407319"
TEAM = (
    ("Ana Lindqvist", Role.RECEPTION), ("Greta Holm", Role.RECEPTION), ("Eun-ji Park", Role.SALES),
    ("Farid Haddad", Role.MANAGER), ("Dev Patel", Role.MANUFACTURING),
    ("Chloe Marsh", Role.FULFILMENT),
)  # fmt: skip


@contextmanager
def harbour() -> Iterator[Business]:
    """The shop of the story, on a database that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        made = replace(
            founding.founding(), name="Harbour Lane", trade="Framing & Print",
            address="4 Quay Street\nWesthaven", country="AT",
        )  # fmt: skip
        home = Path(folder)
        business, _code = businesses.create(
            f"sqlite:///{home}/data/kiosk.db", home, made, owner="Maren Sommer", pin=PIN
        )
        try:
            yield business
        finally:
            business.close()


def team(business: Business) -> dict[str, PersonId]:
    """Six colleagues, all of whom have a PIN."""
    return {name: a_person(business, *Skill, name=name, role=role, pin=PIN) for name, role in TEAM}


class Camera:
    """Takes pictures of a desk in the looks that the gallery shows."""

    def __init__(self, folder: Path, business: Business) -> None:
        self.folder, self.business = folder, business
        self.taken: list[Path] = []

    def desk(self, *, language: str = "en", size: tuple[int, int] = (1440, 900)) -> DeskWindow:
        """A desk, nobody signed in."""
        return desks.a_desk(
            self.business, [e for e in DIRECTORY if e.id != "today"], language=language, size=size,
            now=lambda: NOON,
        )  # fmt: skip

    def take(self, name: str, window: QWidget) -> None:
        """Write one picture."""
        QApplication.processEvents()
        QApplication.processEvents()
        path = self.folder / f"{name}.png"
        window.grab().save(str(path))
        self.taken.append(path)

    def looks(
        self, name: str, prepare: Callable[[DeskWindow], None], *, small: bool = True
    ) -> None:
        """The same state in every scheme, in Arabic, and small."""
        schemes: tuple[Scheme, ...] = ("light", "dark", "high_contrast")
        desk = self.desk()
        prepare(desk)
        for scheme in schemes:
            desk.set_look(scheme, 1.0)
            self.take(f"{name}-{scheme}" if scheme != "light" else name, desk)
        close(desk)
        arabic = self.desk(language="ar")
        prepare(arabic)
        self.take(f"{name}-arabic", arabic)
        close(arabic)
        if small:
            tight = self.desk(size=(1280, 720))
            prepare(tight)
            self.take(f"{name}-1280x720", tight)
            close(tight)


def close(window: QWidget) -> None:
    """Done with this window."""
    window.close()
    window.deleteLater()
    QApplication.processEvents()


def sign_in(camera: Camera, people: dict[str, PersonId]) -> None:
    """The page of a desk at which nobody is signed in."""
    business = camera.business
    for name, station in (("Ana Lindqvist", "Desk 1"), ("Eun-ji Park", "Desk 2")):
        who = people[name]
        business.do(staff.sign_in, desks.NOBODY, None, station, person=who, pin=PIN)
    ana = f"sign_in.face.{people['Ana Lindqvist']}"

    def typing(desk: DeskWindow) -> None:
        desks.find(desk, ana).click()
        desks.find(desk, "sign_in.pin").type("4073")

    camera.looks("sign-in", typing)
    desk = camera.desk()
    for _ in range(2):
        desks.find(desk, "sign_in.pin").set_text("111222")
    camera.take("sign-in-wrong", desk)
    desks.find(desk, "sign_in.pin").set_text("111222")
    desks.find(desk, "sign_in.help").click()
    camera.take("sign-in-waiting", desk)
    desks.find(desk, "sign_in.other").click()
    camera.take("sign-in-somebody-else", desk)
    close(desk)


def pictures(folder: Path) -> list[Path]:
    """Every picture of this part of the house."""
    folder.mkdir(parents=True, exist_ok=True)
    with harbour() as business:
        camera = Camera(folder, business)
        sign_in(camera, team(business))
    return camera.taken
