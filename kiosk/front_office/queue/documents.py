"""Queue's papers: the badge of a visitor, as a label of 62 by 29 mm and on a roll."""

from __future__ import annotations

from kiosk.core import words
from kiosk.core.words import t
from kiosk.documents import page, tape
from kiosk.documents.label import BadgeLabel
from kiosk.documents.tape import Tape, Weight
from kiosk.documents.text import own
from kiosk.front_office.queue.rules.leaving import Badge


def _lines(badge: Badge, language: str) -> tuple[str, ...]:
    host = t("to see {host}", language, host=badge.host) if badge.host else ""
    day = words.day(badge.day, language, year=True)
    return tuple(each for each in (badge.company, host, day) if each)


def badge_label(badge: Badge, business: str, language: str) -> bytes:
    """A badge as a PDF, the same bytes for the same facts."""
    number = t("Badge {number}", language, number=badge.number)
    block = BadgeLabel(badge.name, _lines(badge, language), f"{business}  {number}", badge.payload)
    return page.build(page.Document(t("Visitor", language), language, page.LABEL, (block,)))


def badge_tape(badge: Badge, business: str, language: str) -> Tape:
    """The same on a roll, for a station with a receipt printer only."""
    parts: list[tape.Part] = [
        tape.Centre(own(business), Weight.STRONG),
        tape.Centre(t("Visitor", language)),
        tape.Space(),
        tape.Centre(own(badge.name), Weight.LARGE),
        *(tape.Centre(own(line)) for line in _lines(badge, language)),
        tape.Centre(t("Badge {number}", language, number=words.island(badge.number))),
    ]
    if badge.payload:
        parts += [
            tape.Space(), tape.Square(badge.payload),
            tape.Centre(t("Scan it when you leave", language)),
        ]  # fmt: skip
    return Tape(t("Visitor", language), language, tuple(parts))
