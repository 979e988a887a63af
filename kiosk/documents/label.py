"""A label for a shelf or a package: the place large, the number, bars for the scanner."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.documents import barcode
from kiosk.documents.pen import MM, Box, Pen, Side
from kiosk.documents.rows import Row, Setting
from kiosk.documents.text import Line, one_line


@dataclass(frozen=True, slots=True)
class Label:
    """One label: `place` to find it, `number` whose it is, `payload` for the scanner."""

    place: str
    number: str
    payload: str
    note: str = ""
    high: float = 29 * MM - 2 * 2.5 * MM

    def rows(self, setting: Setting, width: float) -> list[Row]:
        """One row as high as the label; words that are too long are set smaller, never cut."""
        number = self._fitted(self.number, 13, 0.44 * width, setting)
        place = self._fitted(self.place, 30, width - number.width - 3 * MM, setting)
        note = self._fitted(self.note, 8.5, width, setting, bold=False)
        code = barcode.bars(self.payload)
        unit = barcode.module(width, code.width + 4)  # the margin gives the rest of the white
        bars_high = 8.5 * MM
        top = self.high - bars_high

        def draw(pen: Pen, box: Box) -> None:
            pen.text(place, box, box.top + 0.72 * 30)
            pen.text(number, box, box.top + 0.72 * 30, Side.TRAILING)
            pen.text(note, box, box.top + top - 2.2 * MM)
            wide = code.width * unit
            place_of = Box(box.x + (width - wide) / 2, box.top + top, wide)
            pen.code(code, place_of, unit, bars_high)

        return [Row(self.high, draw)]

    def _fitted(
        self, words: str, size: float, width: float, setting: Setting, *, bold: bool = True
    ) -> Line:
        line = one_line(words, size=size, rtl=setting.rtl, bold=bold)
        if line.width <= width:
            return line
        return one_line(words, size=size * width / line.width, rtl=setting.rtl, bold=bold)
