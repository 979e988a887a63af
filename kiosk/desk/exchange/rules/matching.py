"""Whether the shop's customer is one of ours: by e-mail, else phone and last name, never a name."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core import text
from kiosk.desk.exchange.rules.orders import SourceCustomer


@dataclass(frozen=True, slots=True)
class MatchKeys:
    """What a customer may be found by; an empty key finds nobody.

    `email` is case-folded, `phone` is E.164, `last_name` is folded and counts only with the phone.
    """

    email: str = ""
    phone: str = ""
    last_name: str = ""


def match_keys(customer: SourceCustomer, country: str) -> MatchKeys:
    """The keys of `customer`; numbers without a country code are read as dialled in `country`."""
    phone = e164(customer.phone, country)
    return MatchKeys(email_key(customer.email), phone, last_name(customer.name))


def same_person(shop: MatchKeys, ours: MatchKeys) -> bool:
    """Whether both are one person.

    Equal e-mails say yes. Two different e-mails say no, whatever the phone: a family shares one.
    Otherwise phone and last name must both be there and equal.
    """
    if shop.email and ours.email:
        return shop.email == ours.email
    both = (shop.phone, shop.last_name)
    return all(both) and both == (ours.phone, ours.last_name)


def email_key(email: str) -> str:
    """`email` as it is compared: case-folded, nothing else guessed about it."""
    return email.strip().casefold()


def e164(phone: str, country: str) -> str:
    """`phone` as ``+4956155501``, or empty where it is no number that exists in that plan."""
    import phonenumbers

    if not phone:
        return ""
    try:
        number = phonenumbers.parse(phone, country or None)
    except phonenumbers.NumberParseException:
        return ""
    reason = phonenumbers.is_possible_number_with_reason(number)
    if reason != phonenumbers.ValidationResult.IS_POSSIBLE:
        # Also a number without its area code: two towns have the same.
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def last_name(name: str) -> str:
    """The folded last name of `name`: before a comma, else the last word."""
    before, comma, _ = name.partition(",")
    words = text.folded(before if comma else name).split()
    if not words:
        return ""
    return " ".join(words) if comma else words[-1]
