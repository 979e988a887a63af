"""A small frame with an arrow that points at a control and never covers it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.ui.theme import theme_of

WIDTH = 440
GAP = 2
ARROW_WIDE, ARROW_HIGH = 24, 12
RADIUS = 12
AT_EDGE = 40
EDGE = 8
"""Pixels between the frame and the window's edge."""
SIDES = ("left", "top", "right", "bottom")


class Bubble(QFrame):
    """Paints itself, so that the arrow and the round corners have one edge."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._side, self._tip = "top", 0
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)

    def foot(self) -> QWidget | None:
        """The part that stands on another ground, if there is one."""
        return None

    def fit_arrow(self) -> None:
        """Leave room for the arrow on its side."""
        before = {side: ARROW_HIGH if side == self._side else 1 for side in SIDES}
        self._column.setContentsMargins(*(before[side] for side in SIDES))

    def place(self, control: QWidget) -> None:
        """Stand below `control`, above it where there is no room, or beside it in a narrow column."""
        width = min(WIDTH if self._window.width() > WIDTH * 2 else WIDTH * 2, self._window.width())
        box = QRect(control.mapTo(self._window, QPoint(0, 0)), control.size())
        if self._beside(box, width):
            return
        self._side = "top"
        height = self._height(width)
        top = box.bottom() + GAP
        if top + height > self._window.height() and box.top() - GAP - height >= 0:
            self._side = "bottom"
            height = self._height(width)
            top = box.top() - GAP - height
        spare = self._window.width() - width
        air = min(EDGE, max(0, spare // 2))
        left = min(max(air, box.center().x() - width // 2), spare - air)
        self._tip = box.center().x() - left
        self.setGeometry(left, max(0, min(top, self._window.height() - height)), width, height)

    def _height(self, width: int) -> int:
        self.fit_arrow()
        self._column.invalidate()
        self._column.activate()
        wanted = (
            self._column.heightForWidth(width)
            if self._column.hasHeightForWidth()
            else self.sizeHint().height()
        )
        return max(wanted, self.minimumSizeHint().height())

    def _beside(self, box: QRect, width: int) -> bool:
        """A control in a narrow column, such as the rail: beside it, so that its neighbours stay seen."""
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = box.left() - GAP - width if mirrored else box.right() + GAP
        fits = left >= 0 and left + width <= self._window.width()
        at_edge = box.right() > self._window.width() - AT_EDGE if mirrored else box.left() < AT_EDGE
        if not fits or not at_edge or box.width() > width // 2:
            return False
        self._side = "right" if mirrored else "left"
        height = self._height(width)
        top = min(max(0, box.top() - RADIUS), max(0, self._window.height() - height))
        self._tip = box.center().y() - top
        self.setGeometry(left, top, width, height)
        return True

    def _outline(self) -> QPainterPath:
        half = 0.5
        before = {side: float(ARROW_HIGH) if side == self._side else half for side in SIDES}
        body = QRectF(self.rect()).adjusted(
            before["left"], before["top"], -before["right"], -before["bottom"]
        )
        path, tip = QPainterPath(), QPainterPath()
        path.addRoundedRect(body, RADIUS, RADIUS)
        along = body.height() if self._side in ("left", "right") else body.width()
        reach = RADIUS + ARROW_WIDE / 2
        at = min(max(float(self._tip), reach), max(reach, along - reach))
        wing = ARROW_WIDE / 2
        points = {
            "top": ((at - wing, body.top() + 1), (at, half), (at + wing, body.top() + 1)),
            "bottom": (
                (at - wing, body.bottom() - 1), (at, self.height() - half),
                (at + wing, body.bottom() - 1),
            ),
            "left": ((body.left() + 1, at - wing), (half, at), (body.left() + 1, at + wing)),
            "right": (
                (body.right() - 1, at - wing), (self.width() - half, at),
                (body.right() - 1, at + wing),
            ),
        }[self._side]  # fmt: skip
        tip.moveTo(QPointF(*points[0]))
        tip.lineTo(QPointF(*points[1]))
        tip.lineTo(QPointF(*points[2]))
        tip.closeSubpath()
        return path.united(tip)

    # ---- Qt

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline, foot = self._outline(), self.foot()
        painter.fillPath(outline, theme.colour("surface"))
        if foot is not None and not foot.isHidden():
            painter.save()
            painter.setClipPath(outline)
            below = QRectF(0, foot.y(), self.width(), self.height())
            painter.fillRect(below, theme.colour("ground"))
            painter.fillRect(QRectF(0, foot.y(), self.width(), 1), theme.colour("line"))
            painter.restore()
        painter.setPen(QPen(theme.colour("edge"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline)
        painter.end()
