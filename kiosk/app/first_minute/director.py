"""Leads through the first minute: hears what is so, says the sentence, and lends its hands where asked to."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from datetime import time as of_day
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from kiosk.app.first_minute import facts as facts_room
from kiosk.app.first_minute import sentences
from kiosk.app.first_minute.facts import Facts, facts_of
from kiosk.app.first_minute.frame import Frame
from kiosk.app.first_minute.hands import Hands
from kiosk.app.first_minute.plays import Stage, deeds_of
from kiosk.app.first_minute.rules import STEPS, TRY_STEPS, Guide, Mode, Moment, Seen
from kiosk.app.first_minute.sentences import Told
from kiosk.app.hand import Hand
from kiosk.business import Business
from kiosk.business.demonstration import Scene
from kiosk.core import words
from kiosk.core.by import Person, System
from kiosk.core.task import Role
from kiosk.shell.lobby import LobbyWindow
from kiosk.ui.background import Bridge

R = TypeVar("R")
ASKING = System("first-minute")
LOOK_MS = 200
BOOKS = frozenset({"invoices", "books"})
"""Screens that show what the ledger has of an order."""
PLUG, TRY, MINE, AGAIN, ILL = "plug", "try", "mine", "again", "ill"


class Director(QObject):
    """One for each frame. Does nothing but what the guide's rules say; whatever it shows it has read."""

    chosen = Signal(str)
    """What was chosen after the six states: `PLUG`, `MINE`, `AGAIN`."""
    reached = Signal(str)
    """A state was reached and its sentence is shown."""

    def __init__(
        self,
        business: Business,
        frame: Frame,
        lobby: LobbyWindow,
        scene: Scene,
        *,
        hands: Hands | None = None,
        resumed: str = "",
        pace: float = 1.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(frame)
        self._business, self._frame, self.scene = business, frame, scene
        self._clock, self._then, self._pace = clock, clock(), pace
        self.guide = Guide() if not resumed else Guide(reached=len(STEPS), mode=Mode.HELD)
        self._resumed = resumed
        self._entered = ""
        """What came of saying that somebody is ill tomorrow."""
        self.seen = Seen()
        self._due, self._currency = 0, business.facts.currency
        self.facts: Facts | None = None
        self._told: tuple[object, ...] = ()
        self._asking = self._again = self._over = False
        self.stage = Stage(
            Hand(lobby), Hand(frame.desk), scene, lambda: self.seen, self._scanned, self._stopped
        )
        self.hands = hands or Hands()
        self.hands.setParent(self)
        self.hands.finished.connect(self._on_done)
        self.hands.stuck.connect(self._on_stuck)
        frame.bar.onwards.connect(lambda: self._set(self.guide.onwards()))
        frame.bar.do_it.connect(lambda: self._set(self.guide.do_it()))
        frame.bar.let_me.connect(lambda: self._set(self.guide.let_me()))
        frame.bar.chosen.connect(self._on_chosen)
        self._bridge = Bridge()
        self._deaf = business.listen(lambda _changes: self._bridge.carry(self.look))
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        self._timer.start(LOOK_MS)
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)
        self.look()
        self._say()

    def stop(self) -> None:
        """Look and press no more."""
        self._over = True
        self._deaf()
        self._timer.stop()
        self.hands.stop()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    # ---- what is so

    def look(self) -> None:
        """Ask how it stands; an answer that is under way is asked for once more after it."""
        if self._over:
            return
        if self._asking:
            self._again = True
            return
        self._asking, self._again = True, False
        scene = self.scene
        self._ask(facts_room.calls, self._frame.strip.say)
        self._ask(
            facts_of, self._hear, pickup=scene.pickup, order=scene.order,
            person=scene.receptionist, since=scene.begun,
        )  # fmt: skip

    def _ask(self, question: Callable[..., R], then: Callable[[R], None], **arguments: Any) -> None:  # noqa: ANN401 - each read's own
        asked = self._business.submit(question, arguments, ASKING)

        def heard(done: Future[R]) -> None:
            # The windows may have gone meanwhile.
            if not self._over:
                then(done.result())

        def answered(done: Future[R]) -> None:
            if not done.cancelled():
                self._bridge.carry(lambda: heard(done))

        asked.add_done_callback(answered)

    def _hear(self, facts: Facts) -> None:
        self._asking = False
        self.facts = facts
        self._due = self._due or facts.due
        self._regard()
        if self._again:
            self.look()

    def _regard(self) -> None:
        facts = self.facts
        if facts is None:
            return
        desk = self._frame.desk
        entry = desk.navigator.entry
        self.seen = replace(
            self.seen,
            in_lobby=facts.in_lobby,
            served=facts.served,
            covering=Role.ACCOUNTING in facts.covering,
            paid=self._due > 0 and facts.due == 0,
            receipt=facts.receipt,
            stopped=self._stopped(),
            covering_more=Role.FULFILMENT in facts.covering,
            covered_more=Role.FULFILMENT in facts.covered,
            explained=not desk.popover.isHidden(),
            books=entry is not None and entry.id in BOOKS,
            roles=bool(desk.roles.overs.drawer.shown_id),
        )
        self._set(self.guide.heard(self.seen))

    def _stopped(self) -> bool:
        """Whether the desk shows or has shown that a wrong package was scanned."""
        facts = self.facts
        shown = self.stage.desk.sees("pickup.counter.news")
        if shown and facts is not None and not facts.receipt:
            self.seen = replace(self.seen, stopped=True)
        return self.seen.stopped

    def _scanned(self) -> int:
        return self.facts.scanned if self.facts is not None else 0

    # ---- the guide

    def _tick(self) -> None:
        now, before = self._clock(), self._then
        self._then = now
        self._frame.strip.tick(self._business.clock.moment(None))
        self._regard()
        self._set(self.guide.tick((now - before) * self._pace))

    def _set(self, guide: Guide) -> None:
        before, self.guide = self.guide, guide
        if guide.doing is not None and guide.doing is not before.doing:
            self.hands.begin(deeds_of(guide.doing, self.stage))
        elif guide.doing is None and before.doing is not None:
            self.hands.stop()
        self._say()
        if guide.reached > before.reached and guide.shown is not None:
            self.reached.emit(str(guide.shown))

    def _on_done(self) -> None:
        self._set(self.guide.done())
        self.look()

    def _on_stuck(self, _what: str) -> None:
        # Whatever did not come, a person can go on from here.
        self._set(replace(self.guide.done(), mode=Mode.HELD))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress)
        if pressed and isinstance(watched, QWidget) and not self.hands.busy:
            inside = any(part.isAncestorOf(watched) for part in self._windows())
            if inside:
                self._set(self.guide.touched())
        return False

    def _windows(self) -> tuple[QWidget, ...]:
        return (self.stage.lobby.window, self.stage.desk.window)

    # ---- what it says

    def _say(self) -> None:
        guide, bar = self.guide, self._frame.bar
        told = (guide.reached, guide.mode, guide.doing, guide.steps is STEPS, self.facts)
        if told == self._told:
            return
        self._told = told
        bar.say(self._sentence(), at=max(0, guide.reached - 1), many=len(guide.steps))
        trying = guide.mode is Mode.TRIED
        idle = not guide.over and guide.doing is None
        bar.offer(onwards=idle and not trying, do=idle, let_me=idle and not trying)
        bar.offer_choices(self._choices() if guide.over else ())

    @property
    def sentence(self) -> str:
        """What is said now."""
        return self._sentence()

    def _sentence(self) -> str:
        guide = self.guide
        amount = words.island(
            words.amount_with_currency(self._due, self._currency, self._business.facts.language)
        )
        context = self._frame.desk.context
        told = Told(
            self.scene, self.facts, context.first_language, context.zone, amount, self.seen.stopped
        )
        if self._entered and guide.steps is STEPS:
            return self._entered
        if self._resumed and guide.steps is STEPS:
            return self._resumed
        if guide.mode is Mode.TRIED and guide.following is not None:
            return sentences.asks(guide.following, told)
        if guide.shown is None or self.facts is None:
            return sentences.opening(told) if guide.steps is STEPS else ""
        return sentences.happened(guide.shown, told)

    def _choices(self) -> list[tuple[str, str, str]]:
        context = self._frame.desk.context
        found = [
            (
                ILL,
                words.t(
                    "{name} is ill tomorrow",
                    context.first_language,
                    name=self.scene.absent_name.split(" ", maxsplit=1)[0],
                ),
                "calendar-check",
            ),
            (PLUG, words.t("Pull the plug", context.first_language), "timer-off"),
            (TRY, words.t("Try it", context.first_language), "hand"),
            (MINE, words.t("Set up mine", context.first_language), "store"),
        ]
        gone = {ILL} if self._entered else set()
        if self.guide.steps is not STEPS:
            gone |= {TRY, ILL}
        return [each for each in found if each[0] not in gone]

    def _on_chosen(self, name: str) -> None:
        if name == TRY:
            self.try_it()
        elif name == ILL:
            self._say_ill()
        else:
            self.hands.stop()
            self.chosen.emit(name)

    def _say_ill(self) -> None:
        """Whoever is at the desk enters it as on the phone; the page that says what hangs on them opens."""
        # Not above: before the business is there nothing is asked of it.
        from kiosk.records.staff import service as staff
        from kiosk.records.staff.rules import AbsenceKind

        scene, zone = self.scene, self._business.facts.zone
        start, until = day_after(self._business.clock.moment(None), zone)
        by = Person(scene.receptionist, Role.RECEPTION)
        said = {"person": scene.absent, "kind": AbsenceKind.ILL, "until": until, "start": start}
        asked = self._business.submit(staff.enter_absence, said, by, None, scene.desk)
        asked.add_done_callback(lambda done: self._bridge.carry(lambda: self._ill(done)))

    def _ill(self, done: Future[int]) -> None:
        if self._over or done.cancelled() or done.exception() is not None:
            return
        language = self._frame.desk.context.first_language
        first = self.scene.absent_name.split(" ", maxsplit=1)[0]
        self._entered = words.t(
            "{name} is **ill tomorrow**: it is entered. Here stands what hangs on {name} alone.",
            language, name=first,
        )  # fmt: skip
        self._told = ()
        self._frame.desk.context.go("matrix", person=self.scene.absent)
        self._say()

    def try_it(self) -> None:
        """From now on a person takes a role herself, sentence by sentence."""
        self._told, self._entered = (), ""
        self._set(Guide(TRY_STEPS, mode=Mode.TRIED).heard(self.seen))


def day_after(now: datetime, zone: str) -> tuple[datetime, datetime]:
    """From when until when tomorrow lasts there."""
    there = ZoneInfo(zone)
    first = now.astimezone(there).date() + timedelta(days=1)
    begins, ends = (
        datetime.combine(day, of_day(), there).astimezone(UTC)
        for day in (first, first + timedelta(days=1))
    )
    return begins, ends


def moments() -> tuple[Moment, ...]:
    """The six states in their order."""
    return tuple(step.moment for step in STEPS)
