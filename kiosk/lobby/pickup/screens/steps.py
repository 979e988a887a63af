"""The steps of one collection: only those that this customer really has before them."""

from __future__ import annotations

from kiosk.core.words import t
from kiosk.lobby.pickup.rules import Waiting


def names(language: str, *, waiting: Waiting | None = None, sign: bool = False) -> list[str]:
    """The steps in words; before anybody is known, those that everybody has."""
    found = [t("Your order", language), t("What is ready", language)]
    if sign:
        found.append(t("Sign", language))
    pays = waiting is not None and bool(waiting.due)
    return [*found, t("Pay and collect", language) if pays else t("Collect", language)]


def said(names_: list[str], at: int, language: str) -> str:
    """The sentence for assistive technology."""
    return t("Step {at} of {all}: {step}", language, at=at + 1, all=len(names_), step=names_[at])
