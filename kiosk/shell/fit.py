"""How much smaller than drawn a lobby is shown in a window that is only a part of a screen."""

from __future__ import annotations

import math

DRAWN, NARROW, NARROW_LYING = 1080, 700, 1200
"""The width that an upright page is drawn for, and those below which a window is a part of a screen."""
LEAST_FIT, FIT_STEPS = 0.3, 50


def fit_of(width: int, height: int) -> float:
    """1 in a kiosk's whole screen; in steps, so that dragging an edge restyles seldom."""
    upright = height >= width
    if width >= (NARROW if upright else NARROW_LYING):
        return 1.0
    drawn = DRAWN if upright else NARROW_LYING
    return max(LEAST_FIT, math.floor(width / drawn * FIT_STEPS) / FIT_STEPS)
