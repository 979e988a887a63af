"""Standing beside a learner: a qualified colleague proves at the learner's station that she is there."""

from __future__ import annotations

from kiosk.core.change import Change
from kiosk.core.ids import PersonId
from kiosk.core.refusal import Refused
from kiosk.core.task import PROVEN_BY_PIN, Skill, Task
from kiosk.cross_training.cover.rules import second as rules
from kiosk.cross_training.cover.rules.second import Stood
from kiosk.cross_training.cover.rules.words import BESIDE_LASTS, CoverRefusal
from kiosk.cross_training.cover.store import beside as store
from kiosk.cross_training.training import rules as training_rules
from kiosk.cross_training.training import service as training
from kiosk.cross_training.training.rules import ACTS_ALONE
from kiosk.database.acting import Act, Ahead, View, before_of, does
from kiosk.records.staff import service as staff
from kiosk.records.staff.rules import Outcome


def _tried(
    ahead: Ahead,
    *,
    learner: PersonId,
    skill: Skill,
    supervisor: PersonId | None = None,
    pin: str = "",
    badge: str = "",
) -> object:
    """The PIN is tried as at a sign-in, before anybody waits for the transaction."""
    del learner, skill, badge
    trying = before_of(staff.sign_in)
    assert trying is not None
    return trying(ahead, person=supervisor, pin=pin) if pin and supervisor is not None else None


@does(Task.BESIDE_STAND, about="learner", before=_tried)
def stand_beside(
    act: Act,
    *,
    learner: PersonId,
    skill: Skill,
    supervisor: PersonId | None = None,
    pin: str = "",
    badge: str = "",
) -> Stood:
    """`supervisor`, by her PIN, or whose `badge` was read stands beside `learner` at the act's station.

    It counts for ten minutes; in skills of money, papers and refunds a PIN counts for one act, a badge
    for none. A wrong PIN is an answer: it is counted and kept. Refused: the same human being, whoever
    cannot do it alone now, a skill that nobody learns beside somebody.
    """
    if not pin and skill in PROVEN_BY_PIN:
        raise Refused(CoverRefusal.PIN_NEEDED)
    if pin and supervisor is not None:
        _able(act, learner, supervisor, skill)
        proof = staff.check_pin(act, person=supervisor)
        if proof.outcome is not Outcome.IN:
            return Stood(
                proof.outcome, wait_seconds=proof.wait_seconds, tries_left=proof.tries_left
            )
        return _stands(act, learner, supervisor, skill, by_pin=True)
    read = staff.show_badge(act, code=badge)
    if read.person is None:
        return Stood(Outcome.WRONG, wait_seconds=read.wait_seconds)
    if supervisor is not None and read.person != supervisor:
        raise Refused(CoverRefusal.NOT_YOURS)
    if read.copied:
        return Stood(Outcome.WRONG, read.person, read.name, needs_pin=True)
    _able(act, learner, read.person, skill)
    return _stands(act, learner, read.person, skill, by_pin=False)


def _able(view: View, learner: PersonId, supervisor: PersonId, skill: Skill) -> None:
    """Refused unless she may stand beside: another human being, who can do it alone at this moment."""
    name = staff.names(view).get(supervisor, "")
    humans = store.humans(view, [learner, supervisor])
    if learner == supervisor or len(humans) < 2:
        raise Refused(CoverRefusal.SAME_HUMAN)
    held = training.held_by(view, person=supervisor).get(skill)
    in_force = training_rules.why_not(held, view.day, view.now) is None
    if held is None or held.level not in ACTS_ALONE or not in_force or skill not in rules.WITH_HELP:
        raise Refused(CoverRefusal.CANNOT_STAND_BESIDE, name=name)


def _stands(
    act: Act, learner: PersonId, supervisor: PersonId, skill: Skill, *, by_pin: bool
) -> Stood:
    until = act.now + BESIDE_LASTS
    act.about = learner
    store.stand(act, supervisor, learner, skill, by_pin=by_pin, until=until)
    act.note(supervisor=supervisor, skill=str(skill), by_pin=int(by_pin))
    act.changed(Change.COVER, learner)
    return Stood(Outcome.IN, supervisor, staff.names(act).get(supervisor, ""), until)
