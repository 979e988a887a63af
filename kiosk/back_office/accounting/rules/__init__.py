"""Accounting's model: an account, an entry of lines that sum to zero, an invoice, a deposit, a credit note.

Entry         never edited, only reversed; debits above zero, credits below, together zero
└── Posting   an amount on the account of one use, and under which tax rate it stands
Bill          an order as billing knows it
└── Piece     net and tax at one rate: goods of a line, a share of the order, or shipping

Invoice: DRAFT -> POSTED -> PAID; POSTED|PAID -> CREDITED when all of it came back; KEPT is history.
Payment: PENDING -> CAPTURED -> PARTLY_REFUNDED -> REFUNDED; PENDING -> FAILED; CAPTURED -> VOIDED.

**What is posted.** Debit against credit, always in minor units of the business's currency:

    payment                    cash, clearing of its way       receivable (papers that stood open),
                                                               deposits (the rest)
    invoice awaiting payment   receivable                      sales, shipping income, tax payable
    final invoice, receipt     deposits, receivable            sales, shipping income, tax payable
    credit note                sales, shipping, tax payable    receivable (what stood open), then
                                                               the clearing of the way it goes back
    refund of what is unused   deposits                        the clearing of the way it goes back

Cash stands as it lies in the drawer; what coins cannot say is cash rounding.

**Money.** What of a payment covers which paper is a row of `covering`, what went back a row of
`refund`: ``captured - returned - used`` is the customer's credit (I4), and the sum of all is the
account of deposits. What was paid at the counter covers in full what is taken next; a deposit covers
its share by value. Voided is as if it had not been; a refund gives back what no paper used; what a
paper used goes back by a credit note.

**Tax of deposits** is due when they come in where `DEPOSITS_TAXED` says so. The deposit stays owed in
full; its tax by rate stands against it (tax within deposits) and is taken back with each paper that
deducts it, by value. What was paid in a web shop is such a deposit, due on the day it came here.

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
    taxed_share,
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
from kiosk.back_office.accounting.rules.crediting import (
    USUAL_PLACE,
    CreditLimits,
    CreditLine,
    CreditPage,
    CreditReason,
    GoodsTo,
    MoneyTo,
    WayBack,
    credit_limits,
    goes_back,
    over_credit,
)
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
    taxes_of,
)
from kiosk.back_office.accounting.rules.reports import (
    AccountBalance,
    AccountLine,
    AccountLines,
    Ageing,
    Entry,
    EntryLine,
    EntryPage,
    InvoiceList,
    InvoicePage,
    InvoiceRow,
    ShownBalance,
    TrialBalance,
    days_late,
    standing_of,
)
from kiosk.back_office.accounting.rules.statements import (
    STATEMENT_DAYS,
    OpenItem,
    Statement,
    StatementLine,
    with_balance,
)
from kiosk.back_office.accounting.rules.taking import check_amount, check_coins, refunded_state
from kiosk.back_office.accounting.rules.tax import DEPOSITS_TAXED, Taxed, deposits_are_taxed, taxed
from kiosk.back_office.accounting.rules.words import (
    COPIES_AN_HOUR,
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
    "COPIES_AN_HOUR",
    "DEPOSITS_TAXED",
    "LIVE",
    "STATEMENT_DAYS",
    "USUAL_PLACE",
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
    "CreditLimits",
    "CreditLine",
    "CreditNote",
    "CreditPage",
    "CreditReason",
    "Entry",
    "EntryKind",
    "EntryLine",
    "EntryPage",
    "GoodsTo",
    "InvoiceKind",
    "InvoiceList",
    "InvoicePage",
    "InvoicePaper",
    "InvoiceRow",
    "InvoiceState",
    "LineKind",
    "MoneyTo",
    "OpenItem",
    "OrderMoney",
    "PaperLine",
    "PaperPayment",
    "PaymentState",
    "Piece",
    "Posting",
    "Receipt",
    "Sale",
    "Settled",
    "ShownBalance",
    "SoFar",
    "SoldPiece",
    "Standing",
    "Statement",
    "StatementLine",
    "TakenIn",
    "Taking",
    "TaxRow",
    "Taxed",
    "TrialBalance",
    "Unfinished",
    "Use",
    "WayBack",
    "WayTaken",
    "WayToPay",
    "at_mix",
    "billing_at_import",
    "billing_of",
    "cash_rounded",
    "check_amount",
    "check_coins",
    "credit_limits",
    "days_late",
    "deposits_are_taxed",
    "goes_back",
    "mix",
    "of_allocation",
    "of_credit_note",
    "of_deposit",
    "of_deposit_tax",
    "of_invoice",
    "of_payment",
    "of_refund",
    "over_credit",
    "part_of",
    "refunded_state",
    "rounding_of",
    "settle",
    "split",
    "standing_of",
    "taken",
    "taxed",
    "taxed_share",
    "taxes_of",
    "units",
    "whole",
    "with_balance",
    "with_rest",
]
