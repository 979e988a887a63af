"""An alarm on every window: lobby and display say how to leave, desks have the list; one key raises it.

The list also leaves the house: every five minutes, and at once when an alarm begins or changes.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer

from kiosk.core.by import By, Person, System
from kiosk.core.change import Change
from kiosk.core.refusal import Refused, Trouble
from kiosk.ui.context import Window

if TYPE_CHECKING:
    from kiosk.app.building_list import ListKeeper
    from kiosk.app.disk import DiskWatch
    from kiosk.business import Business
    from kiosk.front_office.alarm.rules import Alarm, AlarmKind
    from kiosk.shell.window import ShellWindow

NOBODY = System("alarm")
ASIDE_MS = 60_000
"""So long somebody may take to sign in before a desk says *leave* again."""
_log = logging.getLogger(__name__)

Heard = Callable[[Future[Any]], None]
Do = Callable[[Callable[..., Any], dict[str, object], By, str, Heard], None]
"""Asks an act or a read at a station; the answer comes back on the windows' thread."""


class Alarming:
    """One for all windows of this process."""

    def __init__(self, do: Do) -> None:
        self._do = do
        self._windows: list[ShellWindow] = []
        self._open: Alarm | None = None
        self._keeper: ListKeeper | None = None
        self._shown: dict[ShellWindow, tuple[int, str]] = {}
        self._back = QTimer()
        self._back.setSingleShot(True)
        self._back.setInterval(ASIDE_MS)
        self._back.timeout.connect(self.look)

    def begin_work(self, business: Business, disk: DiskWatch | None) -> None:
        """The business is open: what is so now is shown, and where somebody works the list leaves the house."""
        self.look()
        if self._keeper is not None or not any(map(self.is_desk, self._windows)):
            return
        from kiosk.app.building_list import ListKeeper

        self._keeper = ListKeeper(business)
        if disk is not None:
            disk.also = self._keeper.said

    def stop(self) -> None:
        """The windows close."""
        self._back.stop()
        if self._keeper is not None:
            self._keeper.stop()

    def serve(self, window: ShellWindow) -> None:
        """From now on this window shows an alarm, and its one key raises one."""
        self._windows.append(window)
        window.left.connect(partial(self._leave, window))
        window.alarm_wanted.connect(partial(self.raise_real, window))
        if self.is_desk(window):
            for changed in ("covered", "uncovered"):
                getattr(window, changed).connect(partial(self._show, window))
            window.calls.outdated.connect(partial(self._show, window))  # type: ignore[attr-defined]
        self._show(window)

    def _leave(self, window: ShellWindow) -> None:
        self._windows = [each for each in self._windows if each is not window]
        self._shown.pop(window, None)
        if not self._windows:
            self._back.stop()

    def hear(self, kinds: set[Change]) -> None:
        """Something changed; an alarm is looked at, and what it shows is asked for again."""
        if Change.ALARM in kinds:
            self.look()
        if self._open is not None and kinds & {Change.ALARM, Change.MESSAGE, Change.CASE}:
            for window in self._windows:
                screen = window.alarm.page
                if screen is not None and screen.isVisible():
                    screen.renew()

    def look(self) -> None:
        """Is an alarm open? Every window shows it, or what it showed before."""
        from kiosk.front_office.alarm import service as alarm

        self._do(alarm.now, {}, NOBODY, "", self._heard)

    def _heard(self, answer: Future[Alarm | None]) -> None:
        try:
            self._open = answer.result()
        except Trouble as trouble:
            _log.warning("alarm: %s", trouble.kind)
            return
        for window in tuple(self._windows):
            self._show(window)

    # ---- what a window shows

    def _show(self, window: ShellWindow) -> None:
        alarm = self._open
        if alarm is None:
            if window.alarm.page is not None:
                self._shown.pop(window, None)
                window.end_alarm()
                if self.is_desk(window):
                    # Nobody stood at it: whoever was signed in proves it again; the till rests till then.
                    window.cover_now()
            return
        kind = "people" if self._may_see_people(window) else "leave"
        if self._shown.get(window) == (alarm.id, kind) and window.alarm.up:
            self._tell(window, alarm)
            return
        self._shown[window] = (alarm.id, kind)
        self._put(window, alarm, kind)

    def _put(self, window: ShellWindow, alarm: Alarm, kind: str) -> None:
        from kiosk.front_office.alarm import screens

        screen = (screens.people_page if kind == "people" else screens.leave_page)(window.context)
        window.show_alarm(screen)
        desk = self.is_desk(window)
        screen.opened(
            alarm=alarm, helps=window.objectName() == Window.LOBBY.value, list_offered=desk
        )
        wanted = getattr(screen, "list_wanted", None)
        if wanted is not None:
            wanted.connect(partial(self._let_sign_in, window))
        window.say_alarm(getattr(screen, "spoken", ""))

    def _tell(self, window: ShellWindow, alarm: Alarm) -> None:
        show = getattr(window.alarm.page, "show_alarm", None)
        if callable(show):
            show(alarm)

    def _may_see_people(self, window: ShellWindow) -> bool:
        """Names stand only before somebody who is signed in at a desk that is not covered."""
        if not self.is_desk(window) or getattr(window, "lock", None) is not None:
            return False
        return window.context.signed is not None and isinstance(window.context.by(), Person)

    def _let_sign_in(self, window: ShellWindow) -> None:
        self._shown.pop(window, None)
        window.let_alarm_aside()
        self._back.start()

    @staticmethod
    def is_desk(window: ShellWindow) -> bool:
        """Whether people work at this window."""
        return window.objectName() == Window.DESK.value

    # ---- the one key

    def raise_real(self, window: ShellWindow) -> None:
        """Raise a real alarm, by whoever is signed in here."""
        from kiosk.front_office.alarm.rules import AlarmKind

        self.begin(window, AlarmKind.REAL)

    def begin(self, window: ShellWindow, kind: AlarmKind) -> None:
        """Raise an alarm or a drill at this window."""
        from kiosk.front_office.alarm import service as alarm

        context = window.context
        by = context.by()
        if context.signed is None or not isinstance(by, Person):
            return
        said = partial(self._answered, window, partial(self.begin, window, kind))
        self._do(alarm.raise_alarm, {"kind": kind}, by, context.station, said)

    def _answered(
        self, window: ShellWindow, again: Callable[[], None], answer: Future[Any]
    ) -> None:
        try:
            answer.result()
        except Refused:
            # Another desk was first: that alarm is shown.
            self.look()
        except Trouble as trouble:
            window.context.say_trouble(trouble, again)
