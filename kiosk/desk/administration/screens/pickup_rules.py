"""Pick-up rules: the owner's table of what is asked at which value, and how long goods are kept."""

from __future__ import annotations

from dataclasses import replace

from typing_extensions import override

from kiosk.core.refusal import Refusal
from kiosk.core.task import Task
from kiosk.desk.administration.screens.rules_page import RulesPage
from kiosk.lobby.pickup import service
from kiosk.lobby.pickup.rules import HOLD_RANGE, LONGEST_VOID, OwnersTable
from kiosk.lobby.pickup.service import Policy
from kiosk.ui.choices import CheckRow
from kiosk.ui.context import Context
from kiosk.ui.field import Field
from kiosk.ui.panel import Panel


class PickupRulesScreen(RulesPage):
    """One page of fields; below each what it means. Nothing is changed before it is saved."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, name="pickup_rules")
        self._policy: Policy | None = None
        amount = self.amount_said
        self.low = Field("", "money", check=amount, name="pickup_rules.low")
        self.high = Field("", "money", check=self._high_said, name="pickup_rules.high")
        self.holder = Field("", "money", check=amount, name="pickup_rules.holder")
        self.days = Field("", "number", check=self._days_said, name="pickup_rules.days")
        self.times = Field("", "number", check=self._times_said, name="pickup_rules.times")
        self.back = Field("", "number", check=self._back_said, name="pickup_rules.back")
        self.first = CheckRow("", name="pickup_rules.payment_first")
        self.first.clicked.connect(self.follow)
        self.proof = Panel("", name="pickup_rules.proof")
        self.keeping = Panel("", name="pickup_rules.keeping")
        self.put(self.proof, self.low, self.high, self.holder)
        self.put(self.keeping, self.days, self.times, self.back, self.first)
        fields = (self.low, self.high, self.holder, self.days, self.times, self.back)
        self.lay_out((self.proof, self.keeping), fields, Task.PICKUP_SET_RULES)
        self.retext()

    @override
    def refresh(self) -> None:
        self.ask(service.policy, then=self._show)

    @override
    def retext(self) -> None:
        super().retext()
        t = self.t
        currency = self.context.currency
        self.title.setText(t("Pick-up rules"))
        self.lead.setText(t("What the desk asks before goods leave, and how long they are kept."))
        self.proof.say(t("Who collects"), t("amounts in {currency}", currency=currency))
        self.low.set_texts(
            t("Small amounts, up to"),
            t("Paid and up to this: the code alone, or the name and one fact."),
        )
        self.high.set_texts(
            t("High amounts, from"),
            t("From here: the code and one fact, or a document, and a signature."),
        )
        self.holder.set_texts(
            t("Somebody else may collect below"),
            t("With the code and a signature. From here the customer is called first."),
        )
        self.keeping.say(t("How long goods are kept"))
        self.days.set_texts(t("Opening days on the shelf"), t("After that they are overdue."))
        self.times.set_texts(
            t("How often they may be kept longer"),
            t("Each time for as long again. After that the owner decides."),
        )
        self.back.set_texts(
            t("Minutes to take a hand-over back"),
            t("After a mistake, and before the till is closed. 0: never."),
        )
        self.first.set_texts(
            t("Ask for payment first"), detail=t("Goods with something to pay are not ready.")
        )

    # ---- showing

    def _show(self, policy: Policy) -> None:
        changed = self._policy is not None and self._typed() not in (None, self._policy.table)
        self._policy = policy
        # Whoever types is not overwritten by somebody else's change; saving says that it changed.
        if not changed:
            self.fill()

    @override
    def fill(self) -> None:
        policy = self._policy
        if policy is None:
            return
        table = policy.table
        for field, text in (
            (self.low, self.said(table.low)), (self.high, self.said(table.high)),
            (self.holder, self.said(table.holder)), (self.days, str(table.hold_days)),
            (self.times, str(table.extensions)), (self.back, str(table.void_minutes)),
        ):  # fmt: skip
            field.set_text(text)
            field.set_error(None)
        self.first.setChecked(table.payment_first)
        self.follow()

    # ---- what was typed

    @override
    def typed_else(self) -> bool:
        return self._policy is not None and self._typed() != self._policy.table

    def _high_said(self, typed: str) -> str | None:
        said = self.amount_said(typed)
        low, high = self.minor(self.low.text()), self.minor(typed)
        if said is None and low is not None and high is not None and high <= low:
            return self.t("This must be more than the small amount.")
        return said

    def _days_said(self, typed: str) -> str | None:
        fits = typed.isdigit() and 1 <= int(typed) <= HOLD_RANGE[0]
        return None if fits else self.t("Write a number from 1 to {most}.", most=HOLD_RANGE[0])

    def _times_said(self, typed: str) -> str | None:
        fits = typed.isdigit() and 0 <= int(typed) <= HOLD_RANGE[1]
        return None if fits else self.t("Write a number from 0 to {most}.", most=HOLD_RANGE[1])

    def _back_said(self, typed: str) -> str | None:
        fits = typed.isdigit() and 0 <= int(typed) <= LONGEST_VOID
        return None if fits else self.t("Write a number from 0 to {most}.", most=LONGEST_VOID)

    def _typed(self) -> OwnersTable | None:
        if self._policy is None:
            return None
        low, high, holder = (
            self.minor(field.text()) for field in (self.low, self.high, self.holder)
        )
        days, times, back = self.days.text(), self.times.text(), self.back.text()
        if low is None or high is None or holder is None:
            return None
        if not (days.isdigit() and times.isdigit() and back.isdigit()):
            return None
        return replace(
            self._policy.table, low=low, high=high, holder=holder, hold_days=int(days),
            extensions=int(times), payment_first=self.first.isChecked(), void_minutes=int(back),
        )  # fmt: skip

    # ---- saving

    @override
    def keep(self) -> None:
        policy, table = self._policy, self._typed()
        if policy is not None and table is not None:
            self.ask(
                service.set_policy, then=self._kept, otherwise=self._refused, busy=[self.save],
                table=table, seen=policy.version,
            )  # fmt: skip

    def _kept(self, version: int) -> None:
        self._policy = None
        self.kept(version)

    def _refused(self, refusal: Refusal) -> None:
        self.context.say_refusal(refusal)
        self.refresh()
