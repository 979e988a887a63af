"""Who is expected and who came, as everybody here reads it: keys, pass codes, how somebody wants to be called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Row

from kiosk.core import codes
from kiosk.core.change import Change
from kiosk.core.ids import CustomerId, PersonId, VisitId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.database.acting import Act, View
from kiosk.front_office.queue.rules import VisitState, may_go
from kiosk.front_office.queue.rules import visitors as rules
from kiosk.front_office.queue.rules.kinds import CallBy
from kiosk.front_office.queue.rules.visitors import (
    Expected,
    Keys,
    Standing,
    VisitorRefusal,
    Who,
)
from kiosk.front_office.queue.store import visitors as store
from kiosk.front_office.queue.store import visits
from kiosk.records.customers import rules as cards
from kiosk.records.customers.rules import NewCustomer

PASS_CODE = "pass-code"
"""The label of the key that makes pass codes and hashes them."""
TURNS = 16

# ------------------------------------------------------------------------------------- preference


def preference_of(view: View, *, customer: CustomerId) -> CallBy | None:
    """How this customer wants to be called, where they have said so."""
    row = store.preference(view, customer)
    return None if row is None else row.call_by


def keep_preference(act: Act, *, customer: CustomerId, call_by: CallBy) -> None:
    """A step: keeps how this customer wants to be called; why is not asked and not kept."""
    known = store.preference(act, customer)
    if known is None or known.call_by is not call_by:
        store.prefer(act, customer, call_by, known)


# ------------------------------------------------------------------------------------------ reads


def expected(view: View, *, day: date) -> tuple[Expected, ...]:
    """Everybody who is expected or came on `day`, by the planned time; who came unplanned last."""
    return tuple(_expected(row) for row in store.of_day(view, day))


def visitor_of(view: View, *, visit: VisitId) -> Expected:
    """One visit with who it is. Refused: there is none of a declared kind with this id."""
    return _expected(row_of(view, visit=visit))


def pass_code(view: View, *, visit: VisitId) -> str:
    """The pass code of an expected visit, as people read it; empty where it has none."""
    row = row_of(view, visit=visit)
    for turn in range(TURNS):
        code = code_at(view, visit=visit, turn=turn)
        if code_key(view, code=code) == row.code_key:
            return codes.written(code)
    return ""


def found_by(view: View, *, said: Keys, code: str = "") -> tuple[Expected, ...]:
    """Whoever is planned or here about now by a key or a pass code: one statement, whatever is found."""
    keys = rules.asked(said) | {"code_key": code_key(view, code=code) if code else ""}
    first, last = view.day - rules.SEEN_BEFORE, view.day + rules.SEEN_AHEAD
    return tuple(_expected(row) for row in store.found(view, keys, first, last))


# ----------------------------------------------------------------------------------------- inside


def code_key(view: View, *, code: str) -> str:
    """What a pass code is looked up by: the same work for whatever was typed."""
    plain = codes.read_code(code) or code[: codes.LONGEST]
    return view.keys.mac(PASS_CODE, f"code:{plain}")


def code_at(view: View, *, visit: VisitId, turn: int) -> codes.Code:
    return codes.code_from(bytes.fromhex(view.keys.mac(PASS_CODE, f"visit:{visit}:{turn}")))


def usable(view: View, *, who: Who) -> Who:
    """`who` without a phone or an e-mail that cannot be one: a card was perhaps taken in as it was."""
    found = cards.match_keys(NewCustomer(who.name, who.email, who.phone), view.facts.country)
    return replace(
        who, phone=who.phone if found.phone else "", email=who.email if found.email else ""
    )


def keys_of(view: View, *, who: Who) -> Keys:
    """What somebody is matched by. Refused: an e-mail or a phone that cannot be one."""
    found = cards.match_keys(NewCustomer(who.name, who.email, who.phone), view.facts.country)
    if who.email and not found.email:
        raise Refused(VisitorRefusal.EMAIL)
    if who.phone and not found.phone:
        raise Refused(VisitorRefusal.PHONE)
    return Keys(found.email, found.phone, found.last_name, found.folded)


def row_of(view: View, *, visit: VisitId) -> Row[Any]:
    row = store.one(view, visit)
    if row is None:
        raise Refused(VisitorRefusal.NOT_EXPECTED)
    return row


def go(
    act: Act, *, row: Row[Any], seen: int, state: VisitState, values: Mapping[str, object]
) -> None:
    assert may_go(row.state, state), f"{row.state} to {state}"
    if row.version != seen or not visits.step(act, VisitId(row.id), seen, state, values):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    act.changed(Change.VISIT, row.id)


def go_on(act: Act, *, row: Row[Any], values: Mapping[str, object]) -> None:
    """Changes a visit that stays in its state."""
    if not visits.step(act, VisitId(row.id), row.version, row.state, values):
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    act.changed(Change.VISIT, row.id)


def standing(_view: View, *, row: Row[Any]) -> Standing:
    keys = Keys(
        row.email_key or "", row.phone_key or "", row.last_name_key, row.folded, row.customer_id
    )
    return Standing(VisitId(row.id), row.state, row.kind_id, row.planned_at, keys, row.version)


def _expected(row: Row[Any]) -> Expected:
    return Expected(
        VisitId(row.id), row.number, row.state, row.kind_id, row.name, row.company, row.phone,
        row.email, None if row.host_id is None else PersonId(row.host_id), row.host_name or "",
        row.packages, row.planned_at, row.planned_until, row.arrived_at, row.call_by, row.outcome,
        row.language, row.customer_id, row.version,
    )  # fmt: skip
