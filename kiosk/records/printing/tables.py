"""Printing's tables: what a fiscal device said of a receipt, and papers that were printed again."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index

from kiosk.database.tables import identity, table
from kiosk.database.types import Choice, Day, Moment, Whole, Word
from kiosk.records.printing.rules import FiscalOutcome

fiscal_answer = table(
    "fiscal_answer",
    identity(),
    Column("paper", Word, nullable=False),
    Column("ref", Whole, nullable=False),
    Column("number", Word, nullable=False),
    Column("outcome", Choice(FiscalOutcome), nullable=False),
    Column("cause", Word, nullable=False),
    Column("serial", Word, nullable=False),
    Column("counter", Whole, nullable=False),
    Column("signature", Word, nullable=False),
    Column("station", Word, nullable=False),
    Column("day", Day, nullable=False),
    Column("at", Moment, nullable=False),
    CheckConstraint(
        "(outcome = 'signed') = (serial <> '' AND signature <> '' AND cause = '')", name="said"
    ),
    Index("ix_fiscal_answer_once", "paper", "ref", unique=True),
    Index("ix_fiscal_answer_day", "day", "outcome"),
    append_only=True,
)
"""What the device of the receipt `number` said when it was first printed: its signature, or why there is none.

`paper` and `ref` are those of the job. A copy says the same again and is signed by nobody.
"""

print_copy = table(
    "print_copy",
    identity(),
    Column("paper", Word, nullable=False),
    Column("ref", Whole, nullable=False),
    Column("count", Whole, nullable=False),
    Column("person_id", Whole),
    Column("station", Word, nullable=False),
    Column("at", Moment, nullable=False),
    CheckConstraint("count >= 0", name="counted"),
    Index("ix_print_copy_once", "paper", "ref", "count", unique=True),
    append_only=True,
)
"""That somebody printed a paper: 0 is the first print, the others are marked COPY 1, COPY 2 (E12)."""
