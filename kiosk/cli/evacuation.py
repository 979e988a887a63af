"""``report evacuation``: everybody who is in the building now."""

from __future__ import annotations

import argparse
from collections import Counter

from kiosk.business import Business, building_file
from kiosk.cli.report import Report
from kiosk.front_office.alarm import service as alarm
from kiosk.front_office.alarm.rules import Who

COLUMNS = (
    ("who", "text"), ("name", "text"), ("place", "text"), ("since", "time"),
    ("perhaps_gone", "boolean"),
)  # fmt: skip


def report(business: Business, _asked: argparse.Namespace) -> Report:
    """The list as the wardens get it."""
    found = business.read(alarm.building_list)
    counted = Counter(each.who for each in found.people if not each.perhaps)
    facts = business.facts
    totals: dict[str, object] = {str(who): counted[who] for who in Who}
    totals["people"] = sum(counted.values())
    document = building_file.document(found)
    return Report(
        columns=COLUMNS, rows=document["people"], totals=totals, as_of=document["at"],
        lines=building_file.lines(found, facts.language, facts.zone),
    )  # fmt: skip
