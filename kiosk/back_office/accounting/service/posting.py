"""Posting: the one place that writes entries. They balance, have a number, and raise the kept balances."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.back_office.accounting import rules
from kiosk.back_office.accounting.rules import AccountingRefusal, EntryKind, Posting, Use
from kiosk.back_office.accounting.store import ledger
from kiosk.core.by import Person
from kiosk.core.ids import CustomerId, EntryId, InvoiceId, OrderId, PaymentId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.database.acting import Act
from kiosk.records.settings import service as settings
from kiosk.records.settings.rules import Series

_OF_CUSTOMERS = frozenset({Use.RECEIVABLE, Use.DEPOSITS, Use.STORE_CREDIT})


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An entry to post, and the papers that it comes from."""

    kind: EntryKind
    postings: tuple[Posting, ...]
    order: OrderId | None = None
    customer: CustomerId | None = None
    invoice: InvoiceId | None = None
    payment: PaymentId | None = None
    reverses: EntryId | None = None


def open_books(act: Act) -> None:
    """A step of the first run: adds the chart, one account for each use."""
    ledger.add_accounts(act, rules.CHART)


def post(act: Act, *, entries: Sequence[NewEntry]) -> list[EntryId]:
    """A step: posts `entries` on the act's business day; gives their ids in order.

    Refused: an entry that does not sum to zero (the database would refuse it at the commit too).
    Four statements however many; their numbers are taken first of these and last of the act's work.
    """
    told = [entry for entry in entries if entry.postings]
    for entry in told:
        if sum(posting.minor for posting in entry.postings):
            raise Refused(AccountingRefusal.NOT_BALANCED)
    if not told:
        return []
    accounts = ledger.account_ids(act)
    numbers = settings.next_numbers(act, series=Series.ENTRY, count=len(told))
    day = act.day
    person = act.by.id if isinstance(act.by, Person) else None
    heads = [
        {
            "number": number,
            "kind": entry.kind,
            "day": day,
            "at": act.now,
            "order_id": entry.order,
            "invoice_id": entry.invoice,
            "payment_id": entry.payment,
            "reverses": entry.reverses,
            "person_id": person,
        }
        for number, entry in zip(numbers, told, strict=True)
    ]
    ids = [EntryId(id_) for id_ in ledger.add_entries(act, heads)]
    lines = [
        {
            "entry_id": id_,
            "account_id": accounts[posting.use],
            "day": day,
            "minor": posting.minor,
            "rate": posting.rate,
            "customer_id": entry.customer if posting.use in _OF_CUSTOMERS else None,
        }
        for id_, entry in zip(ids, told, strict=True)
        for posting in entry.postings
    ]
    ledger.add_entry_lines(act, lines)
    sums: dict[int, int] = {}
    for entry in told:
        for posting in entry.postings:
            account = accounts[posting.use]
            sums[account] = sums.get(account, 0) + posting.minor
    ledger.add_to_balances(act, sums, f"{day:%Y-%m}")
    return ids


def reverse(act: Act, *, entry: EntryId) -> EntryId:
    """A step: takes an entry back by its mirror; an entry is reversed once, never edited.

    Refused: there is no such entry.
    """
    rows = ledger.entry_with_lines(act, entry)
    if not rows:
        raise Refused(ActRefusal.NOT_FOUND)
    uses = {id_: use for use, id_ in ledger.account_ids(act).items()}
    postings = tuple(Posting(uses[row.account_id], -row.minor, row.rate) for row in rows)
    customers = {row.customer_id for row in rows if row.customer_id is not None}
    first = rows[0]
    mirror = NewEntry(
        EntryKind.REVERSAL,
        postings,
        order=first.order_id,
        customer=next(iter(customers), None),
        invoice=first.invoice_id,
        payment=first.payment_id,
        reverses=entry,
    )
    return post(act, entries=[mirror])[0]
