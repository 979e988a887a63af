"""The three parts of the display, each painted as one: the call, the list, the foot. Drawn for 1920x1080."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kiosk.core import words
from kiosk.front_office.queue.rules.kinds import CallBy
from kiosk.lobby.display import texts
from kiosk.lobby.display.rules import Before, Board, Call, Served, Wait
from kiosk.ui import icons
from kiosk.ui.arches import paint_logo
from kiosk.ui.call_door import number_of, paint_door
from kiosk.ui.context import Context
from kiosk.ui.poster import Poster, poster
from kiosk.ui.theme import theme_of

END, CENTRE = Qt.AlignmentFlag.AlignTrailing, Qt.AlignmentFlag.AlignHCenter
CALL_WIDE, LIST_WIDE, FOOT = 1230, 690, 132
LIST_HIGH = 800


class Part(QWidget):
    """One painted part; `unit` is the screen's pixels for one of the drawing."""

    GROUND = "brand"

    def __init__(self, context: Context, name: str) -> None:
        super().__init__()
        self.context = context
        self.setObjectName(name)
        self.unit = 1.0

    def set_unit(self, unit: float) -> None:
        """The size of the screen against the one it was drawn for."""
        self.unit = unit
        self.update()

    @property
    def rtl(self) -> bool:
        """Whether this language runs from right to left."""
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def box(self, x: float, y: float, wide: float, high: float) -> QRectF:
        """A box of the drawing, from the leading side."""
        u = self.unit
        left = self.width() - (x + wide) * u if self.rtl else x * u
        return QRectF(left, y * u, wide * u, high * u)

    def set(
        self,
        said: str,
        box: QRectF,
        size: float,
        *,
        bold: bool = True,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeading,
        wrap: bool = False,
        least: float = 0.5,
    ) -> Poster:
        """Words as large as `size` in the drawing where they fit, smaller where they do not."""
        most = size * self.unit
        return poster(
            said, box.width(), box.height(), most, least=most * least, bold=bold, rtl=self.rtl,
            align=align, wrap=wrap,
        )  # fmt: skip

    def write(
        self, painter: QPainter, said: str, box: QRectF, size: float, role: str, **more: bool
    ) -> None:
        """Set and draw in the middle of the box."""
        ink = theme_of(self).colour(role)
        align = END if more.pop("end", False) else Qt.AlignmentFlag.AlignLeading
        bold, wrap = more.pop("bold", True), more.pop("wrap", False)
        self.set(said, box, size, bold=bold, align=align, wrap=wrap).draw_in(painter, box, ink)

    def icon(
        self, painter: QPainter, name: str, x: float, middle: float, side: float, role: str
    ) -> None:
        """An icon whose middle stands at this height."""
        area = self.box(x, middle - side / 2, side, side)
        icons.paint(painter, name, area, theme_of(self).colour(role), rtl=self.rtl)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme_of(self).colour(self.GROUND))
        self.draw(painter)
        painter.end()

    def draw(self, painter: QPainter) -> None:
        """What stands on the ground."""
        raise NotImplementedError


