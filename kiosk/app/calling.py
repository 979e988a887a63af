"""Need a colleague: what a desk asks is put to the business, and every desk says who needs whom.

Above that stands in red, for whoever has it and for whoever looks at it afterwards, that emergency
access is open.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer

from kiosk.core import words
from kiosk.core.by import By, Person, System
from kiosk.core.ids import PersonId
from kiosk.core.refusal import Refused, Trouble
from kiosk.core.task import Task
from kiosk.ui.context import Context

if TYPE_CHECKING:
    from kiosk.cross_training.colleagues.rules import Call
    from kiosk.cross_training.cover.rules.second import Emergency
    from kiosk.lobby.display.rules import KioskTrouble
    from kiosk.shell.call_bars import CallFacts
    from kiosk.shell.desk import DeskWindow

_log = logging.getLogger(__name__)
NOBODY = System("colleagues")
SAYS_IT_ITSELF = "emergency"
"""The page that has its own red notice."""

Heard = Callable[[Future[Any]], None]
Do = Callable[[Callable[..., Any], dict[str, object], By, str, Heard], None]
"""Asks an act or a read at a station; the answer comes back on the windows' thread."""


class Calling:
    """One for all desks of this process."""

    def __init__(self, do: Do) -> None:
        self._do = do
        self._desks: list[DeskWindow] = []
        self._open: tuple[Call, ...] = ()
        self._emergencies: tuple[Emergency, ...] = ()
        self._troubles: tuple[KioskTrouble, ...] = ()
        # What is open ends by itself, and nobody does anything then.
        self._ends = QTimer()
        self._ends.setSingleShot(True)
        self._ends.timeout.connect(self.look)

    def serve(self, window: DeskWindow) -> None:
        """From now on what this desk wants is asked, and it says who needs somebody."""
        self._desks.append(window)
        window.left.connect(partial(self._leave, window))
        window.colleague_wanted.connect(partial(self._ask, window))
        window.beside_proven.connect(partial(self._prove, window))
        window.beside_tapped.connect(partial(self._tap, window))
        window.calls.outdated.connect(partial(self._show, window))
        window.navigator.shown.connect(partial(self._page_shown, window))

    def _leave(self, window: DeskWindow) -> None:
        self._desks = [each for each in self._desks if each is not window]
        if not self._desks:
            self._ends.stop()

    def look(self) -> None:
        """Somebody asked, goes, or is done: every desk says what is so now."""
        from kiosk.cross_training.colleagues import service as colleagues
        from kiosk.cross_training.cover import service as cover
        from kiosk.lobby.display import service as display

        self._do(display.troubles, {}, NOBODY, "", self._heard_troubles)
        self._do(colleagues.open_calls, {}, NOBODY, "", self._heard)
        self._do(cover.emergencies, {}, NOBODY, "", self._heard_emergencies)

    def _heard(self, answer: Future[tuple[Call, ...]]) -> None:
        try:
            self._open = answer.result()
        except Trouble as trouble:
            _log.warning("who needs a colleague: %s", trouble.kind)
            return
        for window in self._desks:
            self._show(window)

    def _heard_troubles(self, answer: Future[tuple[KioskTrouble, ...]]) -> None:
        try:
            self._troubles = answer.result()
        except Trouble as trouble:
            _log.warning("what kiosks cannot do: %s", trouble.kind)
            return
        for window in self._desks:
            self._show(window)

    def _heard_emergencies(self, answer: Future[tuple[Emergency, ...]]) -> None:
        try:
            self._emergencies = tuple(each for each in answer.result() if each.live)
        except Trouble as trouble:
            _log.warning("emergency access: %s", trouble.kind)
            return
        self._ends.stop()
        if self._emergencies and self._desks and (now := self._desks[0].context.now) is not None:
            left = min(each.until for each in self._emergencies) - now()
            self._ends.start(max(1, round(left.total_seconds())) * 1000)
        for window in self._desks:
            self._show(window)

    # ---- what a desk says

    def _show(self, window: DeskWindow) -> None:
        from kiosk.cross_training.colleagues.rules import concerns

        context = window.context
        by = context.by()
        if context.signed is None or not isinstance(by, Person):
            window.calls.show_calls(())
            return
        mine = [each for each in self._open if concerns(each, by.id, context.station)]
        page = window.navigator.entry
        said = page is not None and page.id == SAYS_IT_ITSELF
        reviews = context.closed(Task.EMERGENCY_REVIEW) is None
        red = [
            self._red(window, each) if each.person == by.id else self._told(window, each)
            for each in self._emergencies
            if not said and (each.person == by.id or reviews)
        ]
        calls = [self._worded(window, by.id, each) for each in mine]
        troubles = [self._kiosk(window, each) for each in self._troubles]
        window.calls.show_calls([*red, *calls, *troubles])

    def _page_shown(self, window: DeskWindow, _screen_id: str) -> None:
        if self._emergencies:
            self._show(window)

    def _told(self, window: DeskWindow, each: Emergency) -> CallFacts:
        from kiosk.shell.call_bars import CallFacts

        time, skill = _when_and_what(window.context, each)
        t = window.context.t
        return CallFacts(
            f"told_{each.id}",
            t("{name} has emergency access until {time}: {skill}",
              name=each.name, time=time, skill=skill), "",
            t("Look at it"), "overdue", "siren", partial(window.context.go, SAYS_IT_ITSELF),
        )  # fmt: skip

    def _kiosk(self, window: DeskWindow, each: KioskTrouble) -> CallFacts:
        from kiosk.lobby.display import service, texts
        from kiosk.shell.call_bars import CallFacts

        language = window.context.language
        rest = " ".join(part for part in (texts.instead(each.kind, language), each.detail) if part)
        about: dict[str, object] = {"trouble": each.id, "seen": each.version}
        return CallFacts(
            f"kiosk_{each.id}", texts.trouble(each, language), rest, window.context.t("Seen to"),
            "waiting", texts.ICONS[each.kind], partial(self._act, window, service.see_to, about),
        )  # fmt: skip

    def _red(self, window: DeskWindow, each: Emergency) -> CallFacts:
        from kiosk.cross_training.cover import service as cover
        from kiosk.shell.call_bars import CallFacts

        time, skill = _when_and_what(window.context, each)
        t = window.context.t
        return CallFacts(
            f"emergency_{each.id}",
            t("Emergency access is open until {time}: {skill}", time=time, skill=skill), "",
            t("Close now"), "overdue", "siren",
            partial(self._act, window, cover.close_emergency, {"emergency": each.id}),
        )  # fmt: skip

    def _worded(self, window: DeskWindow, me: PersonId, call: Call) -> CallFacts:
        from kiosk.app.why_closed import deed
        from kiosk.cross_training.colleagues import texts
        from kiosk.cross_training.colleagues.rules import CallState
        from kiosk.shell.call_bars import CallFacts

        language = window.context.language
        going = call.state is CallState.COMING
        ends = call.asked_by == me or call.coming == me
        return CallFacts(
            str(call.id), texts.fact(call, me, language),
            texts.rest(call, deed(call.task, language), me, language),
            texts.offered(call, me, language), "supervised" if going else "waiting",
            "user-check" if going else "bell-ring",
            partial(self._done if ends else self._come, window, call),
        )  # fmt: skip

    # ---- what a desk does

    def _ask(self, window: DeskWindow, wanted: PersonId | None, task: Task | None) -> None:
        from kiosk.cross_training.colleagues import service as colleagues

        about: dict[str, object] = {"wanted": wanted, "task": task.id if task is not None else ""}
        self._act(window, colleagues.call, about)

    def _come(self, window: DeskWindow, call: Call) -> None:
        from kiosk.cross_training.colleagues import service as colleagues

        self._act(window, colleagues.coming, {"call": call.id, "seen": call.version})

    def _done(self, window: DeskWindow, call: Call) -> None:
        from kiosk.cross_training.colleagues import service as colleagues

        self._act(window, colleagues.done, {"call": call.id})

    def _act(
        self, window: DeskWindow, verb: Callable[..., Any], arguments: dict[str, object]
    ) -> None:
        context = window.context
        if context.signed is not None:
            said = partial(self._answered, window, partial(self._act, window, verb, arguments))
            self._do(verb, arguments, context.by(), context.station, said)

    def _answered(self, window: DeskWindow, again: Callable[[], None], answer: Future[Any]) -> None:
        try:
            answer.result()
        except Refused as refused:
            # Who was first stands in it; the bars follow with the change that everybody hears.
            window.context.say_refusal(refused.refusal)
            self.look()
        except Trouble as trouble:
            window.context.say_trouble(trouble, again)

    # ---- somebody stands beside

    def _prove(
        self,
        window: DeskWindow,
        person: PersonId,
        task: Task,
        pin: str,
        answered: Callable[[str | None], None],
    ) -> None:
        from kiosk.cross_training.cover import service as cover

        context = window.context
        by = context.by()
        if isinstance(by, Person):
            about = {"learner": by.id, "skill": task.skill, "supervisor": person, "pin": pin}
            said = partial(_say_stood, context, answered)
            self._do(cover.stand_beside, about, NOBODY, context.station, said)

    def _tap(
        self,
        window: DeskWindow,
        task: Task,
        code: str,
        answered: Callable[[str | None], None],
    ) -> None:
        """Where it is money, papers or refunds the act says that it asks for the PIN."""
        from kiosk.cross_training.cover import service as cover

        context = window.context
        by = context.by()
        if isinstance(by, Person):
            about = {"learner": by.id, "skill": task.skill, "badge": code}
            said = partial(_say_stood, context, answered, by_badge=True)
            self._do(cover.stand_beside, about, NOBODY, context.station, said)


def _when_and_what(context: Context, each: Emergency) -> tuple[str, str]:
    from kiosk.cross_training.training import texts as training

    time = words.island(words.clock(each.until, context.zone))
    return time, training.skill(each.skill, context.language)


def _say_stood(
    context: Context,
    answered: Callable[[str | None], None],
    answer: Future[Any],
    *,
    by_badge: bool = False,
) -> None:
    from kiosk.records.staff.rules import Outcome

    t = context.t
    try:
        stood = answer.result()
    except Refused as refused:
        answered(context.refusal_sentence(refused.refusal))
        return
    except Trouble:
        answered(t("The shop's records cannot be reached just now."))
        return
    match stood.outcome:
        case Outcome.IN:
            answered(None)
        case Outcome.DISABLED:
            answered(t("This PIN is closed. A second person opens it again."))
        case Outcome.WAIT:
            wait = context.tn("Wait {n} second.", "Wait {n} seconds.", stood.wait_seconds)
            answered(wait)
        case _ if stood.needs_pin:
            answered(t("This badge was read at another desk just now. Type the PIN."))
        case _ if by_badge:
            answered(t("Nobody here has this badge."))
        case _:
            answered(t("This PIN does not fit."))
