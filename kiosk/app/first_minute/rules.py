"""The first minute's states: what each shows, what it waits for, what it asks of whoever tries. Pure.

It *plays* by itself, is *held* where somebody reads, or is *tried*: then a person does what the sentence
asks, and the guide goes on when the shop's own records say that it was done. Whatever a person does by
themselves counts the same: a state is over when what it waits for is so, however it came about.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum


class Moment(StrEnum):
    """The six states, and what may be tried after them."""

    ARRIVE = "arrive"
    CLOSED = "closed"
    COVER = "cover"
    PAY = "pay"
    HAND_OVER = "hand_over"
    BOOKED = "booked"

    ROLES = "roles"
    TAKE = "take"
    HAND_BACK = "hand_back"


class Mode(StrEnum):
    """Who does it."""

    PLAYS = "plays"
    HELD = "held"
    TRIED = "tried"


@dataclass(frozen=True, slots=True)
class Seen:
    """What is so now, as far as the minute goes: from the shop's records, and from what the desk shows."""

    in_lobby: bool = False
    served: bool = False
    explained: bool = False
    """The desk says why a control is closed."""
    covering: bool = False
    paid: bool = False
    receipt: str = ""
    stopped: bool = False
    """A wrong package was scanned on the way."""
    books: bool = False
    """The books are on the screen."""
    roles: bool = False
    """*My roles* is on the screen."""
    covering_more: bool = False
    """The role that a person takes when she tries it."""
    covered_more: bool = False
    """It was taken once and is handed back."""


@dataclass(frozen=True, slots=True)
class Step:
    """One state: it is reached as soon as `holds`."""

    moment: Moment
    holds: Callable[[Seen], bool]


STEPS = (
    Step(Moment.ARRIVE, lambda seen: seen.in_lobby or seen.served or seen.paid),
    Step(Moment.CLOSED, lambda seen: seen.explained or seen.covering or seen.paid),
    Step(Moment.COVER, lambda seen: seen.covering or seen.paid),
    Step(Moment.PAY, lambda seen: seen.paid),
    Step(Moment.HAND_OVER, lambda seen: bool(seen.receipt)),
    Step(Moment.BOOKED, lambda seen: bool(seen.receipt) and seen.books),
)
TRY_STEPS = (
    Step(Moment.ROLES, lambda seen: seen.roles or seen.covering_more or seen.covered_more),
    Step(Moment.TAKE, lambda seen: seen.covering_more or seen.covered_more),
    Step(Moment.HAND_BACK, lambda seen: seen.covered_more),
)
READ_FOR = 5.0
"""Seconds for which each state is shown before it goes on by itself: six of them stay below a minute."""
FIRST_FOR = 2.5
HELD_FOR = 25.0
"""Whoever has pressed something is left alone so long."""


@dataclass(frozen=True, slots=True)
class Guide:
    """Where the minute is. `reached` counts the states that are over; each method gives the guide after it."""

    steps: tuple[Step, ...] = STEPS
    reached: int = 0
    mode: Mode = Mode.PLAYS
    doing: Moment | None = None
    """What hands are pressing now."""
    waits: float = FIRST_FOR
    """Seconds until it goes on by itself; it does not while it is tried."""

    @property
    def over(self) -> bool:
        """Whether every state has been reached."""
        return self.reached >= len(self.steps)

    @property
    def shown(self) -> Moment | None:
        """The state that is shown; None before the first."""
        return self.steps[self.reached - 1].moment if self.reached else None

    @property
    def following(self) -> Moment | None:
        """The state that comes next."""
        return None if self.over else self.steps[self.reached].moment

    def heard(self, seen: Seen) -> Guide:
        """The records or the screen have changed."""
        reached = self.reached
        while reached < len(self.steps) and self.steps[reached].holds(seen):
            reached += 1
        if reached == self.reached:
            return self
        return replace(self, reached=reached, waits=READ_FOR)

    def tick(self, seconds: float) -> Guide:
        """So much time has gone by without anybody pressing anything."""
        if self.over or self.doing is not None or self.mode is Mode.TRIED:
            return self
        left = self.waits - seconds
        if left > 0:
            return replace(self, waits=left)
        return replace(self, mode=Mode.PLAYS, doing=self.following)

    def onwards(self) -> Guide:
        """*Next*: the state that follows is done at once, and then it waits for whoever reads."""
        if self.over or self.doing is not None:
            return self
        return replace(self, mode=Mode.HELD, doing=self.following, waits=HELD_FOR)

    def do_it(self) -> Guide:
        """*Do it for me*: it goes on by itself from here."""
        if self.over or self.doing is not None:
            return replace(self, mode=Mode.PLAYS)
        return replace(self, mode=Mode.PLAYS, doing=self.following)

    def let_me(self) -> Guide:
        """*Let me try*: hands off; it waits until a person has done it."""
        return replace(self, mode=Mode.TRIED, doing=None)

    def touched(self) -> Guide:
        """Somebody presses something by themselves: hands off for a while."""
        if self.doing is not None or self.mode is Mode.TRIED:
            return self
        return replace(self, mode=Mode.HELD, waits=HELD_FOR)

    def done(self) -> Guide:
        """The hands have pressed everything of what they were doing."""
        waits = HELD_FOR if self.mode is Mode.HELD else READ_FOR
        return replace(self, doing=None, waits=waits)
