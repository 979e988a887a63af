"""Blocks of a paper: white, rules, headings, words, facts, columns, signatures."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.documents.pen import MM, Box, Pen, Side
from kiosk.documents.rows import Block, Cell, Row, Setting, cell_rows, draw_rows, height, text_rows
from kiosk.documents.text import Words

# ---------------------------------------------------------------------------------- white and lines


@dataclass(frozen=True, slots=True)
class Gap:
    """White space of so many body sizes."""

    ems: float = 0.8

    def rows(self, setting: Setting, width: float) -> list[Row]:  # noqa: ARG002
        """One row of white."""
        return [Row(self.ems * setting.size, None)]


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across, with white on both sides; dashed on a roll."""

    gap: float = 0.75

    def rows(self, setting: Setting, width: float) -> list[Row]:  # noqa: ARG002
        """White, line, white."""
        white = self.gap * setting.size * (0.8 if setting.roll else 1)

        def draw(pen: Pen, box: Box) -> None:
            pen.rule(box, dashed=setting.roll)

        return [Row(white, None, keep=True), Row(0, draw), Row(white, None)]


# ------------------------------------------------------------------------------------------ words


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a part."""

    words: Words

    def rows(self, setting: Setting, width: float) -> list[Row]:
        """Stays with what follows."""
        found = setting.lines(self.words, width, size=setting.heading, bold=True)
        return [
            *text_rows(found, setting, width, keep=True),
            Row(0.3 * setting.size, None, keep=True),
        ]


@dataclass(frozen=True, slots=True)
class Section:
    """The head of a part of a report: bold at body size, on a line."""

    words: Words

    def rows(self, setting: Setting, width: float) -> list[Row]:
        """White, head, line; stays with what follows."""
        found = setting.lines(self.words, width, bold=True)
        return [
            Row(0.9 * setting.size, None, keep=True),
            *text_rows(found, setting, width, keep=True),
            Row(0.25 * setting.size, None, keep=True),
            Row(0.25 * setting.size, lambda pen, box: pen.rule(box), keep=True),
        ]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; a line end in it is a line end on paper."""

    words: Words
    small: bool = False
    bold: bool = False
    side: Side = Side.LEADING

    def rows(self, setting: Setting, width: float) -> list[Row]:
        """A row a line; two lines at least stay together."""
        size = setting.small if self.small else setting.size
        found = setting.lines(self.words, width, size=size, bold=self.bold)
        rows = text_rows(found, setting, width, self.side)
        return rows if len(rows) <= 3 else [*rows[:-1], rows[-1]]


@dataclass(frozen=True, slots=True)
class SmallPrint:
    """Sentences in small print, each on lines of its own."""

    sentences: tuple[Words, ...]

    def rows(self, setting: Setting, width: float) -> list[Row]:
        """The rows of all sentences."""
        return [
            row
            for words in self.sentences
            for row in Paragraph(words, small=True).rows(setting, width)
        ]


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and what they stand for, in two columns: the parties of a paper, the serials."""

    facts: tuple[tuple[Words, Words], ...]

    def rows(self, setting: Setting, width: float) -> list[Row]:
        """The names' column is as wide as they need, two fifths at most."""
        named = [setting.lines(name, 0.4 * width, size=setting.small) for name, _ in self.facts]
        column = max((line.width for found in named for line in found), default=0) + setting.size
        return [
            row
            for name, (_, value) in zip(named, self.facts, strict=True)
            for row in cell_rows(
                [
                    Cell(0, column, name),
                    Cell(column, width - column, setting.lines(value, width - column)),
                ],
                setting,
            )
        ]


@dataclass(frozen=True, slots=True)
class Pair:
    """Small words at both ends of a line; below each other where they do not fit beside."""

    leading: Words
    trailing: Words

    def rows(self, setting: Setting, width: float) -> list[Row]:
        """One row, or as many as the words need."""
        ends = [
            setting.lines(words, width, size=setting.small)
            for words in (self.leading, self.trailing)
        ]
        wide = sum(line.width for found in ends for line in found)
        if all(len(found) <= 1 for found in ends) and wide + setting.size <= width:
            return cell_rows(
                [Cell(0, width, ends[0]), Cell(0, width, ends[1], Side.TRAILING)], setting, 1.9
            )
        return [row for found in ends for row in text_rows(found, setting, width)]


@dataclass(frozen=True, slots=True)
class Columns:
    """Two columns of blocks; one below the other on a roll, or where a page would not hold them."""

    leading: tuple[Block, ...]
    trailing: tuple[Block, ...]
    gap: float = 3

    def rows(self, setting: Setting, width: float) -> list[Row]:
        """One row, or the rows of both columns."""
        space = self.gap * setting.size
        half = (width - space) / 2
        sides = [
            [row for block in blocks for row in block.rows(setting, half)]
            for blocks in (self.leading, self.trailing)
        ]
        high = max(height(rows) for rows in sides)
        if setting.roll or high > setting.room:
            both = self.leading + self.trailing
            return [row for block in both for row in block.rows(setting, width)]

        def draw(pen: Pen, box: Box) -> None:
            draw_rows(sides[0], pen, Box(box.x, box.top, half))
            draw_rows(sides[1], pen, Box(box.x + half + space, box.top, half))

        return [Row(high, draw)]


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: drawn strokes or a typed name over a line, and what stands under it."""

    under: tuple[Words, ...]
    strokes: tuple[tuple[tuple[float, float], ...], ...] = ()
    """Points from 0 to 1 of the pad's width, both ways from its top left."""
    typed: str = ""
    waits: bool = False
    """Not signed yet, and may be: the line is dashed."""


@dataclass(frozen=True, slots=True)
class Signatures:
    """One or two signatures side by side; on a roll one below the other."""

    signed: tuple[Signature, ...]

    def rows(self, setting: Setting, width: float) -> list[Row]:
        """One row for each line of two signatures."""
        space = 3 * setting.size
        column = width if setting.roll else (width - space) / 2
        side_by_side = 1 if setting.roll else 2
        made: list[Row] = []
        for first in range(0, len(self.signed), side_by_side):
            pads = [
                _signature_rows(signed, setting, column)
                for signed in self.signed[first : first + side_by_side]
            ]
            made.append(_side_by_side(pads, column, space))
        return made


def _side_by_side(pads: list[list[Row]], column: float, space: float) -> Row:
    def draw(pen: Pen, box: Box) -> None:
        for number, rows in enumerate(pads):
            draw_rows(rows, pen, Box(box.x + number * (column + space), box.top, column))

    return Row(max(height(rows) for rows in pads), draw)


def _signature_rows(signed: Signature, setting: Setting, width: float) -> list[Row]:
    pad = 17 * MM
    drawn = 0.72 * width

    def draw(pen: Pen, box: Box) -> None:
        if signed.strokes:
            pen.strokes(signed.strokes, Box(box.x, box.top, drawn))
        if signed.typed:
            found = setting.lines(signed.typed, width, size=1.15 * setting.size)[:1]
            for line in found:
                pen.text(line, box, box.top + pad - 0.5 * setting.size)

    def rule(pen: Pen, box: Box) -> None:
        pen.rule(box, dashed=signed.waits)

    lowest = max((y for stroke in signed.strokes for _, y in stroke), default=0.0) * drawn
    rows = [Row(max(pad, lowest + 4), draw), Row(0.4 * setting.size, rule)]
    for words in signed.under:
        rows += text_rows(setting.lines(words, width, size=setting.small), setting, width)
    return rows
