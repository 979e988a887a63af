"""How accounting's pages word what they show: amounts, how a paper stands, whose it is, entries."""

from __future__ import annotations

from kiosk.back_office.accounting import texts
from kiosk.back_office.accounting.rules import (
    Entry,
    InvoiceKind,
    InvoiceRow,
    PaperLine,
    Standing,
)
from kiosk.core import words
from kiosk.ui.chips import State
from kiosk.ui.context import Context
from kiosk.ui.table import Cell, Column
from kiosk.ui.text import island

Face = tuple[State, str, str | None]


def plain(context: Context, minor: int) -> str:
    """An amount for a cell of money, which stands on an island of its own."""
    said = words.amount(minor, context.currency, context.language)
    return said.replace("-", "\u2212")


def amount(context: Context, minor: int) -> str:
    """An amount as the reader writes it, within a sentence."""
    return island(plain(context, minor))


def own(name: str, language: str) -> str:
    """Somebody's own words among ours, with their own reading direction."""
    return f"\u2068{name}\u2069" if name and words.rtl(language) else name


def due(context: Context, row: InvoiceRow) -> Face:
    """How a paper stands, in the list: paid, its day, or how late it is."""
    t = context.t
    if row.kind is InvoiceKind.CREDIT_NOTE:
        return "plain", t("credit note"), "undo-2"
    if row.standing is Standing.VOID:
        return "plain", t("void"), "ban"
    if row.standing is Standing.CREDITED:
        return "plain", t("credited"), "undo-2"
    if row.standing is Standing.PAID:
        return "ready", t("paid"), "check"
    if row.standing is Standing.LATE:
        return "overdue", context.tn("{n} day", "{n} days", row.late), "alarm-clock"
    if row.due_day is None:
        return "plain", t("open"), "calendar"
    return "plain", words.day(row.due_day, context.language), "calendar"


def whose(context: Context, row: InvoiceRow) -> str:
    """For whom a paper is, or what it is where nobody is named."""
    return own(row.customer_name, context.language) or texts.kind(row.kind, context.language)


def list_columns(context: Context) -> tuple[Column, ...]:
    """The heads of the list."""
    t = context.t
    return (
        Column("number", t("Number"), kind="strong"),
        Column("customer", t("Customer"), stretch=1),
        Column("total", t("Total"), kind="money"),
        Column("open", t("Open"), kind="money"),
        Column("due", t("Due"), kind="chip"),
    )


def list_row(context: Context, row: InvoiceRow) -> tuple[Cell, ...]:
    """One paper of the list."""
    state, said, icon = due(context, row)
    return (
        Cell(island(row.number)),
        Cell(whose(context, row), colour=None if row.customer_name else "soft"),
        Cell(plain(context, row.total)),
        Cell(plain(context, row.open), bold=True),
        Cell(said, state=state, icon=icon),
    )


def line_name(context: Context, line: PaperLine) -> str:
    """What a line bills, with how many."""
    name = own(line.name, context.language) or texts.line(line.what, context.language)
    many = context.tn("{n} piece", "{n} pieces", line.quantity)
    return f"{name}, {many}" if line.quantity > 1 else name


def when(context: Context, entry: Entry) -> str:
    """When an entry was made."""
    day = words.day(entry.day, context.language)
    clock = island(words.clock(entry.at, context.zone)) if entry.at is not None else ""
    return words.joined((day, clock), context.language)
