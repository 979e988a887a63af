"""Sales' tables: sales with their lines, what came back of them, and the copies of their receipts."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index

from kiosk.back_office.accounting.rules import WayToPay
from kiosk.database.tables import identity, table
from kiosk.database.types import Choice, Day, Flag, Moment, Whole, Word
from kiosk.front_office.sales.rules import CopyReason, Reason

sale = table(
    "sale",
    identity(),
    Column("receipt_id", Whole, ForeignKey("invoice.id"), nullable=False, unique=True),
    Column("payment_id", Whole, ForeignKey("payment.id"), nullable=False, unique=True),
    Column("customer_id", Whole, ForeignKey("customer.id")),
    Column("order_id", Whole, ForeignKey("sales_order.id")),
    Column("station", Word, nullable=False),
    Column("person_id", Whole, ForeignKey("person.id")),
    Column("session_id", Whole),
    Column("language", Word, nullable=False),
    Column("day", Day, nullable=False, index=True),
    Column("at", Moment, nullable=False),
    append_only=True,
)
"""`order_id`: sold beside what is collected of that order. `session_id`: the till session, if one was open."""

sale_line = table(
    "sale_line",
    identity(),
    Column("sale_id", Whole, ForeignKey("sale.id"), nullable=False, index=True),
    Column("invoice_line_id", Whole, ForeignKey("invoice_line.id"), nullable=False, unique=True),
    Column("product_id", Whole, ForeignKey("product.id"), nullable=False),
    Column("name", Word, nullable=False),
    Column("quantity", Whole, nullable=False),
    Column("price", Whole, nullable=False),
    Column("total", Whole, nullable=False),
    Column("tax", Whole, nullable=False),
    Column("rate", Whole, nullable=False),
    Column("returned", Whole, nullable=False),
    CheckConstraint("quantity > 0 AND price >= 0 AND total >= 0", name="something"),
    CheckConstraint("returned >= 0 AND returned <= quantity", name="not_more_than_sold"),
    append_only=True,
    free=("returned",),
)
"""`price` is what stood on the shelf, `total` with tax; `returned` counts the pieces that came back."""

sale_return = table(
    "sale_return",
    identity(),
    Column("sale_id", Whole, ForeignKey("sale.id"), nullable=False, index=True),
    Column("credit_id", Whole, ForeignKey("invoice.id"), nullable=False, unique=True),
    Column("reason", Choice(Reason), nullable=False),
    Column("note", Word, nullable=False),
    Column("way", Choice(WayToPay), nullable=False),
    Column("minor", Whole, nullable=False),
    Column("station", Word, nullable=False),
    Column("person_id", Whole, ForeignKey("person.id"), nullable=False),
    Column("session_id", Whole),
    Column("language", Word, nullable=False),
    Column("day", Day, nullable=False),
    Column("at", Moment, nullable=False),
    CheckConstraint("minor > 0", name="something"),
    Index("ix_sale_return_person", "person_id", "day"),
    append_only=True,
)

sale_return_line = table(
    "sale_return_line",
    identity(),
    Column("return_id", Whole, ForeignKey("sale_return.id"), nullable=False, index=True),
    Column("line_id", Whole, ForeignKey("sale_line.id"), nullable=False, index=True),
    Column("quantity", Whole, nullable=False),
    Column("aside", Flag, nullable=False),
    CheckConstraint("quantity > 0", name="something"),
    append_only=True,
)

sale_return_approval = table(
    "sale_return_approval",
    Column("return_id", Whole, ForeignKey("sale_return.id"), primary_key=True),
    Column("asked_by", Whole, ForeignKey("person.id"), nullable=False),
    Column("approver_id", Whole, ForeignKey("person.id"), nullable=False),
    Column("at", Moment, nullable=False),
    CheckConstraint("asked_by <> approver_id", name="two_people"),
    append_only=True,
)
"""Who approved a return above the limit of whoever gave it back: both sides, beside its credit note."""

sale_copy = table(
    "sale_copy",
    identity(),
    Column("sale_id", Whole, ForeignKey("sale.id"), nullable=False, index=True),
    Column("count", Whole, nullable=False),
    Column("reason", Choice(CopyReason), nullable=False),
    Column("person_id", Whole, ForeignKey("person.id"), nullable=False),
    Column("station", Word, nullable=False),
    Column("at", Moment, nullable=False),
    CheckConstraint("count > 0", name="counted"),
    Index("ix_sale_copy_once", "sale_id", "count", unique=True),
    append_only=True,
)
"""Receipts that were printed again: COPY 1, COPY 2, who did it and why (E12)."""
