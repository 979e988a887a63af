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
    Column("order_id", Whole, ForeignKey("sales_order.id"), nullable=False),
    Column("parent_id", Whole, ForeignKey("pickup.id"), unique=True),
    Column("part", Whole, nullable=False),
    Column("state", Choice(PickupState), nullable=False),
    Column("blockers", Json, nullable=False),
    Column("code_seed", Word, unique=True),
    Column("code_hash", Word, unique=True),
    Column("qr_hash", Word, unique=True),
    Column("code_at", Moment),
    Column("made_at", Moment, nullable=False),
    Column("ready_at", Moment),
    Column("hold_until", Day),
    Column("visit_id", Whole, ForeignKey("visit.id")),
    Column("method", Choice(Method)),
    Column("facts", Json, nullable=False),
    Column("wanted", Json),
    Column("collector", Word, nullable=False),
    Column("signature", Blob),
    Column("claimed_by", Whole, ForeignKey("person.id")),
    Column("claimed_at_station", Word),
    Column("lease_until", Moment),
    Column("fetching", Flag, nullable=False),
    Column("collected_at", Moment),
    Column("version", Whole, nullable=False),
    CheckConstraint(
        "code_hash IS NULL OR state NOT IN ('collected', 'cancelled')", name="code_burned"
    ),
    CheckConstraint(
        "state <> 'collected' OR (method IS NOT NULL AND collected_at IS NOT NULL)",
        name="collected_by_whom",
    ),
    CheckConstraint("(claimed_by IS NULL) = (lease_until IS NULL)", name="lease"),
    UniqueConstraint("order_id", "part", name="pickup_part"),
    Index("ix_pickup_state", "state", "hold_until"),
    Index("ix_pickup_visit", "visit_id"),
    versioned=True,
)
"""The code itself is never stored: `code_hash` and `qr_hash` are keyed hashes to find it by, `code_seed` gives
it again only together with the business's key; all three are null once it is burned. `wanted` are the order
lines that the customer chose to take now, `facts` those that fitted at the desk, `signature` strokes (JSON)
until the hand-over takes them."""

pickup_line = table(
    "pickup_line",
    identity(),
    Column("pickup_id", Whole, ForeignKey("pickup.id"), nullable=False),
    Column("order_line_id", Whole, ForeignKey("order_line.id"), nullable=False, index=True),
    Column("quantity", Whole, nullable=False),
    Column("taken", Whole, nullable=False),
    UniqueConstraint("pickup_id", "order_line_id", name="pickup_line_once"),
    CheckConstraint("quantity > 0 AND taken >= 0 AND taken <= quantity", name="quantities"),
)
"""How many of an order line a pickup covers; what was not taken stands again in the next part."""

pickup_shipment = table(
    "pickup_shipment",
    Column("shipment_id", Whole, ForeignKey("shipment.id"), primary_key=True),
    Column("pickup_id", Whole, ForeignKey("pickup.id"), nullable=False, index=True),
    Column("at", Moment, nullable=False),
    append_only=True,
)
"""Which staged shipments a pickup has told its customer of, each once."""

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
    Column("session", Word, nullable=False),
    Column("pickup_id", Whole, ForeignKey("pickup.id")),
    Index("ix_wrong_code_pickup", "pickup_id", "day"),
    Index("ix_wrong_code_station", "station", "at"),
    append_only=True,
)
"""One row a wrong try; `session` is one customer at one screen, `pickup_id` where the code fitted and the
second fact did not."""

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
    CheckConstraint(
        "confirmed <> 'signature' OR signed_sha256 IS NOT NULL", name="signed_is_signed"
    ),
    append_only=True,
)
"""Exactly one for each pickup, whoever pressed how often. `signature` are strokes (JSON), `signed_sha256` the
hash of the list that was signed, `collector` who collected in the customer's place (empty: the customer)."""
