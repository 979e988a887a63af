"""Short sounds: a scan that fits, a scan that does not, a number called. One port, real and fake."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol


class Beep(StrEnum):
    """What a sound means; the ear tells them apart by their number."""

    RIGHT = "right"
    WRONG = "wrong"
    CALL = "call"


TIMES = {Beep.RIGHT: 1, Beep.WRONG: 3, Beep.CALL: 2}


class Sound(Protocol):
    """Makes itself heard at this station."""

    fake: bool

    def beep(self, kind: Beep) -> None:
        """Sound once for what `kind` means; never waits and never fails."""


class Bell:
    """The system's own bell, handed in by `app` (Qt's): needs no sound card, no child process."""

    fake = False

    def __init__(self, ring: Callable[[], None]) -> None:
        self._ring = ring

    def beep(self, kind: Beep) -> None:
        """Ring as often as the meaning asks."""
        for _ in range(TIMES[kind]):
            self._ring()


class SilentSound:
    """Remembers what would have been heard: for tests, practice and the demonstration."""

    fake = True

    def __init__(self) -> None:
        self.heard: list[Beep] = []

    def beep(self, kind: Beep) -> None:
        """Remember it."""
        self.heard.append(kind)
