"""Emergency access: opened with a reason and the PIN, red while it lasts, looked at by somebody else."""

from __future__ import annotations

import functools

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.core import words
from kiosk.core.by import Person
from kiosk.core.ids import PersonId
from kiosk.core.refusal import Refusal
from kiosk.core.task import Task
from kiosk.cross_training.cover import service
from kiosk.cross_training.cover.rules.second import EmergencyOpened, ToReview
from kiosk.cross_training.cover.screens.open_form import OpenForm
from kiosk.cross_training.cover.screens.review_card import ReviewCard
from kiosk.cross_training.training import texts as training
from kiosk.ui.context import Context
from kiosk.ui.empty import EmptyState
from kiosk.ui.notices import NoticeBar
from kiosk.ui.pane import Pane
from kiosk.ui.panel import Panel
from kiosk.ui.screen import Screen
from kiosk.ui.text import Heading

FORM_WIDE, FORM_NARROW, NARROW = 400, 340, 1100
NOTHING = ToReview((), (), frozenset(), reviews=False)


class EmergencyScreen(Screen):
    """At the leading side what opens it, beside it what somebody has to look at."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._seen = NOTHING
        self._known = False
        self.title = Heading("", name="emergency.title")
        self.red = NoticeBar("", kind="overdue", name="emergency.red")
        self.form = OpenForm(context)
        self.left = Panel("", name="emergency.left")
        self.list = Panel("", name="emergency.list")
        self.none = EmptyState(name="emergency.none")
        self.cards: dict[int, ReviewCard] = {}
        self._ends = QTimer(self)
        self._ends.setSingleShot(True)
        self._lay_out()
        self._ends.timeout.connect(self.refresh)
        self.form.given.connect(self._open)
        self.red.pressed_open.connect(self._close)
        self.retext()

    def _lay_out(self) -> None:
        self.red.hide()
        self.left.add(self.form)
        page = QWidget()
        page.setProperty("kind", "page")
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.none.hide()
        self._column.addWidget(self.none, 100)
        self._column.addStretch(1)
        pane = Pane(spacing=0)
        pane.column.addWidget(page)
        self.list.fill(pane)
        both = QHBoxLayout()
        both.setSpacing(14)
        both.addWidget(self.left, 0, Qt.AlignmentFlag.AlignTop)
        both.addWidget(self.list, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.title)
        column.addWidget(self.red)
        column.addLayout(both, 1)

    # ---- what a screen offers

    @override
    def opened(self, **arguments: object) -> None:
        self.form.begin()
        self.refresh()

    @override
    def refresh(self) -> None:
        me = self._me()
        if me is not None:
            self.ask(service.to_review, then=self._show, newest=True, asker=me)

    @override
    def retext(self) -> None:
        self.title.setText(self.t("Emergency access"))
        self.left.say(self.t("Open emergency access"))
        self.none.say(
            self.t("Nothing waits to be looked at"),
            self.t("What is opened in an emergency is looked at by somebody else afterwards."),
        )
        self.form.retext()
        self._word()

    @override
    def wipe(self) -> None:
        self._ends.stop()
        self._seen = NOTHING
        super().wipe()

    # ---- what it shows

    def _me(self) -> PersonId | None:
        by = self.context.by()
        return by.id if isinstance(by, Person) else None

    def _show(self, seen: ToReview) -> None:
        self._seen, self._known = seen, True
        self._word()
        self._watch()
        self.context.filled()

    def _watch(self) -> None:
        """What is open ends by itself: then the page says so without being asked."""
        self._ends.stop()
        if self._seen.mine and self.context.now is not None:
            left = min(each.until for each in self._seen.mine) - self.context.now()
            self._ends.start(max(1, round(left.total_seconds())) * 1000)

    def _word(self) -> None:
        seen, t = self._seen, self.t
        many = len(seen.waiting)
        self.list.say(t("To look at"), words.island(str(many)) if many else "")
        self.none.setVisible(self._known and not many)
        self.red.setVisible(bool(seen.mine))
        if seen.mine:
            first = seen.mine[0]
            time = words.island(words.clock(first.until, self.context.zone))
            skill = training.skill(first.skill, self.context.language)
            self.red.say(
                t("Emergency access is open until {time}: {skill}", time=time, skill=skill),
                "", "overdue", icon="siren", action=t("Close now"),
            )  # fmt: skip
        self._arrange(seen)

    def _arrange(self, seen: ToReview) -> None:
        """A card for each; one that stays keeps what was typed into it."""
        for gone in set(self.cards) - {each.id for each in seen.waiting}:
            card = self.cards.pop(gone)
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        for place, each in enumerate(seen.waiting):
            card = self.cards.get(each.id) or self._card(each.id)
            if self._column.indexOf(card) != place:
                self._column.removeWidget(card)
                self._column.insertWidget(place, card)
            card.show_it(each, own=each.id in seen.own, reviews=seen.reviews)
            card.show()

    def _card(self, number: int) -> ReviewCard:
        card = self.cards[number] = ReviewCard(self.context, number)
        card.found.connect(self._review)
        self.guard(card.deed, Task.EMERGENCY_REVIEW)
        return card

    # ---- acts

    def _open(self) -> None:
        form, me = self.form, self._me()
        if me is not None:
            self.ask(
                service.open_emergency, then=self._opened, otherwise=self._not_opened,
                busy=[form.deed], person=me, skill=form.chosen(), reason=form.reason.text(),
                pin=form.pin.text(),
            )  # fmt: skip

    def _opened(self, opened: EmergencyOpened) -> None:
        self.form.answer(opened)
        self.refresh()

    def _not_opened(self, refusal: Refusal) -> None:
        self.form.refuse(refusal)
        self.refresh()

    def _close(self) -> None:
        if self._seen.mine:
            self.ask(
                service.close_emergency, then=self._done, otherwise=self._refused,
                busy=[self.red.action], emergency=self._seen.mine[0].id,
            )  # fmt: skip

    def _review(self, number: int) -> None:
        card = self.cards[number]
        self.ask(
            service.review_emergency, then=self._done,
            otherwise=functools.partial(self._not_reviewed, card), busy=[card.deed],
            emergency=number, finding=card.finding.text(),
        )  # fmt: skip

    def _not_reviewed(self, card: ReviewCard, refusal: Refusal) -> None:
        card.finding.set_error(self.context.refusal_sentence(refusal))
        self.refresh()

    def _done(self, _answer: object) -> None:
        self.refresh()

    def _refused(self, refusal: Refusal) -> None:
        self.context.say_refusal(refusal)
        self.refresh()

    # ---- Qt

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.left.setFixedWidth(FORM_NARROW if self.width() < NARROW else FORM_WIDE)
