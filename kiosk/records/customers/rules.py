"""Customers' words: one *card* for each, matched by e-mail or by phone and last name, never by a name alone.

Two keys decide who is who: the e-mail, case-folded, and the phone as E.164. A search finds a card by
the beginning of any of its *words*: parts of the name and company, the e-mail, the phone from either end.
"""

from __future__ import annotations

import hmac
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256

from kiosk.core import text
from kiosk.core.ids import CustomerId


class Fact(StrEnum):
    """A second thing that only the customer and we know."""

    PHONE_LAST_4 = "phone_last_4"
    FAMILY_NAME = "family_name"
    POSTCODE = "postcode"


class CustomerRefusal(StrEnum):
    """What customers refuse."""

    NAME_MISSING = "customer_name_missing"
    EMAIL = "customer_email_wrong"
    PHONE = "customer_phone_wrong"
    UNKNOWN_CUSTOMER = "customer_unknown"


@dataclass(frozen=True, slots=True)
class NewCustomer:
    """A customer as they come in; what is empty is not known."""

    name: str
    email: str = ""
    phone: str = ""
    company: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""
    country: str = ""
    language: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """All that is known of one customer."""

    id: CustomerId
    name: str
    email: str
    phone: str
    company: str
    street: str
    postcode: str
    city: str
    country: str
    language: str
    version: int


@dataclass(frozen=True, slots=True)
class Contact:
    """What a message to a customer needs of the card: where it goes, and in which language."""

    email: str
    language: str


@dataclass(frozen=True, slots=True)
class Found:
    """As much of a card as a list may show: two of one name are told apart by city and end of the phone."""

    id: CustomerId
    name: str
    company: str
    city: str
    phone_end: str


@dataclass(frozen=True, slots=True)
class MatchKeys:
    """What a customer is found by; an empty key finds nobody, the last name counts only with the phone."""

    email: str = ""
    phone: str = ""
    last_name: str = ""
    folded: str = ""


# ---------------------------------------------------------------------------------------- matching


def match_keys(customer: NewCustomer, country: str) -> MatchKeys:
    """The keys of `customer`; a phone without a country code is read as dialled in `country`."""
    return MatchKeys(
        email_key(customer.email),
        e164(customer.phone, country),
        last_name_key(customer.name),
        text.folded(customer.name),
    )


def same_person(one: MatchKeys, other: MatchKeys) -> bool:
    """Whether both are one person.

    Equal e-mails say yes. Two different e-mails say no, whatever the phone: a family shares one.
    Otherwise phone and last name must both be there and equal.
    """
    if one.email and other.email:
        return one.email == other.email
    both = (one.phone, one.last_name)
    return all(both) and both == (other.phone, other.last_name)


def email_key(email: str) -> str:
    """`email` as it is compared, case-folded; empty where it is no address."""
    key = email.strip().casefold()
    before, at, behind = key.rpartition("@")
    return key if before and at and behind and len(key.split()) == 1 else ""


@lru_cache(maxsize=32_768)
def _phone(phone: str, country: str) -> tuple[str, str]:
    """E.164 and the number as dialled inside its country; both empty where it is no possible number."""
    import phonenumbers

    try:
        number = phonenumbers.parse(phone, country or None)
    except phonenumbers.NumberParseException:
        return "", ""
    reason = phonenumbers.is_possible_number_with_reason(number)
    if reason != phonenumbers.ValidationResult.IS_POSSIBLE:
        # Also a number without its area code: two towns have the same.
        return "", ""
    whole = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return whole, phonenumbers.national_significant_number(number)


def e164(phone: str, country: str) -> str:
    """`phone` as ``+4956155501``, or empty where it is no number that can be dialled."""
    return _phone(phone, country)[0] if phone else ""


def last_name_key(name: str) -> str:
    """The folded last name of `name`: what stands before a comma, else the last word."""
    before, comma, _ = name.partition(",")
    parts = text.folded(before if comma else name).split()
    if not parts:
        return ""
    return " ".join(parts) if comma else parts[-1]


# --------------------------------------------------------------------------------------- searching

_BETWEEN = frozenset("'`-.,;:/&+()\"@#\u2019\u02bc\u00b4\u2010\u2011\u2013\u2014")
"""Signs between the parts of a name: apostrophes, hyphens, dashes and the like; nobody has to type them."""
_DIALLED = frozenset("0123456789 +-/().")
BACKWARDS = "#"
"""Stands before the digits of a phone from the back; no word of a name begins with it."""


