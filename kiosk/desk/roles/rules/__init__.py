"""Roles' words: *my roles* is one's own and those one may take; *waiting* is what stands open in a role.

A handover note is written by the program: at most seven lines, most urgent first. What a line says is
kept as facts and worded when it is shown. Whoever takes a role accepts the note that she has read.
"""

from kiosk.desk.roles.rules.notes import (
    back_lines,
    first_waiting,
    left_open,
    lines_of,
    mark_of,
    waiting,
)
from kiosk.desk.roles.rules.places import FIRST_SCREEN, learning, place_of, skills_of, tasks_of
from kiosk.desk.roles.rules.words import (
    AtWork,
    Away,
    Deeds,
    GivenBack,
    HeldCase,
    HowTo,
    Kept,
    KeptLine,
    Leaving,
    Line,
    Missing,
    Note,
    OpenTill,
    Panel,
    Place,
    RoleCard,
    Taken,
    Touched,
)

__all__ = [
    "FIRST_SCREEN", "AtWork", "Away", "Deeds", "GivenBack", "HeldCase", "HowTo", "Kept", "KeptLine", "Leaving", "Line", "Missing", "Note", "OpenTill", "Panel", "Place", "RoleCard", "Taken", "Touched", "back_lines", "first_waiting", "learning", "left_open", "lines_of",
    "mark_of", "place_of", "skills_of", "tasks_of", "waiting",
]  # fmt: skip
