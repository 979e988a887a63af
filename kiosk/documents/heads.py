"""How a paper begins: whose it is, and what it is."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.documents.pen import Box, Pen, Side
from kiosk.documents.rows import Row, Setting, draw_rows, height, text_rows
from kiosk.documents.text import Line, Words, own


@dataclass(frozen=True, slots=True)
class Business:
    """Whose paper it is, as its owner wrote it."""

    name: str
    second: str = ""
    lines: tuple[str, ...] = ()
    """Address, mail, tax number: what has to stand on a paper, a line each."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The mark, the name, and where to find the business."""

    business: Business

    def rows(self, setting: Setting, width: float) -> list[Row]:
        """One row; on a roll centred lines without the mark."""
        named, found = self.business, setting.lines
        if setting.roll:
            return [
                *_centred(
                    found(own(named.name), width, size=setting.title, bold=True), setting, width
                ),
                *_centred(found(own(named.second), width), setting, width),
                *(
                    row
                    for line in named.lines
                    for row in _centred(found(own(line), width), setting, width)
                ),
                Row(0.5 * setting.size, None),
            ]
        mark = 2.15 * setting.size
        place = mark + 0.85 * setting.size
        column = 0.4 * width
        names = text_rows(
            found(own(named.name), width - place - column, size=setting.heading, bold=True),
            setting,
            width,
        ) + text_rows(found(own(named.second), width - place - column), setting, width)
        address = [
            row
            for line in named.lines
            for row in text_rows(
                found(own(line), column, size=setting.small), setting, column, Side.TRAILING
            )
        ]

        def draw(pen: Pen, box: Box) -> None:
            pen.arch(Box(box.x, box.top + 0.1 * setting.size, mark))
            draw_rows(names, pen, Box(box.x + place, box.top, width - place))
            draw_rows(address, pen, Box(box.x + width - column, box.top, column))

        high = max(height(names), height(address), mark * 1.2)
        return [Row(high, draw), Row(1.6 * setting.size, None)]


@dataclass(frozen=True, slots=True)
class Title:
    """What this paper is, in large letters, and the line under it."""

    words: Words
    under: Words = ""

    def rows(self, setting: Setting, width: float) -> list[Row]:
        """Stays with what follows; centred on a roll."""
        title = setting.lines(self.words, width, size=setting.title, bold=True)
        under = setting.lines(self.under, width)
        if setting.roll:
            return [*_centred(title, setting, width), *_centred(under, setting, width)]
        return [
            *text_rows(title, setting, width, keep=True),
            Row(0.1 * setting.size, None, keep=True),
            *text_rows(under, setting, width, keep=True),
        ]


@dataclass(frozen=True, slots=True)
class Masthead:
    """The head of a report or a form: the title leading, the business trailing in small letters."""

    words: Words
    under: Words
    business: Business

    def rows(self, setting: Setting, width: float) -> list[Row]:
        """One row; on a roll the letterhead and the title, centred."""
        if setting.roll:
            both = (Letterhead(Business(self.business.name, self.business.second)),)
            return [
                *(row for block in both for row in block.rows(setting, width)),
                *Title(self.words, self.under).rows(setting, width),
            ]
        column = 0.42 * width
        room = width - column - setting.size
        title = setting.lines(self.words, room, size=1.75 * setting.size, bold=True)
        lead = text_rows(title, setting, room) + text_rows(
            setting.lines(self.under, room), setting, room
        )
        name = setting.lines(own(self.business.name), column, bold=True)
        rest = [
            row
            for line in (self.business.second, *self.business.lines)
            for row in text_rows(
                setting.lines(own(line), column, size=setting.small),
                setting,
                column,
                Side.TRAILING,
            )
        ]
        trail = text_rows(name, setting, column, Side.TRAILING) + rest

        def draw(pen: Pen, box: Box) -> None:
            draw_rows(lead, pen, Box(box.x, box.top, room))
            draw_rows(trail, pen, Box(box.x + width - column, box.top, column))

        return [Row(max(height(lead), height(trail)), draw), Row(0.6 * setting.size, None)]


def _centred(found: tuple[Line, ...], setting: Setting, width: float) -> list[Row]:
    return text_rows(found, setting, width, Side.CENTRE)
