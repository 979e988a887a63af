"""Call by light: the frame of a window shines for a number that is called, on every screen of the room.

It goes bright and dark once a second, three times, then stays bright: never more than three changes a second,
and steady at once where motion is off. Nothing here knows who is called: numbers and desks are handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kiosk.core import words
from kiosk.ui import icons, painting
from kiosk.ui.call_door import number_of, paint_door
from kiosk.ui.context import Context
from kiosk.ui.poster import poster
from kiosk.ui.theme import Theme, theme_of

HALF_MS = 500
"""Bright for half a second, dark for half a second: once a second."""
TIMES = 3
TURN_MS = 6_000
"""Where several are called by light at once each is shown for so long."""
FRAME, RADIUS = 64, 32
BAND = 128


@dataclass(frozen=True, slots=True)
class Lit:
    """One call by light; `turn` is another one each time somebody is called."""

    turn: str
    number: str
    place: str


class Pulse:
    """Bright and dark, three times, then bright. `times` may be asked for by a test."""

    def __init__(self, changed: Callable[[], None], parent: QWidget) -> None:
        self._left = 0
        self._timer = QTimer(parent)
        self._timer.setInterval(HALF_MS)
        self._timer.timeout.connect(self.beat)
        self._changed = changed

    @property
    def bright(self) -> bool:
        """Whether the frame shines at this moment."""
        return self._left % 2 == 0

    @property
    def running(self) -> bool:
        """Whether it still goes bright and dark."""
        return self._left > 0

    def begin(self, *, motion: bool) -> None:
        """A new call: from bright on; steady at once without motion."""
        self._left = 2 * TIMES if motion else 0
        if self._left:
            self._timer.start()
        else:
            self._timer.stop()

    def stop(self) -> None:
        """Nobody is called."""
        self._left = 0
        self._timer.stop()

    def beat(self) -> None:
        """Half a second has gone."""
        self._left = max(0, self._left - 1)
        if not self._left:
            self._timer.stop()
        self._changed()


class Light(QWidget):
    """The light over a whole window: the display's, or a kiosk's at which nobody stands."""

    pulsed = Signal()
    pressed = Signal()

    def __init__(self, window: QWidget, context: Context) -> None:
        super().__init__(window)
        self.context = context
        self.setObjectName("shell.light")
        self._calls: tuple[Lit, ...] = ()
        self._at = 0
        self.pulse = Pulse(self.pulsed.emit, self)
        self.pulsed.connect(self.update)
        self._turn = QTimer(self)
        self._turn.setInterval(TURN_MS)
        self._turn.timeout.connect(self._next)
        self.hide()

    @property
    def shown(self) -> Lit | None:
        """The call that stands here now."""
        return self._calls[self._at % len(self._calls)] if self._calls else None

    def show_calls(self, calls: Sequence[Lit]) -> bool:
        """Shine for these; gives whether one of them is new."""
        known = {each.turn for each in self._calls}
        new = [place for place, each in enumerate(calls) if each.turn not in known]
        before = self.shown
        self._calls = tuple(calls)
        if new:
            self._at = new[0]
            self.pulse.begin(motion=theme_of(self).motion)
        elif before in self._calls:
            self._at = self._calls.index(before)
        else:
            self._at = 0
        if not calls:
            self.pulse.stop()
        self._turn.start() if len(calls) > 1 else self._turn.stop()
        self._name()
        self.update()
        return bool(new)

    def fill_window(self) -> None:
        """Stand over everything."""
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.show()
        self.raise_()
        alarm = getattr(parent, "alarm", None)
        if isinstance(alarm, QWidget) and not alarm.isHidden():
            # An alarm stands above everything, also for the blink until it sees to that itself.
            self.stackUnder(alarm)

    def retext(self) -> None:
        """The words in the window's language."""
        self._name()
        self.update()

    def _next(self) -> None:
        # One number after the other, without a flash.
        self._at += 1
        self._name()
        self.update()

    def _name(self) -> None:
        call = self.shown
        self.setAccessibleName(sentence(call, self.context) if call is not None else "")

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.pressed.emit()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        call = self.shown
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if call is not None:
            paint_light(painter, QRectF(self.rect()), theme_of(self), call, self.context,
                        bright=self.pulse.bright, rtl=_rtl(self))  # fmt: skip
        painter.end()


