"""A customer's statement of account as a paper: what moved, what is open, and what they have with us."""

from __future__ import annotations

from kiosk.back_office.accounting.documents.invoice import Addressed, head_of, to_whom
from kiosk.back_office.accounting.documents.wording import way
from kiosk.back_office.accounting.rules import EntryKind, OpenItem, Statement, StatementLine
from kiosk.core import words
from kiosk.core.words import island, t, tn
from kiosk.documents import page
from kiosk.documents.blocks import Rule, Section, SmallPrint
from kiosk.documents.heads import Letterhead, Title
from kiosk.documents.rows import Block
from kiosk.documents.table import Amount, Amounts, Column, Kind, Table, Weight
from kiosk.documents.text import Words
from kiosk.records.settings.service import Letterhead as Head


def statement(
    told: Statement,
    letterhead: Head,
    language: str,
    *,
    to: Addressed,
    size: page.Paper = page.A4,
) -> bytes:
    """A statement as a PDF, the same bytes for the same facts."""
    title = t("Statement of account", language)
    day = words.day(told.day, language, year=True)
    foot: tuple[str, ...] = (letterhead.name,)
    if letterhead.demonstration:
        foot = (*foot, t("Demonstration: nothing is to pay.", language))
    body: list[Block] = [
        Letterhead(head_of(letterhead)),
        *to_whom(to, language),
        Title(title, day),
        Rule(),
        _moved(told, language),
        Rule(),
        Amounts(_sums(told, language)),
    ]
    if told.items:
        body += [Section(t("Open items", language)), _items(told, language)]
        late = sum(item.open for item in told.items if item.late)
        if late:
            amount = island(_said(late, told, language))
            body.append(
                SmallPrint((t("Late: {amount}. Please pay it now.", language, amount=amount),))
            )
    return page.build(page.Document(title, language, size, tuple(body), foot))


def _moved(told: Statement, language: str) -> Table:
    columns = (
        Column(t("Day", language)),
        Column(t("What", language)),
        Column(t("Billed", language), Kind.AMOUNT),
        Column(t("Settled", language), Kind.AMOUNT),
        Column(t("Open, {currency}", language, currency=told.currency), Kind.AMOUNT),
    )
    since = words.day(told.since, language)
    first: tuple[Words, ...] = (
        since, t("Carried forward", language), "", "", _said(told.before, told, language),
    )  # fmt: skip
    return Table(columns, (first, *(_line(each, told, language) for each in told.lines)))


def _line(each: StatementLine, told: Statement, language: str) -> tuple[Words, ...]:
    billed = _said(each.minor, told, language) if each.minor > 0 else ""
    settled = _said(-each.minor, told, language) if each.minor < 0 else ""
    return (
        words.day(each.day, language), _what(each, language), billed, settled,
        _said(each.balance, told, language),
    )  # fmt: skip


def _what(each: StatementLine, language: str) -> str:
    said = {
        EntryKind.INVOICE: t("Invoice", language),
        EntryKind.CREDIT_NOTE: t("Credit note", language),
        EntryKind.PAYMENT: t("Payment", language),
        EntryKind.DEPOSIT: t("Payment", language),
        EntryKind.REVERSAL: t("Taken back", language),
    }.get(each.kind, t("Booking", language))
    if each.number:
        return f"{said} {island(each.number)}"
    return said if each.way is None else words.joined((said, way(each.way, language)), language)


def _sums(told: Statement, language: str) -> tuple[Amount, ...]:
    rows = [Amount(t("Open", language), _said(told.balance, told, language), Weight.LARGE)]
    if told.deposits:
        held = t("Paid in advance and not used yet", language)
        rows.append(Amount(held, _said(told.deposits, told, language)))
    if told.credit:
        rows.append(Amount(t("Store credit", language), _said(told.credit, told, language)))
    return tuple(rows)


def _items(told: Statement, language: str) -> Table:
    columns = (
        Column(t("Number", language)),
        Column(t("Day", language)),
        Column(t("Due", language)),
        Column(t("Total", language), Kind.AMOUNT),
        Column(t("Open", language), Kind.AMOUNT),
    )
    return Table(columns, tuple(_item(each, told, language) for each in told.items))


def _item(each: OpenItem, told: Statement, language: str) -> tuple[Words, ...]:
    due = "" if each.due_day is None else words.day(each.due_day, language)
    if each.late:
        late = tn("{n} day late", "{n} days late", each.late, language)
        due = words.joined((due, late), language)
    return (
        island(each.number), words.day(each.day, language), due, _said(each.total, told, language),
        _said(each.open, told, language),
    )  # fmt: skip


def _said(minor: int, told: Statement, language: str) -> str:
    said = words.amount(abs(minor), told.currency, language)
    return f"\u2212{said}" if minor < 0 else said
