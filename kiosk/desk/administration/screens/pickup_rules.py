"""Pick-up rules: the owner's table of what is asked at which value, and how long goods are kept."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.core import money, words
from kiosk.core.money import NotMoney
from kiosk.core.refusal import Refusal
from kiosk.core.task import Task
from kiosk.lobby.pickup import service
from kiosk.lobby.pickup.rules import HOLD_RANGE, OwnersTable
from kiosk.lobby.pickup.service import Policy
from kiosk.ui.buttons import Button
from kiosk.ui.choices import CheckRow
from kiosk.ui.context import Context
from kiosk.ui.field import Field
from kiosk.ui.panel import Panel
from kiosk.ui.screen import Screen
from kiosk.ui.text import Heading, Label

WIDE = 640


class PickupRulesScreen(Screen):
    """One page of fields; below each what it means. Nothing is changed before it is saved."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._policy: Policy | None = None
        self._build()
        self._connect()
        self.retext()

    def _build(self) -> None:
        self.title = Heading("", name="pickup_rules.title")
        self.lead = Label("", "body", "soft", name="pickup_rules.lead")
        amount = self._amount_said
        self.low = Field("", "money", check=amount, name="pickup_rules.low")
        self.high = Field("", "money", check=self._high_said, name="pickup_rules.high")
        self.holder = Field("", "money", check=amount, name="pickup_rules.holder")
        self.days = Field("", "number", check=self._days_said, name="pickup_rules.days")
        self.times = Field("", "number", check=self._times_said, name="pickup_rules.times")
        self.first = CheckRow("", name="pickup_rules.payment_first")
        self.proof = Panel("", name="pickup_rules.proof")
        self.keeping = Panel("", name="pickup_rules.keeping")
        for field in (self.low, self.high, self.holder):
            self._put(self.proof, field)
        for field in (self.days, self.times):
            self._put(self.keeping, field)
        self._put(self.keeping, self.first)
        self.save = Button("", "primary", icon="save", name="pickup_rules.save")
        self.undo = Button("", "quiet", name="pickup_rules.undo")
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.save)
        foot.addWidget(self.undo)
        foot.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(14)
        for panel in (self.proof, self.keeping):
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
        for field in self._fields():
            field.changed.connect(lambda _text: self._follow())
            field.entered.connect(self._save)
        self.first.clicked.connect(self._follow)
        self.save.pressed_open.connect(self._save)
        self.undo.pressed_open.connect(self._fill)
        self.guard(self.save, Task.PICKUP_SET_RULES)

    def _fields(self) -> tuple[Field, ...]:
        return (self.low, self.high, self.holder, self.days, self.times)

    # ---- what the window asks

    @override
    def opened(self, **arguments: object) -> None:
        self.refresh()

    @override
    def refresh(self) -> None:
        self.ask(service.policy, then=self._show)

    @override
    def retext(self) -> None:
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
        self.first.set_texts(
            t("Ask for payment first"), detail=t("Goods with something to pay are not ready.")
        )
        self.save.set_words(t("Save these rules"))
        self.undo.set_words(t("Leave them as they are"))

    # ---- showing

    def _show(self, policy: Policy) -> None:
        changed = self._policy is not None and self._typed() not in (None, self._policy.table)
        self._policy = policy
        # Whoever types is not overwritten by somebody else's change; saving says that it changed.
        if not changed:
            self._fill()

    def _fill(self) -> None:
        policy = self._policy
        if policy is None:
            return
        table = policy.table
        for field, minor in (
            (self.low, table.low), (self.high, table.high), (self.holder, table.holder),
        ):  # fmt: skip
            field.set_text(words.amount(minor, policy.currency, self.context.language))
            field.set_error(None)
        for field, number in ((self.days, table.hold_days), (self.times, table.extensions)):
            field.set_text(str(number))
            field.set_error(None)
        self.first.setChecked(table.payment_first)
        self._follow()

    def _follow(self) -> None:
        policy = self._policy
        same = policy is not None and self._typed() == policy.table
        self.undo.setVisible(policy is not None and not same)

    # ---- what was typed

    def _minor(self, typed: str) -> int | None:
        decimal = "," if self.context.language == "de" else "."
        plain = "".join(sign for sign in typed if sign.isdigit() or sign in (decimal, "-"))
        try:
            found = money.parse(plain.replace(",", "."), self.context.currency)
        except NotMoney:
            return None
        return found if found >= 0 else None

    def _amount_said(self, typed: str) -> str | None:
        if self._minor(typed) is not None:
            return None
        example = words.island(words.amount(5_000, self.context.currency, self.context.language))
        return self.t("Write an amount such as {example}.", example=example)

    def _high_said(self, typed: str) -> str | None:
        said = self._amount_said(typed)
        low, high = self._minor(self.low.text()), self._minor(typed)
        if said is None and low is not None and high is not None and high <= low:
            return self.t("This must be more than the small amount.")
        return said

    def _days_said(self, typed: str) -> str | None:
        fits = typed.isdigit() and 1 <= int(typed) <= HOLD_RANGE[0]
        return None if fits else self.t("Write a number from 1 to {most}.", most=HOLD_RANGE[0])

    def _times_said(self, typed: str) -> str | None:
        fits = typed.isdigit() and 0 <= int(typed) <= HOLD_RANGE[1]
        return None if fits else self.t("Write a number from 0 to {most}.", most=HOLD_RANGE[1])

    def _typed(self) -> OwnersTable | None:
        if self._policy is None:
            return None
        low, high, holder = (
            self._minor(field.text()) for field in (self.low, self.high, self.holder)
        )
        days, times = self.days.text(), self.times.text()
        if low is None or high is None or holder is None:
            return None
        if not days.isdigit() or not times.isdigit():
            return None
        return replace(
            self._policy.table, low=low, high=high, holder=holder, hold_days=int(days),
            extensions=int(times), payment_first=self.first.isChecked(),
        )  # fmt: skip

    # ---- saving

    def _save(self) -> None:
        policy, table = self._policy, self._typed()
        right = [field.valid() for field in self._fields()]
        if policy is None or table is None or not all(right):
            wrong = next(
                (f for f, fine in zip(self._fields(), right, strict=True) if not fine), None
            )
            if wrong is not None:
                wrong.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.ask(
            service.set_policy, then=self._saved, otherwise=self._refused, busy=[self.save],
            table=table, seen=policy.version,
        )  # fmt: skip

    def _saved(self, _version: int) -> None:
        self._policy = None
        self.notice("ready", self.t("The rules are saved. They hold from now on."))
        self.refresh()

    def _refused(self, refusal: Refusal) -> None:
        self.context.say_refusal(refusal)
        self.refresh()
