"""Shapes that several widgets draw: rounded boxes, dashed edges, the arch, check marks, the spinner."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from kiosk.ui import icons
from kiosk.ui.theme import Theme

# In pen widths: Qt's own dashes look thin.
DASHES = [3.2, 2.2]
KEPT_BOXES, KEPT_PIXELS = 96, 40_000
"""Small boxes are kept as pictures: at most 15 MB of them, in practice a tenth of that."""


def box(
    painter: QPainter,
    area: QRectF,
    radius: float,
    fill: QColor | None,
    edge: QColor | None = None,
    width: float = 0.0,
    *,
    dashed: bool = False,
) -> None:
    """A rounded box with its edge wholly inside the area."""
    ratio = painter.device().devicePixelRatioF() if painter.device() else 1.0
    wide, high = area.width(), area.height()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if wide * high * ratio * ratio > KEPT_PIXELS or not _on_pixels(area, ratio):
        _draw_box(painter, area, radius, fill, edge, width, dashed=dashed)
        return
    colours = (fill.rgba() if fill else None, edge.rgba() if edge else None)
    drawn = _drawn_box(wide, high, radius, colours, width, dashed, ratio)
    painter.drawPixmap(area.topLeft(), drawn)
    painter.setPen(Qt.PenStyle.NoPen)


def _on_pixels(area: QRectF, ratio: float) -> bool:
    """Whether a picture of it falls on whole pixels and looks as if it were drawn there."""
    sides = (area.x(), area.y(), area.width(), area.height())
    return all((side * ratio).is_integer() for side in sides)


# The keys of a keypad, chips and buttons are the same few boxes many times a page.
@lru_cache(maxsize=KEPT_BOXES)
def _drawn_box(
    wide: float,
    high: float,
    radius: float,
    colours: tuple[int | None, int | None],
    width: float,
    dashed: bool,
    ratio: float,
) -> QPixmap:
    pixmap = QPixmap(max(1, round(wide * ratio)), max(1, round(high * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    fill, edge = (None if one is None else QColor.fromRgba(one) for one in colours)
    _draw_box(painter, QRectF(0, 0, wide, high), radius, fill, edge, width, dashed=dashed)
    painter.end()
    return pixmap


def _draw_box(
    painter: QPainter,
    area: QRectF,
    radius: float,
    fill: QColor | None,
    edge: QColor | None,
    width: float,
    *,
    dashed: bool,
) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    if fill is not None and (edge is None or not width or dashed):
        painter.setBrush(fill)
        painter.drawRoundedRect(area, radius, radius)
    if edge is None or not width:
        return
    half = width / 2
    inner = area.adjusted(half, half, -half, -half)
    pen = QPen(edge, width)
    if dashed:
        pen.setDashPattern(DASHES)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush if dashed or fill is None else fill)
    painter.drawRoundedRect(inner, max(0.0, radius - half), max(0.0, radius - half))
    painter.setPen(Qt.PenStyle.NoPen)


def arch(area: QRectF, foot: float = 0.0) -> QPainterPath:
    """A door: round above (radius half its width), straight below, the feet a little rounded."""
    left, top, wide, high = area.x(), area.y(), area.width(), area.height()
    bottom, right = top + high, left + wide
    path = QPainterPath(QPointF(left, bottom - foot))
    path.lineTo(left, top + wide / 2)
    path.arcTo(QRectF(left, top, wide, wide), 180, -180)
    path.lineTo(right, bottom - foot)
    if foot:
        path.arcTo(QRectF(right - 2 * foot, bottom - 2 * foot, 2 * foot, 2 * foot), 0, -90)
        path.lineTo(left + foot, bottom)
        path.arcTo(QRectF(left, bottom - 2 * foot, 2 * foot, 2 * foot), 270, -90)
    path.closeSubpath()
    return path


def fill(painter: QPainter, path: QPainterPath, colour: QColor) -> None:
    """Fill a path without an edge."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPath(path)


def plate(
    painter: QPainter, area: QRectF, theme: Theme, icon: str, *, closed: bool = False
) -> None:
    """The arch with an icon of a door tile: accent when open, grey with a lock when closed."""
    ground = "s_blocked_fill" if closed else "accent"
    mark = "on_fill" if closed else "on_accent"
    foot = theme.door("plate_foot_radius") * area.width() / theme.door("plate_width")
    fill(painter, arch(area, foot), theme.colour(ground))
    size = area.width() * 60 / theme.door("plate_width")
    middle = QPointF(area.center().x(), area.y() + area.height() * 0.57)
    icons.paint(
        painter,
        "lock" if closed else icon,
        QRectF(middle.x() - size / 2, middle.y() - size / 2, size, size),
        theme.colour(mark),
    )


def check_box(
    painter: QPainter, area: QRectF, theme: Theme, *, on: bool, closed: bool = False
) -> None:
    """A check box: empty, filled with a check, or dashed."""
    radius = area.width() * 0.22
    if closed:
        box(
            painter, area, radius, theme.colour("sunken"), theme.colour("edge"),
            theme.border("control"), dashed=True,
        )  # fmt: skip
    elif on:
        box(painter, area, radius, theme.colour("accent"))
    else:
        edge = theme.border("control")
        box(painter, area, radius, theme.colour("surface"), theme.colour("edge"), edge)
    if on:
        inset = area.width() * 0.12
        tint = theme.colour("soft" if closed else "on_accent")
        inner = area.adjusted(inset, inset, -inset, -inset)
        icons.paint(painter, "check", inner, tint, stroke=2.6)


def radio_dot(
    painter: QPainter, area: QRectF, theme: Theme, *, on: bool, closed: bool = False
) -> None:
    """A radio mark: a ring, or filled with a light middle."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if on:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("soft" if closed else "accent"))
        painter.drawEllipse(area)
        painter.setBrush(theme.colour("on_accent"))
        reach = area.width() * 0.2
        painter.drawEllipse(area.center(), reach, reach)
        return
    width = theme.border("control")
    pen = QPen(theme.colour("edge"), width)
    if closed:
        pen.setDashPattern(DASHES)
    painter.setPen(pen)
    painter.setBrush(theme.colour("surface"))
    half = width / 2
    painter.drawEllipse(area.adjusted(half, half, -half, -half))


def spinner(painter: QPainter, area: QRectF, colour: QColor, turn: float) -> None:
    """Three quarters of a ring; `turn` in degrees."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = max(1.5, area.width() / 12)
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = area.width() / 8
    ring = area.adjusted(inset, inset, -inset, -inset)
    painter.drawArc(ring, round((20 - turn) * 16), -290 * 16)


def mirrored(area: QRectF, within: QRectF, *, rtl: bool) -> QRectF:
    """The same box seen from the other side in a right-to-left layout."""
    if not rtl:
        return area
    return QRectF(
        within.left() + within.right() - area.right(), area.y(), area.width(), area.height()
    )
