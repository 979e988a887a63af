"""The papers of a sale: its receipt on a sheet or on the roll, and what came back, on the roll."""

from __future__ import annotations

from kiosk.back_office.accounting.rules import TaxRow, WayToPay
from kiosk.core import words
from kiosk.core.words import island, t
from kiosk.documents import page, tape
from kiosk.documents.blocks import Gap, Pair, Rule, SmallPrint
from kiosk.documents.codes import Bars
from kiosk.documents.heads import Business, Letterhead, Title
from kiosk.documents.rows import Block
from kiosk.documents.table import Amount, Amounts, Weight
from kiosk.documents.tape import Fiscal, Tape, fiscal_lines
from kiosk.documents.text import Span, Words, own, strong
from kiosk.front_office.sales.rules import ReceiptFacts, ReturnFacts, SoldLine
from kiosk.records.settings.service import Letterhead as Head

LETTERS = frozenset({"US", "CA", "MX", "PH", "CL", "CO", "VE"})
"""Where a sheet of paper is Letter, not A4 (CLDR, supplemental measurement data, paperSize)."""


def sheet(country: str) -> page.Paper:
    """The paper of an office in `country`."""
    return page.LETTER if country.upper() in LETTERS else page.A4


def receipt(
    facts: ReceiptFacts,
    head: Head,
    language: str,
    *,
    paper: page.Paper | None = None,
    practice: bool = False,
    fiscal: Fiscal | None = None,
) -> bytes:
    """The receipt of a sale as a PDF, the same bytes for the same facts. A copy says so (E12)."""
    sold = facts.sale
    title = _title(facts, language)
    marks = fiscal_lines(fiscal or Fiscal(), language, demonstration=facts.demonstration)
    body: list[Block] = [
        Letterhead(Business(head.name, head.trade, tuple(head.address.splitlines()))),
        Title(title, _under(facts, language)),
        Rule(),
        Amounts(
            tuple(_line(line, facts, language) for line in sold.lines),
            head=(t("What you took with you", language), sold.currency),
        ),
        Rule(),
        Amounts(_sums(facts, language)),
        *_taxes(facts, language),
        Rule(),
        SmallPrint((*_small_print(facts, language), *marks)),
        Gap(1.2),
        Bars(sold.number),
    ]
    document = page.Document(
        title,
        language,
        paper or sheet(head.country),
        tuple(body),
        _foot(facts, language),
        practice=t("Practice", language) if practice else "",
    )
    return page.build(document)


def tape_receipt(
    facts: ReceiptFacts,
    head: Head,
    language: str,
    *,
    fiscal: Fiscal | None = None,
    practice: bool = False,
) -> Tape:
    """The receipt on the roll, with its number in bars so that a return can be scanned."""
    sold = facts.sale
    parts: list[tape.Part] = [
        *tape.copy_mark(facts.copy, language),
        *_top(head),
        tape.Space(),
        tape.Centre(t("Receipt {number}", language, number=island(sold.number)), Weight.STRONG),
        tape.Centre(_under(facts, language)),
        tape.Dashes(),
    ]
    for line in sold.lines:
        parts.append(tape.Pair(_named(line, language), _amount(line.total, facts, language)))
        if line.quantity > 1:
            parts.append(tape.Text(_many(line, facts, language)))
    parts.append(tape.Dashes())
    parts.append(
        tape.Pair(
            t("Total, {currency}", language, currency=sold.currency),
            _amount(sold.total, facts, language),
            Weight.LARGE,
        )
    )
    if sold.rounding:
        parts.append(
            tape.Pair(t("Rounded to coins", language), _signed(sold.rounding, facts, language))
        )
    parts.append(tape.Pair(paid(sold.way, language), _paid(facts, language)))
    if sold.change:
        parts += [
            tape.Pair(t("Given", language), _amount(sold.given, facts, language)),
            tape.Pair(t("Change", language), _amount(sold.change, facts, language)),
        ]
    if sold.slip:
        parts.append(tape.Text(t("Slip {number}", language, number=island(sold.slip))))
    parts.append(tape.Dashes())
    parts += [tape.Text(_tax(each, facts, language)) for each in sold.taxes]
    parts += [tape.Space(), *(tape.Text(said) for said in _small_print(facts, language))]
    parts += [tape.Space(), tape.Bars(sold.number), tape.Space()]
    parts += [tape.Centre(said) for said in _foot(facts, language, demonstration=False)]
    marked = fiscal or Fiscal()
    parts += tape.fiscal_marks(
        language,
        demonstration=facts.demonstration,
        outage=marked.outage,
        no_device=marked.no_device,
        signed=marked.signed,
    )
    said = t("Practice", language) if practice else ""
    return Tape(_title(facts, language), language, tuple(parts), said)


