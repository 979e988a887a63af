"""Emergency access: opened with a reason and a PIN, told to the manager, reviewed by somebody else."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row

from kiosk.core import text
from kiosk.core.by import Person
from kiosk.core.change import Change
from kiosk.core.ids import PersonId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Skill, Task
from kiosk.cross_training.cover.rules import second as rules
from kiosk.cross_training.cover.rules.second import Emergency, EmergencyOpened, ToReview
from kiosk.cross_training.cover.rules.sessions import day_begins
from kiosk.cross_training.cover.rules.words import (
    EMERGENCY_LASTS,
    REASON_AT_LEAST,
    REVIEW_WITHIN,
    CoverRefusal,
)
from kiosk.cross_training.cover.store import beside as store
from kiosk.database.acting import Act, Ahead, View, before_of, does
from kiosk.records.staff import service as staff
from kiosk.records.staff.rules import Outcome


def _tried(ahead: Ahead, *, person: PersonId, skill: Skill, reason: str, pin: str) -> object:
    """The PIN is tried as at a sign-in, before anybody waits for the transaction."""
    del skill, reason
    trying = before_of(staff.sign_in)
    assert trying is not None
    return trying(ahead, person=person, pin=pin)


@does(Task.EMERGENCY_OPEN, before=_tried)
def open_emergency(
    act: Act,
    *,
    person: PersonId,
    skill: Skill,
    reason: str,
    pin: str,  # noqa: ARG001 - tried ahead
) -> EmergencyOpened:
    """Opens `skill` to `person`, who acts, for 30 minutes; the manager is told at once.

    A wrong PIN is an answer: it is counted and nothing else is done. Refused: for another person, a
    reason of fewer than ten letters, a skill that no emergency opens, an earlier one that nobody has
    reviewed within two days.
    """
    said = text.clean_text(reason)
    if not isinstance(act.by, Person) or act.by.id != person:
        raise Refused(CoverRefusal.NOT_YOURS)
    if len(said) < REASON_AT_LEAST:
        raise Refused(CoverRefusal.REASON_TOO_SHORT)
    if skill not in rules.IN_AN_EMERGENCY:
        raise Refused(CoverRefusal.NO_EMERGENCY)
    (human,) = store.humans(act, [person])
    if store.unreviewed(act, human, act.now - REVIEW_WITHIN):
        raise Refused(CoverRefusal.UNREVIEWED)
    proof = staff.check_pin(act, person=person)
    if proof.outcome is not Outcome.IN:
        return EmergencyOpened(
            proof.outcome, wait_seconds=proof.wait_seconds, tries_left=proof.tries_left
        )
    until = act.now + EMERGENCY_LASTS
    act.about = store.add_emergency(act, person, skill, said, until)
    act.note(skill=str(skill))
    act.changed(Change.COVER, act.about)
    return EmergencyOpened(Outcome.IN, act.about, until)


@does(Task.EMERGENCY_CLOSE, about="emergency")
def close_emergency(act: Act, *, emergency: int) -> int:
    """Ends an emergency access at this second; gives its id. It is reviewed all the same.

    Refused: another's, but for whoever may review it; one that is over.
    """
    row = store.emergency_by_id(act, emergency)
    if row is None:
        raise Refused(ActRefusal.NOT_FOUND)
    by = act.by
    hers = isinstance(by, Person) and by.id == row.person_id
    reviews = act.why_not(by, Task.EMERGENCY_REVIEW, station=act.station, about=emergency) is None
    if not hers and not reviews:
        raise Refused(CoverRefusal.NOT_YOURS)
    if row.ended_at is not None or act.now >= row.until:
        raise Refused(CoverRefusal.NOT_COVERING)
    if not store.change_emergency(act, emergency, row.version, ended_at=act.now):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    act.changed(Change.COVER, emergency)
    return emergency


@does(Task.EMERGENCY_REVIEW, about="emergency")
def review_emergency(act: Act, *, emergency: int, finding: str) -> int:
    """Reviews an emergency access with what was found; gives its id. It ends where it is still open.

    Refused: one's own, also by a second account (by the authority); one reviewed before; no finding.
    """
    row = store.emergency_by_id(act, emergency)
    if row is None:
        raise Refused(ActRefusal.NOT_FOUND)
    if row.reviewed_at is not None:
        raise Refused(CoverRefusal.REVIEWED)
    said = text.clean_text(finding)
    if not said:
        raise Refused(CoverRefusal.REASON_TOO_SHORT)
    assert isinstance(act.by, Person)
    values = {
        "reviewed_by": act.by.id, "reviewed_at": act.now, "finding": said,
        "ended_at": row.ended_at or min(row.until, act.now),
    }  # fmt: skip
    if not store.change_emergency(act, emergency, row.version, **values):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    act.changed(Change.COVER, emergency)
    return emergency


def emergencies(view: View) -> tuple[Emergency, ...]:
    """Every emergency access that nobody has reviewed, and today's; newest first: for the manager."""
    begun = day_begins(view.day, view.facts.zone)
    return tuple(
        Emergency(
            row.id, PersonId(row.person_id), row.name, row.skill, row.reason, row.station,
            row.started_at, row.until, row.ended_at,
            row.ended_at is None and view.now < row.until, row.reviewed_at, row.reviewer_name or "",
            row.finding, rules.overdue(row.started_at, row.reviewed_at, view.now), row.version,
            _acts(view, row),
        )
        for row in store.emergencies_since(view, begun)
    )  # fmt: skip


def _acts(view: View, row: Row[Any]) -> tuple[tuple[str, datetime], ...]:
    """What was done on the ground of this access alone: its records say so."""
    of_skill = {task.id for task in Task if task.skill is row.skill and task.value.emergency}
    rows = store.done_in(view, row.person_id, row.started_at, row.ended_at or row.until)
    return tuple(
        (each.task, each.at)
        for each in rows
        if each.task in of_skill and each.evidence.get("emergency")
    )


def to_review(view: View, *, asker: PersonId) -> ToReview:
    """What `asker` sees of it: what is open to her now, and what waits to be reviewed.

    A manager sees everybody's, others their own alone: a reason is nobody else's to read.
    """
    humans = staff.humans(view)
    me = humans.get(asker, asker)
    known = emergencies(view)
    own = frozenset(each.id for each in known if humans.get(each.person, each.person) == me)
    reviews = staff.manages(view, person=asker)
    return ToReview(
        tuple(each for each in known if each.live and each.person == asker),
        tuple(
            each for each in known if each.reviewed_at is None and (reviews or each.id in own)
        ),
        own, reviews,
    )  # fmt: skip
