"""Fulfilment's tables: shipments, what each must hold, and the packages with their shelf places."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, UniqueConstraint

from kiosk.back_office.fulfilment.rules import ShipmentState
from kiosk.database.tables import identity, table
from kiosk.database.types import Choice, Moment, Whole, Word

shipment = table(
    "shipment",
    identity(),
    Column("order_id", Whole, ForeignKey("sales_order.id"), nullable=False),
    Column("part", Whole, nullable=False),
    Column("state", Choice(ShipmentState), nullable=False),
    Column("started_by", Whole, ForeignKey("person.id")),
    Column("picked_by", Whole, ForeignKey("person.id")),
    Column("packed_by", Whole, ForeignKey("person.id")),
    Column("staged_by", Whole, ForeignKey("person.id")),
    Column("made_at", Moment, nullable=False),
    Column("started_at", Moment),
    Column("picked_at", Moment),
    Column("packed_at", Moment),
    Column("staged_at", Moment),
    Column("done_at", Moment),
    Column("version", Whole, nullable=False),
    UniqueConstraint("order_id", "part", name="shipment_part"),
    Index("ix_shipment_state", "state", "id"),
    versioned=True,
)
"""`part` 1 is the first shipment of an order, 2 what was split off as still to come, and so on."""

shipment_line = table(
    "shipment_line",
    identity(),
    Column("shipment_id", Whole, ForeignKey("shipment.id"), nullable=False, index=True),
    Column("order_line_id", Whole, ForeignKey("order_line.id"), nullable=False, index=True),
    Column("product_id", Whole, ForeignKey("product.id"), nullable=False),
    Column("quantity", Whole, nullable=False),
    Column("picked", Whole, nullable=False),
    UniqueConstraint("shipment_id", "order_line_id", name="shipment_line_once"),
    CheckConstraint("quantity > 0 AND picked >= 0 AND picked <= quantity", name="quantities"),
)

package = table(
    "package",
    identity(),
    Column("shipment_id", Whole, ForeignKey("shipment.id"), nullable=False, index=True),
    Column("number", Word, nullable=False, unique=True),
    Column("place_id", Whole, ForeignKey("place.id"), index=True),
    Column("staged_at", Moment),
    Column("out_at", Moment),
)
"""`number` is scanned: ``1042-1``. `place_id` is its shelf place until it goes out."""

package_item = table(
    "package_item",
    identity(),
    Column("package_id", Whole, ForeignKey("package.id"), nullable=False, index=True),
    Column("shipment_line_id", Whole, ForeignKey("shipment_line.id"), nullable=False),
    Column("quantity", Whole, nullable=False),
    UniqueConstraint("package_id", "shipment_line_id", name="package_item_once"),
    CheckConstraint("quantity > 0", name="something"),
)
