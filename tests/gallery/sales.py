"""Pictures of the counter: a sale as it is rung up, after it, what is closed and why, and what comes back."""

# ruff: noqa: RUF001 - the signs of good typesetting are meant

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.ids import PersonId, ProductId
from kiosk.core.task import Role
from kiosk.front_office.sales import service
from kiosk.front_office.sales.rules import Item
from kiosk.records.stock import service as stock
from kiosk.records.stock.rules import NewProduct
from kiosk.shell.desk import DeskWindow
from kiosk.ui.theme import Theme
from tests.gallery.office import Camera, close, harbour, team
from tests.makers import customers, desks
from tests.makers import pickup as pickups
from tests.makers import sales as made
from tests.makers import stock as stocked
from tests.makers import till as tills
from tests.makers.staff import OWNER
from tests.makers.terminal import Terminal

GOODS = (
    ("Glass spray", 650, "paintbrush"), ("Hook set", 320, "hash"), ("Postcard", 180, "image"),
    ("Gift box", 450, "gift"), ("Passe-partout", 900, "scissors"), ("Hanging wire", 410, "ruler"),
    ("Print tube", 250, "tag"), ("Lens cloth", 390, "glasses"), ("Reading glasses", 2_400, "glasses"),
    ("Lens spray", 720, "droplets"), ("Art book", 1_900, "book-open"), ("Poster A3", 1_200, "image"),
    ("Carrier bag", 20, "shopping-bag"), ("Frame 13 × 18", 1_450, "square"),
    ("Wrapping", 300, "package"), ("Oak frame, 40 × 50 cm, museum glass", 14_800, "frame"),
)  # fmt: skip
SOLD_OUT = "Lens spray"


def stock_up(business: Business) -> dict[str, ProductId]:
    """Sixteen products with pictures, one of them sold out, and 28 more behind them."""
    stocked.places(business)
    found: dict[str, ProductId] = {}
    for number, (name, price, picture) in enumerate(GOODS):
        new = NewProduct(f"P-{number:02}", name, price, 2_000, picture=picture)
        found[name] = business.do(stock.add_product, by=OWNER, product=new)
        if name != SOLD_OUT:
            business.do(stock.receive, by=OWNER, product=found[name], quantity=90)
    for number in range(28):
        new = NewProduct(f"Z-{number:02}", f"Moulding {number + 1}", 1_000 + 50 * number, 2_000)
        business.do(stock.add_product, by=OWNER, product=new)
    return found


def sold_before(business: Business, by: Person, goods: dict[str, ProductId]) -> None:
    """Every key's product was sold, the first ones most often."""
    items = [
        Item(goods[name], len(GOODS) - number)
        for number, (name, _, _) in enumerate(GOODS)
        if name != SOLD_OUT
    ]
    made.sold(business, by, *items)


def counter(people: dict[str, PersonId]) -> Callable[[DeskWindow], None]:
    """Eun-ji is signed in and stands at the counter."""

    def prepare(desk: DeskWindow) -> None:
        by = Person(people["Eun-ji Park"], Role.SALES)
        desk.context.sign_in(by, name="Eun-ji Park", role=desk.context.t("Sales"))
        desk.open_room("sales")
        QApplication.processEvents()

    return prepare


def tap(desk: DeskWindow, goods: dict[str, ProductId], *names: str) -> None:
    """Press these picture keys."""
    for name in names:
        desks.press(desk, f"sales.key.{goods[name]}")


def sales(camera: Camera, people: dict[str, PersonId]) -> None:
    """The counter in each of its states."""
    business = camera.business
    open_it = counter(people)
    desk = camera.desk()
    open_it(desk)
    camera.take("sales-no-goods", desk)
    close(desk)
    goods = stock_up(business)
    desk = camera.desk()
    open_it(desk)
    tap(desk, goods, "Art book")
    camera.take("sales-no-till", desk)
    close(desk)
    by = Person(people["Eun-ji Park"], Role.SALES)
    tills.opened(business, by)
    sold_before(business, by, goods)

    def busy(window: DeskWindow) -> None:
        open_it(window)
        tap(window, goods, "Glass spray", "Postcard", "Postcard")
        window.navigator.current.scanned("P-12")
        desks.press(window, "sales.pay.given.2000")

    camera.looks("sales", busy)
    states(camera, goods, open_it)
    returns(camera, goods, open_it, by)
    at_terminal(camera, goods, open_it, by)


