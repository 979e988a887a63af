"""Accounting's tables: the chart, append-only entries, kept balances, invoices and payments."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, PrimaryKeyConstraint, text

from kiosk.back_office.accounting.rules import (
    AccountKind,
    Covering,
    EntryKind,
    InvoiceKind,
    InvoiceState,
    LineKind,
    PaymentState,
    Use,
    WayToPay,
)
from kiosk.database.tables import identity, table
from kiosk.database.types import Choice, Day, Flag, Moment, Whole, Word

PENDING = "state = 'pending'"
LEFT_OVER = "at_counter AND minor > used + returned AND state <> 'voided'"
"""What a question and the index that answers it say in the same words."""


def _where(name: str, column: str, said: str) -> Index:
    """An index of only these rows."""
    return Index(name, column, sqlite_where=text(said), postgresql_where=text(said))


account = table(
    "account",
    identity(),
    Column("code", Word, nullable=False, unique=True),
    Column("name", Word, nullable=False),
    Column("kind", Choice(AccountKind), nullable=False),
    Column("use", Choice(Use), unique=True),
)

zero = table("zero", Column("off", Whole, primary_key=True), append_only=True)
"""One row, 0: the only sum that an entry may have when its transaction ends."""

entry = table(
    "entry",
    identity(),
    Column("number", Word, nullable=False, unique=True),
    Column("kind", Choice(EntryKind), nullable=False),
    Column("day", Day, nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("order_id", Whole, ForeignKey("sales_order.id"), index=True),
    Column("invoice_id", Whole, ForeignKey("invoice.id"), index=True),
    Column("payment_id", Whole, ForeignKey("payment.id"), index=True),
    Column("reverses", Whole, ForeignKey("entry.id"), unique=True),
    Column("person_id", Whole),
    Column(
        "off",
        Whole,
        ForeignKey("zero.off", deferrable=True, initially="DEFERRED"),
        nullable=False,
        server_default=text("0"),
    ),
    append_only=True,
    free=("off",),
)

entry_line = table(
    "entry_line",
    identity(),
    Column("entry_id", Whole, ForeignKey("entry.id"), nullable=False, index=True),
    Column("account_id", Whole, ForeignKey("account.id"), nullable=False),
    Column("day", Day, nullable=False),
    Column("minor", Whole, nullable=False),
    Column("rate", Whole),
    Column("customer_id", Whole),
    CheckConstraint("minor <> 0", name="something"),
    Index("ix_entry_line_account", "account_id", "day"),
    append_only=True,
)

balance = table(
    "balance",
    Column("account_id", Whole, ForeignKey("account.id"), nullable=False),
    Column("month", Word, nullable=False),
    Column("minor", Whole, nullable=False),
    PrimaryKeyConstraint("account_id", "month"),
)
"""The sum of an account's lines in a month (``2026-11``), kept in the same transaction; `verify` recomputes it."""

invoice = table(
    "invoice",
    identity(),
    Column("kind", Choice(InvoiceKind), nullable=False),
    Column("state", Choice(InvoiceState), nullable=False),
    Column("number", Word, unique=True),
    Column("order_id", Whole, ForeignKey("sales_order.id"), index=True),
    Column("customer_id", Whole, ForeignKey("customer.id"), index=True),
    Column("credits", Whole, ForeignKey("invoice.id")),
    Column("returns", Flag, nullable=False),
    Column("receipt_id", Whole, ForeignKey("invoice.id"), unique=True),
    Column("bill_to", Word, nullable=False),
    Column("address", Word, nullable=False),
    Column("tax_number", Word, nullable=False),
    Column("currency", Word, nullable=False),
    Column("net", Whole, nullable=False),
    Column("tax", Whole, nullable=False),
    Column("total", Whole, nullable=False),
    Column("deducted", Whole, nullable=False),
    Column("paid", Whole, nullable=False),
    Column("credited", Whole, nullable=False),
    Column("day", Day, nullable=False),
    Column("due_day", Day),
    Column("posted_at", Moment),
    Column("version", Whole, nullable=False),
    CheckConstraint("net + tax = total", name="adds_up"),
    CheckConstraint(
        "deducted >= 0 AND paid >= 0 AND credited >= 0 AND deducted + paid + credited <= total",
        name="not_overpaid",
    ),
    CheckConstraint("(kind = 'full_invoice') = (receipt_id IS NOT NULL)", name="of_a_receipt"),
    Index("ix_invoice_state", "state", "due_day"),
    _where("ix_invoice_credits", "credits", "credits IS NOT NULL"),
    versioned=True,
)
"""``open = total - deducted - paid - credited``: `deducted` is what payments covered when it was made,
`paid` what was paid on it later, `credited` what credit notes took off it while it stood open. Of a
credit note `paid` went back, and `deducted` was taken off what stood open.

`credits` is the paper that a credit note takes back, and `returns` says that goods came back with it.
A full invoice (E47) names its `receipt_id`, each receipt once.
"""

