"""Sentences that several of pickup's lobby pages say: what is ready, when the rest is, where a receipt goes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from kiosk.core import words
from kiosk.core.words import t, tn
from kiosk.lobby.pickup.rules import LineState, Waiting, WaitingLine

DOT = "\u2022"
ISOLATED, END_OF_ISLAND = "\u2068", "\u2069"


def headline(waiting: Waiting, language: str) -> str:
    """The one fact of the page."""
    ready, every = len(waiting.ready), len(waiting.lines)
    if not ready:
        return t("Nothing is ready yet, {name}.", language, name=waiting.called)
    if ready == every:
        if every == 1:
            return t("Your order is ready, {name}.", language, name=waiting.called)
        return t("Everything is ready, {name}.", language, name=waiting.called)
    return tn(
        "{n} of {all} is ready, {name}.", "{n} of {all} are ready, {name}.", ready, language,
        all=every, name=waiting.called,
    )  # fmt: skip


def which(waiting: Waiting, language: str) -> str:
    """Which order it is."""
    day = words.day(waiting.placed_on, language)
    number = words.island(waiting.order_number)
    return t("Order {number}, placed on {day}", language, number=number, day=day)


def when(moment: datetime | None, now: datetime | None, zone: str, language: str) -> str:
    """When something is expected, as one says it; unknown is said as unknown."""
    if moment is None:
        return t("Still to come", language)
    day = words.local_day(moment, zone)
    if now is not None and words.local_day(now, zone) == day:
        return t("{time} today", language, time=words.island(words.clock(moment, zone)))
    return words.day(day, language)


def detail(line: WaitingLine, language: str) -> str:
    """The second line of an item: how many, where that is more than one."""
    if line.quantity > 1:
        return tn("{n} piece", "{n} pieces", line.quantity, language)
    return t("On the shelf", language) if line.state is LineState.READY else ""


def own(name: str) -> str:
    """A name of either direction that moves nothing around it."""
    return f"{ISOLATED}{name}{END_OF_ISLAND}"


def listed(names: Sequence[str], language: str) -> str:
    """Names in one sentence: ``a, b and c``."""
    names = [own(name) for name in names]
    if len(names) < 2:
        return "".join(names)
    return t("{some} and {last}", language, some=words.joined(names[:-1], language), last=names[-1])


def masked(address: str) -> str:
    """An e-mail address of which only its owner recognises the rest."""
    name, _, host = address.partition("@")
    ending = host.rpartition(".")[2]
    return f"{name[:1]}{DOT * 4}@{DOT * 5}.{ending}"
