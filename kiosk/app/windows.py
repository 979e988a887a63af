"""Windows on one business: each with its own language, who acts in it, and what it hears."""

from __future__ import annotations

import argparse
import signal
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from kiosk import business as businesses
from kiosk.app.directory import DIRECTORY
from kiosk.app.rights import RENEWED_BY, Rights, rights
from kiosk.business import Business, Home
from kiosk.business.texts import refusal_text, trouble_text
from kiosk.core.by import By, Customer, Person, System
from kiosk.core.change import Change
from kiosk.core.task import Task
from kiosk.database import engine
from kiosk.devices.printer import FolderPrinter, Printer
from kiosk.devices.sound import Beep, Bell, Sound
from kiosk.devices.speech import Speech, SpeechDispatcher
from kiosk.records.staff import service as staff
from kiosk.records.staff.service import Outcome, SignedIn
from kiosk.shell.desk import DeskWindow
from kiosk.shell.lobby import LobbyWindow
from kiosk.shell.lock import Answered, Unlock
from kiosk.shell.window import ShellWindow
from kiosk.ui.background import Bridge, Call
from kiosk.ui.context import Closed, Context
from kiosk.ui.theme import Theme

CHANGES = tuple[tuple[Change, int], ...]
NOBODY = System("sign-in")


class Hall:
    """All windows of this process on one business. Close it before the business."""

    def __init__(
        self,
        business: Business,
        *,
        sound: Sound | None = None,
        speech: Speech | None = None,
        printer: Printer | None = None,
    ) -> None:
        # Placeholders and table heads take the application's face, whatever the sheet says of their size.
        QApplication.setFont(Theme.load("desk").font("body"))
        self.business = business
        self.sound = sound or Bell(QApplication.beep)
        self.speech = speech or SpeechDispatcher()
        self.printer = printer or FolderPrinter(business.home.documents / "printed")
        self.rights = Rights()
        self.windows: list[ShellWindow] = []
        self._bridge = Bridge()
        self._deaf = business.listen(self._heard)
        self._renew(then=None)

    def lobby(self, station: str, *, language: str = "", frameless: bool = True) -> LobbyWindow:
        """A kiosk's window, not shown yet."""
        context = self._context(Customer(), station, language)
        window = LobbyWindow(
            context, DIRECTORY, home="home", help_screen="help.call", speech=self.speech,
            sound=self.sound, frameless=frameless,
        )  # fmt: skip
        self.windows.append(window)
        return window

    def desk(self, station: str, *, language: str = "") -> DeskWindow:
        """A desk's window, not shown yet; nobody is signed in."""
        context = self._context(NOBODY, station, language)
        window = DeskWindow(
            context, DIRECTORY, sign_in="sign_in", start="today", unlock=self._unlock(context)
        )
        self.windows.append(window)
        return window

    def close(self) -> None:
        """Closes every window and stops listening."""
        self._deaf()
        for window in self.windows:
            window.leave()
            window.deleteLater()
        self.windows.clear()
        self.speech.close()

    def _context(self, by: By, station: str, language: str) -> Context:
        facts = self.business.facts
        context = Context(
            submit=self._submit_at(station), by=by, language=language or facts.language,
            languages=facts.languages, currency=facts.currency, zone=facts.zone,
            business_name=facts.name, station=station, demonstration=facts.demonstration,
            refusal_text=refusal_text, trouble_text=trouble_text,
            now=lambda: self.business.clock.moment(None),
            closed=lambda task: self._closed(context, task),
            beep=lambda kind: self.sound.beep(Beep(kind)), print_pdf=self._print,
        )  # fmt: skip
        return context

    def _closed(self, context: Context, task: Task) -> Closed | None:
        return self.rights.closed(context.by(), task, context.language)

    def _submit_at(self, station: str) -> Callable[[Call], Future[Any]]:
        def submit(call: Call) -> Future[Any]:
            arguments = dict(call.arguments)
            if call.report is not None:
                arguments["report"] = call.report
            return self.business.submit(call.verb, arguments, call.by, call.key, station)

        return submit

    def _print(self, name: str, pdf: bytes) -> str:
        return self.printer.print_pdf(name, pdf).place

    def _unlock(self, context: Context) -> Unlock:
        """Checks the PIN of whoever is signed in at this desk, to take the cover off again."""

        def unlock(pin: str, answered: Answered) -> None:
            by = context.by()
            if not isinstance(by, Person):
                return
            arguments = {"person": by.id, "pin": pin}
            asked = self.business.submit(staff.sign_in, arguments, NOBODY, None, context.station)
            asked.add_done_callback(
                lambda done: self._bridge.carry(lambda: answered(_said(done.result(), context)))
            )

        return unlock

    def _heard(self, changes: CHANGES) -> None:
        # On the thread that did it; windows hear of it on their own.
        self._bridge.carry(lambda: self._tell({kind for kind, _ in changes}))

    def _tell(self, kinds: set[Change]) -> None:
        if kinds & RENEWED_BY:
            self._renew(then=lambda: self._refresh(kinds))
        else:
            self._refresh(kinds)

    def _refresh(self, kinds: set[Change]) -> None:
        for window in self.windows:
            window.changed(kinds)

    def _renew(self, then: Callable[[], None] | None) -> None:
        asked = self.business.submit(rights, {}, NOBODY)

        def seen(future: Future[Rights]) -> None:
            self._bridge.carry(lambda: self._regard(future, then))

        asked.add_done_callback(seen)

    def _regard(self, future: Future[Rights], then: Callable[[], None] | None) -> None:
        self.rights = future.result()
        for window in self.windows:
            for screen in window.navigator.screens():
                screen.regard()
        if then is not None:
            then()


def _said(answer: SignedIn, context: Context) -> str | None:
    """None where the PIN fits, otherwise why the cover stays."""
    match answer.outcome:
        case Outcome.IN:
            return None
        case Outcome.DISABLED:
            return context.t("This PIN is closed. A second person opens it again.")
        case Outcome.WAIT:
            return context.t("Wait {seconds} seconds.", seconds=answer.wait_seconds)
        case Outcome.WRONG:
            return context.t("This PIN does not fit.")


def run(asked: argparse.Namespace) -> int:
    """Opens the station that was asked for and runs until its last window is closed."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    home = Home.of(asked.home)
    database = asked.database or home.database
    if not businesses.is_founded(database):
        from kiosk.app import first_run

        first_run.run(app, database, home)
        if not businesses.is_founded(database):
            return 0
    opened = businesses.open_business(database, home)
    engine.forbid_statements_here()
    opened.hear_others()
    hall = Hall(opened)
    _show(hall, asked)
    _stop_on_interrupt(app)
    code = app.exec()
    hall.close()
    engine.allow_statements_here()
    opened.close()
    return int(code)


def _show(hall: Hall, asked: argparse.Namespace) -> None:
    if asked.station == "lobby":
        lobby = hall.lobby("Kiosk 1", language=asked.language, frameless=not asked.windowed)
        lobby.show() if asked.windowed else lobby.showFullScreen()
        return
    desk = hall.desk("Desk 1", language=asked.language)
    desk.resize(1440, 900)
    desk.show() if asked.windowed else desk.showMaximized()


def _stop_on_interrupt(app: QApplication) -> None:
    signal.signal(signal.SIGINT, lambda *_: app.quit())
    # Python only hears a signal when it runs: give it a moment four times a second.
    pulse = QTimer(app)
    pulse.timeout.connect(lambda: None)
    pulse.start(250)
