"""What this PC was set up as: ``station.toml`` in the home, two lines that a person can write by hand.

``kind = "lobby"`` or ``"desk"``, and ``name``, under which the station's acts stand in the audit.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from kiosk.core import text

KINDS = {"lobby": "Kiosk 1", "desk": "Desk 1"}
"""What a PC can be, and how its station is called where nothing else is said."""


class UnreadableStation(Exception):  # noqa: N818 - said to a person, with the file
    """The file is there and does not say what this PC is; `why` is one of `WHYS`."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path}: {why}")
        self.path = path
        self.why = why


WHYS = {
    "file": "cannot be read",
    "toml": "is not written as TOML",
    "kind": 'needs the line kind = "lobby" or kind = "desk"',
    "name": 'needs the name in quotes: name = "Desk 2"',
}


@dataclass(frozen=True, slots=True)
class Station:
    """What a PC is and how it is called."""

    kind: str
    name: str


def read(path: Path, *, wanted: str | None = None) -> Station:
    """The station of this PC; `wanted` is what was asked for on the command line and goes first.

    Without a file it is a desk. Raises `UnreadableStation` for a file that cannot be understood.
    """
    said = _said(path)
    kind = said.get("kind", wanted or "desk")
    if not isinstance(kind, str) or kind not in KINDS:
        raise UnreadableStation(path, WHYS["kind"])
    name = said.get("name", KINDS[kind])
    if not isinstance(name, str) or not text.clean_text(name, limit=40):
        raise UnreadableStation(path, WHYS["name"])
    if wanted is not None and wanted != kind:
        return Station(wanted, KINDS[wanted])
    return Station(kind, text.clean_text(name, limit=40))


def _said(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise UnreadableStation(path, WHYS["file"]) from error
    except (tomllib.TOMLDecodeError, UnicodeError) as error:
        raise UnreadableStation(path, WHYS["toml"]) from error
