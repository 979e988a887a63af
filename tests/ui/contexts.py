"""A window's context for a screen under test, with a shell that remembers what was asked of it."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from PySide6.QtWidgets import QWidget

from kiosk.core.by import Customer
from kiosk.core.ids import PersonId
from kiosk.core.task import Role, Task
from kiosk.ui import background
from kiosk.ui.background import Call
from kiosk.ui.screen import Action, Closed, Context


class RememberingShell:
    """Stands for a window: nothing is shown, everything asked is kept."""

    def __init__(self) -> None:
        self.went: list[tuple[str, dict[str, object]]] = []
        self.notices: list[tuple[str, str, str, Action | None]] = []
        self.explained: list[tuple[QWidget, Closed]] = []
        self.did: list[str] = []

    def go(self, screen_id: str, /, **arguments: object) -> None:
        self.went.append((screen_id, arguments))

    def back(self) -> None:
        self.did.append("back")

    def home(self) -> None:
        self.did.append("home")

    def finished(self) -> None:
        self.did.append("finished")

    def notice(self, kind: str, fact: str, then: str, action: Action | None) -> None:
        self.notices.append((kind, fact, then, action))

    def explain(self, control: QWidget, closed: Closed) -> None:
        self.explained.append((control, closed))

    def take_role(self, role: Role) -> None:
        self.did.append(f"take {role}")

    def call(self, person: PersonId | None, task: Task | None) -> None:
        self.did.append(f"call {person} {task.id if task is not None else ''}")

    def prove_beside(
        self, person: PersonId, task: Task, pin: str, answered: Callable[[str | None], None]
    ) -> None:
        self.did.append(f"beside {person} {task.id} {len(pin)}")
        answered(None)

    def cover_now(self) -> None:
        self.did.append("cover")

    def leave(self) -> None:
        self.did.append("leave")

    def filled(self) -> None:
        self.did.append("filled")

    def language_chosen(self) -> None:
        self.did.append("language")

    def signed_in(self) -> None:
        self.did.append("in")

    def signed_out(self) -> None:
        self.did.append("out")


class Held:
    """A submit function whose calls wait until the test answers them."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.futures: list[Future[Any]] = []

    def __call__(self, call: Call) -> Future[Any]:
        self.calls.append(call)
        self.futures.append(Future())
        return self.futures[-1]


def run_verb(call: Call) -> object:
    """What the verb itself gives, with the call's plain arguments."""
    return call.verb(**call.arguments)


def a_context(submit: Callable[[Call], Future[Any]] | None = None, **others: Any) -> Context:
    """A context of nobody in English; its shell remembers."""
    settings: dict[str, Any] = {"by": Customer(), **others}
    context = Context(submit=submit or background.inline(run_verb), **settings)
    context.shell = RememberingShell()
    return context


def shell_of(context: Context) -> RememberingShell:
    """The remembering shell of a context made here."""
    assert isinstance(context.shell, RememberingShell)
    return context.shell
