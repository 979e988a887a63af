"""Roles, PCs, badges and absences in the words of the people who have them."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from kiosk.core import words
from kiosk.core.task import Role
from kiosk.core.words import t, tn
from kiosk.desk.administration.rules import AdministrationRefusal
from kiosk.records.settings.rules import StationKind
from kiosk.records.staff.rules import AbsenceKind, BadgeOutcome, BadgeRead, PresenceState

REFUSALS: dict[StrEnum, str] = {
    AdministrationRefusal.LIMIT_OUT_OF_RANGE: "A limit is nothing or more, and no more than can be paid. Correct it.",
    AdministrationRefusal.DAY_BELOW_ONE: "What goes back in a day cannot be less than in one return. Raise it.",
}


def role(value: Role, language: str) -> str:
    """What somebody is."""
    said = {
        Role.RECEPTION: t("Reception", language),
        Role.SALES: t("Sales", language),
        Role.SERVICE: t("Service", language),
        Role.MARKETING: t("Marketing", language),
        Role.FULFILMENT: t("Fulfilment", language),
        Role.MANUFACTURING: t("Manufacturing", language),
        Role.ACCOUNTING: t("Accounting", language),
        Role.MANAGER: t("Manager", language),
    }
    return said[value]


def station(value: StationKind, language: str) -> str:
    """What a PC is."""
    said = {
        StationKind.LOBBY: t("Lobby", language),
        StationKind.DESK: t("Desk", language),
        StationKind.DISPLAY: t("Display", language),
        StationKind.BACK_OFFICE: t("Back office", language),
    }
    return said[value]


def badge(read: BadgeRead, language: str) -> str:
    """Why a badge opened nothing; nothing where it did, or where the PIN is asked for."""
    said = {
        BadgeOutcome.IN: "",
        BadgeOutcome.PIN: t("Now your PIN.", language),
        BadgeOutcome.UNKNOWN: t("Nobody here has this badge.", language),
        BadgeOutcome.ENDED: t("This badge is not valid any more.", language),
        BadgeOutcome.CLOSED: t("This PIN is closed. A second person opens it again.", language),
        BadgeOutcome.WAIT: tn("Wait {n} second.", "Wait {n} seconds.", read.wait_seconds, language),
    }
    return said[read.outcome]


def presence(value: PresenceState, language: str) -> str:
    """Where somebody is."""
    said = {
        PresenceState.IN: t("here", language),
        PresenceState.SERVING: t("serving", language),
        PresenceState.BACK_OFFICE: t("in the back office", language),
        PresenceState.BREAK: t("on a break", language),
        PresenceState.OUT: t("not in the house", language),
    }
    return said[value]


def absence(value: AbsenceKind, language: str) -> str:
    """Why somebody is away, for the few who are told."""
    said = {
        AbsenceKind.LUNCH: t("Lunch", language),
        AbsenceKind.BREAK: t("Break", language),
        AbsenceKind.LATE: t("Late", language),
        AbsenceKind.ILL: t("Ill", language),
        AbsenceKind.LEAVE: t("Leave", language),
        AbsenceKind.TRAINING: t("Training", language),
        AbsenceKind.OFF_SITE: t("Off site", language),
        AbsenceKind.NO_SHOW: t("Did not come", language),
    }
    return said[value]


def away(from_at: datetime, until_at: datetime, now: datetime, zone: str, language: str) -> str:
    """Until when somebody is away, or from when; never why."""
    if from_at > now:
        begins = words.day(words.local_day(from_at, zone), language, weekday=True)
        clock = words.island(words.clock(from_at, zone))
        return t("Away from {day}, {time}", language, day=begins, time=clock)
    whole = words.clock(until_at, zone) == "00:00"
    last = words.local_day(until_at - timedelta(seconds=1), zone)
    today = words.local_day(now, zone)
    if whole and last == today:
        return t("Away for the rest of today", language)
    clock, day = words.island(words.clock(until_at, zone)), words.day(last, language, weekday=True)
    if whole:
        return t("Away through {day}", language, day=day)
    if last == today:
        return t("Away until {time}", language, time=clock)
    return t("Away until {day}, {time}", language, day=day, time=clock)
