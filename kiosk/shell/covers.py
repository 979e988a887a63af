"""What stands over a lobby's page; the question whether anybody is there (`rest_cover`: a screen at rest)."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.ui import icons
from kiosk.ui.arches import Arches, Logo
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.text import Label, lay_out
from kiosk.ui.theme import Theme, theme_of

MARKS = 20
TURN = 360 / MARKS
CENTRE = Qt.AlignmentFlag.AlignHCenter


class CountRing(QWidget):
    """Twenty marks that go out one by one round the seconds that are left."""

    def __init__(self) -> None:
        super().__init__()
        self._left, self._whole, self._unit = 0, 1, ""
        self.setObjectName("shell.idle.ring")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_left(self, left: int, whole: int, unit: str) -> None:
        """`left` of `whole` seconds; `unit` is the word under the number."""
        if (left, whole, unit) == (self._left, self._whole, self._unit):
            return
        self._left, self._whole, self._unit = left, max(1, whole), unit
        self.setAccessibleName(f"{left} {unit}")
        self.update()

    def on_theme(self, _theme: Theme) -> None:
        """Grow with the number."""
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        scale = min(1.25, theme_of(self).scale)
        side = theme_of(self).px(324 * scale)
        return QSize(side, side)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        side = self.height() - 4.0
        area = QRectF((self.width() - side) / 2, 2, side, side)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        lit = -(-self._left * MARKS // self._whole)
        # The marks go out from twelve o'clock on, as a hand would pass them; the last one is beside it.
        for number in range(MARKS):
            role = "brand_mark" if number >= MARKS - lit else "brand_arch"
            painter.setBrush(theme.colour(role))
            painter.drawPath(_mark(area, 90 - number * TURN - TURN / 2))
        self._paint_number(painter, theme, area)
        painter.end()

    def _paint_number(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        white, soft = theme.colour("on_brand"), theme.colour("on_brand_soft")
        # The ring grows less than the words do: the number stays inside it.
        role = "number" if theme.scale <= 1.25 else "display"
        number = lay_out(str(self._left), area.width(), theme, role, align=CENTRE, wrap=False)
        unit = lay_out(self._unit, area.width(), theme, "small", align=CENTRE, wrap=False)
        whole = number.height * 0.9 + unit.height
        top = area.center().y() - whole / 2
        number.draw(painter, area.x(), top, white)
        unit.draw(painter, area.x(), top + number.height * 0.9, soft)


def _mark(area: QRectF, middle: float) -> QPainterPath:
    """One mark of the ring around the angle `middle` (degrees, counter-clockwise from three)."""
    thick = area.width() * 0.067
    inner = area.adjusted(thick, thick, -thick, -thick)
    half = TURN / 2 - 2.0
    path = QPainterPath()
    path.arcMoveTo(area, middle - half)
    path.arcTo(area, middle - half, 2 * half)
    path.arcTo(inner, middle + half, -2 * half)
    path.closeSubpath()
    return path


class Promise(QWidget):
    """A shield and the sentence that nothing is lost, centred."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, words: str) -> None:
        """Set the sentence."""
        self._words = words
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    @override
    def heightForWidth(self, width: int) -> int:
        theme = theme_of(self)
        return round(lay_out(self._words, width - 120, theme, "label_plain").height) + theme.space(
            2
        )

    @override
    def sizeHint(self) -> QSize:
        return QSize(600, self.heightForWidth(900))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        laid = lay_out(self._words, self.width() - 120, theme, "label_plain", rtl=rtl)
        size, gap = theme.icon("normal"), theme.space(4)
        start = (self.width() - laid.natural - size - gap) / 2
        at = start + laid.natural + gap if rtl else start
        middle = (self.height() - size) / 2
        soft = theme.colour("on_brand_soft")
        icons.paint(painter, "shield-check", QRectF(at, middle, size, size), soft, rtl=rtl)
        shift = laid.width - laid.natural if rtl else -(size + gap)
        laid.draw(painter, start - shift, (self.height() - laid.height) / 2, soft)
        painter.end()


