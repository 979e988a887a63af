"""Run the tests: `python3 tests [pytest arguments]`, from any folder, on a bare machine too."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# `python3 tests` puts the folder tests/ first on the path; what is imported lies in the one above.
sys.path[0] = str(ROOT)

from kiosk import bootstrap  # noqa: E402 - found through the line above

if __name__ == "__main__":
    bootstrap.ensure("tests")
    os.chdir(ROOT)

    import pytest

    raise SystemExit(pytest.main(sys.argv[1:]))
