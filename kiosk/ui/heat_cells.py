"""How a cell of a heat map looks: its colour, word and letter, hatched, with a corner, dashed; each drawn once."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from kiosk.ui import icons
from kiosk.ui.painting import box, fill
from kiosk.ui.text import Run, island, lay_out
from kiosk.ui.theme import Theme

PAD, CORNER, STRIPE = 7, 11, 8
ICON, ICON_PAD, ICON_GAP = 12, 4, 3
SOFT_HYPHEN = "\u00ad"
TOWARDS = {"I": 0.16, "O": 0.16}
"""Stripes of these go towards the ink, of the others away from it: so words on them hold 7:1."""
AWAY = 0.34


@dataclass(frozen=True)
class HeatCell:
    """One cell, already worded. `level` is a step of the theme's heat; `said` is for a screen reader and no part of its look."""

    level: str
    words: str
    letter: str = ""
    hatched: bool = False
    corner: bool = False
    dashed: bool = False
    icon: str | None = None
    said: str = field(default="", compare=False)


def longest_part(theme: Theme, text: str, role: str = "micro", *, bold: bool = True) -> float:
    """The widest piece of a text that is never broken; it may break at a soft hyphen."""
    measure = QFontMetricsF(theme.font(role, bold=bold))
    parts = [part for word in text.split() for part in _pieces(word)]
    return max((measure.horizontalAdvance(part) for part in parts), default=0.0) + 1


def _pieces(word: str) -> list[str]:
    *first, last = word.split(SOFT_HYPHEN)
    return [*(f"{part}-" for part in first), last]


def least(theme: Theme, cell: HeatCell) -> float:
    """How wide a cell must be so that none of its words breaks."""
    words = longest_part(theme, cell.words, bold=False)
    return words + (2 * ICON_PAD + ICON + ICON_GAP if cell.icon else 2 * PAD - 3)


def stripes(theme: Theme, level: str) -> QColor:
    """The colour of the stripes over a level's ground."""
    ground, ink = theme.heat(level)
    part = TOWARDS.get(level)
    if part is not None:
        return _blend(ground, ink, part)
    away = QColor("#000000") if ink.lightness() > ground.lightness() else QColor("#ffffff")
    return _blend(ground, away, AWAY)


def _blend(one: QColor, other: QColor, part: float) -> QColor:
    def mixed(a: int, b: int) -> int:
        return round(a + (b - a) * part)

    return QColor(
        mixed(one.red(), other.red()), mixed(one.green(), other.green()),
        mixed(one.blue(), other.blue()),
    )  # fmt: skip


def draw(theme: Theme, cell: HeatCell | None, size: QSize, ratio: float, *, rtl: bool) -> QPixmap:
    """The picture of a cell, to be put wherever it stands."""
    picture = QPixmap(max(1, round(size.width() * ratio)), max(1, round(size.height() * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    area, radius = QRectF(0, 0, size.width(), size.height()), float(theme.radius("control"))
    if cell is None:
        box(painter, area, radius, theme.colour("sunken"))
    else:
        _paint_ground(painter, theme, area, radius, cell, rtl=rtl)
        _paint_words(painter, theme, area, cell, rtl=rtl)
    painter.end()
    return picture


def _paint_ground(
    painter: QPainter, theme: Theme, area: QRectF, radius: float, cell: HeatCell, *, rtl: bool
) -> None:
    if cell.dashed:
        box(painter, area, radius, theme.colour("surface"), theme.colour("edge"), 1.5, dashed=True)
        return
    ground, _ink = theme.heat(cell.level)
    box(painter, area, radius, ground)
    shape = QPainterPath()
    shape.addRoundedRect(area, radius, radius)
    painter.save()
    painter.setClipPath(shape)
    if cell.hatched:
        painter.setPen(QPen(stripes(theme, cell.level), 2.5))
        x = -area.height()
        while x < area.width():
            painter.drawLine(QPointF(x, area.height()), QPointF(x + area.height(), 0))
            x += STRIPE
    if cell.corner:
        _paint_corner(painter, theme, area, cell, rtl=rtl)
    painter.restore()
    if cell.level == "I" or theme.is_high_contrast:
        box(painter, area, radius, None, theme.colour("edge"), 1)


def _paint_corner(
    painter: QPainter, theme: Theme, area: QRectF, cell: HeatCell, *, rtl: bool
) -> None:
    ground, ink = theme.heat(cell.level)
    dark = ink.lightness() > ground.lightness()
    colour = theme.colour("brand_mark" if dark else "s_waiting_fill")
    if not dark and theme.is_dark:
        # On a light cell of a dark window the amber of that window is too light to be seen.
        colour = QColor(ink)
    side = area.right() if rtl else area.left()
    into = -CORNER if rtl else CORNER
    path = QPainterPath(QPointF(side, area.top()))
    path.lineTo(side + into, area.top())
    path.lineTo(side, area.top() + CORNER)
    path.closeSubpath()
    fill(painter, path, colour)


def _paint_words(
    painter: QPainter, theme: Theme, area: QRectF, cell: HeatCell, *, rtl: bool
) -> None:
    ink = theme.colour("text") if cell.dashed else theme.heat(cell.level)[1]
    start, end = PAD - 1.0, PAD - 3.0
    if cell.icon:
        start, end = float(ICON_PAD), float(ICON_PAD)
        icon = QRectF(start, area.center().y() - ICON / 2, ICON, ICON)
        if rtl:
            icon.moveLeft(area.width() - start - ICON)
        icons.paint(painter, cell.icon, icon, ink)
        start += ICON + ICON_GAP
    room = area.width() - start - end + 1
    laid = lay_out(cell.words, room, theme, "micro", rtl=rtl, bold=False)
    x = area.width() - start - room if rtl else start
    laid.draw(painter, x, max(0.0, (area.height() - laid.height) / 2), ink)
    if cell.letter:
        mark = lay_out(island(cell.letter), area.width(), theme, "micro", bold=False, wrap=False)
        at = PAD - 3.0 if rtl else area.width() - mark.natural - PAD + 3
        mark.draw(painter, at, -0.5, ink)


def paint_face(painter: QPainter, theme: Theme, area: QRectF, initials: str) -> None:
    """Somebody's initials in their circle."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("line"))
    painter.drawEllipse(area)
    _centred(painter, theme, area, initials, "text", "micro")


def paint_foot(painter: QPainter, theme: Theme, area: QRectF, words: str, tone: str) -> None:
    """A number below a column: plain, few, or too few."""
    ink, role = "text", "strong"
    radius = float(theme.radius("control"))
    if tone == "overdue":
        box(painter, area, radius, theme.colour("s_overdue_fill"))
        ink = "on_fill"
    elif tone == "waiting":
        edge = theme.colour("s_waiting_fill")
        box(painter, area, radius, theme.colour("s_waiting_tint"), edge, 1)
        ink = "s_waiting"
    _centred(painter, theme, area, words, ink, role)


def _centred(
    painter: QPainter, theme: Theme, area: QRectF, words: str, ink: str, role: str
) -> None:
    centre = Qt.AlignmentFlag.AlignHCenter
    laid = lay_out([Run(island(words), bold=True)], area.width(), theme, role, align=centre,
                   wrap=False)  # fmt: skip
    laid.draw(painter, area.x(), area.center().y() - laid.height / 2, theme.colour(ink))
