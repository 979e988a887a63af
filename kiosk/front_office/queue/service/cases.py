"""Steps and reads of cases on hold: one is held by a word, taken by one, given back, ended."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

from kiosk.core.change import Change
from kiosk.core.ids import CaseId, PersonId, VisitId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.database.acting import Act, View
from kiosk.front_office.queue.rules import (
    Case,
    CaseKind,
    CaseState,
    Held,
    HoldReason,
    QueueRefusal,
    spoken,
)
from kiosk.front_office.queue.service.visits import who as person_of
from kiosk.front_office.queue.store import cases as store

_STRIDE = 17
"""So many words lies the first word of a day behind that of the day before."""


def hold(
    act: Act, *, kind: CaseKind, about: int, visit: VisitId | None, reason: HoldReason,
    held_by: PersonId | None = None,
) -> Held:  # fmt: skip
    """A step: puts a case on hold; it is the queue's now, by a word that nobody else has today.

    A case that was on hold before and is taken goes back under its own word: it is what the customer
    was told. The caller holds `about` locked. `held_by`: whose it was, where a job puts it on hold.
    Refused: it is on hold already, and nobody has taken it.
    """
    who = held_by if held_by is not None else _somebody(act)
    again: dict[str, object] = {
        "reason": reason, "visit_id": visit, "held_by": who, "held_at": act.now,
        "held_station": act.station, "taken_by": None, "taken_at": None,
    }  # fmt: skip
    known = case_about(act, kind=kind, about=about)
    if known is not None and known.state is CaseState.HELD:
        raise Refused(QueueRefusal.HELD_ALREADY, word=known.word)
    if known is not None:
        _change(act, known, **again)
        return Held(known.id, known.word)
    store.choose_alone(act)
    taken = store.words_since(act, _morning(act))
    first = act.day.toordinal() * _STRIDE + len(taken)
    word = spoken.next_word(act.facts.language, taken, first)
    made = store.add(
        act, kind=kind, about=about, visit_id=visit, reason=reason, word=word, held_by=who,
        held_station=act.station,
    )  # fmt: skip
    act.changed(Change.CASE, made)
    return Held(made, word)


def take_case(act: Act, *, case: CaseId, seen: int, visit: VisitId | None = None) -> None:
    """A step: whoever acts takes a case as it was `seen`, in one guarded statement; `visit` is today's.

    Refused: it is over, or somebody was faster: by whom it is had now.
    """
    values: dict[str, object] = {"taken_by": _somebody(act), "taken_at": act.now}
    if visit is not None:
        values["visit_id"] = visit
    if not store.step(act, case, seen, values):
        raise _faster(case_of(act, case=case))
    act.changed(Change.CASE, case)


def put_case_back(act: Act, *, case: CaseId) -> None:
    """A step: whoever has the case gives it back; it is the queue's again, under its word."""
    known = case_of(act, case=case)
    if known.state is CaseState.TAKEN:
        _change(act, known, taken_by=None, taken_at=None)


def end_case(act: Act, *, case: CaseId) -> None:
    """A step: nothing of the case is open any more; over already stays so."""
    known = case_of(act, case=case)
    if known.state is not CaseState.ENDED:
        _change(act, known, ended_at=act.now)


def case_of(view: View, *, case: CaseId) -> Case:
    """One case, open or over; an unknown one is refused."""
    row = store.one(view, case)
    if row is None:
        raise Refused(QueueRefusal.UNKNOWN_CASE)
    return store.read(row)


def case_about(view: View, *, kind: CaseKind, about: int) -> Case | None:
    """The open case about this, if there is one."""
    row = store.about(view, kind, about)
    return None if row is None else store.read(row)


def case_called(view: View, *, said: str) -> Case | None:
    """The open case whose word somebody typed."""
    word = spoken.heard(said)
    return next((each for each in cases(view) if word and spoken.heard(each.word) == word), None)


def cases(view: View) -> tuple[Case, ...]:
    """Every open case, the oldest first; what was left overnight is among them."""
    return tuple(store.read(row) for row in store.open_ones(view))


def _change(act: Act, known: Case, **values: object) -> None:
    if not store.step(act, known.id, known.version, values):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    act.changed(Change.CASE, known.id)


def _faster(now: Case) -> Refused:
    """Somebody else did something with the case since it was looked at: what."""
    if now.state is CaseState.ENDED:
        return Refused(QueueRefusal.CASE_OVER, word=now.word)
    if now.state is CaseState.TAKEN:
        first = now.taken_by_name.split(" ")[0]
        return Refused(QueueRefusal.CASE_TAKEN, word=now.word, name=first)
    return Refused(ActRefusal.CHANGED_MEANWHILE)


def _somebody(act: Act) -> PersonId:
    who = person_of(act)
    if who is None:
        raise Refused(ActRefusal.WRONG_ACTOR, task=act.task.id)
    return who


def _morning(view: View) -> datetime:
    return datetime.combine(view.day, time(), ZoneInfo(view.facts.zone))
