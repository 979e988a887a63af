"""Let the monkey play: `python3 -m tests.monkey --events 100000 --seed 7`; a seed plays the same again."""

from __future__ import annotations

import argparse
import os
import sys
import time

from kiosk import bootstrap


def main() -> int:
    """Plays and says the rate; 1 and the seed where the kiosk did what it never may."""
    said = argparse.ArgumentParser(prog="python3 -m tests.monkey")
    said.add_argument("--events", type=int, default=2_000)
    said.add_argument("--seed", type=int, default=int(time.time()))
    wants = said.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    bootstrap.compile_catalogues()

    from PySide6.QtWidgets import QApplication

    from tests.gallery.lobby import a_business
    from tests.monkey.monkey import Escaped, Monkey

    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    began = time.perf_counter()
    with a_business() as business:
        monkey = Monkey(business, wants.seed)
        try:
            monkey.play(wants.events)
        except Escaped as escaped:
            sys.stdout.write(f"{escaped}\n")
            return 1
        finally:
            monkey.window.leave()
    took = time.perf_counter() - began
    sys.stdout.write(
        f"{wants.events} events with seed {wants.seed}: nothing. {wants.events / took:.0f} a second, "
        f"{len(monkey.seen)} pages: {', '.join(sorted(monkey.seen))}\n"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
