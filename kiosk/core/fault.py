"""What `verify` finds: a place where what is kept differs from what follows from the rest."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Fault:
    """Row `id` of `table` says `found` in `column` where `expected` follows from the records."""

    table: str
    id: int | str
    column: str
    expected: str
    found: str


@dataclass(frozen=True, slots=True)
class Check:
    """One check: how many rows it looked at and what it found."""

    name: str
    checked: int
    faults: tuple[Fault, ...] = field(default=())
