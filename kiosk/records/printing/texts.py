"""Sentences of printing: what it refuses, and why a paper has not come out."""

from __future__ import annotations

from enum import StrEnum

from kiosk.core.words import t
from kiosk.records.printing.rules import DRAWER, PrintJob, PrintRefusal

REFUSALS: dict[StrEnum, str] = {
    PrintRefusal.UNKNOWN_JOB: "This paper is not among those to print.",
    PrintRefusal.ALREADY_PRINTED: "This paper has been printed or let go already.",
    PrintRefusal.TOO_MANY_COPIES: "This paper was printed {n} times within an hour. Print it again later.",
    PrintRefusal.REASON_MISSING: "Say why the drawer is opened. It is kept with your name.",
}


def trouble(job: PrintJob, language: str) -> tuple[str, str]:
    """Why `job` has not come out, and what to do: a fact and the sentence after it."""
    if job.kind == DRAWER:
        return t("The drawer did not open.", language), t("Open it with its key.", language)
    facts = {
        "no_paper": t("The printer has no paper.", language),
        "cover_open": t("The printer's cover is open.", language),
        "unreachable": t("The printer does not answer. Is it switched on?", language),
        "gone": t("The printer stopped in the middle.", language),
    }
    fact = facts.get(job.error, t("The receipt could not be printed.", language))
    return fact, t("The sale is safe; it is printed when the printer is ready.", language)
