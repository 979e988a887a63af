"""Kills a journey before and after each of its commits, and at each row it puts into the outbox.

    python -m tests.durability.kills FOLDER WHOLE KILLED

WHOLE and KILLED are two empty databases; it says as JSON how many kills there were and what they left.

Each life runs in a fork of this process, which has imported everything and has nothing open. It opens
what the life before it left, asks `verify`, goes on with the journey and is killed at the next point:
so every kill meets the disk that all kills before it made. The last life reaches the end.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy.engine.default import DefaultDialect

from kiosk.database.acting import Act
from kiosk.database.engine import where
from tests.durability import journey

KILLED = -signal.SIGKILL
MOST = 1_000
"""A journey that does not get on ends here."""
BEFORE, AFTER, SENT = "before a commit", "after a commit", "at a row of the outbox"


class Points:
    """Where a kill may fall; it falls at the `fatal`-th, 0 lives on. `passed` says where that was."""

    def __init__(self, passed: Path, fatal: int = 0) -> None:
        self.passed = passed
        self.fatal = fatal
        self.count: Counter[str] = Counter()
        self._changes: dict[int, int] = {}
        self._undo = (DefaultDialect.do_commit, Act.send)

    def here(self, name: str) -> None:
        """One more point; perhaps the last."""
        self.count[name] += 1
        if self.count.total() == self.fatal:
            self.passed.write_text(name, encoding="utf-8")
            os.kill(os.getpid(), signal.SIGKILL)

    def install(self) -> None:
        """From now on every commit that keeps something and every `Act.send` of this process is a point."""
        commit, send = self._undo

        def committing(dialect: DefaultDialect, connection: Any) -> None:
            keeps = self._wrote(connection.driver_connection)
            if keeps:
                self.here(BEFORE)
            commit(dialect, connection)
            if keeps:
                self.here(AFTER)

        def sending(act: Act, *said: Any, **more: Any) -> None:
            send(act, *said, **more)
            self.here(SENT)

        DefaultDialect.do_commit = committing
        Act.send = sending

    def remove(self) -> None:
        """As it was before `install`."""
        DefaultDialect.do_commit, Act.send = self._undo

    def _wrote(self, driver: Any) -> bool:
        # The answer to a known key commits too, but there is nothing that a kill could halve.
        if not hasattr(driver, "total_changes"):
            with driver.cursor() as cursor:
                cursor.execute("SELECT pg_current_xact_id_if_assigned()")
                return cursor.fetchone()[0] is not None
        before = self._changes.get(id(driver), 0)
        self._changes[id(driver)] = driver.total_changes
        return before != driver.total_changes


def fork(work: Callable[[], object], answer: Path) -> int:
    """Runs `work` in a process of its own, its answer as JSON in a file; the process's exit status."""
    process = os.fork()
    if process == 0:
        status = 1
        try:
            answer.write_text(json.dumps(work()), encoding="utf-8")
            status = 0
        except BaseException:  # noqa: BLE001 - the fork must end here, whatever it was
            traceback.print_exc()
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def lived(database: str, home: Path, points: Points) -> dict[str, Any]:
    """Opens or founds, looks at what is there, and goes to the end."""
    points.install()
    business = journey.opened(database, home)
    found = journey.faults(business)
    if found:
        return {"found": found}
    journey.Journey(business).live()
    answer = {"found": journey.faults(business), "state": journey.state(business)}
    business.close()
    return answer


def run(folder: Path, first: str, second: str) -> dict[str, object]:
    """The uninterrupted journey, then the one that is killed wherever it can be."""
    answer, passed = folder / "answer.json", folder / "passed"
    # Not in a fork: whatever is imported on the way is there for all that follow.
    counted = Points(passed)
    whole = lived(first, folder / "whole", counted)
    counted.remove()
    kills: Counter[str] = Counter()
    file = where(second).path
    fatal, status, founded = 1, KILLED, file is None
    while status == KILLED and kills.total() < MOST:
        points = Points(passed, fatal)
        status = fork(lambda: lived(second, folder / "killed", points), answer)  # noqa: B023
        if status == KILLED:
            spot = passed.read_text(encoding="utf-8")
            kills[spot] += 1
            # What is kept is not gone through again, so the next life's first point is the next one;
            # but the founding of a file that was broken off begins anew.
            before, founded = founded, file is None or file.exists()
            fatal = 1 if founded and (spot == AFTER or not before) else fatal + 1
    if status != 0:
        return {"points": dict(counted.count), "kills": dict(kills), "broken": ["could not go on"]}
    end = json.loads(answer.read_text(encoding="utf-8"))
    broken = end["found"] + [
        f"{table} is not as without the kills"
        for table, rows in whole["state"].items()
        if end.get("state", {}).get(table) != rows
    ]
    return {"points": dict(counted.count), "kills": dict(kills), "broken": broken}


if __name__ == "__main__":
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    sys.stdout.write(json.dumps(run(Path(sys.argv[1]), *sys.argv[2:4])))
