"""What is paid: an amount due, ways to pay, what was given, and what is still missing. Pure, no widgets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Way:
    """A way to pay: its key and words, whether it gives change, and what must be typed (``""``: nothing).

    `verb` words the button, with an ``{amount}``; `must`: nothing happens without the reference; `most`:
    what it can cover at most; `closed`: why it is closed now; `hint`: what the press does beside.
    """

    key: str
    words: str
    icon: str
    verb: str
    change: bool = False
    reference: str = ""
    must: bool = False
    most: int | None = None
    closed: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """What is to pay: `minor` units, and `cash` where coins make it another amount.

    `under` is a line of words below it; with `part` less than all is taken too.
    """

    minor: int
    currency: str
    cash: int | None = None
    under: str = ""
    part: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """What was pressed: `minor` is paid by `way`; in cash `given` was laid down and `change` goes back."""

    way: str
    minor: int
    given: int
    change: int
    reference: str


class Gap(StrEnum):
    """What is missing before money can be taken."""

    NOTHING_DUE = "nothing_due"
    WAY_CLOSED = "way_closed"
    NOT_SAID = "not_said"
    NOT_ENOUGH = "not_enough"
    TOO_LITTLE_LEFT = "too_little_left"
    NO_REFERENCE = "no_reference"


@dataclass(frozen=True, slots=True)
class Paying:
    """All that was chosen so far."""

    due: Due | None = None
    way: Way | None = None
    given: int | None = None
    reference: str = ""

    @property
    def to_pay(self) -> int:
        """What this way is asked for: coins may not make the cents, and a credit may not reach."""
        if self.due is None:
            return 0
        if self.way is not None and self.way.change and self.due.cash is not None:
            return self.due.cash
        if self.way is not None and self.way.most is not None and self.due.part:
            return min(self.due.minor, self.way.most)
        return self.due.minor

    @property
    def gap(self) -> Gap | None:
        """What is missing; None where the money can be taken."""
        due, way = self.due, self.way
        if due is None or way is None or due.minor <= 0:
            return Gap.NOTHING_DUE
        if way.closed:
            return Gap.WAY_CLOSED
        if way.change:
            return self._gap_in_cash(due)
        if way.most is not None and (way.most <= 0 or (way.most < due.minor and not due.part)):
            return Gap.TOO_LITTLE_LEFT
        if way.must and not self.reference.strip():
            return Gap.NO_REFERENCE
        return None

    def _gap_in_cash(self, due: Due) -> Gap | None:
        if self.given is None or self.given <= 0:
            return Gap.NOT_SAID
        if self.given < self.to_pay and not due.part:
            return Gap.NOT_ENOUGH
        return None

    @property
    def outcome(self) -> Taken | None:
        """What would be taken now; None while something is missing."""
        due, way = self.due, self.way
        if due is None or way is None or self.gap is not None:
            return None
        if not way.change:
            return Taken(way.key, self.to_pay, 0, 0, self.reference.strip())
        given = self.given or 0
        if given < self.to_pay:
            return Taken(way.key, given, given, 0, "")
        return Taken(way.key, due.minor, given, given - self.to_pay, "")
