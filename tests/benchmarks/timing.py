"""How every figure is taken: ours and its floor in turn (A B A B), medians and p95, and a ratio of the two."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Figure:
    """One row of the table: milliseconds of ours and of the floor, and what was promised of the ratio."""

    row: int
    name: str
    ours: float
    ours_p95: float
    floor: float
    floor_p95: float
    times: int
    promised: float | None = None
    """The ratio of medians is at most this."""
    more: dict[str, float | int | str] = field(default_factory=dict)

    @property
    def ratio(self) -> float:
        return self.ours / self.floor if self.floor else 0.0

    @property
    def kept(self) -> bool | None:
        """Whether the promise was kept in this run; None where nothing was promised."""
        return None if self.promised is None else self.ratio <= self.promised

    def plain(self) -> dict[str, object]:
        """As it stands in the JSON document."""
        said = {
            "row": self.row,
            "name": self.name,
            "ours_ms": round(self.ours, 3),
            "ours_p95_ms": round(self.ours_p95, 3),
            "floor_ms": round(self.floor, 3),
            "floor_p95_ms": round(self.floor_p95, 3),
            "ratio": round(self.ratio, 2),
            "promised_ratio": self.promised,
            "kept": self.kept,
            "times": self.times,
        }
        return said | self.more


def clocked(work: Callable[[], object]) -> float:
    """Milliseconds that `work` takes."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1_000


def median(values: Sequence[float]) -> float:
    return statistics.median(values)


def p95(values: Sequence[float]) -> float:
    return sorted(values)[max(0, round(len(values) * 0.95) - 1)]


def figure(
    row: int,
    name: str,
    pairs: Sequence[tuple[float, float]],
    promised: float | None = None,
    **more: float | str,
) -> Figure:
    """A row of (ours, floor) pairs that were taken in turn."""
    ours, floor = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    return Figure(
        row,
        name,
        median(ours),
        p95(ours),
        median(floor),
        p95(floor),
        len(pairs),
        promised,
        dict(more),
    )


def in_turn(
    ours: Callable[[], object], floor: Callable[[], object], times: int, warm: int = 3
) -> list[tuple[float, float]]:
    """A B A B: what both take, `times` times, after `warm` rounds that do not count."""
    for _ in range(warm):
        ours()
        floor()
    gc.collect()
    return [(clocked(ours), clocked(floor)) for _ in range(times)]