def tape_return(
    facts: ReturnFacts, head: Head, language: str, *, practice: bool = False,
    fiscal: Fiscal | None = None,
) -> Tape:  # fmt: skip
    """What came back, the number of its credit note, and how the money went: for the customer."""
    marked = fiscal or Fiscal()
    sold = facts.sale
    title = t("Return {number}", language, number=island(facts.number))
    day = words.day(words.local_day(facts.at, facts.zone), language, year=True)
    at = island(words.clock(facts.at, facts.zone))
    parts: list[tape.Part] = [
        *_top(head),
        tape.Space(),
        tape.Centre(title, Weight.STRONG),
        tape.Centre(words.joined((day, at), language)),
        tape.Centre(t("Of receipt {number}", language, number=island(sold.number))),
        tape.Dashes(),
        *(tape.Pair(own(name), island(str(count))) for name, count in facts.lines),
        tape.Dashes(),
        tape.Pair(
            given_back(facts.way, language),
            words.amount(facts.minor, sold.currency, language),
            Weight.LARGE,
        ),
        tape.Space(),
        tape.Text(t("Signature of the customer", language)),
        tape.Space(3),
        tape.Dashes(),
        tape.Centre(t("You were served by {name}.", language, name=own(facts.by_name))),
        *tape.fiscal_marks(
            language,
            demonstration=facts.demonstration,
            outage=marked.outage,
            no_device=marked.no_device,
            signed=marked.signed,
        ),
    ]
    return Tape(title, language, tuple(parts), t("Practice", language) if practice else "")


# ------------------------------------------------------------------------------------------ words


def paid(way: WayToPay, language: str) -> str:
    """How it was paid, as a receipt says it."""
    said = {
        WayToPay.CASH: t("Paid in cash", language),
        WayToPay.CARD: t("Paid by card", language),
        WayToPay.STORE_CREDIT: t("Paid with store credit", language),
        WayToPay.TRANSFER: t("Paid by bank transfer", language),
        WayToPay.WEB_SHOP: t("Paid in the web shop", language),
    }
    return said[way]


def given_back(way: WayToPay, language: str) -> str:
    """How money went back, as the paper of a return says it."""
    said = {
        WayToPay.CASH: t("Given back in cash", language),
        WayToPay.CARD: t("Given back to the card", language),
        WayToPay.STORE_CREDIT: t("Kept as store credit", language),
        WayToPay.TRANSFER: t("Given back by bank transfer", language),
        WayToPay.WEB_SHOP: t("Given back in the web shop", language),
    }
    return said[way]


def _title(facts: ReceiptFacts, language: str) -> str:
    number = island(facts.sale.number)
    if facts.copy:
        return t("Receipt {number}, copy {count}", language, number=number, count=facts.copy)
    return t("Receipt {number}", language, number=number)


def _top(head: Head) -> list[tape.Part]:
    lines = (own(line) for line in (head.trade, *head.address.splitlines()) if line)
    return [tape.Centre(own(head.name), Weight.LARGE), *(tape.Centre(line) for line in lines)]


def _under(facts: ReceiptFacts, language: str) -> str:
    at = facts.sale.at
    day = words.day(words.local_day(at, facts.zone), language, year=True, weekday=True)
    return words.joined((day, island(words.clock(at, facts.zone))), language)


