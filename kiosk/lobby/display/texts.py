"""What the display, a call, a text that is shown and a trouble of a kiosk say."""

from __future__ import annotations

from enum import StrEnum

from kiosk.core.words import t, tn
from kiosk.lobby.display.rules import (
    NO,
    YES,
    DisplayRefusal,
    KioskTrouble,
    Served,
    TroubleSort,
    Wait,
)

REFUSALS: dict[StrEnum, str] = {
    DisplayRefusal.TEXT_OVER: "This text is not shown any more.",
    DisplayRefusal.SCREEN_TAKEN: "A colleague shows a text there just now.",
    DisplayRefusal.TEXT_LONG: "A text has at most {most} signs.",
    DisplayRefusal.NO_SCREEN: "Choose a screen first.",
    DisplayRefusal.UNKNOWN_TROUBLE: "This has been seen to already.",
}


ICONS: dict[TroubleSort, str] = {
    TroubleSort.NO_PAPER: "printer",
    TroubleSort.NO_NETWORK: "wifi-off",
    TroubleSort.NO_SCANNER: "scan-line",
    TroubleSort.NO_SPEECH: "volume-2",
    TroubleSort.TRIES: "shield-alert",
    TroubleSort.UNFINISHED: "hourglass",
}


def come(number: str, place: str, language: str) -> str:
    """What is spoken for a call."""
    if place:
        return t("Number {number}, please come to {place}.", language, number=number, place=place)
    return t("Number {number}, please come to the desk.", language, number=number)


def state(state: Served, language: str) -> str:
    """What became of a number that was called before."""
    words = {
        Served.NOW: t("now", language),
        Served.SERVED: t("served", language),
        Served.CALLED: t("called", language),
    }
    return words[state]


def minutes(wait: Wait, language: str) -> str:
    """The range that is promised, never one number that pretends to be sure."""
    if wait.to_minutes <= 1:
        return t("about a minute", language)
    if wait.from_minutes == wait.to_minutes:
        return tn("about {n} minute", "about {n} minutes", wait.to_minutes, language)
    return t("{least} to {most} minutes", language, least=wait.from_minutes, most=wait.to_minutes)


def waiting(count: int, language: str) -> str:
    """How many wait."""
    if not count:
        return t("Nobody waits", language)
    return tn("{n} person waits", "{n} people wait", count, language)


def answer(said: str, language: str) -> str:
    """What a customer answered: pressed, or typed."""
    return {YES: t("Yes", language), NO: t("No", language)}.get(said, said)


def often_said(language: str) -> tuple[str, ...]:
    """Sentences for show text that need no typing."""
    return (
        t("One moment, please.", language),
        t("Please come with me.", language),
        t("May I see your code?", language),
        t("Please sign here.", language),
        t("It will be ready at …", language),
        t("Would you like a receipt?", language),
    )


def trouble(trouble: KioskTrouble, language: str) -> str:
    """What a station cannot do, as a fact for a desk."""
    station = trouble.station
    words = {
        TroubleSort.NO_PAPER: t("{station} has no paper.", language, station=station),
        TroubleSort.NO_NETWORK: t(
            "{station} does not reach the network.", language, station=station
        ),
        TroubleSort.NO_SCANNER: t("{station} has no scanner.", language, station=station),
        TroubleSort.NO_SPEECH: t("{station} cannot speak.", language, station=station),
        TroubleSort.TRIES: t("Somebody tries keys at {station}.", language, station=station),
        TroubleSort.UNFINISHED: t("Somebody left {station} unfinished.", language, station=station),
    }
    return words[trouble.kind]


def instead(kind: TroubleSort, language: str) -> str:
    """What still goes there meanwhile, or what to look for."""
    words = {
        TroubleSort.NO_PAPER: t("Numbers are shown large there.", language),
        TroubleSort.NO_NETWORK: t("It sends customers to the desk.", language),
        TroubleSort.NO_SCANNER: t("Codes can be typed there.", language),
        TroubleSort.NO_SPEECH: t("It shows what it would say.", language),
        TroubleSort.TRIES: t("Have a look.", language),
        TroubleSort.UNFINISHED: t("Go on at the desk with the word.", language),
    }
    return words[kind]
