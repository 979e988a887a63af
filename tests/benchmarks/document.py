"""The JSON document of a run: what was measured, with what, and what was promised."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Sequence
from datetime import UTC
from pathlib import Path
from typing import Any

import sqlalchemy
import sqlcipher3.dbapi2 as sqlcipher

from kiosk.database import engine
from kiosk.database.clock import MachineClock
from tests.benchmarks.timing import Figure

ROOT = Path(__file__).resolve().parents[2]
PROMISED_SETTINGS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "busy_timeout": 5000,
    "secure_delete": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "wal_autocheckpoint": 0,
    "temp_store": 2,
}
PROMISED_COUNTS = {"statements": 150, "commits": 12}
"""One order from the board to the hand-over: three scans, one package."""
PROMISED_O2C = {"statements": 150, "commits": 12}
"""A new customer's order to the paid hand-over, without who collects: `order_to_cash.WHO`."""
PROMISED_O2C_WHOLE = {"statements": 170, "commits": 14}
PEERS = {
    "1": "Tryton 8.2: 2,031 ms an order",
    "2": "Tryton 8.2: 2,946 ms an order",
    "3": "Tryton 8.2: 2,242 statements, 36 commits an order",
    "4": "Tryton 8.2: 90 ms, 157 ms with history",
    "5": "Tryton 8.2: 251 ms at 100,000",
    "9": "HomeBank 0.15 s, GnuCash 0.58 s, Anki 0.50 s, novelWriter 1.6 s",
    "10": "HomeBank 48 MB, GnuCash 142 MB, Anki 144 MB",
    "13": "Tryton 8.2: 200 ms for the ODT alone",
}
"""As they were once measured; never run again."""


def about(sizes: dict[str, int], *, quick: bool) -> dict[str, Any]:
    """With what it was measured."""
    return {
        "driver": f"sqlcipher3, SQLite {sqlcipher.sqlite_version}",
        "key": "raw, 256 bits",
        "settings": dict(engine.SETTINGS),
        "sqlalchemy": sqlalchemy.__version__,
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        "commit": commit(),
        "at": MachineClock().wall().astimezone(UTC).isoformat(timespec="seconds"),
        "quick": quick,
        "sizes": sizes,
    }


def commit() -> str:
    """What was measured; empty where there is no git."""
    try:
        done = subprocess.run(
            ["git", "rev-parse", "--short", "HEAD"],
            cwd=ROOT, capture_output=True, text=True, check=True,
        )  # fmt: skip
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.strip()


def table(figures: Sequence[Figure]) -> str:
    """The figures to read."""
    head = (
        f"{'row':>3}  {'what':<58} {'ours':>9} {'p95':>9} {'floor':>9} {'ratio':>7} {'at most':>7}"
    )
    lines = [head]
    for each in sorted(figures, key=lambda one: one.row):
        promised = "" if each.promised is None else f"{each.promised:g}"
        missed = " missed" if each.kept is False else ""
        lines.append(
            f"{each.row:>3}  {each.name:<58} {each.ours:>9.2f} {each.ours_p95:>9.2f}"
            f" {each.floor:>9.2f} {each.ratio:>7.2f} {promised:>7}{missed}"
        )
    return "\n".join(lines)
