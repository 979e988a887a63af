"""Audit's verbs: write a record down inside an act; verify every chain; name the heads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select

from kiosk.core.by import Customer, Owner, Person, System
from kiosk.core.fault import Check, Fault
from kiosk.database.acting import Act, Asked, View
from kiosk.database.types import micros
from kiosk.records.audit import rules, store


@dataclass(frozen=True, slots=True)
class Head:
    """The newest record of a chain: what a second office keeps to see that nothing was cut off."""

    chain: str
    seq: int
    hash: str


class ChainRecorder:
    """The recorder that `business.open` hands to every act."""

    def head(self) -> Select[Any]:
        """See `database.acting.Recorder`."""
        return store.head()

    def record(self, asked: Asked) -> None:
        """Adds the record of `asked` with its hash."""
        act = asked.act
        values: dict[str, object] = {
            "chain": asked.chain,
            "seq": asked.seq + 1,
            "prev_hash": asked.head,
            "at": micros(act.now),
            "day": act.day.isoformat(),
            "task": act.task.id,
            "about": act.about,
            "command": act.key,
            "body": asked.body,
            "evidence": act.evidence,
            **_who(act),
        }
        made = act.keys.mac("audit", rules.canonical(values))
        store.add(act, values | {"hash": made, "at": act.now, "day": act.day})


def _who(act: Act) -> dict[str, object]:
    nobody: dict[str, object] = dict.fromkeys(
        ("person_id", "role", "cover_id", "supervisor_id", "visit_id", "job")
    )
    by = act.by
    match by:
        case Person():
            named = {"person_id": by.id, "role": str(by.role), "cover_id": by.cover}
            return nobody | named | {"supervisor_id": by.supervisor, "actor": "person"}
        case Customer():
            return nobody | {"visit_id": by.visit, "actor": "customer"}
        case System():
            return nobody | {"job": by.job, "actor": "system"}
        case Owner():
            return nobody | {"job": "owner", "actor": "owner"}


def heads(view: View) -> tuple[Head, ...]:
    """The newest record of every chain."""
    return tuple(Head(row.chain, row.seq, row.hash) for row in store.heads(view))


def verify(view: View) -> Check:
    """Re-computes every hash of every chain; a fault names the record and the column that does not fit."""
    faults: list[Fault] = []
    checked = 0
    for chain in store.chains(view):
        seq, before = 0, ""
        for row in store.records(view, chain):
            checked += 1
            seq += 1
            faults += _faults(view, row, seq, before)
            seq, before = row.seq, row.hash
    return Check("audit", checked, tuple(faults))


def _faults(view: View, row: Any, seq: int, before: str) -> list[Fault]:  # noqa: ANN401 - a row
    found = []
    if row.seq != seq:
        found.append(Fault("audit", row.id, "seq", str(seq), str(row.seq)))
    if row.prev_hash != before:
        found.append(Fault("audit", row.id, "prev_hash", before, row.prev_hash))
    plain = {name: getattr(row, name) for name in rules.COVERED}
    plain |= {"at": micros(row.at), "day": row.day.isoformat()}
    expected = view.keys.mac("audit", rules.canonical(plain))
    if row.hash != expected:
        found.append(Fault("audit", row.id, "hash", expected, row.hash))
    return found
