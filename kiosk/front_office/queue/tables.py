"""Queue's table: visits, each with the times of its states."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index

from kiosk.database.tables import identity, table
from kiosk.database.types import Choice, Day, Moment, Whole, Word
from kiosk.front_office.queue.rules import Reason, VisitState

visit = table(
    "visit",
    identity(),
    Column("number", Word, nullable=False),
    Column("day", Day, nullable=False),
    Column("state", Choice(VisitState), nullable=False),
    Column("reason", Choice(Reason), nullable=False),
    Column("customer_id", Whole, ForeignKey("customer.id")),
    Column("about", Whole),
    Column("station", Word, nullable=False),
    Column("language", Word, nullable=False),
    Column("served_by", Whole, ForeignKey("person.id")),
    Column("served_at_station", Word),
    Column("arrived_at", Moment, nullable=False),
    Column("waiting_at", Moment),
    Column("served_at", Moment),
    Column("ended_at", Moment),
    Column("version", Whole, nullable=False),
    Index("ix_visit_day", "day", "state"),
    Index("ix_visit_state", "state"),
    Index("ix_visit_about", "reason", "about", "day"),
    versioned=True,
)
"""`about` is the pickup of a collection; `number` what is called out: ``A 42``, counted anew each day."""
