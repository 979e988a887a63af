"""Staff's tables: people, their PINs, who is signed in where, and wrong tries per station."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index

from kiosk.core.task import Role
from kiosk.database.tables import identity, table
from kiosk.database.types import Choice, Flag, Moment, Whole, Word

person = table(
    "person",
    identity(),
    Column("name", Word, nullable=False),
    Column("folded", Word, nullable=False),
    Column("role", Choice(Role), nullable=False),
    Column("owner", Flag, nullable=False),
    Column("active", Flag, nullable=False),
    Column("language", Word, nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("version", Whole, nullable=False),
    versioned=True,
)
"""A human being who works here; `role` is her own, `active` false from the second she has left."""

pin = table(
    "pin",
    Column("person_id", Whole, ForeignKey("person.id"), primary_key=True),
    Column("hash", Word, nullable=False),
    Column("failures", Whole, nullable=False),
    Column("next_try_at", Moment, nullable=False),
    Column("disabled_at", Moment),
    Column("set_at", Moment, nullable=False),
    Column("version", Whole, nullable=False),
    versioned=True,
)

session = table(
    "session",
    identity(),
    Column("person_id", Whole, ForeignKey("person.id"), nullable=False),
    Column("station", Word, nullable=False),
    Column("since", Moment, nullable=False),
    Column("ended_at", Moment),
    Index("ix_session_open", "station", "ended_at"),
    Index("ix_session_person", "person_id", "ended_at"),
)
"""Who is signed in at which station; a person may be at several, a station has one at a time."""

keypad = table(
    "keypad",
    Column("station", Word, primary_key=True),
    Column("failures", Whole, nullable=False),
    Column("sleeps_until", Moment, nullable=False),
)
"""Wrong PINs in a row at one station: a lobby keypad sleeps, nobody else is locked out."""
