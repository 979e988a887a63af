"""Orders' tables: orders with their three axes, and their lines with what was released of each."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, UniqueConstraint

from kiosk.database.tables import identity, table
from kiosk.database.types import Choice, Day, Flag, Moment, Whole, Word
from kiosk.records.orders.rules import Billing, Delivery, Fulfilment, Paper, Standing

sales_order = table(
    "sales_order",
    identity(),
    Column("number", Word, nullable=False, unique=True),
    Column("customer_id", Whole, ForeignKey("customer.id"), nullable=False),
    Column("standing", Choice(Standing), nullable=False),
    Column("fulfilment", Choice(Fulfilment), nullable=False),
    Column("billing", Choice(Billing), nullable=False),
    Column("paper", Choice(Paper), nullable=False),
    Column("delivery", Choice(Delivery), nullable=False),
    Column("currency", Word, nullable=False),
    Column("taxes_included", Flag, nullable=False),
    Column("goods", Whole, nullable=False),
    Column("discount", Whole, nullable=False),
    Column("shipping", Whole, nullable=False),
    Column("tax", Whole, nullable=False),
    Column("total", Whole, nullable=False),
    Column("source", Word, nullable=False),
    Column("source_id", Word),
    Column("fingerprint", Word),
    Column("note", Word, nullable=False),
    Column("placed_at", Moment, nullable=False),
    Column("confirmed_at", Moment),
    Column("promised_at", Moment),
    Column("not_after", Day),
    Column("version", Whole, nullable=False),
    UniqueConstraint("source", "source_id", name="sales_order_source"),
    Index("ix_sales_order_customer", "customer_id", "id"),
    Index("ix_sales_order_fulfilment", "fulfilment", "standing", "id"),
    Index("ix_sales_order_billing", "billing", "id"),
    versioned=True,
)
"""Minor units throughout: goods - discount + shipping (+ tax where it is not included) = total."""

order_line = table(
    "order_line",
    identity(),
    Column("order_id", Whole, ForeignKey("sales_order.id"), nullable=False),
    Column("position", Whole, nullable=False),
    Column("product_id", Whole, ForeignKey("product.id")),
    Column("sku", Word, nullable=False),
    Column("name", Word, nullable=False),
    Column("quantity", Whole, nullable=False),
    Column("price", Whole, nullable=False),
    Column("discount", Whole, nullable=False),
    Column("total", Whole, nullable=False),
    Column("rate", Whole, nullable=False),
    Column("tax", Whole, nullable=False),
    Column("carried", Flag, nullable=False),
    Column("released", Whole, nullable=False),
    Column("cancelled", Whole, nullable=False),
    Column("version", Whole, nullable=False),
    UniqueConstraint("order_id", "position", name="order_line_position"),
    CheckConstraint("quantity > 0", name="something"),
    CheckConstraint("released >= 0 AND cancelled >= 0", name="not_below_zero"),
    CheckConstraint("released + cancelled <= quantity", name="not_more_than_ordered"),
    versioned=True,
)
"""`total` is what the line costs with its share of the order's discount and its tax; `carried` false: a service,
shipping or a tip, nothing to carry. What still waits is quantity - released - cancelled."""
