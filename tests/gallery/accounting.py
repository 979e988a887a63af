"""Pictures of accounting: invoices, a paper with its entries, the day's takings, the trial balance."""

# ruff: noqa: RUF001 - the signs of good typesetting are meant

from __future__ import annotations

import functools
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication

from kiosk import business as businesses
from kiosk.back_office.accounting.rules import WayToPay
from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.ids import PersonId
from kiosk.core.task import Role
from kiosk.database.clock import StoryClock
from kiosk.records.orders.rules import NewLine, Order
from kiosk.shell.desk import DeskWindow
from kiosk.ui.theme import Theme
from tests import founding
from tests.gallery.office import PIN, close, team
from tests.gallery.till import Evening
from tests.makers import accounting as makers
from tests.makers import desks
from tests.makers import orders as order_makers
from tests.makers.till import a_drawer, do, opened, sell, take_card

LONG = "Vereinigte Bilderrahmen- und Passepartoutwerkstätten Donaukanal Gesellschaft m.b.H."
OPEN = (
    ((2026, 1, 26), "Harbour Choir", 11_200, 11_200), ((2026, 2, 20), "Ferry Office", 24_300, 24_300),
    ((2026, 3, 19), "Gil Moreau", 7_400, 7_400), ((2026, 3, 28), "Kestrel Hotels", 290_500, 290_500),
    ((2026, 4, 6), "St Anne School", 124_000, 62_000),
)  # fmt: skip
NOON = datetime(2026, 4, 13, 10, 9, tzinfo=UTC)


def line(name: str, minor: int) -> NewLine:
    """One thing with Austrian tax in it."""
    return order_makers.line(sku=name, name=name, price=minor, rate=2000)


def an_order(business: Business, customer: str, number: str, *lines: NewLine) -> Order:
    """An order of this number."""
    return makers.an_order(business, *lines, customer=customer, number=number)


def billed(camera: Evening, first: int, last: int) -> None:
    """Some of what stands open."""
    for place in range(first, last):
        (year, month, day), name, total, unpaid = OPEN[place]
        camera.set(datetime(year, month, day, 10, 0, tzinfo=UTC))
        order = an_order(camera.business, name, f"09{place:02}", line("Framing", total))
        camera.business.do(makers.invoice_order, by=makers.OWNER, order=order.id, open_minor=unpaid)


def a_past(camera: Evening) -> None:
    """What was billed between the deposit and the story's day, paid and not."""
    business = camera.business
    billed(camera, 3, 5)
    for place, (name, total) in enumerate(
        (("Anja Roth", 13_200), ("Olu Bankole", 15_650), ("Mona Reyes", 8_800))
    ):
        camera.set(datetime(2026, 4, 7 + place, 10, 0, tzinfo=UTC))
        order = an_order(business, name, f"10{place:02}", line("Oak frame 40 × 50", total))
        business.do(makers.take_deposit, by=makers.OWNER, order=order.id, minor=total)
        makers.sell(business, order.id, {each.id: each.quantity for each in order.lines})
    camera.set(datetime(2026, 4, 11, 10, 0, tzinfo=UTC))
    order = an_order(business, "Dune Café", "1035", line("Menu boards", 26_400))
    business.do(makers.invoice_order, by=makers.OWNER, order=order.id, open_minor=26_400)


def a_day(camera: Evening, by: Person) -> None:
    """The story's noon: the till is open, Lin Bo has fetched order 1042."""
    business = camera.business
    billed(camera, 0, 3)
    camera.set(datetime(2026, 3, 27, 10, 0, tzinfo=UTC))
    order = an_order(
        business, "Lin Bo", "1042", line("Oak frame 40 × 50, glass", 14_800),
        line("Print “Harbour at Dawn”", 6_200),
    )  # fmt: skip
    business.do(
        makers.capture, by=makers.OWNER, order=order.id, way=WayToPay.CARD, minor=18_000,
        at_counter=False,
    )  # fmt: skip
    a_past(camera)
    camera.set(datetime(2026, 4, 13, 6, 31, tzinfo=UTC))
    made = opened(business, by, a_drawer(business, "Drawer 1"))
    for minor, way in ((4_290, WayToPay.CARD), (1_980, WayToPay.CASH), (650, WayToPay.CASH)):
        do(business, sell, by, minor=minor, way=way)
    camera.set(datetime(2026, 4, 13, 10, 6, tzinfo=UTC))
    business.do(
        makers.capture, by=makers.OWNER, order=order.id, way=WayToPay.CASH, minor=3_000,
        at_counter=True, session=made.session,
    )  # fmt: skip
    makers.sell(business, order.id, {each.id: each.quantity for each in order.lines})
    do(business, take_card, by, minor=7_400)
    camera.set(NOON)


