"""The receipt on a roll of 80 mm."""

from __future__ import annotations

from kiosk.core.words import island, t
from kiosk.documents import tape
from kiosk.documents.tape import Fiscal, Tape, Weight
from kiosk.documents.text import own
from kiosk.lobby.pickup.documents import wording
from kiosk.lobby.pickup.rules import ReceiptFacts, ReceiptLine
from kiosk.records.settings.service import Letterhead as Head


def tape_receipt(
    facts: ReceiptFacts,
    head: Head,
    language: str,
    *,
    fiscal: Fiscal | None = None,
    practice: bool = False,
) -> Tape:
    """The receipt of one hand-over on the roll; a copy begins by saying so (E12)."""
    top = (own(line) for line in (head.trade, *head.address.splitlines()) if line)
    marked = fiscal or Fiscal()
    parts: list[tape.Part] = [
        *tape.copy_mark(facts.copy, language),
        tape.Centre(own(head.name), Weight.LARGE),
        *(tape.Centre(line) for line in top),
        tape.Space(),
        tape.Centre(t("Receipt {number}", language, number=island(facts.number)), Weight.STRONG),
        tape.Centre(wording.under(facts, language)),
        tape.Dashes(),
        tape.Pair(t("What you took with you", language), facts.currency),
        *(_line(line, facts, language) for line in facts.lines),
        tape.Dashes(),
        *(tape.Pair(row.words, row.amount, row.weight) for row in wording.sums(facts, language)),
        *(tape.Text(said) for said in wording.beside(facts, language)),
        tape.Dashes(),
        *(tape.Text(wording.tax(each, facts, language)) for each in facts.taxes),
        *_still_to_come(facts, language),
        tape.Space(),
        *(tape.Text(said) for said in wording.small_print(facts, language)),
        tape.Space(),
        tape.Centre(wording.served(facts, language)),
        *tape.fiscal_marks(
            language,
            demonstration=head.demonstration,
            outage=marked.outage,
            no_device=marked.no_device,
            signed=marked.signed,
        ),
    ]
    said = t("Practice", language) if practice else ""
    return Tape(wording.title(facts, language), language, tuple(parts), said)


def _line(line: ReceiptLine, facts: ReceiptFacts, language: str) -> tape.Part:
    said = own(line.name)
    if line.quantity > 1:
        said = t("{count} × {name}", language, count=line.quantity, name=said)  # noqa: RUF001
    return tape.Pair(said, wording.amount(line.total, facts, language))


def _still_to_come(facts: ReceiptFacts, language: str) -> list[tape.Part]:
    rest = facts.rest
    if rest is None:
        return []
    return [
        tape.Dashes(),
        tape.Text(t("Still to come", language), Weight.STRONG),
        *(tape.Text(said) for said in wording.still_to_come(rest, facts, language)),
        tape.Space(),
        tape.Text(t("Your code for it", language)),
        tape.Square(rest.square, rest.code),
        tape.Text(wording.code_note(language)),
        tape.Dashes(),
    ]
