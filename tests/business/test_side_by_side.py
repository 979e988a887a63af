"""Many threads, two processes, one database: every act is done, and no number is missing or double."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from kiosk.business import Business
from tests.business.numbering import OWNER, take_number
from tests.databases import Place

ROOT = Path(__file__).resolve().parents[2]
THREADS, ACTS = 8, 50


def ends(numbers: Iterable[str]) -> list[int]:
    """The running part of each number, sorted."""
    return sorted(int(number.rpartition("-")[2]) for number in numbers)


def test_that_eight_threads_do_fifty_acts_each(business: Business) -> None:
    start = threading.Barrier(THREADS)

    def work(hand: int) -> list[str]:
        start.wait()
        # Every other thread has a station of its own; the others share one and its audit chain.
        station = f"Desk {hand}" if hand % 2 else "house"
        return [business.do(take_number, OWNER, None, station) for _ in range(ACTS)]

    with ThreadPoolExecutor(THREADS) as hands:
        given = [number for some in hands.map(work, range(THREADS)) for number in some]
    assert ends(given) == list(range(1, THREADS * ACTS + 1))
    assert not business.check("audit").faults


def test_that_two_processes_share_one_series_without_a_gap(place: Place) -> None:
    command = [sys.executable, "-m", "tests.business.numbering"]
    command += [place.database, str(place.home), str(ACTS)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    running = [
        subprocess.Popen(command, cwd=ROOT, text=True, env=os.environ.copy(), **pipes)
        for _ in range(2)
    ]
    for each in running:
        assert each.stdout is not None
        assert each.stdout.readline() == "ready\n", each.communicate()[1]
    for each in running:
        assert each.stdin is not None
        each.stdin.write("go\n")
        each.stdin.flush()
    said = [each.communicate(timeout=100) for each in running]
    assert [each.returncode for each in running] == [0, 0], said
    given = [number for out, _ in said for number in out.split()]
    assert ends(given) == list(range(1, 2 * ACTS + 1))
