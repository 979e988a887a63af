"""Every query of the messages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, delete, select, update

from kiosk.core.ids import CustomerId, MessageId
from kiosk.database.acting import Act, View
from kiosk.database.tables import OutboxState, outbox
from kiosk.records.messages.rules import Message, MessageKind, MessageState, Way
from kiosk.records.messages.tables import message


def _message(row: Row[Any]) -> Message:
    whose = None if row.customer_id is None else CustomerId(row.customer_id)
    return Message(
        MessageId(row.id), row.kind, row.way, whose, row.about, row.language,
        row.address, row.content or {}, row.state, row.attempts, row.error or "", row.queued_at,
        row.sent_at,
    )  # fmt: skip


def add(
    act: Act,
    *,
    kind: MessageKind,
    way: Way,
    customer: CustomerId | None,
    about: int,
    language: str,
    address: str,
    content: Mapping[str, Any],
) -> MessageId:
    """Adds a message that waits."""
    return MessageId(
        act.insert(
            message,
            kind=kind,
            way=way,
            customer_id=customer,
            about=about,
            language=language,
            address=address,
            content=dict(content),
            state=MessageState.WAITING,
            attempts=0,
            queued_at=act.now,
        )
    )


def one(view: View, number: MessageId) -> Message | None:
    """One message."""
    row = view.row(select(message).where(message.c.id == number))
    return None if row is None else _message(row)


def in_state(view: View, state: MessageState, limit: int) -> tuple[Message, ...]:
    """The messages in a state, the oldest first."""
    asked = select(message).where(message.c.state == state)
    return _all(view, asked.order_by(message.c.queued_at, message.c.id).limit(limit))


def about(view: View, kind: MessageKind, number: int) -> tuple[Message, ...]:
    """The messages of a kind about one thing, the oldest first."""
    asked = select(message).where(message.c.kind == kind, message.c.about == number)
    return _all(view, asked.order_by(message.c.id))


def fresh(view: View, kind: MessageKind) -> list[MessageId]:
    """The messages of a kind that wait and were never tried."""
    asked = select(message.c.id).where(
        message.c.state == MessageState.WAITING, message.c.kind == kind, message.c.attempts == 0
    )
    return [MessageId(row.id) for row in view.rows(asked.order_by(message.c.id))]


def newest(view: View, kind: MessageKind) -> tuple[int, datetime] | None:
    """What the newest message of a kind is about, and when it was queued."""
    asked = select(message.c.about, message.c.queued_at).where(message.c.kind == kind)
    row = view.row(asked.order_by(message.c.id.desc()).limit(1))
    return None if row is None else (int(row.about), row.queued_at)


def queued_since(view: View, kind: MessageKind, since: datetime) -> tuple[Message, ...]:
    """The messages of a kind that were queued from then on."""
    asked = select(message).where(message.c.kind == kind, message.c.queued_at >= since)
    return _all(view, asked.order_by(message.c.id))


def _all(view: View, asked: Select[Any]) -> tuple[Message, ...]:
    return tuple(map(_message, view.rows(asked)))


def due(view: View, kind: str, limit: int) -> tuple[Message, ...]:
    """The messages whose row in the outbox is due, in the order in which they became so."""
    asked = (
        select(outbox.c.payload)
        .where(
            outbox.c.state == OutboxState.WAITING,
            outbox.c.next_at <= view.now,
            outbox.c.kind == kind,
        )
        .order_by(outbox.c.next_at, outbox.c.id)
        .limit(limit)
    )
    numbers = [int(row.payload["message"]) for row in view.rows(asked)]
    if not numbers:
        return ()
    found = {each.id: each for each in _all(view, select(message).where(message.c.id.in_(numbers)))}
    return tuple(found[MessageId(number)] for number in dict.fromkeys(numbers))


def close_row(
    act: Act, kind: str, number: MessageId, state: OutboxState, *,
    next_at: datetime | None = None, error: str | None = None,
) -> None:  # fmt: skip
    """Says what became of the message's row in the outbox: done, failed, or due again at `next_at`."""
    waiting = update(outbox).where(
        outbox.c.state == OutboxState.WAITING,
        outbox.c.kind == kind,
        outbox.c.payload == {"message": number},
    )
    values = {"state": state, "error": error, "attempts": outbox.c.attempts + 1}
    act.execute(waiting.values(values if next_at is None else values | {"next_at": next_at}))


def sent(act: Act, number: MessageId) -> bool:
    """Marks a message that had not left as sent, and forgets what it said; whether it had not."""
    values = {"state": MessageState.SENT, "sent_at": act.now, "content": None, "error": None}
    changed = update(message).where(message.c.id == number, message.c.state != MessageState.SENT)
    counted = {"attempts": message.c.attempts + 1}
    return act.execute(changed.values(values | counted)).rowcount == 1


def failed(act: Act, number: MessageId, state: MessageState, error: str) -> bool:
    """Counts a try in vain of a message that had not left; whether it had not."""
    changed = update(message).where(message.c.id == number, message.c.state != MessageState.SENT)
    values = {"state": state, "error": error, "attempts": message.c.attempts + 1}
    return act.execute(changed.values(values)).rowcount == 1


def remove(act: Act, number: MessageId) -> bool:
    """Takes a message away that waits and was never tried; whether it was so."""
    fresh = delete(message).where(message.c.id == number, message.c.state == MessageState.WAITING)
    return act.execute(fresh.where(message.c.attempts == 0)).rowcount == 1


def wait_again(act: Act, number: MessageId) -> bool:
    """Puts a failed message among those that wait; whether it had failed."""
    changed = update(message).where(message.c.id == number, message.c.state == MessageState.FAILED)
    values = {"state": MessageState.WAITING, "attempts": 0, "error": None}
    return act.execute(changed.values(values)).rowcount == 1
