"""What accounting is told and what it answers: orders taken in, sales, papers, and the trial balance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from kiosk.back_office.accounting.rules.words import (
    AccountKind,
    EntryKind,
    InvoiceKind,
    InvoiceState,
    LineKind,
    Use,
    WayToPay,
)
from kiosk.core.ids import CustomerId, EntryId, InvoiceId, OrderId


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What an imported order brings along, minor units of its currency.

    `deposit` was paid in at the shop, `open_minor` is still awaited, `credit` went back.
    Of history (`booked` false) the papers are kept and nothing is posted.
    """

    order: OrderId
    deposit: int = 0
    open_minor: int = 0
    credit: int = 0
    booked: bool = True
    way: WayToPay = WayToPay.WEB_SHOP
    reference: str = ""
    captured_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Booked:
    """How many papers an import made and what they come to, minor units; `kept` ones book nothing."""

    deposits: int = 0
    deposited: int = 0
    invoices: int = 0
    invoiced: int = 0
    credit_notes: int = 0
    credited: int = 0
    kept: int = 0
    kept_open: int = 0
    kept_credited: int = 0


@dataclass(frozen=True, slots=True)
class Sale:
    """What a hand-over came to: ``total = net + tax = deducted + billed_before + still_to_pay``.

    `invoice` is the final invoice; none where everything was billed before, and then `number` is
    the number of that earlier one.
    """

    invoice: InvoiceId | None
    number: str
    net: int
    tax: int
    total: int
    deducted: int
    still_to_pay: int
    billed_before: int


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One line of a paper. A share or shipping has no name of its own: `texts.line` words it."""

    what: LineKind
    name: str
    quantity: int
    rate: int
    net: int
    tax: int
    total: int


@dataclass(frozen=True, slots=True)
class TaxRow:
    """What stands on a paper under one rate (basis points)."""

    rate: int
    net: int
    tax: int
    total: int


@dataclass(frozen=True, slots=True)
class InvoicePaper:
    """An invoice, final invoice or credit note as it is printed; ``open = total - deducted - paid``."""

    id: InvoiceId
    kind: InvoiceKind
    state: InvoiceState
    number: str
    day: date
    due_day: date | None
    order: OrderId
    order_number: str
    customer: CustomerId
    currency: str
    lines: tuple[PaperLine, ...]
    taxes: tuple[TaxRow, ...]
    net: int
    tax: int
    total: int
    deducted: int
    paid: int
    open: int


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One line of an entry: a debit above zero, a credit below."""

    code: str
    name: str
    minor: int
    rate: int | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the ledger with its lines."""

    id: EntryId
    number: str
    kind: EntryKind
    day: date
    invoice: InvoiceId | None
    reverses: EntryId | None
    lines: tuple[EntryLine, ...]


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
class OrderMoney:
    """What the books hold of several orders together; history that books nothing stands apart."""

    deposited: int
    invoiced: int
    open: int
    credited: int
    kept_open: int
    kept_credited: int
