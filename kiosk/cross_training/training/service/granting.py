"""What is done with a qualification: declared, signed off by a trainer, suspended, taken away."""

from __future__ import annotations

from datetime import date, datetime

from kiosk.core import text
from kiosk.core.by import Person
from kiosk.core.change import Change
from kiosk.core.ids import PersonId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import PROVEN_BY_PIN, Skill, Task
from kiosk.cross_training.training import rules, store
from kiosk.cross_training.training.rules import (
    ACTS_ALONE,
    Held,
    Level,
    Origin,
    Signer,
    State,
    TrainingRefusal,
)
from kiosk.cross_training.training.store import Qualification
from kiosk.database.acting import Act, View, does
from kiosk.records.staff import service as staff


@does(Task.QUALIFICATION_DECLARE, about="person")
def declare(act: Act, *, person: PersonId, skills: tuple[Skill, ...], level: Level) -> int:
    """Declares that `person` holds `level` in each of `skills` for 90 days; gives how many.

    What is proven at this level and in force stays as it is. Refused: declaring for oneself or for
    another account of oneself (`OWN_QUALIFICATION`); the owner's key may declare for anybody.
    """
    _not_oneself(act, person)
    return hold(act, person=person, skills=skills, level=level)


def hold(act: Act, *, person: PersonId, skills: tuple[Skill, ...], level: Level) -> int:
    """A step: writes down that `person` is declared at `level` in `skills`; the first run needs it too."""
    until = rules.declared_until(act.day)
    for skill in dict.fromkeys(skills):
        known = store.find(act, person, skill)
        if known is not None and _proven_at(act, known, level):
            continue
        _keep(act, person, skill, known, level=level, origin=Origin.DECLARED, until_day=until,
              suspended_from=None, suspended_until=None, reason="")  # fmt: skip
    act.note(skills=len(skills), level=str(level))
    act.changed(Change.QUALIFICATION, person)
    return len(skills)


@does(Task.QUALIFICATION_SIGN_OFF, about="person")
def sign_off(act: Act, *, person: PersonId, skill: Skill, level: Level, until: date) -> date:
    """Makes `level` in `skill` proven, up to and including the business day `until`; renews what has ended.

    Whoever signs is a trainer of the skill in force, or the owner; money, papers and refunds take a trainer
    who is a manager too. A suspension goes on. Refused: for oneself or another account of oneself; by
    anybody else; what was revoked, unless by a manager; a last day that is past.
    """
    _not_oneself(act, person)
    signer = _signer(act, skill)
    refused = rules.why_not_sign(signer, skill)
    if refused is not None:
        raise Refused(refused, skill=str(skill))
    if until < act.day:
        raise Refused(TrainingRefusal.ENDS_BEFORE_TODAY)
    if not store.works_here(act, person):
        raise Refused(ActRefusal.NOT_FOUND)
    known = store.find(act, person, skill)
    revoked = known is not None and known.revoked_at is not None
    if revoked and not (signer.owner or signer.manages):
        raise Refused(TrainingRefusal.MANAGER_GIVES_BACK)
    reason = known.reason if known is not None and known.suspended_from is not None else ""
    _keep(act, person, skill, known, level=level, origin=Origin.PROVEN, until_day=until,
          reason=reason)  # fmt: skip
    act.note(skill=str(skill), level=str(level), until=until.isoformat())
    if skill in PROVEN_BY_PIN:
        act.note(trainer_and_manager=1)
    act.changed(Change.QUALIFICATION, person)
    return until


@does(Task.QUALIFICATION_SUSPEND, about="person")
def suspend(
    act: Act,
    *,
    person: PersonId,
    skill: Skill,
    until: datetime | None,
    reason: str,
    begins: datetime | None = None,
) -> datetime | None:
    """Suspends a qualification from `begins` (this second, if none or past) to `until`, when it is back by itself.

    Without `until` it stays so until it is lifted. Refused: no reason; an end before the beginning.
    """
    known = _known(act, person, skill)
    said, start = text.clean_text(reason), max(begins or act.now, act.now)
    if not said:
        raise Refused(TrainingRefusal.REASON_MISSING)
    if until is not None and until <= start:
        raise Refused(TrainingRefusal.PAUSE_ENDS_FIRST)
    _change(act, known, suspended_from=start, suspended_until=until, reason=said)
    return until


@does(Task.QUALIFICATION_SUSPEND, about="person")
def lift(act: Act, *, person: PersonId, skill: Skill) -> bool:
    """Ends a suspension at this second. Refused: one's own; there is none."""
    _not_oneself(act, person)
    known = _known(act, person, skill)
    ended = known.suspended_until is not None and known.suspended_until <= act.now
    if known.suspended_from is None or ended:
        raise Refused(ActRefusal.NOT_FOUND)
    _change(act, known, suspended_from=None, suspended_until=None, reason="")
    return True


@does(Task.QUALIFICATION_DECLARE, about="person")
def revoke(act: Act, *, person: PersonId, skill: Skill, reason: str) -> bool:
    """Takes a qualification away from this second on. Refused: no reason."""
    known = _known(act, person, skill)
    said = text.clean_text(reason)
    if not said:
        raise Refused(TrainingRefusal.REASON_MISSING)
    _change(act, known, revoked_at=act.now, reason=said)
    return True


def signer_of(view: View, *, person: PersonId, skill: Skill) -> Signer:
    """What `person` is where `skill` is signed off."""
    row = store.signer(view, person, skill)
    if row is None or not row.active:
        return Signer(owner=False, manages=False, trains=False)
    trains = (
        row.level is Level.TRAINER and rules.why_not(store.held(row), view.day, view.now) is None
    )
    return Signer(bool(row.owner), row.manages is not None, trains)


def _signer(act: Act, skill: Skill) -> Signer:
    assert isinstance(act.by, Person)
    return signer_of(act, person=act.by.id, skill=skill)


def _not_oneself(act: Act, person: PersonId) -> None:
    if isinstance(act.by, Person) and _one_human(act, act.by.id, person):
        raise Refused(TrainingRefusal.OWN_QUALIFICATION)


def _one_human(view: View, one: PersonId, other: PersonId) -> bool:
    humans = staff.humans(view)
    return humans.get(one, one) == humans.get(other, other)


def _proven_at(act: Act, known: Qualification, level: Level) -> bool:
    held: Held = store.held(known)
    same = known.origin is Origin.PROVEN and held.level is level and level in ACTS_ALONE
    return same and rules.state(held, act.day, act.now) is State.IN_FORCE


def _known(act: Act, person: PersonId, skill: Skill) -> Qualification:
    known = store.find(act, person, skill)
    if known is None:
        raise Refused(ActRefusal.NOT_FOUND)
    return known


def _keep(
    act: Act, person: PersonId, skill: Skill, known: Qualification | None, **values: object
) -> None:
    by = act.by.id if isinstance(act.by, Person) else None
    values |= {"from_day": act.day, "revoked_at": None, "granted_by": by, "granted_at": act.now}
    if known is None:
        store.add(act, person_id=person, skill=skill, **values)
        return
    if not store.change(act, known.id, known.version, **values):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)


def _change(act: Act, known: Qualification, **values: object) -> None:
    if not store.change(act, known.id, known.version, **values):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    act.note(skill=str(known.skill))
    act.changed(Change.QUALIFICATION, known.person_id)
