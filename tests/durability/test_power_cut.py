"""A cut of the power, wherever it falls, loses no act that was acknowledged and halves none."""

import json
import os
import pickle
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from kiosk import business as businesses
from tests.databases import Place, Templates
from tests.durability.replay import Job
from tests.durability.trace import ROOT, traced
from tests.makers import customers as customer_makers
from tests.makers import stock as stock_makers

ACTS = 60
IMAGES = 1_000
MANY_IMAGES = 10_000
NORMAL = "1"


@dataclass
class Cutter:
    """Traces one process and cuts its power many times."""

    place: Place
    folder: Path
    say: Callable[[str], None]

    def cut(self, images: int, synchronous: str = "") -> dict[str, object]:
        """What the images of one traced run show, checked by as many processes as there are cores."""
        job = self._traced(images, synchronous)
        hands = min(4, os.cpu_count() or 1)
        begun = time.perf_counter()
        running = []
        for hand in range(hands):
            file = self.folder / f"job-{hand}"
            share = images // hands + (hand < images % hands)
            file.write_bytes(pickle.dumps(replace(job, images=share, seed=hand + 1)))
            command = [sys.executable, "-m", "tests.durability.replay", str(file)]
            running.append(subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE))
        parts = [json.loads(each.communicate()[0]) for each in running]
        seconds = time.perf_counter() - begun
        sums = {
            name: sum(part[name] for part in parts)
            for name in ("images", "unsynced", "lost", "half", "corrupt")
        }
        how = f", synchronous={synchronous}" if synchronous else ""
        numbers = ", ".join(f"{number} {name}" for name, number in sums.items())
        self.say(f"power cuts{how}: {numbers} in {seconds:.0f} s ({len(job.steps)} system calls)")
        return {**sums, "told": [line for part in parts for line in part["told"]]}

    def _traced(self, images: int, synchronous: str) -> Job:
        opened = businesses.open_business(self.place.database, self.place.home)
        stock_makers.places(opened)
        customer_makers.customer(opened, "First", email="first@example.com")
        product = stock_makers.product(opened)
        key = opened.keys.derived("database").hex()
        opened.close()
        path = self.place.database.removeprefix("sqlite:///")
        base = Path(path).read_bytes()
        child = ["tests.durability.acting", self.place.database, str(self.place.home), str(ACTS)]
        child += [str(product)] + ([synchronous] if synchronous else [])
        steps = traced(child, self.folder / "strace.txt")
        assert sum(step.kind == "ack" for step in steps) == ACTS
        ours = [step for step in steps if step.kind == "ack" or step.path.startswith(path)]
        return Job(ours, path, base, key, product, images, 0)


@pytest.fixture
def cutter(templates: Templates, tmp_path: Path, say: Callable[[str], None]) -> Cutter:
    """Cuts the power of an embedded database of its own."""
    return Cutter(templates.copy("embedded", tmp_path / "home"), tmp_path, say)


def test_that_a_power_cut_loses_nothing_and_halves_nothing(cutter: Cutter) -> None:
    seen = cutter.cut(IMAGES)
    assert seen.pop("told") == []
    unsynced = seen.pop("unsynced")
    assert seen == {"images": IMAGES, "lost": 0, "half": 0, "corrupt": 0}
    assert unsynced > IMAGES // 2  # else the cuts would prove little


def test_that_the_cuts_find_acts_that_were_not_synced(cutter: Cutter) -> None:
    seen = cutter.cut(IMAGES // 4, synchronous=NORMAL)
    assert seen["lost"] > 0
    assert seen["half"] == 0


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_that_ten_thousand_power_cuts_lose_nothing(cutter: Cutter) -> None:
    seen = cutter.cut(MANY_IMAGES)
    assert seen.pop("told") == []
    del seen["unsynced"]
    assert seen == {"images": MANY_IMAGES, "lost": 0, "half": 0, "corrupt": 0}