def _folded(value: str) -> str:
    """Folded, with the digits of every script as 0 to 9."""
    plain = text.folded(value)
    if plain.isascii():
        return plain
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in plain)


def _bare(token: str) -> str:
    return "".join(sign for sign in token if sign not in _BETWEEN)


def words_of(value: str) -> set[str]:
    """The words of a name: ``O'Brien-Łukasz`` is found as obrienlukasz, o, brien and lukasz."""
    tokens = _folded(value).split()
    if all(token.isalnum() for token in tokens):
        return set(tokens)
    found: set[str] = set()
    for token in tokens:
        parts = "".join(" " if sign in _BETWEEN else sign for sign in token).split()
        found |= {_bare(token), *parts}
    return found - {""}


def words_of_phone(phone: str, country: str) -> set[str]:
    """The digits that find a phone: with the country's code, without, and from the back."""
    whole, national = _phone(phone, country) if phone else ("", "")
    digits = whole[1:] or text.digits(phone)
    if not digits:
        return set()
    front = national or digits.lstrip("0") or digits
    return {digits, front, BACKWARDS + digits[::-1]}


def words_of_customer(customer: NewCustomer, country: str) -> set[str]:
    """Every word that finds a customer by its beginning."""
    email = _bare(email_key(customer.email))
    found = words_of(customer.name) | words_of(customer.company)
    return found | words_of_phone(customer.phone, country) | ({email} if email else set())


def asked_words(said: str) -> list[tuple[str, ...]]:
    """What a search asks for: each word with the beginnings of which one must be there, the longest first.

    Only digits, also with blanks and strokes between, are one phone number from its front or its end.
    """
    plain = _folded(text.clean_text(said))
    if plain and set(plain) <= _DIALLED:
        tokens = [text.digits(plain)]
    else:
        tokens = [_bare(token) for token in plain.split()]
    asked = {_beginnings(token) for token in tokens if token}
    return sorted(asked, key=lambda each: (-len(each[0]), each))


def _beginnings(token: str) -> tuple[str, ...]:
    if not (token.isascii() and token.isdigit()) or len(token) < 3:
        return (token,)
    front = token.lstrip("0")
    return tuple(dict.fromkeys(each for each in (token, front, BACKWARDS + token[::-1]) if each))


# ---------------------------------------------------------------------------------- second fact


def masked(card: Card) -> str:
    """The name as anybody may see it: ``M… S…``, a company by its first letter."""
    return " ".join(f"{word[0]}…" for word in (card.name or card.company).split())


def fits(card: Card | None, fact: Fact, said: str) -> bool:
    """Whether `said` is what the card says; the comparison takes the same time whatever is wrong.

    Nothing fits a card that lacks the fact, nor nobody's card.
    """
    kept = _kept(card, fact) if card is not None else ()
    told = _told(fact, said)
    results = [
        hmac.compare_digest(_digest(each), _digest(told)) and bool(told)
        for each in (*kept, "", "")[:2]
    ]
    return any(results)


def _digest(value: str) -> bytes:
    """Of one length for every text, so that not even the length of the right answer shows."""
    return sha256(value.encode("utf-8", "surrogatepass")).digest()


def _kept(card: Card, fact: Fact) -> tuple[str, ...]:
    if fact is Fact.PHONE_LAST_4:
        digits = text.digits(card.phone)
        return (digits[-4:] if len(digits) >= 4 else "",)
    if fact is Fact.POSTCODE:
        return (_letters(card.postcode),)
    last = last_name_key(card.name)
    whole = text.folded(card.name)
    # "van der Berg" is filed under berg; its bearer may say all of it.
    parts = whole.split()
    small = [part for part in parts[:-1] if part in _SMALL]
    return (_letters(last), _letters(" ".join([*small, last])))


_SMALL = frozenset(
    [
        "van",
        "der",
        "den",
        "de",
        "von",
        "zu",
        "la",
        "le",
        "di",
        "da",
        "dos",
        "del",
        "al",
        "el",
        "bin",
        "ibn",
        "abu",
        "mac",
        "mc",
        "o",
    ]
)


def _told(fact: Fact, said: str) -> str:
    if fact is Fact.PHONE_LAST_4:
        digits = text.digits(said)
        return digits if len(digits) == 4 else ""
    return _letters(text.clean_text(said))


def _letters(value: str) -> str:
    """Only letters and digits, folded: ``SW1A 1AA`` and ``sw1a1aa`` are one."""
    return "".join(sign for sign in _folded(value) if sign.isalnum())
