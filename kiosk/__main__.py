"""Looks at the arguments: a command of the administrator (cli, Qt-free) or a window (app)."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str]) -> int:
    """Runs what `arguments` ask for and gives the exit code: 0 well, 1 a fault found, 2 could not run."""
    from kiosk import cli

    if cli.is_command(arguments):
        return cli.main(arguments)
    from kiosk import app

    return app.main(arguments)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
