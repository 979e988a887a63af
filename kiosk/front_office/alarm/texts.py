"""What an alarm says: one sentence on every screen in every language, and the words of its list."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from kiosk.core import words
from kiosk.core.words import LANGUAGES, t, tn
from kiosk.front_office.alarm.rules import (
    Alarm,
    AlarmRefusal,
    Arrow,
    Board,
    PersonRow,
    Who,
)

REFUSALS: dict[StrEnum, str] = {
    AlarmRefusal.ALREADY_OPEN: "There is an alarm already, since {time}.",
    AlarmRefusal.OVER: "This alarm is over.",
    AlarmRefusal.UNKNOWN_PERSON: "This person is not on the list.",
    AlarmRefusal.NO_PERSON: "Sign in: somebody must have seen that they are outside.",
    AlarmRefusal.SOMEBODY_GOING: "{name} is going there already.",
    AlarmRefusal.HELP_OVER: "They are out already.",
    AlarmRefusal.ADDRESS: "{address} is no e-mail address.",
    AlarmRefusal.FOLDER: "This folder cannot be written to.",
}


def leave(alarm: Alarm, language: str) -> str:
    """The one sentence, in `language`: by the usual exit, or by the one that staff have named."""
    named = alarm.way_out or exit_of(alarm.exits, language)
    if not named:
        said = t("Please leave now by the main door.", language)
    else:
        said = t("Please leave now: {exit}.", language, exit=named)
    if alarm.drill:
        return t("DRILL. {sentence}", language, sentence=said)
    return said


def exit_of(exits: Mapping[str, str], language: str) -> str:
    """The owner's name of the exit; in another language rather than another door."""
    return exits.get(language) or exits.get("en") or next((e for e in exits.values() if e), "")


def others(language: str) -> tuple[str, ...]:
    """The other languages that a screen says it in."""
    return tuple(each for each in LANGUAGES if each != language)


def directions(alarm: Alarm, station: str, language: str) -> str:
    """Where the exit is, as this station's owner has said, and what never to do."""
    said = {
        Arrow.LEFT: t("It is on your left.", language),
        Arrow.RIGHT: t("It is on your right.", language),
        Arrow.AHEAD: t("It is straight ahead.", language),
    }.get(alarm.arrows.get(station, Arrow.NONE), "")
    then = [said] if said and not alarm.way_out else []
    then.append(t("Do not use the lift.", language))
    meeting = meeting_of(alarm, language)
    if meeting:
        then.append(t("We wait for you outside: {place}.", language, place=meeting))
    else:
        then.append(t("We wait for you outside.", language))
    return " ".join(then)


def meeting_of(alarm: Alarm, language: str) -> str:
    """Where one meets outside; empty where nobody has said."""
    named = alarm.meeting
    return named.get(language) or named.get("en") or next((n for n in named.values() if n), "")


def head(board: Board, language: str, zone: str) -> str:
    """What stands at the top of a desk's list."""
    time = words.island(words.clock(board.alarm.began_at, zone))
    people = tn("{n} person was in the building", "{n} people were in the building",
                len(board.sure), language)  # fmt: skip
    out = tn("{n} is outside", "{n} are outside", board.outside, language)
    if board.alarm.drill:
        return t("DRILL, {time}. {people}, {outside}.", language, time=time, people=people,
                 outside=out)  # fmt: skip
    return t("Alarm, {time}. {people}, {outside}.", language, time=time, people=people, outside=out)


def place(row: PersonRow, language: str) -> str:
    """Who somebody is and where they were last."""
    if row.who is Who.STAFF:
        return row.place or t("in the house", language)
    said = {Who.VISITOR: t("visitor", language), Who.STAYS: t("stays after closing", language)}
    where = said[row.who]
    if row.place:
        where = t("{who}, {place}", language, who=where, place=row.place)
    return t("{where}, has perhaps gone", language, where=where) if row.perhaps else where


def who(value: Who, language: str) -> str:
    """What somebody is called on the list."""
    said = {
        Who.STAFF: t("works here", language),
        Who.VISITOR: t("visitor", language),
        Who.STAYS: t("stays after closing", language),
    }
    return said[value]


def foot(board: Board, language: str, zone: str) -> str:
    """How the list has left the house, and what rests meanwhile."""
    said = []
    if board.sent_at is not None:
        time = words.island(words.clock(board.sent_at, zone))
        said.append(tn("The list left at {time} to {n} warden.",
                       "The list left at {time} to {n} wardens.", board.sent, language,
                       time=time))  # fmt: skip
    elif board.sent:
        said.append(tn("The list waits to leave to {n} warden.",
                       "The list waits to leave to {n} wardens.", board.sent, language))  # fmt: skip
    else:
        said.append(t("No warden has an address: see Administration, Alarm.", language))
    if board.parked:
        said.append(tn("{n} case is on hold.", "{n} cases are on hold.", board.parked, language))
    said.append(t("Every desk is locked when it is over, its till with it.", language))
    return " ".join(said)
