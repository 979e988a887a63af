"""Money as whole minor units of one currency, and the only rounding in the house."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

LARGEST = 10**13
"""No single amount in this program may reach this many minor units: a slipped key, not a sale."""


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """`minor` whole minor units (cents, or yen where there are none) of the ISO 4217 `currency`."""

    minor: int
    currency: str


@cache
def exponent(currency: str) -> int:
    """How many decimals `currency` has (CLDR, as Babel ships it): EUR 2, JPY 0, KWD 3."""
    from babel.numbers import get_currency_precision

    return int(get_currency_precision(currency))


class NotMoney(ValueError):  # noqa: N818 - read aloud: "raises NotMoney"
    """A text that is no amount of this currency; `why` is one of the four codes below."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


TOO_MANY_DECIMALS = "too_many_decimals"
TOO_LARGE = "too_large"
NOT_A_NUMBER = "not_a_number"
EMPTY = "empty"


def parse(text: str, currency: str) -> int:
    """Minor units of a plain decimal such as ``-12.50`` (point as decimal sign, no grouping).

    Raises `NotMoney` for an empty text, for anything that is no number (``1e3``, ``0x1``, ``12,50``),
    for more decimals than the currency has (trailing zeros are allowed), and from 10^13 minor units on.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        raise NotMoney(EMPTY)
    sign, digits = (-1, plain[1:]) if plain[0] == "-" else (1, plain)
    whole, point, decimals = digits.partition(".")
    if not _only_digits(whole) or (point and not _only_digits(decimals)):
        raise NotMoney(NOT_A_NUMBER)
    places = exponent(currency)
    if decimals[places:].strip("0"):
        raise NotMoney(TOO_MANY_DECIMALS)
    if len(whole) > 16:
        raise NotMoney(TOO_LARGE)
    minor = int(whole) * int(10**places) + int(decimals[:places].ljust(places, "0") or "0")
    if minor >= LARGEST:
        raise NotMoney(TOO_LARGE)
    return sign * minor


def _only_digits(text: str) -> bool:
    return bool(text) and all("0" <= sign <= "9" for sign in text)


def plain(minor: int, currency: str) -> str:
    """`minor` as major units for machines: ``-12.50``, no grouping, the inverse of `parse`."""
    places = exponent(currency)
    whole, rest = divmod(abs(minor), 10**places)
    sign = "-" if minor < 0 else ""
    return f"{sign}{whole}.{rest:0{places}d}" if places else f"{sign}{whole}"


def rounded(amount: Decimal) -> int:
    """Whole minor units nearest to `amount`, halves away from zero (commercial rounding, DIN 1333)."""
    return int(amount.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def part(minor: int, numerator: int, denominator: int) -> int:
    """`minor` times `numerator` by `denominator`, rounded once; `denominator` must be above zero."""
    return rounded(Decimal(minor) * numerator / denominator)


def tax_within(gross: int, basis_points: int) -> int:
    """The tax contained in `gross` minor units at a rate in basis points (1900 = 19 %); gross never moves."""
    return part(gross, basis_points, 10_000 + basis_points)


def tax_on(net: int, basis_points: int) -> int:
    """The tax to add to `net` minor units at a rate in basis points (1900 = 19 %)."""
    return part(net, basis_points, 10_000)


def share(total: int, weights: Sequence[int]) -> list[int]:
    """`total` minor units split by `weights` so that the parts add up to `total` exactly.

    Largest remainder: each part is within one minor unit of its exact share; ties go to the last.
    Weights may be zero but not negative; when all are zero the last one takes everything.
    """
    if not weights:
        raise ValueError("nothing to share among")
    if min(weights) < 0:
        raise ValueError("a weight below zero")
    whole = sum(weights)
    if whole == 0:
        return [0] * (len(weights) - 1) + [total]
    sign = -1 if total < 0 else 1
    parts = [abs(total) * weight // whole for weight in weights]
    left = abs(total) - sum(parts)
    by_remainder = sorted(
        range(len(weights)), key=lambda place: (abs(total) * weights[place] % whole, place)
    )
    for place in by_remainder[len(weights) - left :]:
        parts[place] += 1
    return [sign * piece for piece in parts]
