"""Messages' verbs: put one among those to send, and say what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from kiosk.core import text
from kiosk.core.change import Change
from kiosk.core.ids import CustomerId, MessageId
from kiosk.core.refusal import Refused
from kiosk.core.task import Task
from kiosk.database.acting import Act, View, does
from kiosk.database.tables import OutboxState
from kiosk.records.messages import rules, store
from kiosk.records.messages.rules import (
    Message,
    MessageKind,
    MessageRefusal,
    MessageState,
    Way,
)

__all__ = ["Message", "MessageKind", "MessageState", "Way"]

OUTBOX_KIND = "message"
"""What the outbox row of a message is called; its payload is ``{"message": id}``."""


def queue(
    act: Act,
    *,
    kind: MessageKind,
    customer: CustomerId | None,
    about: int,
    content: Mapping[str, Any],
    email: str,
    language: str,
) -> MessageId:
    """A step: a message waits to be sent to `email`, or on paper where that is empty.

    It leaves through the outbox, from this transaction on. `content` holds the facts that are worded
    at sending (see `texts.worded`). Rooms above call `customers.tell`, which knows the card; a host or a
    warden is no `customer`.
    """
    made = store.add(
        act,
        kind=kind,
        way=rules.way_to(email),
        customer=customer,
        about=about,
        language=language or act.facts.language,
        address=email,
        content=content,
    )
    act.send(OUTBOX_KIND, {"message": made})
    act.changed(Change.MESSAGE, made)
    return made


def withdraw(act: Act, *, message: MessageId) -> bool:
    """A step: the customer does not want it; whether it had not left yet, and so never will."""
    if not store.remove(act, message):
        return False
    store.close_row(act, OUTBOX_KIND, message, OutboxState.DONE, error="withdrawn")
    act.changed(Change.MESSAGE, message)
    return True


def withdraw_all(act: Act, *, kind: MessageKind) -> int:
    """A step: what was said by messages of this kind that were never tried is out of date; gives how many."""
    waiting = store.fresh(act, kind)
    for each in waiting:
        withdraw(act, message=each)
    return len(waiting)


def newest(view: View, *, kind: MessageKind) -> tuple[int, datetime] | None:
    """What the newest message of a kind was about and when it was queued."""
    return store.newest(view, kind)


def since(view: View, *, kind: MessageKind, since: datetime) -> tuple[Message, ...]:
    """The messages of a kind that were queued from then on, the oldest first."""
    return store.queued_since(view, kind, since)


def message(view: View, *, message: MessageId) -> Message:
    """One message. Refused: there is none with this id."""
    found = store.one(view, message)
    if found is None:
        raise Refused(MessageRefusal.UNKNOWN_MESSAGE)
    return found


def waiting(view: View, *, limit: int = 200) -> tuple[Message, ...]:
    """What is still to be sent, the oldest first."""
    return store.in_state(view, MessageState.WAITING, limit)


def due(view: View, *, limit: int = 200) -> tuple[Message, ...]:
    """What is to leave now, those that have waited longest first; a try in vain puts it off."""
    return store.due(view, OUTBOX_KIND, limit)


def failed(view: View, *, limit: int = 200) -> tuple[Message, ...]:
    """What could not be sent and needs a person, the oldest first."""
    return store.in_state(view, MessageState.FAILED, limit)


def of(view: View, *, kind: MessageKind, about: int) -> tuple[Message, ...]:
    """The messages of a kind about one thing (a pickup, an invoice), the oldest first."""
    return store.about(view, kind, about)


@does(Task.MESSAGE_DELIVER, about="message")
def mark_sent(act: Act, *, message: MessageId) -> MessageId:
    """The message has left; what it said is forgotten. Refused: unknown, or sent before."""
    if not store.sent(act, message):
        raise _not_open(act, message)
    store.close_row(act, OUTBOX_KIND, message, OutboxState.DONE)
    act.changed(Change.MESSAGE, message)
    return message


@does(Task.MESSAGE_DELIVER, about="message")
def mark_failed(act: Act, *, message: MessageId, error: str) -> MessageState:
    """A try in vain: it waits for the next one, or has failed after the last. Refused: sent before."""
    known = store.one(act, message)
    tries = known.attempts + 1 if known else rules.TRIES
    state, why = rules.after_failure(tries), text.clean_text(error, limit=500)
    if not store.failed(act, message, state, why):
        raise _not_open(act, message)
    if state is MessageState.FAILED:
        store.close_row(act, OUTBOX_KIND, message, OutboxState.FAILED, error=why)
    else:
        later = rules.next_try(tries, act.now)
        store.close_row(act, OUTBOX_KIND, message, OutboxState.WAITING, next_at=later, error=why)
    act.changed(Change.MESSAGE, message)
    return state


@does(Task.MESSAGE_DELIVER, about="message")
def try_again(act: Act, *, message: MessageId) -> MessageId:
    """A message that had failed waits to be sent once more. Refused: it did not fail."""
    if not store.wait_again(act, message):
        raise _not_open(act, message)
    act.send(OUTBOX_KIND, {"message": message})
    act.changed(Change.MESSAGE, message)
    return message


def _not_open(act: Act, number: MessageId) -> Refused:
    known = store.one(act, number)
    sent = known is not None and known.state is MessageState.SENT
    return Refused(MessageRefusal.ALREADY_SENT if sent else MessageRefusal.UNKNOWN_MESSAGE)
