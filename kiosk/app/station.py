"""What this PC was set up as: ``station.toml`` in the home, a few lines that a person can write by hand.

``kind = "lobby"``, ``"desk"`` or ``"display"``, and ``name``, under which the station's acts stand in the audit. Where
money is taken also ``printer`` (``"192.168.1.50"`` or ``"printer.local:9100"``), ``terminal`` and ``fiscal``.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from kiosk.core import text

KINDS = {"lobby": "Kiosk 1", "desk": "Desk 1", "display": "Display 1"}
"""What a PC can be, and how its station is called where nothing else is said."""

TERMINALS = ("slip", "simulated")
"""A terminal that is not connected, whose slip is typed in; one that charges nobody."""
FISCAL = ("none", "simulated")
_ADDRESS = re.compile(
    r"(\[(?P<six>[0-9A-Fa-f:.]{2,45})\]|(?P<host>[A-Za-z0-9._-]{1,253}))(:(?P<port>[0-9]{1,5}))?"
)
PORT = 9100
"""Where a receipt printer listens if nothing else is said."""


class UnreadableStation(Exception):  # noqa: N818 - said to a person, with the file
    """The file is there and does not say what this PC is; `why` is one of `WHYS`."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path}: {why}")
        self.path = path
        self.why = why


WHYS = {
    "file": "cannot be read",
    "toml": "is not written as TOML",
    "kind": 'needs the line kind = "lobby", kind = "desk" or kind = "display"',
    "name": 'needs the name in quotes: name = "Desk 2"',
    "printer": 'needs the printer\'s address in quotes: printer = "192.168.1.50"',
    "terminal": 'needs the line terminal = "slip" or terminal = "simulated"',
    "pretends": 'may say "simulated" in a demonstration only',
    "fiscal": 'needs the line fiscal = "none" or fiscal = "simulated"',
}


@dataclass(frozen=True, slots=True)
class Station:
    """What a PC is and how it is called; `printer` is its receipt printer's host and port, if it has one."""

    kind: str
    name: str
    printer: tuple[str, int] | None = None
    terminal: str = "slip"
    fiscal: str = "none"

    @property
    def pretends(self) -> bool:
        """Whether one of its machines only pretends."""
        return "simulated" in (self.terminal, self.fiscal)


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
        kind, name = wanted, KINDS[wanted]
    terminal, fiscal = said.get("terminal", "slip"), said.get("fiscal", "none")
    if not isinstance(terminal, str) or terminal not in TERMINALS:
        raise UnreadableStation(path, WHYS["terminal"])
    if not isinstance(fiscal, str) or fiscal not in FISCAL:
        raise UnreadableStation(path, WHYS["fiscal"])
    printer = _address(path, said.get("printer"))
    return Station(kind, text.clean_text(name, limit=40), printer, terminal, fiscal)


def _address(path: Path, said: object) -> tuple[str, int] | None:
    if said is None:
        return None
    found = _ADDRESS.fullmatch(said) if isinstance(said, str) else None
    port = int(found["port"] or PORT) if found else 0
    if not found or not 0 < port < 65536:
        raise UnreadableStation(path, WHYS["printer"])
    return found["six"] or found["host"], port


def _said(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise UnreadableStation(path, WHYS["file"]) from error
    except (tomllib.TOMLDecodeError, UnicodeError) as error:
        raise UnreadableStation(path, WHYS["toml"]) from error