class Cover(QWidget):
    """An opaque brand ground over the whole window, with the shop's name and nothing personal."""

    def __init__(self, window: QWidget, context: Context, name: str) -> None:
        super().__init__(window)
        self.context = context
        self.setObjectName(name)
        self.setProperty("kind", "brand")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._shop = Label(context.business_name, "line", "on_brand", name=f"{name}.shop")
        head = QHBoxLayout()
        head.setSpacing(20)
        head.addWidget(Logo(64))
        head.addWidget(self._shop, 1)
        self.column = QVBoxLayout(self)
        self.column.addLayout(head)
        self.hide()

    def on_theme(self, theme: Theme) -> None:
        """The margins of a page."""
        side = theme.size("lobby_margin_portrait")
        self.column.setContentsMargins(side, 58, side, 0)

    def name_shop(self) -> None:
        """Whose window this is, as it is known now."""
        self._shop.setText(self.context.business_name)

    def fill_window(self) -> None:
        """Stand over everything."""
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.show()
        self.raise_()
        # Laid out before the first frame: a cover that jumps looks like a fault.
        self.column.invalidate()
        self.column.activate()


class IdleCover(Cover):
    """Are you still there? Three answers; any other key or touch is a yes."""

    still_here = Signal()
    more_time = Signal()
    finished = Signal()

    def __init__(self, window: QWidget, context: Context) -> None:
        super().__init__(window, context, "shell.idle")
        self.ring = CountRing()
        self.title = Label("", "display", "on_brand", align=CENTRE, name="shell.idle.title")
        self.words = Label(
            "", "action", "on_brand_soft", align=CENTRE, bold=False, name="shell.idle.words"
        )
        self.yes = Button("", "lit", icon="hand", size="tall", name="shell.idle.yes")
        self.more = Button("", "on_brand", icon="timer", size="tall", name="shell.idle.more")
        self.done = Button("", "on_brand", icon="log-out", size="tall", name="shell.idle.done")
        self.promise = Promise()
        self._arches = Arches(6, 3, height=300)
        self.yes.pressed_open.connect(self.still_here)
        self.more.pressed_open.connect(self.more_time)
        self.done.pressed_open.connect(self.finished)
        self._two = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._two.setSpacing(24)
        for button in (self.more, self.done):
            self._two.addWidget(button, 1)
        read, do = QVBoxLayout(), QVBoxLayout()
        read.addStretch(1)
        read.addWidget(self.ring)
        read.addSpacing(40)
        read.addWidget(self.title)
        read.addSpacing(16)
        read.addWidget(self.words)
        read.addStretch(1)
        do.addStretch(1)
        do.setSpacing(24)
        do.addWidget(self.yes)
        do.addLayout(self._two)
        do.addSpacing(12)
        do.addWidget(self.promise)
        do.addStretch(1)
        self._halves = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._halves.addLayout(read, 3)
        self._halves.addLayout(do, 2)
        self.column.addLayout(self._halves, 1)
        self.column.addWidget(self._arches)
        self.retext()

    def retext(self) -> None:
        """The words in the visitor's language."""
        self.name_shop()
        t = self.context.t
        self.title.setText(t("Are you still there?"))
        self.words.setText(t("We have covered your details so that nobody else can read them."))
        self.yes.set_words(t("Yes, I am still here"))
        self.more.set_words(t("Give me 3 minutes"))
        self.done.set_words(t("I am finished"))
        self.promise.say(t("If you have gone, nothing is lost. Ask at the desk to go on."))

    def count(self, left: int, whole: int) -> None:
        """Show the seconds that are left."""
        unit = self.context.tn("second", "seconds", left)
        self.ring.show_left(left, whole, unit)

    def spoken(self) -> str:
        """What is read aloud as it appears."""
        return f"{self.title.text()} {self.words.text()}"

    @override
    def on_theme(self, theme: Theme) -> None:
        super().on_theme(theme)
        self._arrange(theme)

    def _arrange(self, theme: Theme) -> None:
        """Upright: read above, do below. Lying: read first, do beside it. Large words stack the answers."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        lying, large = self.width() > self.height(), theme.scale > 1.0
        self._halves.setDirection(across if lying else down)
        self._halves.setSpacing(64 if lying else 0)
        self._two.setDirection(down if lying or large else across)
        self._arches.setVisible(not lying and not large and self.height() >= 1500 * theme.fit)
        self.title.set_look("title" if lying and large else "display")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(theme_of(self))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.still_here.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()
        self.still_here.emit()
