"""Check-in's table: the wrong tries at its screens."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index

from kiosk.database.tables import identity, table
from kiosk.database.types import Day, Moment, Whole, Word

wrong_pass = table(
    "wrong_pass",
    identity(),
    Column("day", Day, nullable=False),
    Column("at", Moment, nullable=False),
    Column("station", Word, nullable=False),
    Column("session", Word, nullable=False),
    Column("visit_id", Whole, ForeignKey("visit.id")),
    Column("customer_id", Whole, ForeignKey("customer.id")),
    Index("ix_wrong_pass_visit", "visit_id", "day"),
    Index("ix_wrong_pass_customer", "customer_id", "day"),
    Index("ix_wrong_pass_station", "station", "at"),
    append_only=True,
)
"""One row a wrong try; `session` is one customer at one screen, `visit_id` and `customer_id`
where one fact fitted and the second did not."""
