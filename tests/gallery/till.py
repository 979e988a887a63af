"""Pictures of the till: opened, as it is, counted, its difference, closed, verified, its report on paper."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication
from typing_extensions import override

from kiosk import business as businesses
from kiosk.app.directory import DIRECTORY
from kiosk.back_office.accounting.rules import WayToPay
from kiosk.back_office.till import documents
from kiosk.back_office.till import service as till
from kiosk.back_office.till.rules import MoveKind
from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.ids import DrawerId, PersonId
from kiosk.core.task import Role
from kiosk.database.clock import StoryClock
from kiosk.documents import preview
from kiosk.records.settings import service as settings
from kiosk.shell.desk import DeskWindow
from kiosk.ui.theme import Theme
from tests import founding
from tests.gallery.office import PIN, Camera, team
from tests.makers import desks
from tests.makers.till import a_drawer, do, opened, pieces, sell, session

MORNING = datetime(2026, 4, 13, 6, 31, tzinfo=UTC)
EVENING = datetime(2026, 4, 13, 15, 34, tzinfo=UTC)
LATER = datetime(2026, 4, 13, 15, 48, tzinfo=UTC)
COUNTED = {
    50000: 0, 20000: 0, 10000: 0, 5000: 2, 200: 14, 100: 22, 50: 18, 20: 25, 10: 31, 5: 12, 2: 0, 1: 0,
}  # fmt: skip


class Evening(Camera):
    """A camera whose desks stand at the story's time."""

    moment = MORNING

    @override
    def desk(self, *, language: str = "en", size: tuple[int, int] = (1440, 900)) -> DeskWindow:
        entries = [entry for entry in DIRECTORY if entry.id != "today"]
        return desks.a_desk(
            self.business, entries, language=language, size=size, now=lambda: self.moment
        )

    def set(self, moment: datetime) -> None:
        """Go on to another time of the story."""
        self.moment = moment
        clock = self.business.clock
        assert isinstance(clock, StoryClock)
        clock.set(moment)


def till_pictures(camera: Evening, people: dict[str, PersonId]) -> None:
    """A day of the till, from the opening count to the second look."""
    business = camera.business
    ana = Person(people["Ana Lindqvist"], Role.RECEPTION)
    greta = Person(people["Greta Holm"], Role.RECEPTION)
    drawer = a_drawer(business, "Drawer 1")
    camera.looks("till-open", _at(camera, ana, "Ana Lindqvist", _half_opened))
    _a_day(business, ana, drawer)
    camera.looks("till-now", _at(camera, ana, "Ana Lindqvist"))
    camera.set(EVENING)
    _counting(business, ana)
    camera.looks("till-count", _at(camera, ana, "Ana Lindqvist", _half_counted))
    _closed_count(business, ana)
    camera.looks("till-difference", _at(camera, ana, "Ana Lindqvist"))
    camera.set(LATER)
    _close(business, ana)
    camera.looks("till-closed", _at(camera, ana, "Ana Lindqvist", _looking_back))
    camera.looks("till-verify", _at(camera, greta, "Greta Holm", _looking_back))
    _papers(camera)
    _verify(business, greta)
    camera.looks("till-verified", _at(camera, ana, "Ana Lindqvist", _looking_back), small=False)


def _nothing(_desk: DeskWindow) -> None:
    """As it is when it opens."""


def _at(
    camera: Camera, by: Person, name: str, then: Callable[[DeskWindow], None] = _nothing
) -> Callable[[DeskWindow], None]:
    def prepare(desk: DeskWindow) -> None:
        desk.context.sign_in(by, name=name, role="Reception")
        desk.context.go("till")
        then(desk)

    return prepare


def _type(desk: DeskWindow, name: str, counted: dict[int, int]) -> None:
    for face, many in counted.items():
        edit = desks.find(desk, f"{name}.{face}")
        edit.setText(str(many))
        edit.textEdited.emit(edit.text())
    desks.find(desk, f"{name}.2000").setFocus()


def _half_opened(desk: DeskWindow) -> None:
    _type(desk, "till.open.board", {5000: 0, 1000: 4, 500: 8, 200: 14, 100: 22})


def _half_counted(desk: DeskWindow) -> None:
    _type(desk, "till.count.board", COUNTED)


def _looking_back(desk: DeskWindow) -> None:
    desk.context.go("till", past=True)


def _a_day(business: Business, by: Person, drawer: DrawerId) -> None:
    made = opened(business, by, drawer)
    for minor, rate in ((21_000, 2000), (18_050, 2000), (22_110, 1000)):
        do(business, sell, by, minor=minor, way=WayToPay.CASH, rate=rate)
    for minor in (64_290, 46_540):
        do(business, sell, by, minor=minor, way=WayToPay.CARD)
    seen = session(business).version
    for kind, minor, more in (
        (MoveKind.PAID_OUT, 1840, {"reason": "postage"}),
        (MoveKind.TO_SAFE, 40_000, {"bag": "20417"}),
    ):
        seen = do(
            business,
            till.move_cash,
            by,
            session=made.session,
            seen=seen,
            kind=kind,
            minor=minor,
            **more,
        ).version


def _counting(business: Business, by: Person) -> None:
    found = session(business)
    do(business, till.count, by, session=found.id, seen=found.version)


def _closed_count(business: Business, by: Person) -> None:
    found = session(business)
    do(business, till.close_count, by, session=found.id, seen=found.version, pieces=pieces(34_270))


def _close(business: Business, by: Person) -> None:
    found = session(business)
    do(
        business, till.close, by, session=found.id, seen=found.version, to_safe=19_270, left=15_000,
        bag="20418",
    )  # fmt: skip


def _verify(business: Business, by: Person) -> None:
    each = business.read(till.past)[0]
    do(business, till.verify, by, session=each.id, seen=each.version)


def _papers(camera: Camera) -> None:
    business = camera.business
    found = business.read(till.report, report=business.read(till.past)[0].report)
    head = business.read(settings.letterhead)
    for language in ("en", "de", "ar"):
        said = {"language": language, "zone": business.facts.zone}
        for name, pdf in (
            ("end-of-day-report", documents.report_page(found, head, **said)),
            ("end-of-day-report-roll", documents.report_roll(found, head, **said)),
        ):
            path = camera.folder / f"{name}-{language}.png"
            _write(path, pdf)
            camera.taken.append(path)


def _write(path: Path, pdf: bytes) -> None:
    from PySide6.QtGui import QImage

    page = preview.pictures(pdf, dpi=110)[0]
    kind = QImage.Format.Format_RGB888
    QImage(page.pixels, page.width, page.height, page.width * 3, kind).save(str(path))


def pictures(folder: Path, only: str = "") -> list[Path]:
    """Every picture of the till, on the evening of the story."""
    folder.mkdir(parents=True, exist_ok=True)
    QApplication.setFont(Theme.load("desk").font("body"))
    made = replace(
        founding.founding(), name="Harbour Lane", trade="Framing & Print", country="AT",
        address="4 Quay Street\nWesthaven", demonstration=True,
    )  # fmt: skip
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        business, _code = businesses.create(
            f"sqlite:///{home}/data/kiosk.db", home, made, owner="Maren Sommer", pin=PIN,
            clock=StoryClock(MORNING),
        )  # fmt: skip
        try:
            camera = Evening(folder, business)
            till_pictures(camera, team(business))
        finally:
            business.close()
    return camera.taken
