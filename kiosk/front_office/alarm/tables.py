"""Alarm's tables: alarms and drills, everybody who was in when one began, who needs help to get out."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index

from kiosk.database.tables import identity, table, unique_while
from kiosk.database.types import Choice, Flag, Moment, Whole, Word
from kiosk.front_office.alarm.rules import AlarmKind, Who

alarm = table(
    "alarm",
    identity(),
    Column("kind", Choice(AlarmKind), nullable=False),
    Column("house", Whole, nullable=False),
    Column("began_at", Moment, nullable=False),
    Column("began_by", Whole, ForeignKey("person.id")),
    Column("station", Word, nullable=False),
    Column("way_out", Word, nullable=False),
    Column("ended_at", Moment),
    Column("ended_by", Whole, ForeignKey("person.id")),
    Column("version", Whole, nullable=False),
    unique_while("ended_at IS NULL", "ix_alarm_open", "house"),
    versioned=True,
)
"""`house` is always 1: one alarm at a time. `way_out` is another exit than the usual one, as staff said it."""

alarm_person = table(
    "alarm_person",
    identity(),
    Column("alarm_id", Whole, ForeignKey("alarm.id"), nullable=False),
    Column("who", Choice(Who), nullable=False),
    Column("about", Whole, nullable=False),
    Column("name", Word, nullable=False),
    Column("place", Word, nullable=False),
    Column("since", Moment, nullable=False),
    Column("perhaps", Flag, nullable=False),
    Column("needs_help", Flag, nullable=False),
    Column("safe_at", Moment),
    Column("safe_by", Whole, ForeignKey("person.id")),
    Column("version", Whole, nullable=False),
    Index("ix_alarm_person_once", "alarm_id", "who", "about", unique=True),
    versioned=True,
)
"""`about` is the person's or the visit's id; `place` where they were last known to be; `perhaps`: served a
while before, nobody saw them go."""

alarm_help = table(
    "alarm_help",
    identity(),
    Column("alarm_id", Whole, ForeignKey("alarm.id"), nullable=False),
    Column("station", Word, nullable=False),
    Column("visit_id", Whole, ForeignKey("visit.id")),
    Column("asked_at", Moment, nullable=False),
    Column("going_by", Whole, ForeignKey("person.id")),
    Column("going_at", Moment),
    Column("done_at", Moment),
    Column("version", Whole, nullable=False),
    unique_while("done_at IS NULL", "ix_alarm_help_open", "alarm_id", "station"),
    versioned=True,
)
"""Somebody at a lobby's screen who cannot get out alone: stands at every desk until somebody got them out."""