def _amount(minor: int, facts: ReceiptFacts, language: str) -> str:
    return words.amount(minor, facts.sale.currency, language)


def _signed(minor: int, facts: ReceiptFacts, language: str) -> str:
    said = _amount(abs(minor), facts, language)
    return f"\u2212{said}" if minor < 0 else said


def _named(line: SoldLine, language: str) -> str:
    if line.quantity == 1:
        return own(line.name)
    return t("{count} × {name}", language, count=line.quantity, name=own(line.name))  # noqa: RUF001


def _many(line: SoldLine, facts: ReceiptFacts, language: str) -> str:
    each = island(words.amount(line.price, facts.sale.currency, language))
    return t("{count} pieces at {amount}", language, count=island(str(line.quantity)), amount=each)


def _line(line: SoldLine, facts: ReceiptFacts, language: str) -> Amount:
    said: Words = strong(own(line.name))
    if line.quantity > 1:
        said = (strong(own(line.name)), Span(f" {_many(line, facts, language)}"))
    return Amount(said, _amount(line.total, facts, language))


def _paid(facts: ReceiptFacts, language: str) -> str:
    return _amount(facts.sale.total + facts.sale.rounding, facts, language)


def _sums(facts: ReceiptFacts, language: str) -> tuple[Amount, ...]:
    sold = facts.sale
    rows = [Amount(t("Total with tax", language), _amount(sold.total, facts, language))]
    if sold.rounding:
        rows.append(
            Amount(t("Rounded to coins", language), _signed(sold.rounding, facts, language))
        )
    rows.append(Amount(paid(sold.way, language), _paid(facts, language), Weight.LARGE))
    return tuple(rows)


def _taxes(facts: ReceiptFacts, language: str) -> list[Block]:
    beside = ""
    if facts.sale.change:
        beside = t(
            "given {given}, change {change}",
            language,
            given=island(_amount(facts.sale.given, facts, language)),
            change=island(_amount(facts.sale.change, facts, language)),
        )
    elif facts.sale.slip:
        beside = t("Slip {number}", language, number=island(facts.sale.slip))
    found: list[Block] = []
    for each in facts.sale.taxes:
        found.append(Pair(_tax(each, facts, language), beside))
        beside = ""
    return found


def _tax(each: TaxRow, facts: ReceiptFacts, language: str) -> str:
    return t(
        "{rate} tax: net {net}, tax {tax}",
        language,
        rate=island(percent(each.rate, language)),
        net=island(_amount(each.net, facts, language)),
        tax=island(_amount(each.tax, facts, language)),
    )


def percent(rate: int, language: str) -> str:
    """A rate in basis points as it is read: ``20 %``, ``5.5 %``, German ``5,5 %``."""
    whole, hundredths = divmod(rate, 100)
    said = f"{whole}.{hundredths:02d}".rstrip("0") if hundredths else str(whole)
    return f"{words.figure(said, language)} %"


def _small_print(facts: ReceiptFacts, language: str) -> tuple[str, ...]:
    said = [
        t(
            "You may bring back a fault that nobody could see today within 14 days. This receipt is enough.",
            language,
        )
    ]
    if facts.sale.invoice_number:
        number = island(facts.sale.invoice_number)
        said.append(t("Invoice {number} stands in place of this receipt.", language, number=number))
    else:
        said.append(
            t(
                "You need an invoice? Ask within this year: once, in place of this receipt.",
                language,
            )
        )
    return tuple(said)


def _foot(
    facts: ReceiptFacts, language: str, *, demonstration: bool | None = None
) -> tuple[str, ...]:
    first = facts.sale.sold_by_name.split(" ")[0]
    served = t("You were served by {name}. Thank you.", language, name=own(first)) if first else ""
    says = facts.demonstration if demonstration is None else demonstration
    last = t("Demonstration: not a fiscal receipt.", language) if says else ""
    return tuple(said for said in (served, last) if said)
