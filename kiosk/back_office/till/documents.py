"""The till's papers: the end-of-day and the mid-day report, on A4 and on a roll, from what was frozen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from kiosk.back_office.till.rules import MoveKind, Report, ReportKind, WayCount
from kiosk.core import words
from kiosk.core.words import island, t, tn
from kiosk.documents import page, tape
from kiosk.documents.blocks import Columns, Section, Signature, Signatures
from kiosk.documents.heads import Business, Masthead
from kiosk.documents.rows import Block
from kiosk.documents.table import Amount, Amounts, Column, Kind, Table, Weight
from kiosk.documents.text import own
from kiosk.records.settings.service import Letterhead

Line = tuple[str, str, bool]
"""Words, an amount already worded, and whether it is a sum."""


class _Said:
    """A report's facts as its reader writes them."""

    def __init__(self, report: Report, language: str, zone: str) -> None:
        self.report, self.content = report, report.content
        self.language, self.zone = language, zone

    def amount(self, minor: int) -> str:
        said = words.amount(abs(minor), self.content.currency, self.language)
        return f"\u2212{said}" if minor < 0 else said

    def clock(self, moment: datetime) -> str:
        return island(words.clock(moment, self.zone))

    def day(self, moment: datetime, *, weekday: bool = False) -> str:
        found = words.local_day(moment, self.zone)
        return words.day(found, self.language, year=True, weekday=weekday)

    def t(self, text: str, /, **facts: object) -> str:
        return t(text, self.language, **facts)

    @property
    def title(self) -> str:
        name = _title(self.report.kind, self.language)
        return f"{name} {island(str(self.report.number))}"

    @property
    def where(self) -> str:
        return self.t(
            "Till {number}, {station}", number=island(str(self.content.session)),
            station=own(self.content.station),
        )  # fmt: skip

    @property
    def from_to(self) -> str:
        made, opened = self.content.made_at, self.content.opened_at
        if words.local_day(made, self.zone) == words.local_day(opened, self.zone):
            return self.t(
                "{where}. {day}, {from_time} to {to_time}", where=self.where,
                day=self.day(opened, weekday=True), from_time=self.clock(opened),
                to_time=self.clock(made),
            )  # fmt: skip
        return self.t(
            "{where}. {from_day}, {from_time}, to {to_day}, {to_time}", where=self.where,
            from_day=self.day(opened), from_time=self.clock(opened), to_day=self.day(made),
            to_time=self.clock(made),
        )  # fmt: skip

    # ---- parts

    def sales(self) -> list[Line]:
        sold = self.content.sold
        if sold is None:
            return []
        made = tn("{n} paper", "{n} papers", sold.receipts, self.language)
        if sold.first:
            made = tn(
                "{n} receipt, {first} to {last}", "{n} receipts, {first} to {last}", sold.receipts,
                self.language, first=island(sold.first), last=island(sold.last),
            )  # fmt: skip
        back = tn("{n} return", "{n} returns", sold.returns, self.language)
        return [
            (made, self.amount(sold.sold), False),
            (back, self.amount(-sold.returned), False),
            (self.t("Sales with tax"), self.amount(sold.sold - sold.returned), True),
        ]

    def taxes(self) -> list[Line]:
        lines = [
            (
                self.t(
                    "{rate} on {net}", rate=island(percent(each.rate, self.language)),
                    net=island(self.amount(each.net)),
                ),
                self.amount(each.tax), False,
            )
            for each in self.content.taxes
        ]  # fmt: skip
        tax = sum(each.tax for each in self.content.taxes)
        return [*lines, (self.t("Tax"), self.amount(tax), True)]

    def deposits(self) -> list[Line]:
        return [
            (self.t("Deposits taken"), self.amount(self.content.deposits_taken), False),
            (self.t("Deposits used"), self.amount(-self.content.deposits_used), False),
        ]

    def paid(self) -> list[Line]:
        lines = [self._way(way) for way in self.content.ways]
        known = [way.minor for way in self.content.ways if way.minor is not None]
        if len(known) == len(self.content.ways):
            lines.append((self.t("Paid in all"), self.amount(sum(known)), True))
        if many := self.content.later_count:
            said = tn("Invoice later, {n} hand-over", "Invoice later, {n} hand-overs", many,
                      self.language)  # fmt: skip
            lines.append((said, self.amount(self.content.later), False))
        return lines

    def _way(self, way: WayCount) -> Line:
        said = _way(way.way, self.language)
        if (way.way != "cash" and way.count) or way.minor is None:
            said = tn(
                "{way}, {n} payment", "{way}, {n} payments", way.count, self.language, way=said
            )
        return said, self.t("not shown") if way.minor is None else self.amount(way.minor), False

    def cash(self) -> list[Line]:
        content = self.content
        opened = self.t("Float at {time}", time=self.clock(content.opened_at))
        lines = [(opened, self.amount(content.opening), False)]
        if content.expected is not None:
            taken = self.t("Cash sales less returns")
            lines.append((taken, self.amount(content.cash_taken), False))
        lines += [(self._move(move.kind, move.count, move.note), self.amount(move.minor), False)
                  for move in content.moves]  # fmt: skip
        if content.expected is None or content.counted is None:
            return lines
        off = content.difference or 0
        return [
            *lines,
            (self.t("Should be"), self.amount(content.expected), True),
            (self.t("Counted"), self.amount(content.counted), True),
            (self.t("Difference, to till differences"), self.amount(off), False),
        ]

    def _move(self, kind: MoveKind, count: int, note: str) -> str:
        name = _move(kind, self.language)
        if kind is MoveKind.TO_SAFE:
            return self.t("{what}, bag {number}", what=name, number=island(note))
        if not note:
            return self.t("{what}, {n}", what=name, n=count)
        return self.t("{what}, {n}: {reason}", what=name, n=count, reason=own(note))

    def left(self) -> list[Line]:
        content = self.content
        if content.left is None or content.to_safe is None:
            return []
        safe = self.t("To the safe")
        if content.bag:
            safe = self.t("To the safe, bag {number}", number=island(content.bag))
        return [
            (self.t("Float"), self.amount(content.left), False),
            (safe, self.amount(content.to_safe), False),
        ]

    def foot(self) -> tuple[str, ...]:
        said = self.t("Reports are numbered without a gap.")
        if self.content.before:
            before = island(str(self.content.before))
            said = self.t(
                "Reports are numbered without a gap. The one before is {number}.", number=before
            )
        if self.content.demonstration:
            said = f"{said} {self.t('Demonstration: not a fiscal report.')}"
        return (said,)

    def counted_by(self) -> str:
        return self.t(
            "Counted by {name}, {time}", name=own(self.content.person),
            time=self.clock(self.content.made_at),
        )  # fmt: skip

    def verified_by(self) -> str:
        report = self.report
        if report.verified_at is None:
            return self.t("Verified by: waits, tomorrow is early enough")
        return self.t(
            "Verified by {name}, {day}, {time}", name=own(report.verified_by_name),
            day=self.day(report.verified_at), time=self.clock(report.verified_at),
        )  # fmt: skip


