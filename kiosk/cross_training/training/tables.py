"""Training's table: one row for what a person may do by one skill."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, UniqueConstraint

from kiosk.core.task import Skill
from kiosk.cross_training.training.rules import Level, Origin
from kiosk.database.tables import identity, table
from kiosk.database.types import Choice, Day, Moment, Whole, Word

qualification = table(
    "qualification",
    identity(),
    Column("person_id", Whole, ForeignKey("person.id"), nullable=False),
    Column("skill", Choice(Skill), nullable=False),
    Column("level", Choice(Level), nullable=False),
    Column("origin", Choice(Origin), nullable=False),
    Column("from_day", Day, nullable=False),
    Column("until_day", Day),
    Column("suspended_from", Moment),
    Column("suspended_until", Moment),
    Column("revoked_at", Moment),
    Column("granted_by", Whole, ForeignKey("person.id")),
    Column("granted_at", Moment, nullable=False),
    Column("reason", Word, nullable=False),
    Column("version", Whole, nullable=False),
    UniqueConstraint("person_id", "skill", name="qualification_once"),
    versioned=True,
)
"""`granted_by` is null where the owner's key granted it on the first day."""
