"""What coins can say: an amount of cash to the smallest coin, and the difference that remains."""

from __future__ import annotations


def cash_rounded(minor: int, step: int) -> int:
    """`minor` as cash: the nearest multiple of `step` (the smallest coin, minor units), halves up.

    This is what countries do that gave up their smallest coins: each total on its own, never a line.
    What goes back, below zero, is rounded as it would have come.
    """
    if step <= 1:
        return minor
    whole = (2 * abs(minor) + step) // (2 * step) * step
    return whole if minor >= 0 else -whole


def rounding_of(minor: int, step: int) -> int:
    """What `cash_rounded` adds to `minor`, or below zero takes off it."""
    return cash_rounded(minor, step) - minor
