"""The receipt: what was taken, tax, what was paid in advance, and what is still to come with its code."""

from __future__ import annotations

from kiosk.core import words
from kiosk.core.words import island, t
from kiosk.documents import page
from kiosk.documents.blocks import Heading, Pair, Rule, SmallPrint
from kiosk.documents.codes import Claim
from kiosk.documents.heads import Business, Letterhead, Title
from kiosk.documents.rows import Block
from kiosk.documents.table import Amount, Amounts, Weight
from kiosk.documents.text import Span, Words, own, strong
from kiosk.lobby.pickup.rules import ReceiptFacts, ReceiptLine, Rest, TaxShare
from kiosk.records.settings.service import Letterhead as Head


def receipt(
    facts: ReceiptFacts,
    letterhead: Head,
    language: str,
    *,
    paper: page.Paper = page.A5,
    practice: bool = False,
) -> bytes:
    """The receipt of one hand-over as a PDF, the same bytes for the same facts.

    It names who served by first name and never for whom, and says in the demonstration that it is no
    fiscal receipt. A copy says so, and has no second number.
    """
    title = t("Receipt {number}", language, number=island(facts.number))
    if facts.copy:
        title = t(
            "Receipt {number}, copy {count}",
            language,
            number=island(facts.number),
            count=facts.copy,
        )
    body: list[Block] = [
        Letterhead(_business(letterhead)),
        Title(title, _under(facts, language)),
        Rule(),
        Amounts(
            tuple(_line(line, facts, language) for line in facts.lines),
            head=(t("What you took with you", language), facts.currency),
        ),
        Rule(),
        Amounts(_sums(facts, language)),
        *_taxes(facts, language),
        *_still_to_come(facts, language),
        Rule(),
        SmallPrint(_small_print(facts, language)),
    ]
    document = page.Document(
        title,
        language,
        paper,
        tuple(body),
        _foot(facts, letterhead, language),
        practice=t("Practice", language) if practice else "",
    )
    return page.build(document)


def _business(head: Head) -> Business:
    return Business(head.name, head.trade, tuple(head.address.splitlines()))


def _under(facts: ReceiptFacts, language: str) -> str:
    day = words.day(words.local_day(facts.at, facts.zone), language, year=True, weekday=True)
    return t(
        "{day}, {time}. Order {order}",
        language,
        day=day,
        time=island(words.clock(facts.at, facts.zone)),
        order=island(facts.order_number),
    )


def _line(line: ReceiptLine, facts: ReceiptFacts, language: str) -> Amount:
    name = own(line.name)
    said: Words = strong(name)
    if line.quantity > 1:
        many = words.tn("{n} piece", "{n} pieces", line.quantity, language)
        said = (strong(name), Span(f" {many}"))
    return Amount(said, words.amount(line.total, facts.currency, language))


def _sums(facts: ReceiptFacts, language: str) -> tuple[Amount, ...]:
    def said(minor: int) -> str:
        return words.amount(minor, facts.currency, language)

    rows = [Amount(t("Total with tax", language), said(facts.total))]
    other = facts.total - sum(line.total for line in facts.lines)
    if other:
        rows.insert(
            0,
            Amount(t("Shipping and other costs", language), _signed(other, facts, language)),
        )
    if facts.deducted:
        advance = t("Paid in advance", language)
        rows.append(Amount(advance, _signed(-facts.deducted, facts, language)))
    last = t("Paid", language) if facts.paid else t("Left to pay", language)
    rows.append(Amount(last, said(facts.paid), Weight.LARGE))
    return tuple(rows)


def _signed(minor: int, facts: ReceiptFacts, language: str) -> str:
    said = words.amount(abs(minor), facts.currency, language)
    return f"\u2212{said}" if minor < 0 else said


def _taxes(facts: ReceiptFacts, language: str) -> list[Block]:
    return [Pair(_tax(each, facts, language), "") for each in facts.taxes]


def _tax(each: TaxShare, facts: ReceiptFacts, language: str) -> str:
    rate, hundredths = divmod(each.rate, 100)
    percent = f"{rate}.{hundredths:02d}".rstrip("0") if hundredths else str(rate)
    if language == "de":
        percent = percent.replace(".", ",")
    return t(
        "{rate} tax: net {net}, tax {tax}",
        language,
        rate=island(f"{percent} %"),
        net=island(words.amount(each.net, facts.currency, language)),
        tax=island(words.amount(each.tax, facts.currency, language)),
    )


def _still_to_come(facts: ReceiptFacts, language: str) -> list[Block]:
    rest = facts.rest
    if rest is None:
        return []
    what: list[Words] = [
        t(
            "{name}, {amount}",
            language,
            name=_named(line.name, line.quantity, language),
            amount=island(words.amount(line.total, facts.currency, language)),
        )
        for line in rest.lines[:4]
    ]
    if len(rest.lines) > 4:
        more = len(rest.lines) - 4
        what.append(words.tn("and {n} more item", "and {n} more items", more, language))
    what.append(_expected(rest, facts, language))
    note = t(
        "Show it, or hold the square under the scanner. It works for this one part only.", language
    )
    claim = Claim(rest.square, tuple(what), t("Your code for it", language), rest.code, note)
    return [Rule(), Heading(t("Still to come", language)), claim]


def _named(name: str, quantity: int, language: str) -> str:
    if quantity == 1:
        return own(name)
    return t("{count} × {name}", language, count=quantity, name=own(name))  # noqa: RUF001


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


def _small_print(facts: ReceiptFacts, language: str) -> tuple[str, ...]:
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


def _foot(facts: ReceiptFacts, head: Head, language: str) -> tuple[str, ...]:
    served = t(
        "You were served by {name}. Thank you, {customer}.",
        language,
        name=own(facts.served_by),
        customer=own(facts.called),
    )
    if not head.demonstration:
        return (served,)
    return (served, t("Demonstration: not a fiscal receipt.", language))
