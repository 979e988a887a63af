"""What a lobby counts: keys that it does not have, and a code that a scanner reads twice."""

from __future__ import annotations

from collections import deque

TILT_CHORDS, TILT_WITHIN = 10, 30.0
SAME_CODE = 1.5
"""Seconds in which a scanner that reads a code twice is heard once."""


class Chords:
    """Keys that a lobby does not have, pressed again and again."""

    def __init__(self) -> None:
        self._at: deque[float] = deque(maxlen=TILT_CHORDS)

    def too_many(self, now: float) -> bool:
        """One more at `now`; whether it was one too many."""
        self._at.append(now)
        if len(self._at) < TILT_CHORDS or now - self._at[0] > TILT_WITHIN:
            return False
        self._at.clear()
        return True


class Scans:
    """Codes as a scanner reads them."""

    def __init__(self) -> None:
        # Not the code itself: it opens a pick-up, and its session is over before the next scan.
        self._last = (0, -SAME_CODE)

    def again(self, code: str, now: float) -> bool:
        """Whether it is the code that was read just before."""
        last, at = self._last
        self._last = (hash(code), now)
        return hash(code) == last and now - at < SAME_CODE
