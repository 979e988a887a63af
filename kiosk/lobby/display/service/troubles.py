"""Troubles of kiosks: what a station cannot do just now, told to every desk until somebody sees to it."""

from __future__ import annotations

from kiosk.core import text
from kiosk.core.by import Person
from kiosk.core.change import Change
from kiosk.core.ids import KioskTroubleId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Task
from kiosk.database.acting import Act, View, does
from kiosk.lobby.display import store
from kiosk.lobby.display.rules import DisplayRefusal, KioskTrouble, TroubleSort


@does(Task.TROUBLE_NOTE)
def note_trouble(act: Act, *, kind: TroubleSort, detail: str = "") -> KioskTroubleId:
    """Says that this station cannot do something; an open trouble of the kind is joined, not doubled.

    Seen to already, it is told anew only where there is something new to say. `detail` is a code or a
    spoken word, never a name. Nothing is refused.
    """
    said = text.clean_text(detail, limit=80)
    known = store.trouble_at(act, act.station, kind)
    if known is None:
        made = store.add_trouble(act, kind, said)
        act.changed(Change.KIOSK_TROUBLE, made)
        return made
    if known.detail != said:
        values = {"detail": said, "seen_by": None, "seen_at": None, "since": act.now}
        _step(act, known, **values)
    return known.id


@does(Task.TROUBLE_OVER)
def trouble_over(act: Act, *, kind: TroubleSort) -> bool:
    """This station can do it again; gives whether a trouble was open."""
    known = store.trouble_at(act, act.station, kind)
    if known is None:
        return False
    _step(act, known, ended_at=act.now)
    return True


@does(Task.TROUBLE_SEE_TO, about="trouble")
def see_to(act: Act, *, trouble: KioskTroubleId, seen: int) -> bool:
    """Somebody looks after it: no desk says it any more; gives whether it was still to be said.

    It is over with that where nothing tells when it is (tries, a form that was left unfinished).
    Refused: it is over, or it was changed meanwhile.
    """
    known = store.trouble(act, trouble)
    if known is None:
        raise Refused(DisplayRefusal.UNKNOWN_TROUBLE)
    if known.seen_by:
        return False
    if known.version != seen:
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    who = act.by.id if isinstance(act.by, Person) else None
    ended = act.now if known.kind in (TroubleSort.TRIES, TroubleSort.UNFINISHED) else None
    _step(act, known, seen_by=who, seen_at=act.now, ended_at=ended)
    return True


def troubles(view: View) -> tuple[KioskTrouble, ...]:
    """What is to be said at every desk: not over, not seen to, the oldest first."""
    return tuple(each for each in store.open_troubles(view) if not each.seen_by)


def _step(act: Act, known: KioskTrouble, **values: object) -> None:
    if not store.step_trouble(act, known.id, known.version, values):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    act.changed(Change.KIOSK_TROUBLE, known.id)
