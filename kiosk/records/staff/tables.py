"""Staff's tables: people, their roles, PINs and badges, who is signed in and present, wrong tries."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, UniqueConstraint

from kiosk.core.task import Role
from kiosk.database.tables import identity, table
from kiosk.database.types import Choice, Flag, Moment, Whole, Word
from kiosk.records.staff.rules import AbsenceKind, PresenceState

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
"""Who is signed in at which station; a person may be at several, a desk may have several people."""

keypad = table(
    "keypad",
    Column("station", Word, primary_key=True),
    Column("failures", Whole, nullable=False),
    Column("sleeps_until", Moment, nullable=False),
)
"""Wrong PINs in a row at one station: a lobby keypad sleeps, nobody else is locked out."""

person_role = table(
    "person_role",
    identity(),
    Column("person_id", Whole, ForeignKey("person.id"), nullable=False),
    Column("role", Choice(Role), nullable=False),
    Column("since", Moment, nullable=False),
    Column("until", Moment),
    Column("granted_by", Whole, ForeignKey("person.id")),
    Column("version", Whole, nullable=False),
    UniqueConstraint("person_id", "role", name="person_role_once"),
    versioned=True,
)
"""A role that is somebody's own, the one on `person` among them; others are taken by a cover."""

same_person = table(
    "same_person",
    Column("person_id", Whole, ForeignKey("person.id"), primary_key=True),
    Column("human_id", Whole, ForeignKey("person.id"), nullable=False),
    Column("said_by", Whole, ForeignKey("person.id")),
    Column("at", Moment, nullable=False),
    append_only=True,
)
"""A second account of one human being; `human_id` is the first. No row: the account is the human being."""

badge = table(
    "badge",
    identity(),
    Column("person_id", Whole, ForeignKey("person.id"), nullable=False, index=True),
    Column("mark", Word, nullable=False, unique=True),
    Column("given_at", Moment, nullable=False),
    Column("ended_at", Moment),
    Column("version", Whole, nullable=False),
    versioned=True,
)
"""`mark` is a keyed hash of what the badge says: whoever reads the database cannot print one."""

proof = table(
    "proof",
    identity(),
    Column("person_id", Whole, ForeignKey("person.id"), nullable=False),
    Column("station", Word, nullable=False),
    Column("badge_at", Moment),
    Column("pin_at", Moment),
    Column("version", Whole, nullable=False),
    UniqueConstraint("person_id", "station", name="proof_once"),
    versioned=True,
)
"""When somebody last proved at a station who they are, by badge and by PIN."""

badge_clash = table(
    "badge_clash",
    identity(),
    Column("badge_id", Whole, ForeignKey("badge.id"), nullable=False),
    Column("person_id", Whole, ForeignKey("person.id"), nullable=False),
    Column("station", Word, nullable=False),
    Column("elsewhere", Word, nullable=False),
    Column("at", Moment, nullable=False),
    Column("seen_at", Moment),
    Column("version", Whole, nullable=False),
    Index("ix_badge_clash_unseen", "person_id", "seen_at"),
    versioned=True,
)
"""A badge that was read at `station` and, within a minute before, `elsewhere`: its holder is shown it."""

presence = table(
    "presence",
    Column("person_id", Whole, ForeignKey("person.id"), primary_key=True),
    Column("state", Choice(PresenceState), nullable=False),
    Column("since", Moment, nullable=False),
    Column("station", Word, nullable=False),
    Column("version", Whole, nullable=False),
    versioned=True,
)
"""Whether somebody is in the house now, and where; no row is out."""

absence = table(
    "absence",
    identity(),
    Column("person_id", Whole, ForeignKey("person.id"), nullable=False, index=True),
    Column("kind", Choice(AbsenceKind), nullable=False),
    Column("from_at", Moment, nullable=False),
    Column("until_at", Moment, nullable=False),
    Column("entered_by", Whole, ForeignKey("person.id")),
    Column("entered_at", Moment, nullable=False),
    Column("confirmed_by", Whole, ForeignKey("person.id")),
    Column("ended_at", Moment),
    Column("version", Whole, nullable=False),
    Index("ix_absence_open", "ended_at", "until_at"),
    versioned=True,
)
"""Why is seen by the person, the manager and whoever entered it; everyone else sees *away until*."""
