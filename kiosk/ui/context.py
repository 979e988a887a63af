"""What a window's screens may know and ask: one plain object a window, handed in by `app`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kiosk.core import words
from kiosk.core.by import By
from kiosk.core.ids import PersonId
from kiosk.core.refusal import Refusal, Trouble
from kiosk.core.task import Role, Task
from kiosk.ui.background import Bridge, Submit
from kiosk.ui.notices import NoticeKind

Action = tuple[str, Callable[[], None]]
"""What a notice offers: the words on its button, already in the reader's language, and the deed."""


class Window(StrEnum):
    """The three kinds of window."""

    LOBBY = "lobby"
    DESK = "desk"
    DISPLAY = "display"


@dataclass(frozen=True, slots=True)
class Helper:
    """A colleague who can do it now: the name, and where they are in words of the window's language."""

    person: PersonId
    name: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Closed:
    """Why a control is closed now, in a sentence of the window's language; until when (a time), who
    can do it now (a name), and what to do instead (a sentence).

    The resolver says more: `then` (the role is away until), `task`, what one can do oneself (`take_role` with the words of its button
    and `you` under one's name; `beside`: with one of the `helpers` standing beside), who else can do it
    now, and the `foot`: the next step where nobody is free.
    """

    reason: str
    who: str = ""
    until: str = ""
    instead: str = ""
    then: str = ""
    task: Task | None = None
    take_role: Role | None = None
    take: str = ""
    you: str = ""
    beside: bool = False
    helpers: tuple[Helper, ...] = ()
    foot: str = ""


@dataclass(frozen=True, slots=True)
class Prospect:
    """What a customer may expect of a task: it can be done now, or from `back_at`, where that is known."""

    now: bool
    back_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Signed:
    """Whoever is signed in at a desk: how they act, and what the person box says."""

    by: By
    name: str
    role: str = ""


class CardReader(Protocol):
    """The card terminal at this station. What became of a payment is heard later, on the window's thread.

    `then` gets an `Outcome` of `devices.card_terminal`, whose `typed_slip` takes the number of a slip.
    """

    @property
    def needs_slip(self) -> bool:
        """Whether a person works the terminal and types the number of its slip."""
        ...

    def pay(self, reference: str, minor: int, currency: str, then: Callable[[Any], None]) -> None:
        """Charge once under `reference`, the payment's own."""

    def ask(self, reference: str, then: Callable[[Any], None]) -> None:
        """What became of `reference`, where its answer was lost."""

    def cancel(self) -> None:
        """No card is coming."""


class Shell(Protocol):
    """What a window does for its screens."""

    def go(self, screen_id: str, /, **arguments: object) -> None:
        """Show the screen of this id and open it with `arguments`."""

    def back(self) -> None:
        """Show the screen before this one."""

    def home(self) -> None:
        """Show the first screen; in the lobby that ends the visitor's session at once."""

    def finished(self) -> None:
        """The visit is done: the lobby forgets it after the short time of a last look."""

    def notice(self, kind: NoticeKind, fact: str, then: str, action: Action | None) -> None:
        """Say something above the page."""

    def explain(self, control: QWidget, closed: Closed) -> None:
        """Open the reason of a closed control beside it."""

    def take_role(self, role: Role | None) -> None:
        """Open *My roles*, at `role` where one is named."""

    def call(self, person: PersonId | None, task: Task | None) -> None:
        """Ask a colleague to come, or whoever can; `task` is what for."""

    def prove_beside(
        self, person: PersonId, task: Task, pin: str, answered: Callable[[str | None], None]
    ) -> None:
        """A colleague proves by PIN to stand beside; `answered` gets None, or why it does not count."""

    def leave(self) -> None:
        """Close this window for good: a member of staff has asked for it."""

    def cover_now(self) -> None:
        """Cover a desk; whoever is signed in stays so."""

    def filled(self) -> None:
        """The page that is shown has its first words: it takes focus and voice now."""

    def language_chosen(self) -> None:
        """The language of the context has changed: everything is worded anew."""

    def signed_in(self) -> None:
        """The context has a new `signed`."""

    def signed_out(self) -> None:
        """The context has nobody signed any more."""