class CallPart(Part):
    """The number that is called, 260 pixels high, and its desk in the lit arch."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "display.call")
        self.call: Call | None = None
        self._upright = False

    def say(self, call: Call | None) -> None:
        """Show this call; None: nobody is called."""
        self.call = call
        self.setAccessibleName(self.said())
        self.update()

    def arrange(self, *, upright: bool) -> None:
        """On an upright screen the arch stands under the head, beside the number."""
        self._upright = upright
        self.update()

    def said(self) -> str:
        """All that stands here in one sentence."""
        call, language = self.call, self.context.language
        if call is None:
            return words.t("Nobody is called just now.", language)
        if call.call_by is CallBy.COME_TO_ME:
            return f"{call.number}. {words.t('We come to you.', language)}"
        return texts.come(words.island(call.number), call.place, language)

    @override
    def draw(self, painter: QPainter) -> None:
        theme, wide = theme_of(self), self.width() / self.unit
        paint_logo(painter, self.box(80, 66, 56, 64), theme)
        shop, trade = self.context.business_name.strip(), ""
        self.write(
            painter, shop, self.box(156, 62, wide - 236, 64 if not trade else 40), 36, "on_brand"
        )
        high = self.height() / self.unit
        door = self.box(wide - 506, 287, 464, high - 287)
        if self._upright:
            door = self.box(wide - 396, 290, 356, high - 290)
        call = self.call
        come = call is not None and call.call_by is CallBy.COME_TO_ME
        place = call.place if call is not None and not come else ""
        paint_door(painter, door, theme, place, figure=250 * self.unit, word=60 * self.unit,
                   lit=bool(place))  # fmt: skip
        # The room beside the arch, with air between.
        room = wide - (506 if not self._upright else 396) - 80 - (36 if not self._upright else 8)
        self._words(painter, call, room, come=come)

    def _words(self, painter: QPainter, call: Call | None, room: float, *, come: bool) -> None:
        t = self.context.t
        if call is None:
            self.write(painter, t("Nobody is called just now."), self.box(80, 330, room, 260), 72,
                       "on_brand", wrap=True)  # fmt: skip
            self.write(painter, t("Please take a seat."), self.box(80, 600, room, 120), 46,
                       "on_brand_soft", bold=False, wrap=True)  # fmt: skip
            return
        head = t("We come to you.") if come else t("Please come to the desk")
        self.write(painter, head, self.box(80, 276, room + 30, 96), 56, "on_brand_soft", bold=False,
                   wrap=True)  # fmt: skip
        box = self.box(76, 372, room, 244)
        number = poster(number_of(call.number), box.width(), 400 * self.unit, 260 * self.unit,
                        least=90 * self.unit, rtl=self.rtl, spacing=-2.0)  # fmt: skip
        number.draw_in(painter, box, theme_of(self).colour("on_brand"))
        self._below(painter, call, room)

    def _below(self, painter: QPainter, call: Call, room: float) -> None:
        if call.name:
            # A name is told to nobody together with what for.
            self.write(
                painter, f"\u2068{call.name}\u2069", self.box(80, 700, room, 112), 60, "on_brand"
            )
        elif call.service:
            self.icon(painter, "package-open" if call.until else "ticket", 81, 756, 48, "on_brand")
            self.write(painter, call.service, self.box(157, 706, room - 77, 100), 42, "on_brand",
                       bold=False, wrap=True)  # fmt: skip
        aloud = call.call_by is CallBy.SOUND
        self.icon(painter, "volume-2" if aloud else "sun", 81, 831, 42, "on_brand_soft")
        at = words.island(words.clock(call.at, self.context.zone))
        said = self.context.t("Called at {time}", time=at)
        self.write(
            painter, said, self.box(148, 801, room - 68, 60), 36, "on_brand_soft", bold=False
        )


class ListPart(Part):
    """The clock, who was called before, whose turn is next, and how many wait."""

    GROUND = "ground"

    def __init__(self, context: Context) -> None:
        super().__init__(context, "display.list")
        self.board = Board()
        self.before: tuple[Before, ...] = ()
        self.now: datetime | None = None

    def say(self, board: Board, before: tuple[Before, ...]) -> None:
        """Show these; `before` has the calls that do not stand large among them."""
        self.board, self.before = board, before
        self.setAccessibleName(self.said())
        self.update()

    def tick(self, now: datetime) -> None:
        """The shop's time; painted anew once a minute."""
        before, self.now = self.now, now
        if before is None or before.replace(second=0, microsecond=0) != now.replace(
            second=0, microsecond=0
        ):
            self.update()

    def said(self) -> str:
        """All that stands here, for whoever hears it."""
        language, t = self.context.language, self.context.t
        rows = [
            f"{each.number} {texts.state(each.state, language)} {self._end(each)}"
            for each in self.before
        ]
        following = words.joined(self.board.following, language)
        waits = texts.waiting(self.board.waiting, language)
        return " ".join([t("Called before"), *rows, t("Next up"), following, waits])

    def _end(self, each: Before) -> str:
        if each.state is Served.SERVED or not each.place:
            return words.island(words.clock(each.at, self.context.zone))
        return each.place

    @override
    def draw(self, painter: QPainter) -> None:
        t, language = self.context.t, self.context.language
        wide = self.width() / self.unit
        inner = wide - 64 - 72
        if self.now is not None:
            clock = words.island(words.clock(self.now, self.context.zone))
            day = words.day(words.local_day(self.now, self.context.zone), language, weekday=True)
            self.write(painter, clock, self.box(64, 56, inner, 80), 64, "text", end=True)
            self.write(painter, day, self.box(64, 124, inner, 54), 32, "soft", bold=False, end=True)
        self.write(
            painter, t("Called before"), self.box(64, 202, inner, 60), 34, "soft", bold=False
        )
        line = theme_of(self).colour("line")
        for place, each in enumerate(self.before):
            top = 256 + place * 112
            self._row(painter, each, top, inner)
            painter.fillRect(self.box(64, top + 110, inner, 2), line)
        if not self.before:
            self.write(
                painter, t("Nobody yet"), self.box(64, 262, inner, 90), 40, "text", bold=False
            )
        self._next(painter, 256 + max(1, len(self.before)) * 112 + 40, inner)

    def _row(self, painter: QPainter, each: Before, top: float, inner: float) -> None:
        self.write(painter, number_of(each.number), self.box(64, top, 220, 110), 60, "text")
        state = texts.state(each.state, self.context.language)
        self.write(painter, state, self.box(274, top, 140, 110), 36, "soft", bold=False)
        self.write(painter, self._end(each), self.box(424, top, inner - 360, 110), 42, "text", end=True,
                   wrap=True)  # fmt: skip

    def _next(self, painter: QPainter, top: float, inner: float) -> None:
        language, t = self.context.language, self.context.t
        waits = texts.waiting(self.board.waiting, language)
        head = self.box(64, top, inner * 0.4, 60)
        self.write(painter, t("Next up"), head, 34, "soft", bold=False)
        self.write(painter, waits, self.box(64 + inner * 0.4, top, inner * 0.6, 60), 34, "soft", bold=False,
                   end=True)  # fmt: skip
        pitch = inner / 2.74
        for place, number in enumerate(self.board.following):
            box = self.box(64 + place * pitch, top + 52, pitch - 14, 100)
            self.write(painter, number_of(number), box, 60, "text")


