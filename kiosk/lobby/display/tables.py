"""Display's tables: texts that staff show to a customer, and what a lobby's station cannot do just now."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index

from kiosk.database.tables import identity, table, unique_while
from kiosk.database.types import Choice, Flag, Moment, Whole, Word
from kiosk.lobby.display.rules import TroubleSort

shown_text = table(
    "shown_text",
    identity(),
    Column("station", Word, nullable=False),
    Column("desk", Word, nullable=False),
    Column("text", Word, nullable=False),
    Column("language", Word, nullable=False),
    Column("step", Whole, nullable=False),
    Column("plain", Flag, nullable=False),
    Column("shown_by", Whole, ForeignKey("person.id"), nullable=False),
    Column("shown_at", Moment, nullable=False),
    Column("answer", Word),
    Column("answered_at", Moment),
    Column("ended_at", Moment),
    Column("version", Whole, nullable=False),
    unique_while("ended_at IS NULL", "ix_shown_text_open", "station"),
    versioned=True,
)
"""`station` shows, large, what stands typed at `desk`. Text and answer are sealed with a key of the house that
no database holds, and emptied when it ends: a talk is not kept, not in a server's old pages either."""

kiosk_trouble = table(
    "kiosk_trouble",
    identity(),
    Column("station", Word, nullable=False),
    Column("kind", Choice(TroubleSort), nullable=False),
    Column("detail", Word, nullable=False),
    Column("since", Moment, nullable=False),
    Column("seen_by", Whole, ForeignKey("person.id")),
    Column("seen_at", Moment),
    Column("ended_at", Moment),
    Column("version", Whole, nullable=False),
    unique_while("ended_at IS NULL", "ix_kiosk_trouble_open", "station", "kind"),
    Index("ix_kiosk_trouble_since", "since"),
    versioned=True,
)
"""Told to every desk until somebody has seen to it or it is over."""
