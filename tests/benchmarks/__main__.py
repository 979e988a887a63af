"""Measure what the program promises: `python3 tests/benchmarks [--quick] [--out FILE]`, from any folder."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# `python3 tests/benchmarks` puts this folder first on the path; what is imported lies two above.
sys.path[0] = str(ROOT)

from kiosk import bootstrap  # noqa: E402 - found through the line above

if __name__ == "__main__":
    bootstrap.ensure("tests")
    os.chdir(ROOT)
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    from tests.benchmarks.run import main

    raise SystemExit(main(sys.argv[1:]))
