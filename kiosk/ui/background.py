"""From the worker threads back to a window: one queued signal an answer, none for a screen that is gone."""

from __future__ import annotations

import contextlib
import functools
import logging
import random
import threading
import time
import traceback
from collections.abc import Callable, Mapping
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass, field
from typing import Any, ParamSpec, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from kiosk.core.by import By
from kiosk.core.ids import Key
from kiosk.core.refusal import Refusal, Refused, Trouble

log = logging.getLogger(__name__)

P = ParamSpec("P")
R = TypeVar("R")

REPORT_EVERY = 0.05
"""Seconds between two signs of progress: more of them would only keep the window busy."""
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@dataclass(frozen=True, slots=True)
class Call:
    """One act or read as data: what is asked, with what, by whom, and under which command key.

    `report` is there for a long call only: the worker passes it to the verb as its keyword argument
    `report` and the verb calls it with (done, total); it raises `CancelledError` once the person has
    stopped the call, which the verb lets through, so that the transaction is rolled back.
    """

    verb: Callable[..., Any]
    arguments: Mapping[str, object]
    by: By
    key: Key | None = None
    report: Callable[[int, int], None] | None = field(default=None, compare=False)


Submit = Callable[[Call], "Future[Any]"]


@dataclass(frozen=True, slots=True)
class Answer:
    """The call went through; `value` is what the verb gave back."""

    value: Any


@dataclass(frozen=True, slots=True)
class Bug:
    """Our own mistake; the log has the same `reference` beside the place in the code."""

    reference: str


@dataclass(frozen=True, slots=True)
class Stopped:
    """The person stopped the call; nothing was done."""


Outcome = Answer | Refusal | Trouble | Bug | Stopped


class Settled(Future[Any]):
    """A future that was done before it was handed out: its answer needs no queue."""


def inline(run: Callable[[Call], Any]) -> Submit:
    """A submit function that runs each call at once on the calling thread, for tests."""

    def submit(call: Call) -> Future[Any]:
        future = Settled()
        try:
            future.set_result(run(call))
        except Exception as error:  # noqa: BLE001 - as an executor does: the future carries it
            future.set_exception(error)
        return future

    return submit


def outcome(future: Future[Any], about: str) -> Outcome:
    """How a finished call ended; a bug is logged here, once, under a reference for the screen."""
    try:
        return Answer(future.result(timeout=0))
    except Refused as refused:
        return refused.refusal
    except Trouble as trouble:
        return trouble
    except CancelledError:
        return Stopped()
    except Exception as error:  # noqa: BLE001 - the border: our bug becomes a reference
        return Bug(report_bug(error, about))


def report_bug(error: BaseException, about: str) -> str:
    """Log our own mistake without its message, which may hold a customer's name; gives the reference."""
    reference = "".join(random.choice(_SIGNS) for _ in range(6))
    place = "".join(traceback.format_tb(error.__traceback__))
    log.error("Reference %s: %s in %s\n%s", reference, type(error).__name__, about, place)
    return reference


def fail_closed(answer: R) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """For overrides that Qt calls: where the body fails, the mistake is logged and `answer` stands.

    Qt takes an event filter that raises for one that let the event pass; a lobby may not.
    """

    def wrap(function: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(function)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
            try:
                return function(*args, **kwargs)
            except Exception as error:  # noqa: BLE001 - Qt reads an exception as "let it pass"
                report_bug(error, function.__qualname__)
                return answer

        return guarded

    return wrap


class Bridge(QObject):
    """Lives on the window's thread; whatever any thread carries over runs there, in order."""

    _crossed = Signal(object)

    def __init__(self, on_bug: Callable[[str], None] | None = None) -> None:
        super().__init__()
        self.on_bug = on_bug
        self._crossed.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def carry(self, work: Callable[[], None]) -> None:
        """Run `work` on the window's thread, soon. May be called from any thread."""
        # A worker may finish while the program closes and Qt has already taken this object down.
        with contextlib.suppress(RuntimeError):
            self._crossed.emit(work)

    def follow(
        self,
        future: Future[Any],
        owner: QObject,
        about: str,
        settle: Callable[[Outcome], None],
    ) -> None:
        """Call `settle` with the outcome on the window's thread, unless `owner` is gone by then."""

        def deliver() -> None:
            ended = outcome(future, about)
            if shiboken6.isValid(owner):
                settle(ended)

        if isinstance(future, Settled):
            self._run(deliver)
        else:
            future.add_done_callback(lambda _done: self.carry(deliver))

    def _run(self, work: Callable[[], None]) -> None:
        try:
            work()
        except Exception as error:  # noqa: BLE001 - the border of the window's thread
            reference = report_bug(error, getattr(work, "__qualname__", "a window"))
            if self.on_bug is not None:
                self.on_bug(reference)


class Errand:
    """A long call under way: the worker calls it to say how far it is, the person may stop it."""

    def __init__(
        self, bridge: Bridge, owner: QObject, show: Callable[[int, int], None] | None
    ) -> None:
        self.future: Future[Any] | None = None
        self._bridge = bridge
        self._owner = owner
        self._show = show
        self._stop = threading.Event()
        self._last = 0.0

    def __call__(self, done: int, total: int) -> None:
        """Say how far the call is; raises `CancelledError` when it should end now."""
        if self._stop.is_set():
            raise CancelledError
        now = time.monotonic()
        if self._show is None or (done < total and now - self._last < REPORT_EVERY):
            return
        self._last = now
        self._bridge.carry(functools.partial(self._say, done, total))

    def cancel(self) -> None:
        """Stop the call: at once where it has not begun, otherwise at its next sign of progress."""
        self._stop.set()
        if self.future is not None:
            self.future.cancel()

    def _say(self, done: int, total: int) -> None:
        if self._show is not None and shiboken6.isValid(self._owner):
            self._show(done, total)
