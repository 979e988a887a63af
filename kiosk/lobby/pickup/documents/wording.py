"""What a receipt says, on whatever paper: its rows of money, what is still to come, the sentences below."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.back_office.accounting.documents.wording import way as way_words
from kiosk.back_office.accounting.rules import WayToPay
from kiosk.core import words
from kiosk.core.words import island, t
from kiosk.documents.table import Weight
from kiosk.documents.text import own
from kiosk.front_office.sales.documents import paid as paid_by
from kiosk.front_office.sales.documents import percent
from kiosk.lobby.pickup.rules import ReceiptFacts, ReceiptPayment, Rest, TaxShare, WaitingLine

LISTED = 4
"""So many things that are still to come are named; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A row of money; a receipt has one that is LARGE."""

    words: str
    amount: str
    weight: Weight = Weight.PLAIN


def title(facts: ReceiptFacts, language: str) -> str:
    """What stands at the top; a copy has its count and no second number (E12)."""
    number = island(facts.number)
    if facts.copy:
        return t("Receipt {number}, copy {count}", language, number=number, count=facts.copy)
    return t("Receipt {number}", language, number=number)


def under(facts: ReceiptFacts, language: str) -> str:
    """When, and of which order."""
    day = words.day(words.local_day(facts.at, facts.zone), language, year=True, weekday=True)
    return t(
        "{day}, {time}. Order {order}",
        language,
        day=day,
        time=island(words.clock(facts.at, facts.zone)),
        order=island(facts.order_number),
    )


def amount(minor: int, facts: ReceiptFacts, language: str) -> str:
    """An amount as a column has it, with a minus that is as wide as a figure."""
    said = words.amount(abs(minor), facts.currency, language)
    return f"\u2212{said}" if minor < 0 else said


# ------------------------------------------------------------------------------------------- money


def sums(facts: ReceiptFacts, language: str) -> tuple[Sum, ...]:
    """From what the goods cost to what was paid at the counter, or what is left to pay."""
    rows = []
    other = facts.total - sum(line.total for line in facts.lines)
    if other:
        rows.append(Sum(t("Shipping and other costs", language), amount(other, facts, language)))
    rows.append(Sum(t("Total with tax", language), amount(facts.total, facts, language)))
    if facts.before:
        rows.append(Sum(t("Billed before", language), amount(-facts.before, facts, language)))
    rows += [
        Sum(_deposit(each, language), amount(-each.minor, facts, language))
        for each in facts.payments
        if each.deposit
    ]
    return (*rows, *_paid(facts, language))


def _deposit(each: ReceiptPayment, language: str) -> str:
    day = words.day(each.day, language)
    if each.way is WayToPay.WEB_SHOP:
        return t("Paid in the web shop on {day}", language, day=day)
    return t("Deposit of {day}, {way}", language, day=day, way=way_words(each.way, language))


def _paid(facts: ReceiptFacts, language: str) -> list[Sum]:
    """What came at the counter. The loudest row is the one that ends the reckoning."""
    now = facts.at_counter
    rows: list[Sum] = []
    rounded = sum(each.rounding for each in now)
    if rounded:
        rows.append(Sum(t("Rounded to coins", language), amount(rounded, facts, language)))
    rows += [
        Sum(paid_by(each.way, language), amount(each.minor + each.rounding, facts, language))
        for each in now
    ]
    if facts.left or not now:
        left = amount(facts.left, facts, language)
        return [*rows, Sum(t("Left to pay", language), left, Weight.LARGE)]
    if len(now) == 1:
        last = rows.pop()
        return [*rows, Sum(last.words, last.amount, Weight.LARGE)]
    both = amount(facts.paid + rounded, facts, language)
    return [*rows, Sum(t("Paid at the counter", language), both, Weight.LARGE)]


def beside(facts: ReceiptFacts, language: str) -> tuple[str, ...]:
    """What was given in coins and what came back, and the slips of cards."""
    said = []
    for each in facts.at_counter:
        if each.change:
            said.append(
                t(
                    "given {given}, change {change}",
                    language,
                    given=island(amount(each.given, facts, language)),
                    change=island(amount(each.change, facts, language)),
                )
            )
        elif each.slip:
            said.append(t("Slip {number}", language, number=island(each.slip)))
    return tuple(said)


def tax(each: TaxShare, facts: ReceiptFacts, language: str) -> str:
    """Net and tax under one rate."""
    return t(
        "{rate} tax: net {net}, tax {tax}",
        language,
        rate=island(percent(each.rate, language)),
        net=island(amount(each.net, facts, language)),
        tax=island(amount(each.tax, facts, language)),
    )


# ----------------------------------------------------------------------------------- still to come


def still_to_come(rest: Rest, facts: ReceiptFacts, language: str) -> tuple[str, ...]:
    """What is not here yet, and when it is expected."""
    what = [
        t(
            "{name}, {amount}",
            language,
            name=_named(line, language),
            amount=island(amount(line.total, facts, language)),
        )
        for line in rest.lines[:LISTED]
    ]
    more = len(rest.lines) - LISTED
    if more > 0:
        what.append(words.tn("and {n} more item", "and {n} more items", more, language))
    return (*what, _expected(rest, facts, language))


def _named(line: WaitingLine, language: str) -> str:
    if line.quantity == 1:
        return own(line.name)
    return t("{count} × {name}", language, count=line.quantity, name=own(line.name))  # noqa: RUF001


def _expected(rest: Rest, facts: ReceiptFacts, language: str) -> str:
    if rest.ready:
        return t("Ready here for you already", language)
    if rest.expected_at is None:
        return t("We write to you when it is here", language)
    there = words.local_day(rest.expected_at, facts.zone)
    today = there == words.local_day(facts.at, facts.zone)
    said = {
        "day": words.day(there, language),
        "time": island(words.clock(rest.expected_at, facts.zone)),
    }
    if today:
        return t("Expected today, {day}, at {time}", language, **said)
    return t("Expected on {day} at {time}", language, **said)


def code_note(language: str) -> str:
    """How the code for the rest is used."""
    return t(
        "Show it, or hold the square under the scanner. It works for this one part only.", language
    )


# ------------------------------------------------------------------------------------------- below


def small_print(facts: ReceiptFacts, language: str) -> tuple[str, ...]:
    """Who collected and signed, and what the receipt is good for."""
    said = []
    if facts.collector:
        said.append(t("Collected by {name}.", language, name=own(facts.collector)))
    if facts.signed:
        said.append(
            t("Signed for at {time}.", language, time=island(words.clock(facts.at, facts.zone)))
        )
    said += [
        t(
            "You may bring back a fault that nobody could see today within 14 days. This receipt is enough.",
            language,
        ),
        t("You need an invoice? Ask within this year: once, in place of this receipt.", language),
    ]
    return tuple(said)


def served(facts: ReceiptFacts, language: str) -> str:
    """Who served by first name, and thanks."""
    return t(
        "You were served by {name}. Thank you, {customer}.",
        language,
        name=own(facts.served_by),
        customer=own(facts.called),
    )
