"""How long somebody will wait, honestly: a range from what was measured, who can serve now, and who is before.

The time until the (k+1)-th departure from c busy desks, with k numbers before this one that still have to
be begun: W. Whitt, "Predicting Queueing Delays", Management Science 45 (1999) 870-888; its mean for one
rate of service, (k+1)/(c mu), is the estimator QL of R. Ibrahim and W. Whitt, "Real-Time Delay Estimation
Based on Delay History", M&SOM 11 (2009) 397-415. What a case in progress still takes is the residual life
of renewal theory (D. R. Cox, "Renewal Theory", 1962): mean m(1+cv^2)/2. The departures of many desks
together come like a Poisson stream, those of one desk like its own services, and between them the two
are mixed by 1/c. The range cuts the same share off both ends of a gamma distribution of that mean and
variance, by E. B. Wilson and M. M. Hilferty, PNAS 17 (1931) 684-688.
Everything is whole numbers: times in milliseconds, shares and spreads in millionths (`ONE`).
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

ONE = 1_000_000
"""Millionths: the unit of shares, spreads and of work that is before somebody."""
WEEKS = 4
"""So far back services are measured."""
GUESSED = 5
"""The owner's guess of the minutes weighs as much as so many served customers, with cv 1."""
CUT = 1_400_000
"""Standard deviations, in millionths, at which the range is cut: a twelfth at either end. Five of six are
promised, four of five have to hold: what cannot be foreseen (an urgent case, a desk that goes to lunch)
has its room."""
AT_ONCE_MINUTES = 2
STEP_FROM, STEP = 10, 5
"""From ten minutes on a range is told in steps of five: nobody reads "17 to 23 minutes" as a promise."""
_MINUTE = 60_000


@dataclass(frozen=True, slots=True)
class Pace:
    """How long serving takes: the mean in milliseconds, the squared coefficient of variation in millionths."""

    mean: int
    spread: int


@dataclass(frozen=True, slots=True)
class Promise:
    """What is told: a range of whole minutes; None where nobody who is here can serve. `before` numbers are first."""

    from_minutes: int | None
    to_minutes: int | None
    who_can: int
    before: int = 0


def pace(guess_minutes: int, days: Iterable[tuple[int, int, int]]) -> Pace:
    """The pace of a service from the owner's guess and `(served, seconds, squares)` of its days."""
    guess = guess_minutes * 60
    served, seconds, squares = GUESSED, GUESSED * guess, GUESSED * 2 * guess * guess
    for many, total, square in days:
        served, seconds, squares = served + many, seconds + total, squares + square
    mean = max(1_000, seconds * 1_000 // served)
    spread = squares * ONE * ONE // (served * mean * mean) - ONE
    return Pace(mean, max(spread, ONE // 100))


def promise(*, work: int, before: int, desks: int, busy: int, pace: Pace) -> Promise:
    """The range for somebody with the `work` of so many numbers (in millionths) before them.

    `desks` can serve, `busy` of them are at it. `before` is the plain count of numbers that is told; the
    work may be less, where others take some of it.
    """
    if desks == 0:
        return Promise(None, None, 0, before)
    free = max(0, desks - busy) * ONE
    if work < free:
        return Promise(0, AT_ONCE_MINUTES, desks, before)
    mean, variance = departure(work - free, desks, pace)
    low, high = quantile(mean, variance, -CUT), quantile(mean, variance, CUT)
    return Promise(_down(low), max(_up(high), AT_ONCE_MINUTES), desks, before)


def departure(begun: int, desks: int, pace: Pace) -> tuple[int, int]:
    """Mean (ms) and variance (ms squared) of the time until `begun` + 1 departures from `desks` busy desks."""
    spread, alone = pace.spread, ONE // desks
    many = ONE - alone
    rest = (ONE + spread) // 2
    rest_variance = (ONE + spread) * (ONE + 2 * spread) // (3 * ONE) - rest * rest // ONE
    # Few departures of many desks are a Poisson stream; over a long time their own services show again.
    mixed = many * min(ONE, desks * ONE * ONE // (begun + ONE)) // ONE
    each = spread + (ONE - spread) * mixed // ONE
    mean = pace.mean * (begun + rest * alone // ONE + many) // (desks * ONE)
    units = begun * each // ONE + rest_variance * alone // ONE + many
    return mean, pace.mean * pace.mean * units // (desks * desks * ONE)


def quantile(mean: int, variance: int, deviations: int) -> int:
    """The quantile of a gamma distribution that lies `deviations` from the middle of a normal one."""
    if mean <= 0 or variance <= 0:
        return max(0, mean)
    ninth = variance * ONE // (9 * mean * mean)
    root = max(0, ONE - ninth + deviations * math.isqrt(ninth * ONE) // ONE)
    return mean * root**3 // ONE**3


def _down(milliseconds: int) -> int:
    whole = milliseconds // _MINUTE
    return whole if whole < STEP_FROM else whole - whole % STEP


def _up(milliseconds: int) -> int:
    whole = -(-milliseconds // _MINUTE)
    return whole if whole <= STEP_FROM else whole + -whole % STEP
