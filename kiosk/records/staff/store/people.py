"""Queries of people: their roles and PINs, wrong tries, and who is signed in where."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, bindparam, func, insert, select, update

from kiosk.core import text
from kiosk.core.ids import PersonId
from kiosk.core.task import Role, Task
from kiosk.database.acting import Act, View
from kiosk.database.conflict import insert_into
from kiosk.database.tables import command
from kiosk.records.audit.tables import audit
from kiosk.records.staff import rules
from kiosk.records.staff.tables import keypad, person, person_role, pin, session


def add_person(act: Act, name: str, role: Role, owner: bool, language: str) -> PersonId:
    """Adds a person who works here from now on."""
    return PersonId(
        act.insert(
            person,
            name=name,
            folded=text.folded(name),
            role=role,
            owner=owner,
            active=True,
            language=language,
            added_at=act.now,
            version=1,
        )
    )


def people(view: View) -> Sequence[Row[Any]]:
    """Everybody, also who has left, by name; `has_pin` says whether they can sign in."""
    statement = select(person, pin.c.set_at, pin.c.disabled_at).select_from(
        person.outerjoin(pin, pin.c.person_id == person.c.id)
    )
    return view.rows(statement.order_by(person.c.folded, person.c.id))


_ONE = (
    select(
        person, pin.c.hash, pin.c.failures, pin.c.next_try_at, pin.c.disabled_at, pin.c.set_at,
        pin.c.version.label("pin_version"),
    )
    .select_from(person.outerjoin(pin, pin.c.person_id == person.c.id))
    .where(person.c.id == bindparam("which"))
)  # fmt: skip
_LOCK_PIN = select(pin.c.person_id).where(pin.c.person_id == bindparam("which")).with_for_update()


def one(view: View, which: PersonId) -> Row[Any] | None:
    """A person with her PIN's state."""
    return view.row(_ONE, {"which": which})


def lock_pin(act: Act, which: PersonId) -> None:
    """Nobody else tries this PIN until the act is over; the embedded database has one writer."""
    if act.connection.dialect.name != "sqlite":
        act.execute(_LOCK_PIN, {"which": which})


def named(view: View, folded: str) -> Sequence[Row[Any]]:
    """Whoever works here, has an open PIN, and is called so: the family name alone or the whole name."""
    joined = person.join(pin, pin.c.person_id == person.c.id)
    ending = person.c.folded.endswith(f" {folded}", autoescape=True)
    called = (person.c.folded == folded) | ending
    able = person.c.active.is_(True) & pin.c.disabled_at.is_(None)
    statement = select(person.c.id, pin.c.hash).select_from(joined).where(called & able)
    return view.rows(statement.order_by(person.c.id))


def called(view: View, folded: str) -> Sequence[Row[Any]]:
    """Whoever works here and has this whole name."""
    here = (person.c.folded == folded) & person.c.active.is_(True)
    return view.rows(select(person.c.id).where(here).order_by(person.c.id))


def set_name(act: Act, which: PersonId, seen: int, name: str) -> bool:
    """Calls a person otherwise."""
    fits = (person.c.id == which) & (person.c.version == seen)
    values = {"name": name, "folded": text.folded(name), "version": seen + 1}
    return act.execute(update(person).where(fits).values(**values)).rowcount == 1


def renames(view: View, which: PersonId) -> Sequence[Row[Any]]:
    """The answers of the acts by which a person was called otherwise, the newest first."""
    joined = audit.join(command, command.c.key == audit.c.command)
    chosen = select(command.c.answer, audit.c.at).select_from(joined)
    fits = (audit.c.task == Task.PERSON_RENAME.id) & (audit.c.about == which)
    return view.rows(chosen.where(fits).order_by(audit.c.id.desc()))


def set_active(act: Act, which: PersonId, seen: int, active: bool) -> bool:
    """Marks a person as working here or not."""
    fits = (person.c.id == which) & (person.c.version == seen)
    changed = update(person).where(fits).values(active=active, version=seen + 1)
    return act.execute(changed).rowcount == 1


def keep_pin(act: Act, which: PersonId, made: str, version: int | None) -> None:
    """Writes a PIN's hash down, the first or a new one."""
    values = {
        "hash": made,
        "failures": 0,
        "next_try_at": rules.waits_until(act.now, timedelta()),
        "disabled_at": None,
        "set_at": act.now,
    }
    if version is None:
        act.execute(insert(pin), values | {"person_id": which, "version": 1})
    else:
        changed = update(pin).where(pin.c.person_id == which)
        act.execute(changed.values(**values, version=version + 1))


