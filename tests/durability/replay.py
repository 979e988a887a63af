"""Rebuilds the disk as a power cut at a random system call may leave it, opens it, and checks it.

    python -m tests.durability.replay JOB     a pickled `Job`; prints a `Seen` as JSON

What was synced is there. Of what was written but not synced, any 512-byte piece may be there or not.
Each image, without exception, is opened with the key (SQLite recovers its log) and asked for
`integrity_check`; that every acknowledged command is there; that the commands are the first so many
that were sent; and that commands, audit rows and effects (cards with their words, moves with their
balance, messages with their outbox row) are of the same acts.
"""

import contextlib
import json
import pickle
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from tests.durability.trace import Step

SECTOR = 512
WAYS = ("drop", "keep", "tear", "some", "some")
"""All unsynced writes lost; all there; the first few there and the next one torn; any pieces of them."""


@dataclass(frozen=True)
class Job:
    """A trace of the database at `path`, which was `base` at its start, and how to cut it."""

    steps: list[Step]
    path: str
    base: bytes
    key: str
    product: int
    images: int
    seed: int


@dataclass
class Seen:
    """How many images were checked, and what was wrong with how many; `told` names the first few."""

    images: int = 0
    lost: int = 0
    half: int = 0
    corrupt: int = 0
    told: list[str] = field(default_factory=list)
    ways: dict[str, int] = field(default_factory=dict)
    unsynced: int = 0
    """Images cut while something was written but not synced."""


class Disk:
    """The bytes that are safe, and the writes that are not yet."""

    def __init__(self, path: str, base: bytes) -> None:
        self.paths = (path, f"{path}-wal")
        self.safe: dict[str, bytearray | None] = {path: bytearray(base), f"{path}-wal": None}
        self.waiting: list[Step] = []
        self.acked = 0

    def do(self, step: Step) -> None:
        """One more system call."""
        if step.kind == "ack":
            self.acked = step.at + 1
        elif step.path in self.paths:
            if step.kind == "sync":
                for each in self.waiting:
                    if each.path == step.path:
                        put(self.safe, each)
                self.waiting = [each for each in self.waiting if each.path != step.path]
            else:
                self.waiting.append(step)

    def cut(self, way: str, rng: random.Random) -> dict[str, bytearray | None]:
        """What is on the disk when the power comes back."""
        left = {path: None if held is None else bytearray(held) for path, held in self.safe.items()}
        for step in surviving(self.waiting, way, rng):
            put(left, step)
        return left


def put(files: dict[str, bytearray | None], step: Step) -> None:
    """Does a write, truncate or unlink to `files`."""
    if step.kind == "unlink":
        files[step.path] = None
        return
    held = files[step.path]
    if held is None:
        held = files[step.path] = bytearray()
    if step.kind == "truncate":
        held.extend(bytes(max(0, step.at - len(held))))
        del held[step.at :]
        return
    held.extend(bytes(max(0, step.at - len(held))))
    held[step.at : step.at + len(step.data)] = step.data


def surviving(waiting: list[Step], way: str, rng: random.Random) -> Iterator[Step]:
    """The pieces of unsynced writes that reached the disk."""
    if way == "drop" or not waiting:
        return
    if way == "keep":
        yield from waiting
        return
    if way == "tear":
        whole = rng.randrange(len(waiting))
        yield from waiting[:whole]
        torn = list(pieces(waiting[whole]))
        yield from torn[: rng.randrange(len(torn) + 1)]
        return
    chance = rng.random()
    for step in waiting:
        yield from (piece for piece in pieces(step) if rng.random() < chance)


def pieces(step: Step) -> Iterator[Step]:
    """A write cut at the disk's sectors; what is no write stays whole."""
    if step.kind != "write":
        yield step
        return
    start = 0
    while start < len(step.data):
        end = min(len(step.data), start + SECTOR - (step.at + start) % SECTOR)
        yield Step("write", step.path, step.at + start, step.data[start:end])
        start = end


