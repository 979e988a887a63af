"""Cards, lines and packages of fulfilment in the reader's words, as rows of a list or a table."""

from __future__ import annotations

from datetime import date, datetime

from kiosk.back_office.fulfilment import texts
from kiosk.back_office.fulfilment.rules import ShipmentState
from kiosk.back_office.fulfilment.service import Card, Tab, WorkLine
from kiosk.back_office.fulfilment.service.bench import Bench
from kiosk.core import words
from kiosk.ui.context import Context
from kiosk.ui.rows import RowFacts
from kiosk.ui.table import Cell, Column
from kiosk.ui.text import island

CARRIER = "carrier"


def tab_words(tab: Tab, context: Context) -> str:
    """What a tab is called."""
    t = context.t
    return {
        Tab.TO_PICK: t("To pick"), Tab.PICKING: t("Picking"), Tab.PACKED: t("Packed"),
        Tab.ON_SHELF: t("On the shelf"),
    }[tab]  # fmt: skip


def key_of(card: Card) -> str:
    """What tells two cards apart."""
    return f"{card.order}:{card.shipment or 0}"


def card_row(card: Card, context: Context) -> RowFacts:
    """One card as a row of two lines."""
    trailing, late = due(card, context)
    return RowFacts(
        key_of(card), card.customer, number=card.number.lstrip("#"), second=_second(card, context),
        trailing=trailing, trailing_colour="s_overdue" if late else "soft",
    )  # fmt: skip


def _second(card: Card, context: Context) -> str:
    t, tn = context.t, context.tn
    if card.part > 1 and card.state is ShipmentState.WAITING:
        return t("Part {part}, still to come", part=card.part)
    if card.state is ShipmentState.WAITING:
        goes = t("to be sent") if card.delivery == CARRIER else t("to be collected")
        return t("Nobody has started, {goes}", goes=goes)
    packages = tn("{n} package", "{n} packages", card.packages)
    if card.shelf:
        return t("{place}, {packages}", place=card.shelf, packages=packages)
    if card.packages:
        return packages
    return t(texts.STATES[card.state])


def due(card: Card, context: Context) -> tuple[str, bool]:
    """When it is wanted, or how old it is; and whether that is too late already."""
    now = context.now() if context.now is not None else None
    if now is None:
        return "", False
    today = words.local_day(now, context.zone)
    if card.promised_at is None:
        return _age(today, words.local_day(card.placed_at, context.zone), context), False
    promised = words.local_day(card.promised_at, context.zone)
    late = card.promised_at < now and card.state is not ShipmentState.STAGED
    if promised == today:
        return island(words.clock(card.promised_at, context.zone)), late
    return words.day(promised, context.language), late


def _age(today: date, day: date, context: Context) -> str:
    days = (today - day).days
    return context.t("today") if days <= 0 else context.tn("{n} day", "{n} days", days)


def since(bench: Bench, mine: bool, context: Context) -> str:
    """Who has it in hand, and since when."""
    began: datetime | None = bench.since
    if began is None or not bench.by_name:
        return ""
    clock = island(words.clock(began, context.zone))
    if mine:
        return context.t("yours since {time}", time=clock)
    return context.t("{name}, since {time}", name=bench.by_name, time=clock)


def columns(bench: Bench | None, context: Context) -> tuple[Column, ...]:
    """The heads of the table in this state."""
    t = context.t
    state = bench.state if bench is not None else None
    item = Column("item", t("Item"), kind="strong", stretch=1)
    quantity = Column("quantity", t("Qty"), "trailing")
    if state is ShipmentState.PICKED:
        return (item, quantity, Column("package", t("Package"), kind="link"))
    if state in (ShipmentState.PACKED, ShipmentState.STAGED, ShipmentState.DONE):
        package = Column("package", t("Package and item"), kind="strong", stretch=1)
        return (Column("place", t("Place"), kind="strong"), package, quantity)
    return (item, quantity, Column("state", t("State"), kind="chip"))


def line_rows(bench: Bench, context: Context) -> tuple[list[list[Cell]], int | None]:
    """The lines to pick, and which of them is the next."""
    rows: list[list[Cell]] = []
    following: int | None = None
    for number, line in enumerate(bench.lines):
        if following is None and line.picked < line.quantity:
            following = number
        state = _line_state(bench, line, context, following == number)
        quantity = str(line.quantity)
        if line.picked and line.picked < line.quantity:
            quantity = context.t("{picked} of {n}", picked=line.picked, n=line.quantity)
        rows.append([Cell(line.name, line.sku), Cell(quantity), state])
    picking = bench.state is ShipmentState.ASSIGNED
    return rows, following if picking else None


def _line_state(bench: Bench, line: WorkLine, context: Context, following: bool) -> Cell:
    if line.picked == line.quantity:
        return Cell(context.t("Scanned"), state="ready")
    if bench.state is ShipmentState.ASSIGNED and following:
        return Cell(context.t("Scan next"), state="accent", icon="scan-barcode")
    return Cell(context.t("To pick"), state="plain", icon="circle")


def parcel_rows(bench: Bench, places: dict[int, str], context: Context) -> list[list[Cell]]:
    """The packages with what lies in them and where they stand."""
    lines = {line.id: line for line in bench.lines}
    rows: list[list[Cell]] = []
    for parcel in bench.parcels:
        place = parcel.place or places.get(parcel.id, "")
        inside = (lines[line].name for line, _quantity in parcel.items if line in lines)
        what = words.joined(inside, context.language)
        pieces = sum(quantity for _line, quantity in parcel.items)
        where = Cell(place) if place else Cell(context.t("none"), colour="soft")
        rows.append([where, Cell(island(parcel.number), what), Cell(str(pieces))])
    return rows


def box_rows(bench: Bench, held: list[tuple[int, int, int]], context: Context) -> list[list[Cell]]:
    """The pieces with the package into which each will go."""
    lines = {line.id: line for line in bench.lines}
    return [
        [
            Cell(lines[line].name, lines[line].sku), Cell(str(quantity)),
            Cell(context.t("Package {number}", number=box)),
        ]
        for line, box, quantity in held
        if line in lines
    ]  # fmt: skip