def count_failure(
    act: Act,
    which: PersonId,
    version: int,
    failures: int,
    next_try: datetime,
    disabled: datetime | None,
) -> None:
    """Writes down how many wrong tries there were in a row."""
    changed = update(pin).where(pin.c.person_id == which)
    values = {"failures": failures, "next_try_at": next_try, "disabled_at": disabled}
    act.execute(changed.values(**values, version=version + 1))


def keypad_row(view: View, station: str) -> Row[Any] | None:
    """Wrong tries in a row at a station."""
    return view.row(select(keypad).where(keypad.c.station == station))


def set_keypad(act: Act, station: str, failures: int, sleeps_until: datetime) -> None:
    """Writes a station's wrong tries down."""
    values = {"failures": failures, "sleeps_until": sleeps_until}
    statement = insert_into(act.connection, keypad).values(station=station, **values)
    act.execute(statement.on_conflict_do_update(index_elements=["station"], set_=values))


def open_session(act: Act, which: PersonId, station: str) -> None:
    """Signs a person in at a station beside whoever else is; who is in there already stays so."""
    mine = (session.c.person_id == which) & (session.c.station == station)
    known = act.row(select(session.c.id).where(mine, session.c.ended_at.is_(None)).limit(1))
    if known is None:
        act.insert(session, person_id=which, station=station, since=act.now, ended_at=None)


def close_sessions(act: Act, station: str, which: PersonId | None) -> list[PersonId]:
    """Signs out one person at a station, or everybody there; gives who was."""
    there = (session.c.station == station) & session.c.ended_at.is_(None)
    if which is not None:
        there &= session.c.person_id == which
    gone = [PersonId(row.person_id) for row in act.rows(select(session.c.person_id).where(there))]
    if gone:
        act.execute(update(session).where(there).values(ended_at=act.now))
    return list(dict.fromkeys(gone))


def signed_in_anywhere(view: View, which: PersonId) -> bool:
    """Whether a person is signed in at any station."""
    mine = (session.c.person_id == which) & session.c.ended_at.is_(None)
    return view.row(select(session.c.id).where(mine).limit(1)) is not None


def close_all_of(act: Act, which: PersonId) -> int:
    """Signs a person out everywhere."""
    there = (session.c.person_id == which) & session.c.ended_at.is_(None)
    return act.execute(update(session).where(there).values(ended_at=act.now)).rowcount


def open_sessions(view: View) -> Sequence[Row[Any]]:
    """Who is signed in where, longest first."""
    joined = session.join(person, person.c.id == session.c.person_id)
    columns = (session.c.station, session.c.since, person.c.id, person.c.name, person.c.role)
    statement = select(*columns).select_from(joined).where(session.c.ended_at.is_(None))
    return view.rows(statement.order_by(session.c.since, session.c.id))


def newest_at(view: View, station: str) -> Sequence[Row[Any]]:
    """Who has ever been signed in at a station, the latest first."""
    newest = func.max(session.c.id)
    statement = select(session.c.person_id).where(session.c.station == station)
    return view.rows(statement.group_by(session.c.person_id).order_by(newest.desc()))


def add_role(act: Act, which: PersonId, role: Role, by: PersonId | None) -> None:
    """Makes `role` somebody's own from now on."""
    act.insert(person_role, person_id=which, role=role, since=act.now, granted_by=by, version=1)


def roles_of(view: View, which: PersonId) -> Sequence[Row[Any]]:
    """Every role that was ever somebody's own; `until` says that it is no more."""
    return view.rows(select(person_role).where(person_role.c.person_id == which))


def set_role(act: Act, row: Row[Any], until: datetime | None, by: PersonId | None) -> None:
    """Ends a role that was somebody's own, or gives it back."""
    changed = update(person_role).where(person_role.c.id == row.id)
    values = {"until": until, "granted_by": by, "version": row.version + 1}
    act.execute(changed.values(**values))


def own_roles(view: View) -> Sequence[Row[Any]]:
    """Whose own which role is now."""
    live = select(person_role.c.person_id, person_role.c.role).where(person_role.c.until.is_(None))
    return view.rows(live.order_by(person_role.c.person_id, person_role.c.role))
