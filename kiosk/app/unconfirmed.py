"""A founding whose recovery code nobody has confirmed yet: the next start shows a new one, until somebody does."""

from __future__ import annotations

import os
from pathlib import Path

FILE = "first-run.unconfirmed"


def begin(root: Path, database: str) -> None:
    """Write down, before anything is founded, that the code of `database` is still to be confirmed."""
    root.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (root / FILE).open("w", encoding="utf-8") as file:
        file.write(database)
        file.flush()
        os.fsync(file.fileno())


def waits(root: Path, database: str) -> bool:
    """Whether the code of the business at `database` is still to be confirmed."""
    try:
        return (root / FILE).read_text(encoding="utf-8") == database
    except (OSError, UnicodeError):
        return False


def end(root: Path) -> None:
    """Somebody has typed what only stands on the paper, or nothing was founded after all."""
    (root / FILE).unlink(missing_ok=True)
