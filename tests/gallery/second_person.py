"""Pictures of a second person: a return above the limit, an invoice above it, a wrong PIN, a touch desk."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.ids import CustomerId, PersonId
from kiosk.core.task import Role
from kiosk.front_office.sales.rules import Item, RungUp
from kiosk.records.staff import service as staff
from kiosk.shell.desk import DeskWindow
from kiosk.ui.theme import Theme, apply_theme
from tests.gallery.office import PIN, Camera, close, harbour, team
from tests.makers import customers, desks
from tests.makers import pickup as makers
from tests.makers import sales as made
from tests.makers import stock as stocked
from tests.makers import till as tills

LONG = "Maximiliane Hohenstein-Oberlechner zu Schwarzenbruck"


def pictures(folder: Path) -> list[Path]:
    """Each of them in every look."""
    folder.mkdir(parents=True, exist_ok=True)
    QApplication.setFont(Theme.load("desk").font("body"))
    with harbour() as business:
        camera = Camera(folder, business)
        people = team(business)
        _returned(camera, people, _sold(business, people, "Kit Marlow", 7_400))
        _long(camera, people)
        _paid_later(camera, people)
    return camera.taken


def _sold(business: Business, people: dict[str, PersonId], name: str, price: int) -> RungUp:
    """A print sold to a customer of this name, paid in cash."""
    stocked.places(business)
    sku = f"TIDE-{price}"
    tide = stocked.product(business, sku, "Print “Low Tide”, A3", price=price, in_store=9)
    by = Person(people["Ana Lindqvist"], Role.SALES)
    if price == 7_400:
        tills.opened(business, by)
        for who, station in (("Farid Haddad", "Office"), ("Eun-ji Park", "Desk 2")):
            person = people[who]
            business.do(staff.sign_in, desks.NOBODY, None, station, person=person, pin=PIN)
    somebody = CustomerId(customers.customer(business, name))
    return made.sold(business, by, Item(tide, 1), customer=somebody)


def _page(desk: DeskWindow, people: dict[str, PersonId], sold: RungUp) -> None:
    """Ana stands at the counter and everything of this receipt comes back."""
    by = Person(people["Ana Lindqvist"], Role.SALES)
    desk.context.sign_in(by, name="Ana Lindqvist", role=desk.context.t("Reception"))
    desk.go("sales_return", number=sold.number)
    desks.press(desk, "return.all")
    desks.press(desk, "return.reason.fault")


def _returned(camera: Camera, people: dict[str, PersonId], sold: RungUp) -> None:
    def asked(desk: DeskWindow) -> None:
        _page(desk, people, sold)
        desks.press(desk, "return.give")
        desks.press(desk, f"return.second.person.{people['Farid Haddad']}")
        desks.find(desk, "return.second.pin").type("407")

    camera.looks("second-person", asked)
    desk = camera.desk()
    _page(desk, people, sold)
    camera.take("second-person-before", desk)
    desks.press(desk, "return.give")
    camera.take("second-person-nobody-yet", desk)
    desks.press(desk, f"return.second.person.{people['Farid Haddad']}")
    desks.find(desk, "return.second.pin").set_text("111222")
    desks.press(desk, "return.second.approve")
    camera.take("second-person-wrong-pin", desk)
    desks.press(desk, "return.second.refuse")
    camera.take("second-person-refuse", desk)
    close(desk)
    desk = camera.desk()
    apply_theme(desk, Theme.load("desk", "light", 1.0, touch=True))
    asked(desk)
    camera.take("second-person-touch", desk)
    close(desk)


def _long(camera: Camera, people: dict[str, PersonId]) -> None:
    sold = _sold(camera.business, people, LONG, 1_234_567)
    desk = camera.desk(language="de", size=(1280, 720))
    _page(desk, people, sold)
    desks.press(desk, "return.way.store_credit")
    if not desks.find(desk, "return.give").closed:
        desks.press(desk, "return.give")
    camera.take("second-person-long", desk)
    close(desk)


def _paid_later(camera: Camera, people: dict[str, PersonId]) -> None:
    waits = makers.ready(camera.business, paid=False)
    ana = Person(people["Ana Lindqvist"], Role.RECEPTION)
    desk = camera.desk()
    desk.context.sign_in(ana, name="Ana Lindqvist", role=desk.context.t("Reception"))
    desk.go("pickup.counter", pickup_id=waits.pickup)
    desks.press(desk, "pickup.counter.take")
    desks.find(desk, "pickup.pay.way.later").click()
    camera.take("second-person-invoice", desk)
    close(desk)
