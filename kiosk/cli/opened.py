"""Opening the business that a command is about, and reading a secret without showing it."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk import business
from kiosk.business import Business, Home
from kiosk.core.by import Owner


def home(asked: argparse.Namespace) -> Home:
    """The home that was asked for."""
    return Home.of(asked.home)


def database(asked: argparse.Namespace) -> str:
    """The database that was asked for, or the home's own."""
    return asked.database or home(asked).database


def owner() -> Owner:
    """Who acts at the command line: whoever can read the key."""
    return Owner(getpass.getuser())


@contextmanager
def opened(asked: argparse.Namespace) -> Iterator[Business]:
    """The business, closed again whatever happens."""
    found = business.open_business(database(asked), home(asked))
    try:
        yield found
    finally:
        found.close()


def pin(asked: argparse.Namespace) -> str | None:
    """Six digits from ``--pin-file``, or asked for on a terminal; None where neither is there."""
    if asked.pin_file:
        # What is no text is no PIN either: the act refuses its shape.
        return Path(asked.pin_file).read_bytes()[:64].decode("utf-8", "replace").strip()
    if sys.stdin.isatty():
        return getpass.getpass("PIN, six digits: ").strip() or None
    return None


def badge_code(asked: argparse.Namespace) -> str:
    """What the badge says, from ``--code-file``, or held to a reader at a terminal; never an argument."""
    if asked.code_file:
        return Path(asked.code_file).read_bytes()[:256].decode("utf-8", "replace").strip()
    if sys.stdin.isatty():
        return getpass.getpass("Hold the badge to the reader: ").strip()
    return ""
