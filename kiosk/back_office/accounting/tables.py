"""Accounting's tables: the chart, append-only entries, kept balances, invoices and payments."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, PrimaryKeyConstraint, text

from kiosk.back_office.accounting.rules import (
    AccountKind,
    EntryKind,
    InvoiceKind,
    InvoiceState,
    LineKind,
    PaymentState,
    Use,
    WayToPay,
)
from kiosk.database.tables import identity, table
from kiosk.database.types import Choice, Day, Moment, Whole, Word

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
    Column("payment_id", Whole, ForeignKey("payment.id")),
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
    Column("order_id", Whole, ForeignKey("sales_order.id"), nullable=False, index=True),
    Column("customer_id", Whole, ForeignKey("customer.id"), nullable=False),
    Column("credits", Whole, ForeignKey("invoice.id")),
    Column("currency", Word, nullable=False),
    Column("net", Whole, nullable=False),
    Column("tax", Whole, nullable=False),
    Column("total", Whole, nullable=False),
    Column("deducted", Whole, nullable=False),
    Column("paid", Whole, nullable=False),
    Column("day", Day, nullable=False),
    Column("due_day", Day),
    Column("posted_at", Moment),
    Column("version", Whole, nullable=False),
    CheckConstraint("net + tax = total", name="adds_up"),
    CheckConstraint(
        "deducted >= 0 AND paid >= 0 AND deducted + paid <= total", name="not_overpaid"
    ),
    Index("ix_invoice_state", "state", "due_day"),
    versioned=True,
)
"""`deducted` is what deposits covered, `paid` what was paid on it; open = total - deducted - paid."""

invoice_line = table(
    "invoice_line",
    identity(),
    Column("invoice_id", Whole, ForeignKey("invoice.id"), nullable=False, index=True),
    Column("order_line_id", Whole, ForeignKey("order_line.id")),
    Column("what", Choice(LineKind), nullable=False),
    Column("name", Word, nullable=False),
    Column("quantity", Whole, nullable=False),
    Column("rate", Whole, nullable=False),
    Column("net", Whole, nullable=False),
    Column("tax", Whole, nullable=False),
    Column("total", Whole, nullable=False),
    CheckConstraint("net + tax = total", name="adds_up"),
    append_only=True,
)

payment = table(
    "payment",
    identity(),
    Column("way", Choice(WayToPay), nullable=False),
    Column("state", Choice(PaymentState), nullable=False),
    Column("order_id", Whole, ForeignKey("sales_order.id"), nullable=False, index=True),
    Column("customer_id", Whole, ForeignKey("customer.id"), nullable=False),
    Column("currency", Word, nullable=False),
    Column("minor", Whole, nullable=False),
    Column("used", Whole, nullable=False),
    Column("refunded", Whole, nullable=False),
    Column("reference", Word, nullable=False),
    Column("captured_at", Moment, nullable=False),
    Column("version", Whole, nullable=False),
    CheckConstraint("minor > 0 AND used >= 0 AND refunded >= 0", name="not_below_zero"),
    CheckConstraint("used <= minor AND refunded <= minor", name="not_more_than_paid"),
    versioned=True,
)
"""A deposit is a captured payment of an order; `used` is what invoices have deducted of it."""
