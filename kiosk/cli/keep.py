"""The command ``migrate``: bring the database to this version of the program."""

from __future__ import annotations

import argparse

from kiosk import migrations
from kiosk.cli.opened import opened
from kiosk.cli.said import Said


def migrate(asked: argparse.Namespace, said: Said) -> int:
    """Opens the business, which brings its database to the newest step, and says at which step it stands."""
    with opened(asked) as found, found.engines.reader.connect() as connection:
        step = migrations.step(connection)
    said.line(f"The database stands at step {step}.")
    said.document({"step": step})
    return 0
