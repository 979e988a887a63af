"""The building list as a file outside this PC: when the house burns, it can be read from somewhere else.

Written every five minutes and at once in an alarm, whole or not at all. A folder that cannot be written
is said at every desk for as long as it is so.
"""

from __future__ import annotations

import json
import logging
import os
from pathlib import Path
from typing import Any

from kiosk.business.house import Business
from kiosk.core import words
from kiosk.core.refusal import Trouble
from kiosk.core.words import t
from kiosk.front_office.alarm import service as alarm
from kiosk.front_office.alarm.rules import BuildingList, Who

TEXT, DATA = "building-list.txt", "building-list.json"
_log = logging.getLogger(__name__)


def document(found: BuildingList) -> dict[str, Any]:
    """The list as one JSON document; times ISO 8601 in UTC."""
    return {
        "business": found.business, "at": found.at.isoformat(timespec="seconds"),
        "people": [
            {
                "who": str(each.who), "name": each.name, "place": each.place,
                "since": each.since.isoformat(timespec="seconds"), "perhaps_gone": each.perhaps,
            }
            for each in found.people
        ],
    }  # fmt: skip


def lines(found: BuildingList, language: str, zone: str) -> list[str]:
    """The list as somebody reads it on a telephone."""
    day = words.day(words.local_day(found.at, zone), language, year=True)
    said = [f"{found.business}, {day}, {words.clock(found.at, zone)}"]
    heads = {
        Who.VISITOR: t("Visitors", language), Who.STAYS: t("Stay after closing", language),
        Who.STAFF: t("People who work here", language),
    }  # fmt: skip
    for who, head in heads.items():
        rows = [each for each in found.people if each.who is who]
        if not rows:
            continue
        said += ["", f"{head} ({len(rows)})"]
        for each in rows:
            line = f"{each.name}  |  {each.place or '-'}  |  {words.clock(each.since, zone)}"
            if each.perhaps:
                line += f"  |  {t('perhaps gone', language)}"
            said.append(line)
    return said


def write(business: Business) -> bool:
    """Writes both files where a folder is set; whether they are there. What stopped it is kept on `trouble_of`."""
    try:
        folder = business.read(alarm.policy).options.folder
        if not folder:
            _TROUBLES.pop(business, None)
            return False
        found = business.read(alarm.building_list)
    except Trouble as stopped:
        _log.warning("building list: %s", stopped.kind)
        return False
    facts = business.facts
    text = "\n".join(lines(found, facts.language, facts.zone)) + "\n"
    data = json.dumps(document(found), ensure_ascii=False, indent=1) + "\n"
    try:
        _put(Path(folder) / TEXT, text)
        _put(Path(folder) / DATA, data)
    except OSError as error:
        _TROUBLES[business] = folder
        _log.warning("building list: %s", error.strerror or error)
        return False
    _TROUBLES.pop(business, None)
    return True


def trouble_of(business: Business) -> str | None:
    """The folder that could not be written to the last time; None: nothing is wrong."""
    return _TROUBLES.get(business)


def _put(path: Path, content: str) -> None:
    """Replaces a file in one step: whoever reads it meanwhile has the old one or the new one."""
    # A name of this process: two stations that share the folder do not tear each other's draft.
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with draft.open("w", encoding="utf-8") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


_TROUBLES: dict[Business, str] = {}
