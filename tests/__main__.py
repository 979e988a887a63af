"""Run the tests: `python3 tests [pytest arguments]`, from any folder, on a bare machine too."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# `python3 tests` puts the folder tests/ first on the path; what is imported lies in the one above.
sys.path[0] = str(ROOT)

from kiosk import bootstrap  # noqa: E402 - found through the line above

ONE_BY_ONE = ("-n", "--pdb", "--trace", "--collect-only", "--co", "-p", "-s")
"""With one of these the tests run in this process."""


def side_by_side(arguments: list[str]) -> list[str]:
    """A whole run takes as many processes as there are processors, at most four; a part takes none."""
    narrow = any(
        each.startswith(ONE_BY_ONE) or Path(each.split("::")[0]).exists() for each in arguments
    )
    processors = min(os.cpu_count() or 1, 4)
    return [] if narrow or processors == 1 else ["-n", str(processors)]


if __name__ == "__main__":
    bootstrap.ensure("tests")
    os.chdir(ROOT)

    import pytest

    from tests.postgres_server import in_memory

    if folder := in_memory():
        # Where pytest makes its own folders: thousands of databases are made, filled and thrown away.
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", folder)
    raise SystemExit(pytest.main([*side_by_side(sys.argv[1:]), *sys.argv[1:]]))
