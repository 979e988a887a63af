"""Making a business in an empty database, and opening one that is there."""

from __future__ import annotations

import getpass
import os
import secrets
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from sqlalchemy import text

from kiosk import migrations
from kiosk.business.home import Home, Wrapped, beside, new_recovery_code, wrap, wrapped_path
from kiosk.business.house import Business
from kiosk.business.in_hand import is_in_hand
from kiosk.core import ids
from kiosk.core.by import Owner
from kiosk.core.facts import Facts
from kiosk.core.refusal import Trouble, TroubleKind
from kiosk.cross_training.cover.service import Qualified
from kiosk.database.acting import Desk, View
from kiosk.database.clock import Clock, MachineClock, ServerClock
from kiosk.database.engine import Engines, Where, open_engines, where
from kiosk.database.keys import Keys
from kiosk.records.audit.service import ChainRecorder
from kiosk.records.settings import service as settings
from kiosk.records.settings.service import Founding

NOBODY_YET = Facts("", "", "EUR", "", "UTC", "en", ("en",), True, 0, 0, 1, False, 0)  # noqa: FBT003


def create(
    database: str,
    home: Path | Home,
    founding: Founding,
    *,
    owner: str,
    pin: str | None = None,
    clock: Clock | None = None,
) -> tuple[Business, str]:
    """Founds a business in an empty database; gives it opened, with the recovery code to show once.

    Refused as a `Trouble`: a database that holds a business already. `pin` is the owner's six digits;
    without it the first window asks for it.
    """
    # Not above: it knows most of the rooms, and a business that is only opened needs few of them.
    from kiosk.desk.administration import service as administration

    home = home if isinstance(home, Home) else Home.of(home)
    place = where(database)
    _refuse_taken(place)
    business_id = founding.id or ids.uuid7()
    founding = replace(founding, id=business_id)
    master = secrets.token_bytes(32)
    home.keep_key(business_id, master)
    code = new_recovery_code()
    _keep_wrapped(wrapped_path(place, home.root, business_id), wrap(master, business_id, code))
    keys = Keys(master, business_id)
    key = keys.derived("database") if place.embedded else None
    draft = _draft(place)
    engines = open_engines(draft, key)
    _refuse_founded(engines)
    migrations.upgrade(engines.writer)
    business = _open(engines, home, keys, founding.facts(), clock)
    by = Owner(getpass.getuser())
    try:
        business.do(administration.found, by=by, founding=founding, owner=owner, pin=pin)
    except BaseException:
        # Nothing was founded: the next try must find the place as empty as this one did.
        business.close()
        _leave_no_trace(draft)
        raise
    if draft.path is None or place.path is None:
        return business, code
    business.close()
    _put_in_place(draft.path, place.path)
    return _open(open_engines(place, key), home, keys, founding.facts(), clock), code


def open_business(
    database: str,
    home: Path | Home,
    *,
    clock: Clock | None = None,
    migrate: bool = True,
    settle: bool = True,
) -> Business:
    """Opens the business at `database` with the key that this PC keeps, and does what is due.

    Without `settle` whoever opens it does that: windows show their first answer before.
    Raises `Trouble`: NO_BUSINESS, WRONG_KEY, UNREACHABLE, NEWER_DATABASE.
    """
    home = home if isinstance(home, Home) else Home.of(home)
    place = where(database)
    engines, keys = _unlock(place, home)
    try:
        if migrate:
            migrations.upgrade(engines.writer)
        with engines.reader.connect() as connection:
            view = View(connection, MachineClock().wall(), NOBODY_YET, keys)
            facts = settings.facts(view)
        if facts is None:
            raise Trouble(TroubleKind.NO_BUSINESS)
    except Trouble:
        engines.dispose()
        raise
    business = _open(engines, home, keys, facts, clock)
    if settle:
        business.settle()
    return business


