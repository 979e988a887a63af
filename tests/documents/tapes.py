"""Tapes of the story that the mock-ups tell: a receipt in three languages, the end of a day."""

# ruff: noqa: RUF001 - the signs of good typesetting are meant

from __future__ import annotations

from kiosk.core.words import island
from kiosk.documents import tape
from kiosk.documents.tape import (
    Bars,
    Centre,
    Dashes,
    Pair,
    Part,
    Space,
    Square,
    Tape,
    Text,
    Weight,
)
from tests.documents.samples import TEXTS

HEAD: tuple[Part, ...] = (
    Centre("Harbour Lane", Weight.LARGE),
    Centre("Framing & Print"),
    Centre("4 Quay Street, Westhaven"),
    Centre("Tax number AT 00 000 0000"),
)
OUTAGE = tape.fiscal_marks("en", outage=True)


def receipt(language: str = "en", *, copy: int = 0, marks: tuple[Part, ...] | None = None) -> Tape:
    """The receipt of the mock-up, on a roll."""
    said = TEXTS[language]
    point = "," if language == "de" else "."
    amounts = [each.replace(".", point) for each in ("210.00", "−180.00", "30.00")]
    weights = (Weight.PLAIN, Weight.PLAIN, Weight.LARGE)
    ends = tape.fiscal_marks(language, demonstration=True) if marks is None else marks
    parts: tuple[Part, ...] = (
        *HEAD,
        Centre(said["title"], Weight.STRONG),
        Centre(said["under"]),
        *tape.copy_mark(copy, language),
        Dashes(),
        Pair(said["took"], "EUR"),
        *(
            Pair(bold + plain, amount.replace(".", point))
            for (bold, plain), amount in zip(said["lines"], ("148.00", "62.00"), strict=True)
        ),
        Dashes(),
        *(Pair(words, amount, weight) for words, amount, weight in zip(said["sums"], amounts, weights, strict=True)),
        *(Text(line) for line in said["tax"]),
        Dashes(),
        Text(said["come"], Weight.STRONG),
        *(Text(line) for line in said["what"]),
        Space(),
        Text(said["code"]),
        Square("FY1:K4TM82WD:PU-7/2", "K4TM 82WD"),
        Dashes(),
        *(Text(line) for line in said["small"][1:]),
        Space(),
        Bars("R-0118"),
        Centre(said["foot"][0]),
        *ends,
    )  # fmt: skip
    return Tape(said["title"], language, parts)


def report() -> Tape:
    """The end of the mock-up's day."""
    groups = (
        (("62 receipts", "2,148.40"), ("3 returns", "−61.50"), ("Sales with tax", "2,086.90")),
        (("20 % on 1,629.08", "325.82"), ("10 % on 120.00", "12.00"), ("Tax", "337.82")),
        (("Cash", "611.60"), ("Card", "1,108.30"), ("Invoice later", "212.00"), ("Paid in all", "1,931.90")),
    )  # fmt: skip
    parts: list[Part] = [
        Centre("Harbour Lane", Weight.LARGE),
        Centre("Framing & Print"),
        Centre("End-of-day report 86", Weight.STRONG),
        Centre("Till 118, desk 1"),
        Centre("13 April 2026, 17:48"),
        Dashes(),
    ]
    for *rows, last in groups:
        parts += [Pair(words, amount) for words, amount in rows]
        parts += [Pair(*last, Weight.STRONG), Dashes()]
    parts += [
        Text("Counted by Ben Okafor"),
        Text("Verified by: ______________"),
        Space(),
        Centre("Not a fiscal report"),
    ]
    return Tape("End-of-day report 86", "en", tuple(parts))


def names() -> Tape:
    """Names that a counter meets: long ones, other scripts, and what would be a command."""
    parts: tuple[Part, ...] = (
        *HEAD,
        Dashes(),
        Pair("Sarah Müller-Lüdenscheidt-von-und-zu-Hohenstein, oak frame with museum glass", "1,148.00"),
        Pair("نور الدين", "62.00"),
        Pair("Łukasz Żółć", "12.00"),
        Pair("Αθηνά", "3.00"),
        Pair("Bob\x1bp\x00\x19\xfa\x10\x14\x01\x00\x01 & Co <b>", "1.00"),
        Pair(f"Order {island('1042')} × 2 – “Dawn” €", "−5.00"),
        Text("x" * 130),
    )  # fmt: skip
    return Tape("Names", "en", parts)
