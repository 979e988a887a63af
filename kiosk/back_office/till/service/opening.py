"""Drawers, opening a till by a count, and handing it to somebody else."""

from __future__ import annotations

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import EntryKind, Posting, Use
from kiosk.back_office.accounting.service import NewEntry
from kiosk.back_office.till import rules
from kiosk.back_office.till.rules import (
    CountKind,
    Drawer,
    Opened,
    OpeningPage,
    Pieces,
    SessionState,
    Sharing,
    Stepped,
    TillRefusal,
)
from kiosk.back_office.till.service import standing
from kiosk.back_office.till.store import sessions as store
from kiosk.core import text
from kiosk.core.change import Change
from kiosk.core.ids import DrawerId, PersonId, TillSessionId
from kiosk.core.money import LARGEST
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Task
from kiosk.database.acting import Act, View, does
from kiosk.records.settings import service as settings
from kiosk.records.settings.rules import Series


@does(Task.DRAWER_ADD)
def add_drawer(
    act: Act, *, name: str, at: str, sharing: Sharing = Sharing.SHARED, base: int = 0
) -> DrawerId:
    """Adds a drawer beside the PC called `at`; `base` stays in it overnight. Gives its id.

    Refused: no name, a name or a PC that has one already, an amount below zero.
    """
    name = text.clean_text(name, limit=40)
    if not name:
        raise Refused(TillRefusal.NAME_MISSING)
    if not 0 <= base < LARGEST:
        raise Refused(TillRefusal.AMOUNT)
    for each in store.drawers(act):
        if each.name == name:
            raise Refused(TillRefusal.DRAWER_TAKEN, name=name)
        if each.station == at:
            raise Refused(TillRefusal.STATION_HAS_DRAWER, station=at)
    made = store.add_drawer(
        act, {"name": name, "station": at, "sharing": sharing, "base": base, "added_at": act.now}
    )
    act.changed(Change.TILL, 0)
    return made


def drawers(view: View) -> tuple[Drawer, ...]:
    """Every drawer by name."""
    return tuple(store.drawers(view))


def opening(view: View, *, station: str) -> OpeningPage | None:
    """What the opening count of the drawer at `station` starts from; None where there is no drawer."""
    found = store.drawer_at(view, station)
    if found is None:
        return None
    last = store.last_closed(view, found.id)
    if last is None:
        return OpeningPage(found, first=True, expected=0, last_number=None, last_closed_at=None)
    return OpeningPage(
        found, first=False, expected=int(last.left_over), last_number=int(last.number),
        last_closed_at=last.closed_at,
    )  # fmt: skip


@does(Task.TILL_OPEN, about="drawer")
def open_till(act: Act, *, drawer: DrawerId, pieces: Pieces, reason: str = "") -> Opened:
    """Opens a drawer's next session with a count by coin and note; one person alone may (E46).

    The count must be what the last one left, or be explained by `reason`; then the difference is
    posted. The first count of a drawer is its beginning. Refused: a session that is open already (by
    whom), kinds that are not counted, a clock set back behind the last close.
    """
    who = standing.who(act)
    found = store.one_drawer(act, drawer)
    if found is None:
        raise Refused(ActRefusal.NOT_FOUND)
    live = store.live_of(act, drawer)
    if live is not None:
        name = standing.name_of(act, person=live.holder)
        raise Refused(TillRefusal.ALREADY_OPEN, name=name, number=live.number)
    minor = standing.checked(act, pieces=pieces, whole=True)
    last = store.last_closed(act, drawer)
    if last is not None and rules.clock_went_back(last.closed_day, act.day):
        raise Refused(TillRefusal.CLOCK, number=last.number)
    should_be = minor if last is None else int(last.left_over)
    reason = text.clean_text(reason, limit=200)
    if minor != should_be and not reason:
        raise Refused(TillRefusal.OPENING_DIFFERS)
    number = int(settings.next_number(act, series=Series.TILL))
    made = store.add_session(
        act,
        {
            "drawer_id": drawer, "number": number, "state": SessionState.OPEN, "opened_by": who,
            "opened_at": act.now, "opened_day": act.day, "holder": who, "opening": minor,
            "opening_expected": should_be, "opening_reason": reason if minor != should_be else "",
            "tries": 0, "reason": "", "bag": "", "verify_note": "", "version": 1,
        },
    )  # fmt: skip
    store.add_count(act, made, CountKind.OPENING, pieces, complete=True, who=who)
    accounting.keep_blind(act, session=made)
    _post_opening(act, first=last is None, minor=minor, off=minor - should_be)
    act.changed(Change.TILL, made)
    act.note(number=number, opening=minor)
    return Opened(made, number, 1, minor)


def _post_opening(act: Act, *, first: bool, minor: int, off: int) -> None:
    came, against = (minor, Use.OPENING) if first else (off, Use.TILL_DIFFERENCE)
    if came:
        postings = (Posting(Use.CASH, came), Posting(against, -came))
        accounting.post(act, entries=[NewEntry(EntryKind.TILL, postings)])


@does(Task.TILL_HAND_OVER, about="session")
def hand_over(
    act: Act, *, session: TillSessionId, seen: int, to: PersonId, pieces: Pieces | None = None
) -> Stepped:
    """Hands an open till to `to`, with a count by both or without; gives its state.

    Whoever holds it names the other (HANDOVER: no cash meanwhile), who takes it by the same act with
    themselves as `to`; the holder may take it back. Where the holder has gone, anybody takes it by
    themselves, which is written down. Refused: a till that is not open, one that waits for another.
    """
    who = standing.who(act)
    found = standing.held(act, session=session, seen=seen)
    if found.state not in (SessionState.OPEN, SessionState.HANDOVER):
        raise standing.gone_on(act, found=found)
    if found.state is SessionState.HANDOVER and to != who:
        raise Refused(TillRefusal.NOT_OPEN, number=found.number)
    if found.state is SessionState.HANDOVER and who not in (found.awaits, found.holder):
        name = standing.name_of(act, person=found.awaits or found.holder)
        raise Refused(TillRefusal.NOT_YOURS, name=name)
    if to not in store.names(act, [to]):
        raise Refused(ActRefusal.NOT_FOUND)
    count = None
    if pieces is not None:
        standing.checked(act, pieces=pieces, whole=True)
        count = store.add_count(act, session, CountKind.HANDOVER, pieces, complete=True, who=who)
    if to != who:
        version = standing.went_on(
            act, session=found, values={"state": SessionState.HANDOVER, "awaits": to}
        )
        return Stepped(session, SessionState.HANDOVER, version)
    alone = found.state is SessionState.OPEN and found.holder != who
    store.add_handover(
        act,
        {"session_id": session, "giver": found.holder, "taker": who, "alone": alone,
         "count_id": count, "at": act.now},
    )  # fmt: skip
    version = standing.went_on(
        act, session=found, values={"state": SessionState.OPEN, "holder": who, "awaits": None}
    )
    return Stepped(session, SessionState.OPEN, version)
