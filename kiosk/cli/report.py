"""The command ``report NAME``: one dispatch for all reports; each is a file of its own that gives a `Report`."""

from __future__ import annotations

import argparse
import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from kiosk.business import Business
from kiosk.cli.opened import opened
from kiosk.cli.said import Said

REPORTS = {
    "cover": "kiosk.cli.covers",
    "evacuation": "kiosk.cli.evacuation",
    "matrix": "kiosk.cli.matrix",
    "waiting": "kiosk.cli.waiting",
}
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
    pdf: Callable[[], bytes] | None = None
    """The same on paper, where there is a paper of it."""


def _write_csv(path: Path, made: Report) -> None:
    """Comma, UTF-8, a head of keys; an amount stays the text that it is."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [key for key, _kind in made.columns], extrasaction="ignore")
        writer.writeheader()
        writer.writerows(made.rows)


def run(asked: argparse.Namespace, said: Said) -> int:
    """Prints one report for people, or with ``--json`` its document."""
    make: Callable[[Business, argparse.Namespace], Report]
    make = import_module(REPORTS[asked.what]).report
    with opened(asked) as business:
        made = make(business, asked)
        currency = business.facts.currency
    if asked.pdf and made.pdf is None:
        said.error("no_pdf", f"The report {asked.what} has no paper; --csv and --json are there.")
        return 2
    if asked.pdf and made.pdf is not None:
        Path(asked.pdf).write_bytes(made.pdf())
    if asked.csv:
        _write_csv(Path(asked.csv), made)
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
