"""Every query of display: who is called, texts that are shown (sealed), and troubles of kiosks."""

from __future__ import annotations

import base64
import os
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select, update

from kiosk.core.ids import CustomerId, KioskTroubleId, PersonId, ShownTextId
from kiosk.database.acting import Act, View
from kiosk.front_office.queue.rules import Reason, VisitState
from kiosk.front_office.queue.rules.kinds import CallBy
from kiosk.front_office.queue.tables import call_preference, visit
from kiosk.lobby.display.rules import MOST_BEFORE, KioskTrouble, Shown, TroubleSort
from kiosk.lobby.display.tables import kiosk_trouble, shown_text
from kiosk.records.staff.tables import person

_SEAL = "shown-text"
_NONCE = 12

# --------------------------------------------------------------------------------- who is called


_COMPLETED = (VisitState.COMPLETED, VisitState.COMPLETED_PARTIAL, VisitState.DEPARTED)


def collected(view: View) -> Sequence[Row[Any]]:
    """The last collections of today that are over."""
    over = select(visit.c.id, visit.c.number, visit.c.ended_at).where(
        visit.c.day == view.day, visit.c.state.in_(_COMPLETED),
        visit.c.reason == Reason.COLLECTION, visit.c.served_at.is_not(None),
        visit.c.ended_at.is_not(None),
    )  # fmt: skip
    return view.rows(over.order_by(visit.c.ended_at.desc(), visit.c.id.desc()).limit(MOST_BEFORE))


def preferences(view: View, customers: Collection[CustomerId]) -> Mapping[int, CallBy]:
    """How these customers want to be called, where they said so."""
    if not customers:
        return {}
    said = select(call_preference.c.customer_id, call_preference.c.call_by)
    rows = view.rows(said.where(call_preference.c.customer_id.in_(sorted(customers))))
    return {row.customer_id: row.call_by for row in rows}


# ------------------------------------------------------------------------------ texts that are shown


def _seal(view: View, said: str) -> str:
    """`said` as only this house reads it: a server's old pages and copies tell nothing."""
    # Here, where a text is shown: a lobby's first page needs no cipher.
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if not said:
        return ""
    nonce = os.urandom(_NONCE)
    sealed = AESGCM(view.keys.derived(_SEAL)).encrypt(nonce, said.encode(), None)
    return base64.b64encode(nonce + sealed).decode()


def _open(view: View, sealed: str | None) -> str:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if not sealed:
        return ""
    raw = base64.b64decode(sealed)
    said = AESGCM(view.keys.derived(_SEAL)).decrypt(raw[:_NONCE], raw[_NONCE:], None)
    return said.decode()


def shown_at(view: View, station: str) -> Shown | None:
    """The text that this station shows now."""
    open_here = shown_text.c.ended_at.is_(None) & (shown_text.c.station == station)
    row = view.row(select(shown_text).where(open_here))
    return None if row is None else _shown(view, row)


def shown(view: View, text: ShownTextId) -> Shown | None:
    """One text, while it is shown."""
    row = view.row(
        select(shown_text).where(shown_text.c.id == text, shown_text.c.ended_at.is_(None))
    )
    return None if row is None else _shown(view, row)


def add_text(
    act: Act, *, station: str, text: str, language: str, step: int, plain: bool, by: PersonId
) -> ShownTextId:
    """Adds a text that stands on `station` from now on."""
    return ShownTextId(
        act.insert(
            shown_text, station=station, desk=act.station, text=_seal(act, text), language=language,
            step=step, plain=plain, shown_by=by, shown_at=act.now, version=1,
        )
    )  # fmt: skip


def change_text(act: Act, text: ShownTextId, said: str, *, step: int, plain: bool) -> None:
    """What stands there now; what was answered to the words before is no answer to these."""
    values = {"text": _seal(act, said), "step": step, "plain": plain, "shown_at": act.now}
    _step_text(act, text, values)


def answer_text(act: Act, text: ShownTextId, answer: str) -> None:
    """What the customer answered."""
    _step_text(act, text, {"answer": _seal(act, answer), "answered_at": act.now})


def end_text(act: Act, text: ShownTextId) -> None:
    """Nothing of the talk is kept: neither words nor times of answers."""
    _step_text(act, text, {"text": "", "answer": None, "answered_at": None, "ended_at": act.now})


def left_texts(view: View, before: datetime) -> Sequence[ShownTextId]:
    """Texts that are shown and that nobody has touched since `before`."""
    old = select(shown_text.c.id).where(
        shown_text.c.ended_at.is_(None), shown_text.c.shown_at < before
    )
    return [ShownTextId(row.id) for row in view.rows(old)]


def _step_text(act: Act, text: ShownTextId, values: Mapping[str, object]) -> None:
    more = {"version": shown_text.c.version + 1}
    act.execute(update(shown_text).where(shown_text.c.id == text).values({**values, **more}))


def _shown(view: View, row: Row[Any]) -> Shown:
    return Shown(
        ShownTextId(row.id), row.station, row.desk, _open(view, row.text), row.language, row.step,
        row.plain, PersonId(row.shown_by), _open(view, row.answer), row.answered_at, row.version,
    )  # fmt: skip


# ------------------------------------------------------------------------------ troubles of kiosks

_TROUBLES = select(kiosk_trouble, person.c.name.label("seen_name")).outerjoin(
    person, person.c.id == kiosk_trouble.c.seen_by
)


def open_troubles(view: View) -> Sequence[KioskTrouble]:
    """Every trouble that is not over, the oldest first."""
    open_ones = _TROUBLES.where(kiosk_trouble.c.ended_at.is_(None))
    return [_trouble(row) for row in view.rows(open_ones.order_by(kiosk_trouble.c.id))]


def trouble_at(view: View, station: str, kind: TroubleSort) -> KioskTrouble | None:
    """The open trouble of this kind at a station."""
    here = kiosk_trouble.c.ended_at.is_(None) & (kiosk_trouble.c.station == station)
    row = view.row(_TROUBLES.where(here, kiosk_trouble.c.kind == kind))
    return None if row is None else _trouble(row)


def trouble(view: View, which: KioskTroubleId) -> KioskTrouble | None:
    """One trouble that is not over."""
    row = view.row(_TROUBLES.where(kiosk_trouble.c.id == which, kiosk_trouble.c.ended_at.is_(None)))
    return None if row is None else _trouble(row)


def add_trouble(act: Act, kind: TroubleSort, detail: str) -> KioskTroubleId:
    """Adds a trouble of this station that begins now."""
    return KioskTroubleId(
        act.insert(
            kiosk_trouble, station=act.station, kind=kind, detail=detail, since=act.now, version=1
        )
    )


def step_trouble(
    act: Act, which: KioskTroubleId, version: int, values: Mapping[str, object]
) -> bool:
    """Changes a trouble where its version still is `version`."""
    found = update(kiosk_trouble).where(
        kiosk_trouble.c.id == which, kiosk_trouble.c.version == version
    )
    return act.execute(found.values(**values, version=version + 1)).rowcount == 1


def _trouble(row: Row[Any]) -> KioskTrouble:
    return KioskTrouble(
        KioskTroubleId(row.id), row.station, row.kind, row.detail, row.since,
        (row.seen_name or "").split(" ")[0], row.version,
    )  # fmt: skip
