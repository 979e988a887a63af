"""Handover notes: what waits in a role now, and what a cover leaves when it is handed back."""

from __future__ import annotations

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.fulfilment import service as fulfilment
from kiosk.back_office.fulfilment.service import Tab
from kiosk.back_office.till import service as till
from kiosk.back_office.till.rules import Sharing
from kiosk.core.task import Role
from kiosk.cross_training.cover import service as cover
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
)
from kiosk.lobby.help import service as calls
from kiosk.lobby.pickup import service as pickups


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
                row.opened_at,
            )
            for row in store.open_tills(view)
        ),
        cases=tuple(
            HeldCase(row.id, row.word, row.reason, row.name, row.held_at)
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
    """What a cover leaves: what is open in the role now, and what it did, counted by task."""
    done = (Deeds(row.task, int(row.many)) for row in store.deeds(view, session))
    return rules.back_lines(done, note_for(view, role=role))


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
