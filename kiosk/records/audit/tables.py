"""The audit's one table: a chain of records for each station, never changed."""

from __future__ import annotations

from sqlalchemy import Column, UniqueConstraint

from kiosk.database.tables import identity, table
from kiosk.database.types import Day, Json, Moment, Whole, Word

audit = table(
    "audit",
    identity(),
    Column("chain", Word, nullable=False),
    Column("seq", Whole, nullable=False),
    Column("prev_hash", Word, nullable=False),
    Column("hash", Word, nullable=False),
    Column("at", Moment, nullable=False),
    Column("day", Day, nullable=False, index=True),
    Column("task", Word, nullable=False),
    Column("about", Whole),
    Column("actor", Word, nullable=False),
    Column("person_id", Whole, index=True),
    Column("role", Word),
    Column("cover_id", Whole),
    Column("supervisor_id", Whole),
    Column("visit_id", Whole),
    Column("job", Word),
    Column("command", Word, nullable=False, unique=True),
    Column("body", Word, nullable=False),
    Column("evidence", Json, nullable=False),
    UniqueConstraint("chain", "seq", name="audit_chain_seq"),
    UniqueConstraint("chain", "prev_hash", name="audit_chain_prev"),
    append_only=True,
)
"""No personal data stands here: people are ids, customers a visit's id, texts only as a hash of the command."""
