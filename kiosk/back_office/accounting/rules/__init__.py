"""Accounting's model: an account, an entry of lines that sum to zero, an invoice, a deposit, a credit note.

Entry         never edited, only reversed; debits above zero, credits below, together zero
└── Posting   an amount on the account of one use, and under which tax rate it stands
Bill          an order as billing knows it
└── Piece     net and tax at one rate: goods of a line, a share of the order, or shipping

Invoice: DRAFT -> POSTED -> PAID; POSTED|PAID -> CREDITED by a credit note; KEPT is history.
Payment: CAPTURED -> REFUNDED.

**What is posted.** Debit against credit, always in minor units of the order's currency:

    deposit                    web shop clearing               deposits (all of it)
    invoice awaiting payment   receivable                      sales, shipping income, tax payable
    final invoice              deposits, receivable            sales, shipping income, tax payable
    credit note                sales, shipping, tax payable    web shop clearing

**Tax of deposits** is recognised with the final invoice for now. Countries differ (in Germany tax
on a deposit is due when it comes in): the till brings deposits with their tax.

**A partly paid order** is its deposit and an invoice of the open rest at the order's tax mix, so
that deposit and invoice together are its total. At the hand-over the final invoice bills what that
invoice did not, at the same value share; on the last lines it takes each rate's remainder, so that
all papers of an order add up to its total and its tax to the cent.

**Shipping**, what is not carried, and every remaining cent go with the last lines: whoever comes
twice pays for what they take. A credit note takes back a sale, so what was cancelled and credited
is billed with the last lines too; what was cancelled and not credited stays a deposit of theirs.

**Covered** is what a deposit's share by value or a paid invoice pays for; the rest is still to pay.
"""

from kiosk.back_office.accounting.rules.bills import (
    Bill,
    BillLine,
    Bucket,
    Piece,
    at_mix,
    mix,
    part_of,
    split,
    units,
    whole,
    with_rest,
)
from kiosk.back_office.accounting.rules.books import (
    CHART,
    CLEARING,
    ChartRow,
    Posting,
    of_allocation,
    of_credit_note,
    of_deposit,
    of_deposit_tax,
    of_invoice,
    of_payment,
    of_refund,
)
from kiosk.back_office.accounting.rules.coins import cash_rounded, rounding_of
from kiosk.back_office.accounting.rules.handing_over import (
    Settled,
    SoFar,
    Taking,
    billing_at_import,
    billing_of,
    settle,
    taken,
)
from kiosk.back_office.accounting.rules.papers import (
    Back,
    Booked,
    CreditNote,
    InvoicePaper,
    OrderMoney,
    PaperLine,
    PaperPayment,
    Receipt,
    Sale,
    SoldPiece,
    TakenIn,
    TaxRow,
    Unfinished,
    WayTaken,
)
from kiosk.back_office.accounting.rules.reports import (
    AccountBalance,
    AccountLine,
    AccountLines,
    Ageing,
    Entry,
    EntryLine,
    InvoiceList,
    InvoicePage,
    InvoiceRow,
    TrialBalance,
    days_late,
    standing_of,
)
from kiosk.back_office.accounting.rules.tax import DEPOSITS_TAXED, Taxed, deposits_are_taxed, taxed
from kiosk.back_office.accounting.rules.words import (
    LIVE,
    AccountingRefusal,
    AccountKind,
    Covering,
    EntryKind,
    InvoiceKind,
    InvoiceState,
    LineKind,
    PaymentState,
    Standing,
    Use,
    WayToPay,
)

__all__ = [
    "CHART",
    "CLEARING",
    "DEPOSITS_TAXED",
    "LIVE",
    "AccountBalance",
    "AccountKind",
    "AccountLine",
    "AccountLines",
    "AccountingRefusal",
    "Ageing",
    "Back",
    "Bill",
    "BillLine",
    "Booked",
    "Bucket",
    "ChartRow",
    "Covering",
    "CreditNote",
    "Entry",
    "EntryKind",
    "EntryLine",
    "InvoiceKind",
    "InvoiceList",
    "InvoicePage",
    "InvoicePaper",
    "InvoiceRow",
    "InvoiceState",
    "LineKind",
    "OrderMoney",
    "PaperLine",
    "PaperPayment",
    "PaymentState",
    "Piece",
    "Posting",
    "Receipt",
    "Sale",
    "Settled",
    "SoFar",
    "SoldPiece",
    "Standing",
    "TakenIn",
    "Taking",
    "TaxRow",
    "Taxed",
    "TrialBalance",
    "Unfinished",
    "Use",
    "WayTaken",
    "WayToPay",
    "at_mix",
    "billing_at_import",
    "billing_of",
    "cash_rounded",
    "days_late",
    "deposits_are_taxed",
    "mix",
    "of_allocation",
    "of_credit_note",
    "of_deposit",
    "of_deposit_tax",
    "of_invoice",
    "of_payment",
    "of_refund",
    "part_of",
    "rounding_of",
    "settle",
    "split",
    "standing_of",
    "taken",
    "taxed",
    "units",
    "whole",
    "with_rest",
]
