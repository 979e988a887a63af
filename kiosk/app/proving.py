"""What a desk asks of the business before anybody may act there: a PIN, a badge."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from kiosk.core import words
from kiosk.core.by import Person
from kiosk.core.refusal import Refused, Trouble
from kiosk.desk.administration import texts as administration
from kiosk.records.staff.rules import BadgeOutcome, BadgeRead, Outcome, SignedIn
from kiosk.shell.covering import Tap, Tapped
from kiosk.shell.lock import Answered, Unlock
from kiosk.shell.person_menu import Here
from kiosk.ui.context import Context, Signed

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.records.staff.service import Clash, Presence
    from kiosk.shell.window import ShellWindow

Ask = Callable[[Callable[..., Any], dict[str, Any], Callable[[Future[Any]], None]], None]
"""Does an act at the desk's station; the answer comes on the window's thread."""


def unlock(context: Context, ask: Ask) -> Unlock:
    """Checks the PIN of whoever is signed in at this desk, to take the cover off again."""

    def unlocks(pin: str, answered: Answered) -> None:
        by = context.by()
        if isinstance(by, Person):
            from kiosk.records.staff import service as staff

            arguments = {"person": by.id, "pin": pin}
            ask(staff.sign_in, arguments, lambda done: answered(_said_of(done, context)))

    return unlocks


def tap(context: Context, ask: Ask) -> Tap:
    """Reads a badge at this desk."""

    def taps(code: str, then: Callable[[Tapped], None]) -> None:
        from kiosk.records.staff import service as staff

        ask(staff.read_badge, {"code": code}, lambda done: then(_tapped_of(done, context)))

    return taps


def here(context: Context, ask: Ask) -> Here:
    """Who is signed in at this desk, whoever proved last first."""

    def tells(then: Callable[[Sequence[Signed]], None]) -> None:
        from kiosk.records.staff import service as staff

        ask(staff.signed_in_at, {"station": context.station}, lambda done: then(_signed_of(done)))

    return tells


class Copies:
    """Tells whoever is signed in at a desk that their badge was at two places within a minute, once each time."""

    def __init__(self) -> None:
        self._told: dict[ShellWindow, datetime] = {}

    def look(self, window: ShellWindow, ask: Ask) -> None:
        """Ask whether there is something to tell."""
        by = window.context.by()
        if isinstance(by, Person):
            from kiosk.records.staff import service as staff

            ask(staff.clashes, {"person": by.id}, lambda done: self._tell(window, by, done))

    def _tell(self, window: ShellWindow, by: Person, done: Future[tuple[Clash, ...]]) -> None:
        context = window.context
        if context.by() != by or done.exception() is not None or not done.result():
            return
        latest, t = done.result()[0], context.t
        if self._told.get(window) == latest.at:
            return
        self._told[window] = latest.at
        fact = t(
            "Your badge was read at {one} and {two} within a minute.", one=latest.elsewhere,
            two=latest.station,
        )  # fmt: skip
        show = (t("Who is here"), lambda: context.go("presence"))
        context.notice("overdue", fact, t("Was it not you?"), show)


def _signed_of(done: Future[tuple[Presence, ...]]) -> tuple[Signed, ...]:
    try:
        found = done.result()
    except Trouble:
        return ()
    return tuple(Signed(Person(each.person, each.role), each.name) for each in found)


def _said_of(done: Future[SignedIn], context: Context) -> str | None:
    try:
        return _said(done.result(), context)
    except Refused as refused:
        return context.refusal_sentence(refused.refusal)
    except Trouble as trouble:
        return _trouble_text(trouble, context)


def _said(answer: SignedIn, context: Context) -> str | None:
    """None where the PIN fits, otherwise why the cover stays."""
    match answer.outcome:
        case Outcome.IN:
            return None
        case Outcome.DISABLED:
            return context.t("This PIN is closed. A second person opens it again.")
        case Outcome.WAIT:
            return context.tn("Wait {n} second.", "Wait {n} seconds.", answer.wait_seconds)
        case Outcome.WRONG:
            return context.t("This PIN does not fit.")


def _tapped_of(done: Future[BadgeRead], context: Context) -> Tapped:
    try:
        return _tapped(done.result(), context)
    except Refused as refused:
        return Tapped(why_not=context.refusal_sentence(refused.refusal))
    except Trouble as trouble:
        return Tapped(why_not=_trouble_text(trouble, context))


def _tapped(read: BadgeRead, context: Context) -> Tapped:
    if read.outcome is BadgeOutcome.IN and read.person is not None:
        language = _spoken(read.language, context)
        role = administration.role(read.role, language)
        return Tapped(Signed(Person(read.person, read.role), read.name, role), language)
    if read.outcome is BadgeOutcome.PIN:
        return Tapped(asks=read.person)
    return Tapped(why_not=administration.badge(read, context.language))


def _spoken(own: str, context: Context) -> str:
    """The language of a desk at which this person acts now."""
    return own if own in words.DESK and own in context.languages else context.language


def _trouble_text(trouble: Trouble, context: Context) -> str:
    # Not above: a desk's first page is painted before every room's sentences are read.
    from kiosk.business import texts

    return texts.trouble_text(trouble, context.language)
