"""``report matrix``: who can do what, how many can do each alone, and what hangs on one person."""

from __future__ import annotations

import argparse

from kiosk.business import Business
from kiosk.cli.report import Report
from kiosk.core import words
from kiosk.cross_training.training import documents, texts
from kiosk.cross_training.training import service as training
from kiosk.cross_training.training.rules.matrix import Matrix, able_in, one_person_only
from kiosk.records.settings import service as settings


def report(business: Business, asked: argparse.Namespace) -> Report:
    """Everybody by every skill, as the owner may see it; on the day `--as-of` or today."""
    seen = business.read(training.whole_matrix, day=asked.as_of)
    head = business.read(settings.letterhead)
    language = business.facts.language
    return Report(
        columns=(("person", "text"), ("role", "text"), *((str(each), "level") for each in seen.skills)),
        rows=tuple(
            {
                "person": line.name,
                "role": str(line.role),
                **{str(skill): _level(line.marks.get(skill)) for skill in seen.skills},
            }
            for line in seen.lines
        ),
        lines=_lines(seen, language),
        totals={
            "people": len(seen.lines),
            "alone": {str(skill): seen.totals[skill].able for skill in seen.skills},
            "trainers": {str(skill): seen.totals[skill].trainers for skill in seen.skills},
            "one_person_only": [str(skill) for skill in one_person_only(seen)],
        },
        as_of=seen.day.isoformat(),
        pdf=lambda: documents.matrix(
            seen, head, language, lambda skill: texts.skill(skill, language)
        ),
    )  # fmt: skip


def _level(mark: object) -> str:
    """The level's letter where it is in force; small where it has ended or is paused; empty: none."""
    from kiosk.cross_training.training.rules import State
    from kiosk.cross_training.training.rules.matrix import Mark

    if not isinstance(mark, Mark):
        return ""
    letter = str(mark.level)
    return letter if mark.state is State.IN_FORCE else letter.lower()


def _lines(seen: Matrix, language: str) -> list[str]:
    wide = max(len(texts.skill(skill, language)) for skill in seen.skills)
    lines = [words.day(seen.day, language, year=True)]
    for skill in seen.skills:
        able = able_in(seen, skill)
        total = seen.totals[skill]
        names = words.joined(tuple(line.name for line in able), language)
        mark = "!" if total.able <= 1 else " "
        said = texts.skill(skill, language)
        lines.append(f"{mark} {said:<{wide}}  {total.able:>3}  {names}")
    return lines
