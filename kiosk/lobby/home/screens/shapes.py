"""How home stands in its window: upright or wide, with low targets, with large text."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.ui.doors import Arrangement


@dataclass(frozen=True, slots=True)
class Shape:
    """One arrangement of home. `hero` is a height, or a width where `wide`; 0: as high as its words."""

    wide: bool
    hero: int
    side: int
    arches: tuple[int, int, int]
    serving_in_hero: bool
    hint_first: bool
    doors: Arrangement
    columns: int
    gap: int
    languages: int
    large: bool


UPRIGHT = Shape(
    wide=False, hero=640, side=64, arches=(6, 3, 252), serving_in_hero=False, hint_first=False,
    doors="tall", columns=2, gap=24, languages=6, large=False,
)  # fmt: skip
LOW = Shape(
    wide=False, hero=980, side=64, arches=(6, 3, 332), serving_in_hero=True, hint_first=True,
    doors="wide", columns=2, gap=20, languages=6, large=False,
)  # fmt: skip
LARGE = Shape(
    wide=False, hero=0, side=64, arches=(0, 0, 0), serving_in_hero=False, hint_first=False,
    doors="row", columns=1, gap=20, languages=3, large=True,
)  # fmt: skip
WIDE = Shape(
    wide=True, hero=744, side=72, arches=(4, 2, 272), serving_in_hero=True, hint_first=False,
    doors="tall", columns=2, gap=24, languages=6, large=False,
)  # fmt: skip
WIDE_LOW = Shape(
    wide=False, hero=424, side=72, arches=(0, 0, 0), serving_in_hero=True, hint_first=True,
    doors="wide", columns=4, gap=20, languages=6, large=False,
)  # fmt: skip
WIDE_LARGE = Shape(
    wide=True, hero=744, side=72, arches=(0, 0, 0), serving_in_hero=False, hint_first=False,
    doors="row", columns=1, gap=20, languages=3, large=True,
)  # fmt: skip


def shape_of(width: int, height: int, *, low: bool, scale: float) -> Shape:
    """The shape for a window of this size."""
    if width > height:
        if scale > 1.0:
            return WIDE_LARGE
        return WIDE_LOW if low else WIDE
    if scale > 1.0:
        return LARGE
    return LOW if low else UPRIGHT
