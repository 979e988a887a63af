"""Messages' table: one row for each message to a customer, a host or a warden."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index

from kiosk.database.tables import identity, table
from kiosk.database.types import Choice, Json, Moment, Whole, Word
from kiosk.records.messages.rules import MessageKind, MessageState, Way

message = table(
    "message",
    identity(),
    Column("kind", Choice(MessageKind), nullable=False),
    Column("way", Choice(Way), nullable=False),
    Column("customer_id", Whole, ForeignKey("customer.id")),
    Column("about", Whole, nullable=False),
    Column("language", Word, nullable=False),
    Column("address", Word, nullable=False),
    Column("content", Json),
    Column("state", Choice(MessageState), nullable=False),
    Column("attempts", Whole, nullable=False),
    Column("error", Word),
    Column("queued_at", Moment, nullable=False),
    Column("sent_at", Moment),
    Index("ix_message_state", "state", "queued_at"),
    Index("ix_message_about", "kind", "about"),
)
"""`content` holds the facts that are worded at sending (a code among them) and is emptied once it is sent.
`customer_id` is missing for whoever is no customer: a host, a warden, a visitor without a card."""
