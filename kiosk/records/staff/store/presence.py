"""Queries of presence: badges and their copies, proofs, who is in the house, absences, second accounts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, case, func, literal, select, update

from kiosk.core.ids import PersonId
from kiosk.database.acting import Act, View
from kiosk.database.conflict import insert_into
from kiosk.database.types import Moment
from kiosk.records.staff.rules import AbsenceKind, PresenceState
from kiosk.records.staff.tables import (
    absence,
    badge,
    badge_clash,
    person,
    presence,
    proof,
    same_person,
)

# ---- badges


def badge_marked(act: Act, mark: str) -> Row[Any] | None:
    """The badge of this mark; nobody else reads it until the act is over."""
    asked = select(badge).where(badge.c.mark == mark)
    return act.row(asked if act.connection.dialect.name == "sqlite" else asked.with_for_update())


def holder_of(view: View, mark: str) -> PersonId | None:
    """Whose badge that counts has this mark."""
    asked = select(badge.c.person_id).where(badge.c.mark == mark, badge.c.ended_at.is_(None))
    row = view.row(asked)
    return None if row is None else PersonId(row.person_id)


def live_badges(view: View, which: PersonId | None = None) -> Sequence[Row[Any]]:
    """Badges that count, of one person or of everybody."""
    live = select(badge.c.id, badge.c.person_id, badge.c.given_at, badge.c.version).where(
        badge.c.ended_at.is_(None)
    )
    return view.rows(live if which is None else live.where(badge.c.person_id == which))


def badge_by_id(view: View, which: int) -> Row[Any] | None:
    """One badge, also one that was ended."""
    return view.row(select(badge).where(badge.c.id == which))


def add_badge(act: Act, which: PersonId, mark: str) -> int:
    """Gives a person a badge."""
    return act.insert(badge, person_id=which, mark=mark, given_at=act.now, ended_at=None, version=1)


def end_badge(act: Act, which: int, seen: int) -> bool:
    """Ends a badge at this second."""
    fits = (badge.c.id == which) & (badge.c.version == seen) & badge.c.ended_at.is_(None)
    changed = update(badge).where(fits).values(ended_at=act.now, version=seen + 1)
    return act.execute(changed).rowcount == 1


def forget_badge_proofs(act: Act, which: PersonId) -> None:
    """What was proved by a badge that is ended counts no more."""
    held = (proof.c.person_id == which) & proof.c.badge_at.is_not(None)
    changed = update(proof).where(held).values(badge_at=None, version=proof.c.version + 1)
    act.execute(changed)


def add_clash(act: Act, row: Row[Any], elsewhere: str) -> int:
    """Writes down that a badge was at two places within a minute."""
    return act.insert(
        badge_clash, badge_id=row.id, person_id=row.person_id, station=act.station,
        elsewhere=elsewhere, at=act.now, seen_at=None, version=1,
    )  # fmt: skip


def unseen_clashes(view: View, which: PersonId) -> Sequence[Row[Any]]:
    """Copies of a badge that its holder has not been shown yet, the latest first."""
    mine = (badge_clash.c.person_id == which) & badge_clash.c.seen_at.is_(None)
    return view.rows(select(badge_clash).where(mine).order_by(badge_clash.c.id.desc()))


def see_clashes(act: Act, which: PersonId) -> int:
    """Its holder has seen them; gives how many that were."""
    mine = (badge_clash.c.person_id == which) & badge_clash.c.seen_at.is_(None)
    changed = update(badge_clash).where(mine)
    values = {"seen_at": act.now, "version": badge_clash.c.version + 1}
    return act.execute(changed.values(**values)).rowcount


# ---- proofs


def proof_of(view: View, which: PersonId, station: str) -> Row[Any] | None:
    """When a person last proved at a station who they are."""
    here = (proof.c.person_id == which) & (proof.c.station == station)
    return view.row(select(proof.c.badge_at, proof.c.pin_at).where(here))


def proofs_at(view: View, station: str) -> Sequence[Row[Any]]:
    """Everybody's proofs at a station."""
    return view.rows(select(proof).where(proof.c.station == station))


def keep_proof(act: Act, which: PersonId, **at: datetime) -> None:
    """Writes down that a person proved at the act's station by badge or by PIN."""
    values = {"badge_at": None, "pin_at": None} | at
    statement = insert_into(act.connection, proof).values(
        person_id=which, station=act.station, version=1, **values
    )
    act.execute(
        statement.on_conflict_do_update(
            index_elements=["person_id", "station"], set_=at | {"version": proof.c.version + 1}
        )
    )


def badge_elsewhere(view: View, which: PersonId, station: str) -> Row[Any] | None:
    """Where else a person's badge was read last, and when."""
    others = (proof.c.person_id == which) & (proof.c.station != station)
    asked = select(proof.c.station, proof.c.badge_at).where(others, proof.c.badge_at.is_not(None))
    return view.row(asked.order_by(proof.c.badge_at.desc(), proof.c.id.desc()).limit(1))


# ---- who is in the house


def lock_whereabouts(act: Act, which: PersonId) -> None:
    """Nobody else says where this person is until the act is over; the embedded database has one writer."""
    if act.connection.dialect.name != "sqlite":
        mine = select(person.c.id).where(person.c.id == which)
        act.execute(mine.with_for_update(key_share=True))


