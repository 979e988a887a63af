"""Minutes of a visit split by what they were, and the waiting by its cause, so that they add up to the second.

Each moment is cut to its whole second before it is taken apart: periods that adjoin then add up exactly.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from kiosk.front_office.queue.rules.tickets import PeriodKind, WaitCause


@dataclass(frozen=True, slots=True)
class Stretch:
    """One timed period; `cause` of a wait or a hold."""

    kind: PeriodKind
    cause: WaitCause | None
    began_at: datetime
    ended_at: datetime


@dataclass(frozen=True, slots=True)
class Minutes:
    """Seconds: `waiting` by cause (in the queue or on hold), `walking` between call and desk, `missed`, `serving`."""

    waiting: dict[WaitCause, int] = field(default_factory=dict)
    walking: int = 0
    missed: int = 0
    serving: int = 0

    @property
    def waited(self) -> int:
        """All seconds of waiting."""
        return sum(self.waiting.values())

    @property
    def whole(self) -> int:
        """All seconds together."""
        return self.waited + self.walking + self.missed + self.serving


def split(stretches: Iterable[Stretch]) -> Minutes:
    """The seconds of these periods by what they were."""
    waiting: dict[WaitCause, int] = dict.fromkeys(WaitCause, 0)
    other = dict.fromkeys(PeriodKind, 0)
    for each in stretches:
        seconds = _second(each.ended_at) - _second(each.began_at)
        if each.kind in (PeriodKind.WAITING, PeriodKind.ON_HOLD):
            waiting[each.cause or WaitCause.QUEUE] += seconds
        else:
            other[each.kind] += seconds
    return Minutes(
        waiting, other[PeriodKind.CALLED], other[PeriodKind.MISSED], other[PeriodKind.SERVING]
    )


def _second(moment: datetime) -> int:
    return int(moment.replace(microsecond=0).timestamp())
