"""Rows 9, 10 and 11: the lobby's window beside a bare one, each in a process of its own, in turn."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from kiosk import business as businesses
from kiosk.app import remembered
from tests.benchmarks.timing import Figure, figure, median, p95

ROOT = Path(__file__).resolve().parents[2]


def opened(kind: str, home: Path, pages: int) -> dict[str, Any]:
    """What one process says; its moments as milliseconds since it was asked for."""
    # An installed program has its bytecode; where this Python writes none, each start would compile.
    compiled = {"PYTHONPYCACHEPREFIX": str(home / "bytecode"), "PYTHONDONTWRITEBYTECODE": ""}
    command = [sys.executable, "-m", "tests.benchmarks.windows", kind, str(home), str(pages)]
    began = time.time()
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | compiled, capture_output=True, text=True, check=True
    )
    said: dict[str, Any] = json.loads(done.stdout)
    for moment in ("painted_at", "answered_at"):
        if moment in said:
            said[moment] = (said[moment] - began) * 1_000
    return said


def measure(home: Path, times: int, pages: int) -> list[Figure]:
    """A B A B: a lobby, a bare window, `times` times; a desk beside a bare one for its start alone."""
    # The first start of all finds nothing remembered and nothing compiled: it does not count.
    business = businesses.open_business(f"{home}/data/kiosk.db", home)
    place = business.engines.where.path
    remembered.keep(home, str(home / "data" / "kiosk.db"), place, business.facts)
    business.close()
    for kind in ("lobby", "desk", "bare"):
        opened(kind, home, 2)
    pairs = [(opened("lobby", home, pages), opened("bare", home, pages)) for _ in range(times)]
    desks = [(opened("desk", home, 0), opened("bare", home, 0)) for _ in range(times)]
    last = pairs[-1][0]
    turned = [
        pair for lobby, bare in pairs for pair in zip(lobby["pages"], bare["pages"], strict=True)
    ]
    first = [lobby["pages"][0] for lobby, _ in pairs]

    def both(name: str, floor: str = "") -> list[tuple[float, float]]:
        return [(lobby[name], bare[floor or name]) for lobby, bare in pairs]

    page = figure(
        11, "tap to the next page painted", turned, 2.0, first_p95_ms=round(p95(first), 1)
    )
    return [
        figure(9, "start to first page", both("painted_at"), 2.0),
        figure(9, "start to first answer", both("answered_at", "painted_at"), 4.0),
        *[
            figure(9, name, [(desk[moment], bare["painted_at"]) for desk, bare in desks], promised)
            for name, moment, promised in (
                ("start to first page, desk", "painted_at", 2.0),
                ("start to first answer, desk", "answered_at", 4.0),
            )
        ],
        figure(10, "MiB at first page", both("memory"), 2.2),
        figure(
            10,
            f"MiB after {last['pages_turned']} more pages, beside before",
            [(lobby["memory_after"], lobby["memory_warm"]) for lobby, _ in pairs],
            1.05,
        ),
        page,
    ]


def scanned(read: list[tuple[float, float]], page: Figure) -> Figure:
    """Row 6, put together: what a scan asks, and the page that shows it."""
    ours = median([pair[0] for pair in read]) + page.ours
    floor = median([pair[1] for pair in read]) + page.floor
    late = p95([pair[0] for pair in read]) + page.ours_p95
    bare = p95([pair[1] for pair in read]) + page.floor_p95
    name = "scan to order page: its reads and a page, added"
    return Figure(6, name, ours, late, floor, bare, len(read), 3.0)
