"""Handover notes: what waits in a role now, and what a cover leaves when it is handed back."""

from __future__ import annotations

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.fulfilment import service as fulfilment
from kiosk.back_office.fulfilment.service import Tab
from kiosk.back_office.till import service as till
from kiosk.back_office.till.rules import Sharing
from kiosk.core.ids import OrderId
from kiosk.core.task import Role
from kiosk.cross_training.cover import service as cover
from kiosk.cross_training.cover.rules.sessions import Session
from kiosk.cross_training.cover.rules.words import NoteKind
from kiosk.database.acting import View
from kiosk.desk.roles import rules, store
from kiosk.desk.roles.rules import (
    AtWork,
    Deeds,
    HeldCase,
    Kept,
    KeptLine,
    Leaving,
    Line,
    Note,
    OpenTill,
    Touched,
)
from kiosk.lobby.help import service as calls
from kiosk.lobby.pickup import service as pickups

_KINDS = {
    "pickup": "pickup", "till.open": "drawer", "till": "till", "cash": "till",
    "payment.take": "order", "payment.later": "order",
}  # fmt: skip
"""What the object of a task is, by the task or by all of its thing."""


def note_for(view: View, *, role: Role) -> tuple[Line, ...]:
    """What whoever takes `role` now must know: at most seven lines, most urgent first."""
    return rules.lines_of(role, at_work(view))


def note(view: View, *, role: Role) -> Note:
    """The note of `role` as it is now, with the mark that accepting it names."""
    lines = note_for(view, role=role)
    return Note(role, lines, rules.mark_of(lines), view.now)


def at_work(view: View) -> AtWork:
    """What stands open in the house now."""
    board = pickups.board(view)
    picking = fulfilment.board(view, tab=Tab.TO_PICK)
    return AtWork(
        lobby=board.lobby,
        served=board.served,
        unsettled=pickups.unsettled(view),
        unfinished=accounting.unfinished(view),
        tills=tuple(
            OpenTill(
                row.id, row.number, row.name, row.station, row.sharing is Sharing.OWN, row.holder,
                row.opened_at, row.drawer_id,
            )
            for row in store.open_tills(view)
        ),
        cases=tuple(
            HeldCase(row.id, row.word, row.reason, row.name, row.held_at, row.held_by)
            for row in store.free_cases(view)
        ),
        calls=len(calls.open_calls(view)),
        promised=board.promised_not_ready,
        overdue=board.overdue,
        to_pick=picking.counts[Tab.TO_PICK],
        next_to_pick=picking.cards[0].number if picking.cards else "",
        unverified=till.to_verify(view),
    )  # fmt: skip


def waits(view: View, *, roles: tuple[Role, ...]) -> dict[Role, int]:
    """How many things wait in each of `roles`."""
    work = at_work(view)
    return {role: rules.waiting(role, work) for role in roles}


def back_note(view: View, *, session: int, role: Role) -> tuple[Line, ...]:
    """What a cover leaves: what it began and did not finish, and what it did, counted by task."""
    done = (Deeds(row.task, int(row.many)) for row in store.deeds(view, session))
    about = cover.session_of(view, session=session)
    if about is None:
        return rules.back_lines(done, ())
    by = _touched(view, about)
    return rules.back_lines(done, rules.left_open(role, at_work(view), by))


def _touched(view: View, about: Session) -> Touched:
    """Ids of one table may be those of another too: a task says which of them its object is of."""
    found: dict[str, set[int]] = {}
    for row in store.touched(view, about.id):
        kind = _KINDS.get(row.task) or _KINDS.get(row.task.split(".")[0])
        if kind is not None:
            found.setdefault(kind, set()).add(row.about)
    orders = found.get("order", set())
    of_orders = (pickups.newest(view, order=OrderId(each)) for each in sorted(orders))
    mine = found.get("pickup", set()) | {int(each) for each in of_orders if each is not None}
    begun = store.begun_orders(view, about.person, about.started_at)
    return Touched(
        about.person, about.started_at, frozenset(mine), frozenset(orders),
        frozenset(found.get("drawer", ())), frozenset(found.get("till", ())),
        tuple(row.number for row in begun) if about.role is Role.FULFILMENT else (),
    )  # fmt: skip


def leaving(view: View, *, session: int) -> Leaving | None:
    """What the note back would say now; None where the cover has ended."""
    found = cover.session_of(view, session=session)
    if found is None or found.ended_at is not None:
        return None
    lines = back_note(view, session=session, role=found.role)
    return Leaving(session, found.role, found.absent_name, found.started_at, lines)


def kept(view: View, *, session: int, kind: NoteKind) -> Kept | None:
    """A note that was kept, with whose it is; None where there is none."""
    found, about = (
        cover.note(view, session=session, kind=kind),
        cover.session_of(view, session=session),
    )
    if found is None or about is None:
        return None
    person = about.name if kind is NoteKind.BACK else about.absent_name
    lines = tuple(
        KeptLine(
            each.id, Line(each.kind, each.ref, each.money, tuple(each.facts.items())), each.ticked
        )
        for each in found.lines
    )
    return Kept(
        session, about.role, person, about.started_at, found.written_at, about.hard_end, lines
    )
