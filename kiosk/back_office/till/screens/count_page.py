"""The pages that count: opening a till, and counting it to close; both beside the sum so far."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.back_office.till.rules import CountPage, OpeningPage, PieceKind
from kiosk.back_office.till.screens.board import CountBoard
from kiosk.back_office.till.screens.side import Banner, KeyHints, Missing, StepColumn, rule
from kiosk.core import words
from kiosk.core.task import Task
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.field import Field
from kiosk.ui.panel import FactRow, Panel
from kiosk.ui.text import Heading, Label, island
from kiosk.ui.theme import theme_of, window_of

SIDE_WIDE, SIDE_NARROW, NARROW, LOW, GAP = 300, 262, 1150, 800, 14
NAMED = 4
"""Up to so many kinds are named where they are missing; more are counted."""


class CountFrame(QWidget):
    """Head, banner, the board, and a column beside it with the sum and the one thing to do."""

    stopped = Signal()
    done = Signal()

    def __init__(self, context: Context, task: Task, *, name: str, icon: str) -> None:
        super().__init__()
        self.context, self.task = context, task
        self.title = Heading("", name=f"{name}.title")
        self.lead = Label("", "body", "soft", wrap=False, name=f"{name}.lead")
        self.later = Button("", icon="pause", name=f"{name}.later")
        self.banner = Banner(icon, name=f"{name}.banner")
        self.board = CountBoard(context, name=f"{name}.board")
        self.sum_words = Label("", "small", name=f"{name}.sum_words")
        self.figure = Label("", "hero", wrap=False, ltr=True, name=f"{name}.figure")
        self.still = Label("", "small", name=f"{name}.still")
        self.middle = QVBoxLayout()
        self.middle.setSpacing(10)
        self.deed = Button("", "primary", name=f"{name}.deed")
        self.missing = Missing(name=f"{name}.missing")
        self.hints = KeyHints(context, name=f"{name}.hints")
        self.below = QVBoxLayout()
        self.below.setSpacing(GAP)
        self._lay_out(name)
        self.board.changed.connect(self.hold)
        self.board.finished.connect(self.deed.setFocus)
        self.later.pressed_open.connect(self.stopped)
        self.deed.pressed_open.connect(self.done)
        self.deed.explain.connect(self._why)

    def _lay_out(self, name: str) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title)
        head.addWidget(self.lead, 1)
        head.addWidget(self.later)
        panel = Panel("", name=f"{name}.side")
        panel.body.setSpacing(0)
        for widget in (self.sum_words, self.figure, self.still):
            panel.add(widget)
        panel.body.addSpacing(12)
        panel.add(rule())
        panel.body.addSpacing(16)
        panel.body.addLayout(self.middle)
        panel.body.addSpacing(20)
        panel.add(self.deed)
        panel.body.addSpacing(8)
        panel.add(self.missing)
        panel.body.addSpacing(6)
        self.side = QWidget()
        column = QVBoxLayout(self.side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(panel)
        column.addLayout(self.below)
        column.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(GAP)
        both.addWidget(self.board, 1, Qt.AlignmentFlag.AlignTop)
        both.addWidget(self.side, 0, Qt.AlignmentFlag.AlignTop)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(GAP)
        page.addLayout(head)
        page.addWidget(self.banner)
        page.addLayout(both)
        page.addWidget(self.hints)
        page.addStretch(1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        grown = max(1.0, theme_of(self).scale)
        wide = SIDE_NARROW if event.size().width() < NARROW else SIDE_WIDE
        self.side.setFixedWidth(round(wide * grown))
        self.set_compact(window_of(self).height() < LOW)

    def set_compact(self, compact: bool) -> None:
        """Stand lower where the window is low."""
        self.board.set_compact(compact)

    # ---- what both say

    def amount(self, minor: int) -> str:
        """An amount as the reader writes it."""
        return island(words.amount(minor, self.context.currency, self.context.language))

    def retext(self) -> None:
        """Word it in the window's language."""
        t = self.context.t
        self.later.set_words(t("Stop and count later"))
        self.sum_words.setText(t("Counted so far, {currency}", currency=self.context.currency))
        self.board.retext()
        self.hints.retext()
        self.hold()

    def hold(self) -> None:
        """Show the sum, and close the button while a kind is missing or whoever is here may not."""
        missing = self.board.missing()
        self.figure.setText(self.amount(self.board.minor))
        self.still.setText(self._still(missing))
        self.still.setVisible(bool(missing))
        said = self.wanting(missing)
        self.missing.say(said)
        self.deed.set_closed(said or None)

    def wanting(self, missing: tuple[PieceKind, ...]) -> str:
        """What is still to do before the button opens."""
        if not missing:
            return ""
        t = self.context.t
        if len(missing) > NAMED:
            return t("Fill in every kind. Type 0 where there is none.")
        *first, last = self.board.named(missing)
        if not first:
            return t("Fill in {kind}. Type 0 where there is none.", kind=last)
        kinds = words.joined(first, self.context.language)
        return t("Fill in {kinds} and {last}. Type 0 where there is none.", kinds=kinds, last=last)

    def _still(self, missing: tuple[PieceKind, ...]) -> str:
        notes = [kind for kind in missing if kind.note]
        coins = [kind for kind in missing if not kind.note]
        said = [self._still_of(notes, note=True), self._still_of(coins, note=False)]
        return "\n".join(part for part in said if part)

    def _still_of(self, kinds: list[PieceKind], *, note: bool) -> str:
        if not kinds:
            return ""
        tn = self.context.tn
        listed = words.joined(self.board.named(kinds), self.context.language)
        if note:
            return tn(
                "{n} kind of note not counted yet: {kinds}",
                "{n} kinds of note not counted yet: {kinds}", len(kinds), kinds=listed,
            )  # fmt: skip
        return tn(
            "{n} kind of coin not counted yet: {kinds}",
            "{n} kinds of coin not counted yet: {kinds}", len(kinds), kinds=listed,
        )  # fmt: skip

    def _why(self, _reason: str) -> None:
        self.board.begin()


