"""What an imported order is, when it can be taken in, and what it becomes in the books.

SourceOrder   one order as the shop exported it
├── SourceCustomer   who bought: e-mail, else phone and last name; never a name alone
├── SourceLine       what: SKU, quantity, price, its part of the discount
└── TaxLine          how much tax at which rate; together exactly `taxes`

    open, paid                 order, deposit against web shop clearing
    open, partly paid          order, deposit of what was paid, invoice for the rest
    open, unpaid               order, invoice awaiting payment
    open, partly refunded      as above, and one credit note for what went back
    fulfilled                  history, books nothing
    cancelled, voided          history, books nothing
    refunded in full           history, books nothing
    refunded, in any history   history with one credit note, which books nothing either

**Open** is an order that was neither fulfilled in full, nor put back on the shelf (restocked),
nor cancelled, nor voided, and of whose money not everything went back.

**Why a refund of a past order books nothing.** The sale that it takes back was never in these
books: it was closed in the shop's. A credit note without its sale would lower this year's income
and tax for a sale that another year declared. It is therefore kept with its split by tax as a
paper of the past, counted, shown and told apart. For an open order the deposit is booked in full
(`total - outstanding`) and the credit note takes `refunded` out of it again.

**The five columns.** For each order `total = paid in + outstanding`, so over what was taken in

    Total        = deposits + invoices, booked         + totals of history
    Taxes        = their tax, by rate                  + taxes of history
    Shipping     = shipping of open orders             + shipping of history
    Refunded     = credit notes, booked                + refunds of history
    Outstanding  = invoices awaiting payment, booked   + what history left open

to the cent: `totals` adds up the orders, `column_sums` the file's own cells, one after the other.
"""

from kiosk.desk.exchange.rules.adding_up import AddedUp, Sums, add_up
from kiosk.desk.exchange.rules.booking import (
    Becoming,
    Booking,
    Five,
    Part,
    Portion,
    Totals,
    becomes,
    column_sums,
    is_open,
    split,
    tax_mix,
    totals,
)
from kiosk.desk.exchange.rules.checks import Fault, faults
from kiosk.desk.exchange.rules.drafts import (
    Draft,
    Habits,
    customer_of,
    draft,
    source_id,
    totals_of,
)
from kiosk.desk.exchange.rules.orders import (
    Delivery,
    FinancialStatus,
    FulfilmentStatus,
    LineFulfilment,
    SourceAddress,
    SourceCustomer,
    SourceLine,
    SourceOrder,
    TaxLine,
    fingerprint,
)
from kiosk.desk.exchange.rules.previews import NOTHING_NEW, Preview, PreviewRow, TakenIn, people
from kiosk.desk.exchange.rules.problems import ImportRefusal, Problem, RawRow, Reading
from kiosk.desk.exchange.rules.rates import TaxedPart, learnt_rates, taxed_parts

__all__ = [
    "NOTHING_NEW",
    "AddedUp",
    "Becoming",
    "Booking",
    "Delivery",
    "Draft",
    "Fault",
    "FinancialStatus",
    "Five",
    "FulfilmentStatus",
    "Habits",
    "ImportRefusal",
    "LineFulfilment",
    "Part",
    "Portion",
    "Preview",
    "PreviewRow",
    "Problem",
    "RawRow",
    "Reading",
    "SourceAddress",
    "SourceCustomer",
    "SourceLine",
    "SourceOrder",
    "Sums",
    "TakenIn",
    "TaxLine",
    "TaxedPart",
    "Totals",
    "add_up",
    "becomes",
    "column_sums",
    "customer_of",
    "draft",
    "faults",
    "fingerprint",
    "is_open",
    "learnt_rates",
    "people",
    "source_id",
    "split",
    "tax_mix",
    "taxed_parts",
    "totals",
    "totals_of",
]