def at(
    people: dict[str, PersonId], screen: str, then: Callable[[DeskWindow], None] | None = None
) -> Callable[[DeskWindow], None]:
    """Farid looks at a screen."""

    def prepare(desk: DeskWindow) -> None:
        by = Person(people["Farid Haddad"], Role.MANAGER)
        desk.context.sign_in(by, name="Farid Haddad", role=desk.context.t("Manager"))
        desk.context.go(screen)
        if then is not None:
            then(desk)
        for _ in range(4):
            QApplication.processEvents()

    return prepare


def _type(text: str, desk: DeskWindow) -> None:
    desks.find(desk, "invoices.find").setText(text)


def invoices(camera: Evening, people: dict[str, PersonId]) -> None:
    """The invoices of the story's noon; one that is late, one in a search, a long name."""
    camera.looks("accounting-invoices", at(people, "invoices"))
    for name, text in (("late", "kestrel"), ("receipt", "S-2026-0001"), ("not-found", "zebra")):
        desk = camera.desk()
        at(people, "invoices", functools.partial(_type, text))(desk)
        camera.take(f"accounting-invoices-{name}", desk)
        close(desk)
    order = an_order(camera.business, LONG, "1046", line(LONG, 99_999_999))
    camera.business.do(makers.invoice_order, by=makers.OWNER, order=order.id, open_minor=99_999_999)
    for language in ("en", "de"):
        desk = camera.desk(language=language)
        at(people, "invoices")(desk)
        camera.take(f"accounting-invoices-long-{language}", desk)
        close(desk)


def _credit(desk: DeskWindow) -> None:
    desks.press(desk, "invoices.paper.credit")
    for _ in range(4):
        QApplication.processEvents()
    desks.press(desk, "credit.line.1.more")
    desks.press(desk, "credit.reason.damaged")


def taken_back(camera: Evening, people: dict[str, PersonId]) -> None:
    """A damaged print of order 1042 goes back by the ways it was paid by."""
    camera.looks("accounting-credit", at(people, "invoices", _credit))


def books(camera: Evening, people: dict[str, PersonId]) -> None:
    """The trial balance while a till is open, and of the month before."""
    camera.looks("accounting-books", at(people, "books"))
    desk = camera.desk()
    at(people, "books", _march)(desk)
    camera.take("accounting-books-march", desk)
    close(desk)


def _march(desk: DeskWindow) -> None:
    month = desks.find(desk, "books.month")
    month.set_value("2026-03")
    month.chosen.emit("2026-03")


def pictures(folder: Path, only: str = "") -> list[Path]:
    """Every picture of accounting."""
    folder.mkdir(parents=True, exist_ok=True)
    QApplication.setFont(Theme.load("desk").font("body"))
    made = replace(
        founding.founding(), name="Harbour Lane", trade="Framing & Print", country="AT",
        address="4 Quay Street\nWesthaven", demonstration=True,
    )  # fmt: skip
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        clock = StoryClock(datetime(2026, 1, 25, 10, 0, tzinfo=UTC))
        business, _code = businesses.create(
            f"sqlite:///{home}/data/kiosk.db",
            home,
            made,
            owner="Maren Sommer",
            pin=PIN,
            clock=clock,
        )
        try:
            camera = Evening(folder, business)
            people = team(business)
            desk = camera.desk()
            at(people, "invoices")(desk)
            camera.take("accounting-invoices-none", desk)
            close(desk)
            a_day(camera, Person(people["Ana Lindqvist"], Role.RECEPTION))
            books(camera, people)
            taken_back(camera, people)
            invoices(camera, people)
        finally:
            business.close()
    return camera.taken