def new_code(database: str, home: Path | Home) -> str:
    """Makes another recovery code with the key that this PC keeps; the one before opens nothing any more.

    For who has closed the first run before the code was written down. Raises `Trouble`: NO_BUSINESS, WRONG_KEY.
    """
    home = home if isinstance(home, Home) else Home.of(home)
    place = where(database)
    business_id = _id_of(place)
    code = new_recovery_code()
    path = wrapped_path(place, home.root, business_id)
    draft = path.with_name(path.name + ".new")
    _keep_wrapped(draft, wrap(home.master(business_id), business_id, code))
    _put_in_place(draft, path)
    return code


def is_founded(database: str) -> bool:
    """Whether an embedded database is there; for a server, whether it answers and holds a business."""
    place = where(database)
    if place.path is not None:
        return place.path.exists()
    engines = open_engines(place, None)
    try:
        return _founded(engines)
    finally:
        engines.dispose()


def _open(engines: Engines, home: Home, keys: Keys, facts: Facts, clock: Clock | None) -> Business:
    clock = clock or (MachineClock() if engines.where.embedded else ServerClock())
    opened: list[Business] = []
    now_facts: Callable[[], Facts] = lambda: opened[0].facts  # noqa: E731 - the business does not exist yet
    desk = Desk(Qualified(is_in_hand), ChainRecorder(), clock, keys, now_facts, ids.uuid7())
    opened.append(Business(engines, home, keys, desk, facts))
    return opened[0]


def _refuse_taken(place: Where) -> None:
    if place.path is None:
        return
    if place.path.exists():
        raise Trouble(TroubleKind.ALREADY_A_BUSINESS, place.path.name)
    place.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)


def _draft(place: Where) -> Where:
    """Where the file of a business is made: beside its place, so that whoever stops halfway leaves it empty."""
    if place.path is None:
        return place
    draft = where(str(place.path.with_name(place.path.name + ".new")))
    _leave_no_trace(draft)
    return draft


def _put_in_place(draft: Path, path: Path) -> None:
    draft.replace(path)
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _refuse_founded(engines: Engines) -> None:
    if _founded(engines):
        engines.dispose()
        raise Trouble(TroubleKind.ALREADY_A_BUSINESS)


def _founded(engines: Engines) -> bool:
    with engines.reader.connect() as connection:
        if migrations.step(connection) is None:
            return False
        return connection.execute(text("SELECT count(*) FROM business")).scalar() == 1


def _leave_no_trace(place: Where) -> None:
    if place.path is None:
        return
    for end in ("", "-wal", "-shm"):
        place.path.with_name(place.path.name + end).unlink(missing_ok=True)


def _keep_wrapped(path: Path, wrapped: Wrapped) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with path.open("w", encoding="utf-8") as file:
        file.write(wrapped.text())
        file.flush()
        os.fsync(file.fileno())


def _id_of(place: Where) -> str:
    if place.path is not None:
        return _id_beside(place.path)
    engines = open_engines(place, None)
    try:
        return _id_in(engines)
    finally:
        engines.dispose()


def _id_beside(database: Path) -> str:
    sealed = beside(database)
    if not database.exists() or not sealed.exists():
        raise Trouble(TroubleKind.NO_BUSINESS, database.name)
    return Wrapped.read(sealed.read_text(encoding="utf-8")).business_id


def _id_in(engines: Engines) -> str:
    if not _founded(engines):
        raise Trouble(TroubleKind.NO_BUSINESS)
    with engines.reader.connect() as connection:
        return str(connection.execute(text("SELECT uuid FROM business")).scalar_one())


def _unlock(place: Where, home: Home) -> tuple[Engines, Keys]:
    if place.path is not None:
        business_id = _id_beside(place.path)
        keys = Keys(home.master(business_id), business_id)
        return open_engines(place, keys.derived("database")), keys
    engines = open_engines(place, None)
    try:
        business_id = _id_in(engines)
        return engines, Keys(home.master(business_id), business_id)
    except Trouble:
        engines.dispose()
        raise
