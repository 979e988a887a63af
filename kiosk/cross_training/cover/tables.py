"""Cover's tables: sessions, their handover notes, who stands beside whom, emergency access."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, UniqueConstraint

from kiosk.core.task import Role, Skill
from kiosk.cross_training.cover.rules.words import CoverReason, LineKind, NoteKind
from kiosk.database.tables import identity, table, unique_while
from kiosk.database.types import Choice, Flag, Json, Moment, Whole, Word

cover_session = table(
    "cover_session",
    identity(),
    Column("person_id", Whole, ForeignKey("person.id"), nullable=False),
    Column("role", Choice(Role), nullable=False),
    Column("absent_id", Whole, ForeignKey("person.id")),
    Column("reason", Choice(CoverReason), nullable=False),
    Column("station", Word, nullable=False),
    Column("warnings", Json, nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("hard_end", Moment, nullable=False),
    Column("ending_at", Moment),
    Column("ended_at", Moment),
    Column("reviewed_by", Whole, ForeignKey("person.id")),
    Column("reviewed_at", Moment),
    Column("version", Whole, nullable=False),
    unique_while("ended_at IS NULL", "ix_cover_live", "person_id", "role"),
    versioned=True,
)  # fmt: skip
"""Somebody acts in a role that is not her own, for `absent_id` or for nobody (vacant)."""

handover_note = table(
    "handover_note",
    identity(),
    Column("session_id", Whole, ForeignKey("cover_session.id"), nullable=False, index=True),
    Column("kind", Choice(NoteKind), nullable=False),
    Column("written_at", Moment, nullable=False),
    Column("accepted_by", Whole, ForeignKey("person.id")),
    Column("accepted_at", Moment),
    Column("version", Whole, nullable=False),
    UniqueConstraint("session_id", "kind", name="handover_note_once"),
    versioned=True,
)
"""Written by the program when a role is taken (OUT) and when it is handed back (BACK)."""

handover_line = table(
    "handover_line",
    identity(),
    Column("note_id", Whole, ForeignKey("handover_note.id"), nullable=False),
    Column("rank", Whole, nullable=False),
    Column("kind", Choice(LineKind), nullable=False),
    Column("ref", Whole),
    Column("facts", Json, nullable=False),
    Column("money", Flag, nullable=False),
    Column("ticked_by", Whole, ForeignKey("person.id")),
    Column("ticked_at", Moment),
    Column("version", Whole, nullable=False),
    UniqueConstraint("note_id", "rank", name="handover_line_rank"),
    versioned=True,
)
"""One line of a note: a kind and its facts, worded when it is shown; a money line is ticked before money."""

beside = table(
    "beside",
    identity(),
    Column("supervisor_id", Whole, ForeignKey("person.id"), nullable=False),
    Column("learner_id", Whole, ForeignKey("person.id"), nullable=False),
    Column("skill", Choice(Skill), nullable=False),
    Column("station", Word, nullable=False),
    Column("by_pin", Flag, nullable=False),
    Column("at", Moment, nullable=False),
    Column("until", Moment, nullable=False),
    Column("used_at", Moment),
    Column("version", Whole, nullable=False),
    Index("ix_beside_learner", "learner_id", "skill", "until"),
    versioned=True,
)
"""A qualified colleague has proved at this station that she stands beside; by PIN it is for one act."""

emergency = table(
    "emergency",
    identity(),
    Column("person_id", Whole, ForeignKey("person.id"), nullable=False, index=True),
    Column("skill", Choice(Skill), nullable=False),
    Column("reason", Word, nullable=False),
    Column("station", Word, nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("until", Moment, nullable=False),
    Column("ended_at", Moment),
    Column("reviewed_by", Whole, ForeignKey("person.id")),
    Column("reviewed_at", Moment),
    Column("finding", Word, nullable=False),
    Column("version", Whole, nullable=False),
    versioned=True,
)
"""Emergency access of a named person to one skill for at most 30 minutes, until somebody else reviews it."""
