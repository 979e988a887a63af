"""The signature pad: finger, pen or mouse; kept as strokes, drawn smooth."""

import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEventPoint,
    QImage,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kiosk.ui import painting
from kiosk.ui.buttons import Button
from kiosk.ui.text import Run, lay_out
from kiosk.ui.theme import Theme, restyles, theme_of

INK, EDGE, BASE_FROM_FOOT, INSET = 6, 3, 92, 43
# A tap is no signature: the pen must have travelled this far, in parts of the pad's width.
LEAST_TRAVEL = 0.06


@dataclass(frozen=True)
class Point:
    """Where the pen was, in parts of the pad (0 to 1), and when, in ms since it first touched."""

    x: float
    y: float
    ms: int


Stroke = tuple[Point, ...]


def path_of(strokes: tuple[Stroke, ...], width: float, height: float) -> QPainterPath:
    """The strokes as smooth curves through the middles of their points."""
    path = QPainterPath()
    for stroke in strokes:
        points = [QPointF(point.x * width, point.y * height) for point in stroke]
        path.moveTo(points[0])
        if len(points) == 1:
            path.lineTo(points[0] + QPointF(0.1, 0))
        for before, here in itertools.pairwise(points[1:]):
            path.quadTo(before, (before + here) / 2)
        path.lineTo(points[-1])
    return path


class SignaturePad(QWidget):
    """A box to sign in. Empty until the pen has really moved; Clear takes all away."""

    changed = Signal()

    def __init__(
        self,
        clear: str,
        *,
        said: str = "",
        caption: str = "",
        now: Callable[[], float] = time.monotonic,
        name: str = "signature",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._caption = caption
        self._strokes: list[Stroke] = []
        self._open: list[Point] = []
        self._finger: int | None = None
        self._began = 0.0
        self.setObjectName(name)
        self.setAccessibleName(said)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clear_button = Button(
            clear, icon="eraser", size="small", name=f"{name}.clear", parent=self
        )
        self.clear_button.pressed_open.connect(self.clear)
        self.clear_button.hide()

    def strokes(self) -> tuple[Stroke, ...]:
        """What was drawn."""
        return (*self._strokes, *((tuple(self._open),) if self._open else ()))

    def is_empty(self) -> bool:
        """Whether nothing that could be a signature was drawn."""
        travel = 0.0
        for stroke in self.strokes():
            for before, here in itertools.pairwise(stroke):
                travel += abs(here.x - before.x) + abs(here.y - before.y)
        return travel < LEAST_TRAVEL

    def clear(self) -> None:
        """Take all strokes away."""
        self._strokes, self._open, self._finger = [], [], None
        self._after()

    def show_strokes(self, strokes: tuple[Stroke, ...]) -> None:
        """Show what was drawn before: a page that comes back, a picture."""
        self._strokes, self._open = list(strokes), []
        self._after()

    def set_caption(self, caption: str) -> None:
        """Who signs and when, below the line."""
        self._caption = caption
        self.update()

    def image(self, width: int = 932, height: int = 408) -> QImage:
        """The strokes in ink on nothing, for a picture of the paper."""
        image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        # Paper is light whatever the window's theme.
        self._ink(painter, Theme.load("lobby"), width, height)
        painter.end()
        return image

    def _ink(self, painter: QPainter, theme: Theme, width: float, height: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.colour("text"), INK)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path_of(self.strokes(), width, height))

    def _begin(self, at: QPointF) -> None:
        if not self._strokes:
            self._began = self._now()
        self._open = []
        self._add(at)

    def _add(self, at: QPointF) -> None:
        x = min(1.0, max(0.0, at.x() / max(1, self.width())))
        y = min(1.0, max(0.0, at.y() / max(1, self.height())))
        ms = round((self._now() - self._began) * 1000)
        if self._open and (self._open[-1].x, self._open[-1].y) == (x, y):
            return
        self._open.append(Point(x, y, ms))
        self._after()

    def _end(self) -> None:
        if self._open:
            self._strokes.append(tuple(self._open))
        self._open, self._finger = [], None
        self._after()

    def _after(self) -> None:
        # Its words, and so its width, may have changed since the pad was placed.
        self._place()
        self.clear_button.setVisible(bool(self._strokes or self._open))
        self.update()
        self.changed.emit()

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            self._touched(event)
            event.accept()
            return True
        return super().event(event)

    def _touched(self, event: QTouchEvent) -> None:
        """Follow the finger that came first; a resting palm draws nothing."""
        if event.type() == QEvent.Type.TouchCancel:
            self._end()
            return
        for point in event.points():
            state = point.state()
            if self._finger is None and state == QEventPoint.State.Pressed:
                self._finger = point.id()
                self._begin(point.position())
            elif point.id() == self._finger:
                if state == QEventPoint.State.Released:
                    self._end()
                else:
                    self._add(point.position())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._open:
            self._add(event.position())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._end()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme_of(self).px(932), theme_of(self).px(408))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme_of(self).px(320), theme_of(self).px(240))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def on_theme(self, _theme: Theme) -> None:
        """The button may have grown."""
        self._place()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if restyles(event):
            self.on_theme(theme_of(self))
        super().changeEvent(event)

    def _place(self) -> None:
        size = self.clear_button.sizeHint()
        x, y = self.width() - 23 - size.width(), 23
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            x = 23
        self.clear_button.setGeometry(x, y, size.width(), size.height())

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter = QPainter(self)
        radius = theme.radius("card")
        painting.box(
            painter, QRectF(self.rect()), radius, theme.colour("surface"), theme.colour("accent"),
            EDGE,
        )  # fmt: skip
        base = self.height() - EDGE - BASE_FROM_FOOT
        line = QRectF(INSET, base, self.width() - 2 * INSET, 2)
        painter.fillRect(line, theme.colour("edge"))
        laid = lay_out([Run(self._caption)], line.width(), theme, "words", rtl=rtl)
        laid.draw(painter, line.x(), base + 22, theme.colour("soft"))
        self._ink(painter, theme, self.width(), self.height())
        painter.end()