def run(job: Job, folder: Path) -> Seen:
    """Cuts, opens and checks `job.images` times."""
    rng = random.Random(job.seed)
    disk, seen, ways = Disk(job.path, job.base), Seen(), Counter[str]()
    cuts = Counter(rng.randrange(1, len(job.steps) + 1) for _ in range(job.images))
    for done, step in enumerate(job.steps, 1):
        disk.do(step)
        for _ in range(cuts[done]):
            way = rng.choice(WAYS)
            ways[way] += 1
            seen.images += 1
            seen.unsynced += bool(disk.waiting)
            place = written(disk.cut(way, rng), job.path, folder)
            look(job, place, disk.acked, seen, f"cut {done} ({way}), seed {job.seed}")
    seen.ways = dict(ways)
    return seen


def written(files: dict[str, bytearray | None], path: str, folder: Path) -> Path:
    """Puts an image where it can be opened; the shared memory is gone with the power."""
    place = folder / "image.db"
    for ending in ("", "-wal", "-shm"):
        held = files.get(path + ending)
        target = folder / f"image.db{ending}"
        if held is None:
            target.unlink(missing_ok=True)
        else:
            target.write_bytes(held)
    return place


def look(job: Job, place: Path, acked: int, seen: Seen, where: str) -> None:
    """Opens one image and counts what is wrong with it."""
    said = ""
    try:
        with contextlib.closing(sqlcipher.connect(str(place))) as driver:
            driver.execute(f"PRAGMA key = \"x'{job.key}'\"")
            driver.execute("PRAGMA synchronous = 0")
            fine = driver.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            commands = numbers(
                driver, "SELECT substr(key, 7) FROM command WHERE key LIKE 'crash-%'"
            )
            missing = set(range(acked)) - commands
            said = halves(driver, job.product, commands)
    except sqlcipher.Error as error:
        fine, missing, said = False, set(), ""
        seen.told.append(f"{where}: {error}")
    seen.corrupt += not fine
    seen.lost += bool(missing)
    seen.half += bool(said)
    if missing or said:
        seen.told.append(f"{where}: {len(missing)} of {acked} lost; {said or 'none half'}")
    del seen.told[5:]


def halves(driver, product: int, commands: set[int]) -> str:
    """What does not belong together, in words; empty when all does."""
    wanted = {kind: {each for each in commands if each % 3 == kind} for kind in range(3)}
    kept = driver.execute("SELECT count(*), max(seq) FROM audit WHERE chain = 'house'").fetchone()
    moved = numbers(driver, "SELECT quantity FROM move WHERE product_id = ?", product)
    inside = "SELECT quantity FROM on_hand JOIN place ON place.id = place_id"
    inside += " WHERE product_id = ? AND place.kind = 'store'"
    told = {
        "order": (commands, set(range(len(commands)))),
        "command and audit": (
            driver.execute("SELECT key, body FROM command ORDER BY key").fetchall(),
            driver.execute("SELECT command, body FROM audit ORDER BY command").fetchall(),
        ),
        "chain": (kept[0], kept[1]),
        "cards": (numbers(driver, _CARDS), wanted[0]),
        "words": (numbers(driver, _WORDS), wanted[0]),
        "moves": (moved, wanted[1]),
        "balance": (sum(numbers(driver, inside, product)), sum(wanted[1])),
        "messages": (numbers(driver, "SELECT about FROM message"), wanted[2]),
        "outbox": (driver.execute(_OUTBOX).fetchone()[0], len(wanted[2])),
        "loose ends": (driver.execute("PRAGMA foreign_key_check").fetchall(), []),
    }
    return ", ".join(name for name, (one, other) in told.items() if one != other)


def numbers(driver, statement: str, *values: int) -> set[int]:
    """The whole numbers of a column."""
    return {int(row[0]) for row in driver.execute(statement, values)}


_CARDS = "SELECT substr(name, 7) FROM customer WHERE name LIKE 'Crash %'"
_WORDS = (
    "SELECT DISTINCT substr(name, 7) FROM customer JOIN customer_word ON customer_id = id"
    " WHERE name LIKE 'Crash %'"
)
_OUTBOX = "SELECT count(*) FROM outbox WHERE kind = 'message'"


if __name__ == "__main__":
    chosen: Job = pickle.loads(Path(sys.argv[1]).read_bytes())
    memory = Path("/dev/shm")
    room = Path(tempfile.mkdtemp(prefix="foyer-image-", dir=memory if memory.is_dir() else None))
    try:
        sys.stdout.write(json.dumps(run(chosen, room).__dict__))
    finally:
        shutil.rmtree(room, ignore_errors=True)
