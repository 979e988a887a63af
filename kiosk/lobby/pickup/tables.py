"""Pickup's tables: pickups, their lines, wrong codes by day, what was scanned, and each hand-over, once."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    PrimaryKeyConstraint,
    UniqueConstraint,
)

from kiosk.database.tables import identity, table
from kiosk.database.types import Blob, Choice, Day, Flag, Json, Moment, Whole, Word
from kiosk.lobby.pickup.rules import Confirmed, Method, PickupState

pickup = table(
    "pickup",
    identity(),
    Column("number", Word, nullable=False, unique=True),
    Column("order_id", Whole, ForeignKey("sales_order.id"), nullable=False, index=True),
    Column("parent_id", Whole, ForeignKey("pickup.id")),
    Column("part", Whole, nullable=False),
    Column("state", Choice(PickupState), nullable=False),
    Column("blockers", Json, nullable=False),
    Column("code_hash", Word, unique=True),
    Column("qr_hash", Word, unique=True),
    Column("code_at", Moment),
    Column("made_at", Moment, nullable=False),
    Column("ready_at", Moment),
    Column("hold_until", Day),
    Column("visit_id", Whole, ForeignKey("visit.id")),
    Column("method", Choice(Method)),
    Column("wanted", Json),
    Column("claimed_by", Whole, ForeignKey("person.id")),
    Column("claimed_at_station", Word),
    Column("lease_until", Moment),
    Column("needs_desk_day", Day),
    Column("collected_at", Moment),
    Column("version", Whole, nullable=False),
    Index("ix_pickup_state", "state", "hold_until"),
    versioned=True,
)
"""Code and QR id stand here only as keyed hashes; both are null again once burned. `wanted` are the order lines
that the customer chose to take now."""

pickup_line = table(
    "pickup_line",
    identity(),
    Column("pickup_id", Whole, ForeignKey("pickup.id"), nullable=False, index=True),
    Column("order_line_id", Whole, ForeignKey("order_line.id"), nullable=False),
    Column("quantity", Whole, nullable=False),
    Column("taken", Whole, nullable=False),
    UniqueConstraint("pickup_id", "order_line_id", name="pickup_line_once"),
    CheckConstraint("quantity > 0 AND taken >= 0 AND taken <= quantity", name="quantities"),
)

pickup_scan = table(
    "pickup_scan",
    Column("pickup_id", Whole, ForeignKey("pickup.id"), nullable=False),
    Column("package_id", Whole, ForeignKey("package.id"), nullable=False),
    Column("person_id", Whole, ForeignKey("person.id"), nullable=False),
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("pickup_id", "package_id"),
)

wrong_code = table(
    "wrong_code",
    identity(),
    Column("day", Day, nullable=False),
    Column("at", Moment, nullable=False),
    Column("station", Word, nullable=False),
    Column("pickup_id", Whole, ForeignKey("pickup.id")),
    Index("ix_wrong_code_pickup", "pickup_id", "day"),
    Index("ix_wrong_code_station", "station", "at"),
    append_only=True,
)
"""One row a wrong try; `pickup_id` where the code fitted and the second fact did not."""

handover = table(
    "handover",
    identity(),
    Column("pickup_id", Whole, ForeignKey("pickup.id"), nullable=False, unique=True),
    Column("receipt_number", Word, nullable=False, unique=True),
    Column("invoice_id", Whole, ForeignKey("invoice.id")),
    Column("visit_id", Whole, ForeignKey("visit.id")),
    Column("method", Choice(Method), nullable=False),
    Column("confirmed", Choice(Confirmed), nullable=False),
    Column("collector", Word, nullable=False),
    Column("signature", Blob),
    Column("signed_sha256", Word),
    Column("person_id", Whole, ForeignKey("person.id"), nullable=False),
    Column("role", Word, nullable=False),
    Column("station", Word, nullable=False),
    Column("language", Word, nullable=False),
    Column("whole", Flag, nullable=False),
    Column("at", Moment, nullable=False),
    Column("day", Day, nullable=False, index=True),
    append_only=True,
)
"""Exactly one for each pickup, whoever pressed how often. `signature` are strokes (JSON), `collector` who signed."""
