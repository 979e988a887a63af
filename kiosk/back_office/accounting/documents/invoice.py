"""Invoice, final invoice, receipt of a sale, full invoice and credit note as papers, deposits named line by line."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.back_office.accounting.documents.wording import kind, line, paid, percent
from kiosk.back_office.accounting.rules import (
    InvoiceKind,
    InvoicePaper,
    LineKind,
    PaperLine,
    PaperPayment,
    TaxRow,
)
from kiosk.core import words
from kiosk.core.words import island, t
from kiosk.documents import page
from kiosk.documents.blocks import Gap, Pair, Paragraph, Rule, SmallPrint
from kiosk.documents.heads import Business, Letterhead, Title
from kiosk.documents.rows import Block
from kiosk.documents.table import Amount, Amounts, Column, Kind, Table, Weight
from kiosk.documents.tape import Fiscal, fiscal_lines
from kiosk.documents.text import Words, own, strong
from kiosk.records.settings.service import Letterhead as Head


@dataclass(frozen=True, slots=True)
class Addressed:
    """For whom a paper is: the customer's name and address, as far as they are known."""

    name: str = ""
    lines: tuple[str, ...] = ()
    tax_number: str = ""


def invoice(
    paper: InvoicePaper,
    letterhead: Head,
    language: str,
    *,
    to: Addressed | None = None,
    size: page.Paper = page.A4,
    copy: int = 0,
    fiscal: Fiscal | None = None,
) -> bytes:
    """A paper of accounting as a PDF, the same bytes for the same facts.

    A full invoice names for whom it is by itself; `to` says it of the others. A deposit stands on the
    final invoice by its day and way, with what of it is under each rate. A copy says so.
    """
    title = t(
        "{kind} {number}",
        language,
        kind=kind(paper.kind, language),
        number=island(paper.number),
    )
    if copy:
        title = t("{paper}, copy {count}", language, paper=title, count=copy)
    if paper.void:
        title = t("{paper}, void", language, paper=title)
    addressed = to or Addressed()
    if paper.bill_to:
        lines = tuple(paper.address.splitlines())
        addressed = Addressed(paper.bill_to, lines, paper.tax_number)
    body: list[Block] = [
        Letterhead(head_of(letterhead)),
        *to_whom(addressed, language),
        Title(title, _under(paper, language)),
        Rule(),
        _lines(paper, language),
        Rule(),
        Amounts(_sums(paper, language)),
        *(Pair(_tax(each, paper, language), "") for each in paper.taxes),
        *_notes(paper, language),
        *_marks(fiscal or Fiscal(), letterhead, language),
    ]
    foot: tuple[str, ...] = (letterhead.name,)
    if letterhead.demonstration:
        foot = (*foot, t("Demonstration: not a fiscal receipt.", language))
    return page.build(page.Document(title, language, size, tuple(body), foot))


def _marks(fiscal: Fiscal, head: Head, language: str) -> list[Block]:
    """What the fiscal device said; the demonstration says what it is at the foot."""
    lines = fiscal_lines(fiscal, language, demonstration=head.demonstration)
    return [SmallPrint(lines)] if lines else []


def head_of(head: Head) -> Business:
    """The business as it stands at the top of a paper."""
    return Business(head.name, head.trade, tuple(head.address.splitlines()))


def to_whom(to: Addressed, language: str) -> list[Block]:
    """For whom a paper is, as far as that is known."""
    if not to.name:
        return []
    made: list[Block] = [Paragraph(strong(own(to.name)))]
    made += [Paragraph(own(line)) for line in to.lines]
    if to.tax_number:
        number = island(to.tax_number)
        made.append(Paragraph(t("Tax number {number}", language, number=number), small=True))
    return [*made, Gap(1.6)]


def _under(paper: InvoicePaper, language: str) -> str:
    day = words.day(paper.day, language, year=True)
    if paper.order_number:
        return t("{day}. Order {order}", language, day=day, order=island(paper.order_number))
    return day


