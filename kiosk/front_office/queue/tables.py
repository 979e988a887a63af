"""Queue's tables: visits with the times of their states, and cases on hold."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index

from kiosk.database.tables import identity, table, unique_while
from kiosk.database.types import Choice, Day, Moment, Whole, Word
from kiosk.front_office.queue.rules import CaseKind, HoldReason, Reason, VisitState

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

_HELD = "ended_at IS NULL"

held_case = table(
    "held_case",
    identity(),
    Column("word", Word, nullable=False),
    Column("kind", Choice(CaseKind), nullable=False),
    Column("about", Whole, nullable=False),
    Column("visit_id", Whole, ForeignKey("visit.id")),
    Column("reason", Choice(HoldReason), nullable=False),
    Column("held_by", Whole, ForeignKey("person.id"), nullable=False),
    Column("held_at", Moment, nullable=False),
    Column("held_station", Word, nullable=False),
    Column("taken_by", Whole, ForeignKey("person.id")),
    Column("taken_at", Moment),
    Column("ended_at", Moment),
    Column("version", Whole, nullable=False),
    unique_while(_HELD, "ix_held_case_word", "word"),
    unique_while(_HELD, "ix_held_case_about", "kind", "about"),
    versioned=True,
)  # fmt: skip
"""A case that anybody qualified may go on with; `word` is spoken, `about` the pick-up. One claim takes it."""
