"""What an 80 mm ESC/POS printer makes of the bytes that it gets: lines, dots, pulses, cuts. Strict.

It stops at any command that it does not know, as a test wants it; a real one would print rubbish.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from PIL import Image

DOTS = 576
COLUMNS = 48


@dataclass
class Printed:
    """A line of letters as it lies on the roll."""

    text: str
    strong: bool = False
    high: int = 1
    wide: int = 1
    middle: bool = False


@dataclass
class Roll:
    """All that came out."""

    things: list[Printed | Image.Image] = field(default_factory=list)
    pulses: list[bytes] = field(default_factory=list)
    cuts: int = 0
    page: int = -1

    @property
    def lines(self) -> list[str]:
        return [each.text for each in self.things if isinstance(each, Printed)]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def pictures(self) -> list[Image.Image]:
        return [each for each in self.things if isinstance(each, Image.Image)]


class Head:
    """Reads a job from its first byte to its last."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at, self.roll = data, 0, Roll()
        self.line = b""
        self.strong, self.high, self.wide, self.middle = False, 1, 1, False

    def read(self) -> Roll:
        while self.at < len(self.data):
            sign = self._take(1)
            if sign == b"\x1b":
                self._esc()
            elif sign == b"\x1d":
                self._gs()
            elif sign == b"\n":
                self._feed()
            elif sign < b" ":
                raise ValueError(f"a stray {sign!r} at {self.at}")
            else:
                self.line += sign
        if self.line:
            raise ValueError("a line without its end")
        return self.roll

    def _take(self, count: int) -> bytes:
        piece = self.data[self.at : self.at + count]
        if len(piece) < count:
            raise ValueError("cut off in a command")
        self.at += count
        return piece

    def _esc(self) -> None:
        command = self._take(1)
        if command == b"@":
            self.roll.page = 0
        elif command == b"t":
            self.roll.page = self._take(1)[0]
        elif command == b"E":
            self.strong = self._take(1) == b"\x01"
        elif command == b"a":
            self.middle = self._take(1) == b"\x01"
        elif command == b"p":
            self.roll.pulses.append(b"\x1bp" + self._take(3))
        else:
            raise ValueError(f"ESC {command!r}")

    def _gs(self) -> None:
        command = self._take(1)
        if command == b"!":
            size = self._take(1)[0]
            self.high, self.wide = size % 16 + 1, size // 16 + 1
        elif command == b"V":
            assert self._take(2)[:1] == b"B"
            self.roll.cuts += 1
        elif command == b"v":
            self._dots()
        else:
            raise ValueError(f"GS {command!r}")

    def _dots(self) -> None:
        assert self._take(2) == b"0\x00"
        wide = int.from_bytes(self._take(2), "little")
        high = int.from_bytes(self._take(2), "little")
        assert wide * 8 <= DOTS
        band = Image.frombytes("1", (wide * 8, high), self._take(wide * high), "raw", "1;I")
        self.roll.things.append(band)

    def _feed(self) -> None:
        assert self.roll.page == 16, "letters before a code page is chosen"
        said = self.line.decode("cp1252")
        assert len(said) * self.wide <= COLUMNS, said
        self.roll.things.append(Printed(said, self.strong, self.high, self.wide, self.middle))
        self.line = b""


def read(data: bytes) -> Roll:
    """What comes out of the printer."""
    return Head(data).read()


def picture(roll: Roll, *, margin: int = 32) -> Any:
    """Only the dots, band under band with the white of a line between letters and codes."""
    white = Image.new("1", (DOTS, 30), 1)
    rows = [each if isinstance(each, Image.Image) else white for each in roll.things]
    high = sum(row.height for row in rows)
    made = Image.new("L", (DOTS + 2 * margin, high + 2 * margin), 255)
    top = margin
    for row in rows:
        made.paste(row.convert("L"), (margin, top))
        top += row.height
    return made
