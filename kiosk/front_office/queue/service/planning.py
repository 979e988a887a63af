"""Who is expected: plan, call off, and no-shows when the day is closed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kiosk.core import codes
from kiosk.core.change import Change
from kiosk.core.ids import VisitId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Task
from kiosk.core.words import local_day
from kiosk.database.acting import Act, View, does
from kiosk.front_office.queue.rules import VisitState
from kiosk.front_office.queue.rules import visitors as rules
from kiosk.front_office.queue.rules.visitors import Plan, Planned, VisitorRefusal
from kiosk.front_office.queue.service import declared, visitors
from kiosk.front_office.queue.store import visitors as store
from kiosk.records.customers import service as customers
from kiosk.records.settings import service as settings


@does(Task.VISIT_PLAN)
def plan(act: Act, *, plan: Plan) -> Planned:
    """Expects a visit; gives it with its pass code.

    Refused: no name, a day that is over, an unknown kind, an e-mail or a phone that cannot be one.
    """
    made = expect(act, plan=plan)
    act.about = made.visit
    return made


def expect(act: Act, *, plan: Plan) -> Planned:
    """A step: the same."""
    kind = declared.kind_of(act, kind=plan.kind)
    who = rules.cleaned(plan.who)
    if not (who.name or who.company):
        raise Refused(VisitorRefusal.NAME_MISSING)
    day = local_day(plan.at, act.facts.zone)
    if day < act.day:
        raise Refused(VisitorRefusal.PAST)
    keys = visitors.keys_of(act, who=who)
    customer = customers.match(act, email=who.email, phone=who.phone, name=who.name)
    visit = store.expect(
        act, day=day, language=plan.language or act.facts.language, customer=customer
    )
    code = _fresh_code(act, visit)
    values = rules.kept(who, keys) | {
        "kind_id": kind.id, "planned_at": plan.at, "planned_until": plan.until, "uid": plan.uid,
        "code_key": visitors.code_key(act, code=code),
    }  # fmt: skip
    store.add(act, visit, values)
    act.changed(Change.VISIT, visit)
    return Planned(visit, codes.written(code))


def move(act: Act, *, visit: VisitId, plan: Plan) -> bool:
    """A step: an expected visit is planned for another time; whether it was still expected and changed."""
    row = visitors.row_of(act, visit=visit)
    if row.state is not VisitState.EXPECTED or row.planned_at == plan.at:
        return False
    day = local_day(plan.at, act.facts.zone)
    visitors.go_on(act, row=row, values={"day": day})
    values = {"planned_at": plan.at, "planned_until": plan.until}
    if not store.change(act, visit, row.visitor_version, values):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    return True


def call_off(act: Act, *, visit: VisitId) -> bool:
    """A step: an expected visit is called off; whether it was still expected."""
    row = visitors.row_of(act, visit=visit)
    if row.state is not VisitState.EXPECTED:
        return False
    visitors.go(
        act, row=row, seen=row.version, state=VisitState.CANCELLED, values={"ended_at": act.now}
    )
    return True


@does(Task.VISIT_CANCEL, about="visit")
def cancel(act: Act, *, visit: VisitId, seen: int) -> VisitState:
    """Calls an expected visit off; gives its state. Refused: it is not expected, changed meanwhile."""
    row = visitors.row_of(act, visit=visit)
    if row.state is not VisitState.EXPECTED:
        raise Refused(VisitorRefusal.NOT_EXPECTED)
    visitors.go(act, row=row, seen=seen, state=VisitState.CANCELLED, values={"ended_at": act.now})
    return VisitState.CANCELLED


def no_show_due(view: View) -> Sequence[dict[str, Any]]:
    """Who was expected and has not come by the closing of the day; who is expected after it still may."""
    late = store.over(view, view.day)
    if settings.closed_for_today(view):
        late += [
            int(row.id)
            for row in store.of_today(view)
            if row.planned_at is None or (row.planned_until or row.planned_at) < view.now
        ]
    return [{"visit": VisitId(each)} for each in late]


@does(Task.VISIT_NO_SHOW, about="visit")
def no_show(act: Act, *, visit: VisitId) -> bool:
    """An expected visit did not come; gives whether that is so. A pick-up of theirs stays as it is."""
    row = visitors.row_of(act, visit=visit)
    if row.state is not VisitState.EXPECTED:
        return False
    visitors.go(
        act, row=row, seen=row.version, state=VisitState.NO_SHOW, values={"ended_at": act.now}
    )
    return True


def _fresh_code(act: Act, visit: VisitId) -> codes.Code:
    made = (visitors.code_at(act, visit=visit, turn=turn) for turn in range(visitors.TURNS))
    return next(
        each for each in made if not store.code_taken(act, visitors.code_key(act, code=each))
    )


def known_uids(view: View, *, uids: Sequence[str]) -> dict[str, VisitId]:
    """The visits that were taken in from these entries of a calendar."""
    return {uid: VisitId(visit) for uid, visit in store.by_uid(view, uids).items()}
