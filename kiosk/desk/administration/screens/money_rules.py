"""Money rules: what may stay open, what goes back by one person alone, and what the till allows at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.core import words
from kiosk.core.money import NotMoney
from kiosk.core.refusal import Refusal
from kiosk.core.task import Task
from kiosk.desk.administration import service
from kiosk.desk.administration.rules import MONEY_OPTIONS, MoneyRules
from kiosk.desk.administration.service import MoneyPolicy
from kiosk.ui import cash_keys
from kiosk.ui.amount_pad import wrong_amount
from kiosk.ui.buttons import Button
from kiosk.ui.cash_keys import NOT_ABOVE_ZERO
from kiosk.ui.context import Context
from kiosk.ui.field import Field
from kiosk.ui.panel import Panel
from kiosk.ui.screen import Screen
from kiosk.ui.text import Heading, Label

WIDE = 640
CUSTOMERS = ("credit", "return_one", "return_day", "return_cash")
TILL = ("difference", "paid_out", "paid_in")


class MoneyRulesScreen(Screen):
    """One page of amounts; below each what it means. Nothing is changed before it is saved, whole."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._policy: MoneyPolicy | None = None
        self._build()
        self._connect()
        self.retext()

    def _build(self) -> None:
        self.title = Heading("", name="money_rules.title")
        self.lead = Label("", "body", "soft", name="money_rules.lead")
        checks = {"return_day": self._day_said}
        self.fields = {
            key: Field(
                "", "money", check=checks.get(key, self._amount_said), name=f"money_rules.{key}"
            )
            for key in MONEY_OPTIONS
        }
        self.coin = Field("", "money", name="money_rules.coin")
        self.coin.set_read_only(True)
        self.customers = Panel("", name="money_rules.customers")
        self.till = Panel("", name="money_rules.till")
        for key in CUSTOMERS:
            self._put(self.customers, self.fields[key])
        for key in TILL:
            self._put(self.till, self.fields[key])
        self._put(self.till, self.coin)
        self.save = Button("", "primary", icon="save", name="money_rules.save")
        self.undo = Button("", "quiet", name="money_rules.undo")
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.save)
        foot.addWidget(self.undo)
        foot.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(14)
        for panel in (self.customers, self.till):
            panel.setMaximumWidth(WIDE)
            both.addWidget(panel, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for part in (self.title, self.lead):
            column.addWidget(part)
        column.addLayout(both)
        column.addLayout(foot)
        column.addStretch(1)

    def _put(self, panel: Panel, part: QWidget) -> None:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 4, 0, 10)
        column.addWidget(part)
        panel.add(box)

    def _connect(self) -> None:
        for field in self.fields.values():
            field.changed.connect(lambda _text: self._follow())
            field.entered.connect(self._save)
        self.save.pressed_open.connect(self._save)
        self.undo.pressed_open.connect(self._fill)
        self.guard(self.save, Task.MONEY_SET_RULES)

    # ---- what the window asks

    @override
    def opened(self, **arguments: object) -> None:
        self.refresh()

    @override
    def refresh(self) -> None:
        self.ask(service.money_rules, then=self._show)

    @override
    def retext(self) -> None:
        t = self.t
        in_ = t("amounts in {currency}", currency=self.context.currency)
        self.title.setText(t("Money rules"))
        self.lead.setText(t("How much one person decides alone. Above it somebody else is asked."))
        self.customers.say(t("Invoices and returns"), in_)
        self.till.say(t("The till"), in_)
        said = {
            "credit": (
                t("One customer may leave open, up to"),
                t("By invoice. Above it a second person approves; 0: always."),
            ),
            "return_one": (
                t("One return, up to"), t("By one person alone. Above it a manager gives it back."),
            ),
            "return_day": (
                t("Returns of one person in a day, up to"),
                t("All that one person gives back alone, together."),
            ),
            "return_cash": (
                t("Back in notes and coins, up to"),
                t("Above it nothing goes back as cash, whoever does it."),
            ),
            "difference": (
                t("A count may differ by"),
                t("Without a question. Above it: one more count, then a reason."),
            ),
            "paid_out": (t("Paid out at once, up to"), t("For a bill from the drawer; 0: nothing.")),
            "paid_in": (t("Paid in at once, up to"), t("Into the drawer by hand; 0: nothing.")),
        }  # fmt: skip
        for key, (label, hint) in said.items():
            self.fields[key].set_texts(label, hint)
        self.coin.set_texts(
            t("The smallest coin"),
            t("Cash is rounded to it. Chosen when the business was founded."),
        )
        self.save.set_words(t("Save these rules"))
        self.undo.set_words(t("Leave them as they are"))

    # ---- showing

    def _show(self, policy: MoneyPolicy) -> None:
        changed = self._policy is not None and self._typed() != self._policy.rules
        if self._policy is None or not changed:
            self._policy = policy
            self._fill()
        # Whoever types is not overwritten by somebody else's change; saving says that it changed.

    def _fill(self) -> None:
        policy = self._policy
        if policy is None:
            return
        for key, field in self.fields.items():
            field.set_text(self._said(getattr(policy.rules, key)))
            field.set_error(None)
        self.coin.set_text(self._said(policy.cash_step))
        self._follow()

    def _said(self, minor: int) -> str:
        return words.amount(minor, self.context.currency, self.context.language)

    def _follow(self) -> None:
        policy = self._policy
        self.undo.setVisible(policy is not None and self._typed() != policy.rules)

    # ---- what was typed

    def _minor(self, typed: str) -> int | None:
        try:
            return cash_keys.typed(typed, self.context.currency, least=0)
        except NotMoney:
            return None

    def _amount_said(self, typed: str) -> str | None:
        try:
            cash_keys.typed(typed, self.context.currency, least=0)
        except NotMoney as wrong:
            if wrong.why == NOT_ABOVE_ZERO:
                return self.t("It cannot be less than nothing.")
            return wrong_amount(wrong.why, self.context.currency, self.context)
        return None

    def _day_said(self, typed: str) -> str | None:
        said = self._amount_said(typed)
        one, day = self._minor(self.fields["return_one"].text()), self._minor(typed)
        if said is None and one is not None and day is not None and day < one:
            return self.t("This cannot be less than one return.")
        return said

    def _typed(self) -> MoneyRules | None:
        """What was typed, or None while an amount is none."""
        found = {key: self._minor(field.text()) for key, field in self.fields.items()}
        whole = {key: minor for key, minor in found.items() if minor is not None}
        return MoneyRules(**whole) if len(whole) == len(found) else None

    # ---- saving

    def _save(self) -> None:
        policy, rules = self._policy, self._typed()
        wrong = [field for field in self.fields.values() if not field.valid()]
        if wrong:
            wrong[0].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif policy is not None and rules is not None:
            self.ask(
                service.set_money_rules, then=self._saved, otherwise=self._refused,
                busy=[self.save], rules=rules, seen=policy.version,
            )  # fmt: skip

    def _saved(self, _version: int) -> None:
        self._policy = None
        self.notice("ready", self.t("The rules are saved. They hold from now on."))
        self.refresh()

    def _refused(self, refusal: Refusal) -> None:
        self._policy = None
        self.context.say_refusal(refusal)
        self.refresh()
