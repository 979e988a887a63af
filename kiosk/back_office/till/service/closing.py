"""Counting and closing a till: blind until the count is closed, then the difference, the safe, the float."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import EntryKind, Posting, Use
from kiosk.back_office.accounting.service import NewEntry
from kiosk.back_office.till import rules
from kiosk.back_office.till.rules import (
    Closed,
    CountClosed,
    CountKind,
    Pieces,
    Session,
    SessionState,
    Stepped,
    TillRefusal,
)
from kiosk.back_office.till.service import reporting, standing
from kiosk.back_office.till.store import sessions as store
from kiosk.back_office.till.store import takings
from kiosk.core import text
from kiosk.core.change import Change
from kiosk.core.ids import PersonId, TillSessionId
from kiosk.core.refusal import Refused
from kiosk.core.task import Task
from kiosk.database.acting import Act, does
from kiosk.records.printing import service as printing

_COUNTABLE = (SessionState.OPEN, SessionState.COUNTING)


@does(Task.TILL_COUNT, about="session")
def count(act: Act, *, session: TillSessionId, seen: int, pieces: Pieces = ()) -> Stepped:
    """Begins the closing count, or keeps what is counted so far to go on later; no cash meanwhile.

    Nothing is told of what should be there. Refused: a till that is not open or already counted, a
    payment of it under way, no pieces of this currency.
    """
    found = _countable(act, session, seen)
    standing.checked(act, pieces=pieces, whole=False)
    if found.state is SessionState.OPEN:
        printing.queue_drawer(act, reason="count")
    store.add_count(act, session, CountKind.CLOSING, pieces, complete=False, who=standing.who(act))
    version = standing.went_on(act, session=found, values={"state": SessionState.COUNTING})
    return Stepped(session, SessionState.COUNTING, version)


@does(Task.TILL_COUNT, about="session")
def close_count(act: Act, *, session: TillSessionId, seen: int, pieces: Pieces) -> CountClosed:
    """Closes the count: from now on the difference is told, and the count stays as it is.

    Where it differs by more than the owner's limit the first time, it is kept and must be done once
    more (`again`), and nothing is told. Refused: kinds that are not counted, a till that somebody
    else has closed meanwhile (by name), a clock set back behind the day of the opening.
    """
    found = _countable(act, session, seen)
    if rules.clock_went_back(found.opened_day, act.day):
        raise Refused(TillRefusal.CLOCK, number=found.number)
    minor = standing.checked(act, pieces=pieces, whole=True)
    store.add_count(act, session, CountKind.CLOSING, pieces, complete=True, who=standing.who(act))
    should_be = rules.expected(found.opening, takings.cash(act, session), store.moved(act, session))
    limit = standing.limits(act).difference
    said = rules.difference(minor, should_be, limit, found.tries)
    tries = found.tries + 1
    if said.again:
        version = standing.went_on(
            act, session=found, values={"state": SessionState.COUNTING, "tries": tries}
        )
        return CountClosed(session, version, again=True, counted=minor)
    version = standing.went_on(
        act,
        session=found,
        values={
            "state": SessionState.COUNTED,
            "tries": tries,
            "counted": minor,
            "expected": should_be,
            "difference": said.minor,
        },
    )
    accounting.may_be_told(act, session=session)
    return CountClosed(
        session, version, again=False, counted=minor, expected=should_be, difference=said.minor,
        reason=said.reason,
    )  # fmt: skip


def _countable(act: Act, session: TillSessionId, seen: int) -> Session:
    found = standing.held(act, session=session, seen=seen)
    if found.state not in _COUNTABLE:
        raise standing.gone_on(act, found=found)
    return found


@does(Task.TILL_CLOSE, about="session")
def close(
    act: Act,
    *,
    session: TillSessionId,
    seen: int,
    to_safe: int,
    left: int,
    bag: str = "",
    reason: str = "",
) -> Closed:
    """Closes a counted session: posts its difference and what goes to the safe, and makes its report.

    `to_safe` and `left` are what was counted. Refused: a count that is not closed, no reason above
    the limit, no bag number, sums that differ, a session that somebody else has closed (by name).
    """
    found = standing.held(act, session=session, seen=seen)
    row = store.told(act, session)
    if found.state is not SessionState.COUNTED or row is None:
        raise standing.gone_on(act, found=found)
    if rules.clock_went_back(found.opened_day, act.day):
        raise Refused(TillRefusal.CLOCK, number=found.number)
    reason, bag = text.clean_text(reason, limit=200), text.clean_text(bag, limit=40)
    _check_close(act, row, to_safe, left, bag, reason)
    off = int(row.difference)
    entry = _post(act, off, to_safe)
    version = standing.went_on(
        act,
        session=found,
        values={
            "state": SessionState.CLOSED,
            "reason": reason,
            "to_safe": to_safe,
            "bag": bag if to_safe else "",
            "left_over": left,
            "closed_by": standing.who(act),
            "closed_at": act.now,
            "closed_day": act.day,
            "entry_id": entry,
        },
    )
    report, number = reporting.end_of_day(act, session=session)
    act.note(report=number, difference=off)
    return Closed(session, version, report, number, off)


def _check_close(act: Act, row: Row[Any], to_safe: int, left: int, bag: str, reason: str) -> None:
    if not rules.adds_up(int(row.counted), to_safe, left):
        raise Refused(TillRefusal.SAFE_AND_FLOAT)
    if abs(int(row.difference)) > standing.limits(act).difference and not reason:
        raise Refused(TillRefusal.REASON_MISSING)
    if to_safe and not bag:
        raise Refused(TillRefusal.BAG_MISSING)


def _post(act: Act, off: int, to_safe: int) -> int | None:
    postings = (
        Posting(Use.CASH, off - to_safe),
        Posting(Use.SAFE, to_safe),
        Posting(Use.TILL_DIFFERENCE, -off),
    )
    told = tuple(posting for posting in postings if posting.minor)
    made = accounting.post(act, entries=[NewEntry(EntryKind.TILL, told)])
    return made[0] if made else None


@does(Task.TILL_VERIFY, about="session")
def verify(act: Act, *, session: TillSessionId, seen: int, note: str = "") -> Stepped:
    """Says that somebody other than who closed it has looked at a closed session; tomorrow is early enough.

    Refused: the person who closed it, a session that is not closed or is verified already (by name).
    """
    found = standing.held(act, session=session, seen=seen)
    row = store.told(act, session)
    if found.state is not SessionState.CLOSED or row is None:
        raise _not_to_verify(act, found, row)
    who = standing.who(act)
    if row.closed_by == who:
        raise Refused(TillRefusal.SAME_PERSON)
    version = standing.went_on(
        act,
        session=found,
        values={
            "state": SessionState.VERIFIED,
            "verified_by": who,
            "verified_at": act.now,
            "verified_day": act.day,
            "verify_note": text.clean_text(note, limit=200),
        },
    )
    act.changed(Change.TILL, 0)
    return Stepped(session, SessionState.VERIFIED, version)


def _not_to_verify(act: Act, found: Session, row: Row[Any] | None) -> Refused:
    if row is None or found.state is not SessionState.VERIFIED:
        return Refused(TillRefusal.NOT_CLOSED, number=found.number)
    name = standing.name_of(act, person=PersonId(row.verified_by))
    return Refused(TillRefusal.VERIFIED_BY, number=found.number, name=name)
