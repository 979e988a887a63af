"""Tax of what is sold: prices that include it, and prices to which it is added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.core import money

_EU = "Council Directive 2006/112/EC, Article 65: VAT is chargeable on receipt of a payment on account"
_GULF = "Unified VAT Agreement of the Gulf States, Article 23: tax is due with a payment before delivery"
DEPOSITS_TAXED: dict[str, str] = {
    **dict.fromkeys(
        (
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
            "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
        ),
        _EU,
    ),
    "GB": "Value Added Tax Act 1994, section 6(4): a payment before the supply makes the tax point",
    "CH": "MWSTG (SR 641.20), Article 40(1)(c): tax on advance payments arises with their receipt",
    "LI": "MWSTG (LGBl. 2009 No. 330), Article 40: as in Switzerland",
    "AE": _GULF,
    "SA": _GULF,
}  # fmt: skip
"""The countries in which tax on a deposit is due when the deposit comes in, each with its source.

Elsewhere it is due with the goods: the United States tax a sale when it is made, Japan a transfer.
"""


@dataclass(frozen=True, slots=True)
class Taxed:
    """An amount as net and tax, minor units; together its `total`."""

    net: int
    tax: int

    @property
    def total(self) -> int:
        """What is to be paid."""
        return self.net + self.tax


def taxed(amounts: Sequence[tuple[int, int]], *, included: bool) -> list[Taxed]:
    """Net and tax of each line, given as (minor units, rate in basis points), in the same order.

    `included`: the amounts are shelf prices. Each stays as it is, and its tax is taken out of it.
    Otherwise the amounts are net, and tax is reckoned once for each rate on the sum of its lines
    (EN 16931, BR-S-09), then shared among them by largest remainder: the lines add up to the paper.
    """
    if included:
        within = [money.tax_within(minor, rate) for minor, rate in amounts]
        return [Taxed(minor - tax, tax) for (minor, _), tax in zip(amounts, within, strict=True)]
    taxes = [0] * len(amounts)
    for rate in {rate for _, rate in amounts}:
        places = [place for place, each in enumerate(amounts) if each[1] == rate]
        nets = [amounts[place][0] for place in places]
        for place, tax in zip(places, _shared(money.tax_on(sum(nets), rate), nets), strict=True):
            taxes[place] = tax
    return [Taxed(minor, tax) for (minor, _), tax in zip(amounts, taxes, strict=True)]


def _shared(tax: int, nets: Sequence[int]) -> list[int]:
    # A line below zero (a discount) keeps its sign; the shares are weighed by size.
    if min(nets) >= 0:
        return money.share(tax, nets)
    plain = [money.part(tax, net, sum(nets)) if sum(nets) else 0 for net in nets]
    plain[-1] += tax - sum(plain)
    return plain


def deposits_are_taxed(country: str) -> bool:
    """Whether tax on a deposit is due in `country` (ISO 3166 alpha-2) when the deposit comes in."""
    return country in DEPOSITS_TAXED
