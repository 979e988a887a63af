"""The one ornament: a row of arches of which one is lit, with somebody standing behind it; and the logo."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kiosk.ui import painting
from kiosk.ui.theme import Theme, theme_of

WIDTH, GAP, INSET, INSET_TOP = 142.0, 20.0, 24.0, 34.0


def paint_arches(
    painter: QPainter, area: QRectF, theme: Theme, count: int, lit: int | None, *, figure: bool
) -> None:
    """Draw the row to the foot of the area; the widths follow from the count."""
    unit = area.width() / (count * WIDTH + (count - 1) * GAP)
    for number in range(count):
        outer = QRectF(
            area.x() + number * (WIDTH + GAP) * unit, area.y(), WIDTH * unit, area.height()
        )
        painting.fill(painter, painting.arch(outer), theme.colour("brand_arch"))
        inner = outer.adjusted(INSET * unit, INSET_TOP * unit, -INSET * unit, 0)
        shines = number == lit
        ground = theme.colour("brand_mark" if shines else "brand_deep")
        painting.fill(painter, painting.arch(inner), ground)
        if shines and figure:
            paint_figure(painter, inner, theme, unit)


def paint_figure(painter: QPainter, door: QRectF, theme: Theme, unit: float) -> None:
    """Somebody behind a desk, standing in the door."""
    middle, foot = door.center().x(), door.bottom()

    def rect(dx: float, up: float, wide: float, high: float) -> QRectF:
        return QRectF(middle + dx * unit, foot - up * unit, wide * unit, high * unit)

    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("brand"))
    painter.drawEllipse(rect(-13.5, 97, 27, 27))
    painting.fill(painter, painting.arch(rect(-24, 67, 48, 32)), theme.colour("brand"))
    painter.setBrush(theme.colour("brand_deep"))
    painter.drawRect(rect(-40, 37, 80, 7))
    painter.drawRect(rect(-34, 30, 68, 30))


class Arches(QWidget):
    """The row of doors. Says nothing to assistive technology: it is an ornament."""

    def __init__(
        self,
        count: int = 6,
        lit: int | None = 3,
        *,
        figure: bool = True,
        height: int = 252,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._count, self._lit, self._figure, self._tall = count, lit, figure, height
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def light(self, number: int | None) -> None:
        """Light another door, counted from the leading side; None lights none."""
        self._lit = number
        self.update()

    @override
    def sizeHint(self) -> QSize:
        fit = theme_of(self).fit
        wide = (self._count * WIDTH + (self._count - 1) * GAP) * fit
        return QSize(round(wide), round(self._tall * fit))

    @override
    def minimumSizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(theme.px(self._count * 24), theme.px(40))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        lit = self._lit
        if lit is not None and self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            lit = self._count - 1 - lit
        painter = QPainter(self)
        paint_arches(
            painter, QRectF(self.rect()), theme_of(self), self._count, lit, figure=self._figure
        )
        painter.end()


def paint_logo(painter: QPainter, area: QRectF, theme: Theme, ground: str = "brand") -> None:
    """An arch in an arch, lit."""
    unit = area.width() / 56

    def part(x: float, y: float, wide: float) -> QRectF:
        return QRectF(
            area.x() + x * unit, area.y() + y * unit, wide * unit, area.height() - y * unit
        )

    mark = theme.colour("brand_mark")
    painting.fill(painter, painting.arch(part(0, 0, 56)), mark)
    painting.fill(painter, painting.arch(part(12, 13, 32)), theme.colour(ground))
    painting.fill(painter, painting.arch(part(21, 25, 14)), mark)


class Logo(QWidget):
    """The lit arch beside the shop's name."""

    def __init__(self, height: int = 64, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tall = height
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def sizeHint(self) -> QSize:
        tall = theme_of(self).px(self._tall)
        return QSize(round(tall * 56 / 64), tall)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_logo(painter, QRectF(self.rect()), theme_of(self))
        painter.end()
