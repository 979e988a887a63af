"""Alarm's words: a *building list* says who is in; an *alarm* (or a *drill*) turns every screen to *leave*.

OPEN -> ENDED ; a person on its list is MISSING -> SAFE. At most one alarm is open at a time.
"""

from __future__ import annotations

from enum import StrEnum


class AlarmKind(StrEnum):
    """Whether it is real."""

    REAL = "real"
    DRILL = "drill"


class Who(StrEnum):
    """Who somebody on the building list is."""

    STAFF = "staff"
    VISITOR = "visitor"
    STAYS = "stays"
