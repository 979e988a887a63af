"""A number that is called and its desk in the lit arch, as display and kiosks draw them."""

from __future__ import annotations

import re

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from kiosk.core.words import island
from kiosk.ui import painting
from kiosk.ui.poster import poster
from kiosk.ui.theme import Theme

_PLACE = re.compile(r"(?P<word>.*\S)\s+(?P<figure>\d{1,3}\s?[A-Za-z]?)")
NO_BREAK = "\u00a0"
SIDE, TOP = 0.25, 0.37
"""How far inside the dark arch the lit one stands, in sizes of the figure."""


def parts_of(place: str) -> tuple[str, str]:
    """A desk's name as a word and the figure that is read from afar: ``Desk 1``."""
    found = _PLACE.fullmatch(place.strip())
    return (found["word"], found["figure"]) if found else (place.strip(), "")


def number_of(number: str) -> str:
    """A number on one line and left to right in every language."""
    return island(number.replace(" ", NO_BREAK))


def paint_door(
    painter: QPainter,
    area: QRectF,
    theme: Theme,
    place: str,
    *,
    figure: float,
    word: float,
    lit: bool,
) -> None:
    """The desk in the lit arch to the foot of `area`; the name alone where it has no figure."""
    painting.fill(painter, painting.arch(area), theme.colour("brand_arch"))
    side = figure * SIDE
    inner = area.adjusted(side, figure * TOP, -side, 0)
    painting.fill(
        painter, painting.arch(inner), theme.colour("brand_mark" if lit else "brand_deep")
    )
    if not lit or not place:
        return
    said, number = parts_of(place)
    pad = inner.width() * 0.08
    room = inner.adjusted(pad, inner.width() * 0.5, -pad, -inner.height() * 0.06)
    ink, centre = theme.colour("on_mark"), Qt.AlignmentFlag.AlignHCenter
    if not number:
        whole = poster(
            said,
            room.width(),
            room.height(),
            word * 1.4,
            least=word * 0.35,
            align=centre,
            wrap=True,
        )
        whole.draw_in(painter, room, ink)
        return
    above = poster(said, room.width(), room.height() * 0.4, word, least=word * 0.35, align=centre,
                   wrap=True)  # fmt: skip
    below = poster(number, room.width(), room.height() * 0.85, figure, least=figure * 0.3, align=centre,
                   spacing=-1.0)  # fmt: skip
    gap = below.size * 0.14
    top = room.y() + (room.height() - above.height - below.height + 2 * gap) / 2
    above.draw(painter, room.x(), top, ink)
    below.draw(painter, room.x(), top + above.height - gap, ink)
