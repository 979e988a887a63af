"""Opens windows on a business, or with no display lives one visit and writes what came of it."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Sequence
from pathlib import Path

__all__ = ["main", "parser"]


def parser() -> argparse.ArgumentParser:
    """What ``python3 main.py`` takes when no command is named."""
    made = argparse.ArgumentParser(
        prog="main.py",
        description="Opens Foyer. Commands for administrators: init, import, verify, user, doctor ...",
    )
    made.add_argument(
        "--demo", action="store_true", help="the demonstration, in a database of its own"
    )
    made.add_argument("--station", choices=("lobby", "desk", "display"), help="what this PC is")
    made.add_argument("--windowed", action="store_true", help="not over the whole screen")
    made.add_argument("--language", default="", help="en, de or ar")
    made.add_argument("--seed", type=int, default=None, help="which demonstration")
    made.add_argument("--database", help="a path, or postgresql+psycopg://... (or KIOSK_DATABASE)")
    made.add_argument("--home", help="keys, settings, logs, documents (or KIOSK_HOME)")
    made.add_argument("--out", help="with no display: the folder for pictures and papers")
    return made


def main(arguments: Sequence[str]) -> int:
    """Runs until the last window is closed; with no display, until the visit is over."""
    asked = parser().parse_args(list(arguments))
    from kiosk import bootstrap
    from kiosk.app.station import UnreadableStation
    from kiosk.core.refusal import Refused, Trouble

    try:
        if bootstrap.headless():
            from kiosk.app import visit

            return visit.live(_folder(asked), seed=asked.seed, database=asked.database)
        # Until the windows stand nothing is thrown away: see `opening.collect_again`.
        gc.disable()
        from kiosk.app import start

        return start.run(asked)
    except UnreadableStation as said:
        sys.stderr.write(f"{said}\n")
    except (Trouble, Refused) as said:
        from kiosk.business import texts

        language = asked.language or "en"
        if isinstance(said, Trouble):
            sentence = texts.trouble_text(said, language)
        else:
            sentence = texts.refusal_text(said.refusal, language)
        sys.stderr.write(f"{sentence}\n")
    return 2


def _folder(asked: argparse.Namespace) -> Path:
    return Path(asked.out or "first-visit").absolute()
