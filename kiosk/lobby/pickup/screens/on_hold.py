"""A hand-over on hold: its word, what need not be asked again, what is left, how it went. Whoever takes it has it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.core import words
from kiosk.core.by import Person
from kiosk.core.ids import CaseId
from kiosk.core.refusal import Refusal
from kiosk.core.task import Task
from kiosk.front_office.queue import texts as queue_texts
from kiosk.front_office.queue.rules import CaseState, HoldReason
from kiosk.lobby.pickup import service
from kiosk.lobby.pickup.rules.holding import OnHold
from kiosk.lobby.pickup.screens import held_words, packages
from kiosk.lobby.pickup.screens.ending import Asked
from kiosk.ui.buttons import Button
from kiosk.ui.checklist import Checklist
from kiosk.ui.chips import Chip
from kiosk.ui.context import Context
from kiosk.ui.notices import NoticeBar
from kiosk.ui.panel import FactRow, Panel
from kiosk.ui.rows import RowFacts, RowList
from kiosk.ui.screen import Screen
from kiosk.ui.spoken_word import SpokenWord
from kiosk.ui.text import Label
from kiosk.ui.theme import Theme, theme_of
from kiosk.ui.timeline import Timeline
from kiosk.ui.wrapping import Wrapping

SIDE, LOOK_MS, LONG = 390, 20_000, 8


class OnHoldScreen(Screen):
    """One case. Taken here, it is given back, put on hold again, or gone on with at the counter's page."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._case: CaseId | None = None
        self._page: OnHold | None = None
        self._build()
        self._lay_out()
        self.take.pressed_open.connect(self._take)
        self.again.pressed_open.connect(self._ask_why)
        self.why.agreed.connect(self._put_back)
        self.why.left.connect(self.why.hide)
        self.gone.pressed_open.connect(self._left)
        self.news.pressed_open.connect(self._give_back)
        self.points.acted.connect(self._go_on)
        for button, task in (
            (self.take, Task.CASE_TAKE), (self.again, Task.CASE_HOLD), (self.gone, Task.CASE_END),
        ):  # fmt: skip
            self.guard(button, task)
        self._look = QTimer(self)
        self._look.timeout.connect(self._look_again)
        self._look.start(LOOK_MS)
        self.retext()

    # ---- how it is built

    def _build(self) -> None:
        name = "pickup.on_hold"
        self.news = NoticeBar("", name=f"{name}.news")
        self.news.hide()
        self.word = SpokenWord(name=f"{name}.word")
        self.title = Label("", "title", name=f"{name}.title")
        self.since = Chip("", "plain", icon="pause", name=f"{name}.since")
        self.minutes = Chip("", "waiting", name=f"{name}.minutes")
        self.take = Button("", "primary", icon="handshake", name=f"{name}.take")
        self.again = Button("", "secondary", icon="pause", name=f"{name}.again")
        self.gone = Button("", "secondary", icon="log-out", name=f"{name}.left")
        self.why = Asked(danger=False, name=f"{name}.why")
        self.why.hide()
        self.points = Checklist(name=f"{name}.points")
        self.checked = Panel("", name=f"{name}.checked")
        self.checked.fill(self.points)
        self.promised = Panel("", name=f"{name}.promised")
        self.promise = FactRow(name=f"{name}.promise")
        self.promised.add(self.promise)
        self.how = Panel("", name=f"{name}.how")
        self.went = Timeline(name=f"{name}.went")
        self.how.add(self.went)
        self.shelf = Panel("", name=f"{name}.shelf")
        self.rows = RowList(selectable=False, name=f"{name}.packages")
        self.rows.set_fit("whole")
        self.shelf.fill(self.rows)

    def _lay_out(self) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.word, 0, middle)
        head.addWidget(self.title, 0, middle)
        self.chips = Wrapping((self.since, self.minutes), gap=10, line_gap=4)
        head.addWidget(self.chips, 1, middle)
        for button in (self.take, self.again, self.gone):
            head.addWidget(button, 0, middle)
        main = QVBoxLayout()
        main.setSpacing(14)
        main.addWidget(self.checked)
        main.addWidget(self.promised)
        main.addStretch(1)
        self.beside = QWidget()
        side = QVBoxLayout(self.beside)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(14)
        side.addWidget(self.why)
        side.addWidget(self.how)
        side.addWidget(self.shelf)
        side.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(14)
        both.addLayout(main, 1)
        both.addWidget(self.beside)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(14)
        page.addWidget(self.news)
        page.addLayout(head)
        page.addLayout(both, 1)
        self.on_theme(theme_of(self))

    def on_theme(self, theme: Theme) -> None:
        """Another text size: another width of the side."""
        self.beside.setFixedWidth(round(SIDE * max(1.0, theme.scale)))

    # ---- what a screen offers

    @override
    def opened(self, *, case: CaseId | None = None, **arguments: object) -> None:
        if case != self._case:
            self._page = None
            self.why.hide()
        self._case = case
        self.refresh()

    @override
    def refresh(self) -> None:
        if self._case is not None:
            self.ask(service.on_hold, then=self._show, case=self._case)

    @override
    def retext(self) -> None:
        t = self.t
        self.again.set_words(t("Put on hold again"))
        self.gone.set_words(t("The customer has left"))
        self.how.say(t("How it went"))
        self.promised.say(t("What was promised"))
        if self._page is not None:
            self._show(self._page)

    @override
    def wipe(self) -> None:
        self._look.stop()
        self._case = self._page = None
        self.points.wipe()
        super().wipe()

    # ---- showing

    def _mine(self, page: OnHold) -> bool:
        by, held = self.context.by(), page.counter.held
        return isinstance(by, Person) and held is not None and held.person == by.id

    def _show(self, page: OnHold) -> None:
        if page.case.id != self._case:
            return
        self._page = page
        t, case, counter = self.t, page.case, page.counter
        mine, held = self._mine(page), case.state is CaseState.HELD
        free = held or (counter.held is None and case.state is CaseState.TAKEN)
        self.word.say(case.word)
        self.title.setText(t("Pick-up for {name}", name=counter.customer))
        since = words.island(words.clock(case.held_at, self.context.zone))
        self.since.set_state("plain", t("on hold since {time}", time=since), "pause")
        self._say_minutes(page)
        self.take.set_words(t("Take {word}", word=case.word))
        self.take.setVisible(free and not mine)
        self.again.setVisible(mine)
        self.gone.setVisible((mine or held) and case.state is not CaseState.ENDED)
        self._say_news(page, mine=mine)
        many = {"n": page.done, "m": len(page.points)}
        self.checked.say(t("Already checked, not to be asked again"), t("{n} of {m} done", **many))
        self.points.set_lines(held_words.lines(page, self.context, mine=mine))
        self.went.set_moments(held_words.moments(page, self.context))
        self._say_promise(page)
        self._show_shelf(page)

    def _say_minutes(self, page: OnHold) -> None:
        self.minutes.setVisible(page.arrived is not None and self.context.now is not None)
        if page.arrived is None or self.context.now is None:
            return
        long = max(0, int((self.context.now() - page.arrived).total_seconds() // 60))
        said = self.tn("{n} min in the house", "{n} min in the house", long)
        self.minutes.set_state("waiting" if long >= LONG else "plain", said, "clock")

    def _say_news(self, page: OnHold, *, mine: bool) -> None:
        t, case, held = self.t, page.case, page.counter.held
        self.news.setVisible(mine or case.state is CaseState.ENDED or held is not None)
        if mine:
            fact = t("{word} is yours now.", word=case.word)
            first = case.held_by_name.split(" ")[0]
            by = self.context.by()
            own = isinstance(by, Person) and by.id == case.held_by
            rest = "" if own else t("{name} sees it.", name=first) + " "
            rest += t("{name} need not say anything again.", name=page.counter.customer)
            self.news.say(fact, rest, "ready", action=t("Give it back"))
        elif case.state is CaseState.ENDED:
            self.news.say(t("{word} is over.", word=case.word), "", "waiting")
        elif held is not None:
            place = words.island(held.station)
            fact = t("{name} has {word} now, at {place}.", name=held.name, word=case.word,
                     place=place)  # fmt: skip
            self.news.say(fact, "", "waiting")

    def _say_promise(self, page: OnHold) -> None:
        later = [each for each in page.counter.later if each.expected_at is not None]
        self.promised.setVisible(bool(later))
        if later and later[0].expected_at is not None:
            at, zone, language = later[0].expected_at, self.context.zone, self.context.language
            day = words.day(words.local_day(at, zone), language, weekday=True)
            clock = words.island(words.clock(at, zone))
            names = words.joined((each.name for each in later), language)
            self.promise.say(self.t("{names}: ready", names=names), f"{day}, {clock}")

    def _show_shelf(self, page: OnHold) -> None:
        t = self.t
        number = words.island(page.counter.order_number)
        self.shelf.say(t("On the shelf"), t("order {number}", number=number))
        rows = [
            RowFacts(
                each.number, each.place, number=each.number,
                second=words.joined((name for _line, name, _many in each.holds),
                                    self.context.language),
                trailing=t("scanned") if each.scanned else "",
                trailing_colour="s_ready" if each.scanned else "soft",
            )
            for each in packages.ordered(page.counter)
            if each.wanted or each.scanned
        ]  # fmt: skip
        self.rows.set_rows(rows)
        self.shelf.setVisible(bool(rows))

    # ---- doing

    def _take(self) -> None:
        page = self._page
        if page is not None:
            self.ask(
                service.take_on, then=self._taken, otherwise=self._refused, busy=[self.take],
                case=page.case.id, seen=page.case.version,
            )  # fmt: skip

    def _taken(self, _answer: object) -> None:
        self.context.beep("right")
        self.refresh()

    def _go_on(self, _point: str) -> None:
        if self._page is not None:
            self.context.go("pickup.counter", pickup_id=self._page.counter.pickup)

    def _give_back(self) -> None:
        if self._page is not None:
            self.ask(
                service.give_back, then=self._back, otherwise=self._refused,
                pickup=self._page.counter.pickup,
            )  # fmt: skip

    def _back(self, _state: object) -> None:
        self.context.home()

    def _ask_why(self) -> None:
        language = self.context.language
        reasons = [(str(each), queue_texts.hold_reason(each, language)) for each in HoldReason]
        self.why.forget()
        self.why.ask(self.context, self.t("Put on hold again"), reasons)
        self.why.show()
        self.why.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_back(self, reason: str) -> None:
        if self._page is not None:
            self.ask(
                service.put_on_hold, then=self._held, otherwise=self._refused,
                busy=[self.why.deed], pickup=self._page.counter.pickup, reason=HoldReason(reason),
            )  # fmt: skip

    def _held(self, _held: object) -> None:
        self.why.hide()
        self.refresh()

    def _left(self) -> None:
        page = self._page
        if page is not None:
            self.ask(
                service.customer_left, then=self._is_gone, otherwise=self._refused,
                busy=[self.gone], case=page.case.id,
            )  # fmt: skip

    def _is_gone(self, _ended: object) -> None:
        self.notice(
            "ready", self.t("The customer has left."), self.t("The goods wait on the shelf.")
        )
        self.context.home()

    def _refused(self, refusal: Refusal) -> None:
        self.context.beep("wrong")
        self.context.say_refusal(refusal)
        self.refresh()

    def _look_again(self) -> None:
        if self.isVisible():
            self.refresh()
