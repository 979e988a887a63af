"""Hands at a counter: tap, scan, type, and see what was sold."""

from __future__ import annotations

from typing import Any

from pytestqt.qtbot import QtBot

from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.ids import ProductId, SaleId
from kiosk.core.refusal import Refused
from kiosk.desk.administration import screens as administration
from kiosk.front_office.sales import screens
from kiosk.front_office.sales import service as sales
from kiosk.shell.desk import DeskWindow
from tests.makers.desks import Station, a_desk, find, press

Goods = dict[str, ProductId]


def at_desk(qtbot: QtBot, business: Business, by: Person, out: Station) -> DeskWindow:
    entries = (*administration.SCREENS, *screens.SCREENS)
    window = a_desk(business, entries, qtbot=qtbot, out=out)
    window.context.sign_in(by, name="Eun-ji Park", role="Sales")
    window.open_room("sales")
    return window


def there(desk: DeskWindow, name: str) -> bool:
    return any(each.isVisibleTo(desk) for each in desk.findChildren(object, name))


def key(desk: DeskWindow, goods: Goods, sku: str) -> Any:
    return find(desk, f"sales.key.{goods[sku]}")


def tap(desk: DeskWindow, goods: Goods, *skus: str) -> None:
    for sku in skus:
        press(desk, f"sales.key.{goods[sku]}")


def scan(desk: DeskWindow, *codes: str) -> None:
    for code in codes:
        desk.navigator.current.scanned(code)


def type_in(field: Any, text: str) -> None:
    """What a person types: the window would take quick keys of a test for a scanner's."""
    field.setText(text)
    field.setModified(True)
    field.textEdited.emit(text)


def plain(text: str) -> str:
    return text.replace("\u2066", "").replace("\u2069", "").replace("\u2068", "")


def sold(business: Business) -> list[Any]:
    """What was sold so far, by the first numbers."""
    found = []
    for number in range(1, 6):
        try:
            found.append(business.read(sales.return_page, sale=SaleId(number)))
        except Refused:
            break
    return found