def _title(kind: ReportKind, language: str) -> str:
    mid_day, whole = t("Mid-day report", language), t("End-of-day report", language)
    return mid_day if kind is ReportKind.MID_DAY else whole


def _way(way: str, language: str) -> str:
    said = {
        "cash": t("Cash", language),
        "card": t("Card", language),
        "transfer": t("Bank transfer", language),
        "store_credit": t("Store credit", language),
        "web_shop": t("Web shop", language),
    }
    return said.get(way, way)


def _move(kind: MoveKind, language: str) -> str:
    said = {
        MoveKind.TO_SAFE: t("To the safe", language),
        MoveKind.TO_BANK: t("To the bank", language),
        MoveKind.CHANGE_FETCHED: t("Change fetched", language),
        MoveKind.PAID_OUT: t("Paid out", language),
        MoveKind.PAID_IN: t("Paid in", language),
    }
    return said[kind]


def percent(rate: int, language: str) -> str:
    """Basis points as people write a rate: ``20 %``, ``5.5 %``."""
    whole, hundredths = divmod(rate, 100)
    said = f"{whole}.{hundredths:02d}".rstrip("0") if hundredths else str(whole)
    return f"{said.replace('.', ',') if language == 'de' else said} %"


def report_page(
    report: Report,
    letterhead: Letterhead,
    *,
    language: str,
    zone: str,
    paper: page.Paper = page.A4,
    copy: int = 0,
) -> bytes:
    """A report on A4 or Letter: the same bytes for the same facts; unverified, its second line is dashed.

    One that was printed again says which copy it is.
    """
    said = _Said(report, language, zone)
    whole = report.kind is ReportKind.END_OF_DAY
    title = said.title
    if copy:
        title = words.joined((title, said.t("COPY {count}", count=island(str(copy)))), language)
    address = words.joined(letterhead.address.splitlines(), language)
    head = Business(letterhead.name, letterhead.trade, (address,))
    currency = report.content.currency
    leading: list[Block] = []
    if whole:
        leading += _part(said.t("Sales, {currency}", currency=currency), said.sales())
        leading += _part(said.t("Tax"), said.taxes())
        leading += _part(said.t("Deposits"), said.deposits())
    trailing = _part(said.t("How it was paid"), said.paid())
    cash = _part(said.t("Cash in the drawer"), said.cash())
    if whole:
        trailing += [*cash, *_part(said.t("Left for tomorrow"), said.left())]
    else:
        leading += cash
    body: list[Block] = [
        Masthead(title, said.from_to, head), Columns(tuple(leading), tuple(trailing)),
        *_entries(said),
    ]  # fmt: skip
    if report.content.reason:
        why = said.t("Reason: {reason}", reason=own(report.content.reason))
        body.append(Section(why))
    signed = [Signature((said.counted_by(),))] if whole else []
    if whole:
        waits = report.verified_at is None
        signed.append(Signature((said.verified_by(),), waits=waits))
        body.append(Signatures(tuple(signed)))
    document = page.Document(title, language, paper, tuple(body), said.foot(), foot_rule=True)
    return page.build(document)


