"""What a screen is, and the few things it may ask of its window. Knows no business and no database.

A room lists its screens as data, each imported when it is first opened, and writes it as one class::

    @later
    def _today() -> type[Screen]:
        from kiosk.desk.today.screens.today import TodayScreen

        return TodayScreen

    SCREENS = (
        Entry("today", "Today", Window.DESK, needs=None, refresh=frozenset({Change.PICKUP}),
              make=_today, section="Front office", icon="list"),
    )

    class TodayScreen(Screen):
        def __init__(self, context: Context) -> None:
            super().__init__(context)
            self.release = Button("", "primary", name="today.release")  # build
            self.release.pressed_open.connect(self._release)   # connect
            self.guard(self.release, Task.PICKUP_RELEASE)
            self.retext()                                      # first text

        def retext(self) -> None:                              # again when the language changes
            self.release.set_words(self.t("Hand over"))

        def opened(self, *, pickup_id: PickupId) -> None:      # each time it is shown by `go`
            self.pickup_id = pickup_id
            self.refresh()

        def refresh(self) -> None:                             # ... and when a Change of its arrives
            self.ask(service.waiting, then=self._show, pickup_id=self.pickup_id)

        def _release(self) -> None:
            self.ask(service.release, then=self._done, otherwise=self._refused,
                     busy=[self.release], pickup_id=self.pickup_id)

`then` gets the verb's answer, `otherwise` a `Refusal`; without `otherwise` the window says the
refusal's sentence. Trouble and our own mistakes are always said by the window, with *Try again*
under the same command key. `self.context` has language, by(), go(), back(), home(), notice().
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, ClassVar, Protocol

import shiboken6
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from kiosk.core.ids import command_key
from kiosk.core.refusal import Refusal, Trouble
from kiosk.core.task import Task
from kiosk.ui.background import Answer, Bug, Call, Errand, Outcome, Stopped, Submit
from kiosk.ui.context import Action, Closed, Context, Shell, Signed, Window
from kiosk.ui.entry import Entry, Later, Place, for_window, later
from kiosk.ui.notices import NoticeKind

__all__ = [
    "Action",
    "Call",
    "Closed",
    "Context",
    "Entry",
    "Later",
    "Place",
    "Screen",
    "Shell",
    "Signed",
    "Submit",
    "Window",
    "for_window",
    "later",
]


class CanBeBusy(Protocol):
    """A control that closes while its call is under way and shows so after 300 ms (`ui.pressable`)."""

    def set_busy(self, words: str | None, /) -> None:
        """Close with these words, or open again with None."""


Then = Callable[[Any], None]
Otherwise = Callable[[Refusal], None]


@dataclass(eq=False)
class _Asked:
    """One call of a screen with what follows from it."""

    call: Call
    then: Then | None
    otherwise: Otherwise | None
    busy: Sequence[CanBeBusy] = ()
    outdated: bool = False
    newest: bool = False


@dataclass
class _Unsettled:
    """A call that ended in trouble: its key serves again when the same is asked again."""

    call: Call


@dataclass
class _Guard:
    control: QWidget
    task: Task
    closed: Closed | None = field(default=None)


class Screen(QWidget):
    """One page of a window. Its look comes from its window, its words from `retext`."""

    arranges_reach: ClassVar[bool] = False
    """Whether this lobby screen itself keeps its targets in the lower half (`reach`)."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.stale = False
        self._under_way: list[_Asked] = []
        self._unsettled: list[_Unsettled] = []
        self._guards: list[_Guard] = []
        self._renew_after = False

    # ---- what a screen may override

    def opened(self, **arguments: Any) -> None:  # noqa: ANN401 - each screen names its own
        """Called by the navigator each time `go` shows this screen."""

    def refresh(self) -> None:
        """Something that this screen shows has changed: ask for it again."""

    def retext(self) -> None:
        """Set every text in the window's language; what was typed stays."""

    def scanned(self, code: str) -> None:
        """A code was scanned while this screen is shown (or, with `takes_codes`, anywhere)."""

    def reach(self, *, low: bool) -> None:
        """A lobby visitor wants the targets low, or no longer; matters with `arranges_reach`."""

    def stands_beside(self) -> int:
        """How much of a lobby window's foot this screen keeps for itself, from the leading side."""
        return 0

    def unanswered(self) -> None:
        """A call ended without its answer, and the window has said so."""

    # ---- what a screen may ask

    def t(self, text: str, /, **facts: object) -> str:
        """`text` in the window's language."""
        return self.context.t(text, **facts)

    def tn(self, one: str, many: str, n: int, /, **facts: object) -> str:
        """The plural form for `n` in the window's language."""
        return self.context.tn(one, many, n, **facts)

    def ask(
        self,
        verb: Callable[..., Any],
        *,
        then: Then | None = None,
        otherwise: Otherwise | None = None,
        busy: Sequence[CanBeBusy] = (),
        newest: bool = False,
        **arguments: object,
    ) -> bool:
        """Ask for an act or a read; False when the very same is already under way.

        The controls in `busy` close until the answer is there. With `newest` (a search as one types)
        only the last asked answer of this verb is shown.
        """
        asked = _Asked(self._call(verb, arguments), then, otherwise, busy, newest=newest)
        if any(_same(other.call, asked.call) for other in self._under_way if not other.outdated):
            return False
        if newest:
            for other in self._under_way:
                other.outdated = other.outdated or (other.newest and other.call.verb == verb)
        self._send(asked)
        return True

    def ask_long(
        self,
        verb: Callable[..., Any],
        *,
        then: Then | None = None,
        otherwise: Otherwise | None = None,
        progress: Callable[[int, int], None] | None = None,
        busy: Sequence[CanBeBusy] = (),
        **arguments: object,
    ) -> Errand:
        """Ask for what takes long; `progress` gets (done, total), the errand's `cancel()` stops it.

        The verb must take a keyword argument `report` and call it as it goes.
        """
        errand = Errand(self.context.bridge, self, progress)
        plain = self._call(verb, arguments)
        call = Call(verb, plain.arguments, plain.by, plain.key, report=errand)
        errand.future = self._send(_Asked(call, then, otherwise, busy))
        return errand

    def guard(self, control: QWidget, task: Task) -> None:
        """Keep `control` closed exactly while the resolver says that `task` is.

        What the page itself closes (`set_closed`: nothing is ticked) stays beside it, and is said second.
        The same control guarded again has another task from now on.
        """
        for guard in self._guards:
            if guard.control is control:
                guard.task = task
                self._look_at(guard)
                return
        self._guards.append(guard := _Guard(control, task))
        explain = getattr(control, "explain_bar", None)
        if explain is not None:
            explain.connect(functools.partial(self._explain, control))
        self._look_at(guard)

    def regard(self) -> None:
        """Ask the resolver about every guarded control again."""
        self._guards = [guard for guard in self._guards if shiboken6.isValid(guard.control)]
        for guard in self._guards:
            self._look_at(guard)

    def may(self, task: Task, *, at: QWidget) -> bool:
        """Whether what is no press (a scan) may lead to `task`; where not, the reason opens at `at`."""
        closed = self.context.closed(task)
        if closed is not None and self.context.shell is not None:
            self.context.shell.explain(at, closed)
        return closed is None

    @property
    def guarded(self) -> tuple[tuple[QWidget, Task], ...]:
        """Every control that the resolver may close, with the task that it leads to."""
        there = (guard for guard in self._guards if shiboken6.isValid(guard.control))
        return tuple((guard.control, guard.task) for guard in there)

    def notice(
        self, kind: NoticeKind, fact: str, then: str = "", action: Action | None = None
    ) -> None:
        """Let the window say something."""
        self.context.notice(kind, fact, then, action)

    @property
    def asking(self) -> bool:
        """Whether an answer is under way."""
        return bool(self._under_way)

    # ---- what the navigator calls

    def renew(self) -> None:
        """A change arrived: refresh now, or after the answers that are under way."""
        self.regard()
        if self._under_way:
            self._renew_after = True
            return
        self.stale = False
        self.refresh()

    def wipe(self) -> None:
        """Forget every text at once; the navigator destroys the page after it."""
        self._guards.clear()
        self._unsettled.clear()
        for child in self.findChildren(QWidget):
            if isinstance(child, QLineEdit):
                # clear() would leave the text to the next visitor's undo.
                child.setText("")
            elif isinstance(child, QTextEdit | QPlainTextEdit):
                child.setPlainText("")
            elif isinstance(child, QLabel):
                child.setText("")
            for named in ("set_words", "set_text"):
                if callable(setter := getattr(child, named, None)):
                    setter("")
            if callable(forget := getattr(child, "wipe", None)):
                forget()

    # ---- inside

    def _call(self, verb: Callable[..., Any], arguments: dict[str, object]) -> Call:
        call = Call(verb, arguments, self.context.by(), command_key())
        for unsettled in self._unsettled:
            if _same(unsettled.call, call):
                return unsettled.call
        return call

    def _send(self, asked: _Asked) -> Future[Any]:
        self._under_way.append(asked)
        for control in asked.busy:
            control.set_busy(self.t("One moment"))
        future = self.context.submit(asked.call)
        name = getattr(asked.call.verb, "__qualname__", "a call")
        self.context.bridge.follow(future, self, name, functools.partial(self._settle, asked))
        return future

    def _settle(self, asked: _Asked, outcome: Outcome) -> None:
        self._under_way.remove(asked)
        for control in asked.busy:
            control.set_busy(None)
        self._unsettled = [one for one in self._unsettled if not _same(one.call, asked.call)]
        if isinstance(outcome, Trouble | Bug):
            # Perhaps it was done and only the answer was lost: the same key finds out.
            self._unsettled.append(_Unsettled(asked.call))
        if not asked.outdated:
            self._tell(asked, outcome)
        if self._renew_after and not self._under_way:
            self._renew_after = False
            self.renew()

    def _tell(self, asked: _Asked, outcome: Outcome) -> None:
        match outcome:
            case Answer(value):
                if asked.then is not None:
                    asked.then(value)
            case Refusal():
                (asked.otherwise or self.context.say_refusal)(outcome)
                self.unanswered()
            case Trouble():
                self.context.say_trouble(outcome, functools.partial(self._again, asked))
                self.unanswered()
            case Bug(reference):
                self.context.say_bug(reference)
                self.unanswered()
            case Stopped():
                pass

    def _again(self, asked: _Asked) -> None:
        if shiboken6.isValid(self) and asked not in self._under_way:
            self._send(asked)

    def _look_at(self, guard: _Guard) -> None:
        guard.closed = self.context.closed(guard.task)
        _close(guard.control, guard.closed)

    def _explain(self, control: QWidget, _reason: str) -> None:
        for guard in self._guards:
            if guard.control is control and guard.closed is not None:
                if self.context.shell is not None:
                    self.context.shell.explain(control, guard.closed)
                return


def _same(one: Call, other: Call) -> bool:
    return (one.verb, one.by) == (other.verb, other.by) and one.arguments == other.arguments


def _close(control: QWidget, closed: Closed | None) -> None:
    set_barred = getattr(control, "set_barred", None)
    if callable(set_barred):
        set_barred(closed.reason if closed is not None else None)
        return
    control.setProperty("closed", closed is not None)
    control.setAccessibleDescription(closed.reason if closed is not None else "")
