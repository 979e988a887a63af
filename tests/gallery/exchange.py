"""Pictures of the import: choosing a file, looking at it, one row of it, a refused file, and taken in."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from kiosk.core.by import Person
from kiosk.core.task import Role, Skill
from kiosk.desk.exchange.screens.import_orders import ImportScreen
from kiosk.shell.desk import DeskWindow
from kiosk.ui.theme import Theme
from tests.desk.exchange.files import Sheet, order, put, sheet, text
from tests.gallery.office import Camera, close, harbour
from tests.makers import desks
from tests.makers.shopify import Line
from tests.makers.staff import a_person

NAMES = (
    "Mara Lind", "Tom Abara", "Kestrel Hotels", "Ines Duarte", "J. Okoye", "Ruth Weiss",
    "Piet de Wit", "Sana Rao", "Olu Bankole", "Bea Olsen",
)  # fmt: skip
LONG = (
    "Maximiliane Freifrau von Hohenstein-Waldburg zu Zeil und Trauchburg",
    "Kestrel Hotels & Conference Centres (Northern Region) Purchasing Department, third floor",
)


def cells(*, long: bool = False) -> Sheet:
    """An export of fourteen orders, some of them bad."""
    names = (*LONG, *NAMES) if long else (*NAMES, *NAMES[:4])
    made = []
    for number, name in enumerate(names, start=1001):
        gone = number % 4 == 0
        mail = f"{number}@example.com"
        lines = [Line(f"ART-{number}", "Art print", number % 3 + 1, 4450)]
        made.append(
            order(f"#{number}", name=name, email=mail, lines=lines)
            if not gone
            else order(f"#{number}", name=name, email=mail, lines=lines, paid_at=None)
        )
    found = sheet(*made)
    for row, column, value in (
        (4, "Lineitem quantity", "-2"), (7, "Total", "48.90"), (10, "Currency", "USD"),
    ):  # fmt: skip
        put(found, row, column, value)
    return found


def _ends(camera: Camera, file: Path, look_at: Callable[[DeskWindow], None]) -> None:
    """Taken in, and a file that cannot be read at all."""
    desk = camera.desk()
    look_at(desk)
    desks.find(desk, "exchange.take").click()
    camera.take("import-done", desk)
    close(desk)
    file.write_text("this,is\nno,export\n")
    desk = camera.desk()
    look_at(desk)
    camera.take("import-refused", desk)
    close(desk)


def pictures(folder: Path) -> list[Path]:
    """Each page of the import in every look."""
    folder.mkdir(parents=True, exist_ok=True)
    QApplication.setFont(Theme.load("desk").font("body"))
    with harbour() as business, tempfile.TemporaryDirectory() as place:
        camera = Camera(folder, business)
        farid = Person(a_person(business, *Skill, name="Farid Haddad", role=Role.MANAGER),
                       Role.MANAGER)  # fmt: skip
        file = Path(place) / "orders_export.csv"

        def opened(desk: DeskWindow) -> ImportScreen:
            desk.context.sign_in(farid, name="Farid Haddad", role=desk.context.t("Manager"))
            desk.open_room("exchange.import")
            screen = desk.navigator.current
            assert isinstance(screen, ImportScreen)
            return screen

        def look_at(desk: DeskWindow) -> None:
            screen = opened(desk)
            screen.look_at(str(file))
            screen._seconds = 0.4  # no picture depends on how fast this machine is
            if screen._preview is not None:
                screen._word_preview(screen._preview)

        desk = camera.desk()
        opened(desk)
        camera.take("import-choose", desk)
        close(desk)
        file.write_text(text(cells()))
        camera.looks("import-preview", look_at)
        desk = camera.desk(size=(1280, 720))
        look_at(desk)
        desks.find(desk, "exchange.bad.table").opened.emit(0)
        camera.take("import-row-1280x720", desk)
        close(desk)
        file.write_text(text(cells(long=True)))
        for size in ((1440, 900), (1280, 720)):
            desk = camera.desk(size=size)
            look_at(desk)
            camera.take(f"import-long-names-{size[0]}", desk)
            close(desk)
        _ends(camera, file, look_at)
    return camera.taken
