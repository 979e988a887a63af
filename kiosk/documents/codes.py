"""Blocks with codes on them: what is still to come, bars for a scanner, a code in large letters."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.documents import barcode
from kiosk.documents.pen import MM, Box, Pen, Side
from kiosk.documents.rows import Row, Setting, draw_rows, height, text_rows
from kiosk.documents.text import Words, one_line


@dataclass(frozen=True, slots=True)
class Claim:
    """What is still to come: what and when, with the code for it and its square."""

    payload: str
    """What the square says to a scanner."""
    what: tuple[Words, ...]
    label: Words
    code: str
    note: Words = ""

    def rows(self, setting: Setting, width: float) -> list[Row]:
        """The square beside the words; below them on a roll."""
        side = min(8.4 * setting.size, 34 * MM)
        inset = 0.0 if setting.roll else 0.65 * setting.size
        column = width if setting.roll else width - side - inset - 2.4 * setting.size
        words = self._words(setting, column)
        code = barcode.square(self.payload)
        unit = side / code.width
        if setting.roll:
            middle = (width - side) / 2
            picture = Row(
                side, lambda pen, box: pen.code(code, Box(box.x + middle, box.top, side), unit)
            )
            return [*words, Row(setting.size, None, keep=True), picture]

        def draw(pen: Pen, box: Box) -> None:
            pen.code(code, Box(box.x + inset, box.top, side), unit)
            draw_rows(words, pen, Box(box.x + width - column, box.top, column))

        return [
            Row(0.8 * setting.size, None, keep=True),
            Row(max(side, height(words)), draw),
        ]

    def _words(self, setting: Setting, width: float) -> list[Row]:
        rows: list[Row] = []
        for number, words in enumerate(self.what):
            found = setting.lines(words, width, bold=number == 0)
            rows += text_rows(found, setting, width, keep=True)
        rows.append(Row(0.65 * setting.size, None, keep=True))
        label = setting.lines(self.label, width, size=setting.small)
        rows += text_rows(label, setting, width, keep=True)
        rows.append(code_row(self.code, setting, width, keep=True))
        note = setting.lines(self.note, width, size=setting.small)
        return rows + text_rows(note, setting, width, keep=True)


def code_row(
    code: str,
    setting: Setting,
    width: float,
    *,
    size: float = 0,
    side: Side = Side.LEADING,
    keep: bool = False,
) -> Row:
    """A code in large letters with a little air, left to right in every language."""
    size = size or 2 * setting.size
    line = one_line(code, size=size, bold=True)
    air = 0.06 * size
    wide = line.width + air * len(line.said)
    if wide > width:
        line = one_line(code, size=size * width / wide, bold=True)
        air = air * width / wide

    def draw(pen: Pen, box: Box) -> None:
        baseline = box.top + 0.6 * size + 0.334 * line.size
        pen.text(line, Box(box.x, box.top, width), baseline, side, spacing=air)

    return Row(1.2 * size, draw, keep=keep)


@dataclass(frozen=True, slots=True)
class Bars:
    """A Code 128 over the words that it says."""

    payload: str
    high: float = 12 * MM

    def rows(self, setting: Setting, width: float) -> list[Row]:
        """One row, in the middle of a roll and at the leading edge of a page."""
        code = barcode.bars(self.payload)
        unit = barcode.module(width, code.width + 2 * barcode.QUIET_BARS)
        wide = code.width * unit
        caption = one_line(self.payload, size=setting.small)

        def draw(pen: Pen, box: Box) -> None:
            inset = (width - wide) / 2 if setting.roll else barcode.QUIET_BARS * unit
            place = Box(box.x + inset, box.top, wide)
            pen.code(code, place, unit, self.high)
            pen.text(caption, place, box.top + self.high + 1.1 * setting.small, Side.CENTRE)

        return [Row(self.high + 1.5 * setting.small, draw)]
