"""The command ``report NAME``: one dispatch for all reports; each is a file of its own that gives a `Report`."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from kiosk.business import Business
from kiosk.cli.opened import opened
from kiosk.cli.said import Said

REPORTS = {"evacuation": "kiosk.cli.evacuation"}
"""By name, the file whose `report(business, asked)` makes it."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a report says: columns as (key, type), rows by key, totals, and lines for people."""

    columns: Sequence[tuple[str, str]]
    rows: Sequence[dict[str, Any]]
    lines: Sequence[str]
    totals: dict[str, Any] = field(default_factory=dict)
    begins: str | None = None
    ends: str | None = None
    as_of: str | None = None


def run(asked: argparse.Namespace, said: Said) -> int:
    """Prints one report for people, or with ``--json`` its document."""
    make: Callable[[Business, argparse.Namespace], Report]
    make = import_module(REPORTS[asked.what]).report
    with opened(asked) as business:
        made = make(business, asked)
        currency = business.facts.currency
    for line in made.lines:
        said.line(line)
    said.document(
        {
            "report": asked.what, "from": made.begins, "to": made.ends, "as_of": made.as_of,
            "currency": currency,
            "columns": [{"key": key, "type": kind} for key, kind in made.columns],
            "rows": list(made.rows), "totals": made.totals,
        }
    )  # fmt: skip
    return 0
