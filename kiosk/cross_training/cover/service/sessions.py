"""Cover sessions: begin, tick the note, renew, close, end by themselves; who covers what."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from kiosk.core.by import Person
from kiosk.core.change import Change
from kiosk.core.ids import PersonId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import MONEY_ROLES, Role, Task
from kiosk.cross_training.cover.rules import sessions as rules
from kiosk.cross_training.cover.rules.house import Colleague, House
from kiosk.cross_training.cover.rules.sessions import Note, Noted, NoteLine, Session, Severity
from kiosk.cross_training.cover.rules.words import (
    FINISHING,
    LINES,
    CoverReason,
    CoverRefusal,
    CoverWarning,
    NoteKind,
)
from kiosk.cross_training.cover.service.picture import house
from kiosk.cross_training.cover.store import sessions as store
from kiosk.database.acting import Act, View, does
from kiosk.records.staff.rules import PROOF_LASTS


def severity(view: View, *, person: PersonId, role: Role) -> Severity:
    """What stands against `person` taking `role` now: a refusal, or warnings to acknowledge."""
    picture = house(view)
    me = picture.find(person)
    if me is None:
        return Severity(ActRefusal.NOT_ACTIVE)
    return rules.severity(picture, me, role, _in_since(view, person))


def begin(
    act: Act,
    *,
    role: Role,
    absent: PersonId | None,
    reason: CoverReason,
    lines: Sequence[Noted],
    warnings: tuple[CoverWarning, ...],
) -> int:
    """A step: whoever acts takes `role` with the note `lines`; gives the session's id.

    `warnings` are those that were acknowledged. Refused: what `severity` refuses, a warning that nobody
    has acknowledged, a cover of somebody who only covers herself, a money role without the badge shown
    here within five minutes (by whoever has one; the PIN is the act's own).
    """
    picture = house(act)
    me = _among(picture, act)
    found = rules.severity(picture, me, role, _in_since(act, me.person))
    if found.refusal is not None:
        raise Refused(found.refusal)
    if set(found.warnings) - set(warnings):
        raise Refused(CoverRefusal.UNACKNOWLEDGED)
    refused = None if absent is None else rules.why_not_for(picture, me, role, absent)
    if refused is not None:
        raise Refused(refused)
    shown_since = act.now - PROOF_LASTS
    if role in MONEY_ROLES and not store.badge_shown(act, me.person, act.station, shown_since):
        raise Refused(CoverRefusal.PROOF_MISSING)
    end = _hard_end(act, absent)
    session = store.add(act, me.person, role, absent, reason, found.warnings, end)
    store.add_note(act, session, NoteKind.OUT, lines[:LINES])
    act.note(role=str(role), reason=str(reason), warnings=len(found.warnings))
    act.changed(Change.COVER, session)
    return session


def _myself(act: Act) -> Colleague:
    return _among(house(act), act)


def _among(picture: House, act: Act) -> Colleague:
    me = picture.find(act.by.id) if isinstance(act.by, Person) else None
    if me is None:
        raise Refused(ActRefusal.WRONG_ACTOR)
    return me


def _hard_end(act: Act, absent: PersonId | None) -> datetime:
    short = absent is not None and store.short_absence(act, absent)
    return rules.hard_end(act.now, act.day, act.facts.zone, short=short)


def _in_since(view: View, person: PersonId) -> datetime | None:
    return store.in_since(view, person, rules.day_begins(view.day, view.facts.zone))


@does(Task.COVER_TICK, about="session")
def tick(act: Act, *, session: int, lines: tuple[int, ...]) -> int:
    """Ticks `lines` of the session's notes: of the one she took the role with whoever covers, of the one
    handed back whose role it is; gives how many money lines are left to tick.

    Refused: another's note, a line of another note.
    """
    row = _found(act, session)
    by = act.by
    assert isinstance(by, Person)
    known = {line.id: line for line in store.lines_of(act, session)}
    for line in lines:
        if line not in known:
            raise Refused(ActRefusal.NOT_FOUND)
        covers = row.person_id == by.id
        if covers is not (known[line].note_kind is NoteKind.OUT) or not (covers or _owns(act, row)):
            raise Refused(CoverRefusal.NOT_YOURS)
    store.tick(act, lines, by.id)
    _accept(act, session, by.id)
    act.changed(Change.COVER, session)
    left = [each for each in known.values() if each.note_kind is NoteKind.OUT and each.money]
    return sum(each.ticked_at is None and each.id not in lines for each in left)


def _accept(act: Act, session: int, by: PersonId) -> None:
    """The note that was handed back is accepted with its last line."""
    back = store.note(act, session, NoteKind.BACK)
    if back is None or back.accepted_at is not None:
        return
    rows = [each for each in store.lines_of(act, session) if each.note_kind is NoteKind.BACK]
    if all(each.ticked_at is not None for each in rows):
        store.accept(act, back.id, back.version, by)


def _owns(act: Act, row: Row[Any]) -> bool:
    """Whether the role that the session is about is the actor's own."""
    me = _myself(act)
    return row.role in me.own


@does(Task.COVER_RENEW, about="session")
def renew(act: Act, *, session: int) -> datetime:
    """Lets the cover go on: as long again as if it began now; gives its new hard end.

    Refused: another's cover, one that has ended or was taken back, a role of which nothing is open to
    her any more.
    """
    row = _live(act, session)
    me = _myself(act)
    if row.person_id != me.person:
        raise Refused(CoverRefusal.NOT_YOURS)
    if rules.taken_back(row.hard_end, row.ending_at):
        raise Refused(CoverRefusal.ENDING)
    if not rules.may_go_on(me, row.role):
        raise Refused(CoverRefusal.NOTHING_LEARNT)
    end = _hard_end(act, None if row.absent_id is None else PersonId(row.absent_id))
    _change(act, row, hard_end=end, ending_at=None)
    return end


def close(act: Act, *, session: int, lines: Sequence[Noted]) -> int:
    """A step: the cover ends with the note `lines` for whose role it is; gives the session's id.

    Refused: one that has ended, and anybody's but hers who covers and theirs whose role it is.
    """
    row = _live(act, session)
    me = _myself(act)
    if row.person_id != me.person and row.role not in me.own:
        raise Refused(CoverRefusal.NOT_YOURS)
    _change(act, row, ended_at=act.now)
    store.add_note(act, session, NoteKind.BACK, lines[:LINES])
    return session


def take_back(act: Act, *, session: int) -> bool:
    """A step: whose role it is has it again. Whoever covers finishes the customer in hand (ENDING), no other.

    Gives whether there is one; without, the caller closes it. Refused: one that has ended.
    """
    row = _live(act, session)
    if not row.in_hand or rules.over(row.hard_end, row.ending_at, act.now):
        return False
    if row.ending_at is None and act.now < row.hard_end:
        _change(act, row, ending_at=act.now)
    return True


def end_due(view: View) -> Sequence[dict[str, int]]:
    """Covers past their hard end, those whose customer in hand has had his half hour, and those that were
    taken back and have finished."""
    return [{"session": each} for each in store.due(view, view.now - FINISHING)]


def end(act: Act, *, session: int, lines: Sequence[Noted]) -> datetime:
    """A step: a cover ends by itself, ENDING at its hard end, CLOSED half an hour later; gives that time.

    One that was taken back closes as soon as nobody is in hand. It closes with the note `lines`. Refused:
    one that is not due.
    """
    row = _live(act, session)
    finished = rules.taken_back(row.hard_end, row.ending_at) and not row.in_hand
    if finished or rules.over(row.hard_end, row.ending_at, act.now):
        _change(act, row, ended_at=act.now)
        store.add_note(act, session, NoteKind.BACK, lines[:LINES])
        return act.now
    if row.ending_at is not None or act.now < row.hard_end:
        raise Refused(CoverRefusal.NOT_DUE)
    _change(act, row, ending_at=row.hard_end)
    over: datetime = row.hard_end + FINISHING
    return over


def _change(act: Act, row: Row[Any], **values: object) -> None:
    if not store.change(act, row.id, row.version, **values):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    act.changed(Change.COVER, row.id)


def _found(view: View, session: int) -> Row[Any]:
    row = store.one(view, session)
    if row is None:
        raise Refused(ActRefusal.NOT_FOUND)
    return row


def _live(view: View, session: int) -> Row[Any]:
    row = _found(view, session)
    if row.ended_at is not None:
        raise Refused(CoverRefusal.NOT_COVERING)
    return row


def live(view: View, *, person: PersonId) -> tuple[Session, ...]:
    """The roles that `person` covers now, longest first; ENDING ones among them."""
    return tuple(session_from(view, row=row) for row in store.live_of(view, person))


def session_of(view: View, *, session: int) -> Session | None:
    """One session; None where there is none of this id."""
    row = store.one(view, session)
    return None if row is None else session_from(view, row=row)


def covers_today(view: View) -> tuple[Session, ...]:
    """Every cover that is live or was begun or ended today, newest first, with its warnings: for the manager."""
    begun = rules.day_begins(view.day, view.facts.zone)
    return tuple(session_from(view, row=row) for row in store.since(view, begun))


def note(view: View, *, session: int, kind: NoteKind = NoteKind.OUT) -> Note | None:
    """The note with which the role was taken (OUT) or handed back (BACK); None where none was written."""
    row = store.note(view, session, kind)
    if row is None:
        return None
    lines = tuple(
        NoteLine(each.id, each.kind, each.ref, each.facts, each.money, each.ticked_at is not None)
        for each in store.lines_of(view, session)
        if each.note_kind is kind
    )
    return Note(session, kind, row.written_at, row.accepted_at, lines)


def session_from(view: View, *, row: Row[Any]) -> Session:
    """One session of its row."""
    state = rules.state_of(view.now, row.hard_end, row.ending_at, row.ended_at, row.reviewed_at)
    return Session(
        row.id, PersonId(row.person_id), row.name, row.role,
        None if row.absent_id is None else PersonId(row.absent_id), row.absent_name or "",
        row.reason, row.station, row.started_at, row.hard_end, row.ended_at, state,
        tuple(CoverWarning(each) for each in row.warnings), row.unticked, row.version,
    )  # fmt: skip
