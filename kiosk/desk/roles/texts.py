"""What my roles say: cards of the panel, lines of a handover note, what a cover did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kiosk.core import words
from kiosk.core.task import Role, Skill, Task
from kiosk.core.words import island, joined, t, tn
from kiosk.cross_training.cover import texts as cover
from kiosk.cross_training.cover.rules.words import CoverReason, CoverWarning, LineKind
from kiosk.desk.roles.rules import Line, Missing, Place, RoleCard
from kiosk.front_office.queue.rules import HoldReason
from kiosk.records.staff.texts import ROLES

REFUSALS: dict[StrEnum, str] = {}

SKILLS = {
    Skill.WELCOME: "Welcome customers",
    Skill.HAND_OUT: "Hand out orders",
    Skill.PAPERS: "Papers",
    Skill.TAKE_MONEY: "Take money",
    Skill.CLOSE_TILL: "Close the till",
    Skill.SELL: "Sell",
    Skill.SERVICE: "Service requests",
    Skill.MARKET: "Letters and recalls",
    Skill.PICK_AND_PACK: "Pick and pack",
    Skill.SHIP: "Ship",
    Skill.GOODS_IN: "Goods in",
    Skill.OWN_GOODS: "Customers' own goods",
    Skill.COUNT_STOCK: "Count stock",
    Skill.WORKSHOP: "Workshop",
    Skill.CHECK_WORK: "Check work",
    Skill.INVOICE: "Invoices",
    Skill.REFUND: "Refunds",
    Skill.BOOKS: "Books",
    Skill.TAKE_IN_ORDERS: "Import orders",
    Skill.TRAIN: "Train and cover",
    Skill.PEOPLE: "People and PINs",
    Skill.SETTINGS: "Settings",
}
HEADS = {
    Place.COVERED: "You cover now",
    Place.MAY_TAKE: "You may take now",
    Place.BESIDE: "With somebody beside you",
    Place.NOT_YET: "Not yet",
}
WARNINGS = {
    CoverWarning.LEAVES_OWN_ROLE_EMPTY: "Nobody else here does your own role meanwhile.",
    CoverWarning.NO_BREAK_FOR_SIX_HOURS: "You have been here for six hours without a break.",
    CoverWarning.NOBODY_IS_AWAY: "Whoever has this role is here.",
}
HELD = {
    HoldReason.WAITS_FOR_PAPER: "It waits for a paper.",
    HoldReason.WAITS_FOR_GOODS: "It waits for goods.",
    HoldReason.WAITS_FOR_MONEY: "It waits for money.",
    HoldReason.WAITS_FOR_COLLEAGUE: "It waits for a colleague.",
    HoldReason.CUSTOMER_COMES_BACK: "The customer comes back later.",
}


@dataclass(frozen=True, slots=True)
class Said:
    """A line of a note in words: the fact, what stands below it, and a chip at its end."""

    fact: str
    detail: str = ""
    chip: str = ""


def role(value: Role, language: str) -> str:
    """A role as people say it."""
    return t(ROLES[value], language)


def skill(value: Skill, language: str) -> str:
    """A skill by its name."""
    return t(SKILLS[value], language)


def line(of: Line, language: str, zone: str) -> Said:
    """One line of a note in words."""
    facts = dict(of.facts)
    if of.kind is LineKind.DONE:
        task = str(facts.get("task", ""))
        if task == Task.COVER_REVIEW.id:
            return Said(cover.looked_at(facts, language))
        n = int(facts.get("n", 0))
        return Said(cover.done(task, n, language), _more(facts, language))
    kind = LineKind(str(facts["was"])) if of.kind is LineKind.STILL_OPEN else of.kind
    said = _worded(kind, facts, language, zone)
    more = _more(facts, language)
    detail = " ".join(part for part in (said.detail, more) if part)
    chip = t("money: tick before you take any", language) if of.money else said.chip
    return Said(said.fact, detail, chip)


def _more(facts: dict[str, str | int], language: str) -> str:
    more = facts.get("more", 0)
    return t("And {n} more.", language, n=more) if more else ""


def _worded(kind: LineKind, facts: dict[str, str | int], language: str, zone: str) -> Said:
    match kind:
        case LineKind.IN_HAND:
            return _in_hand(facts, language)
        case LineKind.TILL_OPEN:
            return _till(facts, language, zone)
        case LineKind.CARD_UNKNOWN:
            fact = t("A card has no answer: {amount}", language, amount=_amount(facts, language))
            return Said(fact, t("Do not take it again. Ask the terminal.", language))
        case LineKind.MONEY_UNSETTLED:
            sentence = "{name} has paid {amount}, not handed over"
            named = {"name": facts["name"], "amount": _amount(facts, language)}
            number = island(str(facts["order"]))
            return Said(
                t(sentence, language, **named), t("Order {number}", language, number=number)
            )
        case LineKind.ON_HOLD:
            return _on_hold(facts, language, zone)
        case _:
            return _counted(kind, facts, language)


def _in_hand(facts: dict[str, str | int], language: str) -> Said:
    named = {"name": facts["name"], "amount": _amount(facts, language)}
    owes = bool(facts.get("minor"))
    fact = t("{name} waits to pay {amount}", language, **named) if owes else (
        t("{name} waits", language, name=facts["name"])
    )  # fmt: skip
    ready = {"n": facts["ready"], "m": facts["of"]}
    parts = [
        t("Order {number}", language, number=island(str(facts["order"]))),
        t("{n} of {m} ready", language, **ready) if facts["of"] else "",
        t("shelf {place}", language, place=facts["place"]) if facts["place"] else "",
    ]
    return Said(fact, joined(parts, language) + ".", t("in the lobby", language))


def _till(facts: dict[str, str | int], language: str, zone: str) -> Said:
    number = island(str(facts["number"]))
    at = island(words.clock(datetime.fromisoformat(str(facts["at"])), zone))
    opened = t("{drawer}, {station}. Opened {time}.", language, drawer=facts["drawer"],
               station=facts["station"], time=at)  # fmt: skip
    if facts["own"]:
        fact = t("Till {number} is open, for {name} alone", language, number=number,
                 name=facts["holder"])  # fmt: skip
    else:
        fact = t("Till {number} is open", language, number=number)
    return Said(fact, opened)


def _on_hold(facts: dict[str, str | int], language: str, zone: str) -> Said:
    at = island(words.clock(datetime.fromisoformat(str(facts["at"])), zone))
    fact = t("Case {word} is on hold", language, word=facts["word"])
    why = HELD[HoldReason(str(facts["reason"]))]
    since = t("By {name}, {time}.", language, name=facts["name"], time=at)
    return Said(fact, f"{since} {t(why, language)}".strip())


def _counted(kind: LineKind, facts: dict[str, str | int], language: str) -> Said:
    many = int(facts.get("n", 0))
    match kind:
        case LineKind.PROMISED:
            return Said(t("Promised today, not ready: {n}", language, n=many))
        case LineKind.TO_PICK:
            first = str(facts.get("number", ""))
            then = t("Next: order {number}.", language, number=island(first)) if first else ""
            return Said(t("Orders to pick: {n}", language, n=many), then)
        case LineKind.OVERDUE:
            return Said(t("Overdue on the shelf: {n}", language, n=many))
        case _:
            then = t("A second person looks at the count.", language)
            return Said(t("Till reports to verify: {n}", language, n=many), then)


def _amount(facts: dict[str, str | int], language: str) -> str:
    minor, currency = int(facts.get("minor", 0)), str(facts.get("currency", ""))
    return island(words.amount(minor, currency, language)) if currency else ""


def waiting(card: RoleCard, language: str) -> str:
    """How much waits in a role, as its chip says it."""
    return tn("{n} waiting", "{n} waiting", card.waiting, language)


def second(card: RoleCard, language: str, zone: str) -> str:
    """The line below a role's name: who is away, who waits, what one lacks oneself."""
    match card.place:
        case Place.OWN:
            return _own(card, language)
        case Place.COVERED:
            return _covered(card, language, zone)
        case Place.NOT_YET:
            return missing(card.missing, language)
        case Place.BESIDE:
            return _beside(card, language)
        case _:
            waits = t("{name} waits.", language, name=card.first) if card.first else ""
            return " ".join(part for part in (_whose(card, language, zone), waits) if part)


