"""Taking a role, handing it back, taking it back: a cover begins and ends, each with its note."""

from __future__ import annotations

from datetime import datetime

from kiosk.core.by import Person
from kiosk.core.ids import PersonId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import MONEY_ROLES, Role, Task
from kiosk.cross_training.cover import service as cover
from kiosk.cross_training.cover.rules.sessions import Session
from kiosk.cross_training.cover.rules.words import CoverReason, CoverRefusal, CoverWarning
from kiosk.database.acting import Act, Ahead, View, before_of, does
from kiosk.desk.roles import rules
from kiosk.desk.roles.rules import GivenBack, Taken
from kiosk.desk.roles.service import notes
from kiosk.records.staff import service as staff
from kiosk.records.staff.rules import PROOF_LASTS, Outcome, fresh


def _tried(
    ahead: Ahead,
    *,
    person: PersonId,
    role: Role,
    absent: PersonId | None,
    reason: CoverReason,
    pin: str,
    seen: str,
    warned: bool = False,
    code: str = "",
    ticked: tuple[int, ...] = (),
) -> object:
    """The PIN is tried as at a sign-in, before anybody waits for the transaction."""
    del role, absent, reason, seen, warned, code, ticked
    trying = before_of(staff.sign_in)
    assert trying is not None
    return trying(ahead, person=person, pin=pin)


@does(Task.COVER_TAKE, before=_tried)
def take_role(
    act: Act,
    *,
    person: PersonId,
    role: Role,
    absent: PersonId | None,
    reason: CoverReason,
    pin: str,  # noqa: ARG001 - tried ahead
    seen: str,
    warned: bool = False,
    code: str = "",
    ticked: tuple[int, ...] = (),
) -> Taken:
    """Takes `role` for `absent` (nobody: it is vacant or busy), with the handover note of the mark `seen`.

    A wrong PIN is an answer, counted as at a sign-in. So are warnings that nobody has acknowledged
    (`warned`): nothing is done. `code` is what her badge said, where it was read for this; `ticked` are
    the places of the lines that she has ticked. Refused: not oneself, a role of one's own, nothing of it
    learnt, a badge that was not read or is not hers, a note that says something else by now.
    """
    _me(act, person)
    warnings = warnings_of(act, person=person, role=role)
    if warnings and not warned:
        return Taken(Outcome.IN, warnings=warnings)
    if code and staff.show_badge(act, code=code).person != person:
        raise Refused(CoverRefusal.PROOF_MISSING)
    if badge(act, person=person, role=role, station=act.station)[0]:
        raise Refused(CoverRefusal.PROOF_MISSING)
    lines = notes.note_for(act, role=role)
    if rules.mark_of(lines) != seen:
        raise Refused(CoverRefusal.NOTE_CHANGED)
    said = staff.check_pin(act, person=person)
    if said.outcome is not Outcome.IN:
        return Taken(said.outcome, wait_seconds=said.wait_seconds)
    session = cover.begin(
        act, role=role, absent=absent, reason=reason, lines=lines, warnings=warnings
    )
    _tick(act, session, ticked)
    return Taken(said.outcome, session)


def _tick(act: Act, session: int, places: tuple[int, ...]) -> None:
    kept = cover.note(act, session=session)
    lines = kept.lines if kept is not None else ()
    known = tuple(lines[place].id for place in places if 0 <= place < len(lines))
    if known:
        cover.tick(act, session=session, lines=known)


@does(Task.COVER_HAND_BACK, about="session")
def hand_back(act: Act, *, session: int) -> int:
    """Hands a role back: the note says what was done and what is open. Gives how many lines it has.

    Refused: somebody else's cover, one that has ended.
    """
    me = _who(act)
    found = _live(act, session)
    if found.person != me:
        raise Refused(CoverRefusal.NOT_YOURS)
    return _close(act, found)


@does(Task.COVER_TAKE_BACK, about="session")
def take_back(act: Act, *, session: int) -> GivenBack:
    """Takes one's own role back from whoever covers; she reads *while you were away* and confirms it.

    Who has a customer in hand finishes him, and no other: then it closes by itself, with its note.
    Refused: a role that is not one's own, a cover that has ended.
    """
    me = _who(act)
    found = _live(act, session)
    if found.person == me or found.role not in staff.own_roles(act).get(me, ()):
        raise Refused(CoverRefusal.NOT_YOURS)
    if cover.take_back(act, session=session):
        return GivenBack(ending=True)
    return GivenBack(ending=False, lines=_close(act, found))


@does(Task.COVER_END, about="session")
def end(act: Act, *, session: int) -> datetime:
    """Lets a cover end by itself, with its note; gives when it is over. Refused: one that is not due."""
    found = _live(act, session)
    lines = notes.back_note(act, session=session, role=found.role)
    return cover.end(act, session=session, lines=lines)


def badge(
    view: View, *, person: PersonId, role: Role, station: str
) -> tuple[bool, datetime | None]:
    """Whether taking `role` waits for her badge at `station`, and when it was read where that counts."""
    if role not in MONEY_ROLES or not staff.has_badge(view, person=person):
        return False, None
    at = staff.proven(view, person=person, station=station).badge_at
    if not fresh(at, view.now, PROOF_LASTS):
        return True, None
    return False, at


def warnings_of(view: View, *, person: PersonId, role: Role) -> tuple[CoverWarning, ...]:
    """What is to be acknowledged before taking `role`. Raises `Refused` where it cannot be taken at all."""
    said = cover.severity(view, person=person, role=role)
    if said.refusal is not None:
        raise Refused(said.refusal)
    return said.warnings


def _close(act: Act, found: Session) -> int:
    lines = notes.back_note(act, session=found.id, role=found.role)
    cover.close(act, session=found.id, lines=lines)
    return len(lines)


def _live(act: Act, session: int) -> Session:
    found = cover.session_of(act, session=session)
    if found is None or found.ended_at is not None:
        raise Refused(CoverRefusal.NOT_COVERING)
    return found


def _me(act: Act, person: PersonId) -> None:
    if _who(act) != person:
        raise Refused(CoverRefusal.NOT_YOURS)


def _who(act: Act) -> PersonId:
    if not isinstance(act.by, Person):
        raise Refused(ActRefusal.WRONG_ACTOR, task=act.task.id)
    return act.by.id
