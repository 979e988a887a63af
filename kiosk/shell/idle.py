"""How long nobody has touched a window: plain arithmetic on a monotonic clock, no timer of its own."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from math import ceil


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds without a touch until the question, and seconds to answer it (0: no question)."""

    warn_after: float
    count: float


LOBBY = Patience(45, 20)
ACCESSIBLE = Patience(180, 60)
DONE = Patience(20, 0)
DESK = Patience(60, 0)


class Phase(Enum):
    """Where the waiting stands."""

    OFF = auto()
    ACTIVE = auto()
    WARNING = auto()
    OVER = auto()


class Idle:
    """A deadline that each touch moves. The wall clock may jump; this one does not."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self.patience = LOBBY
        self._since: float | None = None

    def watch(self, patience: Patience) -> None:
        """Begin to wait from now, with this patience."""
        self.patience = patience
        self._since = self.clock()

    def off(self) -> None:
        """Nothing to wait for: nobody is here."""
        self._since = None

    def touch(self) -> None:
        """Somebody is here."""
        if self._since is not None:
            self._since = self.clock()

    def recount(self) -> None:
        """Somebody is here but has not answered yet: the count begins anew, the question stays."""
        if self._since is not None:
            self._since = self.clock() - self.patience.warn_after

    @property
    def phase(self) -> Phase:
        """What is due at this moment."""
        if self._since is None:
            return Phase.OFF
        waited = self.clock() - self._since
        if waited < self.patience.warn_after:
            return Phase.ACTIVE
        if waited < self.patience.warn_after + self.patience.count:
            return Phase.WARNING
        return Phase.OVER

    @property
    def left(self) -> int:
        """Whole seconds until it is over, as the question shows them."""
        if self._since is None:
            return 0
        end = self._since + self.patience.warn_after + self.patience.count
        return max(0, ceil(end - self.clock()))
