"""Pulling the plug: the program kills itself as a power cut would, starts itself again, and nothing is lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any

from kiosk.business.demonstration.scene import Scene

FILE = "first-minute.json"
RESUMES = "KIOSK_RESUMES"
"""The environment's name of the file that says where the program was."""


@dataclass(frozen=True, slots=True)
class Before:
    """What was so when the plug was pulled."""

    scene: Scene
    at: datetime
    receipt: str
    entries: int
    due: int


def keep(root: Path, before: Before) -> Path:
    """Writes down what was so, to the disk itself: it is compared with what is there afterwards."""
    path = root / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        json.dump(asdict(before), file, default=str)
        file.flush()
        os.fsync(file.fileno())
    return path


def read(path: Path) -> Before | None:
    """What `keep` wrote; None where that cannot be read."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        scene = dict(said["scene"])
        for name in ("absent_until", "begun"):
            scene[name] = datetime.fromisoformat(scene[name])
        scene["packages"] = tuple(scene["packages"])
        known = {each.name for each in fields(Scene)}
        kept: dict[str, Any] = {name: scene[name] for name in known}
        at = datetime.fromisoformat(said["at"])
        return Before(
            Scene(**kept), at, str(said["receipt"]), int(said["entries"]), int(said["due"])
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def pull(root: Path, before: Before, command: Sequence[str] = ()) -> None:
    """Starts the program again and kills this one at once: nothing is closed, nothing is said good-bye to.

    The new one waits until its standard input ends, which is when the system has taken this one away.
    """
    path = keep(root, before)
    # In a session of its own: a terminal that counts our end takes the new one for another program.
    subprocess.Popen(
        list(command or again()), stdin=subprocess.PIPE, start_new_session=True,
        env={**os.environ, RESUMES: str(path)},
    )  # fmt: skip
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))


def again() -> tuple[str, ...]:
    """How this program was started."""
    return (sys.executable, *sys.orig_argv[1:])


def resumed() -> Before | None:
    """What was so before the plug was pulled, once the program of before is gone; None at a plain start."""
    said = os.environ.pop(RESUMES, "")
    if not said:
        return None
    sys.stdin.read()
    path = Path(said)
    before = read(path)
    path.unlink(missing_ok=True)
    return before
