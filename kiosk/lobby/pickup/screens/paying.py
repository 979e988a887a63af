"""Paying at the hand-over: what is to pay for the packages that leave, and every way that is open here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from kiosk.back_office.accounting.rules import WayToPay
from kiosk.back_office.till import rules as till
from kiosk.back_office.till.rules import Approver
from kiosk.back_office.till.service.asking import ToPay
from kiosk.core import words
from kiosk.core.task import Task
from kiosk.lobby.pickup.screens import approval
from kiosk.ui.context import Context
from kiosk.ui.frames import Frame
from kiosk.ui.lost_card import LostCard
from kiosk.ui.second_person import SecondPerson
from kiosk.ui.tender import Due, Tender, Way

LATER = "later"
"""No way to pay, but a key beside them: it stays open on an invoice."""


class PayCard(Frame):
    """Shows a `ToPay`; says `tender.taken` with what was pressed; `lost` asks what became of a card.

    An invoice above the limit is asked of a second person, over the page: `second_needed`.
    """

    second_needed = Signal()
    shown = Signal(bool)

    def __init__(self, context: Context) -> None:
        super().__init__("card", name="pickup.pay.card")
        self._context = context
        self.to_pay: ToPay | None = None
        self.tender = Tender(context, Task.PAYMENT_TAKE, name="pickup.pay", pieces=self._pieces)
        self.tender.way_chosen.connect(self._on_way)
        self.second = SecondPerson(context, self, name="pickup.approval")
        self.second.left.connect(self.leave_second)
        self.lost = LostCard(context, name="pickup.lost")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.lost)
        column.addWidget(self.tender)
        self.hide()

    def show_for(self, to_pay: ToPay) -> None:
        """What is to pay now, with the ways that are open here and why the others are not."""
        self.to_pay = to_pay
        self._there(to_pay.due > 0 or to_pay.under_way is not None)
        lost = to_pay.under_way is not None
        # Another amount is another thing to approve: what was typed for the one before is gone.
        if not self.second.isHidden() and (
            lost or not self.above or self.second.minor != to_pay.due
        ):
            self.leave_second()
        self.lost.setVisible(lost)
        self.tender.setVisible(not lost)
        if lost:
            self.lost.show_for(to_pay.under_way_minor, to_pay.currency)
            return
        self.tender.set_money(to_pay.faces, self._pieces)
        due = Due(to_pay.due, to_pay.currency, cash=to_pay.cash, part=True)
        self.tender.ask(due, self._ways(to_pay))

    def drop(self) -> None:
        """Nothing is to pay here."""
        self.to_pay = None
        self.leave_second()
        self.tender.clear("")
        self._there(False)  # noqa: FBT003

    def wipe(self) -> None:
        """The page forgets everything, also what stands over it."""
        self.second.shut()

    @property
    def above(self) -> bool:
        """Whether what is to pay is more than may stay open without a second person."""
        return self.to_pay is not None and self.to_pay.later < self.to_pay.due

    def ask_second(self, whose: str, order: str, people: Sequence[Approver]) -> None:
        """Ask one of `people` to approve that `whose` goods of `order` are paid later, by invoice."""
        to_pay = self.to_pay
        if to_pay is not None and self.above:
            self.second.ask(
                approval.paid_later(
                    self._context, to_pay.due, to_pay.currency, whose=whose, order=order,
                    left=to_pay.later, people=people,
                )
            )  # fmt: skip

    def leave_second(self) -> None:
        """Nobody is asked; another way to pay is chosen."""
        if self.second.isHidden():
            self.second.shut()
            return
        self.second.shut()
        keys = self.tender.way_keys.items()
        other = next((key for key, way in keys if key != LATER and not way.closed), None)
        if other is not None:
            self.tender.choose(other)

    def _on_way(self, key: str) -> None:
        if key == LATER and self.above:
            self.second_needed.emit()

    def _there(self, there: bool) -> None:
        if there == self.isHidden():
            self.setVisible(there)
            self.shown.emit(there)

    def _pieces(self, change: int) -> tuple[int, ...]:
        currency = self.to_pay.currency if self.to_pay is not None else self._context.currency
        pieces, _left = till.change_of(change, currency)
        return till.one_by_one(pieces)

    def _ways(self, to_pay: ToPay) -> list[Way]:
        t = self._context.t
        card = self._context.card
        slip = card is None or card.needs_slip
        cash = ""
        if to_pay.whose:
            cash = t("This till is {name}'s. Take it over first.", name=to_pay.whose)
        elif to_pay.till is None:
            cash = t("Open the till for cash; cards work without.")
        ways = [
            Way(
                str(WayToPay.CASH), t("Cash"), "banknote", t("Take {amount} in cash"), change=True,
                closed=cash, hint=t("Opens the drawer."),
            ),
            Way(
                str(WayToPay.CARD), t("Card"), "credit-card", t("Take {amount} by card"),
                reference=t("Number of the slip") if slip else "", must=slip,
            ),
            Way(
                str(WayToPay.TRANSFER), t("Transfer"), "landmark",
                t("Take {amount} by transfer"), reference=t("What the transfer says"),
            ),
        ]  # fmt: skip
        if to_pay.credit > 0:
            amount = words.island(self._said(to_pay.credit))
            ways.append(
                Way(
                    str(WayToPay.STORE_CREDIT), t("Store credit"), "ticket",
                    t("Take {amount} of the store credit"), most=to_pay.credit,
                    hint=t("{amount} is there.", amount=amount),
                )
            )  # fmt: skip
        ways.append(self._later())
        return ways

    def _later(self) -> Way:
        t = self._context.t
        closed = self._context.closed(Task.PAY_LATER)
        why = closed.reason if closed is not None else ""
        words_ = t("Leave {amount} open on an invoice")
        hint = t("A second person approves this.") if self.above else ""
        return Way(LATER, t("Invoice"), "receipt-text", words_, closed=why, hint=hint)

    def _said(self, minor: int) -> str:
        currency = self.to_pay.currency if self.to_pay is not None else self._context.currency
        return words.amount_with_currency(minor, currency, self._context.language)
