"""How home stands in its window: upright or wide, with low targets, with large text."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.ui.doors import Arrangement


@dataclass(frozen=True, slots=True)
class Shape:
    """One arrangement of home. `hero` is a height, or a width where `wide`; 0: as high as its words.
    `air` is what stands around the greeting, more or less than usual; `foot_in_column`:
    the hero reaches the window's foot, ease of use stands beside it."""

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
    greeting: str = "display"
    air: int = 0
    foot_in_column: bool = False


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
    doors="row", columns=1, gap=20, languages=3, large=True, greeting="title",
)  # fmt: skip
WIDE = Shape(
    wide=True, hero=744, side=72, arches=(4, 2, 272), serving_in_hero=True, hint_first=False,
    doors="tall", columns=2, gap=24, languages=6, large=False, air=28,
    foot_in_column=True,
)  # fmt: skip
WIDE_SMALL = Shape(
    wide=True, hero=376, side=32, arches=(3, 1, 170), serving_in_hero=False, hint_first=False,
    doors="wide", columns=2, gap=20, languages=6, large=False, greeting="title",
)  # fmt: skip
UPRIGHT_SMALL = replace(UPRIGHT, side=28, arches=(6, 3, 200), gap=20)
WIDE_LOW = Shape(
    wide=False, hero=424, side=72, arches=(0, 0, 0), serving_in_hero=True, hint_first=True,
    doors="wide", columns=4, gap=20, languages=6, large=False, air=-20,
)  # fmt: skip
WIDE_LARGE = Shape(
    wide=True, hero=744, side=72, arches=(0, 0, 0), serving_in_hero=False, hint_first=False,
    doors="row", columns=1, gap=20, languages=3, large=True, greeting="title",
)  # fmt: skip


WIDE_LARGE_SMALL = replace(WIDE_LARGE, wide=False, hero=0, side=40)
FULL_WIDE, FULL_UPRIGHT = 1600, 1000
"""Pixels from which a screen has the room that the design was drawn for."""


def shape_of(width: float, height: float, *, low: bool, scale: float, fit: float = 1.0) -> Shape:
    """The shape for a window of this size, as large as it is drawn where `fit` makes it smaller."""
    shape = _shape_of(width / fit, height / fit, low=low, scale=scale)
    if fit == 1.0:
        return shape
    count, lit, tall = shape.arches
    return replace(
        shape, hero=round(shape.hero * fit), side=round(shape.side * fit),
        arches=(count, lit, round(tall * fit)), gap=round(shape.gap * fit), air=round(shape.air * fit),
    )  # fmt: skip


def _shape_of(width: float, height: float, *, low: bool, scale: float) -> Shape:
    if width > height:
        if scale > 1.0:
            return WIDE_LARGE if width >= FULL_WIDE else WIDE_LARGE_SMALL
        if low:
            return WIDE_LOW
        return WIDE if width >= FULL_WIDE else WIDE_SMALL
    if scale > 1.0:
        return LARGE
    if low:
        return LOW
    return UPRIGHT if width >= FULL_UPRIGHT else UPRIGHT_SMALL