class Band(QWidget):
    """The same call in a kiosk that somebody uses: above the page, never over what is typed."""

    def __init__(self, light: Light) -> None:
        super().__init__()
        self._light = light
        self.setObjectName("shell.light.band")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        light.pulsed.connect(self.update)
        self.hide()

    @override
    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(400, round(theme.px(BAND) * min(1.25, theme.scale)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def say(self) -> None:
        """What the light says."""
        call = self._light.shown
        self.setAccessibleName(sentence(call, self._light.context) if call is not None else "")
        self.updateGeometry()
        self.update()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        call, theme = self._light.shown, theme_of(self)
        painter = QPainter(self)
        bright = self._light.pulse.bright
        area = QRectF(self.rect())
        painter.fillRect(area, theme.colour("brand_mark" if bright else "brand_deep"))
        if call is not None:
            ink = theme.colour("on_mark" if bright else "on_brand")
            side, icon = theme.px(48), area.height() * 0.4
            rtl = _rtl(self)
            x = area.width() - side - icon if rtl else side
            icons.paint(painter, "sun", QRectF(x, (area.height() - icon) / 2, icon, icon), ink)
            start = side + icon + theme.px(24)
            room = QRectF(side if rtl else start, 0, area.width() - start - side, area.height())
            said = sentence(call, self._light.context)
            poster(said, room.width(), room.height() * 0.9, area.height() * 0.36,
                   least=area.height() * 0.2, rtl=rtl, wrap=True).draw_in(painter, room, ink)  # fmt: skip
        painter.end()


def sentence(call: Lit, context: Context) -> str:
    """The whole call in one sentence."""
    number = words.island(call.number)
    if call.place:
        return context.t(
            "Number {number}, please come to {place}.", number=number, place=call.place
        )
    return context.t("Number {number}, please come to the desk.", number=number)


def _rtl(widget: QWidget) -> bool:
    return widget.layoutDirection() == Qt.LayoutDirection.RightToLeft


def paint_light(
    painter: QPainter,
    area: QRectF,
    theme: Theme,
    call: Lit,
    context: Context,
    *,
    bright: bool,
    rtl: bool,
) -> None:
    """The frame, and inside it the number and the desk: drawn for 1920x1080 and for 1080x1920."""
    lying = area.width() > area.height()
    unit = min(area.width() / (1920 if lying else 1080), area.height() / (1080 if lying else 1920))
    frame = FRAME * unit
    painter.fillRect(area, theme.colour("brand_mark" if bright else "brand_deep"))
    inside = area.adjusted(frame, frame, -frame, -frame)
    painting.box(painter, inside, RADIUS * unit, theme.colour("brand"))
    _paint_edge(painter, area, theme, context, unit, bright=bright, rtl=rtl)
    painter.save()
    painter.setClipRect(inside)
    if lying:
        door = QRectF(1200 * unit, 225 * unit, 560 * unit, inside.bottom() - 225 * unit)
        say = QRectF(153 * unit, 0, 1010 * unit, area.height())
        places = (138, 258, 360, 656, 866)
    else:
        door = QRectF(260 * unit, 1180 * unit, 560 * unit, inside.bottom() - 1180 * unit)
        say = QRectF(130 * unit, 0, 820 * unit, area.height())
        places = (150, 270, 360, 680, 890)
    if rtl:
        door.moveLeft(area.width() - door.right())
        say.moveLeft(area.width() - say.right())
    paint_door(painter, door, theme, call.place, figure=280 * unit, word=66 * unit, lit=True)
    _paint_said(painter, say, theme, call, context, unit, places, rtl=rtl)
    painter.restore()


def _paint_edge(
    painter: QPainter,
    area: QRectF,
    theme: Theme,
    context: Context,
    unit: float,
    *,
    bright: bool,
    rtl: bool,
) -> None:
    ink = theme.colour("on_mark" if bright else "on_brand")
    frame = FRAME * unit
    width = area.width() - 2 * frame
    top = QRectF(frame, 0, width, frame)
    foot = QRectF(frame, area.height() - frame, width, frame)
    end = Qt.AlignmentFlag.AlignTrailing
    if context.now is not None:
        clock = words.island(words.clock(context.now(), context.zone))
        said = poster(clock, width, frame, 28 * unit, least=14 * unit, rtl=rtl, align=end)
        said.draw_in(painter, top, ink)
    shop = poster(context.business_name, width * 0.8, frame, 28 * unit, least=14 * unit, rtl=rtl)
    shop.draw_in(painter, top.adjusted(width * 0.2 if rtl else 0, 0, 0, 0), ink)
    every = context.t("Every screen in this room shows the same call.")
    poster(every, width, frame, 28 * unit, least=12 * unit, rtl=rtl).draw_in(painter, foot, ink)


def _paint_said(
    painter: QPainter,
    room: QRectF,
    theme: Theme,
    call: Lit,
    context: Context,
    unit: float,
    places: tuple[int, int, int, int, int],
    *,
    rtl: bool,
) -> None:
    head, number_top, size, come, look = (each * unit for each in places)
    icon, gap = 60 * unit, 28 * unit

    def row(
        name: str, side: float, top: float, said: str, most: float, role: str, *, bold: bool
    ) -> None:
        colour = theme.colour(role)
        x = room.right() - side if rtl else room.left()
        icons.paint(painter, name, QRectF(x, top, side, side), colour)
        wide = min(room.width() - side - gap, 640 * unit)
        start = x - gap - wide if rtl else x + side + gap
        laid = poster(said, wide, 150 * unit, most, least=most * 0.5, bold=bold, rtl=rtl, wrap=True)
        # The icon stands at the first line.
        first = laid.height / max(1, laid.layout.lineCount())
        laid.draw(painter, start, top + (side - first) / 2, colour)

    row("sun", icon, head, context.t("Called by light"), 56 * unit, "brand_mark", bold=True)
    number = poster(number_of(call.number), room.width(), 470 * unit, size, least=size * 0.3, rtl=rtl,
                    spacing=-2.0)  # fmt: skip
    number.draw_in(
        painter, QRectF(room.x(), number_top, room.width(), 340 * unit), theme.colour("on_brand")
    )
    come_said = poster(context.t("Please come to the desk"), room.width(), 150 * unit, 56 * unit,
                       least=30 * unit, bold=False, rtl=rtl, wrap=True)  # fmt: skip
    come_said.draw(painter, room.x(), come, theme.colour("on_brand"))
    calm = context.t("No hurry. We look for you before we call anybody else.")
    row("eye", 48 * unit, look, calm, 40 * unit, "on_brand_soft", bold=False)