class Context:
    """What one window's screens may know and ask. `app` makes it, the window adds itself as `shell`."""

    def __init__(
        self,
        *,
        submit: Submit,
        by: By,
        language: str = "en",
        languages: Sequence[str] = ("en",),
        currency: str = "EUR",
        zone: str = "UTC",
        business_name: str = "",
        station: str = "",
        demonstration: bool = False,
        closed: Callable[[Task], Closed | None] | None = None,
        expect: Callable[[Task], Prospect] | None = None,
        refusal_text: Callable[[Refusal, str], str] | None = None,
        trouble_text: Callable[[Trouble, str], str] | None = None,
        now: Callable[[], datetime] | None = None,
        beep: Callable[[str], None] | None = None,
        print_pdf: Callable[[str, bytes], str] | None = None,
        card: CardReader | None = None,
    ) -> None:
        self.submit = submit
        self.language = language
        self.first_language = language
        self.languages = tuple(languages)
        self.currency = currency
        self.zone = zone
        self.business_name = business_name
        self.station = station
        self.demonstration = demonstration
        self.now = now
        self._beep = beep
        self._print_pdf = print_pdf
        self.printed: Callable[[bool], None] | None = None
        """Hears whether a paper came out here: a kiosk without paper tells the desk."""
        self.card = card
        self.signed: Signed | None = None
        self.left: Signed | None = None
        """Who signed out here last; whoever only made room for a colleague is still signed in."""
        self.shell: Shell | None = None
        self.waits = False
        """The business is still being opened: only the first page is shown, and it asks nothing yet."""
        self.bridge = Bridge(on_bug=self.say_bug)
        self._nobody = by
        self._by = by
        self._closed = closed
        self._expect = expect
        self._refusal_text = refusal_text
        self._trouble_text = trouble_text

    def t(self, text: str, /, **facts: object) -> str:
        """`text` in the window's language."""
        return words.t(text, self.language, **facts)

    def tn(self, one: str, many: str, n: int, /, **facts: object) -> str:
        """The plural form for `n` in the window's language; ``{n}`` is the number."""
        return words.tn(one, many, n, self.language, **facts)

    @property
    def direction(self) -> Qt.LayoutDirection:
        """Which way the window's language runs."""
        right = words.rtl(self.language)
        return Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight

    def by(self) -> By:
        """Who acts in this window now."""
        return self.signed.by if self.signed is not None else self._by

    def act_as(self, by: By) -> None:
        """From now on this window acts as `by`: a lobby's screen knows the visit. Ends with the session."""
        self._by = by

    def sign_in(self, by: By, *, name: str, role: str = "") -> None:
        """A person has been recognised at this desk; `role` is worded for the person box."""
        self.signed = Signed(by, name, role)
        if self.shell is not None:
            self.shell.signed_in()

    def sign_out(self) -> None:
        """Nobody acts here any more; the desk goes back to its sign-in screen and ends `left`'s session."""
        self.left, self.signed = self.signed, None
        if self.shell is not None:
            self.shell.signed_out()

    def be_nobody(self) -> None:
        """Whoever stood here is not known any more."""
        self._by = self._nobody

    def forget(self) -> None:
        """A lobby session is over: nobody, the station's own language."""
        self.be_nobody()
        self.language = self.first_language

    def speak(self, language: str) -> None:
        """Word the whole window in `language` from now on; what was typed stays."""
        self.language = language
        if self.shell is not None:
            self.shell.language_chosen()

    def go(self, screen_id: str, /, **arguments: object) -> None:
        """Show another screen of this window."""
        if self.shell is not None:
            self.shell.go(screen_id, **arguments)

    def back(self) -> None:
        """Show the screen before this one."""
        if self.shell is not None:
            self.shell.back()

    def home(self) -> None:
        """Show the first screen; in the lobby this ends the session and wipes it at once."""
        if self.shell is not None:
            self.shell.home()

    def finished(self) -> None:
        """The visit is done and only its last screen is still shown (20 s, then wiped)."""
        if self.shell is not None:
            self.shell.finished()

    def cover(self) -> None:
        """Whoever is signed in goes away for a while: the desk covers itself now."""
        if self.shell is not None:
            self.shell.cover_now()

    def leave(self) -> None:
        """Close this window for good: a member of staff has proved to be one."""
        if self.shell is not None:
            self.shell.leave()

    def filled(self) -> None:
        """The page that is shown has its first words."""
        if self.shell is not None:
            self.shell.filled()

    def notice(
        self, kind: NoticeKind, fact: str, then: str = "", action: Action | None = None
    ) -> None:
        """Say a fact and what to do; `kind` as in `ui.notices`: ready leaves by itself, overdue is trouble."""
        if self.shell is not None:
            self.shell.notice(kind, fact, then, action)

    def beep(self, kind: str) -> None:
        """Sound ``right`` or ``wrong``: a scan that does not fit stops with a sound."""
        if self._beep is not None:
            self._beep(kind)

    def print_pdf(self, name: str, pdf: bytes) -> str:
        """Print finished bytes at this station under a plain name; says where they went, or nothing."""
        place = self._print_pdf(name, pdf) if self._print_pdf is not None else ""
        if self.printed is not None:
            self.printed(bool(place))
        return place

    def closed(self, task: Task) -> Closed | None:
        """Why `task` is closed for who acts here now; None means open."""
        return self._closed(task) if self._closed is not None else None

    def expect(self, task: Task) -> Prospect:
        """Whether somebody here can do `task` for a customer now, and if not from when."""
        return self._expect(task) if self._expect is not None else Prospect(now=True)

    def refusal_sentence(self, refusal: Refusal) -> str:
        """A no in the reader's language, for a screen that says it where it happened."""
        if self._refusal_text is not None:
            return self._refusal_text(refusal, self.language)
        return str(refusal.code)

    def say_refusal(self, refusal: Refusal) -> None:
        """The window's own way to say a no."""
        self.notice("blocked", self.refusal_sentence(refusal))

    def say_trouble(self, trouble: Trouble, again: Callable[[], None]) -> None:
        """Say what is wrong around us and offer the same call once more."""
        if self._trouble_text is not None:
            fact = self._trouble_text(trouble, self.language)
        else:
            fact = self.t("The shop's records cannot be reached just now.")
        self.notice("overdue", fact, self.t("Nothing was lost."), (self.t("Try again"), again))

    def say_bug(self, reference: str) -> None:
        """Calmly say that we made a mistake, with the reference that the log has too."""
        self.notice(
            "overdue",
            self.t("That did not work. It is our mistake."),
            self.t("Ask at the desk with this reference: {reference}.", reference=reference),
        )
