"""What every act needs to know of the business: its money, its country, its clock and its languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Facts:
    """The business as its settings say now.

    `id` is its UUID; `currency` ISO 4217; `country` ISO 3166 alpha-2; `zone` an IANA name;
    `language` its own, `languages` those its lobby offers; `taxes_included` whether shelf prices
    include tax; `usual_rate` and `reduced_rate` in basis points; `demonstration` whether it is one.
    """

    id: str
    name: str
    currency: str
    country: str
    zone: str
    language: str
    languages: tuple[str, ...]
    taxes_included: bool
    usual_rate: int
    reduced_rate: int
    fiscal_year_start: int
    demonstration: bool
    version: int
