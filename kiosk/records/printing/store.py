"""Every query of printing: its jobs are rows of the outbox."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, Select, case, func, select, update

from kiosk.core.ids import PrintId
from kiosk.database.acting import Act, View
from kiosk.database.tables import OutboxState, outbox
from kiosk.records.printing.rules import KEPT, KINDS, PRINT, SHOWN, FiscalOutcome, PrintJob
from kiosk.records.printing.tables import fiscal_answer, print_copy

OPEN = (OutboxState.WAITING, OutboxState.FAILED)


def _job(row: Row[Any]) -> PrintJob:
    said = row.payload
    return PrintJob(
        PrintId(row.id), row.kind, row.station or "", str(said.get("paper", "")),
        int(said.get("ref", 0)), str(said.get("language", "")), int(said.get("copy", 0)),
        bool(said.get("drawer", False)), row.attempts, row.error or "",
        row.state is OutboxState.FAILED, row.created_at,
    )  # fmt: skip


def _jobs() -> Select[Any]:
    return select(outbox).where(outbox.c.kind.in_(KINDS))


def state(view: View, number: PrintId) -> OutboxState | None:
    """What has become of a job; None where there is none with this number."""
    row = view.row(_jobs().where(outbox.c.id == number))
    return None if row is None else OutboxState(row.state)


def one(view: View, number: PrintId) -> PrintJob | None:
    """One job."""
    row = view.row(_jobs().where(outbox.c.id == number))
    return None if row is None else _job(row)


def waiting(view: View, stations: Sequence[str], limit: int) -> list[tuple[PrintJob, datetime]]:
    """The jobs of these stations that wait, in the order in which they were made, and when each is due."""
    asked = _jobs().where(
        outbox.c.state == OutboxState.WAITING,
        outbox.c.next_at > view.now - KEPT,
        outbox.c.station.in_(stations),
    )
    rows = view.rows(asked.order_by(outbox.c.id).limit(limit))
    return [(_job(row), row.next_at) for row in rows]


def troubled(view: View, station: str | None, limit: int) -> tuple[PrintJob, ...]:
    """What was tried in vain and has neither come out nor been let go, the oldest first."""
    asked = _jobs().where(
        outbox.c.state.in_(OPEN),
        outbox.c.next_at > view.now - SHOWN,
        outbox.c.error.is_not(None),
    )
    if station is not None:
        asked = asked.where(outbox.c.station == station)
    return tuple(map(_job, view.rows(asked.order_by(outbox.c.id).limit(limit))))


def change(
    act: Act,
    number: PrintId,
    state: OutboxState,
    *,
    attempts: int,
    error: str | None = None,
    next_at: datetime | None = None,
) -> bool:
    """Says what became of a job that was open; whether it was."""
    values: dict[str, Any] = {"state": state, "attempts": attempts, "error": error}
    if next_at is not None:
        values["next_at"] = next_at
    changed = update(outbox).where(
        outbox.c.id == number, outbox.c.kind.in_(KINDS), outbox.c.state.in_(OPEN)
    )
    return act.execute(changed.values(values)).rowcount == 1


# ------------------------------------------------------------------------------------------ copies


def copies(view: View, paper: str, ref: int, since: datetime) -> tuple[int, int]:
    """How often somebody printed a paper, and how often since a moment."""
    lately = func.coalesce(func.sum(case((print_copy.c.at >= since, 1), else_=0)), 0)
    asked: Select[Any] = select(func.count().label("many"), lately.label("lately")).where(
        print_copy.c.paper == paper, print_copy.c.ref == ref
    )
    row = view.execute(asked).one()
    return int(row.many), int(row.lately)


def add_copy(act: Act, paper: str, ref: int, count: int, person: int | None) -> None:
    """One more."""
    act.insert(
        print_copy, paper=paper, ref=ref, count=count, person_id=person, station=act.station,
        at=act.now,
    )  # fmt: skip


# ------------------------------------------------------------------------------------------ fiscal


def fiscal(view: View, paper: str, ref: int) -> Row[Any] | None:
    """What the device said of a receipt."""
    row = fiscal_answer.c
    return view.row(select(fiscal_answer).where(row.paper == paper, row.ref == ref))


def add_fiscal(act: Act, **values: object) -> int:
    """Keeps what the device said of a receipt."""
    return act.insert(fiscal_answer, **values, day=act.day, at=act.now)


def outages(view: View, first: date, last: date) -> int:
    """How many receipts of these days no device signed."""
    row = fiscal_answer.c
    fits = (row.day >= first) & (row.day <= last) & (row.outcome == FiscalOutcome.OUTAGE)
    return int(view.execute(select(func.count()).where(fits)).scalar_one())


def unsigned(view: View, day: date) -> Row[Any]:
    """How many papers of a day no device signed, and when that began."""
    row = fiscal_answer.c
    fits = (row.day == day) & (row.outcome == FiscalOutcome.OUTAGE)
    asked = select(func.count().label("many"), func.min(row.at).label("since"))
    return view.rows(asked.where(fits))[0]


def answers(view: View) -> Sequence[Row[Any]]:
    """All that devices said, oldest first."""
    return view.rows(select(fiscal_answer).order_by(fiscal_answer.c.id))


def printed(view: View) -> tuple[PrintJob, ...]:
    """Every paper that has come out of a printer, oldest first."""
    asked = _jobs().where(
        outbox.c.kind == PRINT, outbox.c.state == OutboxState.DONE, outbox.c.error.is_(None)
    )
    return tuple(map(_job, view.rows(asked.order_by(outbox.c.id))))