def _lines(paper: InvoicePaper, language: str) -> Table:
    columns = (
        Column(t("What", language)),
        Column(t("Pieces", language), Kind.AMOUNT),
        Column(t("Tax", language), Kind.AMOUNT),
        Column(paper.currency, Kind.AMOUNT),
    )
    rows = tuple(_line(each, paper, language) for each in paper.lines)
    return Table(columns, rows)


def _line(sold: PaperLine, paper: InvoicePaper, language: str) -> tuple[Words, ...]:
    name = own(sold.name) if sold.name else line(sold.what, language)
    many = str(sold.quantity) if sold.what is LineKind.GOODS else ""
    return (name, many, percent(sold.rate, language), _said(sold.total, paper, language))


def _sums(paper: InvoicePaper, language: str) -> tuple[Amount, ...]:
    rows = [
        Amount(t("Net", language), _said(paper.net, paper, language)),
        Amount(t("Tax", language), _said(paper.tax, paper, language)),
        Amount(t("Total with tax", language), _said(paper.total, paper, language)),
    ]
    for payment in paper.payments:
        rows += _payment(payment, paper, language)
    if paper.kind is InvoiceKind.CREDIT_NOTE and paper.deducted:
        off = t("Taken off what is unpaid", language)
        rows.append(Amount(off, _signed(-paper.deducted, paper, language)))
    if paper.credited:
        rows.append(Amount(t("Credited", language), _signed(-paper.credited, paper, language)))
    if paper.kind not in (InvoiceKind.CREDIT_NOTE, InvoiceKind.FULL):
        left = t("Left to pay", language)
        rows.append(Amount(left, _said(paper.open, paper, language), Weight.LARGE))
    return tuple(rows)


def _payment(payment: PaperPayment, paper: InvoicePaper, language: str) -> list[Amount]:
    """The payment, and of a taxed deposit what is deducted under each rate."""
    said = paid(payment, language)
    made = [Amount(said, _signed(-payment.minor, paper, language))]
    return made + [Amount(_within(each, paper, language), "") for each in payment.taxes]


def _within(row: TaxRow, paper: InvoicePaper, language: str) -> str:
    return t(
        "of it {total} at {rate}: net {net}, tax {tax}",
        language,
        total=island(_said(row.total, paper, language)),
        rate=island(percent(row.rate, language)),
        net=island(_said(row.net, paper, language)),
        tax=island(_said(row.tax, paper, language)),
    )


def _notes(paper: InvoicePaper, language: str) -> list[Block]:
    said = []
    if paper.void:
        said.append(t("Void: the hand-over was taken back. Nothing is to pay.", language))
    if paper.open and paper.due_day is not None:
        due = words.day(paper.due_day, language, year=True)
        said.append(t("Please pay by {day}.", language, day=due))
    if paper.receipt_number:
        number = island(paper.receipt_number)
        said.append(t("This invoice takes the place of receipt {number}.", language, number=number))
    if paper.full_number:
        number = island(paper.full_number)
        said.append(t("This receipt has become invoice {number}.", language, number=number))
    if paper.credited_number:
        number = island(paper.credited_number)
        said.append(t("For goods of {number} that came back.", language, number=number))
    return [Rule(), SmallPrint(tuple(said))] if said else []


def _tax(row: TaxRow, paper: InvoicePaper, language: str) -> str:
    return t(
        "{rate} tax: net {net}, tax {tax}",
        language,
        rate=island(percent(row.rate, language)),
        net=island(_said(row.net, paper, language)),
        tax=island(_said(row.tax, paper, language)),
    )


def _said(minor: int, paper: InvoicePaper, language: str) -> str:
    return words.amount(minor, paper.currency, language)


def _signed(minor: int, paper: InvoicePaper, language: str) -> str:
    said = words.amount(abs(minor), paper.currency, language)
    return f"\u2212{said}" if minor < 0 else said
