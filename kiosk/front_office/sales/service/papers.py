"""The papers of a sale: what its receipt says, a copy with its number, and once an invoice in its place."""

from __future__ import annotations

from datetime import timedelta

from kiosk.back_office.accounting import service as accounting
from kiosk.core import words
from kiosk.core.change import Change
from kiosk.core.ids import InvoiceId, MessageId, SaleId
from kiosk.core.refusal import Refused
from kiosk.core.task import Task
from kiosk.core.text import clean_text
from kiosk.database.acting import Act, View, does
from kiosk.front_office.sales import rules, store
from kiosk.front_office.sales.rules import (
    CopyReason,
    ReceiptFacts,
    ReturnFacts,
    SalePage,
    SaleRefusal,
)
from kiosk.front_office.sales.service import reading, standing
from kiosk.records.customers import service as customers
from kiosk.records.messages.rules import MessageKind
from kiosk.records.printing import service as printing

HOUR = timedelta(hours=1)


@does(Task.SALE_REPRINT, about="sale")
def reprint(act: Act, *, sale: SaleId, reason: CopyReason, sheet: bool = False) -> int:
    """Prints the receipt of a sale again, marked COPY n, and gives n; it has no second number.

    `sheet`: on a sheet of paper, which the screen prints, and not on the roll.
    Refused: a sale that is not there, more than three copies within an hour.
    """
    person = standing.who(act)
    page = reading.page(act, sale=sale, taxes=False)
    before, lately = store.copies_since(act, sale, act.now - HOUR)
    if lately >= rules.COPIES_AN_HOUR:
        raise Refused(SaleRefusal.TOO_MANY_COPIES, n=rules.COPIES_AN_HOUR)
    count = before + 1
    store.add_copy(
        act,
        {
            "sale_id": sale, "count": count, "reason": reason, "person_id": person,
            "station": act.station, "at": act.now,
        },
    )  # fmt: skip
    if not sheet:
        printing.queue(act, paper=standing.SALE, ref=sale, language=page.language, copy=count)
    act.changed(Change.SALE, sale)
    act.note(copy=count, reason=str(reason))
    return count


@does(Task.SALE_REPRINT, about="sale")
def send_receipt(act: Act, *, sale: SaleId) -> MessageId:
    """Sends the receipt of a sale to its customer's e-mail address, in the language of their card.

    Refused: a sale that is not there, of nobody, or of somebody without an address.
    """
    page = reading.page(act, sale=sale, taxes=False)
    if page.customer is None:
        raise Refused(SaleRefusal.NO_CONTACT)
    card = customers.card(act, customer=page.customer)
    if not card.email:
        raise Refused(SaleRefusal.NO_CONTACT)
    language = card.language or act.facts.language
    said = _as_text(page, language)
    made = customers.tell(
        act,
        kind=MessageKind.SALE_RECEIPT,
        customer=page.customer,
        about=sale,
        content={"name": card.name, "number": page.number, "paper": said},
    )
    act.note(message=made)
    return made


def _as_text(page: SalePage, language: str) -> str:
    """The lines of a receipt and what they come to, as a message says them."""
    rows = [
        f"{line.quantity} {line.name}  {words.amount(line.total, page.currency, language)}"
        for line in page.lines
    ]
    total = words.amount_with_currency(page.total, page.currency, language)
    return "\n".join((*rows, total))


@does(Task.SALE_INVOICE, about="sale")
def full_invoice(
    act: Act, *, sale: SaleId, name: str, address: str, tax_number: str = ""
) -> InvoiceId:
    """Makes the receipt of a sale a full invoice, once, on the same trail; it books nothing (E47).

    Refused: a sale that is not there, no name, a receipt that is an invoice already.
    """
    page = reading.page(act, sale=sale, taxes=False)
    made = accounting.full_invoice(
        act,
        receipt=page.receipt,
        name=clean_text(name),
        address=clean_text(address, lines=True),
        tax_number=clean_text(tax_number, limit=40),
    )
    act.changed(Change.SALE, sale)
    return made


def receipt_facts(view: View, *, sale: SaleId, copy: int = 0) -> ReceiptFacts:
    """All that stands on the receipt of a sale. Refused: there is none."""
    page = reading.page(view, sale=sale)
    return ReceiptFacts(page, view.facts.zone, copy, view.facts.demonstration)


def return_facts(view: View, *, number: int) -> ReturnFacts:
    """All that stands on the paper of a return. Refused: there is none."""
    row = store.return_row(view, number)
    if row is None:
        raise Refused(SaleRefusal.NO_RECEIPT, number=str(number))
    page = reading.page(view, sale=SaleId(row.sale_id))
    lines = tuple((each.name, each.quantity) for each in store.return_lines(view, number))
    return ReturnFacts(
        page, view.facts.zone, row.number, row.at, row.person_name,
        row.way, int(row.minor), lines, view.facts.demonstration,
    )  # fmt: skip