def steps(context: Context, base: str) -> tuple[str, ...]:
    """The five steps of a close."""
    t = context.t
    return (
        t("Count"), t("Close the count: the difference shows"), t("To the safe: bag number"),
        t("Leave a float of {amount}", amount=base), t("Verified by a second person"),
    )  # fmt: skip


class ClosingCount(CountFrame):
    """Blind: what should be there is nowhere on this page."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, Task.TILL_COUNT, name="till.count", icon="eye-off")
        self.steps = StepColumn(name="till.count.steps")
        self.middle.addWidget(self.steps)
        self.limit = Panel("", name="till.count.limit")
        self.limit_head = Label("", "strong", name="till.count.limit_head")
        self.limit_words = Label("", "small", name="till.count.limit_words")
        self.limit.body.setSpacing(4)
        self.limit.add(self.limit_head)
        self.limit.add(self.limit_words)
        self.below.addWidget(self.limit)
        self._page: CountPage | None = None

    @override
    def set_compact(self, compact: bool) -> None:
        super().set_compact(compact)
        self.steps.set_compact(compact)

    def show_count(self, page: CountPage, *, fresh: bool) -> None:
        """Count this session; `fresh`: what was saved of it goes into the fields."""
        self._page = page
        if fresh:
            self.board.put(page.saved)
            self.board.begin()
        self.retext()

    @override
    def retext(self) -> None:
        super().retext()
        if self._page is None:
            return
        t, found = self.context.t, self._page.session
        self.title.setText(t("Count and close, till {number}", number=found.number))
        since = island(words.clock(found.opened_at, self.context.zone))
        self.lead.setText(t("{station}, open since {time}", station=found.station, time=since))
        again = t("It differs by more than the limit. Count once more.") if found.tries else ""
        first = again or t("Count first, by coin and note.")
        then = t("What should be there is shown only when the count is closed.")
        self.banner.say(first, f"{then} {t('Cash waits until then; cards go on.')}")
        self.deed.set_words(t("Close the count"))
        self.steps.say(steps(self.context, self.amount(found.base)), 0)
        limit = self.amount(self._page.limit)
        self.limit_head.setText(t("Above {amount} difference", amount=limit))
        self.limit_words.setText(
            t("Now you give a reason, whatever it is. Nothing else stops.")
            if found.tries
            else t("You count once more, then give a reason. Nothing else stops.")
        )


class OpeningCount(CountFrame):
    """What is in the drawer before the first sale: the last count less what was taken out."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, Task.TILL_OPEN, name="till.open", icon="wallet")
        self.left = FactRow(name="till.open.left")
        self.off = FactRow(name="till.open.off")
        self.reason = Field("", name="till.open.reason")
        self.reason.changed.connect(lambda _text: self.hold())
        for widget in (self.left, self.off, self.reason):
            self.middle.addWidget(widget)
        self.later.hide()
        self._page: OpeningPage | None = None

    def show_opening(self, page: OpeningPage) -> None:
        """Open this drawer."""
        if self._page is None or self._page.last_number != page.last_number:
            self.board.wipe()
            self.reason.wipe()
        self._page = page
        self.retext()

    @property
    def difference(self) -> int:
        """What the count differs by from what the last one left."""
        if self._page is None or self._page.first:
            return 0
        return self.board.minor - self._page.expected

    @override
    def retext(self) -> None:
        t = self.context.t
        self.reason.set_texts(t("Why it differs"))
        if self._page is not None:
            drawer = self._page.drawer
            self.title.setText(t("Open the till"))
            self.lead.setText(words.joined((drawer.name, drawer.station), self.context.language))
            self.deed.set_words(t("Open the till"))
            then = t("It must be what the last count left, or you say why.")
            if self._page.first:
                then = t("It is the first count of this drawer; you may do it alone.")
            self.banner.say(t("Count what is in the drawer, by coin and note."), then)
        super().retext()

    @override
    def hold(self) -> None:
        page = self._page
        if page is None:
            return
        t = self.context.t
        self.left.setVisible(not page.first)
        if not page.first:
            said = t("Left by till {number}", number=page.last_number)
            self.left.say(said, self.amount(page.expected))
        differs = bool(self.difference) and not self.board.missing()
        self.off.setVisible(differs)
        self.reason.setVisible(differs)
        self.off.say(t("Difference"), self.amount(self.difference), "overdue")
        super().hold()

    @override
    def wanting(self, missing: tuple[PieceKind, ...]) -> str:
        said = super().wanting(missing)
        if not said and self.difference and not self.reason.text():
            return self.context.t("Count again, or say why it differs.")
        return said
