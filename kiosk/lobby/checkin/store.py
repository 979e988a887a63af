"""Check-in's queries: the wrong tries at its screens."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Row, Select, bindparam, func, select

from kiosk.database.acting import Act, View
from kiosk.lobby.checkin.tables import wrong_pass


def _tries() -> Select[Any]:
    w = wrong_pass.c
    station: BindParameter[Any] = bindparam("station")
    of_session = select(func.count()).where(w.session == bindparam("session"), w.station == station)
    of_station = select(func.count()).where(w.station == station, w.at > bindparam("since"))
    of_visit = select(func.count()).where(
        w.visit_id == bindparam("which"), w.day == bindparam("on")
    )
    of_card = select(func.count()).where(
        w.customer_id == bindparam("whose"), w.day == bindparam("on")
    )
    return select(
        of_session.scalar_subquery().label("session"),
        of_station.scalar_subquery().label("station"),
        of_visit.scalar_subquery().label("visit"),
        of_card.scalar_subquery().label("card"),
    )


_TRIES = _tries()


def tries(
    view: View, station: str, session: str, since: datetime, about: int, whose: int
) -> Row[Any]:
    """Wrong tries: of this session, at this screen `since` then, at this visit and this card today."""
    values = {"station": station, "session": session, "since": since, "on": view.day}
    return view.execute(_TRIES, values | {"which": about, "whose": whose}).one()


def add_wrong(act: Act, station: str, session: str, about: int, whose: int) -> None:
    """Writes one wrong try down; 0 stands for no visit and no card in particular."""
    act.insert(
        wrong_pass, day=act.day, at=act.now, station=station, session=session,
        visit_id=about or None, customer_id=whose or None,
    )  # fmt: skip