def _own(card: RoleCard, language: str) -> str:
    if not card.covered_by:
        return t("My own role", language)
    names = joined(card.covered_by, language)
    if card.ending:
        return t("It is yours again; {name} finishes the customer in hand.", language, name=names)
    return t("{name} covers for you", language, name=names)


def _covered(card: RoleCard, language: str, zone: str) -> str:
    if card.ending:
        return t("It has ended: finish the customer in hand.", language)
    until = clock(card.until, zone)
    if not card.covered_for:
        return t("Until {time}", language, time=until)
    return t("For {name} until {time}", language, name=card.covered_for, time=until)


def _beside(card: RoleCard, language: str) -> str:
    if card.helper:
        return t("{name} can stand beside you and confirms each step.", language, name=card.helper)
    return t("Nobody who can stand beside you is here now.", language)


def _whose(card: RoleCard, language: str, zone: str) -> str:
    if card.away:
        return away(card, language, zone)
    if card.here:
        return t("{name} is here. No cover needed.", language, name=joined(card.here, language))
    return t("Nobody has this role.", language)


def away(card: RoleCard, language: str, zone: str) -> str:
    """Who is away from a role, until when."""
    who = card.away[0]
    if who.until is None:
        return t("{name} is away.", language, name=who.name)
    time = clock(who.until, zone)
    return t("{name} is away until {time}.", language, name=who.name, time=time)


