"""Customers' table: one card each, with the folded columns that searching and matching use."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, PrimaryKeyConstraint

from kiosk.database.tables import identity, table
from kiosk.database.types import Folded, Moment, Whole, Word

customer = table(
    "customer",
    identity(),
    Column("name", Word, nullable=False),
    Column("folded", Folded, nullable=False),
    Column("last_name_key", Word, nullable=False),
    Column("company", Word, nullable=False),
    Column("email", Word, nullable=False),
    Column("email_key", Word, index=True),
    Column("phone", Word, nullable=False),
    Column("phone_key", Word, index=True),
    Column("street", Word, nullable=False),
    Column("postcode", Word, nullable=False),
    Column("city", Word, nullable=False),
    Column("country", Word, nullable=False),
    Column("language", Word, nullable=False),
    Column("source", Word, nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("version", Whole, nullable=False),
    Index("ix_customer_folded", "folded"),
    versioned=True,
)
"""`email_key` is the case-folded address, `phone_key` E.164; null where there is none. Empty text = not known."""

customer_word = table(
    "customer_word",
    Column("customer_id", Whole, ForeignKey("customer.id"), nullable=False),
    Column("word", Folded, nullable=False),
    PrimaryKeyConstraint("customer_id", "word"),
    Index("ix_customer_word_word", "word", "customer_id", unique=True),
)
"""Every word that finds a customer by its beginning: the folded parts of the name and the company, the
e-mail, the phone's digits from the front and, behind a ``#``, from the back."""
