"""Check-in's sentences: refusals, and what a kind of visit is called in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from kiosk.core.words import t, tn
from kiosk.front_office.queue.rules.kinds import CallBy, named
from kiosk.lobby.checkin.rules import CalendarProblem, CheckinRefusal, Unread

REFUSALS: dict[StrEnum, str] = {
    CheckinRefusal.NOT_FOUND: "We cannot find this. Please come to the desk.",
}


def name_of(names: Mapping[str, str], language: str, house: str = "en") -> str:
    """What the owner calls it, in the reader's language."""
    return named(names, language, house)


def call_by(value: CallBy, language: str) -> str:
    """How somebody is called."""
    words = {
        CallBy.SOUND: t("By sound", language),
        CallBy.LIGHT: t("By screen and light", language),
        CallBy.MESSAGE: t("By message", language),
        CallBy.COME_TO_ME: t("Come to me", language),
    }
    return words[value]


def wait(from_minutes: int | None, to_minutes: int | None, language: str) -> str:
    """The honest wait, as a range; empty where nobody who is here can serve."""
    if from_minutes is None or to_minutes is None:
        return ""
    if to_minutes <= 2:
        return t("In a moment", language)
    if from_minutes == to_minutes:
        return tn("About {n} minute", "About {n} minutes", to_minutes, language)
    return tn(
        "{first} to {n} minute", "{first} to {n} minutes", to_minutes, language, first=from_minutes
    )


def problem(unread: Unread, language: str) -> str:
    """Why an event of a calendar cannot be taken in."""
    words = {
        CalendarProblem.NOT_A_CALENDAR: t("This is no calendar file.", language),
        CalendarProblem.TOO_LARGE: t("This file is too large for a calendar.", language),
        CalendarProblem.NO_UID: t("It has no number of its own (UID).", language),
        CalendarProblem.NO_NAME: t("It does not say who comes.", language),
        CalendarProblem.NO_TIME: t("It has no time of day.", language),
        CalendarProblem.REPEATS: t(
            "It repeats. Export each time as an event of its own.", language
        ),
        CalendarProblem.TWICE: t("Another event of the file has the same number (UID).", language),
        CalendarProblem.NO_KIND: t("There is no kind of visit for appointments.", language),
    }
    return words[unread.problem]
