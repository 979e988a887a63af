"""Help's table: calls for help, each with who is coming."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index

from kiosk.database.tables import identity, table
from kiosk.database.types import Choice, Day, Moment, Whole, Word
from kiosk.lobby.help.rules import CallState

help_call = table(
    "help_call",
    identity(),
    Column("station", Word, nullable=False),
    Column("language", Word, nullable=False),
    Column("visit_id", Whole, ForeignKey("visit.id")),
    Column("day", Day, nullable=False),
    Column("at", Moment, nullable=False),
    Column("state", Choice(CallState), nullable=False),
    Column("person_id", Whole, ForeignKey("person.id")),
    Column("coming_at", Moment),
    Column("done_at", Moment),
    Column("version", Whole, nullable=False),
    CheckConstraint("state <> 'coming' OR person_id IS NOT NULL", name="somebody_comes"),
    Index("ix_help_call_day", "day", "state"),
    versioned=True,
)
"""A station has at most one open call: whoever presses again at the same screen joins it."""
