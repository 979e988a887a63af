"""What a paper is made of: the setting, and rows that page breaks go between, never through."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from kiosk.documents.pen import Box, Pen, Side
from kiosk.documents.text import Line, Words, lines


@dataclass(frozen=True, slots=True)
class Setting:
    """How a paper is set: the direction, the body size in points, and the room of a page."""

    rtl: bool
    size: float
    roll: bool = False
    room: float = float("inf")
    figures: float = 0
    """The width of all columns of amounts: where they end a line at the left, their decimals
    stand below each other only if all columns are of one width."""

    @property
    def small(self) -> float:
        """Small print, heads of columns, the foot of a page."""
        return self.size * (1.0 if self.roll else 0.82)

    @property
    def heading(self) -> float:
        """Headings, and the one amount that somebody came to read."""
        return self.size * (1.15 if self.roll else 1.3)

    @property
    def title(self) -> float:
        """The one title of a paper."""
        return self.size * (1.3 if self.roll else 2.0)

    @property
    def leading(self) -> float:
        """Height of a line by its size; Arabic stands higher and hangs lower."""
        return 1.5 if self.rtl else 1.36

    def lines(
        self, words: Words, width: float, *, size: float = 0, bold: bool = False
    ) -> tuple[Line, ...]:
        """`words` broken to `width` in the paper's direction, at the body size if no other."""
        return lines(words, size=size or self.size, width=width, rtl=self.rtl, bold=bold)


@dataclass(frozen=True, slots=True)
class Row:
    """What a page break may go before and after, never through."""

    height: float
    draw: Callable[[Pen, Box], None] | None
    """None is white space; a page does not begin with it."""
    keep: bool = False
    """Not parted from the row after it."""
    head: tuple[Row, ...] = field(default=(), repr=False)
    """Rows to be said again where a page begins with this one."""


class Block(Protocol):
    """A part of a paper."""

    def rows(self, setting: Setting, width: float) -> list[Row]:
        """The rows of this block on a column of `width` points."""
        ...


@dataclass(frozen=True, slots=True)
class Cell:
    """Lines at a place across a row: from `x` on, `width` wide."""

    x: float
    width: float
    lines: tuple[Line, ...]
    side: Side = Side.LEADING


def height(rows: Iterable[Row]) -> float:
    """How high `rows` stand together."""
    return sum(row.height for row in rows)


def draw_rows(rows: Iterable[Row], pen: Pen, box: Box) -> None:
    """`rows` one below the other from the top of `box`."""
    top = box.top
    for row in rows:
        if row.draw:
            row.draw(pen, Box(box.x, top, box.width))
        top += row.height


def together(rows: Sequence[Row]) -> Row:
    """`rows` as one that no page break goes through."""
    return Row(height(rows), lambda pen, box: draw_rows(rows, pen, box))


def cell_rows(
    cells: Sequence[Cell], setting: Setting, pitch: float = 0, *, keep: bool = False
) -> list[Row]:
    """Cells side by side; `pitch` is what a row of one line is high, by its size."""
    found = [line for cell in cells for line in cell.lines]
    if not found:
        return []
    high = max(line.size for line in found) * setting.leading
    pad = max(0.0, max(line.size for line in found) * pitch - high) / 2
    count = max(len(cell.lines) for cell in cells)
    return [
        _cell_row(
            cells,
            number,
            high,
            (pad if number == 0 else 0, pad if number == count - 1 else 0),
            keep=keep or (count <= 8 and number < count - 1),
        )
        for number in range(count)
    ]


def _cell_row(
    cells: Sequence[Cell], number: int, high: float, pad: tuple[float, float], *, keep: bool
) -> Row:
    def draw(pen: Pen, box: Box) -> None:
        for cell in cells:
            if number < len(cell.lines):
                line = cell.lines[number]
                # Cells share a baseline: that of the row's largest letters.
                baseline = box.top + pad[0] + high / 2 + 0.334 * largest
                pen.text(line, Box(box.x + cell.x, box.top, cell.width), baseline, cell.side)

    sizes = [cell.lines[number].size for cell in cells if number < len(cell.lines)]
    largest = max(sizes)
    return Row(high + sum(pad), draw, keep=keep)


def text_rows(
    found: tuple[Line, ...],
    setting: Setting,
    width: float,
    side: Side = Side.LEADING,
    *,
    keep: bool = False,
) -> list[Row]:
    """Lines of one column."""
    return cell_rows([Cell(0, width, found, side)], setting, keep=keep)
