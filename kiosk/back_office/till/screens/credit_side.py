"""Beside what is taken back: why, where money and goods go, how much it is, and one's own limit."""

from __future__ import annotations

import functools
from collections.abc import Callable
from enum import StrEnum
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.back_office.accounting import rules, texts
from kiosk.back_office.accounting.rules import (
    USUAL_PLACE,
    CreditPage,
    CreditReason,
    GoodsTo,
    MoneyTo,
)
from kiosk.core import words
from kiosk.ui.buttons import Button
from kiosk.ui.choices import Choice
from kiosk.ui.context import Context
from kiosk.ui.pane import Pane
from kiosk.ui.panel import Panel
from kiosk.ui.text import Label, island

SIDE = 16
_One = TypeVar("_One", bound=StrEnum)


class Picked(QWidget, Generic[_One]):
    """One of a few choices under a heading."""

    def __init__(self, kinds: type[_One], chosen: Callable[[], None], *, name: str) -> None:
        super().__init__()
        self.value: _One | None = None
        self._chosen = chosen
        self.head = Label("", "strong", name=f"{name}.head")
        self.choices: dict[_One, Choice] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.head)
        for kind in kinds:
            choice = Choice("", name=f"{name}.{kind}")
            choice.clicked.connect(functools.partial(self._choose, kind))
            self._group.addButton(choice)
            self.choices[kind] = choice
            column.addWidget(choice)

    def _choose(self, kind: _One) -> None:
        self.value = kind
        self._chosen()

    def set_value(self, kind: _One | None) -> None:
        """Choose this one, or none."""
        self.value = kind
        self._group.setExclusive(False)
        for each, choice in self.choices.items():
            choice.setChecked(each is kind)
        self._group.setExclusive(True)


class CreditSide(Panel):
    """The reason, the money, the goods and the button; `changed` says that something else was chosen."""

    changed = Signal()

    def __init__(self, context: Context, *, name: str) -> None:
        super().__init__(name=f"{name}.side")
        self._context = context
        self.reason = Picked(CreditReason, self._on_reason, name=f"{name}.reason")
        self.money = Picked(MoneyTo, self.changed.emit, name=f"{name}.money")
        self.goods = Picked(GoodsTo, self.changed.emit, name=f"{name}.goods")
        self.total = Label("", "heading", name=f"{name}.total")
        self.figure = Label("", "figure", wrap=False, ltr=True, name=f"{name}.figure")
        self.goes = Label("", "small", name=f"{name}.goes")
        self.limit = Label("", "small", "soft", name=f"{name}.limit")
        self.give = Button("", "primary", icon="undo-2", name=f"{name}.give")
        self.say_why = Label("", "small", name=f"{name}.say_why")
        self._lay_out()

    def _lay_out(self) -> None:
        choices = Pane(spacing=12)
        choices.set_edges(2, 2)
        for each in (self.reason, self.money, self.goods):
            choices.column.addWidget(each)
        choices.column.addStretch(1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(SIDE, 14, SIDE, 14)
        column.setSpacing(6)
        column.addWidget(choices, 1)
        sums = QHBoxLayout()
        sums.addWidget(self.total, 1)
        sums.addWidget(self.figure)
        column.addLayout(sums)
        for label in (self.goes, self.limit):
            column.addWidget(label)
        column.addWidget(self.give)
        column.addWidget(self.say_why)
        self.fill(inside)

    def start(self, page: CreditPage) -> None:
        """Another invoice: no reason yet, the money as it came or off what is unpaid."""
        self.reason.set_value(None)
        self.money.set_value(MoneyTo.ITS_WAY if page.paid else MoneyTo.OPEN)
        self.goods.set_value(None)

    def _on_reason(self) -> None:
        if self.reason.value is not None:
            self.goods.set_value(USUAL_PLACE[self.reason.value])
        self.changed.emit()

    def word(self, page: CreditPage, minor: int) -> None:
        """Every text, as it is now."""
        t, language, currency = self._context.t, self._context.language, self._context.currency
        self.reason.head.setText(t("Why it is taken back"))
        for reason, choice in self.reason.choices.items():
            choice.set_texts(texts.credit_reason(reason, language))
        self.money.head.setText(t("What happens with the money"))
        for to, choice in self.money.choices.items():
            choice.set_texts(texts.money_to(to, language))
        self.money.choices[MoneyTo.STORE_CREDIT].setVisible(page.customer is not None)
        self.money.choices[MoneyTo.ITS_WAY].setVisible(bool(page.paid))
        self.money.choices[MoneyTo.OPEN].setVisible(bool(page.open))
        self.goods.head.setText(t("Where the goods are"))
        for place, choice in self.goods.choices.items():
            choice.set_texts(texts.goods_to(place, language))
        self.total.setText(t("Credit note, {currency}", currency=currency))
        self.figure.setText(words.amount(minor, currency, language))
        self.goes.setText(self._goes(page, minor))
        one, day = self._said(page.limits.one), self._said(page.limits.day - page.before)
        own = t("You may credit {one} at once, and {day} more today.", one=one, day=day)
        self.limit.setText("" if page.free else own)
        self.limit.setVisible(not page.free)
        self.give.set_words(t("Make the credit note"))

    def _goes(self, page: CreditPage, minor: int) -> str:
        """What becomes of the money, in words."""
        t, language = self._context.t, self._context.language
        off = min(page.open, minor)
        told = [t("{amount} off what is unpaid", amount=self._said(off))] if off else []
        back = minor - off
        if back and self.money.value is MoneyTo.STORE_CREDIT:
            told.append(t("{amount} as store credit", amount=self._said(back)))
        if back and self.money.value is MoneyTo.ITS_WAY:
            told += [
                t("{amount} back: {way}", amount=self._said(each.minor),
                  way=texts.way(each.way, language))
                for each in rules.goes_back(page.paid, back)
            ]  # fmt: skip
        return words.joined(told, language)

    def _said(self, minor: int) -> str:
        amount = words.amount(max(0, minor), self._context.currency, self._context.language)
        return island(amount)
