"""Windows on one business: each with its own language, who acts in it, and what it hears."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from kiosk.app import look
from kiosk.app.alarming import Alarming
from kiosk.app.announcing import Announcing
from kiosk.app.calling import Calling
from kiosk.app.counter import CardDesk, Counter, complete
from kiosk.app.directory import DIRECTORY
from kiosk.app.doors import Doors
from kiosk.app.remembered import Expected
from kiosk.app.rounds import Round, post_round, settle_round
from kiosk.business.pretence import refuse_pretence
from kiosk.core.by import By, Customer, System
from kiosk.core.change import Change
from kiosk.core.facts import Facts
from kiosk.core.refusal import Refusal, Trouble
from kiosk.database.clock import MachineClock
from kiosk.devices.printer import FolderPrinter, Printer
from kiosk.devices.sound import Beep, Bell, Sound
from kiosk.devices.speech import Speech, SpeechDispatcher
from kiosk.shell.window import ShellWindow
from kiosk.ui.background import Bridge, Call
from kiosk.ui.context import Context
from kiosk.ui.theme import Theme

if TYPE_CHECKING:
    from kiosk.app import proving
    from kiosk.app.disk import DiskWatch
    from kiosk.app.printing import Notices, Printing
    from kiosk.business import Business
    from kiosk.devices.card_terminal import CardTerminal
    from kiosk.devices.voice import Voice
    from kiosk.shell.desk import DeskWindow
    from kiosk.shell.display import DisplayWindow
    from kiosk.shell.lobby import LobbyWindow

R = TypeVar("R")
CHANGES = tuple[tuple[Change, int], ...]
NOBODY = System("sign-in")
QUIET_MS = 30
"""How often it is seen whether the first pages have their answers; the last one is painted by then."""


class Hall:
    """All windows of this process on one business. Close it before the business.

    On an `Expected` one windows show their first page and wait until `let_in` brings the business.
    What needs SQLAlchemy is imported inside functions here: the first page is painted before that.

    Raises `OnlyPretends` where a real business is given a device that only pretends.
    """

    def __init__(
        self,
        business: Business | Expected,
        *,
        sound: Sound | None = None,
        speech: Speech | None = None,
        printer: Printer | None = None,
        counter: Counter | None = None,
    ) -> None:
        # Placeholders and table heads take the application's face, whatever the sheet says of their size.
        QApplication.setFont(Theme.load("desk").font("body"))
        self.sound = sound or Bell(QApplication.beep)
        self.speech = speech or SpeechDispatcher()
        self._printer = printer
        self._counter = counter or Counter()
        self.windows: list[ShellWindow] = []
        self.doors = Doors(self.windows, self._now, self._read)
        self._calling, self._announcing = Calling(self._do), Announcing(self._do)
        self.alarming = Alarming(self._do)
        self._business: Business | None = None
        self._bridge = Bridge()
        self._copies: proving.Copies | None = None
        self._card = CardDesk(self._terminal, self._bridge.carry)
        self._printing: Printing | None = None
        self._unprinted: Notices | None = None
        self._deaf: Callable[[], None] = _nobody_hears
        self._rounds: list[Round] = []
        self._disk: DiskWatch | None = None
        self._languages: dict[ShellWindow, str] = {}
        if isinstance(business, Expected):
            self._root, self._facts = business.root, business.facts
        else:
            self._root, self._facts = business.home.root, business.facts
            self.let_in(business)

    @property
    def business(self) -> Business:
        """The business that was let in."""
        if self._business is None:
            raise AssertionError("the business is still being opened")
        return self._business

    def let_in(self, business: Business) -> None:
        """The business is open: first pages ask what they show, and what was pressed meanwhile is done."""
        self._printer = self._printer or FolderPrinter(business.home.documents / "printed")
        refuse_pretence(business.facts, self.sound, self.speech, self._printer)
        self._business = business
        refuse_pretence(business.facts, *self._counter.machines())
        self._deaf = business.listen(self._heard)
        self._rounds.append(settle_round(business))
        # Not above: a first page is painted without it.
        from kiosk.app.disk import DiskWatch

        self._disk = DiskWatch(business, self.windows)
        if business.facts.demonstration:
            self._rounds.append(post_round(business))
        before, self._facts = self._facts, business.facts
        for window in self.windows:
            anew = before != business.facts
            if anew:
                self._take(window.context, self._languages[window])
            window.begin(anew=anew)
        self.when_quiet(self._begin_work)

    def when_quiet(self, then: Callable[[], None]) -> None:
        """Calls `then` once no page waits for an answer: at once where there is none; never after `close`."""

        def look() -> None:
            pages = [page for window in self.windows for page in window.screens()]
            if any(page.asking for page in pages):
                QTimer.singleShot(QUIET_MS, look)
            elif self.windows:
                then()

        if self.windows:
            QTimer.singleShot(QUIET_MS, look)
        else:
            then()

    def equip(self, counter: Counter) -> None:
        """The counter's machines of this PC; said before its first window.

        Raises `OnlyPretends` where one of them only pretends and the business is a real one.
        """
        self._counter = counter
        if self._business is not None:
            refuse_pretence(self._business.facts, *counter.machines())
            self._begin_printing()

    @property
    def counter(self) -> Counter:
        """The counter's machines: once the business is open, what this PC has none of as well."""
        if self._business is not None and not self._counter.is_complete:
            # Not as it is let in: its first page asks no machine.
            self._counter = complete(self._counter, self._business.facts)
            refuse_pretence(self._business.facts, *self._counter.machines())
        return self._counter

    def _begin_work(self) -> None:
        """What the first pages take no part in."""
        self.doors.renew()
        self._calling.look()
        self._announcing.begin()
        self.alarming.begin_work(self.business, self._disk)
        self._begin_printing()

    def _begin_printing(self) -> None:
        from kiosk.app import printing

        if self._printer is None:
            raise AssertionError("the business is still being opened")
        if self._printing is not None:
            self._printing.close()
        self._printing = printing.begin(self.business, self.counter, self._printer)
        self._unprinted = printing.Notices(self.business, self._when_answered)
        for window in self.windows:
            self._printing.serve(window.context.station)

    def _terminal(self) -> CardTerminal:
        if self.counter.terminal is None:
            raise AssertionError("the business is still being opened")
        return self.counter.terminal

    @property
    def facts(self) -> Facts:
        """What the business is like, or was when this PC saw it last."""
        return self._facts

    def carry(self, then: Callable[[], None]) -> None:
        """Calls `then` on the windows' thread."""
        self._bridge.carry(then)

    def settle(self) -> None:
        """Do what is due now, on the writer's thread: a business that was let in has not done it yet."""
        self._rounds[0].go()

    def lobby(
        self,
        station: str,
        *,
        language: str = "",
        frameless: bool = True,
        size: tuple[int, int] | None = None,
    ) -> LobbyWindow:
        """A kiosk's window, not shown yet; `size` (pixels) is what it will have, where that is known."""
        # Not above, here and below: a station imports its own kind of window before the first page.
        from kiosk.app.lobby_troubles import LobbyTroubles
        from kiosk.shell.lobby import LobbyWindow

        context = self._context(Customer(), station)
        self._take(context, language)
        window = LobbyWindow(
            context, DIRECTORY, home="home", help_screen="help.call", staff_screen="staff.exit",
            speech=self.speech, sound=self.sound, frameless=frameless, size=size,
            likely=("pickup.find", "home"),
        )  # fmt: skip
        self._announcing.serve_lobby(window)
        self._open(window, language)
        LobbyTroubles(window)
        return window

    def display(
        self,
        station: str,
        *,
        language: str = "",
        frameless: bool = True,
        voice: Voice | None = None,
    ) -> DisplayWindow:
        """A display's window, not shown yet; `voice` where it is not the house's own."""
        from kiosk.devices import player
        from kiosk.devices.voice import HouseVoice
        from kiosk.shell.announcer import Announcer
        from kiosk.shell.display import DisplayWindow

        context = self._context(Customer(), station)
        self._take(context, language)
        said = voice or HouseVoice(self.speech, player.of_this_pc())
        window = DisplayWindow(
            context, DIRECTORY, home="display.board", frameless=frameless,
            announcer=Announcer(said, self.sound, self._bridge.carry),
        )  # fmt: skip
        self._announcing.serve_display(window)
        self._open(window, language)
        return window

    def desk(self, station: str, *, language: str = "") -> DeskWindow:
        """A desk's window, not shown yet; nobody is signed in."""
        from kiosk.app import proving
        from kiosk.app.roles import roles
        from kiosk.app.waiting import Waiting
        from kiosk.shell.desk import DeskWindow

        self._copies = self._copies or proving.Copies()
        context = self._context(NOBODY, station)
        self._take(context, language)
        kept = self._root / look.FILE
        chosen, ask = look.read(kept), self._asking(station)
        given = roles(context, lambda: self.doors.who_can.house)
        waiting = Waiting(given.stand, ask)
        window = DeskWindow(
            context, DIRECTORY, sign_in="sign_in", start="today",
            unlock=proving.unlock(context, ask), badge=proving.tap(context, ask),
            here=proving.here(context, ask), scheme=chosen.scheme, scale=chosen.scale,
            roles=given, counts=waiting,
        )  # fmt: skip
        waiting.rail = window.rail
        self._calling.serve(window)
        self._announcing.serve_desk(window)
        window.look_chosen.connect(lambda scheme, scale: look.keep(kept, look.Look(scheme, scale)))
        self._open(window, language)
        return window

    def _open(self, window: ShellWindow, language: str) -> None:
        self.windows.append(window)
        self._languages[window] = language
        self.alarming.serve(window)
        if self._printing is not None:
            self._printing.serve(window.context.station)

    def close(self) -> None:
        """Closes every window and stops listening."""
        self._deaf()
        self.doors.stop()
        for each in self._rounds:
            each.stop()
        if self._disk is not None:
            self._disk.stop()
        self.alarming.stop()
        self._card.close()
        if self._printing is not None:
            self._printing.close()
        for window in self.windows:
            window.leave()
            window.deleteLater()
        self.windows.clear()
        self._languages.clear()
        self.speech.close()

    def _context(self, by: By, station: str) -> Context:
        context = Context(
            submit=self._submit_at(station), by=by, station=station,
            refusal_text=_refusal_text, trouble_text=_trouble_text, now=self._now,
            closed=lambda task: self.doors.closed(context, task), expect=self.doors.expect,
            beep=lambda kind: self.sound.beep(Beep(kind)), print_pdf=self._print, card=self._card,
        )  # fmt: skip
        context.waits = self._business is None
        return context

    def _take(self, context: Context, language: str) -> None:
        """Tell a window what the business is like; `language` where it has one of its own."""
        facts = self._facts
        context.language = context.first_language = language or facts.language
        context.languages, context.currency = facts.languages, facts.currency
        context.zone = facts.zone
        context.business_name, context.demonstration = facts.name, facts.demonstration

    def _now(self) -> datetime:
        if self._business is None:
            return MachineClock().wall()
        return self._business.clock.moment(None)

    def _submit_at(self, station: str) -> Callable[[Call], Future[Any]]:
        def submit(call: Call) -> Future[Any]:
            arguments = dict(call.arguments)
            if call.report is not None:
                arguments["report"] = call.report
            return self.business.submit(call.verb, arguments, call.by, call.key, station)

        return submit

    def _print(self, name: str, pdf: bytes) -> str:
        from kiosk.app.printing import quietly

        return quietly(self._printer, name, pdf)

    def _asking(self, station: str) -> proving.Ask:
        """Does an act of the door at this station: nobody is signed in who could."""
        return lambda verb, arguments, then: self._do(verb, arguments, NOBODY, station, then)

    def _heard(self, changes: CHANGES) -> None:
        # On the thread that did it; windows hear of it on their own.
        self._bridge.carry(lambda: self._tell({kind for kind, _ in changes}))

    def _tell(self, kinds: set[Change]) -> None:
        self.alarming.hear(kinds)
        self.doors.hear(kinds, lambda: self._refresh(kinds))

    def _do(
        self,
        verb: Callable[..., R],
        arguments: dict[str, object],
        by: By,
        station: str,
        then: Callable[[Future[R]], None],
    ) -> None:
        self._when_answered(self.business.submit(verb, arguments, by, None, station), then)

    def _refresh(self, kinds: set[Change]) -> None:
        if Change.PRINT in kinds and self._unprinted is not None:
            for window in self.windows:
                self._unprinted.look(window)
        if kinds & {Change.COLLEAGUE_CALL, Change.COVER, Change.KIOSK_TROUBLE}:
            self._calling.look()
        self._announcing.hear(kinds)
        for window in self.windows:
            window.changed(kinds)
            if self._copies is not None and kinds & {Change.PRESENCE, Change.SESSION}:
                self._copies.look(window, self._asking(window.context.station))

    def _read(self, verb: Callable[..., R], then: Callable[[Future[R]], None]) -> None:
        self._when_answered(self.business.submit(verb, {}, NOBODY), then)

    def _when_answered(self, asked: Future[R], then: Callable[[Future[R]], None]) -> None:
        """On the windows' thread, unless the business closed before its turn came."""

        def seen(done: Future[R]) -> None:
            if not done.cancelled():
                self._bridge.carry(lambda: then(done))

        asked.add_done_callback(seen)


def _nobody_hears() -> None:
    """There is no business yet to listen to."""


def _refusal_text(refusal: Refusal, language: str) -> str:
    from kiosk.business import texts

    return texts.refusal_text(refusal, language)


def _trouble_text(trouble: Trouble, language: str) -> str:
    from kiosk.business import texts

    return texts.trouble_text(trouble, language)
