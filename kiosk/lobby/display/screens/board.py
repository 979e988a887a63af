"""The display's page: who is called to which desk now, who before, whose turn is next, how long it takes."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout
from typing_extensions import override

from kiosk.lobby.display.rules import MOST_BEFORE, Before, Board, Call, Served, Wait
from kiosk.lobby.display.screens.parts import (
    CALL_WIDE,
    FOOT,
    LIST_HIGH,
    LIST_WIDE,
    CallPart,
    FootPart,
    ListPart,
)
from kiosk.ui.context import Context
from kiosk.ui.screen import Screen

TICK_MS = 1_000
LOOK_S, WAIT_S = 20, 10
"""How often what goes by the clock is looked up, and how long each queue's wait stands."""


class BoardScreen(Screen):
    """Nothing in it is a target, and it has as many widgets after two thousand calls as before."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._board, self._announced, self._ticks = Board(), "", 0
        self.call, self.list, self.foot = CallPart(context), ListPart(context), FootPart(context)
        self._upper = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._upper.setSpacing(0)
        self._upper.addWidget(self.call, CALL_WIDE)
        self._upper.addWidget(self.list, LIST_WIDE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._upper, 1)
        column.addWidget(self.foot)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.tick)
        self._timer.start(TICK_MS)
        self._show(self._board)

    @override
    def opened(self, **arguments: object) -> None:
        self.refresh()
        self.tick()

    @override
    def refresh(self) -> None:
        # Not above: the display is painted before SQLAlchemy is imported.
        from kiosk.lobby.display import service

        self.ask(service.board, then=self._show, language=self.context.language)

    @override
    def retext(self) -> None:
        self._show(self._board)

    def announce(self, key: str) -> None:
        """This call is being spoken: it stands large until another one is."""
        self._announced = key
        self._show(self._board)

    def tick(self) -> None:
        """A second has gone: the clock, and now and then what ends by the clock."""
        now = self.context.now
        if now is not None:
            self.list.tick(now())
        self._ticks += 1
        if self._ticks % LOOK_S == 0 and not self.context.waits:
            self.refresh()
        if self._ticks % WAIT_S == 0:
            self._say_wait()

    @property
    def large(self) -> Call | None:
        """The call that stands large."""
        calls = self._board.calls
        return next(
            (each for each in calls if each.key == self._announced), calls[0] if calls else None
        )

    def _show(self, board: Board) -> None:
        self._board = board
        large = self.large
        self.call.say(large)
        others = tuple(
            Before(each.key, each.number, each.place, Served.NOW, each.at)
            for each in board.calls
            if each is not large
        )
        self.list.say(board, (*others, *board.before)[:MOST_BEFORE])
        self._say_wait()

    def _say_wait(self) -> None:
        waits = self._board.waits
        wait: Wait | None = None
        if waits:
            wait = waits[self._ticks // WAIT_S % len(waits)]
            if len(waits) == 1:
                wait = replace(wait, service="")
        self.foot.say(wait, aloud=True)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        upright = self.height() > self.width()
        wide, high = (1080, 1920) if upright else (1920, 1080)
        unit = min(self.width() / wide, self.height() / high)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._upper.setDirection(down if upright else across)
        call, rest = (1920 - FOOT - LIST_HIGH, LIST_HIGH) if upright else (CALL_WIDE, LIST_WIDE)
        self._upper.setStretch(0, call)
        self._upper.setStretch(1, rest)
        self.foot.setFixedHeight(round(FOOT * unit))
        self.call.arrange(upright=upright)
        for part in (self.call, self.list, self.foot):
            part.set_unit(unit)
