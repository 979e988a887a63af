"""The till's tables: drawers, sessions, counts with their lines, cash moves and frozen reports."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, UniqueConstraint, text

from kiosk.back_office.till.rules import (
    CountKind,
    MoveKind,
    ReportKind,
    SessionState,
    Sharing,
)
from kiosk.database.tables import identity, table
from kiosk.database.types import Blob, Choice, Day, Flag, Json, Moment, Whole, Word

_LIVE = text("state IN ('opening', 'open', 'handover', 'counting', 'counted')")
_END_OF_DAY = text("kind = 'end_of_day'")

drawer = table(
    "drawer",
    identity(),
    Column("name", Word, nullable=False, unique=True),
    Column("station", Word, nullable=False, unique=True),
    Column("sharing", Choice(Sharing), nullable=False),
    Column("base", Whole, nullable=False),
    Column("added_at", Moment, nullable=False),
    CheckConstraint("base >= 0", name="base"),
)
"""`base` is the amount that is left in it at the close; `station` the PC beside which it stands."""

till_session = table(
    "till_session",
    identity(),
    Column("drawer_id", Whole, ForeignKey("drawer.id"), nullable=False),
    Column("number", Whole, nullable=False, unique=True),
    Column("state", Choice(SessionState), nullable=False),
    Column("opened_by", Whole, ForeignKey("person.id"), nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("opened_day", Day, nullable=False),
    Column("holder", Whole, ForeignKey("person.id"), nullable=False),
    Column("awaits", Whole, ForeignKey("person.id")),
    Column("opening", Whole, nullable=False),
    Column("opening_expected", Whole, nullable=False),
    Column("opening_reason", Word, nullable=False),
    Column("tries", Whole, nullable=False),
    Column("counted", Whole),
    Column("expected", Whole),
    Column("difference", Whole),
    Column("reason", Word, nullable=False),
    Column("to_safe", Whole),
    Column("bag", Word, nullable=False),
    Column("left_over", Whole),
    Column("closed_by", Whole, ForeignKey("person.id")),
    Column("closed_at", Moment),
    Column("closed_day", Day),
    Column("entry_id", Whole, ForeignKey("entry.id")),
    Column("verified_by", Whole, ForeignKey("person.id")),
    Column("verified_at", Moment),
    Column("verified_day", Day),
    Column("verify_note", Word, nullable=False),
    Column("version", Whole, nullable=False),
    CheckConstraint("opening >= 0", name="opening"),
    CheckConstraint("opening = opening_expected OR opening_reason <> ''", name="opening_explained"),
    CheckConstraint("counted - expected = difference", name="difference"),
    CheckConstraint("counted = to_safe + left_over", name="adds_up"),
    CheckConstraint("to_safe >= 0 AND left_over >= 0", name="not_below_zero"),
    CheckConstraint(
        "(state IN ('counted', 'closed', 'verified')) = (expected IS NOT NULL)", name="told"
    ),
    CheckConstraint("(state IN ('closed', 'verified')) = (closed_by IS NOT NULL)", name="closed"),
    CheckConstraint("(state = 'verified') = (verified_by IS NOT NULL)", name="verified"),
    CheckConstraint("verified_by <> closed_by", name="two_people"),
    CheckConstraint("closed_day >= opened_day", name="days"),
    Index("ix_till_session_live", "drawer_id", unique=True, sqlite_where=_LIVE, postgresql_where=_LIVE),
    Index("ix_till_session_drawer", "drawer_id", "number"),
    versioned=True,
)  # fmt: skip
"""At most one session of a drawer is live. `expected` is null until the count is closed: it is kept nowhere."""

till_count = table(
    "till_count",
    identity(),
    Column("session_id", Whole, ForeignKey("till_session.id"), nullable=False, index=True),
    Column("kind", Choice(CountKind), nullable=False),
    Column("complete", Flag, nullable=False),
    Column("minor", Whole, nullable=False),
    Column("person_id", Whole, ForeignKey("person.id"), nullable=False),
    Column("at", Moment, nullable=False),
    CheckConstraint("minor >= 0", name="not_below_zero"),
    append_only=True,
)

till_count_line = table(
    "till_count_line",
    identity(),
    Column("count_id", Whole, ForeignKey("till_count.id"), nullable=False),
    Column("face", Whole, nullable=False),
    Column("many", Whole, nullable=False),
    UniqueConstraint("count_id", "face", name="till_count_face_once"),
    CheckConstraint("face > 0 AND many >= 0", name="pieces"),
    append_only=True,
)

till_handover = table(
    "till_handover",
    identity(),
    Column("session_id", Whole, ForeignKey("till_session.id"), nullable=False, index=True),
    Column("giver", Whole, ForeignKey("person.id"), nullable=False),
    Column("taker", Whole, ForeignKey("person.id"), nullable=False),
    Column("alone", Flag, nullable=False),
    Column("count_id", Whole, ForeignKey("till_count.id")),
    Column("at", Moment, nullable=False),
    append_only=True,
)
"""`alone`: whoever held it had gone, and the other one took it without them."""

cash_move = table(
    "cash_move",
    identity(),
    Column("session_id", Whole, ForeignKey("till_session.id"), nullable=False, index=True),
    Column("kind", Choice(MoveKind), nullable=False),
    Column("minor", Whole, nullable=False),
    Column("reason", Word, nullable=False),
    Column("bag", Word, nullable=False),
    Column("rate", Whole, nullable=False),
    Column("tax", Whole, nullable=False),
    Column("photo", Blob),
    Column("entry_id", Whole, ForeignKey("entry.id")),
    Column("person_id", Whole, ForeignKey("person.id"), nullable=False),
    Column("day", Day, nullable=False),
    Column("at", Moment, nullable=False),
    CheckConstraint("minor <> 0", name="something"),
    CheckConstraint("(minor < 0) = (kind IN ('to_safe', 'to_bank', 'paid_out'))", name="direction"),
    CheckConstraint("kind <> 'to_safe' OR bag <> ''", name="bag"),
    CheckConstraint("kind NOT IN ('paid_out', 'paid_in') OR reason <> ''", name="reason"),
    append_only=True,
)
"""`minor` is signed as it changes the drawer. Payments and refunds are rows of the books, not moves."""

till_report = table(
    "till_report",
    identity(),
    Column("session_id", Whole, ForeignKey("till_session.id"), nullable=False, index=True),
    Column("kind", Choice(ReportKind), nullable=False),
    Column("number", Whole, nullable=False),
    Column("content", Json, nullable=False),
    Column("person_id", Whole, ForeignKey("person.id"), nullable=False),
    Column("day", Day, nullable=False),
    Column("at", Moment, nullable=False),
    UniqueConstraint("kind", "number", name="till_report_number"),
    Index(
        "ix_till_report_end_of_day", "session_id", unique=True,
        sqlite_where=_END_OF_DAY, postgresql_where=_END_OF_DAY,
    ),
    append_only=True,
)  # fmt: skip
"""`content` is all that stands on the paper, frozen when it is made."""
