"""Where everything of a heat map stands: names, head and foot that stay, cells that scroll between them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QRectF, QSize

from kiosk.ui import heat_cells
from kiosk.ui.heat_cells import HeatCell
from kiosk.ui.text import Laid, Run, lay_out, natural_width
from kiosk.ui.theme import Theme

Tone = Literal["plain", "waiting", "overdue"]
WIDE, HIGH, GAP_X, GAP_Y = 66, 44, 4, 6
"""A cell with its air, and how much of it is air."""
TITLE_AIR = 8
SIDE, FACE, BESIDE = 14, 24, 9
NAME_LEAST, NAME_MOST = 112, 190
GROUP, HEAD_AIR, FOOT = 30, 12, 48


@dataclass(frozen=True)
class HeatColumn:
    """A column: its title under the head of its group, and at its foot a number; `ringed` frames all of it."""

    key: str
    title: str
    group: str = ""
    foot: str = ""
    tone: Tone = "plain"
    ringed: bool = False


@dataclass(frozen=True)
class HeatRow:
    """A row: who it is, and a cell for each column or None."""

    key: str
    title: str
    second: str
    initials: str
    cells: Sequence[HeatCell | None]


@dataclass
class Geometry:
    """What is shown and how large each part of it is; places are reckoned from the leading side."""

    columns: Sequence[HeatColumn] = ()
    rows: Sequence[HeatRow] = ()
    foot_words: str = ""
    view: QSize = field(default_factory=QSize)
    across: int = 0
    down: int = 0
    rtl: bool = False
    names: int = 0
    head: int = 0
    foot: int = 0
    row: int = HIGH
    group: int = GROUP
    face: int = FACE
    edges: list[int] = field(default_factory=lambda: [0])

    @property
    def wide(self) -> int:
        """All columns beside each other."""
        return self.edges[-1]

    @property
    def tall(self) -> int:
        """What is left for cells between head and foot."""
        return self.view.height() - self.head - self.foot

    def measure(self, theme: Theme) -> None:
        """How wide and tall its parts are: no word of a cell or a title breaks, and no room stays empty."""
        scale = max(1.0, theme.scale)
        self.row, self.foot = round(HIGH * scale), round(FOOT * scale)
        self.group, self.face = round(GROUP * scale), round(FACE * scale)
        names = [natural_width([Run(each.title, bold=True)], theme, "strong") for each in self.rows]
        names.append(natural_width([Run(self.foot_words, bold=True)], theme, "strong") - self.face)
        text = min(max([NAME_LEAST * scale, *names]), NAME_MOST * scale)
        self.names = round(SIDE + self.face + BESIDE + text + 10)
        looks = {cell for row in self.rows for cell in row.cells if cell is not None}
        least = [WIDE * scale, *(heat_cells.least(theme, look) + GAP_X for look in looks)]
        titles = [
            heat_cells.longest_part(theme, each.title, bold=each.ringed) for each in self.columns
        ]
        one = max([*least, *(each + TITLE_AIR for each in titles)])
        many = max(1, len(self.columns))
        # All alike, to the pixel: a word must not break in one column and stand in the next.
        each_wide = max((self.view.width() - self.names - SIDE) // many, math.ceil(one))
        self.edges = [each_wide * each for each in range(len(self.columns) + 1)]
        tall = [self.title(theme, each).height for each in range(len(self.columns))]
        self.head = round(self.group + max(tall, default=0) + HEAD_AIR)

    def title(self, theme: Theme, column: int) -> Laid:
        """A column's title, broken to its width."""
        one = self.columns[column]
        width = self.edges[column + 1] - self.edges[column] - TITLE_AIR
        run = [Run(one.title, bold=one.ringed)]
        return lay_out(run, width, theme, "micro", rtl=self.rtl, bold=one.ringed)

    def turned(self, area: QRectF) -> QRectF:
        """A place reckoned from the leading side, as it stands in the viewport."""
        if not self.rtl:
            return area
        x = self.view.width() - area.right()
        return QRectF(x, area.y(), area.width(), area.height())

    def body(self) -> QRectF:
        """Where cells are seen."""
        wide = self.view.width() - self.names
        return self.turned(QRectF(self.names, self.head, wide, self.tall))

    def shown(self) -> QRectF:
        """What of the columns is seen, heads and all."""
        wide = self.view.width() - self.names
        return self.turned(QRectF(self.names, 0, wide, self.view.height()))

    def cell_rect(self, row: int, column: int) -> QRectF:
        """Where a cell stands, with its air."""
        start, end = self.edges[column], self.edges[column + 1]
        x, y = self.names + start - self.across, self.head + row * self.row - self.down
        return self.turned(QRectF(x, y, end - start, self.row))

    def cell_at(self, x: int, y: int) -> tuple[int, int] | None:
        """Row and column at a point; None beside the cells."""
        if not self.body().contains(x, y):
            return None
        along = (self.view.width() - 1 - x if self.rtl else x) - self.names + self.across
        row = (y - self.head + self.down) // self.row
        column = sum(edge <= along for edge in self.edges) - 1
        inside = 0 <= row < len(self.rows) and 0 <= column < len(self.columns)
        return (row, column) if inside else None

    def seen_rows(self) -> range:
        """The rows of which something is seen."""
        last = (self.down + max(0, self.tall)) // self.row + 1
        return range(self.down // self.row, min(len(self.rows), last))

    def seen_columns(self) -> range:
        """The columns of which something is seen."""
        end = self.across + self.view.width() - self.names
        first = max(0, sum(edge <= self.across for edge in self.edges) - 1)
        return range(first, min(len(self.columns), sum(edge < end for edge in self.edges)))

    def groups(self) -> list[tuple[int, int]]:
        """First and last column of each group."""
        found: list[tuple[int, int]] = []
        for number, column in enumerate(self.columns):
            if found and self.columns[found[-1][0]].group == column.group:
                found[-1] = (found[-1][0], number)
            else:
                found.append((number, number))
        return found
