"""A closed cover is looked through by the manager or by whose role it is, who leaves a word."""

from __future__ import annotations

from kiosk.core import text
from kiosk.core.by import Person
from kiosk.core.change import Change
from kiosk.core.ids import PersonId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Role, Task
from kiosk.cross_training.cover.rules.reviews import KEPT_FOR, MOST, Closed, Covers, Did, Looked
from kiosk.cross_training.cover.rules.words import CoverRefusal
from kiosk.cross_training.cover.service.sessions import session_from
from kiosk.cross_training.cover.store import reviews as store
from kiosk.cross_training.cover.store import sessions
from kiosk.database.acting import Act, View, does
from kiosk.records.staff import service as staff


@does(Task.COVER_REVIEW, about="session")
def review(act: Act, *, session: int, word: str) -> int:
    """Confirms what was done under a cover, with a word; gives its id. CLOSED -> REVIEWED.

    Refused: one that has not ended or that somebody has looked through, one's own cover (also by a second
    account), anybody's but the manager's and theirs whose role it is, no word.
    """
    if not isinstance(act.by, Person):
        raise Refused(ActRefusal.WRONG_ACTOR)
    me, row = act.by.id, sessions.one(act, session)
    if row is None:
        raise Refused(ActRefusal.NOT_FOUND)
    humans = staff.humans(act)
    if humans.get(me, me) == humans.get(PersonId(row.person_id), row.person_id):
        raise Refused(CoverRefusal.OWN_COVER)
    if not _may(act, me, row.role):
        raise Refused(CoverRefusal.NOT_YOURS)
    if row.ended_at is None:
        raise Refused(CoverRefusal.NOT_CLOSED)
    if row.reviewed_at is not None:
        raise Refused(CoverRefusal.REVIEWED)
    said = text.clean_text(word)
    if not said:
        raise Refused(CoverRefusal.WORD_MISSING)
    if not store.look_through(act, session, row.version, me):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    name = staff.names(act).get(me, "")
    store.add_word(
        act, session, me, {"task": Task.COVER_REVIEW.id, "n": 1, "word": said, "name": name}
    )
    act.note(covered_by=row.person_id, covered_for=row.absent_id or 0)
    act.changed(Change.COVER, session)
    return session


def _may(view: View, who: PersonId, role: Role) -> bool:
    return staff.manages(view, person=who) or role in staff.own_roles(view).get(who, ())


def closed_covers(view: View, *, asker: PersonId | None) -> Covers:
    """Covers that have ended in the last 30 days, with what was done under them; None: the owner's key asks."""
    rows = store.closed_since(view, view.now - KEPT_FOR, MOST)
    humans, names = staff.humans(view), staff.names(view)
    me = None if asker is None else humans.get(asker, asker)
    own = () if asker is None else staff.own_roles(view).get(asker, ())
    manages = asker is None or staff.manages(view, person=asker)
    did: dict[int, list[Did]] = {}
    ids = [row.id for row in rows]
    for each in store.did(view, ids):
        did.setdefault(each.cover_id, []).append(Did(each.task, int(each.many)))
    said = store.words_of(view, ids)
    found = []
    for row in rows:
        hers = humans.get(PersonId(row.person_id), row.person_id) == me
        may = manages or row.role in own
        if not (may or hers):
            continue
        looked = None
        if row.reviewed_at is not None:
            by = PersonId(row.reviewed_by)
            looked = Looked(by, names.get(by, ""), row.reviewed_at, said.get(row.id, ""))
        found.append(
            Closed(session_from(view, row=row), tuple(did.get(row.id, ())), looked, hers, may)
        )
    return Covers(
        tuple(each for each in found if each.looked is None),
        tuple(each for each in found if each.looked is not None),
    )
