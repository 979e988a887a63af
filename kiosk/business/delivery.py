"""Messages leave: what waits in the outbox is worded, sent, and marked, at least once and in order.

A real business has no mail server yet (its settings come with a later issue): its messages wait in the
outbox, whole, and *Today* says how many customers have not been told.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kiosk.business.house import HOUSE, Business
from kiosk.business.pretence import refuse_pretence
from kiosk.core.by import System
from kiosk.core.ids import MessageId
from kiosk.core.refusal import Refused, Trouble
from kiosk.records.messages import service as messages
from kiosk.records.messages import texts
from kiosk.records.messages.rules import Message

POSTMAN = System("message.deliver")
AT_ONCE = 20
"""How many leave at most in one round: whoever waits for the writer's thread waits for no more."""
_log = logging.getLogger(__name__)


class CannotSend(Exception):  # noqa: N818 - kept with the message, which is tried again
    """The message did not leave; `why` is kept with it."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Letter:
    """One message as it leaves: plain text, whole."""

    number: MessageId
    to: str
    subject: str
    body: str


class Post(Protocol):
    """A way by which messages leave."""

    @property
    def fake(self) -> bool:
        """Whether nothing leaves the house by it."""
        ...

    def send(self, letter: Letter) -> None:
        """Hands `letter` on; raises `CannotSend`."""
        ...


class FolderPost:
    """Puts each message into a folder, as a text file by its number: for the demonstration and tests."""

    fake = True

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def send(self, letter: Letter) -> None:
        """Writes the file whole or not at all; the same letter again is the same file."""
        path = letter_in(self.folder, letter.number)
        draft = path.with_suffix(".new")
        said = f"To: {letter.to}\nSubject: {letter.subject}\n\n{letter.body}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            draft.write_text(said, encoding="utf-8")
            draft.replace(path)
        except OSError as error:
            raise CannotSend(error.strerror or "the folder cannot be written") from error


def letter_in(folder: Path, number: MessageId) -> Path:
    """Where `FolderPost` puts a message."""
    return folder / f"{number:06d}.txt"


def sent_folder(business: Business) -> Path:
    """Where the demonstration's messages go."""
    return business.home.documents / "sent"


def deliver(
    business: Business,
    post: Post,
    *,
    at_once: int = AT_ONCE,
    report: Callable[[], None] = lambda: None,
) -> int:
    """Sends what is due by `post`, the oldest first; gives how many left.

    What does not leave is tried again, later each time, and has failed after the last try: then a
    person decides. A program that stops between sending and marking sends that one message again.
    Raises `OnlyPretends` where a real business is given a fake.
    """
    refuse_pretence(business.facts, post)
    left = 0
    try:
        for message in business.read(messages.due, limit=at_once):
            left += _sent(business, post, message)
            report()
    except Trouble as stopped:
        # What waits stays in the outbox; the next round tries.
        _log.warning("delivery: %s", stopped.kind)
    return left


def _sent(business: Business, post: Post, message: Message) -> bool:
    subject, body = texts.worded(
        message.kind, message.content, message.language, business.facts.name
    )
    try:
        post.send(Letter(message.id, message.address, subject, body))
    except CannotSend as said:
        _mark(business, messages.mark_failed, message=message.id, error=said.why)
        return False
    return _mark(business, messages.mark_sent, message=message.id)


def _mark(business: Business, verb: Callable[..., object], **what: object) -> bool:
    try:
        business.do(verb, POSTMAN, None, HOUSE, **what)
    except Refused as refused:
        # Another station has sent it at the same moment: the customer hears twice, never not at all.
        _log.info("delivery: %s", refused.refusal.code)
        return False
    return verb is messages.mark_sent
