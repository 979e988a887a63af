"""Cover's words: the *authority* says no or nothing inside the act; the *resolver* says who could (later).

Alone: a qualification at U or O in force. Under supervision: L in force, and beside her another
human being with U or O in force. Deny by default: an actor of a kind the task does not name, somebody
unknown or no longer active, no qualification: refused.
"""

from __future__ import annotations

from datetime import date, datetime

from kiosk.core.refusal import ActRefusal
from kiosk.core.task import Declared
from kiosk.cross_training.training import rules as training
from kiosk.cross_training.training.rules import ACTS_ALONE, Held, Level


def why_not(
    task: Declared, held: Held | None, beside: Held | None, day: date, now: datetime
) -> ActRefusal | None:
    """Why somebody who holds `held`, with `beside` next to her, may not do `task`; None when she may."""
    refused = training.why_not(held, day, now)
    if refused is not None:
        return refused
    if held is not None and held.level in ACTS_ALONE:
        return None
    if held is None or held.level is not Level.SUPERVISED or not task.supervised:
        return ActRefusal.NOT_QUALIFIED
    if beside is None or beside.level not in ACTS_ALONE:
        return ActRefusal.SECOND_PERSON
    return None if training.why_not(beside, day, now) is None else ActRefusal.SECOND_PERSON
