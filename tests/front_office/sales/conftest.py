"""A counter at a desk: goods, an open till, somebody behind it, and a receipt."""

from __future__ import annotations

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.front_office.sales.rules import Item
from kiosk.shell.desk import DeskWindow
from tests.front_office.sales.hands import Goods, at_desk
from tests.makers import sales as made
from tests.makers.desks import Station


@pytest.fixture
def out() -> Station:
    return Station()


@pytest.fixture
def counter(business: Business) -> tuple[Person, Goods]:
    return made.a_counter(business)


@pytest.fixture
def by(counter) -> Person:
    return counter[0]


@pytest.fixture
def goods(counter) -> Goods:
    return counter[1]


@pytest.fixture
def desk(qtbot: QtBot, business: Business, by: Person, out: Station) -> DeskWindow:
    return at_desk(qtbot, business, by, out)


@pytest.fixture
def receipt(business: Business, by: Person, goods: Goods) -> Any:
    return made.sold(business, by, Item(goods["SPRAY"], 2), Item(goods["CARD"], 1), given=2_000)
