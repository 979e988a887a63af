"""Money columns and tables: words lead, amounts end a row, heads come again on the next page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from kiosk.documents.pen import Box, Pen, Side
from kiosk.documents.rows import Cell, Row, Setting, cell_rows
from kiosk.documents.text import Line, Words, one_line


class Weight(Enum):
    """How loud a row is; a paper has one that is LARGE."""

    PLAIN = "plain"
    STRONG = "strong"
    LARGE = "large"


@dataclass(frozen=True, slots=True)
class Amount:
    """A row of words and an amount, which comes worded; figures are all of one width."""

    words: Words
    amount: str
    weight: Weight = Weight.PLAIN


@dataclass(frozen=True, slots=True)
class Amounts:
    """Rows of words and amounts; the currency stands once, in the head."""

    rows_of: tuple[Amount, ...]
    head: tuple[Words, str] | None = None
    pitch: float = 1.7

    def column(self, setting: Setting) -> float:
        """How wide the amounts stand."""
        return max((line.width for line in self._amounts(setting)), default=0)

    def rows(self, setting: Setting, width: float) -> list[Row]:
        """The amounts' column is as wide as its widest, or as the paper's where that mirrors."""
        column = max(self.column(setting), setting.figures)
        room = max(width - column - 0.8 * setting.size, 0.3 * width)
        pitch = 1.0 if setting.roll else self.pitch
        head = tuple(self._head(setting, width, column))
        rows = list(head)
        for row, line in zip(self.rows_of, self._amounts(setting), strict=True):
            bold = row.weight is not Weight.PLAIN
            words = setting.lines(row.words, room, size=line.size, bold=bold)
            cells = [
                Cell(0, room, words),
                Cell(width - column, column, (line,), Side.FIGURES),
            ]
            rows += _with_head(cell_rows(cells, setting, pitch), head)
        return rows

    def _amounts(self, setting: Setting) -> list[Line]:
        return [
            one_line(
                row.amount,
                size=setting.heading if row.weight is Weight.LARGE else setting.size,
                bold=row.weight is not Weight.PLAIN,
            )
            for row in self.rows_of
        ]

    def _head(self, setting: Setting, width: float, column: float) -> list[Row]:
        if self.head is None:
            return []
        words, currency = self.head
        trailing = one_line(currency, size=setting.small)
        room = width - max(column, trailing.width) - 0.8 * setting.size
        cells = [
            Cell(0, room, setting.lines(words, room, size=setting.small)),
            Cell(width - column, column, (trailing,), Side.FIGURES),
        ]
        white = Row(0.0 if setting.roll else 0.2 * setting.size, None, keep=True)
        return [*cell_rows(cells, setting, keep=True), white]


class Kind(Enum):
    """What a column holds, which says where it stands and whether it breaks."""

    TEXT = "text"
    AMOUNT = "amount"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; text columns part the room by `share` that the others leave."""

    head: Words
    kind: Kind = Kind.TEXT
    share: float = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under heads, with a line below the heads and above the sums."""

    columns: tuple[Column, ...]
    lines: tuple[tuple[Words, ...], ...]
    totals: tuple[tuple[Words, ...], ...] = ()
    pitch: float = 1.55

    def rows(self, setting: Setting, width: float) -> list[Row]:
        """Heads come again where a page begins inside the table."""
        plain = [self._set(line, setting) for line in self.lines]
        sums = [self._set(line, setting, bold=True) for line in self.totals]
        places = self._places(setting, width, [*plain, *sums])
        head: tuple[Row, ...] = ()
        if any(column.head for column in self.columns):
            size = setting.small
            heads = [
                setting.lines(c.head, wide, size=size, bold=True)
                for c, (_, wide) in zip(self.columns, places, strict=True)
            ]
            cells = self._cells(heads, places)
            head = (*cell_rows(cells, setting, keep=True), *_line(setting, keep=True))
        rows = list(head)
        for line, set_ in zip(self.lines, plain, strict=True):
            cells = self._cells(self._broken(line, set_, places, setting), places)
            rows += _with_head(cell_rows(cells, setting, self.pitch), head)
        if self.totals:
            rows += _line(setting, keep=True)
        for line, set_ in zip(self.totals, sums, strict=True):
            cells = self._cells(self._broken(line, set_, places, setting, bold=True), places)
            rows += _with_head(cell_rows(cells, setting, self.pitch), head)
        return rows

    def _set(
        self, words: Sequence[Words], setting: Setting, *, bold: bool = False
    ) -> tuple[Line | None, ...]:
        """The amounts and codes of a row, which no width breaks; None where text stands."""
        return tuple(
            None
            if column.kind is Kind.TEXT or said is column.head
            else one_line(said, size=setting.size, bold=bold)
            for column, said in zip(self.columns, words, strict=True)
        )

    def _broken(
        self,
        words: Sequence[Words],
        set_: Sequence[Line | None],
        places: Sequence[tuple[float, float]],
        setting: Setting,
        *,
        bold: bool = False,
    ) -> list[tuple[Line, ...]]:
        """The lines of a row's cells, its text broken to the room that its column has."""
        return [
            setting.lines(said, wide, size=setting.size, bold=bold) if line is None else (line,)
            for said, line, (_x, wide) in zip(words, set_, places, strict=True)
        ]

    def _cells(
        self, found: Sequence[tuple[Line, ...]], places: Sequence[tuple[float, float]]
    ) -> list[Cell]:
        return [
            Cell(x, wide, lines, Side.FIGURES if column.kind is Kind.AMOUNT else Side.LEADING)
            for column, lines, (x, wide) in zip(self.columns, found, places, strict=True)
        ]

    def _places(
        self, setting: Setting, width: float, set_: Sequence[Sequence[Line | None]]
    ) -> list[tuple[float, float]]:
        """Where each column begins and how wide it is; codes and amounts get what they need."""
        gap = 1.2 * setting.size
        needs = [
            0.0
            if column.kind is Kind.TEXT
            else min(self._need(number, setting, set_), width / len(self.columns) * 1.5)
            for number, column in enumerate(self.columns)
        ]
        shares = sum(column.share for column in self.columns if column.kind is Kind.TEXT)
        left = max(width - sum(needs) - gap * (len(self.columns) - 1), 0.2 * width)
        places, x = [], 0.0
        for need, column in zip(needs, self.columns, strict=True):
            wide = left * column.share / shares if column.kind is Kind.TEXT else need
            places.append((x, wide))
            x += wide + gap
        return places

    def _need(self, number: int, setting: Setting, set_: Sequence[Sequence[Line | None]]) -> float:
        head = setting.lines(self.columns[number].head, 1e6, size=setting.small, bold=True)
        below = [line for row in set_ if (line := row[number]) is not None]
        return max((line.width for line in (*head, *below)), default=0) + 0.1


def _line(setting: Setting, *, keep: bool) -> list[Row]:
    def draw(pen: Pen, box: Box) -> None:
        pen.rule(box, dashed=setting.roll)

    white = Row(0.2 * setting.size, None, keep=keep)
    return [white, Row(0, draw, keep=keep), white]


def _with_head(rows: list[Row], head: tuple[Row, ...]) -> list[Row]:
    return [Row(row.height, row.draw, row.keep, head) for row in rows]
