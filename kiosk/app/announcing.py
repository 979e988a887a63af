"""Who is called: every display says it and shows it, every screen of the lobby shines where light was asked for.

Beside that the lobby's screens show a text that staff type, and desks say which kiosk cannot do what.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from kiosk.core import words
from kiosk.core.by import By, Customer, System
from kiosk.core.change import Change
from kiosk.core.refusal import Trouble

if TYPE_CHECKING:
    from kiosk.devices.voice import Spoken
    from kiosk.lobby.display.rules import Board, Call, Shown
    from kiosk.shell.desk import DeskWindow
    from kiosk.shell.display import DisplayWindow
    from kiosk.shell.lobby import LobbyWindow
    from kiosk.shell.lobby_light import LobbyLight

_log = logging.getLogger(__name__)
NOBODY = System("display")
CALLS = frozenset({Change.TICKET, Change.VISIT, Change.VISIT_KIND})
LOOK_MS = 15_000
"""How often what ends by the clock is looked up."""
OLD_S = 90.0
"""A call that was made so long before a display opened is not said again."""
SHOW_TEXT, SHOW_TEXT_KEY = "text.show", "F8"
TEXT_PAGES = {"lobby": "text.shown", "display": "display.text"}

Heard = Callable[[Future[Any]], None]
Do = Callable[[Callable[..., Any], dict[str, object], By, str, Heard], None]
"""Asks an act or a read at a station; the answer comes back on the windows' thread."""


