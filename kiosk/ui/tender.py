"""Paying: the amount, the ways, what was given in cash, what goes back, and one button that says both.

Knows no business: it is told what is `Due` and by which `Way`s, and says `taken` with a `Taken`. The screen
does the act and gives `take` to its `busy`. It asks its context whether the task is closed.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.core import words
from kiosk.core.task import Task
from kiosk.ui.amount_pad import AmountPad
from kiosk.ui.cash_keys import CashKeys, MoneyKey, TakeButton, short
from kiosk.ui.chips import Chip
from kiosk.ui.context import Closed, Context
from kiosk.ui.field import Field
from kiosk.ui.frames import Frame
from kiosk.ui.paying import Due, Gap, Paying, Taken, Way
from kiosk.ui.text import Label, island
from kiosk.ui.theme import Theme, restyles, theme_of

__all__ = ["Due", "Taken", "Tender", "Way"]

SIDE = 16
Pieces = Callable[[int], Sequence[int]]
"""In which coins and notes a change goes back."""


class Tender(QWidget):
    """See the module. `faces` are coins and notes in minor units, `pieces` says in which change goes back."""

    taken = Signal(object)
    way_chosen = Signal(str)
    changed = Signal()

    def __init__(
        self,
        context: Context,
        task: Task,
        *,
        name: str,
        faces: Sequence[int] = (),
        pieces: Pieces | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}.tender")
        self._context, self._task, self._name = context, task, name
        self._faces, self._pieces = tuple(faces), pieces
        self._now = Paying()
        self._idle = ""
        self._ways: tuple[Way, ...] = ()
        self._references: dict[str, str] = {}
        self.way_keys: dict[str, MoneyKey] = {}
        self._build()
        self._lay_out()
        self.retext()

    # ---- what a screen says

    def set_money(self, faces: Sequence[int], pieces: Pieces | None) -> None:
        """Which coins and notes there are here."""
        self._faces, self._pieces = tuple(faces), pieces
        self.renew()

    def ask(self, due: Due, ways: Sequence[Way]) -> None:
        """Take `due` by one of `ways`. What was chosen stays as long as the amount does."""
        before = self._now.due
        if before is None or (due.minor, due.cash, due.currency) != (
            before.minor, before.cash, before.currency
        ):  # fmt: skip
            self._now = replace(self._now, given=None)
            self._pad_open = False
        again = [way.key for way in ways] == [way.key for way in self._ways]
        self._ways, self._idle = tuple(ways), ""
        if not again:
            self._make_ways()
        kept = self.way.key if self.way is not None else ""
        usable = [way for way in ways if not way.closed] or list(ways)
        chosen = next((way for way in ways if way.key == kept), usable[0] if usable else None)
        self._now = replace(self._now, due=due, way=chosen)
        self.renew()

    def clear(self, reason: str) -> None:
        """Nothing is to pay; `reason` says what opens the button."""
        self._now = Paying(way=self.way)
        self._idle, self._pad_open = reason, False
        self._references = {}
        self.reference.wipe()
        self.renew()

    def choose(self, key: str) -> None:
        """Another way to pay."""
        way = next((way for way in self._ways if way.key == key), None)
        if way is None or way == self.way:
            return
        if self.way is not None:
            self._references[self.way.key] = self.reference.text()
        self._now = replace(self._now, way=way)
        self.reference.set_text(self._references.get(key, ""))
        self._pad_open = False
        self.renew()
        if self.reference.isVisibleTo(self):
            self.reference.setFocus(Qt.FocusReason.OtherFocusReason)
        self.way_chosen.emit(key)

    @property
    def way(self) -> Way | None:
        """The chosen way."""
        return self._now.way

    @property
    def outcome(self) -> Taken | None:
        """What would be taken now; None while something is missing."""
        return None if self._pad_open else self._now.outcome

    def take_it(self) -> None:
        """As if the button was pressed: what Enter does."""
        self.take.click()

    # ---- how it is built

    def _build(self) -> None:
        name = self._name
        self.head = Label("", "heading", name=f"{name}.head")
        self.under = Label("", "small", name=f"{name}.under")
        self.figure = Label("", "display", wrap=False, ltr=True, name=f"{name}.figure")
        self.given_words = Label("", "strong", name=f"{name}.given_words")
        self.shut = Label("", "small", name=f"{name}.shut")
        self.reference = Field("", name=f"{name}.reference")
        self.reference.changed.connect(self._on_reference)
        self.reference.entered.connect(self.take_it)
        self.cash = CashKeys(self._context, name=name)
        self.cash.given.connect(self._give)
        self.cash.other.connect(self._open_pad)
        self.pad = AmountPad(self._context, name=name)
        self.pad.done.connect(self._give)
        self.back_words = Label("", "heading", name=f"{name}.back_words")
        self.back_coins = Label("", "small", ltr=True, name=f"{name}.back_coins")
        self.back_figure = Label("", "figure", wrap=False, ltr=True, name=f"{name}.back_figure")
        self.take = TakeButton("", "primary", name=f"{name}.take")
        self.take.pressed_open.connect(self._on_take)
        for pressed in (self.take.explain, self.take.explain_bar):
            pressed.connect(self._explain)
        centre = Qt.AlignmentFlag.AlignHCenter
        self.reason = Label("", "small", align=centre, name=f"{name}.reason")
        self.hint = Label("", "small", name=f"{name}.hint")
        self.enter = Chip("", "plain", name=f"{name}.enter")
        self._pad_open = False

    def _lay_out(self) -> None:
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self.head)
        said.addWidget(self.under)
        head = QHBoxLayout()
        head.setContentsMargins(SIDE, 10, SIDE, 10)
        head.addLayout(said, 1)
        head.addWidget(self.figure, 0, Qt.AlignmentFlag.AlignVCenter)
        back_words = QVBoxLayout()
        back_words.setSpacing(0)
        back_words.addWidget(self.back_words)
        back_words.addWidget(self.back_coins)
        self._back = Frame("card")
        back = QHBoxLayout(self._back)
        back.setContentsMargins(14, 7, 14, 7)
        back.addLayout(back_words, 1)
        back.addWidget(self.back_figure, 0, Qt.AlignmentFlag.AlignVCenter)
        self._ways_grid = QGridLayout()
        self._ways_grid.setSpacing(8)
        body = Frame("ground")
        column = QVBoxLayout(body)
        column.setContentsMargins(SIDE, 12, SIDE, 10)
        column.setSpacing(8)
        column.addLayout(self._ways_grid)
        for part in (
            self.shut,
            self.given_words, self.reference, self.cash, self.pad, self._back, self.take,
            self.reason,
        ):  # fmt: skip
            column.addWidget(part)
        self._hint = QWidget()
        hint = QHBoxLayout(self._hint)
        hint.setContentsMargins(0, 0, 0, 0)
        hint.addStretch(1)
        hint.addWidget(self.hint)
        hint.addWidget(self.enter, 0, Qt.AlignmentFlag.AlignVCenter)
        hint.addStretch(1)
        column.addWidget(self._hint)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(Frame("rule"))
        whole.addWidget(body, 1)

    def _make_ways(self) -> None:
        for key in self.way_keys.values():
            self._ways_grid.removeWidget(key)
            key.hide()
            key.deleteLater()
        self.way_keys = {}
        for way in self._ways:
            key = MoneyKey(
                way.words, icon=way.icon, beside=True, name=f"{self._name}.way.{way.key}"
            )
            key.pressed_open.connect(functools.partial(self.choose, way.key))
            key.explain.connect(functools.partial(self._explain_way, key))
            self.way_keys[way.key] = key
        self._place_ways()

    def _place_ways(self) -> None:
        keys = list(self.way_keys.values())
        room = self.width() - 2 * SIDE
        widest = max((key.minimumSizeHint().width() for key in keys), default=0)
        gap = self._ways_grid.spacing()
        fitting = [n for n in (3, 2) if n * widest + (n - 1) * gap <= room]
        columns = max(1, min(fitting[0] if fitting else 2, len(keys)))
        for column in range(3):
            self._ways_grid.setColumnStretch(column, 1 if column < columns else 0)
        for place, key in enumerate(self.way_keys.values()):
            self._ways_grid.addWidget(key, place // columns, place % columns)
            key.show()

    # ---- what is shown

    def retext(self) -> None:
        """Set every text in the window's language."""
        t = self._context.t
        self.given_words.setText(t("Cash given"))
        self.back_words.setText(t("Give back"))
        self.enter.set_state("plain", t("Enter"))
        self.pad.retext(t("Cash given"))
        self.renew()

    def renew(self) -> None:
        """Show everything as it is now."""
        due, way = self._now.due, self.way
        for each in self._ways:
            key = self.way_keys[each.key]
            key.say(each.words)
            key.set_chosen(way is not None and each.key == way.key)
            key.set_closed(each.closed or None)
        # Cash is what most give: why it is closed stands there without a press.
        shut = next((each.closed for each in self._ways if each.change and each.closed), "")
        self.shut.setText(shut)
        self.shut.setVisible(bool(shut and due is not None and way is not None and not way.closed))
        self._show_head(due, way)
        asks = due is not None and way is not None and not way.closed
        cash = asks and way is not None and way.change
        self._pad_open = bool(self._pad_open and cash)
        self.given_words.setVisible(bool(cash and not self._pad_open))
        self.cash.setVisible(bool(cash and not self._pad_open))
        self.pad.setVisible(self._pad_open)
        typed = bool(asks and way is not None and way.reference)
        self.reference.setVisible(typed)
        if typed and way is not None:
            self.reference.set_texts(way.reference)
        if cash and due is not None:
            given = self._now.given
            self.cash.show_sums(self._now.to_pay, due.currency, self._faces, given)
        self._settle()

    def _show_head(self, due: Due | None, way: Way | None) -> None:
        t = self._context.t
        currency = self._currency()
        self.head.setText(t("To pay, {currency}", currency=currency))
        under = due.under if due is not None else ""
        if due is not None and way is not None and way.change and due.cash not in (None, due.minor):
            under = t("rounded to coins from {amount}", amount=self._said(due.minor))
        self.under.setText(under)
        self.under.setVisible(bool(under))
        self.figure.setText(words.amount(self._now.to_pay, currency, self._context.language))

    def _settle(self) -> None:
        """The button, what goes back, and why it is closed."""
        why, outcome, way = self._why(), self.outcome, self.way
        cash = way is not None and way.change and outcome is not None
        self._back.setVisible(cash)
        if outcome is not None and cash:
            self._show_back(outcome.change)
        self.take.set_words(self._take_words(outcome))
        self.take.set_icons(way.icon if way is not None else None)
        closed = self._context.closed(self._task)
        said = closed.reason if closed is not None else why
        self.take.set_closed(why or None)
        self.take.set_barred(closed.reason if closed is not None else None)
        self.reason.setText(said)
        self.reason.setVisible(bool(said))
        self.hint.setText(way.hint if way is not None else "")
        self._hint.setVisible(not said)
        self.changed.emit()

    def _why(self) -> str:
        """Why the button is closed, whoever stands here; empty when it is open."""
        t = self._context.t
        if self._pad_open:
            return t("Type what was given, then press the check.")
        way, gap = self.way, self._now.gap
        if gap is None or way is None:
            return "" if gap is None else self._idle
        left = self._said(way.most or 0)
        return {
            Gap.NOTHING_DUE: self._idle or t("Nothing is to pay."),
            Gap.WAY_CLOSED: way.closed,
            Gap.NOT_SAID: t("Press what was given."),
            Gap.NOT_ENOUGH: t(
                "That is not enough: {amount} is to pay.", amount=self._said(self._now.to_pay)
            ),
            Gap.TOO_LITTLE_LEFT: t("Only {amount} is left of it.", amount=left),
            Gap.NO_REFERENCE: t("Type first: {what}.", what=way.reference),
        }[gap]

    def _show_back(self, change: int) -> None:
        currency, language = self._currency(), self._context.language
        pieces = list(self._pieces(change)) if self._pieces is not None and change else []
        self.back_coins.setText(" + ".join(short(each, currency, language) for each in pieces))
        self.back_coins.setVisible(bool(pieces))
        self.back_figure.setText(words.amount(change, currency, language))

    def _take_words(self, outcome: Taken | None) -> str:
        t, way = self._context.t, self.way
        if outcome is None or way is None:
            return t("Take the money")
        if outcome.change:
            given, change = self._said(outcome.given), self._said(outcome.change)
            return t("Take {given}, give back {change}", given=given, change=change)
        paid = outcome.given if way.change else outcome.minor
        return way.verb.format(amount=self._said(paid))

    def _said(self, minor: int) -> str:
        return island(words.amount(minor, self._currency(), self._context.language))

    def _currency(self) -> str:
        due = self._now.due
        return due.currency if due is not None else self._context.currency

    # ---- what is pressed

    def _on_reference(self, text: str) -> None:
        self._now = replace(self._now, reference=text)
        self._settle()

    def _give(self, minor: int) -> None:
        self._now = replace(self._now, given=minor)
        self._pad_open = False
        self.renew()
        self.take.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_pad(self) -> None:
        self._pad_open = True
        self.pad.currency = self._currency()
        self.pad.clear()
        self.renew()
        self.pad.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_take(self) -> None:
        outcome = self.outcome
        if outcome is not None:
            self.taken.emit(outcome)

    def _explain(self, reason: str) -> None:
        closed = self._context.closed(self._task) or Closed(reason)
        if self._context.shell is not None:
            self._context.shell.explain(self.take, closed)

    def _explain_way(self, key: MoneyKey, reason: str) -> None:
        if self._context.shell is not None:
            self._context.shell.explain(key, Closed(reason))

    def wipe(self) -> None:
        """Forget what was typed."""
        self.clear("")

    # ---- Qt

    def on_theme(self, _theme: Theme) -> None:
        """Another text size: fewer keys in a row."""
        self._place_ways()
        self.renew()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_ways()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if restyles(event):
            self.on_theme(theme_of(self))
        super().changeEvent(event)
