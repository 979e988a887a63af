"""The way out, painted as large as the window lets it: arrow, door, sentence, and the other languages."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kiosk.core.words import rtl
from kiosk.front_office.alarm.rules import Arrow
from kiosk.ui import icons, painting
from kiosk.ui.text import Laid, lay_out
from kiosk.ui.theme import Theme, theme_of

STEPS = tuple(step / 100 for step in range(125, 14, -5))
"""Sizes that are tried, from the largest on, until everything fits: a long exit is smaller, never cut."""
ROOM, GAP = 64.0, 28.0
DOOR_WIDE, DOOR_HIGH = 238.0, 274.0


@dataclass(frozen=True, slots=True)
class Said:
    """All that stands there; a sentence comes with its language."""

    shop: str
    time: str
    sentence: tuple[str, str]
    then: str
    others: tuple[tuple[str, str], ...]
    arrow: Arrow


NOTHING = Said("", "", ("", "en"), "", (), Arrow.NONE)


class WayOut(QWidget):
    """Reads as one sentence to a screen reader; it may have the focus, so that it is read at once."""

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self._said = NOTHING
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def said(self) -> Said:
        """What stands there now."""
        return self._said

    def say(self, said: Said) -> None:
        """Show this."""
        self._said = said
        self.setAccessibleName(f"{said.sentence[0]} {said.then}")
        self.setAccessibleDescription(" ".join(text for text, _language in said.others))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, 240)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(320, 160)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        own = theme_of(self)
        painter.fillRect(self.rect(), own.colour("danger"))
        sheet = _fitting(self._said, self.width(), self.height(), own)
        sheet.paint(painter)
        painter.end()


def _fitting(said: Said, width: int, height: int, own: Theme) -> _Sheet:
    """The largest size at which all of it has room; the smallest where none has."""
    upright = height >= width
    whole = width / 1080 if upright else min(width / 1920, height / 1080)
    sheet: _Sheet | None = None
    for step in (each for each in STEPS if not upright or each <= 1.0):
        sheet = _Sheet(said, width, height, own, max(0.08, round(whole * step, 2)), upright)
        if sheet.fits:
            break
    assert sheet is not None
    return sheet


class _Sheet:
    """Everything laid out at one size."""

    def __init__(
        self, said: Said, width: int, height: int, own: Theme, fit: float, upright: bool
    ) -> None:
        self._said, self._own, self._fit, self._upright = said, own, fit, upright
        # The lobby's type in every kind of window: a desk's own is too small to be read from a door.
        self._type = Theme.load("lobby", fit=fit)
        self._width, self._high = width, height
        self.side = ROOM * fit
        room = width - 2 * self.side
        self._mirror = rtl(said.sentence[1])
        self._door = DOOR_WIDE * fit if said.arrow is Arrow.NONE else DOOR_WIDE * fit * 2.1
        words = room if upright else room - self._door - 2 * GAP * fit
        self._sentence = self._laid(*said.sentence, words, "leave")
        self._then = self._laid(said.then, said.sentence[1], words, "body")
        self._columns = 1 if upright else 2
        column = (room - (self._columns - 1) * 2 * GAP * fit) / self._columns
        self._column = column
        self._others = [self._laid(*each, column, "leave_other") for each in said.others]

    def _laid(self, text: str, language: str, width: float, role: str) -> Laid:
        return lay_out(text, max(40.0, width), self._type, role, rtl=rtl(language))

    # ---- measures

    @property
    def _head(self) -> float:
        return 104 * self._fit

    @property
    def _lines(self) -> list[float]:
        """How high each row of other languages is."""
        rows = range(0, len(self._others), self._columns)
        high = [
            max(each.height for each in self._others[row : row + self._columns]) for row in rows
        ]
        return [each + 1.4 * GAP * self._fit for each in high]

    @property
    def _top(self) -> float:
        picture = DOOR_HIGH * self._fit
        said = self._sentence.height + GAP * self._fit + self._then.height
        if self._upright:
            return self._head + picture + GAP * self._fit + said
        return self._head + max(picture, said)

    @property
    def fits(self) -> bool:
        """Whether all of it has room, the sentence without a word broken."""
        widest = self._sentence.natural <= self._width - 2 * self.side + 1
        whole = self._top + 1.6 * GAP * self._fit + sum(self._lines) + GAP * self._fit
        return widest and whole <= self._high and self._unbroken()

    def _unbroken(self) -> bool:
        """Whether no word of the sentence is wider than its column."""
        room = self._sentence.width
        longest = max(self._said.sentence[0].split(), key=len, default="")
        return self._laid(longest, self._said.sentence[1], 1e6, "leave").natural <= room or (
            self._fit <= 0.3
        )

    # ---- painting

    def paint(self, painter: QPainter) -> None:
        """Head, picture, sentence, the other languages."""
        ink, fit = self._own.colour("on_danger"), self._fit
        shop = self._laid(self._said.shop, self._said.sentence[1], self._width * 0.7, "line")
        time = self._laid(self._said.time, "en", self._width * 0.2, "line")
        far = self._width - self.side
        shop_x = far - shop.width if self._mirror else self.side
        shop.draw(painter, shop_x, 40 * fit, ink)
        time.draw(painter, self.side if self._mirror else far - time.natural, 40 * fit, ink)
        top = self._head
        start = far - self._door if self._mirror else self.side
        self._paint_picture(painter, QRectF(start, top, self._door, DOOR_HIGH * fit))
        if self._upright:
            at, y = self.side, top + (DOOR_HIGH + GAP) * fit
        else:
            at = self.side if self._mirror else self.side + self._door + 2 * GAP * fit
            y = top
        self._sentence.draw(painter, at, y, ink)
        y += self._sentence.height + GAP * fit
        self._then.draw(painter, at, y, ink)
        self._paint_others(painter, self._top + 1.6 * GAP * fit)

    def _paint_others(self, painter: QPainter, top: float) -> None:
        ink, gap = self._own.colour("on_danger"), 2 * GAP * self._fit
        for row, high in enumerate(self._lines):
            for place in range(self._columns):
                number = row * self._columns + place
                if number >= len(self._others):
                    break
                column = self._columns - 1 - place if self._mirror else place
                x = self.side + column * (self._column + gap)
                line = QRectF(x, top, self._column, max(1.0, 2 * self._fit))
                painter.setOpacity(0.4)
                painter.fillRect(line, ink)
                painter.setOpacity(1.0)
                self._others[number].draw(painter, x, top + 0.7 * GAP * self._fit, ink)
            top += high

    def _paint_picture(self, painter: QPainter, area: QRectF) -> None:
        """An open door with steps through it, and the arrow on the side to which it lies."""
        ink, ground = self._own.colour("on_danger"), self._own.colour("danger")
        arrow, wide = self._said.arrow, DOOR_WIDE * self._fit
        left = area.x()
        if arrow in (Arrow.LEFT, Arrow.AHEAD):
            left = area.right() - wide
        door = QRectF(left, area.y(), wide, area.height())
        thick = wide * 0.18
        inner = door.adjusted(thick, thick, -thick, 2)
        painting.fill(painter, painting.arch(door), ink)
        painting.fill(painter, painting.arch(inner), ground)
        size = inner.width() * 0.72
        feet = QRectF(inner.center().x() - size / 2, inner.bottom() - size * 1.25, size, size)
        icons.paint(painter, "footprints", feet, ink)
        if arrow is not Arrow.NONE:
            free = area.width() - wide
            at = area.x() if arrow is not Arrow.RIGHT else area.x() + wide
            _arrow(painter, QRectF(at, area.y(), free * 0.86, area.height()), arrow, ink)


def _arrow(painter: QPainter, area: QRectF, arrow: Arrow, ink: object) -> None:
    size = min(area.width(), area.height()) * 0.62
    pen = QPen(ink)
    pen.setWidthF(size * 0.16)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.save()
    painter.translate(area.center())
    painter.rotate({Arrow.LEFT: 0, Arrow.AHEAD: 90, Arrow.RIGHT: 180}[arrow])
    half = size / 2
    path = QPainterPath(QPointF(0, -half))
    path.lineTo(-half, 0)
    path.lineTo(0, half)
    path.moveTo(-half, 0)
    path.lineTo(half * 1.3, 0)
    painter.drawPath(path)
    painter.restore()
