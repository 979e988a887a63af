"""Administration's words: the *first run* founds a business; an *owner* may do and teach everything from the first minute.

A *draft* is what was answered of the first run so far; it holds no PIN and no recovery code.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

from kiosk.core import words
from kiosk.core.ids import PersonId
from kiosk.core.money import LARGEST
from kiosk.core.task import Role
from kiosk.records.staff.rules import AbsenceKind

WHOLE = 10_000
"""Basis points of a hundred percent."""


class Till(StrEnum):
    """What the law of a country asks of a till."""

    FREE = "free"
    DEVICE = "device"
    SOFTWARE = "software"


@dataclass(frozen=True, slots=True)
class Country:
    """What a business in `code` (ISO 3166) usually has. Rates are basis points, `cash_step` minor units."""

    code: str
    currency: str
    zone: str
    usual: int
    reduced: int
    included: bool = True
    cash_step: int = 1
    till: Till = Till.FREE


_KNOWN = (
    Country("AE", "AED", "Asia/Dubai", 500, 0, cash_step=25),
    Country("AT", "EUR", "Europe/Vienna", 2000, 1000, till=Till.DEVICE),
    Country("BE", "EUR", "Europe/Brussels", 2100, 600, cash_step=5),
    Country("CH", "CHF", "Europe/Zurich", 810, 260, cash_step=5),
    Country("DE", "EUR", "Europe/Berlin", 1900, 700, till=Till.DEVICE),
    Country("EG", "EGP", "Africa/Cairo", 1400, 500, cash_step=25, till=Till.SOFTWARE),
    Country("ES", "EUR", "Europe/Madrid", 2100, 1000, till=Till.SOFTWARE),
    Country("FR", "EUR", "Europe/Paris", 2000, 550, till=Till.SOFTWARE),
    Country("GB", "GBP", "Europe/London", 2000, 500),
    Country("IT", "EUR", "Europe/Rome", 2200, 1000, cash_step=5, till=Till.DEVICE),
    Country("JP", "JPY", "Asia/Tokyo", 1000, 800),
    Country("NL", "EUR", "Europe/Amsterdam", 2100, 900, cash_step=5),
    Country("SA", "SAR", "Asia/Riyadh", 1500, 0, till=Till.SOFTWARE),
    Country("US", "USD", "America/New_York", 0, 0, included=False),
)
COUNTRIES: dict[str, Country] = {each.code: each for each in _KNOWN}
"""From general knowledge, not looked up: the first run shows them to be checked; every other country fills in its currency and clock only."""


def country(code: str) -> Country:
    """What is usual in `code`; where we have not looked, its currency and clock, and rates to be typed."""
    found = COUNTRIES.get(code)
    if found is not None:
        return found
    from babel.numbers import get_territory_currencies

    used = get_territory_currencies(code)
    zones = zones_of(code)
    return Country(code, used[0] if used else "EUR", zones[0] if zones else "UTC", 0, 0)


@cache
def zones_of(code: str) -> tuple[str, ...]:
    """The clocks of a country by their IANA names, the usual one first where we know it."""
    from zoneinfo import available_timezones

    from babel.core import get_global

    known = available_timezones()
    territories = get_global("zone_territories")
    found = sorted(z for z, territory in territories.items() if territory == code and z in known)
    usual = COUNTRIES[code].zone if code in COUNTRIES else ""
    return tuple(dict.fromkeys([usual, *found] if usual else found))


@cache
def countries(language: str) -> tuple[tuple[str, str], ...]:
    """Every country by its code and its name in `language`, in the order of the names."""
    from babel import Locale
    from babel.core import get_global

    names = Locale(language).territories
    codes = set(get_global("zone_territories").values()) | set(COUNTRIES)
    named = [(code, str(names[code])) for code in codes if len(code) == 2 and code in names]
    return tuple(sorted(named, key=lambda each: each[1].casefold()))


@cache
def currencies(language: str) -> tuple[tuple[str, str], ...]:
    """Every currency in use by its code and as ``Euro, EUR`` in `language`, in that order."""
    from babel import Locale
    from babel.numbers import get_territory_currencies

    names = Locale(language).currencies
    used = {each for code, _name in countries(language) for each in get_territory_currencies(code)}
    named = [(code, words.joined((names.get(code, code), code), language)) for code in used]
    return tuple(sorted(named, key=lambda each: each[1].casefold()))


def country_name(code: str, language: str) -> str:
    """The name of a country in `language`."""
    return dict(countries(language)).get(code, code)


def rate_of(text: str) -> int | None:
    """Basis points of a percentage as it is typed (``8.1``, ``5,5``); None for anything else."""
    plain = text.strip().removesuffix("%").strip().replace(",", ".")
    if not re.fullmatch(r"\d{1,3}(\.\d{0,2})?", plain):
        return None
    found = int(Decimal(plain) * 100)
    return found if found <= WHOLE else None


def rate_text(points: int, language: str) -> str:
    """Basis points as a percentage without its sign: ``20``, ``5.5``, German ``5,5``."""
    said = f"{Decimal(points) / 100:f}"
    said = said.rstrip("0").rstrip(".") if "." in said else said
    return said.replace(".", ",") if language == "de" else said


@dataclass(frozen=True, slots=True)
class Draft:
    """What was answered so far; `step` is where to go on."""

    step: int = 0
    name: str = ""
    trade: str = ""
    street: str = ""
    town: str = ""
    country: str = "DE"
    currency: str = "EUR"
    zone: str = "Europe/Berlin"
    included: bool = True
    usual: int = 1900
    reduced: int = 700
    cash_step: int = 1
    language: str = "en"
    languages: tuple[str, ...] = ("en",)
    owner: str = ""

    def moved_to(self, code: str) -> Draft:
        """The same in another country: currency, clock, rates and rounding follow."""
        usual = country(code)
        return replace(
            self, country=code, currency=usual.currency, zone=usual.zone, included=usual.included,
            usual=usual.usual, reduced=usual.reduced, cash_step=usual.cash_step,
        )  # fmt: skip

    def text(self) -> str:
        """As it is kept in a file."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)

    @classmethod
    def read(cls, text: str) -> Draft | None:
        """The inverse of `text`; None for a file that is no draft of ours."""
        try:
            kept: Any = json.loads(text)
        except ValueError:
            return None
        if not isinstance(kept, dict):
            return None
        plain = cls()
        values: dict[str, Any] = {}
        for field in fields(cls):
            value = kept.get(field.name, getattr(plain, field.name))
            if field.name == "languages":
                if not isinstance(value, (list, tuple)):
                    return None
                value = tuple(str(each) for each in value)
            elif type(value) is not type(getattr(plain, field.name)):
                return None
            values[field.name] = value
        return cls(**values)


