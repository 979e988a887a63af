"""Pictures of the desk's office screens: signing in, people, fulfilment, the first run."""

# ruff: noqa: RUF001 - the signs of good typesetting are meant

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from kiosk import business as businesses
from kiosk.app import disk
from kiosk.app.directory import DIRECTORY
from kiosk.app.first_run import FirstRunWindow
from kiosk.business import Business, Home
from kiosk.core.by import Person
from kiosk.core.ids import OrderId, PersonId
from kiosk.core.refusal import Trouble, TroubleKind
from kiosk.core.task import Role, Skill
from kiosk.cross_training.training import service as training
from kiosk.cross_training.training.rules import Level
from kiosk.desk.administration.rules import Draft
from kiosk.records.orders.rules import Fulfilment
from kiosk.records.staff import service as staff
from kiosk.shell.desk import DeskWindow
from kiosk.ui.background import Answer
from kiosk.ui.theme import Scheme, Theme, apply_theme
from tests import founding
from tests.makers import customers, desks, orders
from tests.makers import fulfilment as prepared
from tests.makers import stock as stocked
from tests.makers.staff import OWNER, a_person

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
        desk.set_look("light", 1.3)
        self.take(f"{name}-large-text", desk)
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


def signed(
    camera: Camera, people: dict[str, PersonId], screen: str
) -> Callable[[DeskWindow], None]:
    """Chloe is signed in and looks at a screen."""

    def prepare(desk: DeskWindow) -> None:
        by = Person(people["Chloe Marsh"], Role.FULFILMENT)
        role = desk.context.t("Fulfilment")
        desk.context.sign_in(by, name="Chloe Marsh", role=role)
        desk.open_room(screen)

    return prepare


GOODS = (
    ("OAK-4050", "Oak frame, 40 × 50 cm, museum glass"), ("ART-DAWN", "Art print “Harbour at Dawn”, A2"),
    ("MAT-IV", "Double mat, ivory"), ("HANG-2", "Hanging set, two hooks"),
)  # fmt: skip
BUYERS = (
    ("Lin Bo", "1042", 3), ("Theo Vance", "1038", 2), ("Bea Olsen", "1050", 1),
    ("Gil Moreau", "1036", 2), ("Ada Fenn", "1034", 1), ("Kestrel Hotels", "1019", 4),
    ("Olu Bankole", "1044", 2),
)  # fmt: skip


def stock_up(business: Business) -> dict[str, OrderId]:
    """Goods in the store, four shelf places, and seven orders to pick."""
    stocked.places(business)
    stocked.shelves(business, ("B-02", "B-04", "P-01"))
    goods = [stocked.product(business, sku, name, in_store=40) for sku, name in GOODS]
    made: dict[str, OrderId] = {}
    for number, (name, order, many) in enumerate(BUYERS):
        lines = [
            orders.line(goods[at], sku=GOODS[at][0], name=GOODS[at][1], quantity=1 + (at == 3))
            for at in range(many)
        ]
        promised = NOON.replace(hour=10 + number, minute=30) if number < 3 else None
        placed = NOON - timedelta(days=18 if order == "1019" else number)
        found = orders.order(
            business, customers.customer(business, name), *lines, number=f"#{order}",
            fulfilment=Fulfilment.WAITING, placed_at=placed, promised_at=promised,
        )  # fmt: skip
        made[order] = found.id
    return made


def fulfilment(camera: Camera, people: dict[str, PersonId]) -> None:
    """Each tab and state of the board and the bench."""
    business = camera.business
    open_it = signed(camera, people, "fulfilment")
    desk = camera.desk()
    open_it(desk)
    camera.take("fulfilment-nothing", desk)
    close(desk)
    found = stock_up(business)
    by = Person(people["Chloe Marsh"], Role.FULFILMENT)
    camera.looks("fulfilment-to-pick", open_it)
    prepared.staged(business, by, found["1050"], shelf="P-01")
    prepared.staged(business, by, found["1036"], shelf="B-02")
    prepared.pick_all(business, by, found["1034"])
    desk = camera.desk()
    open_it(desk)
    desks.find(desk, "fulfilment.start").click()
    scan = desk.navigator.current.scanned
    scan("OAK-4050")
    camera.take("fulfilment-picking", desk)
    scan("GLUE-1")
    camera.take("fulfilment-wrong", desk)
    for code in ("HANG-2", "HANG-2"):
        scan(code)

    def picking(window: DeskWindow) -> None:
        open_it(window)
        desks.find(window, "fulfilment.tabs").choose("picking")
        window.navigator.current.scanned("GLUE-1")

    camera.looks("fulfilment-wrong-item", picking)
    scan("ART-DAWN")
    scan("MAT-IV")
    camera.take("fulfilment-picked", desk)
    desks.find(desk, "fulfilment.add_box").click()
    scan("MAT-IV")
    camera.take("fulfilment-two-packages", desk)
    desks.find(desk, "fulfilment.pack").click()
    scan("B-04")
    camera.take("fulfilment-packed", desk)
    scan("B-04")
    camera.take("fulfilment-placed", desk)
    desks.find(desk, "fulfilment.stage").click()
    camera.take("fulfilment-on-the-shelf", desk)
    close(desk)

    def shelf(window: DeskWindow) -> None:
        open_it(window)
        desks.find(window, "fulfilment.tabs").choose("on_shelf")

    camera.looks("fulfilment-shelf", shelf)


