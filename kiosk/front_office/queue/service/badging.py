"""A visitor's badge: a label with who visits whom today, and a square that checks them out again."""

from __future__ import annotations

from kiosk.core import codes
from kiosk.core.ids import VisitId
from kiosk.core.refusal import Refused
from kiosk.core.task import Task
from kiosk.database.acting import Act, View, does
from kiosk.front_office.queue.rules.leaving import Badge, LeavingRefusal
from kiosk.front_office.queue.rules.visitors import PASS
from kiosk.front_office.queue.service import visitors
from kiosk.front_office.queue.store import leaving as store
from kiosk.front_office.queue.store import visitors as visitor_store
from kiosk.records.printing import service as printing

PAPER = "badge"
"""What printing calls it."""


def give(act: Act, *, visit: VisitId, language: str) -> None:
    """A step: a visitor whose kind wears a badge gets one, printed at the act's station.

    Who was not planned has no pass code yet and gets one: the badge checks its wearer out.
    """
    row = store.one(act, visit)
    if row is None or not row.wears_badge or row.badge:
        return
    _with_code(act, visit)
    store.give_badge(act, visit, row.number)
    printing.queue(act, paper=PAPER, ref=visit, language=language)


def _with_code(act: Act, visit: VisitId) -> None:
    row = visitors.row_of(act, visit=visit)
    if row.code_key:
        return
    for turn in range(visitors.TURNS):
        key = visitors.code_key(act, code=visitors.code_at(act, visit=visit, turn=turn))
        if not visitor_store.code_taken(act, key):
            visitor_store.change(act, visit, row.visitor_version, {"code_key": key})
            return


@does(Task.BADGE_PRINT, about="visit")
def print_badge(act: Act, *, visit: VisitId, language: str = "") -> int:
    """Prints a visitor's badge again at this desk; gives which copy it is. Refused: they wear none."""
    row = store.one(act, visit)
    if row is None or not row.badge:
        raise Refused(LeavingRefusal.NO_BADGE)
    return printing.queue_again(act, paper=PAPER, ref=visit, language=language)


def badge_of(view: View, *, visit: VisitId) -> Badge:
    """What stands on the badge of a visitor. Refused: they wear none."""
    row = store.one(view, visit)
    if row is None or not row.badge:
        raise Refused(LeavingRefusal.NO_BADGE)
    code = codes.read_code(visitors.pass_code(view, visit=visit)) or ""
    payload = f"{PASS}{code}" if code else ""
    return Badge(row.visitor or "", row.company or "", row.host or "", row.badge, row.day, payload)
