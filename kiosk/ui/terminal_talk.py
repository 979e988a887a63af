"""Asking the card terminal of this station about one payment: a yes with its slip, a no, or nothing that is known."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import shiboken6

from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.lost_card import LostCard


class Answer(Protocol):
    """What a terminal said, as `devices.card_terminal.Outcome` has it."""

    @property
    def approved(self) -> bool | None:
        """Charged, not charged, or not known."""
        ...

    @property
    def slip(self) -> str:
        """The number of the terminal's receipt."""
        ...


Heard = Callable[[int, bool | None, str], None]
"""The payment, whether it was charged (None: not known), and the slip's number."""


class TerminalTalk:
    """One payment at a time. The payment's own number is what the terminal knows it by, however often it is asked.

    `heard` is not called when the page is gone by then: the payment stays pending, and whoever comes
    next is asked about it.
    """

    def __init__(self, context: Context, take: Button, lost: LostCard, heard: Heard) -> None:
        self._context, self._take, self._lost, self._heard = context, take, lost, heard
        self._payment: int | None = None

    @property
    def there(self) -> bool:
        """Whether this station's terminal is asked by the program, not worked by hand."""
        card = self._context.card
        return card is not None and not card.needs_slip

    @property
    def waits(self) -> bool:
        """Whether the terminal has the word: nothing is lost yet."""
        return self._payment is not None

    def pay(self, payment: int, minor: int) -> None:
        """Ask for a card."""
        card = self._context.card
        if card is not None:
            self._payment = payment
            self._take.set_busy(self._context.t("Look at the terminal"))
            card.pay(f"P{payment}", minor, self._context.currency, self._on_answer)

    def ask(self, payment: int) -> None:
        """Ask what became of a payment whose answer was lost."""
        card = self._context.card
        if card is not None:
            self._payment = payment
            self._lost.ask.set_busy(self._context.t("Asking"))
            card.ask(f"P{payment}", self._on_answer)

    def _on_answer(self, answer: Answer) -> None:
        payment, self._payment = self._payment, None
        if payment is None or not shiboken6.isValid(self._take):
            return
        for button in (self._take, self._lost.ask):
            button.set_busy(None)
        self._heard(payment, answer.approved, answer.slip)
