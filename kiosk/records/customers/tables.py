"""Customers' table: one card each, with the folded columns that searching and matching use."""

from __future__ import annotations

from sqlalchemy import Column, Index

from kiosk.database.tables import identity, table
from kiosk.database.types import Moment, Whole, Word

customer = table(
    "customer",
    identity(),
    Column("name", Word, nullable=False),
    Column("folded", Word, nullable=False),
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

search = table(
    "customer_word",
    Column("word", Word, primary_key=True),
    Column("customer_id", Whole, primary_key=True),
    Index("ix_customer_word_customer", "customer_id"),
)
"""Every word that finds a customer (folded parts of the name, the last digits of the phone): prefix search."""
