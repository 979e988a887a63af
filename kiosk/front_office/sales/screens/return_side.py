"""Beside what comes back: why, by which way the money goes, how much, and whose limit it is."""

from __future__ import annotations

import functools

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.back_office.accounting.rules import WayToPay
from kiosk.core import words
from kiosk.front_office.sales import rules, texts
from kiosk.front_office.sales.rules import OwnLimits, Reason, SalePage
from kiosk.front_office.sales.screens.ways import ICONS
from kiosk.ui.buttons import Button
from kiosk.ui.cash_keys import MoneyKey
from kiosk.ui.choices import Choice
from kiosk.ui.context import Context
from kiosk.ui.panel import Panel
from kiosk.ui.remarks import Remark
from kiosk.ui.text import Label, island

SIDE = 16


class ReturnSide(Panel):
    """The reason, the way and the button; `changed` says that something else was chosen."""

    changed = Signal()
    reason_chosen = Signal(object)

    def __init__(self, context: Context, *, name: str) -> None:
        super().__init__(name=f"{name}.side")
        self._context = context
        self.reason: Reason | None = None
        self.way: WayToPay | None = None
        self.why = Label("", "strong", name=f"{name}.why")
        self.choices: dict[Reason, Choice] = {}
        self._group = QButtonGroup(self)
        for reason in Reason:
            choice = Choice("", name=f"{name}.reason.{reason}")
            choice.clicked.connect(functools.partial(self._choose, reason))
            self._group.addButton(choice)
            self.choices[reason] = choice
        self.by = Label("", "strong", name=f"{name}.by")
        self.ways: dict[WayToPay, MoneyKey] = {}
        for way in WayToPay:
            key = MoneyKey("", icon=ICONS[way], beside=True, name=f"{name}.way.{way}")
            key.pressed_open.connect(functools.partial(self._choose_way, way))
            self.ways[way] = key
        self.total = Label("", "heading", name=f"{name}.total")
        self.figure = Label("", "figure", wrap=False, ltr=True, name=f"{name}.figure")
        self.limit = Label("", "small", name=f"{name}.limit")
        self.second = Remark("", "users", name=f"{name}.second_needed")
        self.second.hide()
        self.give = Button("", "primary", name=f"{name}.give")
        self.say_why = Label("", "small", name=f"{name}.say_why")
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(SIDE, 14, SIDE, 14)
        column.setSpacing(7)
        column.addWidget(self.why)
        for choice in self.choices.values():
            column.addWidget(choice)
        column.addSpacing(6)
        column.addWidget(self.by)
        row = QHBoxLayout()
        for key in self.ways.values():
            row.addWidget(key)
        column.addLayout(row)
        column.addStretch(1)
        sums = QHBoxLayout()
        sums.addWidget(self.total, 1)
        sums.addWidget(self.figure)
        column.addLayout(sums)
        column.addWidget(self.limit)
        column.addWidget(self.second)
        column.addWidget(self.give)
        column.addWidget(self.say_why)
        self.fill(inside)

    def start(self, page: SalePage) -> None:
        """A receipt was found: the original way first, no reason yet."""
        self.way = page.way
        self.reason = None
        self._group.setExclusive(False)
        for choice in self.choices.values():
            choice.setChecked(False)
        self._group.setExclusive(True)

    def _choose(self, reason: Reason) -> None:
        self.reason = reason
        self.reason_chosen.emit(reason)
        self.changed.emit()

    def _choose_way(self, way: WayToPay) -> None:
        self.way = way
        self.changed.emit()

    def say_second(self, *, above: bool) -> None:
        """Above one's own limit the button asks a second person first."""
        self.second.setVisible(above)
        self.second.setText(self._context.t("A second person approves this."))

    def word(self, page: SalePage, minor: int, limits: OwnLimits | None) -> None:
        """Every text, as it is now."""
        t, language, currency = self._context.t, self._context.language, self._context.currency
        self.why.setText(t("Why it comes back"))
        for reason, choice in self.choices.items():
            choice.set_texts(texts.reason(reason, language))
        self.by.setText(t("How the money goes back"))
        allowed = rules.ways_back(page.way, customer=page.customer is not None)
        for way, key in self.ways.items():
            key.say(texts.way(way, language))
            key.setVisible(way in allowed)
            key.set_chosen(way is self.way)
        self.total.setText(t("To give back, {currency}", currency=currency))
        self.figure.setText(words.amount(minor, currency, language))
        self.limit.setText(self._own(limits) if limits is not None else "")
        self.give.set_words(self._deed(minor))
        self.give.set_icons(ICONS[self.way] if self.way is not None else None)

    def _own(self, limits: OwnLimits) -> str:
        left = limits.table.day - limits.before
        one = self._said(min(left, limits.table.one - limits.of_sale))
        day = self._said(left)
        return self._context.t(
            "You may give back {one} at once, and {day} more today.", one=one, day=day
        )

    def _deed(self, minor: int) -> str:
        t, amount = self._context.t, self._said(minor)
        if self.way is WayToPay.CASH:
            return t("Give back {amount} in cash", amount=amount)
        if self.way is WayToPay.CARD:
            return t("Give back {amount} to the card", amount=amount)
        return t("Keep {amount} as store credit", amount=amount)

    def _said(self, minor: int) -> str:
        amount = words.amount(max(0, minor), self._context.currency, self._context.language)
        return island(amount)
