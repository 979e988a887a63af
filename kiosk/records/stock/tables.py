"""Stock's tables: products, places, moves, and what is on hand where."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, PrimaryKeyConstraint

from kiosk.database.tables import identity, table
from kiosk.database.types import Choice, Day, Flag, Folded, Moment, Whole, Word
from kiosk.records.stock.rules import PlaceKind, ProductKind, Why

product = table(
    "product",
    identity(),
    Column("sku", Word, nullable=False, unique=True),
    Column("name", Word, nullable=False),
    Column("folded", Folded, nullable=False),
    Column("kind", Choice(ProductKind), nullable=False),
    Column("barcode", Word, index=True),
    Column("price", Whole, nullable=False),
    Column("rate", Whole, nullable=False),
    Column("picture", Word, nullable=False),
    Column("counted", Flag, nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("version", Whole, nullable=False),
    versioned=True,
)
"""`price` in minor units as on the shelf, `rate` in basis points; `counted` false until stock was ever counted."""

place = table(
    "place",
    identity(),
    Column("name", Word, nullable=False, unique=True),
    Column("kind", Choice(PlaceKind), nullable=False),
    Column("added_at", Moment, nullable=False),
)

move = table(
    "move",
    identity(),
    Column("product_id", Whole, ForeignKey("product.id"), nullable=False),
    Column("from_id", Whole, ForeignKey("place.id"), nullable=False),
    Column("to_id", Whole, ForeignKey("place.id"), nullable=False),
    Column("quantity", Whole, nullable=False),
    Column("why", Choice(Why), nullable=False),
    Column("about", Whole),
    Column("at", Moment, nullable=False),
    Column("day", Day, nullable=False),
    Column("reverses", Whole, ForeignKey("move.id"), unique=True),
    CheckConstraint("quantity > 0", name="something"),
    CheckConstraint("from_id <> to_id", name="somewhere"),
    Index("ix_move_product", "product_id", "id"),
    append_only=True,
)
"""`about` is the order line, package or hand-over that asked for it, by `why`."""

on_hand = table(
    "on_hand",
    Column("product_id", Whole, ForeignKey("product.id"), nullable=False),
    Column("place_id", Whole, ForeignKey("place.id"), nullable=False),
    Column("quantity", Whole, nullable=False),
    Column("loose", Flag, nullable=False),
    PrimaryKeyConstraint("product_id", "place_id"),
    CheckConstraint("quantity >= 0 OR loose IS TRUE", name="not_below_zero"),
    Index("ix_on_hand_place", "place_id"),
)
"""`loose`: an outside place, or a product that was never counted, may fall below zero."""
