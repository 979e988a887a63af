"""``report cover``: covers that have ended and emergency access, each with what was done and who looked through it."""

from __future__ import annotations

import argparse
from datetime import datetime
from typing import Any

from kiosk.business import Business
from kiosk.cli.report import Report
from kiosk.cross_training.cover import service as cover
from kiosk.cross_training.cover import texts
from kiosk.cross_training.cover.rules.reviews import Closed
from kiosk.cross_training.cover.rules.second import Emergency

COLUMNS = (
    ("kind", "text"), ("person", "text"), ("for", "text"), ("what", "text"), ("began", "time"),
    ("ended", "time"), ("acts", "count"), ("done", "text"), ("looked_by", "text"), ("word", "text"),
)  # fmt: skip

_MARKS = dict.fromkeys(range(0x2066, 0x206A))


def report(business: Business, asked: argparse.Namespace) -> Report:  # noqa: ARG001 - every report's
    """The last 30 days, covers before emergencies, the newest first of each."""
    language, zone = business.facts.language, business.facts.zone
    seen = business.read(cover.closed_covers, asker=None)
    covers = [_cover(each, language) for each in (*seen.waiting, *seen.looked_at)]
    opened = [_emergency(each, language, zone) for each in business.read(cover.emergencies)]
    rows = [*covers, *opened]
    return Report(
        columns=COLUMNS,
        rows=rows,
        lines=[_line(row) for row in rows],
        totals={
            "covers": len(covers),
            "emergencies": len(opened),
            "acts_in_emergencies": sum(row["acts"] for row in opened),
            "not_looked_at": sum(not row["looked_by"] for row in rows),
        },
    )


def _cover(each: Closed, language: str) -> dict[str, Any]:
    session, looked = each.session, each.looked
    return {
        "kind": "cover", "person": session.name, "for": session.absent_name,
        "what": str(session.role), "began": _at(session.started_at), "ended": _at(session.ended_at),
        "acts": sum(did.count for did in each.did), "done": _plain(texts.did(each.did, language)),
        "looked_by": looked.name if looked is not None else "",
        "word": looked.word if looked is not None else "",
    }  # fmt: skip


def _emergency(each: Emergency, language: str, zone: str) -> dict[str, Any]:
    return {
        "kind": "emergency", "person": each.name, "for": "", "what": str(each.skill),
        "began": _at(each.started_at), "ended": _at(each.ended_at or each.until),
        "acts": len(each.acts), "done": _plain(texts.did_in_it(each.acts, language, zone)),
        "looked_by": each.reviewer, "word": each.finding,
    }  # fmt: skip


def _line(row: dict[str, Any]) -> str:
    names = f"{row['person']} for {row['for']}" if row["for"] else row["person"]
    looked = f"looked at by {row['looked_by']}" if row["looked_by"] else "not looked at yet"
    return f"{row['kind']}  {row['began']}  {names}  {row['what']}  {row['done']}  {looked}"


def _plain(said: str) -> str:
    """Without the marks that keep a name or a time from being turned round on a screen."""
    return said.translate(_MARKS)


def _at(moment: datetime | None) -> str | None:
    return None if moment is None else moment.strftime("%Y-%m-%dT%H:%M:%SZ")
