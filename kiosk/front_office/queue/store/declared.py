"""Every query about what the owner declared: services (queues) and kinds of visit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row, bindparam, func, select, update

from kiosk.database.acting import Act, View
from kiosk.front_office.queue.tables import service, visit_kind

_SERVICES = select(service).order_by(service.c.position, service.c.id)
_KINDS = select(visit_kind).order_by(visit_kind.c.position, visit_kind.c.id)
_COUNTED = select(
    select(func.count()).select_from(service).scalar_subquery().label("services"),
    select(func.count()).select_from(visit_kind).scalar_subquery().label("kinds"),
)
_SERVICE_STEP = update(service).where(
    service.c.id == bindparam("which"), service.c.version == bindparam("seen")
)
_KIND_STEP = update(visit_kind).where(
    visit_kind.c.id == bindparam("which"), visit_kind.c.version == bindparam("seen")
)


def services(view: View) -> Sequence[Row[Any]]:
    """Every queue in the owner's order, those out of use too."""
    return view.rows(_SERVICES)


def kinds(view: View) -> Sequence[Row[Any]]:
    """Every kind of visit in the owner's order, those out of use too."""
    return view.rows(_KINDS)


def counted(view: View) -> Row[Any]:
    """How many queues and kinds there are."""
    return view.execute(_COUNTED).one()


def add_service(act: Act, values: Mapping[str, object]) -> int:
    """Adds a queue."""
    return act.insert(service, version=1, **values)


def add_kind(act: Act, values: Mapping[str, object]) -> int:
    """Adds a kind of visit."""
    return act.insert(visit_kind, version=1, **values)


def change_service(act: Act, which: int, seen: int, values: Mapping[str, object]) -> bool:
    """Changes a queue that still is at `seen`."""
    known = {"which": which, "seen": seen, "version": seen + 1}
    return act.execute(_SERVICE_STEP, {**known, **values}).rowcount == 1


def change_kind(act: Act, which: int, seen: int, values: Mapping[str, object]) -> bool:
    """Changes a kind of visit that still is at `seen`."""
    known = {"which": which, "seen": seen, "version": seen + 1}
    return act.execute(_KIND_STEP, {**known, **values}).rowcount == 1