class FootPart(Part):
    """The honest wait, and that every number is called here and aloud."""

    GROUND = "brand_deep"

    def __init__(self, context: Context) -> None:
        super().__init__(context, "display.foot")
        self.wait: Wait | None = None
        self.aloud = True

    def say(self, wait: Wait | None, *, aloud: bool) -> None:
        """Say this wait, or none where nothing honest can be said."""
        self.wait, self.aloud = wait, aloud
        self.setAccessibleName(" ".join(each for each in self._said() if each))
        self.update()

    def _said(self) -> tuple[str, str, str]:
        t = self.context.t
        sit = t("Please sit. We call every number here, and aloud.")
        if not self.aloud:
            sit = t("Please sit. We call every number here.")
        if self.wait is None:
            return "", "", sit
        lead = t("If you come now:")
        if self.wait.service:
            lead = t("{service}, if you come now:", service=self.wait.service)
        return lead, texts.minutes(self.wait, self.context.language), sit

    @override
    def draw(self, painter: QPainter) -> None:
        lead, minutes, sit = self._said()
        wide, middle = self.width() / self.unit, self.height() / self.unit / 2
        half = wide * 0.48
        box_high = middle * 2
        if lead:
            self.icon(painter, "clock", 82, middle, 42, "on_brand")
            self._wait(painter, lead, minutes, self.box(149, 0, half - 160, box_high))
        start = half + 42 if lead else 82
        self.icon(painter, "armchair", start, middle, 42, "on_brand_soft")
        self.write(painter, sit, self.box(start + 66, 0, wide - start - 66 - 60, box_high), 38,
                   "on_brand_soft", bold=False, wrap=True)  # fmt: skip

    def _wait(self, painter: QPainter, lead: str, minutes: str, box: QRectF) -> None:
        ink = theme_of(self).colour("on_brand")
        said = self.set(f"{lead} ", box, 38, bold=False)
        range_said = self.set(minutes, box, 38)
        if (
            said.natural + range_said.natural + 12 * self.unit > box.width()
            or said.natural > box.width()
        ):
            upper = QRectF(box.x(), box.y() + box.height() * 0.08, box.width(), box.height() * 0.42)
            self.set(lead, upper, 32, bold=False).draw_in(painter, upper, ink)
            lower = upper.translated(0, box.height() * 0.42)
            self.set(minutes, lower, 34).draw_in(painter, lower, ink)
            return
        said.draw_in(painter, box, ink)
        gap = said.natural + 12 * self.unit
        rest = box.adjusted(0, 0, -gap, 0) if self.rtl else box.adjusted(gap, 0, 0, 0)
        self.set(minutes, rest, 38).draw_in(painter, rest, ink)
