"""Training's paper: who can do what, with what hangs on one person alone."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.core import words
from kiosk.core.task import Skill
from kiosk.core.words import t
from kiosk.cross_training.training.rules import Level
from kiosk.cross_training.training.rules.matrix import Matrix, able_in, one_person_only
from kiosk.documents import page
from kiosk.documents.blocks import Paragraph, Rule
from kiosk.documents.heads import Business, Letterhead, Title
from kiosk.documents.rows import Block
from kiosk.documents.table import Column, Table
from kiosk.documents.text import Words, own
from kiosk.records.settings.service import Letterhead as Head

Named = Callable[[Skill], str]


def matrix(seen: Matrix, letterhead: Head, language: str, named: Named) -> bytes:
    """Every skill (`named` in words) with who can do it alone and who may teach it, as a PDF."""
    title = t("Who can do what", language)
    body: list[Block] = [
        Letterhead(Business(letterhead.name, letterhead.trade, ())),
        Title(title, words.day(seen.day, language, year=True)),
        Rule(),
    ]
    alone = one_person_only(seen)
    if alone:
        said = words.joined(tuple(named(skill) for skill in alone), language)
        body.append(Paragraph(t("One person only, or nobody: {skills}.", language, skills=said)))
    columns = (
        Column(t("Skill", language), share=3),
        Column(t("How many", language), share=1),
        Column(t("Who can do it alone", language), share=5),
        Column(t("Trainers", language), share=3),
    )
    body.append(Table(columns, tuple(_line(seen, skill, language, named) for skill in seen.skills)))
    return page.build(page.Document(title, language, page.A4, tuple(body), (letterhead.name,)))


def _line(seen: Matrix, skill: Skill, language: str, named: Named) -> tuple[Words, ...]:
    able = able_in(seen, skill)
    teach = [line for line in able if line.marks[skill].level is Level.TRAINER]
    return (
        named(skill),
        str(seen.totals[skill].able),
        own(words.joined(tuple(line.name for line in able), language)),
        own(words.joined(tuple(line.name for line in teach), language)),
    )
