"""A disk that fails or is full: nothing is acknowledged that is not kept, and it is said what is wrong."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from kiosk import business as businesses
from kiosk.business import Business
from kiosk.core.refusal import Trouble, TroubleKind
from kiosk.database import trouble
from kiosk.database.acting import View
from tests.databases import Place, Templates
from tests.durability.trace import ROOT
from tests.makers import customers as customer_makers
from tests.makers import stock as stock_makers

ACTS = 30


@dataclass(frozen=True)
class Prepared:
    """A closed business with what the acts need."""

    place: Place
    product: int


@pytest.fixture
def prepared(templates: Templates, tmp_path: Path) -> Prepared:
    """An embedded business of the test's own."""
    place = templates.copy("embedded", tmp_path / "home")
    opened = businesses.open_business(place.database, place.home)
    stock_makers.places(opened)
    customer_makers.customer(opened, "First", email="first@example.com")
    product = stock_makers.product(opened)
    opened.close()
    return Prepared(place, product)


@pytest.mark.parametrize(
    ("failing", "kinds"),
    [
        ("fsync,fdatasync:error=EIO", {TroubleKind.DISK_FAILING}),
        ("pwrite64:error=ENOSPC", {TroubleKind.DISK_FULL, TroubleKind.DISK_FAILING}),
    ],
    ids=["sync fails", "disk full"],
)
@pytest.mark.parametrize("when", [7, 16, 25])
def test_that_a_failing_disk_acknowledges_nothing_that_is_lost(
    prepared: Prepared, tmp_path: Path, failing: str, kinds: set[TroubleKind], when: int
) -> None:
    strace = shutil.which("strace")
    assert strace, "strace is needed; `python3 tests` installs it"
    home = prepared.place.home
    # From the `when`-th call on, every one fails: a disk does not get well by itself.
    command = [strace, "-f", "-qq", "-o", str(tmp_path / "strace.txt"), "--seccomp-bpf"]
    command += ["-P", f"{home}/data/kiosk.db", "-P", f"{home}/data/kiosk.db-wal"]
    command += ["-e", f"inject={failing}:when={when}+", sys.executable, "-m"]
    command += ["tests.durability.acting", prepared.place.database, str(home), str(ACTS)]
    done = subprocess.run(
        [*command, str(prepared.product)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    acked = [int(number) for number in re.findall(r"ACK (\d+)", done.stdout)]
    assert len(acked) < ACTS, "the disk did not fail"
    assert any(f"Trouble: {kind}" in done.stderr for kind in kinds), done.stderr[-2000:]

    opened = businesses.open_business(prepared.place.database, home)
    kept = [f"crash-{number}" for number in acked]
    assert opened.read(keys_of, keys=kept) == sorted(kept)
    assert {name: opened.check(name).faults for name in businesses.CHECKS} == dict.fromkeys(
        businesses.CHECKS, ()
    )
    opened.close()


def keys_of(view: View, *, keys: list[str]) -> list[str]:
    """Those of `keys` whose command is there."""
    table = businesses.METADATA.tables["command"]
    found = view.rows(table.select().where(table.c.key.in_(keys)).order_by(table.c.key))
    return [str(row.key) for row in found]


@pytest.mark.expected_logs
def test_that_a_checkpoint_that_fails_is_said_and_the_act_is_kept(
    business: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise trouble.of_checkpoint(sqlcipher.OperationalError("disk I/O error"))

    monkeypatch.setattr("kiosk.business.house.CHECKPOINT_EVERY", 1)
    monkeypatch.setattr(business, "checkpoint", fail)
    made = customer_makers.customer(business, "Kept")
    assert made
    assert isinstance(business.disk_trouble, Trouble)
    assert business.disk_trouble.kind is TroubleKind.DISK_FAILING
    monkeypatch.undo()
    business.checkpoint()