invoice_line = table(
    "invoice_line",
    identity(),
    Column("invoice_id", Whole, ForeignKey("invoice.id"), nullable=False, index=True),
    Column("order_line_id", Whole, ForeignKey("order_line.id")),
    Column("credits", Whole, ForeignKey("invoice_line.id")),
    Column("what", Choice(LineKind), nullable=False),
    Column("name", Word, nullable=False),
    Column("quantity", Whole, nullable=False),
    Column("rate", Whole, nullable=False),
    Column("net", Whole, nullable=False),
    Column("tax", Whole, nullable=False),
    Column("total", Whole, nullable=False),
    CheckConstraint("net + tax = total", name="adds_up"),
    _where("ix_invoice_line_credits", "credits", "credits IS NOT NULL"),
    append_only=True,
)

payment = table(
    "payment",
    identity(),
    Column("way", Choice(WayToPay), nullable=False),
    Column("state", Choice(PaymentState), nullable=False),
    Column("order_id", Whole, ForeignKey("sales_order.id"), index=True),
    Column("customer_id", Whole, ForeignKey("customer.id")),
    Column("currency", Word, nullable=False),
    Column("minor", Whole, nullable=False),
    Column("used", Whole, nullable=False),
    Column("on_bills", Whole, nullable=False),
    Column("refunded", Whole, nullable=False),
    Column("returned", Whole, nullable=False),
    Column("tax", Whole, nullable=False),
    Column("at_counter", Flag, nullable=False),
    Column("given", Whole, nullable=False),
    Column("change", Whole, nullable=False),
    Column("rounding", Whole, nullable=False),
    Column("slip", Word, nullable=False),
    Column("reference", Word, nullable=False),
    Column("session_id", Whole),
    Column("person_id", Whole),
    Column("station", Word, nullable=False),
    Column("day", Day, nullable=False, index=True),
    Column("captured_at", Moment),
    Column("version", Whole, nullable=False),
    CheckConstraint(
        "minor > 0 AND used >= 0 AND refunded >= 0 AND on_bills >= 0", name="not_below_zero"
    ),
    CheckConstraint("used <= minor AND refunded <= minor", name="not_more_than_paid"),
    CheckConstraint("used + returned <= minor AND on_bills <= used", name="used_once"),
    CheckConstraint("returned >= 0 AND returned <= refunded", name="went_back"),
    CheckConstraint("given >= 0 AND change >= 0 AND minor + rounding >= 0", name="coins"),
    CheckConstraint(
        "way = 'cash' OR (given = 0 AND change = 0 AND rounding = 0)", name="change_for_cash"
    ),
    CheckConstraint(
        "(state IN ('pending', 'failed')) = (captured_at IS NULL)", name="captured_then"
    ),
    _where("ix_payment_customer_id", "customer_id", "way = 'store_credit'"),
    _where("ix_payment_session_id", "session_id", "session_id IS NOT NULL"),
    _where("ix_payment_pending", "id", PENDING),
    _where("ix_payment_left", "id", LEFT_OVER),
    versioned=True,
)
"""Money of a customer, as it came. ``minor - used - returned`` is their credit (I4).

`used` is what papers took of it, `on_bills` that part of it that paid papers which stood open.
`refunded` is all that went back, `returned` that part of it that no paper had used.
`tax` of it was due when it came (`deposit_tax`).
`at_counter`: paid for what is taken next, which it covers in full; a deposit covers its share by value.
"""

