"""Printing's verbs: put a paper among those to print, say what became of it, open the drawer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from kiosk.core import text
from kiosk.core.by import Person
from kiosk.core.change import Change
from kiosk.core.fault import Check, Fault
from kiosk.core.ids import PrintId
from kiosk.core.refusal import Refused
from kiosk.core.task import Task
from kiosk.database.acting import Act, View, does
from kiosk.database.tables import OutboxState
from kiosk.devices.fiscal import Answer, Cause, Outage, Signed, duty
from kiosk.records.printing import rules, store
from kiosk.records.printing.rules import (
    DRAWER,
    PRINT,
    FiscalOutcome,
    PrintJob,
    PrintRefusal,
    Unsigned,
)

__all__ = ["PrintJob"]
_HOUR = timedelta(hours=1)


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


def queue_again(act: Act, *, paper: str, ref: int, language: str = "", first: int = 1) -> int:
    """A step: somebody prints a paper at their station; gives which copy it is.

    `first` is 1 where it was printed by itself before, 0 where this may be its first print. Refused:
    more than some within an hour (E12).
    """
    before, lately = store.copies(act, paper, ref, act.now - _HOUR)
    if lately >= rules.COPIES_AN_HOUR:
        raise Refused(PrintRefusal.TOO_MANY_COPIES, n=rules.COPIES_AN_HOUR)
    count = before + first
    store.add_copy(act, paper, ref, count, act.by.id if isinstance(act.by, Person) else None)
    queue(act, paper=paper, ref=ref, language=language, copy=count)
    act.note(paper=paper, copy=count)
    return count


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
def mark_printed(
    act: Act, *, job: PrintId, number: str = "", answer: Answer | None = None
) -> PrintId:
    """It has come out; what the fiscal device said of the receipt `number` is kept with it, once.

    Refused: unknown, or it was printed or let go before.
    """
    known = _open(act, job)
    store.change(act, job, OutboxState.DONE, attempts=known.attempts + 1)
    if isinstance(answer, Signed | Outage) and not store.fiscal(act, known.paper, known.ref):
        _keep(act, known, number, answer)
    act.changed(Change.PRINT, job)
    return job


def _keep(act: Act, job: PrintJob, number: str, answer: Signed | Outage) -> None:
    signed = answer if isinstance(answer, Signed) else Signed("", "", 0)
    store.add_fiscal(
        act,
        paper=job.paper,
        ref=job.ref,
        number=number,
        outcome=FiscalOutcome.SIGNED if answer is signed else FiscalOutcome.OUTAGE,
        cause=str(answer.cause) if isinstance(answer, Outage) else "",
        serial=signed.serial,
        counter=signed.counter,
        signature=signed.signature,
        station=job.station,
    )


def fiscal_of(view: View, *, paper: str, ref: int) -> Signed | Outage | None:
    """What the device said when a receipt was first printed; None where it was not, or nobody asked."""
    row = store.fiscal(view, paper, ref)
    if row is None:
        return None
    if row.outcome is FiscalOutcome.OUTAGE:
        return Outage(Cause(row.cause))
    return Signed(row.serial, row.signature, int(row.counter), row.at)


def outages(view: View, *, first: date, last: date) -> int:
    """How many receipts of these days went out without the signature that their country asks for."""
    return store.outages(view, first, last)


def unsigned(view: View) -> Unsigned | None:
    """What of today went out unsigned although a device is asked for; None where nothing did."""
    row = store.unsigned(view, view.day)
    return Unsigned(int(row.many), row.since) if row.many else None


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


def verify_receipts(view: View) -> Check:
    """Each receipt that came out where a device is asked for has its answer, each answer its receipt."""
    faults: list[Fault] = []
    rows, asked = store.answers(view), duty(view.facts.country)
    known = {(row.paper, row.ref) for row in rows}
    jobs = store.printed(view)
    for job in jobs if asked is not None else ():
        signs = asked is not None and asked.holds(job.queued_at.date())
        if signs and job.paper in rules.SIGNED_PAPERS and (job.paper, job.ref) not in known:
            faults.append(Fault("outbox", job.id, "fiscal_answer", "a signature or an outage", ""))
            known.add((job.paper, job.ref))
    came = {(job.paper, job.ref) for job in jobs}
    faults += [
        Fault("fiscal_answer", row.id, "paper", "one that came out", row.number)
        for row in rows
        if (row.paper, row.ref) not in came
    ]
    return Check("receipts", len(rows) + len(jobs), tuple(faults))
