"""How orders, sums and bad rows of a preview look as cells of tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

from typing_extensions import override

from kiosk.core import words
from kiosk.desk.exchange import texts
from kiosk.desk.exchange.rules import Becoming, Five, Preview, PreviewRow, Problem
from kiosk.ui.chips import State
from kiosk.ui.context import Context
from kiosk.ui.table import Cell, Column

BECOMINGS: dict[Becoming, tuple[State, str]] = {
    Becoming.ORDER: ("ready", "package"),
    Becoming.DEPOSIT: ("ready", "wallet"),
    Becoming.DEPOSIT_AND_INVOICE: ("waiting", "wallet"),
    Becoming.INVOICE: ("waiting", "receipt"),
    Becoming.DEPOSIT_AND_CREDIT: ("ready", "undo-2"),
    Becoming.DEPOSIT_INVOICE_AND_CREDIT: ("waiting", "undo-2"),
    Becoming.HISTORY: ("plain", "archive"),
    Becoming.HISTORY_AND_CREDIT: ("plain", "undo-2"),
}
Row = Sequence[str | Cell]


class OrderRows(Sequence[Row]):
    """The good orders as rows; each is worded when it is seen, so that ten thousand cost nothing."""

    def __init__(self, preview: Preview, context: Context, most: int) -> None:
        self._rows = preview.orders[:most]
        self._currency, self._language = preview.currency, context.language
        self._unchanged = context.t("here already, unchanged")

    @override
    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    @override
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        if isinstance(index, slice):
            return [self._row(row) for row in self._rows[index]]
        return self._row(self._rows[index])

    def _row(self, row: PreviewRow) -> Row:
        amounts = [
            words.amount(minor, self._currency, self._language) for minor in (row.total, row.taxes)
        ]
        return (
            Cell(words.island(row.number), bold=True),
            row.customer,
            str(row.lines),
            amounts[0],
            Cell(amounts[1], colour="soft"),
            self._chip(row),
        )

    def _chip(self, row: PreviewRow) -> Cell:
        if row.unchanged:
            return Cell(self._unchanged, state="plain", icon="check")
        state, icon = BECOMINGS[row.becoming]
        return Cell(texts.what(row.becoming, self._language), state=state, icon=icon)


def order_columns(context: Context) -> tuple[Column, ...]:
    """What of an order is shown."""
    t = context.t
    return (
        Column("number", t("Order"), kind="strong"),
        Column("customer", t("Customer"), stretch=3),
        Column("lines", t("Lines"), align="trailing"),
        Column("total", t("Total"), kind="money", stretch=1),
        Column("tax", t("Tax"), kind="money", stretch=1),
        Column("becomes", t("Becomes"), kind="chip", stretch=2),
    )


def sum_columns(context: Context) -> tuple[Column, ...]:
    """The file's column, its sum there and here, and whether they are the same."""
    t = context.t
    return (
        Column("column", t("Column"), stretch=1),
        Column("file", t("In the file"), kind="money"),
        Column("books", t("In our books"), kind="money"),
        Column("same", "", kind="mark", align="trailing"),
    )


def sum_rows(preview: Preview, context: Context) -> list[Row]:
    """The five sums."""
    t, language = context.t, context.language
    named = {
        "total": t("Total"),
        "taxes": t("Taxes"),
        "shipping": t("Shipping"),
        "refunded": t("Refunded"),
        "outstanding": t("Outstanding"),
    }
    here = preview.totals.taken_in
    rows: list[Row] = []
    for key in Five.__slots__:
        file, books = getattr(preview.in_file, key), getattr(here, key)
        said = [words.amount(minor, preview.currency, language) for minor in (file, books)]
        if file == books:
            mark = Cell(t("same"), state="ready")
        else:
            off = words.amount(books - file, preview.currency, language)
            mark = Cell(words.island(off), state="overdue")
        rows.append((named[key], said[0], said[1], mark))
    return rows


def bad_columns(context: Context) -> tuple[Column, ...]:
    """Where, what it says, why not, and the way to see the whole row."""
    t = context.t
    return (
        Column("row", t("Row"), kind="strong"),
        Column("column", t("Column"), stretch=1),
        Column("says", t("It says"), kind="strong", stretch=1),
        Column("why", t("Why not"), stretch=9),
        Column("show", "", kind="link", align="trailing"),
    )


def bad_rows(problems: Sequence[Problem], context: Context, *, shown: bool) -> list[Row]:
    """Every problem as a row; with `shown` there is a way to see the row itself."""
    show = context.t("Show row") if shown else ""
    return [
        (
            str(problem.row) if problem.row else "",
            problem.column,
            Cell(words.island(problem.value) if problem.value else "", colour="s_overdue"),
            texts.why(problem.reason, context.language),
            show if problem.row else "",
        )
        for problem in problems
    ]


def file_facts(preview: Preview, seconds: float, title: str, context: Context) -> str:
    """What was read, in one line."""
    t, tn = context.t, context.tn
    rows = tn("{n} row", "{n} rows", preview.rows)
    found = tn("{n} order", "{n} orders", preview.found)
    took = t("read in {seconds} s", seconds=words.island(f"{seconds:.1f}"))
    said = [words.joined((title, rows, found, took), context.language) + "."]
    if preview.taxes_included is not None:
        included = t("Prices include tax.") if preview.taxes_included else t("Tax is on top.")
        said.append(included)
    return " ".join(said)


def record_columns(context: Context) -> tuple[Column, ...]:
    """One row of the file, turned upright."""
    t = context.t
    return (Column("column", t("Column"), kind="soft"), Column("says", t("It says"), stretch=1))
