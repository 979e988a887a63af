"""Covers that have ended: the manager and whose role it was look through what was done, and leave a word."""

from __future__ import annotations

import functools

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.core import words
from kiosk.core.by import Person
from kiosk.core.refusal import Refusal
from kiosk.core.task import Task
from kiosk.cross_training.cover import service
from kiosk.cross_training.cover.rules.reviews import Covers
from kiosk.cross_training.cover.screens.cover_card import CoverCard
from kiosk.ui.context import Context
from kiosk.ui.empty import EmptyState
from kiosk.ui.pane import Pane
from kiosk.ui.panel import Panel
from kiosk.ui.screen import Screen
from kiosk.ui.text import Heading

NOTHING = Covers((), ())


class CoversScreen(Screen):
    """First what waits to be looked through, below it what has been."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._seen, self._known = NOTHING, False
        self.title = Heading("", name="covers.title")
        self.waiting = Panel("", name="covers.waiting")
        self.done = Panel("", name="covers.done")
        self.none = EmptyState(name="covers.none")
        self.cards: dict[int, CoverCard] = {}
        self._columns = [self._list(self.waiting), self._list(self.done)]
        self._columns[0].addWidget(self.none, 100)
        self.none.hide()
        pane = Pane(spacing=14)
        for each in (self.waiting, self.done):
            pane.column.addWidget(each)
        pane.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.title)
        column.addWidget(pane, 1)
        self.retext()

    def _list(self, panel: Panel) -> QVBoxLayout:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        panel.fill(page)
        return column

    @override
    def opened(self, **arguments: object) -> None:
        self.refresh()

    @override
    def refresh(self) -> None:
        by = self.context.by()
        if isinstance(by, Person):
            self.ask(service.closed_covers, then=self._show, newest=True, asker=by.id)

    @override
    def retext(self) -> None:
        self.title.setText(self.t("Ended covers"))
        self.none.say(
            self.t("Nothing waits to be looked at"),
            self.t("What was done under a cover stands here once it has ended."),
        )
        self._word()

    @override
    def wipe(self) -> None:
        self._seen = NOTHING
        super().wipe()

    def _show(self, seen: Covers) -> None:
        self._seen, self._known = seen, True
        self._word()
        self.context.filled()

    def _word(self) -> None:
        seen, many = self._seen, len(self._seen.waiting)
        self.waiting.say(self.t("To look at"), words.island(str(many)) if many else "")
        self.done.say(self.t("Looked at"), "")
        self.none.setVisible(self._known and not many)
        self.done.setVisible(bool(seen.looked_at))
        every = {each.session.id for each in (*seen.waiting, *seen.looked_at)}
        for gone in set(self.cards) - every:
            card = self.cards.pop(gone)
            card.hide()
            card.deleteLater()
        for column, covers in zip(self._columns, (seen.waiting, seen.looked_at), strict=True):
            for place, each in enumerate(covers):
                card = self.cards.get(each.session.id) or self._card(each.session.id)
                column.insertWidget(place, card)
                card.show_cover(each)
                card.show()

    def _card(self, session: int) -> CoverCard:
        card = self.cards[session] = CoverCard(self.context, session)
        card.found.connect(self._review)
        self.guard(card.deed, Task.COVER_REVIEW)
        return card

    def _review(self, session: int) -> None:
        card = self.cards[session]
        self.ask(
            service.review, then=lambda _session: self.refresh(),
            otherwise=functools.partial(self._not_reviewed, card), busy=[card.deed],
            session=session, word=card.finding.text(),
        )  # fmt: skip

    def _not_reviewed(self, card: CoverCard, refusal: Refusal) -> None:
        card.finding.set_error(self.context.refusal_sentence(refusal))
        self.refresh()
