"""How long somebody will wait, honestly: a range from what was measured, who can serve now, and who is before.

The time until the (k+1)-th departure from c busy desks, with k numbers before this one that still have to
be begun: W. Whitt, "Predicting Queueing Delays", Management Science 45 (1999) 870-888; its mean for one
rate of service, (k+1)/(c mu), is the estimator QL of R. Ibrahim and W. Whitt, "Real-Time Delay Estimation
Based on Delay History", M&SOM 11 (2009) 397-415. What a case in progress still takes is the residual life
of renewal theory (D. R. Cox, "Renewal Theory", 1962): mean m(1+cv^2)/2. The departures of many desks
together come like a Poisson stream, those of one desk like its own services, and between them the two
are mixed by 1/c. The range cuts the same share off both ends of a gamma distribution of that mean and
variance, by E. B. Wilson and M. M. Hilferty, PNAS 17 (1931) 684-688.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

WEEKS = 4
"""So far back services are measured."""
GUESSED = 5
"""The owner's guess of the minutes weighs as much as so many served customers, with cv 1."""
CUT = 1.4
"""Standard deviations at which the range is cut: a twelfth at either end. Five of six are promised, four of
five have to hold: what cannot be foreseen (an urgent case, a desk that goes to lunch) has its room."""
AT_ONCE_MINUTES = 2
STEP_FROM, STEP = 10, 5
"""From ten minutes on a range is told in steps of five: nobody reads "17 to 23 minutes" as a promise."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How long serving takes: mean and variance of seconds."""

    mean: float
    variance: float

    @property
    def spread(self) -> float:
        """The squared coefficient of variation."""
        return self.variance / (self.mean * self.mean)


@dataclass(frozen=True, slots=True)
class Promise:
    """What is told: a range of whole minutes; None where nobody who is here can serve. `before` numbers are first."""

    from_minutes: int | None
    to_minutes: int | None
    who_can: int
    before: int = 0


def pace(guess_minutes: int, days: Iterable[tuple[int, int, int]]) -> Pace:
    """The pace of a service from the owner's guess and `(served, seconds, squares)` of its days."""
    guess = guess_minutes * 60.0
    served, seconds, squares = float(GUESSED), GUESSED * guess, GUESSED * 2.0 * guess * guess
    for many, total, square in days:
        served, seconds, squares = served + many, seconds + total, squares + square
    mean = max(1.0, seconds / served)
    return Pace(mean, max(squares / served - mean * mean, (mean / 10) ** 2))


def promise(*, ahead: float, before: int, desks: int, busy: int, pace: Pace) -> Promise:
    """The range for somebody with the work of `ahead` numbers before them, `desks` who can serve, `busy` of them.

    `before` is the plain count of numbers that is told; `ahead` may be less, where others take some of it.
    """
    if desks == 0:
        return Promise(None, None, 0, before)
    free = max(0, desks - busy)
    if ahead < free:
        return Promise(0, AT_ONCE_MINUTES, desks, before)
    mean, variance = departure(ahead - free, desks, pace)
    low, high = (quantile(mean, variance, each) / 60 for each in (-CUT, CUT))
    return Promise(_down(low), max(_up(high), AT_ONCE_MINUTES), desks, before)


def departure(begun: float, desks: int, pace: Pace) -> tuple[float, float]:
    """Mean and variance of the seconds until `begun` + 1 departures from `desks` busy desks."""
    spread, alone = pace.spread, 1 / desks
    many = 1 - alone
    rest = (1 + spread) / 2
    rest_variance = (1 + spread) * (1 + 2 * spread) / 3 - rest * rest
    # Few departures of many desks are a Poisson stream; over a long time their own services show again.
    mixed = many * min(1.0, desks / (begun + 1))
    each = spread + (1 - spread) * mixed
    unit = pace.mean / desks
    mean = unit * (begun + rest * alone + many)
    variance = unit * unit * (begun * each + rest_variance * alone + many)
    return mean, variance


def quantile(mean: float, variance: float, deviations: float) -> float:
    """The quantile of a gamma distribution that lies `deviations` from the middle of a normal one."""
    if mean <= 0 or variance <= 0:
        return max(0.0, mean)
    ninth = variance / (9 * mean * mean)
    root = 1 - ninth + deviations * math.sqrt(ninth)
    return float(mean * max(0.0, root) ** 3)


def _down(minutes: float) -> int:
    whole = math.floor(minutes)
    return whole if whole < STEP_FROM else whole - whole % STEP


def _up(minutes: float) -> int:
    whole = math.ceil(minutes)
    return whole if whole <= STEP_FROM else whole + -whole % STEP
