"""The table of *need a colleague*: who asked from where, and who is coming."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index

from kiosk.database.tables import identity, table
from kiosk.database.types import Moment, Whole, Word

colleague_call = table(
    "colleague_call",
    identity(),
    Column("asked_by", Whole, ForeignKey("person.id"), nullable=False),
    Column("station", Word, nullable=False),
    Column("wanted_id", Whole, ForeignKey("person.id")),
    Column("task", Word),
    Column("asked_at", Moment, nullable=False),
    Column("coming_id", Whole, ForeignKey("person.id")),
    Column("coming_at", Moment),
    Column("ended_at", Moment),
    Column("version", Whole, nullable=False),
    Index("ix_colleague_call_open", "ended_at", "asked_at"),
    versioned=True,
)
"""`wanted_id` is the one colleague who is asked, null is anybody; `coming_id` the first who said so."""
