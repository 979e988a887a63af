"""Sentences for a desk that needs a colleague, and for what colleagues refuses."""

from __future__ import annotations

from enum import StrEnum

from kiosk.core.ids import PersonId
from kiosk.core.words import island, t
from kiosk.cross_training.colleagues.rules import Call, CallState, ColleagueRefusal

REFUSALS: dict[StrEnum, str] = {
    ColleagueRefusal.ALREADY_COMING: "{name} is going there already.",
    ColleagueRefusal.CALL_OVER: "This is over already: nobody is needed there any more.",
    ColleagueRefusal.OWN_CALL: "This is your own call. Ask a colleague.",
    ColleagueRefusal.NOT_ASKED: "{name} was asked, nobody else.",
    ColleagueRefusal.UNKNOWN_CALL: "This call is not on the list.",
}


def fact(call: Call, me: PersonId, language: str) -> str:
    """Who needs whom, for whoever is signed in at a desk."""
    place = island(call.station)
    if call.asked_by == me:
        if call.state is CallState.COMING:
            return t("{name} is coming to you.", language, name=call.coming_name)
        if call.wanted is not None:
            return t("{name} was asked to come.", language, name=call.wanted_name)
        return t("Every desk sees that you need somebody.", language)
    if call.state is CallState.COMING:
        return t("You are going to {name}, {place}.", language, name=call.name, place=place)
    if call.wanted == me:
        return t("{name} asks you to come to {place}.", language, name=call.name, place=place)
    return t("{name} needs somebody at {place}.", language, name=call.name, place=place)


def rest(call: Call, deed: str, me: PersonId, language: str) -> str:
    """What for; `deed` is the task in words, where it is known."""
    if call.asked_by == me:
        return t("Nobody has said yet that they come.", language) if not call.coming else ""
    return t("About: {deed}.", language, deed=deed) if deed else ""


def offered(call: Call, me: PersonId, language: str) -> str:
    """The one action of its bar."""
    if call.asked_by == me:
        done = call.state is CallState.COMING
        return t("Done", language) if done else t("Not needed any more", language)
    if call.coming == me:
        return t("Done", language)
    return t("I am coming", language)
