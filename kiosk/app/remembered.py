"""What the first page may show before the records are open: the business as this PC saw it last."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass
from pathlib import Path

from kiosk.core.facts import Facts

FILE = "first-page.json"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Expected:
    """A business that is still being opened: where its home is, and what it was like when last seen."""

    root: Path
    facts: Facts


def read(root: Path, database: str) -> Expected | None:
    """The business at `database` as it was; None where this PC has not seen it, or it is gone."""
    try:
        said = json.loads((root / FILE).read_text(encoding="utf-8"))
        place = said.pop("place")
        if said.pop("database") != _named(database) or (place and not Path(place).exists()):
            return None
        facts = Facts(**{**said, "languages": tuple(said["languages"])})
        return Expected(root, facts)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def keep(root: Path, database: str, place: Path | None, facts: Facts) -> None:
    """Write `facts` down for the next start; where that fails it only begins with an empty page.

    `place` is the file of an embedded database. An address may hold a password: only its digest is kept.
    """
    said = {"database": _named(database), "place": str(place or ""), **asdict(facts)}
    if read(root, database) == Expected(root, facts):
        return
    draft = root / (FILE + ".new")
    try:
        draft.write_text(json.dumps(said, ensure_ascii=False, indent=1), encoding="utf-8")
        draft.replace(root / FILE)
    except OSError as error:
        _log.warning("the first page was not kept: %s", type(error).__name__)


def _named(database: str) -> str:
    # Not above: only a server's address needs it, and each start would load OpenSSL.
    if "://" not in database:
        return database
    from hashlib import sha256

    return sha256(database.encode()).hexdigest()
