"""The till as it is: open, blind, with its cash moves, and whose hands it is in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.back_office.till import texts
from kiosk.back_office.till.rules import Move, SessionState, TillPage
from kiosk.back_office.till.screens.move_form import MoveForm
from kiosk.back_office.till.screens.side import Banner, spaced
from kiosk.core import words
from kiosk.core.by import Person
from kiosk.core.ids import PersonId
from kiosk.records.printing.rules import Unsigned
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.notices import NoticeBar
from kiosk.ui.panel import FactRow, Panel
from kiosk.ui.rows import RowFacts, RowList
from kiosk.ui.select import SelectField
from kiosk.ui.text import Heading, Label, island

GAP, SIDE, WAYS = 14, 340, 5


class StandingPage(QWidget):
    """Nothing here tells the cash: only how often it moved."""

    handed = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._page: TillPage | None = None
        self.title = Heading("", name="till.now.title")
        self.lead = Label("", "body", "soft", wrap=False, name="till.now.lead")
        self.past = Button("", icon="history", name="till.now.past")
        self.report = Button("", icon="receipt-text", name="till.now.report")
        self.close_it = Button("", "primary", icon="calculator", name="till.now.count")
        self.banner = Banner("eye-off", name="till.now.banner")
        self.unsigned = NoticeBar("", kind="overdue", name="till.now.unsigned")
        self.unsigned.hide()
        self._unsigned: Unsigned | None = None
        self.facts = Panel("", name="till.now.facts")
        self.opened = FactRow(name="till.now.opened")
        self.held = FactRow(name="till.now.held")
        self.base = FactRow(name="till.now.float")
        self.ways = [FactRow(name=f"till.now.way.{place}") for place in range(WAYS)]
        self.hands = Panel("", name="till.now.hands")
        self.hands_said = Label("", "small", name="till.now.hands_said")
        self.to = SelectField(name="till.now.to")
        self.give = Button("", icon="handshake", name="till.now.give")
        self.take = Button("", "primary", icon="hand", name="till.now.take")
        self.moves = Panel("", name="till.now.no_moves")
        self.moved = Panel("", name="till.now.moves")
        self.rows = RowList(name="till.now.rows")
        self.none = Label("", "small", "soft", name="till.now.none")
        self.form = MoveForm(context)
        self._lay_out()
        self.give.pressed_open.connect(self._give)
        self.take.pressed_open.connect(self._take)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.title)
        head.addWidget(self.lead, 1)
        for button in (self.past, self.report, self.close_it):
            head.addWidget(button)
        for row in (self.opened, self.held, self.base, *self.ways):
            self.facts.add(row)
        self.hands.add(spaced(self.hands_said, self.to, self.give, self.take))
        self.rows.set_fit("whole")
        self.moves.add(self.none)
        self.moved.fill(self.rows)
        left = QWidget()
        left.setFixedWidth(SIDE)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.facts)
        column.addWidget(self.hands)
        column.addStretch(1)
        middle = QVBoxLayout()
        middle.setSpacing(GAP)
        middle.addWidget(self.moves)
        middle.addWidget(self.moved)
        middle.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(GAP)
        both.addWidget(left, 0, Qt.AlignmentFlag.AlignTop)
        both.addLayout(middle, 1)
        both.addWidget(self.form, 0, Qt.AlignmentFlag.AlignTop)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(GAP)
        page.addLayout(head)
        page.addWidget(self.banner)
        page.addWidget(self.unsigned)
        page.addLayout(both)
        page.addStretch(1)

    # ---- what it shows

    def show_page(self, page: TillPage, people: Sequence[tuple[PersonId, str]]) -> None:
        """This till, and who else could hold it."""
        self._page = page
        others = [(str(id_), name) for id_, name in people if id_ != page.session.holder]
        self.to.set_choices(others)
        if not self.to.value() and others:
            self.to.set_value(others[0][0])
        self.retext()

    def show_unsigned(self, found: Unsigned | None) -> None:
        """What went out without a signature today, and what to do."""
        self._unsigned = found
        self._word_unsigned()

    def _word_unsigned(self) -> None:
        found, context = self._unsigned, self.context
        self.unsigned.setVisible(found is not None)
        if found is not None:
            fact = context.tn(
                "{n} paper was not signed, since {time}.",
                "{n} papers were not signed, since {time}.", found.count,
                time=self.clock(found.since),
            )  # fmt: skip
            what = context.t("Go on selling. Check the fiscal device, and tell who looks after it.")
            self.unsigned.say(fact, what, "overdue")

    def amount(self, minor: int) -> str:
        """An amount as the reader writes it."""
        said = words.amount(minor, self.context.currency, self.context.language)
        return island(said.replace("-", "\u2212"))

    def clock(self, moment: datetime) -> str:
        """A time of day."""
        return island(words.clock(moment, self.context.zone))

    def retext(self) -> None:
        """Word it in the window's language."""
        t, page = self.context.t, self._page
        self.form.retext()
        self.report.set_words(t("Mid-day report"))
        self.close_it.set_words(t("Count and close"))
        self.to.set_texts(t("Hand it to"))
        self.give.set_words(t("Hand over the till"))
        self.take.set_words(t("Take over the till"))
        if page is None:
            return
        found, language = page.session, self.context.language
        self.title.setText(t("Till {number}", number=found.number))
        self.lead.setText(
            words.joined((found.station, texts.state(found.state, language)), language)
        )
        waits = page.verify_waits
        self.past.set_words(
            t("Closed tills, {n} to verify", n=waits) if waits else t("Closed tills")
        )
        self.banner.say(
            t("Count first."), t("The expected cash shows only when the count is closed.")
        )
        self._facts(page)
        self._hands(page)
        self._moves(page.moves)

    def _facts(self, page: TillPage) -> None:
        t, found = self.context.t, page.session
        self.facts.say(t("Till, {station}", station=found.station), found.drawer_name)
        opened = words.joined(
            (self.clock(found.opened_at), page.opened_by_name), self.context.language
        )
        self.opened.say(t("Opened"), opened)
        self.held.say(t("In the hands of"), page.holder_name)
        self.base.say(t("Float"), self.amount(found.opening))
        for row, way in zip(self.ways, (*page.ways, *[None] * WAYS), strict=False):
            row.setVisible(way is not None)
            if way is not None:
                name = texts.way(way.way, self.context.language)
                said = self.context.tn(
                    "{way}, {n} payment", "{way}, {n} payments", way.count, way=name
                )
                row.say(said, t("not shown") if way.minor is None else self.amount(way.minor))

    def _hands(self, page: TillPage) -> None:
        t, found = self.context.t, page.session
        by = self.context.by()
        me = by.id if isinstance(by, Person) else None
        waits = found.state is SessionState.HANDOVER
        mine = found.holder == me
        self.hands.say(t("Hand over"))
        said = t("{name} holds it.", name=page.holder_name)
        if waits:
            said = t("It waits for {name}. No cash until then.", name=page.awaits_name)
        self.hands_said.setText(said)
        self.to.setVisible(not waits and mine)
        self.give.setVisible(not waits and mine)
        self.take.setVisible(
            (waits and me in (found.awaits, found.holder)) or (not waits and not mine)
        )
        self.take.set_kind("primary" if waits else "secondary")
        self.take.set_words(t("Take it back") if waits and mine else t("Take over the till"))
        reason = t("It is being handed over.") if waits else None
        self.close_it.set_closed(reason)
        self.form.set_closed(reason)

    def _moves(self, moves: Sequence[Move]) -> None:
        t, language = self.context.t, self.context.language
        self.moves.say(t("Cash moves"))
        self.moved.say(t("Cash moves"), str(len(moves)))
        self.none.setText(t("No cash was moved yet."))
        self.moves.setVisible(not moves)
        self.moved.setVisible(bool(moves))
        facts = []
        for move in reversed(moves):
            bag = t("bag {number}", number=move.bag) if move.bag else ""
            parts = (self.clock(move.at), move.person, bag, move.reason)
            facts.append(
                RowFacts(
                    str(move.id), texts.move(move.kind, language), second=words.joined(parts, language),
                    trailing=self.amount(move.minor), trailing_colour="text",
                )
            )  # fmt: skip
        self.rows.set_rows(facts)

    def _give(self) -> None:
        if self.to.value():
            self.handed.emit(int(self.to.value()))

    def _take(self) -> None:
        by = self.context.by()
        if isinstance(by, Person):
            self.handed.emit(by.id)
