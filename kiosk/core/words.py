"""Words for people: sentences in the reader's language, amounts, dates and times as they read them."""

from __future__ import annotations

import gettext
from collections.abc import Iterable
from datetime import date, datetime, tzinfo
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from unicodedata import bidirectional

from kiosk.core import money
from kiosk.core.day_names import DATES, MONTHS, WEEKDAYS, WEEKS, YEARS

CATALOGUES = Path(__file__).resolve().parents[2] / "resources" / "i18n"
DOMAIN = "kiosk"

LANGUAGES = {
    "en": "English", "de": "Deutsch", "es": "Español", "fr": "Français",
    "ar": "العربية", "zh": "中文",
}  # fmt: skip
"""What customers read, by its own name; a lobby offers those that the owner chose among them."""

DESK = {code: LANGUAGES[code] for code in ("en", "de", "ar")}
"""What desks read, and so the languages that a business can have as its own."""

_ISLAND, _END = "\u2066", "\u2069"
_FIRST_STRONG = "\u2068"
_ISOLATES = ("\u2066", "\u2067", _FIRST_STRONG)


_fixed: set[str] = set()
"""Sentences of the catalogue that were said as they stand: no more than it has."""


def fixed(text: str) -> bool:
    """Whether `text` is the program's own, without a fact in it: it tells nothing of who read it."""
    return text in _fixed


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, str(CATALOGUES), languages=[language], fallback=True)


def t(text: str, language: str, /, **facts: object) -> str:
    """`text` in `language` with its ``{facts}`` filled in; English is the text itself."""
    said = text if language == "en" or not text else _catalogue(language).gettext(text)
    if facts:
        return said.format(**_apart(facts, language))
    _fixed.add(said)
    return said


def tn(one: str, many: str, number: int, language: str, /, **facts: object) -> str:
    """The plural form that `number` asks for in `language`; ``{n}`` is the number."""
    if language == "en":
        said = one if number == 1 else many
    else:
        said = _catalogue(language).ngettext(one, many, number)
    return said.format(n=number, **_apart(facts, language))


def _apart(facts: dict[str, object], language: str) -> dict[str, object]:
    """`facts` for a sentence of `language`, so that none turns the words and numbers beside it.

    In a sentence from right to left, ``Eun-ji, 13 April`` would pull the 13 to the name, and the
    package ``1090-1`` would read ``1-1090``.
    """
    if not rtl(language):
        return facts
    return {
        name: _isolated(fact) if isinstance(fact, str) else fact for name, fact in facts.items()
    }


def _isolated(fact: str) -> str:
    turns = fact[:1] not in _ISOLATES and any(sign.isascii() and sign.isalnum() for sign in fact)
    return f"{_FIRST_STRONG}{fact}{_END}" if turns else fact


def rtl(language: str) -> bool:
    """Whether `language` runs from right to left."""
    return language == "ar"


def island(text: str) -> str:
    """`text` (a code, a number, a phone, an amount) kept left to right inside any sentence."""
    return f"{_ISLAND}{text}{_END}"


def joined(parts: Iterable[str], language: str) -> str:
    """What is listed, with the comma that `language` writes: ``a, b, c``; empty parts are left out.

    Each part stands alone where it runs the other way, so that none turns its neighbours.
    """
    said = [part for part in parts if part]
    if rtl(language):
        return "\u060c ".join(_isolated(part) for part in said)
    comma = "\u3001" if language == "zh" else ", "
    return comma.join(f"{_FIRST_STRONG}{part}{_END}" if _turns(part) else part for part in said)


def _turns(part: str) -> bool:
    return any(bidirectional(sign) in ("R", "AL") for sign in part) and part[0] not in _ISOLATES


_MARKS = {
    "de": str.maketrans(",.", ".,"),
    "es": str.maketrans(",.", ".,"),
    "fr": str.maketrans(",.", "\u202f,"),
}
"""Everybody else, Arabic readers of our shops too, gets Latin digits with a point (design.md 6)."""


def amount(minor: int, currency: str, language: str) -> str:
    """`minor` units as a number without the currency's name: ``1,284.50``, German ``1.284,50``."""
    # Said as Babel says it (a test compares them): a page of amounts takes half as long.
    places = money.exponent(currency)
    said = f"{Decimal(minor).scaleb(-places):,.{places}f}"
    return figure(said, language)


def figure(said: str, language: str) -> str:
    """A number that stands as ``1,284.50``, with the marks of `language`."""
    marks = _MARKS.get(language)
    return said.translate(marks) if marks else said


def amount_with_currency(minor: int, currency: str, language: str) -> str:
    """`amount` followed by the ISO code: ``30.00 EUR``."""
    return f"{amount(minor, currency, language)} {currency}"


@lru_cache(maxsize=4096)
def day(value: date, language: str, *, year: bool = False, weekday: bool = False) -> str:
    """A date as one says it: ``13 April``, ``Monday 13 April``, ``13 April 2026``."""
    named = language if language in LANGUAGES else "en"
    # The first of a month is the only one that French counts: 1er mai.
    number = "1er" if named == "fr" and value.day == 1 else value.day
    said = DATES[named].format(day=number, month=MONTHS[named][value.month - 1])
    if year:
        said = YEARS[named].format(date=said, year=value.year)
    weekday_name = WEEKDAYS[named][value.weekday()]
    return WEEKS[named].format(weekday=weekday_name, date=said) if weekday else said


def month(value: date, language: str) -> str:
    """The month of a day, as one says it alone: ``April 2026``."""
    named = language if language in LANGUAGES else "en"
    return YEARS[named].format(date=MONTHS[named][value.month - 1], year=value.year)


@cache
def zone_of(name: str) -> tzinfo:
    """The clock of an IANA name."""
    # Not above: it reads how this Python was built, and the first page shows no time yet.
    from zoneinfo import ZoneInfo

    return ZoneInfo(name)


def clock(moment: datetime, zone: str) -> str:
    """The time of day at `zone` (an IANA name) of an aware `moment`, 24 hours: ``14:30``."""
    return moment.astimezone(zone_of(zone)).strftime("%H:%M")


def local_day(moment: datetime, zone: str) -> date:
    """The calendar day at `zone` on which an aware `moment` falls."""
    return moment.astimezone(zone_of(zone)).date()
