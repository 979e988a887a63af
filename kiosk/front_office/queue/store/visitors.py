"""Every query about who is expected and who came: visitors beside their visits, preferences, the refused list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row, Select, and_, bindparam, insert, or_, select, text, update

from kiosk.core.ids import CustomerId, VisitId
from kiosk.database.acting import Act, View
from kiosk.front_office.queue.rules import Reason, VisitState
from kiosk.front_office.queue.tables import call_preference, not_admitted, visit, visitor
from kiosk.records.staff.tables import person

_ARRIVING = text("SELECT pg_advisory_xact_lock(hashtext('visit.arrive'))")


def _wide() -> Select[Any]:
    joined = visit.join(visitor, visitor.c.visit_id == visit.c.id).outerjoin(
        person, person.c.id == visitor.c.host_id
    )
    own = [each for each in visitor.c if each.name not in ("version", "visit_id")]
    return select(
        visit, *own, visitor.c.version.label("visitor_version"), person.c.name.label("host_name")
    ).select_from(joined)


_WIDE = _wide()
_ONE = _WIDE.where(visit.c.id == bindparam("which"))
_BETWEEN = visit.c.day.between(bindparam("first"), bindparam("last"))
_PLANNED_NAME = and_(
    visitor.c.last_name_key == bindparam("last_name_key"),
    visitor.c.planned_at >= bindparam("since"),
    visitor.c.planned_at < bindparam("until"),
    visitor.c.folded == bindparam("folded"),
)
"""By the name only who is planned is found: a search for a name must not end in every Smith of ten years."""
_ANY = or_(
    visitor.c.code_key == bindparam("code_key"),
    visitor.c.email_key == bindparam("email_key"),
    visitor.c.phone_key == bindparam("phone_key"),
    _PLANNED_NAME,
)
_FOUND = _WIDE.where(_BETWEEN, _ANY).order_by(visit.c.day, visit.c.id).limit(50)
_OF_DAY = (
    _WIDE.where(visit.c.day == bindparam("on"))
    .order_by(visitor.c.planned_at.is_(None), visitor.c.planned_at, visit.c.id)
)  # fmt: skip
_BY_UID = select(visitor.c.visit_id, visitor.c.uid).where(
    visitor.c.uid.in_(bindparam("some", expanding=True))
)
_CODE_TAKEN = select(visitor.c.visit_id).where(visitor.c.code_key == bindparam("code_key"))
_OVER = select(visit.c.id).where(
    visit.c.state == VisitState.EXPECTED, visit.c.day < bindparam("on")
)
_OF_TODAY = (
    select(visit.c.id, visitor.c.planned_at, visitor.c.planned_until)
    .join(visitor, visitor.c.visit_id == visit.c.id)
    .where(visit.c.state == VisitState.EXPECTED, visit.c.day == bindparam("on"))
)
_CHANGE = update(visitor).where(visitor.c.visit_id == bindparam("which"))
_PREFERENCE = select(call_preference).where(call_preference.c.customer_id == bindparam("which"))
_PREFERENCE_STEP = update(call_preference).where(
    call_preference.c.customer_id == bindparam("which"),
    call_preference.c.version == bindparam("seen"),
)
_LISTED = (
    select(not_admitted)
    .where(not_admitted.c.ended_at.is_(None))
    .where(or_(not_admitted.c.until.is_(None), not_admitted.c.until >= bindparam("on")))
)
_IS_LISTED = _LISTED.where(
    or_(
        not_admitted.c.folded == bindparam("folded"),
        not_admitted.c.phone_key == bindparam("phone_key"),
        not_admitted.c.email_key == bindparam("email_key"),
    )
).limit(1)
_UNLIST = update(not_admitted).where(
    not_admitted.c.id == bindparam("which"), not_admitted.c.version == bindparam("seen"),
    not_admitted.c.ended_at.is_(None),
)  # fmt: skip


def arrive_alone(act: Act) -> None:
    """Nobody else checks in until the commit, so that two screens cannot both see nobody.

    The embedded database has one writer.
    """
    if act.connection.dialect.name != "sqlite":
        act.execute(_ARRIVING)


def one(view: View, which: VisitId) -> Row[Any] | None:
    """One visit with who came."""
    return view.row(_ONE, {"which": which})


def found(view: View, keys: Mapping[str, str], first: date, last: date) -> Sequence[Row[Any]]:
    """Whoever is expected or came between these days and has one of `keys`; empty keys find nobody."""
    names = ("code_key", "email_key", "phone_key", "last_name_key", "folded")
    asked: dict[str, object] = {each: keys.get(each) or None for each in names}
    zone = ZoneInfo(view.facts.zone)
    asked |= {"since": datetime.combine(first, time(), zone)}
    asked |= {"until": datetime.combine(last + timedelta(days=1), time(), zone)}
    return view.rows(_FOUND, {**asked, "first": first, "last": last})


def of_day(view: View, day: date) -> Sequence[Row[Any]]:
    """Everybody of a declared kind on this day, by the planned time; who came unplanned last."""
    return view.rows(_OF_DAY, {"on": day})


def by_uid(view: View, uids: Sequence[str]) -> dict[str, int]:
    """The visits that came from these entries of a calendar."""
    return {row.uid: row.visit_id for row in view.rows(_BY_UID, {"some": list(uids)})}


def code_taken(view: View, code_key: str) -> bool:
    """Whether another visit has this pass code."""
    return view.row(_CODE_TAKEN, {"code_key": code_key}) is not None


def over(view: View, day: date) -> list[int]:
    """Whoever was expected on a day that is over."""
    return [int(row.id) for row in view.rows(_OVER, {"on": day})]


def of_today(view: View) -> Sequence[Row[Any]]:
    """Whoever is still expected today."""
    return view.rows(_OF_TODAY, {"on": view.day})


def expect(act: Act, *, day: date, language: str, customer: CustomerId | None) -> VisitId:
    """Adds a visit that is only expected."""
    return VisitId(
        act.insert(
            visit, day=day, number="", state=VisitState.EXPECTED, reason=Reason.VISIT,
            customer_id=customer, about=None, station="", language=language, arrived_at=None,
            version=1,
        )
    )  # fmt: skip


def begin(act: Act, *, number: str, language: str, customer: CustomerId | None) -> VisitId:
    """Adds a visit of whoever has come unplanned."""
    return VisitId(
        act.insert(
            visit, day=act.day, number=number, state=VisitState.ARRIVED, reason=Reason.VISIT,
            customer_id=customer, about=None, station=act.station, language=language,
            arrived_at=act.now, version=1,
        )
    )  # fmt: skip


def add(act: Act, which: VisitId, values: Mapping[str, object]) -> None:
    """Adds who is expected, or came, beside the visit."""
    act.execute(insert(visitor), {"visit_id": which, "version": 1, **values})


def change(act: Act, which: VisitId, seen: int, values: Mapping[str, object]) -> bool:
    """Changes who is expected, or came, where it still is at `seen`."""
    stepped = _CHANGE.where(visitor.c.version == bindparam("seen"))
    known = {"which": which, "seen": seen, "version": seen + 1}
    return act.execute(stepped, {**known, **values}).rowcount == 1


def preference(view: View, customer: CustomerId) -> Row[Any] | None:
    """How this customer wants to be called."""
    return view.row(_PREFERENCE, {"which": customer})


def prefer(act: Act, customer: CustomerId, call_by: object, known: Row[Any] | None) -> None:
    """Keeps how this customer wants to be called."""
    values = {"call_by": call_by, "said_at": act.now}
    if known is None:
        act.execute(insert(call_preference), {"customer_id": customer, "version": 1, **values})
    else:
        step = {"which": customer, "seen": known.version, "version": known.version + 1}
        act.execute(_PREFERENCE_STEP, {**step, **values})


def is_listed(view: View, *, folded: str, phone: str, email: str) -> bool:
    """Whether somebody of this name, phone or e-mail is on the refused list today."""
    keys = {"folded": folded, "phone_key": phone, "email_key": email}
    asked = {each: value or None for each, value in keys.items()}
    return view.row(_IS_LISTED, {**asked, "on": view.day}) is not None


def listed(view: View) -> Sequence[Row[Any]]:
    """The refused list as it holds today."""
    return view.rows(_LISTED.order_by(not_admitted.c.folded), {"on": view.day})


def add_listed(act: Act, values: Mapping[str, object]) -> int:
    """Puts somebody on the refused list."""
    return act.insert(not_admitted, since=act.now, version=1, **values)


def unlist(act: Act, which: int, seen: int) -> bool:
    """Takes an entry off the refused list that still is at `seen`."""
    known = {"which": which, "seen": seen, "version": seen + 1, "ended_at": act.now}
    return act.execute(_UNLIST, known).rowcount == 1