def presence_of(view: View, which: PersonId) -> Row[Any] | None:
    """Where a person is as far as is known."""
    return view.row(select(presence).where(presence.c.person_id == which))


def set_presence(act: Act, which: PersonId, state: PresenceState, station: str) -> None:
    """Writes down where a person is from now on."""
    values = {"state": state, "since": act.now, "station": station}
    statement = insert_into(act.connection, presence).values(person_id=which, version=1, **values)
    act.execute(
        statement.on_conflict_do_update(
            index_elements=["person_id"], set_=values | {"version": presence.c.version + 1}
        )
    )


_AWAY_UNTIL = (
    select(func.max(absence.c.until_at))
    .where(
        absence.c.person_id == person.c.id,
        absence.c.ended_at.is_(None),
        absence.c.from_at <= bindparam("now", type_=Moment()),
        absence.c.until_at > bindparam("now", type_=Moment()),
    )
    .correlate(person)
    .scalar_subquery()
)
_WORKERS = (
    select(
        person.c.id, person.c.name, person.c.role, person.c.active, presence.c.state,
        presence.c.station, presence.c.since, _AWAY_UNTIL.label("away_until"),
        same_person.c.human_id,
    )
    .select_from(
        person.outerjoin(presence, presence.c.person_id == person.c.id).outerjoin(
            same_person, same_person.c.person_id == person.c.id
        )
    )
    .order_by(person.c.folded, person.c.id)
)  # fmt: skip


def workers(view: View) -> Sequence[Row[Any]]:
    """Everybody with where they are, until when they are away, and whose account it is."""
    return view.rows(_WORKERS, {"now": view.now})


# ---- absences


def add_absence(
    act: Act,
    which: PersonId,
    kind: AbsenceKind,
    from_at: datetime,
    until_at: datetime,
    by: PersonId | None,
) -> int:
    """Writes down that somebody is away until then."""
    return act.insert(
        absence, person_id=which, kind=kind, from_at=from_at, until_at=until_at, entered_by=by,
        entered_at=act.now, confirmed_by=None, ended_at=None, version=1,
    )  # fmt: skip


def add_past_break(act: Act, which: PersonId, since: datetime) -> int:
    """Writes down a break that is over now."""
    return act.insert(
        absence, person_id=which, kind=AbsenceKind.BREAK, from_at=since, until_at=act.now,
        entered_by=which, entered_at=act.now, confirmed_by=None, ended_at=act.now, version=1,
    )  # fmt: skip


def open_absences(view: View, which: PersonId | None = None) -> Sequence[Row[Any]]:
    """Absences that last or are to come, by their beginning; of one person or of everybody."""
    asked = (
        select(absence, person.c.name)
        .join(person, person.c.id == absence.c.person_id)
        .where(absence.c.ended_at.is_(None), absence.c.until_at > view.now)
        .order_by(absence.c.from_at, absence.c.id)
    )
    return view.rows(asked if which is None else asked.where(absence.c.person_id == which))


def absence_by_id(view: View, which: int) -> Row[Any] | None:
    """One absence."""
    return view.row(select(absence).where(absence.c.id == which))


def end_absence(act: Act, which: int, seen: int) -> bool:
    """Ends an absence at this second."""
    fits = (absence.c.id == which) & (absence.c.version == seen) & absence.c.ended_at.is_(None)
    changed = update(absence).where(fits).values(ended_at=act.now, version=seen + 1)
    return act.execute(changed).rowcount == 1


def end_live_absences(act: Act, which: PersonId, kind: AbsenceKind | None = None) -> int:
    """Ends what a person is away for now, all of it or one kind; gives how many that were.

    One that began as it was entered has begun, though its act may have opened after this one and only
    been first at the person's lock: by the clock alone both would be kept.
    """
    begun = (absence.c.from_at <= act.now) | (absence.c.from_at <= absence.c.entered_at)
    live = (
        (absence.c.person_id == which)
        & absence.c.ended_at.is_(None)
        & begun
        & (absence.c.until_at > act.now)
    )
    if kind is not None:
        live &= absence.c.kind == kind
    now = literal(act.now, Moment())
    ended = case((absence.c.from_at > now, absence.c.from_at), else_=now)
    values = {"ended_at": ended, "version": absence.c.version + 1}
    return act.execute(update(absence).where(live).values(**values)).rowcount


def confirm_absence(act: Act, which: int, seen: int, by: PersonId | None) -> bool:
    """Writes down who has confirmed an absence."""
    fits = (absence.c.id == which) & (absence.c.version == seen) & absence.c.ended_at.is_(None)
    changed = update(absence).where(fits).values(confirmed_by=by, version=seen + 1)
    return act.execute(changed).rowcount == 1


# ---- human beings


def lock_people(act: Act) -> None:
    """Nobody else says who is who until the act is over; the embedded database has one writer."""
    if act.connection.dialect.name != "sqlite":
        act.execute(select(person.c.id).order_by(person.c.id).with_for_update())


def add_same(act: Act, second: PersonId, first: PersonId, by: PersonId | None) -> None:
    """Says for good that `second` is another account of `first`."""
    act.insert(same_person, person_id=second, human_id=first, said_by=by, at=act.now)


def same_people(view: View) -> Sequence[Row[Any]]:
    """Every second account with its first."""
    return view.rows(select(same_person.c.person_id, same_person.c.human_id))
