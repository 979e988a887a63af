"""Printing's words: a job at a station's printer, when it is tried again, and when a person decides.

What was sold stays sold whatever becomes of its paper.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from kiosk.core.ids import PrintId


class PrintRefusal(StrEnum):
    """What printing refuses."""

    UNKNOWN_JOB = "print_unknown"
    ALREADY_PRINTED = "print_already_done"
    REASON_MISSING = "drawer_reason_missing"
    TOO_MANY_COPIES = "print_too_many_copies"


class FiscalOutcome(StrEnum):
    """What became of a receipt at the fiscal device that a country asks for."""

    SIGNED = "signed"
    OUTAGE = "outage"
    """Not signed; the receipt says so."""


PRINT, DRAWER = "print.receipt", "drawer.open"
"""What a job's row in the outbox is called."""
KINDS = (PRINT, DRAWER)
RETRY_AFTER = (
    timedelta(seconds=5), timedelta(seconds=15), timedelta(seconds=30), timedelta(minutes=1),
    timedelta(minutes=2), timedelta(minutes=5), timedelta(minutes=10),
)  # fmt: skip
"""How long after each try in vain the next one comes: a roll is changed within a minute or so."""
TRIES = len(RETRY_AFTER) + 1
"""How often a paper is tried before it has failed and a person decides."""
NOT_REACHED = "unreachable"
"""The printer's code for a try that has not come as far as the printer, so not to the drawer either."""
KEPT, SHOWN = timedelta(hours=1), timedelta(hours=12)
"""After so long a paper is not printed by itself any more (nobody waits for it; a copy can be printed),
and after so long its desk is not told any more."""
COPIES_AN_HOUR = 3
SIGNED_PAPERS = frozenset({"sale", "handover", "sale_return", "credit_note"})
"""The papers that a fiscal device signs where a country asks for one."""
DRAWER_WITHIN = timedelta(seconds=60)
"""Later than this no drawer opens by itself: nobody stands before it any more."""


@dataclass(frozen=True, slots=True)
class Unsigned:
    """So many papers of a day went out without the signature that is asked for, the first one `since`."""

    count: int
    since: datetime


@dataclass(frozen=True, slots=True)
class PrintJob:
    """One paper for one station: `paper` names its kind, `ref` what it is about; `copy` 0 is the first print.

    `error` is the printer's own code of the last try in vain, such as ``no_paper``; `failed`: it is not
    tried again by itself.
    """

    id: PrintId
    kind: str
    station: str
    paper: str
    ref: int
    language: str
    copy: int
    open_drawer: bool
    attempts: int
    error: str
    failed: bool
    queued_at: datetime

    def opens_drawer(self, now: datetime) -> bool:
        """Whether the drawer may still open by itself: soon, and not again at every try."""
        fresh = now - self.queued_at <= DRAWER_WITHIN
        return self.open_drawer and fresh and self.error in ("", NOT_REACHED)


def has_failed(attempts: int, kind: str) -> bool:
    """Whether a job that was tried so often in vain waits for a person; a drawer has its key."""
    return attempts >= (1 if kind == DRAWER else TRIES)


def next_try(attempts: int, now: datetime) -> datetime:
    """When a job that was tried so often in vain is due again."""
    return now + RETRY_AFTER[min(attempts, len(RETRY_AFTER)) - 1]


def now_due(waiting: Iterable[tuple[PrintJob, datetime]], now: datetime) -> tuple[PrintJob, ...]:
    """What may go now of what waits, oldest first: papers keep their order behind one that is put off,
    a drawer waits for no paper."""
    due: list[PrintJob] = []
    held: set[str] = set()
    for job, at in waiting:
        if at <= now and (job.kind == DRAWER or job.station not in held):
            due.append(job)
        elif job.kind == PRINT:
            held.add(job.station)
    return tuple(due)
