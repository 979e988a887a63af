"""``report waiting``: what customers waited for, by day and queue: seconds by cause that add up."""

from __future__ import annotations

import argparse
from datetime import date, timedelta
from typing import Any

from kiosk.business import Business
from kiosk.cli.report import Report
from kiosk.database.acting import View
from kiosk.front_office.queue import service as queue
from kiosk.front_office.queue.rules.kinds import named
from kiosk.front_office.queue.rules.minutes import Minutes
from kiosk.front_office.queue.rules.tickets import WaitCause

DAYS = 28
CAUSES = tuple(str(cause) for cause in WaitCause)
COLUMNS = (
    ("day", "date"), ("service", "text"), ("waited", "seconds"),
    *((cause, "seconds") for cause in CAUSES),
    ("walking", "seconds"), ("missed", "seconds"), ("serving", "seconds"), ("whole", "seconds"),
)  # fmt: skip


def _today(view: View) -> date:
    return view.day


def report(business: Business, asked: argparse.Namespace) -> Report:
    """The last four weeks to ``--as-of``, or to today."""
    last: date = asked.as_of or business.read(_today)
    first = last - timedelta(days=DAYS - 1)
    language = business.facts.language
    names = {
        each.id: named(each.names, language, language)
        for each in business.read(queue.services, every=True)
    }
    split = business.read(queue.minutes_by_day, first=first, last=last)
    rows = [
        _row(day, names.get(service, str(service)), seconds)
        for (day, service), seconds in sorted(split.items())
    ]
    totals = {key: sum(row[key] for row in rows) for key, kind in COLUMNS if kind == "seconds"}
    return Report(
        columns=COLUMNS, rows=rows, totals=totals, begins=first.isoformat(), ends=last.isoformat(),
        lines=[*map(_line, rows), _whole(totals)],
    )  # fmt: skip


def _row(day: date, name: str, seconds: Minutes) -> dict[str, Any]:
    causes = {str(cause): seconds.waiting.get(cause, 0) for cause in WaitCause}
    return {
        "day": day.isoformat(), "service": name, "waited": seconds.waited, **causes,
        "walking": seconds.walking, "missed": seconds.missed, "serving": seconds.serving,
        "whole": seconds.whole,
    }  # fmt: skip


def _line(row: dict[str, Any]) -> str:
    return f"{row['day']}  {row['service']}: {_causes(row)}"


def _whole(totals: dict[str, Any]) -> str:
    return f"All together: {_causes(totals)}"


def _causes(row: dict[str, Any]) -> str:
    said = [f"{cause.replace('_', ' ')} {_minutes(row[cause])}" for cause in CAUSES if row[cause]]
    by = f" ({', '.join(said)})" if said else ""
    return f"waited {_minutes(row['waited'])}{by}, served {_minutes(row['serving'])}"


def _minutes(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02} min"
