"""A matrix in words and colours: its cells, its columns with their numbers, the key to all of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from kiosk.core import words
from kiosk.core.task import Skill
from kiosk.cross_training.training import texts
from kiosk.cross_training.training.rules import Level, State
from kiosk.cross_training.training.rules.matrix import HEAD_OF, Line, Mark, Matrix
from kiosk.records.staff import texts as staff_texts
from kiosk.ui.chips import initials
from kiosk.ui.context import Context
from kiosk.ui.heat_map import HeatCell, HeatColumn, HeatRow

ICONS = {
    State.ENDED: "timer-off",
    State.SUSPENDED: "pause",
    State.REVOKED: "ban",
    State.LATER: "clock",
}
FEW = 2
"""So many who can do it alone are few; fewer hang on one."""


@lru_cache(maxsize=256)
def day(value: date, language: str) -> str:
    """A date with its year; many cells end on the same few days."""
    return words.day(value, language, year=True)


def state(context: Context, value: State) -> str:
    """What has become of what is not in force."""
    t = context.t
    said = {
        State.IN_FORCE: "", State.ENDED: t("ended"), State.SUSPENDED: t("paused"),
        State.REVOKED: t("taken away"), State.LATER: t("later"),
    }  # fmt: skip
    return said[value]


def cell(context: Context, mark: Mark) -> HeatCell:
    """One cell."""
    word = texts.level(mark.level, context.language)
    if mark.state is not State.IN_FORCE:
        said = state(context, mark.state)
        whole = words.joined((said, word), context.language)
        return HeatCell("none", said, dashed=True, icon=ICONS[mark.state], said=whole)
    parts = [word]
    if mark.declared:
        parts.append(context.t("declared, not proven yet"))
    if mark.ending and mark.until is not None:
        parts.append(context.t("until {day}", day=day(mark.until, context.language)))
    return HeatCell(
        str(mark.level), word, str(mark.level), hatched=mark.declared, corner=mark.ending,
        said=words.joined(parts, context.language),
    )  # fmt: skip


def column(context: Context, matrix: Matrix, skill: Skill) -> HeatColumn:
    """A skill with how many can do it alone."""
    able, language = matrix.totals[skill].able, context.language
    return HeatColumn(
        str(skill), texts.title(skill, language), texts.head(HEAD_OF[skill], language), str(able),
        "overdue" if able < FEW else "waiting" if able == FEW else "plain", ringed=able < FEW,
    )  # fmt: skip


def row(context: Context, matrix: Matrix, line: Line) -> HeatRow:
    """Somebody with a cell for each skill."""
    cells = [
        cell(context, line.marks[skill]) if skill in line.marks else None for skill in matrix.skills
    ]
    role = context.t(staff_texts.ROLES[line.role])
    return HeatRow(str(line.person), line.name, role, initials(line.name), cells)


def key(context: Context, *, told: bool) -> list[tuple[HeatCell, str]]:
    """What the cells mean; with what is told to few only where it can be seen."""
    t, level = context.t, _level(context)
    found = [
        (HeatCell("U", "", "U"), level(Level.ALONE)),
        (HeatCell("O", "", "O"), level(Level.TRAINER)),
    ]
    if not told:
        return found
    return [
        (HeatCell("I", "", "I"), level(Level.IN_TRAINING)),
        (HeatCell("L", "", "L"), level(Level.SUPERVISED)),
        *found,
        (HeatCell("U", "", hatched=True), t("declared, not proven yet")),
        (HeatCell("I", "", corner=True), t("ends within 30 days")),
        (HeatCell("none", "", dashed=True, icon="timer-off"), t("ended")),
    ]


def _level(context: Context) -> Callable[[Level], str]:
    return lambda value: texts.level(value, context.language)
