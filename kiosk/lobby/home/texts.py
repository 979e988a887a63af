"""What home says: greetings, the doors, and who is being served."""

from __future__ import annotations

from kiosk.core.words import t, tn
from kiosk.lobby.home.rules import PartOfDay


def greeting(part: PartOfDay | None, language: str) -> str:
    """A greeting; without a clock a plain one."""
    words = {
        PartOfDay.MORNING: t("Good morning.", language),
        PartOfDay.AFTERNOON: t("Good afternoon.", language),
        PartOfDay.EVENING: t("Good evening.", language),
    }
    return words[part] if part is not None else t("Welcome.", language)


def waiting(count: int, language: str) -> str:
    """How many wait, as it is; how long is not known and not said."""
    if not count:
        return t("Nobody", language)
    return tn("{n} person", "{n} people", count, language)
