"""The receipt on a sheet: what was taken, tax, how it was paid, and what is still to come with its code."""

from __future__ import annotations

from itertools import zip_longest

from kiosk.core import words
from kiosk.core.words import t
from kiosk.documents import page
from kiosk.documents.blocks import Heading, Pair, Rule, SmallPrint
from kiosk.documents.codes import Claim
from kiosk.documents.heads import Business, Letterhead, Title
from kiosk.documents.rows import Block
from kiosk.documents.table import Amount, Amounts
from kiosk.documents.tape import Fiscal, fiscal_lines
from kiosk.documents.text import Span, Words, own, strong
from kiosk.lobby.pickup.documents import wording
from kiosk.lobby.pickup.rules import ReceiptFacts, ReceiptLine
from kiosk.records.settings.service import Letterhead as Head


def receipt(
    facts: ReceiptFacts,
    letterhead: Head,
    language: str,
    *,
    paper: page.Paper = page.A5,
    practice: bool = False,
    fiscal: Fiscal | None = None,
) -> bytes:
    """The receipt of one hand-over as a PDF, the same bytes for the same facts.

    It names who served by first name and never for whom, what a fiscal device said of it, and in the
    demonstration that it is no fiscal receipt. A copy says so, and has no second number.
    """
    title = wording.title(facts, language)
    marks = fiscal_lines(fiscal or Fiscal(), language, demonstration=letterhead.demonstration)
    body: list[Block] = [
        Letterhead(
            Business(letterhead.name, letterhead.trade, tuple(letterhead.address.splitlines()))
        ),
        Title(title, wording.under(facts, language)),
        Rule(),
        Amounts(
            tuple(_line(line, facts, language) for line in facts.lines),
            head=(t("What you took with you", language), facts.currency),
        ),
        Rule(),
        Amounts(
            tuple(
                Amount(row.words, row.amount, row.weight) for row in wording.sums(facts, language)
            )
        ),
        *_taxes(facts, language),
        *_still_to_come(facts, language),
        Rule(),
        SmallPrint((*wording.small_print(facts, language), *marks)),
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


def _line(line: ReceiptLine, facts: ReceiptFacts, language: str) -> Amount:
    name = own(line.name)
    said: Words = strong(name)
    if line.quantity > 1:
        many = words.tn("{n} piece", "{n} pieces", line.quantity, language)
        said = (strong(name), Span(f" {many}"))
    return Amount(said, wording.amount(line.total, facts, language))


def _taxes(facts: ReceiptFacts, language: str) -> list[Block]:
    """Tax by rate at one end, what was given and came back at the other."""
    taxes = (wording.tax(each, facts, language) for each in facts.taxes)
    both = zip_longest(taxes, wording.beside(facts, language), fillvalue="")
    return [Pair(leading, trailing) for leading, trailing in both]


def _still_to_come(facts: ReceiptFacts, language: str) -> list[Block]:
    rest = facts.rest
    if rest is None:
        return []
    what = wording.still_to_come(rest, facts, language)
    claim = Claim(
        rest.square,
        what,
        t("Your code for it", language),
        rest.code,
        wording.code_note(language),
    )
    return [Rule(), Heading(t("Still to come", language)), claim]


def _foot(facts: ReceiptFacts, head: Head, language: str) -> tuple[str, ...]:
    served = wording.served(facts, language)
    if not head.demonstration:
        return (served,)
    return (served, t("Demonstration: not a fiscal receipt.", language))
