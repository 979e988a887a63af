"""What every act of the till asks first: who acts, which session, whether it may go on, which money it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kiosk.back_office.till import rules
from kiosk.back_office.till.rules import (
    CountKind,
    Limits,
    Pieces,
    Session,
    SessionState,
    Sharing,
    TillRefusal,
)
from kiosk.back_office.till.store import sessions as store
from kiosk.core.by import Person
from kiosk.core.change import Change
from kiosk.core.ids import PersonId, TillSessionId
from kiosk.core.money import LARGEST, exponent
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.database.acting import Act, View


def session_for(view: View, *, station: str) -> Session | None:
    """The session of the drawer at `station` that is not closed; None where there is none."""
    return store.live_at(view, station)


def session_now(act: Act) -> int | None:
    """A step: the open session at the act's station, in which a payment of any way is noted; None without one."""
    found = store.hold_at(act, act.station)
    if found is None or found.state is not SessionState.OPEN:
        return None
    return found.id


def cash_needs_session(act: Act) -> Session:
    """A step: the open session at the act's station, held until the commit: cash goes nowhere else.

    Refused: no till is open here, it is being counted, somebody else's own drawer, a clock that was
    set back behind the day of its opening.
    """
    found = store.hold_at(act, act.station)
    if found is None:
        raise Refused(TillRefusal.NO_OPEN_TILL, station=act.station)
    return _usable(act, found)


def all_open(act: Act, *, sessions: Sequence[int]) -> bool:
    """A step: whether none of these sessions is counted or closed, each held until the commit."""
    held_now = [store.hold(act, TillSessionId(each)) for each in sessions]
    return all(each is not None and each.state is SessionState.OPEN for each in held_now)


def open_session(act: Act, *, session: TillSessionId, seen: int | None = None) -> Session:
    """A step: an open session that whoever acts may use, held until the commit."""
    return _usable(act, held(act, session=session, seen=seen))


def _usable(act: Act, found: Session) -> Session:
    if found.state is not SessionState.OPEN:
        raise gone_on(act, found=found)
    if found.sharing is Sharing.OWN and found.holder != who(act):
        raise Refused(TillRefusal.NOT_YOURS, name=name_of(act, person=found.holder))
    if rules.clock_went_back(found.opened_day, act.day):
        raise Refused(TillRefusal.CLOCK, number=found.number)
    return found


def held(act: Act, *, session: TillSessionId, seen: int | None) -> Session:
    """A step: a session as it is now, held until the commit; refused where it has gone on since `seen`."""
    found = store.hold(act, session)
    if found is None:
        raise Refused(ActRefusal.NOT_FOUND)
    if seen is not None and found.version != seen:
        if found.state in rules.TELLS:
            raise gone_on(act, found=found)
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    return found


def gone_on(view: View, *, found: Session) -> Refused:
    """The refusal that says how far a session is, and who brought it there."""
    if found.state not in rules.TELLS:
        return Refused(TillRefusal.NOT_OPEN, number=found.number)
    row = store.told(view, found.id)
    who_did = None if row is None else row.closed_by
    if who_did is None:
        counted = store.newest_count(view, found.id, CountKind.CLOSING)
        who_did = None if counted is None else counted.person_id
    name = "" if who_did is None else name_of(view, person=PersonId(who_did))
    return Refused(TillRefusal.WRONG_STATE, number=found.number, name=name)


def who(act: Act) -> PersonId:
    """A step: who acts; only people have hands in a drawer."""
    if not isinstance(act.by, Person):
        raise Refused(ActRefusal.WRONG_ACTOR, task=act.task.id)
    return act.by.id


def name_of(view: View, *, person: PersonId) -> str:
    """How somebody is called."""
    return store.names(view, [person]).get(person, "")


def limits(view: View) -> Limits:
    """The owner's limits."""
    options, _step = store.options(view)
    return rules.limits(options, int(10 ** exponent(view.facts.currency)))


def checked(view: View, *, pieces: Pieces, whole: bool) -> int:
    """What `pieces` come to. Refused: no pieces of this currency; with `whole`, a kind that is not counted."""
    currency = view.facts.currency
    if not rules.fits(pieces, currency):
        raise Refused(TillRefusal.NO_SUCH_PIECE, currency=currency)
    if whole and (missing := rules.missing(pieces, currency)):
        raise Refused(TillRefusal.NOT_ALL_COUNTED, n=len(missing))
    return rules.total(pieces)


def amount(view: View, *, minor: int, most: int = LARGEST - 1) -> int:
    """`minor` where it is an amount above zero and not above `most`."""
    if minor <= 0:
        raise Refused(TillRefusal.AMOUNT)
    if minor > most:
        raise Refused(TillRefusal.TOO_LARGE, currency=view.facts.currency)
    return minor


def went_on(act: Act, *, session: Session, values: Mapping[str, object]) -> int:
    """A step: changes a session and gives its version now; refused where somebody else was faster."""
    if not store.change(act, session.id, session.version, **values):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    act.changed(Change.TILL, session.id)
    return session.version + 1
