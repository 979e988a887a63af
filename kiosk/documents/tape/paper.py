"""A tape as a PDF of its width, made of the blocks that all our papers are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from kiosk.documents import barcode, blocks, codes, page
from kiosk.documents.pen import MM, Box, Pen, Side
from kiosk.documents.rows import Block, Row, Setting, text_rows
from kiosk.documents.table import Amount, Amounts, Weight
from kiosk.documents.tape.parts import (
    Bars,
    Centre,
    Dashes,
    Pair,
    Part,
    Space,
    Square,
    Tape,
    Text,
)

LARGEST_SQUARE = 30 * MM


def pdf(tape: Tape) -> bytes:
    """`tape` as one long page of 80 mm, to look at, to send, or to print without a receipt printer."""
    return build(tape.all_parts(), tape.title, tape.language, page.ROLL)


def build(parts: Iterable[Part], title: str, language: str, paper: page.Paper) -> bytes:
    """`parts` on `paper`."""
    return page.build(page.Document(title, language, paper, tuple(_blocks(parts))))


def _blocks(parts: Iterable[Part]) -> Iterator[Block]:
    for is_pair, group in groupby(parts, key=lambda part: isinstance(part, Pair)):
        if is_pair:
            pairs = [part for part in group if isinstance(part, Pair)]
            yield Amounts(tuple(Amount(p.words, p.amount, p.weight) for p in pairs))
        else:
            yield from map(_block, group)


def _block(part: Part) -> Block:
    match part:
        case Centre():
            return _Centred(part)
        case Text():
            return _Running(part)
        case Dashes():
            return blocks.Rule()
        case Bars(payload):
            return codes.Bars(payload)
        case Square():
            return _Squared(part)
        case Space(lines):
            return blocks.Gap(1.36 * lines)
        case Pair(words, amount, weight):
            return Amounts((Amount(words, amount, weight),))


@dataclass(frozen=True, slots=True)
class _Centred:
    part: Centre

    def rows(self, setting: Setting, width: float) -> list[Row]:
        sizes = {Weight.LARGE: setting.title, Weight.STRONG: setting.heading}
        size = sizes.get(self.part.weight, setting.size)
        bold = self.part.weight is not Weight.PLAIN
        found = setting.lines(self.part.words, width, size=size, bold=bold)
        return text_rows(found, setting, width, Side.CENTRE)


@dataclass(frozen=True, slots=True)
class _Running:
    part: Text

    def rows(self, setting: Setting, width: float) -> list[Row]:
        size = setting.heading if self.part.weight is Weight.LARGE else setting.size
        bold = self.part.weight is not Weight.PLAIN
        return text_rows(
            setting.lines(self.part.words, width, size=size, bold=bold), setting, width
        )


@dataclass(frozen=True, slots=True)
class _Squared:
    part: Square

    def rows(self, setting: Setting, width: float) -> list[Row]:
        code = barcode.square(self.part.payload)
        side = min(LARGEST_SQUARE, 0.6 * width)
        inset = (width - side) / 2

        def draw(pen: Pen, box: Box) -> None:
            pen.code(code, Box(box.x + inset, box.top, side), side / code.width)

        rows = [Row(0.5 * setting.size, None, keep=True), Row(side, draw, keep=True)]
        if self.part.code:
            rows += [
                Row(0.4 * setting.size, None, keep=True),
                codes.code_row(self.part.code, setting, width, side=Side.CENTRE),
            ]
        return rows