def from_whom(card: RoleCard, language: str, zone: str) -> str:
    """Whose note it is: *From Ben Okafor, away until 12:45.*"""
    who = card.away[0]
    if who.until is None:
        return t("From {name}.", language, name=who.name)
    time = clock(who.until, zone)
    return t("From {name}, away until {time}.", language, name=who.name, time=time)


def missing(lacks: tuple[Missing, ...], language: str) -> str:
    """What one lacks of a role oneself: what has ended with its day, then what is not learnt."""
    said = []
    for each in lacks:
        if each.ended is not None:
            day = words.day(each.ended, language)
            named = {"skill": skill(each.skill, language), "day": island(day)}
            said.append(t("{skill}: your qualification ended on {day}.", language, **named))
    rest = [skill(each.skill, language) for each in lacks if each.ended is None]
    if rest:
        said.append(t("Not learnt yet: {skills}.", language, skills=joined(rest, language)))
    return " ".join(said)


def why(reason: CoverReason, name: str, until: datetime | None, language: str, zone: str) -> str:
    """The reason as it is offered and kept: *Covering for Ben, away until 12:45*."""
    match reason:
        case CoverReason.AWAY if name and until is not None:
            time = clock(until, zone)
            return t("Covering for {name}, away until {time}", language, name=name, time=time)
        case CoverReason.AWAY if name:
            return t("Covering for {name}, who is away", language, name=name)
        case CoverReason.BUSY:
            return t("There is more to do than one can", language)
        case _:
            return t("Nobody has this role now", language)


def closed(lacks: tuple[Missing, ...], language: str) -> str:
    """What stays closed in a role that one takes; nothing where one has all of it."""
    if not lacks:
        return ""
    names = joined([skill(each.skill, language) for each in lacks], language)
    return t("Stays closed: {skills}.", language, skills=names)


def without(lacks: tuple[Missing, ...], language: str) -> str:
    """The same, and that both names are kept."""
    kept = t("Both names are recorded.", language)
    return " ".join(part for part in (closed(lacks, language), kept) if part)


def clock(moment: datetime | None, zone: str) -> str:
    """A time of day that keeps its order in any sentence."""
    return "" if moment is None else island(words.clock(moment, zone))
