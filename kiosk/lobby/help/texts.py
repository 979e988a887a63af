"""Sentences for a call for help, and for what help refuses."""

from __future__ import annotations

from enum import StrEnum

from kiosk.core.words import LANGUAGES, t
from kiosk.lobby.help.rules import Call, CallState, Heard, HelpRefusal

REFUSALS: dict[StrEnum, str] = {
    HelpRefusal.UNKNOWN_CALL: "This call for help is not on the list.",
    HelpRefusal.SOMEBODY_COMING: "{name} is going there already.",
    HelpRefusal.CALL_OVER: "This customer has been helped already.",
}


def title(heard: Heard, language: str) -> str:
    """The one fact that whoever called wants to know."""
    if heard.state is CallState.COMING:
        return t("Somebody is coming to you.", language)
    if heard.state is CallState.DONE:
        return t("Thank you for waiting.", language)
    if not heard.somebody_in:
        return t("Nobody is at a desk just now.", language)
    return t("We have called somebody.", language)


def then(heard: Heard, language: str) -> str:
    """What to do meanwhile."""
    if heard.state is CallState.COMING:
        return t("Please stay here.", language)
    if heard.state is CallState.DONE:
        return t("Is there anything else? Call again.", language)
    if not heard.somebody_in:
        return t("Your call stands on every desk until somebody is back.", language)
    return t("Every desk shows it. How long it takes we cannot say yet.", language)


def about(call: Call, language: str) -> str:
    """What a desk shows below the station: who waits, and in which language they read."""
    own = LANGUAGES.get(call.language, call.language)
    if call.number:
        return t("Number {number}, reads {own}", language, number=call.number, own=own)
    return t("Reads {own}", language, own=own)
