"""A credit note on a roll of 80 mm, for the receipt printer or as a PDF."""

from __future__ import annotations

from kiosk.back_office.accounting.documents.wording import kind, line, paid, percent
from kiosk.back_office.accounting.rules import InvoicePaper
from kiosk.core import words
from kiosk.core.words import island, t
from kiosk.documents import tape
from kiosk.documents.table import Weight
from kiosk.documents.tape import Fiscal, Tape
from kiosk.documents.text import own
from kiosk.records.settings.service import Letterhead


def credit_note_tape(
    paper: InvoicePaper, head: Letterhead, language: str, *, fiscal: Fiscal | None = None
) -> Tape:
    """What is taken back, of which invoice, its tax, and how the money goes."""
    marked = fiscal or Fiscal()
    title = f"{kind(paper.kind, language)} {island(paper.number)}"
    parts: list[tape.Part] = [
        tape.Centre(head.name, Weight.LARGE),
        *([tape.Centre(head.trade)] if head.trade else []),
        *(tape.Centre(row) for row in head.address.splitlines()),
        tape.Space(),
        tape.Centre(title, Weight.STRONG),
        tape.Centre(words.day(paper.day, language, year=True)),
    ]
    if paper.credited_number:
        number = island(paper.credited_number)
        parts.append(tape.Centre(t("takes back {number}", language, number=number)))
    parts.append(tape.Dashes())
    for each in paper.lines:
        name = own(each.name) if each.name else line(each.what, language)
        said = words.joined((name, island(str(each.quantity))), language)
        parts.append(tape.Pair(said, _amount(-each.total, paper, language)))
    parts.append(tape.Dashes())
    for row in paper.taxes:
        said = t(
            "{rate} tax: net {net}, tax {tax}", language, rate=island(percent(row.rate, language)),
            net=island(_amount(-row.net, paper, language)),
            tax=island(_amount(-row.tax, paper, language)),
        )  # fmt: skip
        parts.append(tape.Text(said))
    total = t("Total with tax", language)
    parts.append(tape.Pair(total, _amount(-paper.total, paper, language), Weight.LARGE))
    if paper.deducted:
        off = t("Taken off what is unpaid", language)
        parts.append(tape.Pair(off, _amount(paper.deducted, paper, language)))
    parts += [
        tape.Pair(paid(each, language), _amount(each.minor, paper, language))
        for each in paper.payments
    ]
    parts += [
        tape.Dashes(),
        *tape.fiscal_marks(
            language, demonstration=head.demonstration, outage=marked.outage,
            no_device=marked.no_device, signed=marked.signed,
        ),
    ]  # fmt: skip
    return Tape(title, language, tuple(parts))


def _amount(minor: int, paper: InvoicePaper, language: str) -> str:
    said = words.amount(abs(minor), paper.currency, language)
    return f"\u2212{said}" if minor < 0 else said
