"""A desk's window on a real business: what it asks is done at once, and it hears every change."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kiosk.app import proving
from kiosk.app.roles import roles as roles_of
from kiosk.app.who_can import who_can
from kiosk.business import Business
from kiosk.business.texts import refusal_text, trouble_text
from kiosk.core.by import By, System
from kiosk.core.change import Change
from kiosk.core.ids import command_key
from kiosk.core.refusal import Refused, Trouble
from kiosk.core.task import Task
from kiosk.database.acting import task_of
from kiosk.shell.desk import DeskWindow
from kiosk.ui import background
from kiosk.ui.background import Call
from kiosk.ui.pressable import Pressable
from kiosk.ui.screen import Closed, Context, Entry, Screen, Window
from kiosk.ui.text import Label

NOBODY = System("sign-in")


@dataclass
class Station:
    """What came out of a desk: sounds and papers."""

    beeps: list[str] = field(default_factory=list)
    printed: list[tuple[str, bytes]] = field(default_factory=list)

    def print_pdf(self, name: str, pdf: bytes) -> str:
        """Remember the paper."""
        self.printed.append((name, pdf))
        return f"{name}.pdf"


class Today(Screen):
    """Stands for the first room of whoever signs in."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        QVBoxLayout(self).addWidget(Label("Today", "title", name="today.title"))


TODAY = Entry("today", "Today", Window.DESK, None, frozenset(), Today, section="Front office",
              icon="layout-dashboard")  # fmt: skip


def run_on(business: Business, station: str) -> Callable[[Call], Any]:
    """Does an act or answers a read of `business` on the calling thread."""

    def run(call: Call) -> Any:
        if task_of(call.verb) is None:
            return business.read(call.verb, **call.arguments)
        return business.do(call.verb, call.by, call.key, station, **call.arguments)

    return run


def a_context(
    business: Business,
    *,
    by: By = NOBODY,
    station: str = "Desk 1",
    language: str = "en",
    now: Callable[[], datetime] | None = None,
    out: Station | None = None,
) -> Context:
    """What `app` hands to a window, only that nothing waits."""
    facts, out = business.facts, out or Station()
    context = Context(
        submit=background.inline(run_on(business, station)), by=by, language=language,
        languages=facts.languages, currency=facts.currency, zone=facts.zone,
        business_name=facts.name, station=station, refusal_text=refusal_text,
        trouble_text=trouble_text, now=now or (lambda: business.clock.moment(None)),
        closed=lambda task: closed_on(business, context, task),
        expect=lambda task: business.read(who_can).expect(task, business.clock.moment(None)),
        beep=out.beeps.append, print_pdf=out.print_pdf,
    )  # fmt: skip
    return context


def closed_on(business: Business, context: Context, task: Task) -> Closed | None:
    """What the resolver says of `task` in this window."""
    return business.read(who_can).closed(
        context.by(), task, station=context.station, language=context.language, zone=context.zone,
        now=business.clock.moment(None),
    )  # fmt: skip


def a_desk(
    business: Business,
    entries: Iterable[Entry],
    *,
    qtbot: QtBot | None = None,
    size: tuple[int, int] = (1440, 900),
    start: str = "today",
    shown: bool = True,
    roles: bool = False,
    doors: bool = False,
    **more: Any,
) -> DeskWindow:
    """A desk of these screens, nobody signed in; with `roles` the rail and the strip are as `app` has them.

    With `doors` a PIN or a badge takes its cover off, and the person box says who else is here.
    """
    context = a_context(business, **more)
    given = roles_of(context, lambda: business.read(who_can).house) if roles else None
    there = [entry for entry in entries if entry.id != "today" or not roles]
    first = [entry for entry in entries if entry.id == "today" and roles] or [TODAY]
    window = DeskWindow(context, [*first, *there], sign_in="sign_in", start=start, roles=given,
                        **_doors_of(business, context) if doors else {})  # fmt: skip
    deaf = business.listen(lambda changes: _tell(window, {kind for kind, _ in changes}))
    if qtbot is not None:
        qtbot.addWidget(window, before_close_func=lambda _window: deaf())
    else:
        window.left.connect(deaf)
    window.resize(*size)
    if shown:
        window.show()
    return window


def _doors_of(business: Business, context: Context) -> dict[str, Any]:
    run = run_on(business, context.station)

    def ask(verb: Any, arguments: dict[str, Any], then: Callable[[Any], None]) -> None:
        answer: Future[Any] = Future()
        try:
            answer.set_result(run(Call(verb, arguments, NOBODY, command_key())))
        except (Refused, Trouble) as said:
            answer.set_exception(said)
        then(answer)

    return {
        "unlock": proving.unlock(context, ask), "badge": proving.tap(context, ask),
        "here": proving.here(context, ask),
    }  # fmt: skip


def _tell(window: DeskWindow, kinds: set[Change]) -> None:
    window.regard()
    window.changed(kinds)


def find(window: QWidget, name: str) -> Any:
    """The one visible control of this name."""
    found = [child for child in window.findChildren(QWidget, name) if child.isVisibleTo(window)]
    assert len(found) == 1, (name, found)
    return found[0]


def press(window: QWidget, name: str) -> None:
    """Press it as a hand does: slower than a double tap, so that its debounce is over."""
    control = find(window, name)
    if isinstance(control, Pressable):
        control._debounce._last = None
    control.click()
