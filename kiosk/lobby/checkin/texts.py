"""Check-in's sentences: refusals, and what a kind of visit is called in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from kiosk.core.task import Task
from kiosk.core.words import t, tn
from kiosk.front_office.queue.rules import VisitState
from kiosk.front_office.queue.rules.kinds import Ask, CallBy, Purpose, Told, named
from kiosk.front_office.queue.rules.visitors import Wanted
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


def state(value: VisitState, language: str) -> str:
    """Where a visit stands, as the desk reads it."""
    words = {
        VisitState.EXPECTED: t("expected", language),
        VisitState.ARRIVED: t("has just come", language),
        VisitState.WAITING: t("waits", language),
        VisitState.IN_SERVICE: t("being served", language),
        VisitState.PARKED: t("on hold", language),
        VisitState.COMPLETED: t("done", language),
        VisitState.COMPLETED_PARTIAL: t("done in part", language),
        VisitState.LEFT_UNSERVED: t("left before being served", language),
        VisitState.DEPARTED: t("has gone", language),
        VisitState.REFUSED: t("not admitted", language),
        VisitState.NO_SHOW: t("did not come", language),
        VisitState.CANCELLED: t("called off", language),
    }
    return words[value]


def purpose(value: Purpose, language: str) -> str:
    """What sort of visit a kind is."""
    words = {
        Purpose.APPOINTMENT: t("Appointment", language),
        Purpose.WALK_IN: t("Without an appointment", language),
        Purpose.VISITOR: t("Visitor to somebody here", language),
        Purpose.DELIVERY: t("Delivery driver", language),
        Purpose.COLLECTION: t("Collection", language),
        Purpose.STAYS: t("Stays after closing", language),
    }
    return words[value]


def ask(value: Ask, language: str) -> str:
    """What a kind asks at check-in."""
    words = {
        Ask.NAME: t("Name", language),
        Ask.COMPANY: t("Company", language),
        Ask.PHONE: t("Phone", language),
        Ask.EMAIL: t("E-mail", language),
        Ask.HOST: t("Whom they come to see", language),
        Ask.PACKAGES: t("How many packages", language),
    }
    return words[value]


def told(value: Told, language: str) -> str:
    """Who is told that somebody has come."""
    words = {
        Told.NOBODY: t("Nobody in particular", language),
        Told.HOST: t("Whom they come to see", language),
        Told.ROLE: t("Everybody in a role", language),
    }
    return words[value]


def serves(task: Task, language: str) -> str:
    """What whoever serves a queue must be able to do."""
    words = {
        Task.HELP_ANSWER: t("Welcome and advise", language),
        Task.SALE_RING_UP: t("Sell", language),
        Task.SALE_GIVE_BACK: t("Take goods back", language),
        Task.PAYMENT_TAKE: t("Take money", language),
        Task.PICKUP_CLAIM: t("Hand out orders", language),
    }
    return words.get(task, task.id)


SERVE = (
    Task.HELP_ANSWER, Task.SALE_RING_UP, Task.SALE_GIVE_BACK, Task.PAYMENT_TAKE, Task.PICKUP_CLAIM,
)  # fmt: skip
"""The tasks that a queue may ask of whoever serves it."""


def wanted(value: Wanted, language: str) -> str:
    """What somebody chose where nobody could serve."""
    words = {
        Wanted.CALL_BACK: t("wants to be called back", language),
        Wanted.ANOTHER_DAY: t("wants another day", language),
        Wanted.DELIVERY: t("wants it sent", language),
    }
    return words[value]


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
