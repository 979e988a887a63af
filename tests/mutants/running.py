"""Trying mutants: a copy of the tree, one break at a time in it, and the tests that must notice."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

from tests.mutants.mutant import ROOT, Mutant

LEFT_OUT = (".git", ".venv", "__pycache__", ".*_cache", ".hypothesis", ".coverage")
PATIENCE = 300.0
"""Seconds for the few tests of one mutant; one that runs into it has been noticed."""


class Fate(StrEnum):
    """What became of a mutant. `INVALID`: its tests could not even be collected, which proves nothing."""

    KILLED = "killed"
    SURVIVED = "survived"
    INVALID = "invalid"


class Copy:
    """A copy of the tree in a folder of its own, where nothing that is broken hurts anybody."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "tree"
        self._changes = 0
        shutil.copytree(ROOT, self.root, ignore=shutil.ignore_patterns(*LEFT_OUT))

    def failing(self, names: Iterable[str], *, server: bool = True) -> str:
        """Runs these tests as they are; the last lines of a run that did not pass, else nothing."""
        done = self._run(names, server=server)
        return "" if done.returncode == 0 else done.stdout[-4000:]

    def fate(self, mutant: Mutant) -> Fate:
        """What becomes of `mutant` under its own tests."""
        with self._broken(mutant):
            try:
                code = self._run(mutant.tests, server=mutant.server).returncode
            except subprocess.TimeoutExpired:
                return Fate.KILLED
        # pytest: 0 all passed, 1 some failed, anything else: nothing ran.
        return {0: Fate.SURVIVED, 1: Fate.KILLED}.get(code, Fate.INVALID)

    @contextmanager
    def _broken(self, mutant: Mutant) -> Iterator[None]:
        path = self.root / mutant.path
        whole = path.read_text(encoding="utf-8")
        self._write(path, mutant.broken(whole))
        try:
            yield
        finally:
            self._write(path, whole)

    def _write(self, path: Path, text: str) -> None:
        path.write_text(text, encoding="utf-8")
        # Python takes a compiled file for fresh by the second and the size; both may be the same.
        self._changes += 1
        later = path.stat().st_mtime + 10 * self._changes
        os.utime(path, (later, later))

    def _run(self, names: Iterable[str], *, server: bool) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "pytest", "-q", "-x", "-m", "", "-p", "no:cacheprovider"]
        # Chosen examples are the same each time: a mutant must not live by luck.
        command += ["-p", "no:randomly", "--hypothesis-seed=1", *dict.fromkeys(names)]
        environment = os.environ | ({} if server else {"KIOSK_NO_POSTGRES": "1"})
        return subprocess.run(
            command,
            cwd=self.root,
            env=environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