class Announcing:
    """One for all displays and lobbies of this process."""

    def __init__(self, do: Do) -> None:
        self._do = do
        self._displays: list[DisplayWindow] = []
        self._lobbies: dict[LobbyWindow, LobbyLight | None] = {}
        self._said: dict[str, None] = {}
        self._calls: tuple[Call, ...] = ()
        self._shining = False
        self._mute: set[str] = set()
        self._again = QTimer()
        self._again.setInterval(LOOK_MS)
        self._again.timeout.connect(self.look)

    # ---- which windows

    def serve_display(self, window: DisplayWindow) -> None:
        """From now on this display says who is called, and shows what staff type."""
        self._displays.append(window)
        window.left.connect(partial(self._leave_display, window))
        window.announcer.began.connect(partial(_stand_large, window))
        window.announcer.ended.connect(partial(self._note_voice, window))
        self._begin()

    def serve_lobby(self, window: LobbyWindow) -> None:
        """From now on this kiosk shines for who is called by light, and shows what staff type."""
        # Its light is made when somebody is called by light: the first page waits for nothing.
        self._lobbies[window] = None
        window.left.connect(partial(self._leave_lobby, window))
        window.wiped.connect(partial(self._look_for_text, window))
        self._begin()

    def serve_desk(self, window: DeskWindow) -> None:
        """One key opens *Show text* at this desk, whatever page is shown."""
        keys = QShortcut(QKeySequence(SHOW_TEXT_KEY), window)
        keys.activated.connect(partial(_show_text, window))

    def _begin(self) -> None:
        if not self._again.isActive():
            self._again.start()

    def _leave_display(self, window: DisplayWindow) -> None:
        self._displays = [each for each in self._displays if each is not window]
        self._end()

    def _leave_lobby(self, window: LobbyWindow) -> None:
        self._lobbies.pop(window, None)
        self._end()

    def _end(self) -> None:
        if not self._displays and not self._lobbies:
            self._again.stop()

    # ---- what is so

    def hear(self, kinds: set[Change]) -> None:
        """Something was committed somewhere."""
        if kinds & CALLS:
            self.look()
        if Change.SHOWN_TEXT in kinds:
            self._look_for_texts()

    def begin(self) -> None:
        """The business is open: what is so already is shown."""
        self.look()
        self._look_for_texts()

    def look(self) -> None:
        """Ask who is called now, where any window shows it."""
        if self._displays or self._lobbies:
            from kiosk.lobby.display import service

            self._do(service.board, {}, NOBODY, "", self._heard)

    def _heard(self, answer: Future[Board]) -> None:
        try:
            board = answer.result()
        except Trouble as trouble:
            _log.warning("who is called: %s", trouble.kind)
            return
        self._calls = board.calls
        new = [each for each in reversed(board.calls) if each.turn not in self._said]
        # Only those that are called now are remembered: it grows no further than the lobby.
        self._said = dict.fromkeys(each.turn for each in board.calls)
        for window in self._displays:
            self._say(window, new)
        self._shine()

    def _say(self, window: DisplayWindow, new: Sequence[Call]) -> None:
        now = window.context.now
        for call in new:
            old = now is not None and (now() - call.at).total_seconds() > OLD_S
            if old or window.alarm.up:
                continue
            if spoken := _spoken(call):
                window.announcer.announce(spoken)

    def _note_voice(self, window: DisplayWindow, _key: str) -> None:
        """A display that nobody hears is said at every desk, once, until it is heard again."""
        from kiosk.lobby.display import service
        from kiosk.lobby.display.rules import TroubleSort

        heard, station = window.announcer.heard, window.context.station
        if heard == (station not in self._mute):
            return
        self._mute ^= {station}
        verb = service.trouble_over if heard else service.note_trouble
        self._do(verb, {"kind": TroubleSort.NO_SPEECH}, NOBODY, station, _noted)

    def _shine(self) -> None:
        windows: list[DisplayWindow | LobbyWindow] = [*self._displays, *self._lobbies]
        now = next((each.context.now for each in windows if each.context.now is not None), None)
        calls = [each for each in self._calls if now is not None and each.lit(now())]
        if not calls and not self._shining:
            return
        from kiosk.shell.light import Lit

        lit = [Lit(each.turn, each.number, each.place) for each in calls]
        self._shining = bool(lit)
        for window in self._displays:
            window.shine(lit)
        for lobby in self._lobbies:
            self._light_of(lobby).shine(lit)

    def _light_of(self, lobby: LobbyWindow) -> LobbyLight:
        from kiosk.shell.lobby_light import LobbyLight

        light = self._lobbies[lobby]
        if light is None:
            light = self._lobbies[lobby] = LobbyLight(lobby)
        return light

    # ---- texts that are shown

    def _look_for_texts(self) -> None:
        windows: list[DisplayWindow | LobbyWindow] = [*self._displays, *self._lobbies]
        for window in windows:
            self._look_for_text(window)

    def _look_for_text(self, window: DisplayWindow | LobbyWindow) -> None:
        from kiosk.lobby.display import service

        if window.context.waits:
            return
        said = partial(self._heard_text, window)
        self._do(service.shown_here, {"where": window.context.station}, Customer(), "", said)

    def _heard_text(
        self, window: DisplayWindow | LobbyWindow, answer: Future[Shown | None]
    ) -> None:
        try:
            shown = answer.result()
        except Trouble as trouble:
            _log.warning("what is shown: %s", trouble.kind)
            return
        if window not in self._displays and window not in self._lobbies:
            return
        page = TEXT_PAGES[window.objectName()]
        at = window.navigator.entry
        if shown is not None and page in window.directory and (at is None or at.id != page):
            window.go(page)
            more_time = getattr(window, "more_time", None)
            if callable(more_time):
                # Two who talk are not asked every minute whether anybody is there.
                more_time()


def _noted(answer: Future[Any]) -> None:
    if (fault := answer.exception()) is not None:
        _log.warning("a display's voice was not noted: %s", type(fault).__name__)


def _show_text(window: DeskWindow) -> None:
    if window.context.signed is not None and window.lock is None:
        window.go(SHOW_TEXT)


def _stand_large(window: DisplayWindow, key: str) -> None:
    """The page shows large what is being said."""
    for screen in window.navigator.screens():
        stand = getattr(screen, "announce", None)
        if callable(stand):
            stand(key)


def _spoken(call: Call) -> Spoken | None:
    """What is said of a call; whoever wants light, a message or somebody to come is not called aloud."""
    from kiosk.devices.voice import Spoken
    from kiosk.front_office.queue.rules.kinds import CallBy
    from kiosk.lobby.display import texts

    if call.call_by is not CallBy.SOUND:
        return None
    language = call.language if call.language in words.LANGUAGES else "en"
    sentence = texts.come(call.number, call.place, language)
    return Spoken(call.turn, call.key, sentence, language, call.number, call.place)
