"""Counters for tests: goods in the store, an open till, sales rung up and given back by acts."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select, update

from kiosk.back_office.accounting.rules import WayToPay
from kiosk.business import Business
from kiosk.core.by import Person
from kiosk.core.change import Change
from kiosk.core.ids import PersonId, ProductId
from kiosk.core.task import Role, Skill, Task
from kiosk.database.acting import Act, does
from kiosk.front_office.sales import rules
from kiosk.front_office.sales import service as sales
from kiosk.front_office.sales.rules import (
    Approved,
    BackItem,
    GivenBack,
    Item,
    Reason,
    RungUp,
    SalePage,
)
from kiosk.records.settings.tables import business as table
from tests.makers import stock as stocked
from tests.makers import till as tills
from tests.makers.staff import OWNER, a_person

STATION = tills.STATION
SKILLS = (Skill.SELL, Skill.REFUND, Skill.TAKE_MONEY, Skill.CLOSE_TILL)
GOODS = (
    ("SPRAY", "Glass spray", 650, 1_900, 40, "4006381333931"),
    ("CARD", "Postcard", 180, 700, 200, ""),
    ("BAG", "Carrier bag", 20, 1_900, 500, ""),
)


def seller(business: Business, name: str = "", role: Role = Role.SALES, pin: str = "") -> Person:
    """Somebody who sells, gives back and takes money."""
    return Person(a_person(business, *SKILLS, name=name, role=role, pin=pin), role)


def goods(business: Business) -> dict[str, ProductId]:
    """A spray, a postcard and a bag, all in the store, by their SKU."""
    stocked.places(business)
    return {
        sku: stocked.product(
            business, sku, name, price=price, rate=rate, in_store=many, barcode=barcode
        )
        for sku, name, price, rate, many, barcode in GOODS
    }


def a_counter(business: Business) -> tuple[Person, dict[str, ProductId]]:
    """Somebody behind a counter with goods and an open till."""
    found = goods(business)
    by = seller(business, "Eun-ji Park")
    tills.opened(business, by)
    return by, found


def do(business: Business, verb: Any, by: Person, station: str = STATION, **arguments: Any) -> Any:
    """An act at the desk where the drawer stands."""
    return business.do(verb, by, arguments.pop("key", None), station, **arguments)


def price(business: Business, items: tuple[Item, ...]) -> int:
    """What the screen would say for these items."""
    found = business.read(sales.picture_keys, limit=1_000)
    keys = {key.product: key for key in found.keys}
    lines = [(keys[each.product].price * each.quantity, keys[each.product].rate) for each in items]
    return rules.reckoned(lines, included=business.facts.taxes_included).total


def sold(
    business: Business,
    by: Person,
    *items: Item,
    way: WayToPay = WayToPay.CASH,
    given: int | None = None,
    **more: Any,
) -> RungUp:
    """A sale of these items, in cash unless another way is said; exactly as much is given."""
    shown = more.pop("shown", None)
    total = price(business, items) if shown is None else shown
    if way is WayToPay.CARD:
        more.setdefault("slip", "0047")
    cash = total if given is None else given
    return do(
        business, sales.ring_up, by, items=items, shown=total, way=way,
        given=cash if way is WayToPay.CASH else 0, **more,
    )  # fmt: skip


def page(business: Business, made: RungUp) -> SalePage:
    """The sale as it is now."""
    return business.read(sales.return_page, sale=made.sale)


def back(
    business: Business,
    by: Person,
    made: RungUp,
    *quantities: int,
    way: WayToPay = WayToPay.CASH,
    aside: bool = False,
    **more: Any,
) -> GivenBack:
    """So many of each line of a sale come back, in the order of its lines."""
    lines = page(business, made).lines
    items = tuple(
        BackItem(line.id, quantity, aside)
        for line, quantity in zip(lines, quantities, strict=False)
        if quantity
    )
    more.setdefault("reason", Reason.NOT_WANTED)
    return do(business, sales.give_back, by, sale=made.sale, lines=items, way=way, **more)


def back_approved(
    business: Business,
    by: Person,
    made: RungUp,
    *quantities: int,
    approver: PersonId,
    pin: str,
    way: WayToPay = WayToPay.CASH,
    **more: Any,
) -> Approved:
    """The same with a second person who approves it by a PIN."""
    lines = page(business, made).lines
    items = tuple(
        BackItem(line.id, quantity)
        for line, quantity in zip(lines, quantities, strict=False)
        if quantity
    )
    return do(
        business, sales.give_back_approved, by, sale=made.sale, lines=items, way=way,
        reason=Reason.NOT_WANTED, approver=approver, pin=pin, **more,
    )  # fmt: skip


def sound(business: Business) -> list[object]:
    """What the checks find: nothing, as it should be."""
    names = ("sales", "till", "ledger", "stock", "numbers", "audit")
    return [fault for name in names for fault in business.check(name).faults]


@does(Task.SETTINGS_CHANGE)
def change_settings(act: Act, *, cash_step: int | None, options: dict[str, int] | None) -> int:
    """Another smallest coin, other limits: a screen for them comes with the settings."""
    row = act.row(select(table))
    assert row is not None
    step = row.cash_step if cash_step is None else cash_step
    kept = {**(row.options or {}), **(options or {})}
    act.execute(update(table).values(cash_step=step, options=kept, version=row.version + 1))
    act.changed(Change.SETTINGS, 1)
    return step


def set_settings(business: Business, *, cash_step: int | None = None, **options: int) -> None:
    """Set the smallest coin, or options of the owner's tables."""
    business.do(change_settings, by=OWNER, cash_step=cash_step, options=options)
