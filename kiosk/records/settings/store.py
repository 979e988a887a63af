"""Every query of the settings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BindParameter, Row, bindparam, insert, select, true, update
from sqlalchemy.sql.dml import ReturningInsert

from kiosk.database.acting import Act, View
from kiosk.database.conflict import Conflicting
from kiosk.database.types import Whole
from kiosk.records.settings.rules import Series, StationKind
from kiosk.records.settings.tables import business, opening, series, station

# Made once: to build one of these takes SQLAlchemy longer than the database needs to run it.
_BUSINESS = select(business)
_HOURS = select(opening).order_by(opening.c.weekday, opening.c.opens)
_VISITING = select(business.c.address, opening.c.weekday).select_from(
    business.outerjoin(opening, true())
)


def _taking(insert_into: Any) -> ReturningInsert[Any]:  # noqa: ANN401 - a dialect's insert
    more: BindParameter[int] = bindparam("more", type_=Whole())
    made = insert_into(series).values(last=more)
    return made.on_conflict_do_update(  # type: ignore[no-any-return]
        index_elements=["kind", "year"], set_={"last": series.c.last + more}
    ).returning(series.c.last)


_TAKING = Conflicting(_taking)


def business_row(view: View) -> Row[Any] | None:
    """The one business, if there is one yet."""
    return view.row(_BUSINESS)


def visiting(view: View) -> Sequence[Row[Any]]:
    """The business's address beside each of its opening hours; one row where none are set."""
    return view.rows(_VISITING)


def add_business(act: Act, values: dict[str, object]) -> None:
    """Writes the business down."""
    act.execute(insert(business), values | {"id": 1, "version": 1})


def change_business(act: Act, values: dict[str, object], seen: int) -> bool:
    """Changes the business where its version still is `seen`."""
    changed = update(business).where(business.c.version == seen)
    return act.execute(changed.values(**values, version=seen + 1)).rowcount == 1


def next_count(act: Act, kind: Series, year: int) -> int:
    """The next number of a series, counted in this transaction: a refused act gives it back."""
    return reserve(act, kind, year, 1)


def reserve(act: Act, kind: Series, year: int, count: int) -> int:
    """Takes `count` numbers at once and gives the first of them."""
    values = {"kind": kind, "year": year, "more": count}
    counted = act.execute(_TAKING.of(act.connection), values)
    return int(counted.scalar_one()) - count + 1


def series_rows(view: View) -> Sequence[Row[Any]]:
    """The last number of every series."""
    return view.rows(select(series))


def add_station(act: Act, name: str, kind: StationKind, touch: bool) -> int:
    """Adds a station."""
    return act.insert(station, name=name, kind=kind, touch=touch, added_at=act.now)


def stations(view: View) -> Sequence[Row[Any]]:
    """All stations by name."""
    return view.rows(select(station).order_by(station.c.name))


def set_opening(act: Act, hours: Sequence[tuple[int, int, int]]) -> None:
    """Replaces the opening hours: (weekday, opens, closes) in minutes after midnight."""
    act.execute(opening.delete())
    if hours:
        rows = [{"weekday": day, "opens": opens, "closes": closes} for day, opens, closes in hours]
        act.execute(insert(opening), rows)


def hours(view: View) -> Sequence[Row[Any]]:
    """The opening hours in order."""
    return view.rows(_HOURS)