def _part(title: str, lines: Sequence[Line]) -> list[Block]:
    if not lines:
        return []
    rows = tuple(
        Amount(said, amount, Weight.STRONG if strong else Weight.PLAIN)
        for said, amount, strong in lines
    )
    return [Section(title), Amounts(rows, pitch=2.05)]


def _entries(said: _Said) -> list[Block]:
    found = said.content.entries
    if not found:
        return []
    columns = (Column("", Kind.CODE), Column("", Kind.TEXT), Column("", Kind.AMOUNT),
               Column("", Kind.AMOUNT))  # fmt: skip
    lines = tuple(
        (
            each.code, _account(each.name, said),
            said.amount(each.minor) if each.minor > 0 else "",
            said.amount(-each.minor) if each.minor < 0 else "",
        )
        for each in found
    )  # fmt: skip
    both = said.amount(sum(each.minor for each in found if each.minor > 0))
    totals = (("", said.t("Sum"), both, both),)
    return [Section(said.t("Entries in the journal")), Table(columns, lines, totals)]


def _account(name: str, said: _Said) -> str:
    names = {
        "Cash in tills": said.t("Cash, till {number}", number=island(str(said.content.session))),
        "Safe": said.t("Safe"),
        "Till differences": said.t("Till differences"),
    }
    return names.get(name, name)


def report_tape(report: Report, letterhead: Letterhead, *, language: str, zone: str) -> tape.Tape:
    """The same on a roll of 80 mm, for the receipt printer or as a PDF."""
    said = _Said(report, language, zone)
    made = report.content.made_at
    when = words.joined((said.day(made), said.clock(made)), language)
    parts: list[tape.Part] = [
        tape.Centre(letterhead.name, Weight.LARGE),
        *([tape.Centre(letterhead.trade)] if letterhead.trade else []),
        tape.Centre(said.title, Weight.STRONG), tape.Centre(said.where), tape.Centre(when),
    ]  # fmt: skip
    groups = [said.paid(), said.cash()]
    if report.kind is ReportKind.END_OF_DAY:
        groups = [said.sales(), said.taxes(), said.paid(), said.cash(), said.left()]
    for lines in groups:
        if lines:
            parts += [tape.Dashes(), *_pairs(lines)]
    parts.append(tape.Dashes())
    if report.content.reason:
        parts.append(tape.Text(said.t("Reason: {reason}", reason=report.content.reason)))
    if report.kind is ReportKind.END_OF_DAY:
        parts.append(tape.Text(said.counted_by()))
        verified = said.t("Verified by: {line}", line="_" * 14)
        parts.append(tape.Text(verified if report.verified_at is None else said.verified_by()))
    if report.content.demonstration:
        parts += [tape.Space(), tape.Centre(said.t("Not a fiscal report"))]
    return tape.Tape(said.title, language, tuple(parts))


def _pairs(lines: Sequence[Line]) -> list[tape.Part]:
    return [
        tape.Pair(said, amount, Weight.STRONG if strong else Weight.PLAIN)
        for said, amount, strong in lines
    ]


def report_roll(report: Report, letterhead: Letterhead, *, language: str, zone: str) -> bytes:
    """The roll as a PDF of 80 mm width."""
    return tape.pdf(report_tape(report, letterhead, language=language, zone=zone))
