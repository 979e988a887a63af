"""Card terminals: one port; the slip that a person types in; a simulator. No card number ever comes here.

A terminal charges once for one reference, however often it is asked: the reference is the payment's own,
so an answer that was lost can be asked for again (`ask`) and is never guessed.
"""

from __future__ import annotations

import re
import threading
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Kind(StrEnum):
    """What became of a card payment."""

    APPROVED = "approved"
    DECLINED = "declined"
    TIMED_OUT = "timed_out"
    """Nobody held a card to it in time: nothing was charged."""
    UNKNOWN = "unknown"
    """The answer was lost: charged or not, only the terminal knows. Ask it, or look at its slip."""


class Why(StrEnum):
    """Why a card payment did not go through; a room words it."""

    NONE = ""
    REFUSED = "refused"
    CANCELLED = "cancelled"
    NO_CARD = "no_card"
    NO_ANSWER = "no_answer"
    NO_CONNECTION = "no_connection"
    OTHER_AMOUNT = "other_amount"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the terminal said: `slip` is its receipt's number, kept with the payment; `text` its own words."""

    kind: Kind
    slip: str = ""
    text: str = ""
    why: Why = Why.NONE

    @property
    def final(self) -> bool:
        """Whether the payment may be settled on it; an unknown one stays pending."""
        return self.kind is not Kind.UNKNOWN

    @property
    def approved(self) -> bool | None:
        """Charged, not charged, or not known."""
        return self.kind is Kind.APPROVED if self.final else None


class CardTerminal(Protocol):
    """Takes a card payment. `pay` and `ask` may wait for a minute: never on a window's thread."""

    @property
    def fake(self) -> bool:
        """Whether no card is charged by it."""
        ...

    @property
    def needs_slip(self) -> bool:
        """Whether it stands beside the program, and a person types what its slip says (`typed_slip`)."""
        ...

    def pay(self, reference: str, minor: int, currency: str) -> Outcome:
        """Charge `minor` units once under `reference`; the same reference again gives the first answer."""
        ...

    def ask(self, reference: str) -> Outcome:
        """What became of `reference`; DECLINED where the terminal has never heard of it."""
        ...

    def cancel(self) -> None:
        """Take back the question that a card is being waited for; what has been charged stays charged."""
        ...


# ------------------------------------------------------------------------------------- slips by hand

_SLIP = re.compile(r"[A-Za-z0-9][A-Za-z0-9 /-]{0,29}")
_CARD_LENGTHS = range(12, 20)


def typed_slip(text: str) -> str | None:
    """The number of a terminal's slip as a person typed it, or None.

    Refused is what could be a card's number: it must not be kept, whoever types it.
    """
    slip = " ".join(text.split())
    if not _SLIP.fullmatch(slip):
        return None
    digits = re.sub(r"[^0-9]", "", slip)
    plain = re.sub(r"[ -]", "", slip)
    if plain == digits and len(digits) in _CARD_LENGTHS and _is_card_number(digits):
        return None
    return slip


def _is_card_number(digits: str) -> bool:
    """Whether the check digit of ISO/IEC 7812-1 (Luhn) fits."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


class SlipTerminal:
    """A terminal that is not connected: a person works it, and types the number of its slip."""

    fake = False
    needs_slip = True

    def pay(self, reference: str, minor: int, currency: str) -> Outcome:  # noqa: ARG002
        """Nothing is charged from here."""
        return Outcome(Kind.UNKNOWN, why=Why.NO_CONNECTION)

    def ask(self, reference: str) -> Outcome:  # noqa: ARG002
        """Only its slip knows."""
        return Outcome(Kind.UNKNOWN, why=Why.NO_CONNECTION)

    def cancel(self) -> None:
        """Done at the terminal itself."""

    def said(self, slip: str) -> Outcome | None:
        """The outcome that a person read off the terminal; None where `slip` is no slip's number."""
        number = typed_slip(slip)
        return None if number is None else Outcome(Kind.APPROVED, number)


# ----------------------------------------------------------------------------------------- simulator


class Script(StrEnum):
    """What a simulated terminal does with the next payment."""

    APPROVE = "approve"
    DECLINE = "decline"
    TIME_OUT = "time_out"
    LOSE_ANSWER = "lose_answer"
    """Charged, but the answer does not come back."""
    LOSE_QUESTION = "lose_question"
    """Not charged, and no answer comes back either."""


class SimulatedTerminal:
    """Charges nobody: for tests, practice and the demonstration. Approves where no `script` says otherwise."""

    fake = True
    needs_slip = False

    def __init__(self, script: Iterable[Script] = (), *, seconds: float = 0) -> None:
        self.script = deque(script)
        """What comes next; may be added to at any time."""
        self.seconds = seconds
        """How long somebody looks for a card."""
        self.charged: dict[str, int] = {}
        """Reference -> minor units: what really was taken."""
        self._asked: dict[str, tuple[int, str]] = {}
        self._outcomes: dict[str, Outcome] = {}
        self._cancelled = threading.Event()
        self._one_card = threading.Lock()

    def pay(self, reference: str, minor: int, currency: str) -> Outcome:
        """As the script says; never a second charge under one reference."""
        with self._one_card:
            if reference in self._outcomes:
                return self._again(reference, minor, currency)
            self._asked[reference] = (minor, currency)
            self._cancelled.clear()
            if self._cancelled.wait(self.seconds):
                return self._keep(reference, Outcome(Kind.DECLINED, why=Why.CANCELLED))
            return self._play(reference, minor)

    def ask(self, reference: str) -> Outcome:
        """What it knows by itself, whether or not its answer was heard."""
        return self._outcomes.get(reference, Outcome(Kind.DECLINED, why=Why.NO_CARD))

    def cancel(self) -> None:
        """Whoever looks for a card may put the purse away."""
        self._cancelled.set()

    def _again(self, reference: str, minor: int, currency: str) -> Outcome:
        if self._asked[reference] != (minor, currency):
            return Outcome(Kind.DECLINED, why=Why.OTHER_AMOUNT)
        return self._outcomes[reference]

    def _play(self, reference: str, minor: int) -> Outcome:
        step = self.script.popleft() if self.script else Script.APPROVE
        approved = Outcome(Kind.APPROVED, f"SIM-{len(self.charged) + 1:04d}")
        lost = Outcome(Kind.UNKNOWN, why=Why.NO_ANSWER)
        match step:
            case Script.APPROVE | Script.LOSE_ANSWER:
                self.charged[reference] = minor
                self._keep(reference, approved)
                return approved if step is Script.APPROVE else lost
            case Script.DECLINE:
                return self._keep(reference, Outcome(Kind.DECLINED, why=Why.REFUSED))
            case Script.TIME_OUT:
                return self._keep(reference, Outcome(Kind.TIMED_OUT, why=Why.NO_CARD))
            case Script.LOSE_QUESTION:
                self._keep(reference, Outcome(Kind.DECLINED, why=Why.NO_CARD))
                return lost

    def _keep(self, reference: str, outcome: Outcome) -> Outcome:
        self._outcomes[reference] = outcome
        return outcome
