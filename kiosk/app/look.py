"""How the desk of this PC looks: ``look.toml`` in the home, written as somebody chooses in the person box."""

from __future__ import annotations

import logging
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.shell.desk import Scheme

FILE = "look.toml"
SCHEMES: tuple[Scheme, ...] = ("light", "dark", "high_contrast")
SCALES = (0.9, 1.0, 1.15, 1.3)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Look:
    """A scheme and a text size."""

    scheme: Scheme = "light"
    scale: float = 1.0


def read(path: Path) -> Look:
    """What was chosen on this PC; the look it came with where the file says nothing of use."""
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeError):
        return Look()
    scheme = next((each for each in SCHEMES if each == said.get("scheme")), SCHEMES[0])
    scale = next((each for each in SCALES if each == said.get("scale")), 1.0)
    return Look(scheme, scale)


def keep(path: Path, look: Look) -> None:
    """Write it down for the next start; where that fails the choice still holds until then."""
    draft = path.with_name(path.name + ".new")
    try:
        draft.write_text(f'scheme = "{look.scheme}"\nscale = {look.scale}\n', encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        _log.warning("the look was not kept: %s", type(error).__name__)
