"""The first run: a window that founds the business, before there is one to open."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk import business as businesses
from kiosk.app import unconfirmed
from kiosk.business import Home
from kiosk.business.texts import refusal_text, trouble_text
from kiosk.core import words
from kiosk.core.by import Owner, System
from kiosk.core.ids import PersonId
from kiosk.core.refusal import Refusal, Trouble
from kiosk.core.task import Role, Task
from kiosk.database.clock import MachineClock
from kiosk.desk.administration.rules import COUNTRIES, Draft
from kiosk.desk.administration.screens.welcome import WelcomeScreen
from kiosk.desk.administration.screens.wizard import WizardScreen
from kiosk.records.settings.service import Founding
from kiosk.shell.notice_area import NoticeArea
from kiosk.ui.background import Answer, Bug, Call, Outcome
from kiosk.ui.context import Action, Closed, Context
from kiosk.ui.notices import NoticeKind
from kiosk.ui.ring import FocusRing
from kiosk.ui.theme import Theme, apply_theme

DRAFT = "first-run.json"


class Notebook:
    """Keeps the draft of the first run in a file of the home, for this user alone."""

    def __init__(self, home: Home) -> None:
        self._path = home.root / DRAFT

    def read(self) -> Draft | None:
        """What was answered before, if anything."""
        try:
            return Draft.read(self._path.read_text(encoding="utf-8"))
        except (OSError, UnicodeError):
            return None

    def keep(self, text: str) -> bool:
        """Write it down whole or not at all; False where that did not go."""
        draft = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(self._path)
        except OSError:
            return False
        return True

    def forget(self) -> None:
        """There is a business now."""
        self._path.unlink(missing_ok=True)


class FirstRunWindow(QWidget):
    """Welcome, then the wizard. It is its own shell: there are no other rooms yet."""

    def __init__(
        self,
        database: str,
        home: Home,
        *,
        language: str = "",
        demonstration: Callable[[], None] | None = None,
        founded: bool = False,
    ) -> None:
        super().__init__()
        self.setObjectName("first_run")
        self.setProperty("kind", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._database, self._home, self._demonstration = database, home, demonstration
        self._notebook = Notebook(home)
        self._worker = ThreadPoolExecutor(1, "founding")
        clock = MachineClock()
        draft = self._notebook.read() or _first_guess(language)
        self.context = Context(
            submit=_nothing_to_ask, by=System("first-run"), language=language or draft.language,
            languages=tuple(words.DESK), zone=draft.zone, business_name="Foyer",
            refusal_text=refusal_text, trouble_text=trouble_text, now=clock.wall,
        )  # fmt: skip
        self.context.shell = self
        self.welcome = WelcomeScreen(
            self.context, begun=draft.name, demonstration=demonstration is not None
        )
        self.wizard = WizardScreen(self.context, self._found, draft=draft, keep=self._notebook.keep)
        self.notices = NoticeArea(lambda: 0.0, 20)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.welcome)
        self.stack.addWidget(self.wizard)
        column = QVBoxLayout(self)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notices)
        column.addWidget(self.stack, 1)
        self.ring = FocusRing(self)
        self._connect()
        apply_theme(self, Theme.load("desk"))
        self.language_chosen()
        if founded:
            self._show_another_code()

    def _connect(self) -> None:
        self.welcome.set_up.connect(self._set_up)
        self.welcome.try_it.connect(self._try)
        self.wizard.left.connect(self.home)
        self.wizard.finished.connect(self._confirmed)

    def _set_up(self) -> None:
        self.stack.setCurrentWidget(self.wizard)

    def _try(self) -> None:
        if self._demonstration is not None:
            self._demonstration()

    def _found(self, founding: Founding, owner: str, pin: str) -> Future[str]:
        return self._worker.submit(self._create, founding, owner, pin)

    def _create(self, founding: Founding, owner: str, pin: str) -> str:
        # Not above: the first page of the wizard needs no queue.
        from kiosk.front_office.queue import service as queue

        # Before: whoever pulls the plug now is shown another code, and none is lost unseen.
        unconfirmed.begin(self._home.root, self._database)
        try:
            made, code = businesses.create(
                self._database, self._home, founding, owner=owner, pin=pin
            )
        except BaseException:
            unconfirmed.end(self._home.root)
            raise
        made.do(queue.start_with, by=Owner("first run"))
        made.close()
        return code

    def _show_another_code(self) -> None:
        self.stack.setCurrentWidget(self.wizard)
        self.wizard.setEnabled(False)
        asked = self._worker.submit(businesses.new_code, self._database, self._home)
        self.context.bridge.follow(asked, self, "another recovery code", self._on_another_code)

    def _on_another_code(self, outcome: Outcome) -> None:
        self.wizard.setEnabled(True)
        match outcome:
            case Answer(value=code):
                self.wizard.show_code(str(code))
            case Trouble():
                self.context.say_trouble(outcome, self._show_another_code)
            case Refusal():
                self.context.say_refusal(outcome)
            case Bug(reference):
                self.context.say_bug(reference)

    def _confirmed(self) -> None:
        self._notebook.forget()
        unconfirmed.end(self._home.root)
        self.close()

    # ---- what screens ask (Shell)

    def go(self, screen_id: str, /, **arguments: object) -> None:
        """There are no other rooms yet."""

    def back(self) -> None:
        """To the two doors."""
        self.home()

    def home(self) -> None:
        """To the two doors."""
        self.stack.setCurrentWidget(self.welcome)

    def finished(self) -> None:
        """Nobody steps away from a first run."""

    def notice(self, kind: NoticeKind, fact: str, then: str, action: Action | None) -> None:
        """Say something above the page."""
        self.notices.say(kind, fact, then, action)

    def explain(self, control: QWidget, closed: Closed) -> None:
        """Say why a control is closed; it stands in the foot, the reason above the page."""
        del control
        self.notices.say("blocked", closed.reason, closed.instead, None)

    def take_role(self, role: Role | None) -> None:
        """There are no roles yet."""

    def call(self, person: PersonId | None, task: Task | None) -> None:
        """There are no colleagues yet."""

    def prove_beside(
        self, person: PersonId, task: Task, pin: str, answered: Callable[[str | None], None]
    ) -> None:
        """There is nobody yet who could stand beside."""

    def leave(self) -> None:
        """Close for good."""
        self.close()

    def cover_now(self) -> None:
        """Nobody is signed in who could go away."""

    def filled(self) -> None:
        """Every page here has its words from the beginning."""

    def language_chosen(self) -> None:
        """Word everything anew."""
        self.setLayoutDirection(self.context.direction)
        self.setWindowTitle("Foyer")
        self.welcome.retext()
        self.wizard.retext()

    def signed_in(self) -> None:
        """Nobody signs in here."""

    def signed_out(self) -> None:
        """Nobody signs in here."""

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        # A founding that is under way ends first: half a business helps nobody.
        self._worker.shutdown(wait=True)
        super().closeEvent(event)


def run(
    app: QApplication,
    database: str,
    home: Home,
    *,
    language: str = "",
    demonstration: Callable[[], None] | None = None,
    founded: bool = False,
) -> None:
    """Shows the first run until it is closed; then there is a business at `database`, or still none.

    `founded`: the business is there, and its recovery code is shown anew until it is typed.
    """
    app.setFont(Theme.load("desk").font("body"))
    window = FirstRunWindow(
        database, home, language=language, demonstration=demonstration, founded=founded
    )
    window.resize(1440, 900)
    window.show()
    app.exec()
    window.deleteLater()


def _nothing_to_ask(call: Call) -> Future[object]:
    raise AssertionError(f"there is no business yet to ask {call.verb}")


def _first_guess(language: str) -> Draft:
    """Country and language as this PC is set; where it does not say, as most of our shops are."""
    spoken, _, country = QLocale.system().name().partition("_")
    own = language or (spoken if spoken in words.DESK else "en")
    # A PC in Spanish stands where customers speak it, whatever its desk reads.
    offered = tuple(code for code in dict.fromkeys((own, spoken)) if code in words.LANGUAGES)
    draft = Draft().moved_to(country if country in COUNTRIES else "DE")
    return replace(draft, language=own, languages=offered)