class AdministrationRefusal(StrEnum):
    """What administration refuses."""

    LIMIT_OUT_OF_RANGE = "money_limit_out_of_range"
    DAY_BELOW_ONE = "money_day_below_one"


@dataclass(frozen=True, slots=True)
class MoneyRules:
    """The owner's limits of money, minor units; 0 is none at all.

    `credit`: what one customer may leave open. Of returns, what one person does alone: `return_one` in one
    act, `return_day` in a day, `return_cash` in notes and coins. Of the till: `difference` without
    questions, `paid_out` and `paid_in` in one move.
    """

    credit: int
    return_one: int
    return_day: int
    return_cash: int
    difference: int
    paid_out: int
    paid_in: int


MONEY_OPTIONS = {
    "credit": "credit_limit",
    "return_one": "return_limit",
    "return_day": "return_limit_day",
    "return_cash": "return_cash_cap",
    "difference": "till_difference_limit",
    "paid_out": "till_paid_out_limit",
    "paid_in": "till_paid_in_limit",
}
"""What the rooms that deal with money call these among the owner's options."""


def why_not(rules: MoneyRules) -> AdministrationRefusal | None:
    """Why these limits cannot hold together."""
    if not all(0 <= each < LARGEST for each in asdict(rules).values()):
        return AdministrationRefusal.LIMIT_OUT_OF_RANGE
    if rules.return_day < rules.return_one:
        return AdministrationRefusal.DAY_BELOW_ONE
    return None


@dataclass(frozen=True, slots=True)
class Face:
    """Somebody on the sign-in page; `station` is where they are signed in now."""

    person: PersonId
    name: str
    role: Role
    station: str
    has_pin: bool
    closed: bool
    owner: bool


@dataclass(frozen=True, slots=True)
class Door:
    """What a desk shows while nobody is signed in; `first_pin` while nobody at all has a PIN yet."""

    faces: tuple[Face, ...]
    in_lobby: int
    trade: str
    language: str
    first_pin: bool


QUICK: dict[AbsenceKind, tuple[int, ...]] = {
    AbsenceKind.LUNCH: (30, 45, 60),
    AbsenceKind.BREAK: (10, 15, 30),
    AbsenceKind.LATE: (30, 60, 120),
    AbsenceKind.OFF_SITE: (60, 120, 0),
    AbsenceKind.TRAINING: (60, 120, 0),
    AbsenceKind.ILL: (0,),
    AbsenceKind.LEAVE: (0,),
    AbsenceKind.NO_SHOW: (0,),
}
"""How many minutes somebody is usually away for each kind; 0 is the rest of the day."""
DAYS_AHEAD = 14
_TIME = re.compile(r"(\d{1,2})(?:[:.]?(\d{2}))?")


def back_in(minutes: int, now: datetime, zone: str) -> str:
    """The time of day in so many minutes, on the next full five; nothing for the rest of the day or beyond it."""
    if not minutes:
        return ""
    there = now.astimezone(words.zone_of(zone))
    back = there + timedelta(minutes=minutes)
    back += timedelta(minutes=-back.minute % 5)
    return f"{back:%H:%M}" if back.date() == there.date() else ""


def end_of(day: date, typed: str, zone: str) -> datetime | None:
    """When somebody is back who said this time on this day; without a time the whole day. None: no time."""
    plain = typed.strip()
    if not plain:
        return datetime.combine(day + timedelta(days=1), time(), words.zone_of(zone)).astimezone(
            UTC
        )
    found = _TIME.fullmatch(plain)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if hour > 23 or minute > 59:
        return None
    return datetime.combine(day, time(hour, minute), words.zone_of(zone)).astimezone(UTC)
