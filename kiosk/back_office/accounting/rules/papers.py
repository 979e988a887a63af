"""What accounting is told and what it answers: orders taken in, sales, papers, and the trial balance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kiosk.back_office.accounting.rules.bills import Piece
from kiosk.back_office.accounting.rules.words import (
    InvoiceKind,
    InvoiceState,
    LineKind,
    PaymentState,
    WayToPay,
)
from kiosk.core.ids import (
    CustomerId,
    InvoiceId,
    InvoiceLineId,
    OrderId,
    PaymentId,
    PersonId,
)


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
class SoldPiece:
    """What is sold at the counter in one line: `minor` for all of `quantity`, as the shelf says it.

    With tax where shelf prices of the business include it, else without; `rate` in basis points.
    """

    name: str
    quantity: int
    minor: int
    rate: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """The paper of a counter sale; `lines` are the ids of its lines in the order of the pieces."""

    invoice: InvoiceId
    number: str
    net: int
    tax: int
    total: int
    taxes: tuple[TaxRow, ...]
    lines: tuple[InvoiceLineId, ...]


@dataclass(frozen=True, slots=True)
class Back:
    """So many of a paper's line come back."""

    line: InvoiceLineId
    quantity: int


@dataclass(frozen=True, slots=True)
class CreditNote:
    """A credit note of goods that came back, and what was given back for them."""

    invoice: InvoiceId
    number: str
    net: int
    tax: int
    total: int
    taxes: tuple[TaxRow, ...]


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Money at the counter of which nobody knows yet what becomes of it (E25, E42): a red task.

    `minor` is what no paper used; of a PENDING one the outcome is not known.
    """

    payment: PaymentId
    state: PaymentState
    way: WayToPay
    minor: int
    currency: str
    order: OrderId | None
    customer: CustomerId | None
    session: int | None
    person: PersonId | None
    station: str
    day: date
    version: int
    reference: str = ""


@dataclass(frozen=True, slots=True)
class WayTaken:
    """What came and went back by one way of paying: `minor` and `back` as they settle debts.

    `coins` is what the drawer got of it: with the coins' rounding, and less what went back. Of cash
    all three are None while a till that took some is not counted.
    """

    way: WayToPay
    count: int
    minor: int | None
    refunds: int
    back: int | None
    coins: int | None


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One line of a paper. A share or shipping has no name of its own: `texts.line` words it."""

    id: InvoiceLineId

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
class PaperPayment:
    """A payment that a paper names: what of it was deducted or paid on it, or went back by it (`back`).

    `deposit`: it came before the goods went; then `taxes` is what of it is under each rate, where tax
    was due when it came, and is deducted with it line by line. `later`: it paid the paper while that
    stood open. What was `given` in coins gave `change`; `rounding` is what the coins made of the payment.
    """

    payment: PaymentId
    day: date
    way: WayToPay
    minor: int
    deposit: bool
    back: bool
    taxes: tuple[TaxRow, ...] = ()
    later: bool = False
    given: int = 0
    change: int = 0
    rounding: int = 0
    slip: str = ""


@dataclass(frozen=True, slots=True)
class InvoicePaper:
    """A paper as it is printed; ``open = total - deducted - paid - credited``.

    `payments` are the deposits that it deducts, what else was paid on it, or what it gave back.
    A full invoice says for whom it is and names its receipt; that receipt names its full invoice,
    and a credit note of returned goods the paper that it takes back.
    """

    id: InvoiceId
    kind: InvoiceKind
    state: InvoiceState
    number: str
    day: date
    due_day: date | None
    order: OrderId | None
    order_number: str
    customer: CustomerId | None
    currency: str
    lines: tuple[PaperLine, ...]
    taxes: tuple[TaxRow, ...]
    net: int
    tax: int
    total: int
    deducted: int
    paid: int
    open: int
    credited: int = 0
    bill_to: str = ""
    address: str = ""
    tax_number: str = ""
    receipt_number: str = ""
    full_number: str = ""
    credited_number: str = ""
    payments: tuple[PaperPayment, ...] = ()

    @property
    def void(self) -> bool:
        """Whether it is a sale that was taken back: it keeps its number and books nothing."""
        return self.state is InvoiceState.KEPT and bool(self.number)


@dataclass(frozen=True, slots=True)
class OrderMoney:
    """What the books hold of several orders together; history that books nothing stands apart."""

    deposited: int
    invoiced: int
    open: int
    credited: int
    kept_open: int
    kept_credited: int


def taxes_of(lines: Sequence[PaperLine | Piece]) -> tuple[TaxRow, ...]:
    """What stands under each rate, the highest first."""
    rates = sorted({line.rate for line in lines}, reverse=True)
    rows = []
    for rate in rates:
        net = sum(line.net for line in lines if line.rate == rate)
        tax = sum(line.tax for line in lines if line.rate == rate)
        rows.append(TaxRow(rate, net, tax, net + tax))
    return tuple(rows)
