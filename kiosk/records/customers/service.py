"""Customers' verbs: add a card, take many in without making twins, match, search, check a second fact."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kiosk.core import text
from kiosk.core.change import Change
from kiosk.core.ids import CustomerId, MessageId
from kiosk.core.refusal import Refused
from kiosk.core.task import Task
from kiosk.database import bulk
from kiosk.database.acting import Act, View, does
from kiosk.records.customers import rules, store
from kiosk.records.customers.rules import (
    Card,
    Contact,
    CustomerRefusal,
    Fact,
    Found,
    MatchKeys,
    NewCustomer,
)
from kiosk.records.messages import service as messages
from kiosk.records.messages.rules import MessageKind

__all__ = ["Card", "Fact", "Found", "NewCustomer"]


@dataclass
class _Known:
    """Who is known so far, by both keys; a number below zero is one that is still to be added."""

    by_email: dict[str, int] = field(default_factory=dict)
    by_phone: dict[tuple[str, str], list[tuple[int, MatchKeys]]] = field(default_factory=dict)

    def add(self, number: int, keys: MatchKeys) -> None:
        if keys.email:
            self.by_email.setdefault(keys.email, number)
        if keys.phone and keys.last_name:
            self.by_phone.setdefault((keys.phone, keys.last_name), []).append((number, keys))

    def find(self, keys: MatchKeys) -> int | None:
        """The oldest card that is the same person; of several at one phone the one of the same whole name."""
        if keys.email in self.by_email:
            return self.by_email[keys.email]
        at_phone = self.by_phone.get((keys.phone, keys.last_name), [])
        same = [(number, known) for number, known in at_phone if rules.same_person(known, keys)]
        if not same:
            return None
        named = [number for number, known in same if known.folded == keys.folded]
        return named[0] if named else same[0][0]


# ---------------------------------------------------------------------------------------- writing


@does(Task.CUSTOMER_ADD)
def add_customer(act: Act, *, customer: NewCustomer) -> CustomerId:
    """Adds a card and gives its id.

    Refused: neither a name nor a company, an e-mail or a phone that cannot be one.
    """
    cleaned = _cleaned(act, customer)
    if not (cleaned.name or cleaned.company):
        raise Refused(CustomerRefusal.NAME_MISSING)
    if cleaned.email and not rules.email_key(cleaned.email):
        raise Refused(CustomerRefusal.EMAIL)
    if cleaned.phone and not rules.e164(cleaned.phone, act.facts.country):
        raise Refused(CustomerRefusal.PHONE)
    made = add(act, customer=customer)
    act.about = made
    return made


def add(act: Act, *, customer: NewCustomer) -> CustomerId:
    """A step: adds a card as it is told; whoever calls it has looked for a match."""
    cleaned = _cleaned(act, customer)
    made = store.add(act, [(cleaned, rules.match_keys(cleaned, act.facts.country))])[0]
    act.changed(Change.CUSTOMER, made)
    return made


def take_in(act: Act, *, customers: Sequence[NewCustomer]) -> list[CustomerId]:
    """A step: the card of each customer in order, the one that matches or else a new one.

    What is known stays as it is. Two of `customers` who are one person get one card.
    """
    cleaned = [_cleaned(act, each) for each in customers]
    keys = [rules.match_keys(each, act.facts.country) for each in cleaned]
    known = _known(act, keys)
    new: list[tuple[NewCustomer, MatchKeys]] = []
    chosen: list[int] = []
    for each, key in zip(cleaned, keys, strict=True):
        number = known.find(key)
        if number is None:
            new.append((each, key))
            number = -len(new)
            known.add(number, key)
        chosen.append(number)
    made = store.add(act, new)
    bulk.changed(act, Change.CUSTOMER, made)
    return [made[-number - 1] if number < 0 else CustomerId(number) for number in chosen]


def tell(
    act: Act,
    *,
    kind: MessageKind,
    customer: CustomerId,
    about: int,
    content: Mapping[str, Any],
    to: Contact | None = None,
) -> MessageId:
    """A step: puts a message to a customer among those to send, by e-mail, or on paper without an address.

    It goes out in the language of the card. `content`: see `messages.texts.worded`. `to`: what the card
    says, where the act has read it already.
    """
    if to is None:
        known = card(act, customer=customer)
        to = Contact(known.email, known.language)
    return messages.queue(
        act,
        kind=kind,
        customer=customer,
        about=about,
        content=content,
        email=to.email if rules.email_key(to.email) else "",
        language=to.language,
    )


def _cleaned(act: Act, customer: NewCustomer) -> NewCustomer:
    return NewCustomer(
        name=text.clean_text(customer.name),
        email=text.clean_text(customer.email, limit=254),
        phone=text.clean_text(customer.phone, limit=40),
        company=text.clean_text(customer.company),
        street=text.clean_text(customer.street, lines=True),
        postcode=text.clean_text(customer.postcode, limit=20),
        city=text.clean_text(customer.city),
        country=text.clean_text(customer.country, limit=60),
        language=customer.language or act.facts.language,
        source=text.clean_text(customer.source, limit=40),
    )


# ---------------------------------------------------------------------------------------- reading


def match(view: View, *, email: str, phone: str, name: str) -> CustomerId | None:
    """The card of whoever has this e-mail, else this phone and last name; a name alone finds nobody."""
    return matches(view, customers=[NewCustomer(name, email, phone)])[0]


def matches(view: View, *, customers: Sequence[NewCustomer]) -> list[CustomerId | None]:
    """For each customer the card that is there already, in order; two statements for a thousand."""
    keys = [rules.match_keys(each, view.facts.country) for each in customers]
    known = _known(view, keys)
    found = [known.find(each) for each in keys]
    return [None if number is None else CustomerId(number) for number in found]


def _known(view: View, keys: Iterable[MatchKeys]) -> _Known:
    asked = list(keys)
    known = _Known()
    emails, phones = (each.email for each in asked), (each.phone for each in asked)
    for number, those in store.known_by(view, emails, phones):
        known.add(number, those)
    return known


def card(view: View, *, customer: CustomerId) -> Card:
    """The card with this id. Refused: there is none."""
    found = store.cards(view, [customer]).get(customer)
    if found is None:
        raise Refused(CustomerRefusal.UNKNOWN_CUSTOMER)
    return found


def cards(view: View, *, customers: Sequence[CustomerId]) -> dict[CustomerId, Card]:
    """The cards with these ids, as far as there are any."""
    return store.cards(view, sorted(set(customers)))


def search(view: View, *, words: str, limit: int = 50) -> tuple[Found, ...]:
    """The cards that every one of `words` finds by its beginning: names, companies, e-mail, phone digits.

    Accents and case do not matter, ``%`` and ``_`` are signs like any other; nothing asked finds nobody.
    """
    asked = rules.asked_words(words)
    return store.search(view, asked, limit) if asked else ()


def fits(view: View, *, customer: CustomerId, fact: Fact, said: str) -> bool:
    """Whether `said` is what the card says of `fact`; no card, or one without the fact, fits nothing."""
    return rules.fits(store.cards(view, [customer]).get(customer), fact, said)
