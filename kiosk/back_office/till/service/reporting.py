"""Mid-day and end-of-day reports: frozen when they are made, numbered without a gap, read as they were."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Row

from kiosk.back_office.accounting.rules import WayToPay
from kiosk.back_office.till import rules
from kiosk.back_office.till.rules import (
    EntryLine,
    MoveKind,
    MoveLine,
    Report,
    ReportContent,
    Reported,
    ReportKind,
    Session,
    Sold,
    TaxLine,
    TillRefusal,
    WayCount,
)
from kiosk.back_office.till.service import standing
from kiosk.back_office.till.store import sessions as store
from kiosk.back_office.till.store import takings
from kiosk.core.change import Change
from kiosk.core.ids import TillReportId, TillSessionId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Task
from kiosk.database.acting import Act, View, does
from kiosk.records.printing import service as printing
from kiosk.records.settings import service as settings
from kiosk.records.settings.rules import Series

PAPER = "till_report"
"""What a report is called among the papers to print."""
ORDER = (
    WayToPay.CASH, WayToPay.CARD, WayToPay.TRANSFER, WayToPay.STORE_CREDIT, WayToPay.WEB_SHOP,
)  # fmt: skip
_SERIES = {ReportKind.MID_DAY: Series.X_REPORT, ReportKind.END_OF_DAY: Series.Z_REPORT}


@does(Task.TILL_REPORT, about="session")
def report_x(act: Act, *, session: TillSessionId) -> Reported:
    """Makes a mid-day report of a session that is not closed; nothing changes, and it stays blind.

    Refused: a session whose count is closed: its end-of-day report says it all.
    """
    found = standing.held(act, session=session, seen=None)
    if found.state in rules.TELLS:
        raise standing.gone_on(act, found=found)
    made, number = _keep(act, found, ReportKind.MID_DAY, _blind(act, found))
    act.changed(Change.TILL, session)
    return Reported(made, number)


@does(Task.TILL_REPORT, about="report")
def print_report(act: Act, *, report: TillReportId) -> int:
    """Prints a report again at the act's station, marked COPY n, and gives n. It came out when it was made.

    Refused: there is none, more than some copies within an hour (E12).
    """
    if store.report(act, report) is None:
        raise Refused(TillRefusal.NO_REPORT)
    return printing.queue_again(act, paper=PAPER, ref=report)


def end_of_day(act: Act, *, session: TillSessionId) -> tuple[TillReportId, int]:
    """A step of the close: freezes the report of a session that has just been closed; its id and number."""
    found = store.session(act, session)
    row = store.told(act, session)
    if found is None or row is None or row.closed_by is None:
        raise Refused(ActRefusal.NOT_FOUND)
    return _keep(act, found, ReportKind.END_OF_DAY, _whole(act, found, row))


def _keep(
    act: Act, found: Session, kind: ReportKind, content: dict[str, Any]
) -> tuple[TillReportId, int]:
    number = int(settings.next_number(act, series=_SERIES[kind]))
    frozen = ReportContent(before=number - 1, **content)
    made = store.add_report(
        act,
        {
            "session_id": found.id, "kind": kind, "number": number,
            "content": msgspec.to_builtins(frozen), "person_id": standing.who(act),
            "day": act.day, "at": act.now,
        },
    )  # fmt: skip
    printing.queue(act, paper=PAPER, ref=made)
    return made, number


def _blind(act: Act, found: Session) -> dict[str, Any]:
    """What may be said before the count: nothing from which the cash follows."""
    head = _head(act, found)
    return {**head, "ways": blind_ways(act, session=found.id)}


def blind_ways(view: View, *, session: TillSessionId) -> tuple[WayCount, ...]:
    """Payments by way, of cash only how many."""
    return tuple(
        WayCount(str(way), many, None if way is WayToPay.CASH else minor)
        for way, many, minor in sorted(
            takings.ways(view, session), key=lambda row: ORDER.index(row[0])
        )
    )


def _all_ways(view: View, session: TillSessionId) -> tuple[WayCount, ...]:
    """Every way that a counter knows, also the one by which nothing came."""
    came = {
        way: WayCount(str(way), many, minor) for way, many, minor in takings.ways(view, session)
    }
    for way in (WayToPay.CASH, WayToPay.CARD, WayToPay.TRANSFER):
        came.setdefault(way, WayCount(str(way), 0, 0))
    return tuple(came[way] for way in ORDER if way in came)


def _head(act: Act, found: Session) -> dict[str, Any]:
    many, minor = takings.left_open(act, found.opened_at)
    return {
        "later": minor,
        "later_count": many,
        "session": found.number,
        "drawer": found.drawer_name,
        "station": found.station,
        "currency": act.facts.currency,
        "opened_at": found.opened_at,
        "made_at": act.now,
        "person": standing.name_of(act, person=standing.who(act)),
        "demonstration": act.facts.demonstration,
        "opening": found.opening,
        "moves": _move_lines(store.moves(act, found.id)),
    }


def _move_lines(rows: Sequence[Row[Any]]) -> tuple[MoveLine, ...]:
    """One line a kind, but each bag to the safe by itself; what was paid out with its reasons."""
    lines: dict[tuple[MoveKind, str], MoveLine] = {}
    for row in rows:
        place = (row.kind, row.bag if row.kind is MoveKind.TO_SAFE else "")
        before = lines.get(place, MoveLine(row.kind, 0, 0))
        said = row.bag if row.kind is MoveKind.TO_SAFE else row.reason
        notes = [note for note in (before.note, said) if note]
        note = ", ".join(dict.fromkeys(notes))
        lines[place] = MoveLine(row.kind, before.count + 1, before.minor + int(row.minor), note)
    return tuple(lines.values())


def _whole(act: Act, found: Session, row: Row[Any]) -> dict[str, Any]:
    sold, receipts = takings.sold(act, found.id), takings.receipts(act, found.id)
    returns, returned = takings.returned(act, found.id)
    taken, used = takings.deposits(act, found.id)
    taxes = sorted(takings.taxes(act, found.id).items(), reverse=True)
    entries = [] if row.entry_id is None else takings.entry_lines(act, row.entry_id)
    return {
        **_head(act, found),
        "ways": _all_ways(act, found.id),
        "sold": Sold(
            int(sold.many), receipts.first or "", receipts.last or "", int(sold.total), returns,
            returned,
        ),
        "taxes": tuple(TaxLine(rate, net, tax) for rate, (net, tax) in taxes),
        "deposits_taken": taken,
        "deposits_used": used,
        "cash_taken": takings.cash(act, found.id),
        "expected": int(row.expected),
        "counted": int(row.counted),
        "difference": int(row.difference),
        "reason": row.reason,
        "left": int(row.left_over),
        "to_safe": int(row.to_safe),
        "bag": row.bag,
        "entries": tuple(EntryLine(e.code, e.name, int(e.minor)) for e in entries),
    }  # fmt: skip


def report(view: View, *, report: TillReportId) -> Report:
    """A report as it was made, and who has verified its session since. Refused: there is none."""
    row = store.report(view, report)
    if row is None:
        raise Refused(TillRefusal.NO_REPORT)
    return Report(
        TillReportId(row.id), row.kind, row.number, TillSessionId(row.session_id), row.at, row.maker,
        row.verifier or "", row.verified_at, msgspec.convert(row.content, ReportContent),
    )  # fmt: skip
