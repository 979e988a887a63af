"""Money rules: what may stay open, what goes back by one person alone, and what the till allows at once."""

from __future__ import annotations

from typing_extensions import override

from kiosk.core.refusal import Refusal
from kiosk.core.task import Task
from kiosk.desk.administration import service
from kiosk.desk.administration.rules import MONEY_OPTIONS, MoneyRules
from kiosk.desk.administration.screens.rules_page import RulesPage
from kiosk.desk.administration.service import MoneyPolicy
from kiosk.ui.context import Context
from kiosk.ui.field import Field
from kiosk.ui.panel import Panel

CUSTOMERS = ("credit", "return_one", "return_day", "return_cash")
TILL = ("difference", "paid_out", "paid_in")


class MoneyRulesScreen(RulesPage):
    """One page of amounts; below each what it means. Nothing is changed before it is saved, whole."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, name="money_rules")
        self._policy: MoneyPolicy | None = None
        checks = {"return_day": self._day_said}
        self.fields = {
            key: Field(
                "", "money", check=checks.get(key, self.amount_said), name=f"money_rules.{key}"
            )
            for key in MONEY_OPTIONS
        }
        self.coin = Field("", "money", name="money_rules.coin")
        self.coin.set_read_only(True)
        self.customers = Panel("", name="money_rules.customers")
        self.till = Panel("", name="money_rules.till")
        self.put(self.customers, *(self.fields[key] for key in CUSTOMERS))
        self.put(self.till, *(self.fields[key] for key in TILL), self.coin)
        fields = tuple(self.fields.values())
        self.lay_out((self.customers, self.till), fields, Task.MONEY_SET_RULES)
        self.retext()

    @override
    def refresh(self) -> None:
        self.ask(service.money_rules, then=self._show)

    @override
    def retext(self) -> None:
        super().retext()
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

    # ---- showing

    def _show(self, policy: MoneyPolicy) -> None:
        # Whoever types is not overwritten by somebody else's change; saving says that it changed.
        if self._policy is None or not self.typed_else():
            self._policy = policy
            self.fill()

    @override
    def fill(self) -> None:
        policy = self._policy
        if policy is None:
            return
        for key, field in self.fields.items():
            field.set_text(self.said(getattr(policy.rules, key)))
            field.set_error(None)
        self.coin.set_text(self.said(policy.cash_step))
        self.follow()

    # ---- what was typed

    def _day_said(self, typed: str) -> str | None:
        said = self.amount_said(typed)
        one, day = self.minor(self.fields["return_one"].text()), self.minor(typed)
        if said is None and one is not None and day is not None and day < one:
            return self.t("This cannot be less than one return.")
        return said

    @override
    def typed_else(self) -> bool:
        return self._policy is not None and self._typed() != self._policy.rules

    def _typed(self) -> MoneyRules | None:
        """What was typed, or None while an amount is none."""
        found = {key: self.minor(field.text()) for key, field in self.fields.items()}
        whole = {key: minor for key, minor in found.items() if minor is not None}
        return MoneyRules(**whole) if len(whole) == len(found) else None

    # ---- saving

    @override
    def keep(self) -> None:
        policy, rules = self._policy, self._typed()
        if policy is not None and rules is not None:
            self.ask(
                service.set_money_rules, then=self._kept, otherwise=self._refused,
                busy=[self.save], rules=rules, seen=policy.version,
            )  # fmt: skip

    def _kept(self, version: int) -> None:
        self._policy = None
        self.kept(version)

    def _refused(self, refusal: Refusal) -> None:
        self._policy = None
        self.context.say_refusal(refusal)
        self.refresh()
