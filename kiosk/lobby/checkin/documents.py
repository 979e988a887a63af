"""The ticket on a roll: the number large, what for, the honest wait; nothing else about anybody."""

from __future__ import annotations

from datetime import datetime

from kiosk.core import words
from kiosk.core.words import t
from kiosk.documents import tape
from kiosk.documents.tape import Tape, Weight
from kiosk.documents.text import own


def ticket(
    number: str,
    lines: tuple[tuple[str, str], ...],
    business: str,
    at: datetime,
    zone: str,
    language: str,
) -> Tape:
    """A ticket; `lines` are what for and how long, both ready to read."""
    said = [part for name, wait in lines for part in _line(name, wait)]
    time = words.island(words.clock(at, zone))
    day = words.day(words.local_day(at, zone), language)
    parts: list[tape.Part] = [
        tape.Centre(own(business), Weight.STRONG),
        tape.Space(),
        tape.Centre(t("Your number", language)),
        tape.Centre(words.island(number), Weight.LARGE),
        tape.Space(),
        *said,
        tape.Dashes(),
        tape.Centre(t("{day} at {time}", language, day=day, time=time)),
    ]
    return Tape(t("Number {number}", language, number=words.island(number)), language, tuple(parts))


def _line(name: str, wait: str) -> tuple[tape.Part, ...]:
    return (tape.Centre(own(name)), tape.Centre(wait)) if wait else (tape.Centre(own(name)),)


def ticket_pdf(
    number: str,
    lines: tuple[tuple[str, str], ...],
    business: str,
    at: datetime,
    zone: str,
    language: str,
) -> bytes:
    """The same as a PDF, for a station that has any printer."""
    return tape.pdf(ticket(number, lines, business, at, zone, language))
