"""What accounting shows of the books: entries, balances, invoices in a list, and what is unpaid by age."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from kiosk.back_office.accounting.rules.papers import InvoicePaper
from kiosk.back_office.accounting.rules.words import (
    AccountKind,
    EntryKind,
    InvoiceKind,
    Standing,
    Use,
    WayToPay,
)
from kiosk.core.ids import CustomerId, EntryId, InvoiceId, OrderId, PaymentId


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One line of an entry: a debit above zero, a credit below."""

    code: str
    name: str
    minor: int
    rate: int | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the ledger with its lines; `person` is the name of who did it."""

    id: EntryId
    number: str
    kind: EntryKind
    day: date
    invoice: InvoiceId | None
    reverses: EntryId | None
    lines: tuple[EntryLine, ...]
    at: datetime | None = None
    person: str = ""
    payment: PaymentId | None = None

    @property
    def sum(self) -> int:
        """What its debits come to, and its credits too."""
        return sum(line.minor for line in self.lines if line.minor > 0)


@dataclass(frozen=True, slots=True)
class EntryPage:
    """An entry with the paper and the payment that it comes from, by what people call them."""

    entry: Entry
    paper: str
    way: WayToPay | None
    paid: int


@dataclass(frozen=True, slots=True)
class AccountBalance:
    """One account's balance: a debit above zero, a credit below."""

    code: str
    name: str
    kind: AccountKind
    use: Use | None
    minor: int


@dataclass(frozen=True, slots=True)
class TrialBalance:
    """Every account with its balance; `debit` equals `credit`, always."""

    as_of: date | None
    rows: tuple[AccountBalance, ...]
    debit: int
    credit: int


@dataclass(frozen=True, slots=True)
class ShownBalance:
    """A month's trial balance as it may be shown at `as_of`; `until`: a till behind it is not counted yet."""

    month: str
    first: date
    as_of: date
    until: date | None
    balance: TrialBalance


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One line of an account: a debit above zero, a credit below, and the entry that it is of."""

    id: int
    entry: EntryId
    number: str
    kind: EntryKind
    day: date
    minor: int
    rate: int | None
    order_number: str


@dataclass(frozen=True, slots=True)
class AccountLines:
    """Lines of an account between two days; `before` is its balance when the first day began.

    `more`: the id after which to go on, None with the last.
    """

    code: str
    name: str
    kind: AccountKind
    before: int
    lines: tuple[AccountLine, ...]
    more: int | None


@dataclass(frozen=True, slots=True)
class InvoiceRow:
    """An invoice, receipt or credit note in a list; `late` in days, 0 where it is not."""

    id: InvoiceId
    kind: InvoiceKind
    number: str
    customer: CustomerId | None
    customer_name: str
    order: OrderId | None
    total: int
    open: int
    day: date
    due_day: date | None
    standing: Standing
    late: int


@dataclass(frozen=True, slots=True)
class InvoiceList:
    """Papers, the newest first; `more` is the id after which to go on, None with the last."""

    rows: tuple[InvoiceRow, ...]
    more: InvoiceId | None


@dataclass(frozen=True, slots=True)
class InvoicePage:
    """A paper with everything that the books know of it, and who issued it."""

    paper: InvoicePaper
    standing: Standing
    late: int
    customer_name: str
    person: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Ageing:
    """What is unpaid, by how long it is late; `count` papers are open of `papers` in all."""

    not_due: int
    to_30: int
    to_60: int
    over_60: int
    count: int
    papers: int

    @property
    def open(self) -> int:
        """What is open in all."""
        return self.not_due + self.to_30 + self.to_60 + self.over_60


def standing_of(
    due_day: date | None, open_minor: int, today: date, *, credited: bool, void: bool = False
) -> Standing:
    """How a paper stands today."""
    if void:
        return Standing.VOID
    if credited:
        return Standing.CREDITED
    if not open_minor:
        return Standing.PAID
    return Standing.LATE if due_day is not None and due_day < today else Standing.DUE


def days_late(due_day: date | None, open_minor: int, today: date) -> int:
    """By how many days a paper is late, 0 where it is not."""
    return max((today - due_day).days, 0) if due_day is not None and open_minor else 0
