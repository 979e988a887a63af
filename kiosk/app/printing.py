"""Receipts come out beside the windows: the thread that waits for a printer, and what a desk hears of it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from kiosk.app.counter import Counter
from kiosk.business import Business
from kiosk.business import printing as press_room
from kiosk.business.printing import Press
from kiosk.core.by import System
from kiosk.core.change import Change
from kiosk.core.refusal import Refused, Trouble
from kiosk.devices.fiscal import NoFiscalDevice
from kiosk.devices.printer import CannotPrint, Printer
from kiosk.records.printing import service as printing
from kiosk.records.printing import texts
from kiosk.records.printing.rules import PrintJob
from kiosk.shell.window import ShellWindow

EVERY = 2.0
"""Seconds between two looks at what is due again; a new paper is printed at once."""
LAST_PATIENCE = 3.0
"""Seconds that a closing program waits for the paper under way."""
NOBODY = System("print.deliver")
_log = logging.getLogger(__name__)


class Printing:
    """Prints what waits for the stations that it serves. A slow printer holds up nothing but paper."""

    def __init__(self, business: Business, press: Press, *, every: float = EVERY) -> None:
        self._business, self._press, self._every = business, press, every
        self._stations: list[str] = []
        self._wake, self._ended = threading.Event(), threading.Event()
        self._deaf = business.listen(self._heard)
        self._thread = threading.Thread(target=self._work, name="printing", daemon=True)

    def serve(self, station: str) -> None:
        """From now on this station's papers come out here."""
        if station not in self._stations:
            self._stations.append(station)
        if not self._thread.is_alive() and not self._ended.is_set():
            self._thread.start()
        self._wake.set()

    def close(self) -> None:
        """No further paper. What is not marked by then is printed again at the next start."""
        if self._ended.is_set():
            return
        self._deaf()
        self._ended.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(LAST_PATIENCE)

    def _heard(self, changes: tuple[tuple[Change, int], ...]) -> None:
        if any(kind is Change.PRINT for kind, _ in changes):
            self._wake.set()

    def _work(self) -> None:
        while not self._ended.is_set():
            self._wake.clear()
            press_room.print_due(
                self._business, self._press, tuple(self._stations), each=self._each,
                stopped=self._ended.is_set,
            )  # fmt: skip
            self._wake.wait(self._every)

    def _each(self, business: Business, press: Press, job: PrintJob) -> bool:
        try:
            return press_room.print_job(business, press, job, stopped=self._ended.is_set)
        except Trouble:
            raise
        except Exception:  # noqa: BLE001 - our mistake with one paper; the others still come out
            _log.exception("printing %s %d", job.paper, job.ref)
            if not self._ended.is_set():
                press_room.give_up(business, job)
            return False


def begin(business: Business, counter: Counter, sheets: Printer) -> Printing:
    """The printing of this PC; a paper for a station without a receipt printer becomes one of the `sheets`."""
    fiscal = counter.fiscal or NoFiscalDevice(business.facts.country)
    return Printing(business, Press(counter.printer, sheets, fiscal))


def quietly(printer: Printer | None, name: str, pdf: bytes) -> str:
    """Print finished bytes and say where they went; nothing where no printer answered: no mistake of ours."""
    if printer is None:
        return ""
    try:
        return printer.print_pdf(name, pdf).place
    except CannotPrint as said:
        _log.info("%s did not come out: %s", name, said.why)
        return ""


class Notices:
    """Says at a desk what has not come out there, once for each thing that is new about it."""

    def __init__(
        self,
        business: Business,
        when_answered: Callable[[Future[Any], Callable[[Future[Any]], None]], None],
    ) -> None:
        self._business, self._when_answered = business, when_answered
        self._said: dict[str, tuple[object, ...]] = {}
        self._facts: dict[ShellWindow, str] = {}

    def look(self, window: ShellWindow) -> None:
        """Asks what is wrong at the window's station; the answer comes back on the windows' thread."""
        arguments = {"station": window.context.station}
        asked = self._business.submit(printing.troubled, arguments, NOBODY)
        self._when_answered(asked, lambda done: self._tell(window, done))

    def _tell(self, window: ShellWindow, answer: Future[tuple[PrintJob, ...]]) -> None:
        context = window.context
        try:
            jobs = answer.result()
        except Trouble as trouble:
            _log.warning("what has not come out: %s", trouble.kind)
            return
        new = tuple((job.id, job.error, job.failed) for job in jobs)
        if not jobs:
            self._said.pop(context.station, None)
            window.notices.unsay(self._facts.pop(window, ""))
            return
        if context.signed is None or self._said.get(context.station) == new:
            return
        self._said[context.station] = new
        fact, then = texts.trouble(jobs[0], context.language)
        self._facts[window] = fact
        again = (context.t("Try again"), lambda: self._again(window, jobs))
        window.notice("overdue", fact, then, again)

    def _again(self, window: ShellWindow, jobs: tuple[PrintJob, ...]) -> None:
        context = window.context
        self._said.pop(context.station, None)
        for job in jobs:
            asked = self._business.submit(
                printing.try_again, {"job": job.id}, context.by(), None, context.station
            )
            self._when_answered(asked, lambda done: _say_no(window, done))


def _say_no(window: ShellWindow, answer: Future[Any]) -> None:
    try:
        answer.result()
    except Refused as refused:
        window.context.say_refusal(refused.refusal)
    except Trouble as trouble:
        _log.warning("print again: %s", trouble.kind)
