"""Home: four doors, the languages by their own names, and one hint for whoever has a code."""

from __future__ import annotations

import functools
from datetime import datetime, timedelta
from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.core import words
from kiosk.lobby.home import rules, texts
from kiosk.lobby.home.rules import Hours, House, Lobby, Today, Wait
from kiosk.lobby.home.screens.hero import Hero, ServingBoard
from kiosk.lobby.home.screens.shapes import UPRIGHT, Shape, shape_of
from kiosk.ui.context import Closed, Context
from kiosk.ui.doors import DoorTile
from kiosk.ui.notices import NoticeBar
from kiosk.ui.screen import Screen
from kiosk.ui.segments import LanguageRow
from kiosk.ui.theme import Theme, theme_of, window_of

CLOCK_MS = 5_000
ALONE_MS = 15_000
"""So often a kiosk that reached nobody tries again by itself."""
LOWER_HALF, HINT = 2, 136
CHECK_IN, PICK_UP, HELP = "checkin.kind", "pickup.find", "help.call"


class HomeScreen(Screen):
    """Where every visit begins. One of its doors is still closed and says where to go instead."""

    arranges_reach: ClassVar[bool] = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._shape: Shape | None = None
        self._low = False
        self._lobby = Lobby((), 0)
        self._wait: Wait | None = None
        self._alone = False
        self._hours, self._now = Hours(), Today(House.OPEN)
        self._build()
        self._connect()
        self._place(UPRIGHT)
        self.retext()

    def _build(self) -> None:
        self.hero = Hero(self.context)
        self.checkin = DoorTile("", "", "calendar-check", name="home.checkin")
        self.pickup = DoorTile("", "", "package-open", name="home.pickup")
        self.paperwork = DoorTile("", "", "file-pen-line", name="home.paperwork")
        self.help = DoorTile("", "", "hand", name="home.help")
        self.doors = (self.checkin, self.pickup, self.paperwork, self.help)
        self.well = QFrame()
        self.well.setProperty("kind", "well")
        self.serving = ServingBoard(self.context, on_brand=False, name="home.serving")
        inside = QHBoxLayout(self.well)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.serving)
        self.hint = NoticeBar("", kind="accent", icon="scan-line", name="home.hint")
        offered = [(one, words.LANGUAGES[one]) for one in self.context.languages]
        self.languages = LanguageRow(offered, self.context.language, name="home.language")
        self.languages.setVisible(len(offered) > 1)
        self._grid = QGridLayout()
        self._column = QVBoxLayout()
        self._column.addLayout(self._grid)
        self._column.addStretch(1)
        self._main = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._main.setContentsMargins(0, 0, 0, 0)
        self._main.setSpacing(0)
        self._main.addWidget(self.hero)
        self._main.addLayout(self._column, 1)

    def _connect(self) -> None:
        self.checkin.pressed_open.connect(functools.partial(self.context.go, CHECK_IN))
        self.pickup.pressed_open.connect(functools.partial(self.context.go, PICK_UP))
        self.help.pressed_open.connect(functools.partial(self.context.go, HELP))
        self.checkin.pressed_open.connect(functools.partial(self.context.go, CHECK_IN))
        self.paperwork.explain.connect(functools.partial(self._why, self.paperwork))
        self.languages.chosen.connect(self.context.speak)
        self._tick = QTimer(self)
        self._tick.timeout.connect(self._tell_time)
        self._tick.start(CLOCK_MS)
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.setInterval(ALONE_MS)
        self._retry.timeout.connect(self.refresh)

    # ---- what a screen offers

    @override
    def opened(self, **arguments: object) -> None:
        self.ask_hours()
        self.refresh()
        self._tell_time()

    def ask_hours(self) -> None:
        """When the shop is open; it says nothing of anybody."""
        from kiosk.lobby.home import service

        self.ask(service.hours, then=self._know_hours)

    @override
    def refresh(self) -> None:
        # Not above: this page is painted before SQLAlchemy is imported.
        from kiosk.lobby.home import service

        self.ask(service.lobby, then=self._show)
        self.ask(service.wait, then=self._promise)

    @override
    def retext(self) -> None:
        t = self.t
        self.checkin.set_texts(
            t("Check in"), t("I have an appointment, or I am here to see someone")
        )
        self.pickup.set_texts(t("Pick up"), t("Collect an order, or see when it will be ready"))
        self.paperwork.set_texts(t("Paperwork"), t("Fill in, sign or finish a form"))
        self.help.set_texts(t("Help"), t("Ask a person. We come to you"))
        self._close_doors()
        self._say_hint()
        if self._shape is not None:
            self._fill_column(self._shape)
        self.languages.set_value(self.context.language)
        self.hero.shop.setText(self.context.business_name)
        self._tell_time()
        self._say_board()

    @override
    def reach(self, *, low: bool) -> None:
        self._low = low
        self._arrange()

    @override
    def stands_beside(self) -> int:
        shape = self._shape
        return shape.hero if shape is not None and shape.foot_in_column else 0

    def on_theme(self, _theme: Theme) -> None:
        """Another text size may need another shape."""
        self._arrange()

    @override
    def unanswered(self) -> None:
        self._alone = True
        self._say_hint()
        self._retry.start()

    # ---- inside

    def _show(self, lobby: Lobby) -> None:
        if self._alone:
            self._alone = False
            self._say_hint()
            self.ask_hours()
        self._lobby = lobby
        self._say_board()

    def _promise(self, wait: Wait | None) -> None:
        self._wait = wait
        self._say_board()

    def _know_hours(self, hours: Hours) -> None:
        self._hours = hours
        self._tell_time()

    def _say_board(self) -> None:
        for board in (self.serving, self.hero.serving):
            if self._now.attended:
                board.say(self._lobby, self._wait)
            else:
                board.say_hours(self._now, self._day())

    def _close_doors(self) -> None:
        """Nobody can be seen before and after hours; what is ready may still be asked for."""
        why = texts.why_closed(self._now, self._day(), self.context.language)
        here = self.t("Please come to the desk for this.")
        open_now = CHECK_IN in getattr(self.context.shell, "directory", ())
        self.checkin.set_closed(why or (None if open_now else here))
        self.paperwork.set_closed(here if self._now.attended else why)

    def _day(self) -> str:
        """The day on which it opens next, as one says it."""
        now = self.context.now() if self.context.now is not None else None
        if now is None:
            return ""
        day = words.local_day(now, self.context.zone) + timedelta(days=self._now.ahead)
        return words.day(day, self.context.language, weekday=True)

    def _say_hint(self) -> None:
        if self._alone:
            fact = self.t("Just now this screen reaches nobody.")
            self.hint.say(fact, self.t("Please go to the desk."), "overdue", icon="circle-alert")
        elif self._shape is not None and self._shape.large:
            self.hint.say(self.t("A code? Scan it"), "", "accent", icon="scan-line")
        else:
            fact, rest = self.t("Have a code?"), self.t("Hold it under the scanner.")
            self.hint.say(fact, rest, "accent", icon="scan-line")

    def _tell_time(self) -> None:
        now = self.context.now() if self.context.now is not None else None
        language, zone = self.context.language, self.context.zone
        part = None
        if now is not None:
            minute, day = _minute(now, zone), words.local_day(now, zone)
            part = rules.part_of_day(minute // 60)
            self._turn_to(rules.today(self._hours, day.weekday(), minute))
            self.hero.clock.setText(words.clock(now, zone))
            self.hero.day.setText(words.day(day, language, weekday=True))
        closed = self._now.house is House.CLOSED
        self.hero.greeting.setText(
            self.t("We are closed.") if closed else texts.greeting(part, language)
        )
        large = self._shape is not None and self._shape.large
        asks = self.t("What brings you in?") if large else self.t("What brings you in today?")
        self.hero.question.setText(texts.line(self._now, self._day(), language) or asks)

    def _turn_to(self, now: Today) -> None:
        """The shop opens, gives its last number, or closes: the picture turns with it."""
        if now == self._now:
            return
        self._now = now
        self._close_doors()
        self._say_board()
        self._light()

    def _light(self) -> None:
        if not self._now.attended:
            self.hero.arches.light(None)
        elif self._shape is not None:
            self.hero.arches.light(self._shape.arches[1])

    def _why(self, door: DoorTile, reason: str) -> None:
        if self.context.shell is not None:
            who = self.t("Or press Help, and somebody comes to you.")
            self.context.shell.explain(door, Closed(reason, instead=who))

    def _arrange(self) -> None:
        window = window_of(self)
        size = window.size() if window is not self else self.size()
        theme = theme_of(self)
        shape = shape_of(
            size.width(), size.height(), low=self._low, scale=theme.scale, fit=theme.fit
        )
        if shape != self._shape:
            self._place(shape)
            self._say_hint()
            self._tell_time()
        if self._low and not shape.wide:
            # Whatever the screen's height: no target above its middle.
            above = theme.px(HINT) if shape.columns > 2 else 0
            least = size.height() // LOWER_HALF + shape.gap - above
            self.hero.setMinimumHeight(least)
            self.hero.setMaximumHeight(least)

    def _place(self, shape: Shape) -> None:
        self._shape = shape
        sideways = QBoxLayout.Direction.LeftToRight
        down = QBoxLayout.Direction.TopToBottom
        self._main.setDirection(sideways if shape.wide else down)
        self._size_hero(shape)
        self.hero.arrange(
            side=shape.side, arches=shape.arches, serving=shape.serving_in_hero,
            large=shape.large, air=shape.air, greeting=shape.greeting,
        )  # fmt: skip
        self._light()
        self._say_board()
        for number, door in enumerate(self.doors):
            door.set_arrangement(shape.doors)
            self._grid.addWidget(door, number // shape.columns, number % shape.columns)
        for column in range(len(self.doors)):
            self._grid.setColumnStretch(column, 1 if column < shape.columns else 0)
        self.languages.set_columns(min(shape.languages, len(self.context.languages)))
        self.well.setVisible(not shape.serving_in_hero)
        self._fill_column(shape)

    def _size_hero(self, shape: Shape) -> None:
        least, most = (shape.hero, shape.hero) if shape.hero else (0, QWIDGETSIZE_MAX)
        self.hero.setMinimumSize(0, 0)
        self.hero.setMaximumSize(QWIDGETSIZE_MAX, QWIDGETSIZE_MAX)
        if shape.wide:
            self.hero.setMinimumWidth(least)
            self.hero.setMaximumWidth(most)
        else:
            self.hero.setMinimumHeight(least)
            self.hero.setMaximumHeight(most)

    def _fill_column(self, shape: Shape) -> None:
        theme = theme_of(self)
        top = 28 if shape.hint_first or shape.large else 36
        # Arabic stands higher: what is around it gives way.
        tall = theme.px(8) if words.rtl(self.context.language) else 0
        above = theme.px(32 if shape.wide else top) - tall
        foot = theme.px(16) + (theme.size("access_bar") if shape.foot_in_column else 0) - tall
        self._column.setContentsMargins(shape.side, above, shape.side, foot)
        self._column.setSpacing(shape.gap - tall)
        self._grid.setSpacing(shape.gap - tall)
        below: list[QWidget] = [self.well, self.hint, self.languages]
        for part in below:
            self._column.removeWidget(part)
        if shape.hint_first:
            below.remove(self.hint)
            self._column.insertWidget(0, self.hint)
        after = self._column.indexOf(self._grid) + 1
        for number, part in enumerate(below):
            self._column.insertWidget(after + number, part)

    # ---- Qt

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrange()


QWIDGETSIZE_MAX = 16_777_215


def _minute(moment: datetime, zone: str) -> int:
    hour, minute = words.clock(moment, zone).split(":", maxsplit=1)
    return 60 * int(hour) + int(minute)
