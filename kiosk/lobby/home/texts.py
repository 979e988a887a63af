"""What home says: greetings, the doors, who is being served, and when the shop is open."""

from __future__ import annotations

from kiosk.core.words import island, t, tn
from kiosk.lobby.home.rules import House, PartOfDay, Today, Wait


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


def clock(minute: int | None) -> str:
    """Minutes after midnight as one reads them; it stands in a line of either direction."""
    hours, minutes = divmod(minute or 0, 60)
    return island(f"{hours:02d}:{minutes:02d}")


def line(now: Today, day: str, language: str) -> str:
    """What stands under the greeting where the hours have something to say; empty: they have not."""
    opens, closes = clock(now.opens), clock(now.closes)
    match now.house:
        case House.BEFORE:
            return t("We open at {time}.", language, time=opens)
        case House.LAST:
            return t("Last numbers at {time}.", language, time=clock(now.last))
        case House.GIVEN:
            return t("No more numbers today. We close at {time}.", language, time=closes)
        case House.CLOSED if now.ahead == 1:
            return t("We open tomorrow at {time}.", language, time=opens)
        case House.CLOSED if now.ahead:
            return t("We open again on {day} at {time}.", language, day=day, time=opens)
        case _:
            return ""


def why_closed(now: Today, day: str, language: str) -> str:
    """Why nobody can be seen now; empty: somebody can."""
    if now.house is House.GIVEN:
        return t("The last numbers for today are given.", language)
    return "" if now.attended else line(now, day, language)


def open_head(now: Today, day: str, language: str) -> str:
    """What stands above the hours while nobody is there."""
    if now.house is House.BEFORE:
        return t("Open today", language)
    if now.ahead == 1:
        return t("Open tomorrow", language)
    return t("Open on {day}", language, day=day)


def open_from(now: Today, language: str) -> str:
    """The hours themselves."""
    return t("{opens} to {closes}", language, opens=clock(now.opens), closes=clock(now.closes))


def minutes(wait: Wait, language: str) -> str:
    """The honest wait: a range, or about so many where it is narrow; empty where nobody can serve."""
    if wait.least is None or wait.most is None:
        return ""
    if wait.most <= 1:
        return t("no wait", language)
    if wait.least == wait.most:
        return tn("about {n} minute", "about {n} minutes", wait.most, language)
    span = island(f"{wait.least}\u2013{wait.most}")
    return t("{span} minutes", language, span=span)
