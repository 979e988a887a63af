"""Printing's verbs: put a paper among those to print, say what became of it, open the drawer."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.core import text
from kiosk.core.change import Change
from kiosk.core.ids import PrintId
from kiosk.core.refusal import Refused
from kiosk.core.task import Task
from kiosk.database.acting import Act, View, does
from kiosk.database.tables import OutboxState
from kiosk.records.printing import rules, store
from kiosk.records.printing.rules import DRAWER, PRINT, PrintJob, PrintRefusal

__all__ = ["PrintJob"]


def queue(
    act: Act,
    *,
    paper: str,
    ref: int,
    language: str = "",
    copy: int = 0,
    open_drawer: bool = False,
    station: str = "",
) -> None:
    """A step: a paper waits for the printer of `station` (the act's own if empty).

    It leaves through the outbox, from this transaction on, and is tried until it has come out.
    `business.printing.PAPERS` words a `paper` from the row `ref`. A `copy` above 0 says on its head
    which one it is; it never opens the drawer.
    """
    said = {
        "paper": paper, "ref": ref, "language": language or act.facts.language, "copy": copy,
        "drawer": open_drawer and copy == 0,
    }  # fmt: skip
    act.send(PRINT, said, station or act.station)
    act.changed(Change.PRINT, ref)


def queue_drawer(act: Act, *, station: str = "", reason: str = "") -> None:
    """A step: the drawer of `station` opens and nothing is printed."""
    act.send(DRAWER, {"drawer": True, "reason": reason}, station or act.station)
    act.changed(Change.PRINT, 0)


def due(view: View, *, stations: Sequence[str], limit: int = 20) -> tuple[PrintJob, ...]:
    """What these stations' printers are to print now, the oldest first."""
    return rules.now_due(store.waiting(view, stations, limit), view.now)


def troubled(view: View, *, station: str | None = None, limit: int = 50) -> tuple[PrintJob, ...]:
    """What was tried in vain and needs paper, a plug or a person; of one station or of all."""
    found = store.troubled(view, station, limit)
    # A drawer that did not open was opened by its key long ago.
    return tuple(
        job
        for job in found
        if job.kind != DRAWER or view.now - job.queued_at <= rules.DRAWER_WITHIN
    )


@does(Task.PRINT_DELIVER, about="job")
def mark_printed(act: Act, *, job: PrintId) -> PrintId:
    """It has come out. Refused: unknown, or it was printed or let go before."""
    known = _open(act, job)
    store.change(act, job, OutboxState.DONE, attempts=known.attempts + 1)
    act.changed(Change.PRINT, job)
    return job


@does(Task.PRINT_DELIVER, about="job")
def mark_failed(act: Act, *, job: PrintId, error: str, final: bool = False) -> bool:
    """A try in vain: it waits for the next one, or (True) a person decides, at once where it is `final`.

    Refused: as `mark_printed`.
    """
    known = _open(act, job)
    tries, why = known.attempts + 1, text.clean_text(error, limit=60) or "unknown"
    failed = final or rules.has_failed(tries, known.kind)
    state = OutboxState.FAILED if failed else OutboxState.WAITING
    later = None if failed else rules.next_try(tries, act.now)
    store.change(act, job, state, attempts=tries, error=why, next_at=later)
    act.changed(Change.PRINT, job)
    return failed


@does(Task.PRINT_SORT_OUT, about="job")
def try_again(act: Act, *, job: PrintId) -> PrintId:
    """It is due at once, from the first of its tries on. Refused: unknown, printed or let go before."""
    _open(act, job)
    store.change(act, job, OutboxState.WAITING, attempts=0, next_at=act.now)
    act.changed(Change.PRINT, job)
    return job


@does(Task.PRINT_SORT_OUT, about="job")
def let_go(act: Act, *, job: PrintId) -> PrintId:
    """Nobody needs this paper any more. Refused: unknown, printed or let go before."""
    known = _open(act, job)
    store.change(act, job, OutboxState.DONE, attempts=known.attempts, error="let_go")
    act.changed(Change.PRINT, job)
    return job


@does(Task.DRAWER_OPEN)
def open_drawer(act: Act, *, reason: str) -> str:
    """Opens the drawer of the act's station without a sale; gives the station. Refused: no reason."""
    why = text.clean_text(reason, limit=200)
    if not why:
        raise Refused(PrintRefusal.REASON_MISSING)
    queue_drawer(act, reason=why)
    return act.station


def _open(act: Act, number: PrintId) -> PrintJob:
    known = store.one(act, number)
    if known is None:
        raise Refused(PrintRefusal.UNKNOWN_JOB)
    if store.state(act, number) not in store.OPEN:
        raise Refused(PrintRefusal.ALREADY_PRINTED)
    return known
