"""What a desk decides about who has come: late, on the refused list, not admitted."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Row

from kiosk.core import text
from kiosk.core.by import Person
from kiosk.core.change import Change
from kiosk.core.ids import VisitId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Task
from kiosk.database.acting import Act, View, does
from kiosk.front_office.queue.rules import VisitState
from kiosk.front_office.queue.rules import visitors as rules
from kiosk.front_office.queue.rules.kinds import CallBy, Outcome
from kiosk.front_office.queue.rules.visitors import Arrived, VisitorRefusal, Who
from kiosk.front_office.queue.service import arriving, declared, visitors
from kiosk.front_office.queue.store import visitors as store


@does(Task.VISIT_DECIDE, about="visit")
def decide_late(act: Act, *, visit: VisitId, seen: int, keep: bool) -> Arrived:
    """Whoever came late is served: `keep` by the time that was planned, otherwise behind who is here.

    Refused: nothing is to be decided any more, changed meanwhile.
    """
    row = _undecided(act, visit, seen, Outcome.LATE)
    return _let_in(act, row, row.planned_at if keep else None)


@does(Task.VISIT_REFUSE, about="visit")
def admit(act: Act, *, visit: VisitId, seen: int) -> Arrived:
    """Whoever is on the refused list is served after all. Refused: as `decide_late`."""
    row = _undecided(act, visit, seen, Outcome.REFUSED)
    return _let_in(act, row, row.planned_at)


@does(Task.VISIT_REFUSE, about="visit")
def refuse(act: Act, *, visit: VisitId, seen: int) -> VisitState:
    """Whoever has arrived is not admitted; who approved it is kept. Refused: gone on already."""
    row = visitors.row_of(act, visit=visit)
    if row.state is not VisitState.ARRIVED or not isinstance(act.by, Person):
        raise Refused(VisitorRefusal.NOTHING_TO_DECIDE)
    visitors.go(act, row=row, seen=seen, state=VisitState.REFUSED, values={"ended_at": act.now})
    values = {"refused_by": act.by.id, "outcome": Outcome.REFUSED}
    if not store.change(act, visit, row.visitor_version, values):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    return VisitState.REFUSED


def _undecided(act: Act, visit: VisitId, seen: int, why: Outcome) -> Row[Any]:
    row = visitors.row_of(act, visit=visit)
    if row.state is not VisitState.ARRIVED or row.outcome is not why:
        raise Refused(VisitorRefusal.NOTHING_TO_DECIDE)
    if row.version != seen:
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    return row


def _let_in(act: Act, row: Row[Any], due_at: datetime | None) -> Arrived:
    kind = declared.kind_of(act, kind=row.kind_id)
    call_by = row.call_by or CallBy.SOUND
    tickets = arriving.classify(
        act, visit=VisitId(row.id), kind=kind, call_by=call_by, language=row.language, due_at=due_at
    )
    act.changed(Change.VISIT, row.id)
    return Arrived(VisitId(row.id), row.number, Outcome.OK, tickets)


@does(Task.VISIT_REFUSE)
def keep_out(act: Act, *, who: Who, reason: str, until: date | None) -> int:
    """Puts somebody on the refused list; gives the entry. Refused: no name."""
    who = rules.cleaned(who)
    if not who.name or not isinstance(act.by, Person):
        raise Refused(VisitorRefusal.NAME_MISSING)
    keys = visitors.keys_of(act, who=who)
    made = store.add_listed(
        act,
        {
            "name": who.name, "folded": keys.folded, "phone_key": keys.phone or None,
            "email_key": keys.email or None, "reason": text.clean_text(reason),
            "by_person": act.by.id, "until": until,
        },
    )  # fmt: skip
    act.changed(Change.VISIT_KIND, made)
    return made


@does(Task.VISIT_REFUSE)
def let_in_again(act: Act, *, entry: int, seen: int) -> int:
    """Takes an entry off the refused list. Refused: it is off already, changed meanwhile."""
    if not store.unlist(act, entry, seen):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    act.changed(Change.VISIT_KIND, entry)
    return entry


def refused_list(view: View) -> tuple[rules.NotAdmitted, ...]:
    """The refused list as it holds today, by name."""
    return tuple(
        rules.NotAdmitted(row.id, row.name, row.reason, row.since, row.until, row.version)
        for row in store.listed(view)
    )
