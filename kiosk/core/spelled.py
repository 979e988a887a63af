"""Amounts in words, so that a slipped digit is heard: "seventy-four euros and fifty cents".

Words of the six figures before the point that a counter sees; above a million, and for a language that
is not known here, there is nothing to say and the figure stands alone.
"""

from __future__ import annotations

from collections.abc import Callable

from kiosk.core import money

LARGEST = 1_000_000


def _list(said: str, by: str | None = None) -> tuple[str, ...]:
    return tuple(said.split(by))


_EN_SMALL = _list(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen",
)
_EN_TENS = _list("_ _ twenty thirty forty fifty sixty seventy eighty ninety")
_DE_SMALL = _list(
    "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn"
    " sechzehn siebzehn achtzehn neunzehn",
)
_DE_TENS = _list("_ _ zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")
_AR_SMALL = _list(
    "صفر,واحد,اثنان,ثلاثة,أربعة,خمسة,ستة,سبعة,ثمانية,تسعة,عشرة,أحد عشر,اثنا عشر,ثلاثة عشر,"
    "أربعة عشر,خمسة عشر,ستة عشر,سبعة عشر,ثمانية عشر,تسعة عشر",
    ",",
)
_AR_TENS = _list("_,_,عشرون,ثلاثون,أربعون,خمسون,ستون,سبعون,ثمانون,تسعون", ",")
_AR_HUNDREDS = _list("_,مئة,مئتان,ثلاثمئة,أربعمئة,خمسمئة,ستمئة,سبعمئة,ثمانمئة,تسعمئة", ",")
_AND_AR = " و"
Names = tuple[str, str, str, str]
"""One and many of the unit, one and many of its hundredth."""
_NAMES: dict[str, dict[str, Names]] = {
    "en": {
        "EUR": ("euro", "euros", "cent", "cents"),
        "USD": ("dollar", "dollars", "cent", "cents"),
        "GBP": ("pound", "pounds", "penny", "pence"),
        "CHF": ("franc", "francs", "centime", "centimes"),
    },
    "de": {
        "EUR": ("Euro", "Euro", "Cent", "Cent"),
        "USD": ("Dollar", "Dollar", "Cent", "Cent"),
        "GBP": ("Pfund", "Pfund", "Penny", "Pence"),
        "CHF": ("Franken", "Franken", "Rappen", "Rappen"),
    },
    "ar": {
        "EUR": ("يورو", "يورو", "سنت", "سنت"),
        "USD": ("دولار", "دولار", "سنت", "سنت"),
        "GBP": ("جنيه", "جنيه", "بنس", "بنس"),
        "CHF": ("فرنك", "فرنك", "سنتيم", "سنتيم"),
    },
}


def english(number: int) -> str:
    """A whole number below a million in English."""
    if number < len(_EN_SMALL):
        return _EN_SMALL[number]
    if number < 100:
        tens, rest = divmod(number, 10)
        return _EN_TENS[tens] + (f"-{_EN_SMALL[rest]}" if rest else "")
    unit, name = (100, "hundred") if number < 1_000 else (1_000, "thousand")
    many, rest = divmod(number, unit)
    link = "" if not rest else " and " if rest < 100 else " "
    return f"{english(many)} {name}{link}{english(rest) if rest else ''}"


def german(number: int) -> str:
    """The same in German, as it stands before a noun: ``ein``, ``einundzwanzig``."""
    if number < len(_DE_SMALL):
        return _DE_SMALL[number]
    if number < 100:
        tens, rest = divmod(number, 10)
        return (f"{_DE_SMALL[rest]}und" if rest else "") + _DE_TENS[tens]
    unit, name = (100, "hundert") if number < 1_000 else (1_000, "tausend")
    many, rest = divmod(number, unit)
    return f"{german(many)}{name}{german(rest) if rest else ''}"


def arabic(number: int) -> str:
    """The same in Arabic, counting what is masculine."""
    if number < len(_AR_SMALL):
        return _AR_SMALL[number]
    if number < 100:
        tens, rest = divmod(number, 10)
        return (f"{_AR_SMALL[rest]}{_AND_AR}" if rest else "") + _AR_TENS[tens]
    if number < 1_000:
        hundreds, rest = divmod(number, 100)
        return _AR_HUNDREDS[hundreds] + (f"{_AND_AR}{arabic(rest)}" if rest else "")
    thousands, rest = divmod(number, 1_000)
    if thousands <= 2:
        said = "ألف" if thousands == 1 else "ألفان"
    else:
        said = f"{arabic(thousands)} {'آلاف' if thousands <= 10 else 'ألف'}"
    return said + (f"{_AND_AR}{arabic(rest)}" if rest else "")


_NUMBERS: dict[str, Callable[[int], str]] = {"en": english, "de": german, "ar": arabic}
_AND = {"en": " and ", "de": " und ", "ar": _AND_AR}


def amount(minor: int, currency: str, language: str) -> str:
    """An amount in words; nothing where it cannot be said in this language, or is too large."""
    names = _NAMES.get(language, {}).get(currency)
    whole, part = divmod(minor, int(10 ** money.exponent(currency)))
    if names is None or not 0 <= whole < LARGEST:
        return ""
    number = _NUMBERS[language]
    said = [f"{number(whole)} {names[0] if whole == 1 else names[1]}"] if whole or not part else []
    if part:
        said.append(f"{number(part)} {names[2] if part == 1 else names[3]}")
    return _AND[language].join(said)
