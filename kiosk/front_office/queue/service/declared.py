"""What the owner declares: services (queues) and kinds of visit, and the starters of the first day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row

from kiosk.core import text
from kiosk.core.change import Change
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Task
from kiosk.core.words import LANGUAGES
from kiosk.database.acting import Act, View, does
from kiosk.front_office.queue.rules import starting
from kiosk.front_office.queue.rules.kinds import Ask, Purpose, Service, VisitKind
from kiosk.front_office.queue.rules.starting import KindDraft, ServiceDraft
from kiosk.front_office.queue.rules.visitors import MOST_NAMES, VisitorRefusal
from kiosk.front_office.queue.store import declared as store

_TASKS = {task.id: task for task in Task}
_DAY = 24 * 60
_LONGEST_SERVICE = 480
_QUEUED = frozenset({Purpose.APPOINTMENT, Purpose.WALK_IN})


@does(Task.LOBBY_SET_UP)
def start_with(act: Act) -> int:
    """Puts sensible kinds and queues where there are none yet; gives how many kinds were made."""
    return start_lobby(act)


def start_lobby(act: Act) -> int:
    """A step of the first run: the same; a business that has any keeps what it has."""
    there = store.counted(act)
    if there.services or there.kinds:
        return 0
    queues = tuple(store.add_service(act, _service_values(each)) for each in starting.services())
    made = [store.add_kind(act, _kind_values(each)) for each in starting.kinds(queues)]
    act.changed(Change.VISIT_KIND, 0)
    return len(made)


@does(Task.LOBBY_SET_UP)
def set_service(act: Act, *, draft: ServiceDraft, service: int | None = None, seen: int = 0) -> int:
    """Adds a queue, or puts `draft` in the place of the one that was `seen`; gives its id.

    Refused: no name, minutes that cannot be, an unknown task, changed meanwhile.
    """
    if draft.task not in _TASKS:
        raise Refused(VisitorRefusal.UNKNOWN_SERVICE)
    minutes = 0 < draft.minutes <= _LONGEST_SERVICE
    if not (minutes and 0 <= draft.last_before <= _DAY and 0 <= draft.tolerance <= _DAY):
        raise Refused(VisitorRefusal.MINUTES)
    values = _service_values(draft)
    if service is None:
        made = store.add_service(act, values)
    elif store.change_service(act, service, seen, values):
        made = service
    else:
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    act.about = made
    act.changed(Change.VISIT_KIND, made)
    return made


@does(Task.LOBBY_SET_UP)
def set_kind(act: Act, *, draft: KindDraft, kind: int | None = None, seen: int = 0) -> int:
    """Adds a kind of visit, or puts `draft` in the place of the one that was `seen`; gives its id.

    Refused: no name, minutes that cannot be, a queue that is not there, a code that another kind has,
    an appointment or walk-in that leads to no queue, changed meanwhile.
    """
    if not (0 <= draft.early <= _DAY and 0 <= draft.late <= _DAY):
        raise Refused(VisitorRefusal.MINUTES)
    if set(draft.services) - {each.id for each in store.services(act)}:
        raise Refused(VisitorRefusal.UNKNOWN_SERVICE)
    if draft.purpose in _QUEUED and not draft.services:
        raise Refused(VisitorRefusal.KIND_HAS_NO_QUEUE)
    values = _kind_values(draft)
    if any(each.code == values["code"] and each.id != kind for each in store.kinds(act)):
        raise Refused(VisitorRefusal.CODE_TAKEN, kind=str(values["code"]))
    if kind is None:
        made = store.add_kind(act, values)
    elif store.change_kind(act, kind, seen, values):
        made = kind
    else:
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    act.about = made
    act.changed(Change.VISIT_KIND, made)
    return made


# ------------------------------------------------------------------------------------------ reads


def services(view: View, *, every: bool = False) -> tuple[Service, ...]:
    """The queues in the owner's order; `every`: those out of use too."""
    found = (_service(row) for row in store.services(view))
    return tuple(each for each in found if every or each.active)


def kinds(view: View, *, every: bool = False) -> tuple[VisitKind, ...]:
    """The kinds of visit in the owner's order; `every`: those out of use too."""
    found = (_kind(row) for row in store.kinds(view))
    return tuple(each for each in found if every or each.active)


def kind_of(view: View, *, kind: int) -> VisitKind:
    """One kind of visit, in use or not. Refused: there is none of this id."""
    found = next((row for row in store.kinds(view) if row.id == kind), None)
    if found is None:
        raise Refused(VisitorRefusal.UNKNOWN_KIND)
    return _kind(found)


def service_of(view: View, *, service: int) -> Service:
    """One queue, in use or not. Refused: there is none of this id."""
    found = next((row for row in store.services(view) if row.id == service), None)
    if found is None:
        raise Refused(VisitorRefusal.UNKNOWN_SERVICE)
    return _service(found)


# ----------------------------------------------------------------------------------------- inside


def _names(said: Mapping[str, str]) -> dict[str, str]:
    kept = {each: text.clean_text(name, limit=80) for each, name in said.items()}
    kept = {each: name for each, name in kept.items() if name and each.isalpha()}
    if not kept or len(kept) > max(MOST_NAMES, len(LANGUAGES)):
        raise Refused(VisitorRefusal.NO_NAMES)
    return kept


def _service_values(draft: ServiceDraft) -> dict[str, object]:
    return {
        "names": _names(draft.names), "task": draft.task, "minutes": draft.minutes,
        "last_before": draft.last_before, "overnight": draft.overnight, "tolerance": draft.tolerance,
        "active": draft.active, "position": draft.position,
    }  # fmt: skip


def _kind_values(draft: KindDraft) -> dict[str, object]:
    code = text.clean_text(draft.code, limit=40)
    if not code:
        raise Refused(VisitorRefusal.NO_NAMES)
    return {
        "code": code, "names": _names(draft.names), "purpose": draft.purpose,
        "asks": [str(each) for each in draft.asks], "papers": list(draft.papers),
        "badge": draft.badge, "told": draft.told, "told_role": draft.told_role,
        "services": list(draft.services), "stays": draft.stays, "early": draft.early,
        "late": draft.late, "active": draft.active, "position": draft.position,
    }  # fmt: skip


def _service(row: Row[Any]) -> Service:
    return Service(
        row.id, dict(row.names), _TASKS.get(row.task, Task.HELP_ANSWER), row.minutes, row.last_before,
        row.overnight, row.tolerance, row.active, row.position, row.version,
    )  # fmt: skip


def _kind(row: Row[Any]) -> VisitKind:
    return VisitKind(
        row.id, row.code, dict(row.names), row.purpose, tuple(Ask(each) for each in row.asks),
        tuple(row.papers), row.badge, row.told, row.told_role, tuple(row.services), row.stays,
        row.early, row.late, row.active, row.position, row.version,
    )  # fmt: skip
