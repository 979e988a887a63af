"""Labels: of a shelf or a package, and the badge of a visitor."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.documents import barcode
from kiosk.documents.pen import MM, Box, Pen, Side
from kiosk.documents.rows import Row, Setting
from kiosk.documents.text import Line, lines, one_line


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


@dataclass(frozen=True, slots=True)
class BadgeLabel:
    """A visitor's badge: the name large, what else is said below it, the square to check out with beside it."""

    name: str
    lines: tuple[str, ...]
    foot: str
    payload: str
    high: float = 29 * MM - 2 * 2.5 * MM

    def rows(self, setting: Setting, width: float) -> list[Row]:
        """One row as high as the label; a long name takes two lines, then becomes smaller, never cut."""
        code = barcode.square(self.payload) if self.payload else None
        side = self.high - 5 * MM if code is not None else 0.0
        room = width - (side + 2 * MM if code is not None else 0.0)
        name = self._name(setting, room)
        small = [self._fitted(line, 8.5, room, setting) for line in self.lines]
        foot = self._fitted(self.foot, 7, width, setting)

        def draw(pen: Pen, box: Box) -> None:
            inner = Box(box.x + width - room if setting.rtl else box.x, box.top, room)
            y = box.top
            for line in name:
                y += 1.08 * line.size
                pen.text(line, inner, y)
            y += 1 * MM
            for line in small:
                y += 1.25 * 8.5
                pen.text(line, inner, y)
            pen.text(foot, Box(box.x, box.top, width), box.top + self.high - 0.6 * MM)
            if code is not None:
                at = box.x if setting.rtl else box.x + width - side
                pen.code(code, Box(at, box.top, side), side / code.width)

        return [Row(self.high, draw)]

    def _name(self, setting: Setting, room: float) -> tuple[Line, ...]:
        """The largest size at which the name has one line or two, in the room above the rest."""
        most = self.high - (len(self.lines) * 1.25 * 8.5 + 5.5 * MM)
        for size in (19.0, 16.0, 13.0, 11.0, 9.0, 7.0, 5.5, 4.5, 3.6):
            found = lines(self.name, size=size, width=room, rtl=setting.rtl, bold=True)
            if len(found) * 1.08 * size <= most and all(line.width <= room for line in found):
                return found
        return (self._fitted(self.name, 3.6, room, setting),)

    def _fitted(self, words: str, size: float, width: float, setting: Setting) -> Line:
        line = one_line(words, size=size, rtl=setting.rtl)
        if line.width <= width:
            return line
        return one_line(words, size=size * width / line.width, rtl=setting.rtl)