def states(
    camera: Camera, goods: dict[str, ProductId], open_it: Callable[[DeskWindow], None]
) -> None:
    """One desk from a search to the change."""
    desk = camera.desk()
    open_it(desk)
    camera.take("sales-empty", desk)
    field = desks.find(desk, "sales.find")
    field.setText("moulding 1")
    field.textEdited.emit("moulding 1")
    camera.take("sales-search", desk)
    field.setText("zebra")
    field.textEdited.emit("zebra")
    camera.take("sales-nothing-found", desk)
    field.setText("")
    field.textEdited.emit("")
    tap(desk, goods, "Oak frame, 40 × 50 cm, museum glass", *["Glass spray"] * 12)
    desks.press(desk, "sales.pay.given.other")
    desks.find(desk, "sales.pay.amount").setText("500.005")
    desks.press(desk, "sales.pay.keypad.done")
    camera.take("sales-wrong-amount", desk)
    desks.press(desk, "sales.pay.way.card")
    camera.take("sales-card", desk)
    customers.customer(camera.business, "Bartholomäus-Maximilian von Hohenstaufen-Wittelsbach")
    desks.press(desk, "sales.head.add_customer")
    pick = desks.find(desk, "sales.pick.search_customer")
    pick.setText("barth")
    camera.take("sales-customer", desk)
    desks.press(desk, "sales.pay.way.cash")
    desks.press(desk, "sales.head.add_customer")
    desks.press(desk, "sales.pay.given.30000")
    desks.press(desk, "sales.pay.take")
    camera.take("sales-done", desk)
    close(desk)


def at_terminal(
    camera: Camera, goods: dict[str, ProductId], open_it: Callable[[DeskWindow], None], by: Person
) -> None:
    """Something more beside a collection, and a card whose answer was lost."""
    collected = pickups.ready(camera.business, name="Lin Bo")

    def beside(window: DeskWindow) -> None:
        open_it(window)
        window.go("sales", order=collected.order.id, pickup=collected.pickup)
        tap(window, goods, "Glass spray")

    camera.looks("sales-beside", beside)
    items = (Item(goods["Glass spray"], 2), Item(goods["Postcard"], 1))
    made.do(camera.business, service.begin_card, by, items=items, shown=1_480)

    def lost(window: DeskWindow) -> None:
        window.context.card = Terminal()
        open_it(window)

    camera.looks("sales-lost-card", lost)


def returns(
    camera: Camera, goods: dict[str, ProductId], open_it: Callable[[DeskWindow], None], by: Person
) -> None:
    """A receipt comes back: found, chosen, above the limit, and its papers."""
    wanted = ("Glass spray", "Postcard", "Oak frame, 40 × 50 cm, museum glass")
    sold = made.sold(camera.business, by, *(Item(goods[name], 2) for name in wanted), given=50_000)
    line = made.page(camera.business, sold).lines

    def choose(window: DeskWindow) -> None:
        open_it(window)
        desks.press(window, "sales.return")
        window.navigator.current.scanned(sold.number)
        desks.press(window, f"return.line.{line[1].id}.more")
        desks.press(window, f"return.line.{line[0].id}.more")
        desks.press(window, "return.reason.fault")

    camera.looks("return", choose)
    desk = camera.desk()
    open_it(desk)
    desks.press(desk, "sales.return")
    camera.take("return-empty", desk)
    desk.navigator.current.scanned("S-1999-0001")
    camera.take("return-not-found", desk)
    desk.navigator.current.scanned(sold.number)
    desks.press(desk, "return.all")
    desks.press(desk, "return.reason.goodwill")
    camera.take("return-above-limit", desk)
    desks.press(desk, "return.paper.copy")
    desks.press(desk, "return.paper.invoice")
    desks.find(desk, "return.paper.invoice_name").setText("Kestrel Hotels GmbH")
    camera.take("return-invoice", desk)
    close(desk)


def pictures(folder: Path, only: str = "") -> list[Path]:
    """Every picture of the counter."""
    folder.mkdir(parents=True, exist_ok=True)
    QApplication.setFont(Theme.load("desk").font("body"))
    with harbour() as business:
        camera = Camera(folder, business)
        sales(camera, team(business))
    return camera.taken