def people(camera: Camera, team_: dict[str, PersonId]) -> None:
    """The people of the business: list and one person, and what is done with them."""
    business = camera.business
    new = a_person(business, Skill.WELCOME, Skill.HAND_OUT, name="Ines Ferreira", role=Role.SALES)
    business.do(
        training.declare, by=OWNER, person=new, skills=(Skill.SELL,), level=Level.SUPERVISED
    )
    gone = a_person(business, name="Bo Lund")
    version = next(m.version for m in business.read(staff.people) if m.id == gone)
    business.do(staff.let_go, by=OWNER, person=gone, seen=version)

    def open_it(desk: DeskWindow) -> None:
        by = Person(team_["Farid Haddad"], Role.MANAGER)
        desk.context.sign_in(by, name="Farid Haddad", role=desk.context.t("Manager"))
        desk.open_room("people")
        desks.find(desk, "people.rows").choose(str(new))

    camera.looks("people", open_it)
    desk = camera.desk()
    open_it(desk)
    desks.find(desk, "people.declare").click()
    for skill in ("take_money", "papers", "sell"):
        desks.find(desk, f"people.skill.{skill}").click()
    camera.take("people-declare", desk)
    desks.find(desk, "people.declare.back").click()
    desks.find(desk, "people.set_pin").click()
    desks.find(desk, "people.pin").set_text("123456")
    camera.take("people-pin", desk)
    arabic = camera.desk(language="ar")
    open_it(arabic)
    desks.find(arabic, "people.set_pin").click()
    desks.find(arabic, "people.pin").type("40")
    camera.take("people-pin-arabic", arabic)
    close(arabic)
    desk.say_lasting(disk.words(Trouble(TroubleKind.DISK_FAILING), "en"))
    camera.take("disk-fails", desk)
    desk.say_lasting(None)
    desks.find(desk, "people.pin.back").click()
    desks.find(desk, "people.let_go").click()
    camera.take("people-let-go", desk)
    desks.find(desk, "people.add").click()
    camera.take("people-add", desk)
    desks.find(desk, "people.tabs").choose("pcs")
    camera.take("people-pcs", desk)
    close(desk)


AUSTRIA = Draft(name="Harbour Lane", trade="Framing & Print", street="4 Quay Street",
                town="Westhaven", languages=("en", "de", "ar"), owner="Maren Sommer").moved_to("AT")  # fmt: skip
CODE = "7F3K-9QAB-0XZT-4M2P-W8RD-6HJC-5NVE-1SGY"


def wizard_in_other_looks(camera: Camera, window: Callable[..., FirstRunWindow]) -> None:
    """Every step in Arabic, and with large text on a large and a small screen."""
    for language, scale, size in (
        ("ar", 1.0, (1440, 900)),
        ("en", 1.3, (1440, 900)),
        ("en", 1.3, (1280, 720)),
    ):
        draft = replace(AUSTRIA, language=language)
        made = window(draft, 0, language=language, size=size)
        apply_theme(made, Theme.load("desk", "light", scale))
        made._set_up()
        said = f"{language}-{round(scale * 100)}-{size[0]}"
        for step, name in enumerate(("1-business", "2-money", "3-languages", "4-owner")):
            made.wizard._at = step
            made.wizard._open_page()
            camera.take(f"wizard-{name}-{said}", made)
        made.wizard.show_code(CODE)
        camera.take(f"wizard-5-recovery-{said}", made)
        close(made)


def first_run(camera: Camera, _people: dict[str, PersonId]) -> None:
    """The first window of all: welcome, and each step of the wizard."""
    home = Home(camera.folder / "none")

    def window(
        draft: Draft, step: int, *, language: str = "en", size: tuple[int, int] = (1440, 900)
    ) -> FirstRunWindow:
        made = FirstRunWindow("unused", home, language=language, demonstration=lambda: None)
        made.context.now = lambda: NOON
        wizard = made.wizard
        wizard.draft = draft
        wizard._at = step
        wizard._open_page()
        made.resize(*size)
        made.show()
        return made

    made = window(AUSTRIA, 0)
    camera.take("welcome", made)
    made._set_up()
    camera.take("wizard-1-business", made)
    for step, name in ((1, "2-money"), (2, "3-languages"), (3, "4-owner")):
        made.wizard._at = step
        made.wizard._open_page()
        if step == 3:
            made.wizard.owner.pin.set_text(PIN)
            made.wizard.owner.again.type("4073")
        camera.take(f"wizard-{name}", made)
    made.wizard._on_founded(Answer(CODE))
    camera.take("wizard-5-recovery", made)
    made.wizard.recovery.written.click()
    made.wizard.recovery.first.set_text("7F3")
    made.wizard.recovery.first.valid()
    camera.take("wizard-5-wrong-group", made)
    close(made)
    made = window(AUSTRIA, 1)
    made._set_up()
    for scheme in ("dark", "high_contrast"):
        apply_theme(made, Theme.load("desk", scheme))
        camera.take(f"wizard-2-money-{scheme}", made)
    close(made)
    made = window(AUSTRIA, 1, language="ar")
    camera.take("welcome-arabic", made)
    made._set_up()
    camera.take("wizard-2-money-arabic", made)
    close(made)
    wizard_in_other_looks(camera, window)
    made = window(AUSTRIA, 1, size=(1280, 720))
    camera.take("welcome-1280x720", made)
    made._set_up()
    made.wizard.money.usual.set_text("twenty")
    made.wizard.next.click()
    camera.take("wizard-2-wrong-1280x720", made)
    close(made)


def pictures(folder: Path, only: str = "") -> list[Path]:
    """Every picture of this part of the house."""
    folder.mkdir(parents=True, exist_ok=True)
    QApplication.setFont(Theme.load("desk").font("body"))
    with harbour() as business:
        camera = Camera(folder, business)
        colleagues = team(business)
        parts = {
            "sign_in": sign_in,
            "fulfilment": fulfilment,
            "first_run": first_run,
            "people": people,
        }
        for name, part in parts.items():
            if only in ("", name):
                part(camera, colleagues)
    return camera.taken
