"""Draw every screen: `python3 tests/gallery DIR [--only NAME]`, on a bare machine too, with no display."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
# `python3 tests/gallery` puts that folder first on the path; what is imported lies two above.
sys.path[0] = str(ROOT)

from kiosk import bootstrap  # noqa: E402 - found through the line above

if __name__ == "__main__":
    bootstrap.ensure("tests")
    # Windows that flash by on somebody's screen help nobody, and would not be the same everywhere.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

    from tests.gallery import draw

    raise SystemExit(draw.main(sys.argv[1:]))