covering = table(
    "covering",
    identity(),
    Column("payment_id", Whole, ForeignKey("payment.id"), nullable=False, index=True),
    Column("invoice_id", Whole, ForeignKey("invoice.id"), nullable=False, index=True),
    Column("how", Choice(Covering), nullable=False),
    Column("minor", Whole, nullable=False),
    CheckConstraint("minor > 0", name="something"),
    append_only=True,
)
"""What of a payment covers which paper."""

refund = table(
    "refund",
    identity(),
    Column("payment_id", Whole, ForeignKey("payment.id"), nullable=False, index=True),
    Column("invoice_id", Whole, ForeignKey("invoice.id"), index=True),
    Column("way", Choice(WayToPay), nullable=False),
    Column("customer_id", Whole),
    Column("minor", Whole, nullable=False),
    Column("rounding", Whole, nullable=False),
    Column("session_id", Whole),
    Column("person_id", Whole),
    Column("station", Word, nullable=False),
    Column("day", Day, nullable=False, index=True),
    Column("at", Moment, nullable=False),
    CheckConstraint("minor > 0 AND minor + rounding >= 0", name="something"),
    CheckConstraint("way = 'cash' OR rounding = 0", name="rounding_of_cash"),
    _where("ix_refund_customer_id", "customer_id", "way = 'store_credit'"),
    _where("ix_refund_session_id", "session_id", "session_id IS NOT NULL"),
    append_only=True,
)
"""What of a payment went back, by a credit note (`invoice_id`) or because no paper had used it."""

deposit_tax = table(
    "deposit_tax",
    identity(),
    Column("payment_id", Whole, ForeignKey("payment.id"), nullable=False, index=True),
    Column("invoice_id", Whole, ForeignKey("invoice.id"), index=True),
    Column("rate", Whole, nullable=False),
    Column("net", Whole, nullable=False),
    Column("tax", Whole, nullable=False),
    append_only=True,
)
"""Net and tax of a deposit by rate as it came; below zero what a final invoice deducted or what went back."""

later = table(
    "later",
    identity(),
    Column("order_id", Whole, ForeignKey("sales_order.id"), nullable=False, index=True),
    Column("customer_id", Whole, ForeignKey("customer.id"), nullable=False),
    Column("minor", Whole, nullable=False),
    Column("used", Whole, nullable=False),
    Column("person_id", Whole),
    Column("approved_by", Whole),
    Column("day", Day, nullable=False),
    Column("due_day", Day, nullable=False),
    Column("version", Whole, nullable=False),
    CheckConstraint("minor > 0 AND used >= 0 AND used <= minor", name="not_more_than_agreed"),
    CheckConstraint("approved_by IS NULL OR approved_by <> person_id", name="somebody_else"),
    versioned=True,
)
"""That `minor` of what is taken on `day` may stay open on its invoice until `due_day`."""

uncounted = table(
    "uncounted",
    Column("session_id", Whole, primary_key=True, autoincrement=False),
    Column("day", Day, nullable=False),
)
"""Till sessions whose cash nobody may know yet, from the `day` of their opening until their count is closed."""

paper_copy = table(
    "paper_copy",
    identity(),
    Column("invoice_id", Whole, ForeignKey("invoice.id"), nullable=False),
    Column("count", Whole, nullable=False),
    Column("person_id", Whole),
    Column("station", Word, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_paper_copy_invoice_id", "invoice_id", "count", unique=True),
    append_only=True,
)
"""That a paper was printed again, for the `count`th time, by whom and where (E12)."""
