"""The resolver's answer in words: why a control is closed, who can do it now, and what is nearest.

Own reasons are told in full; of other people only that they can, where they are, and *away until*.
"""

from __future__ import annotations

from datetime import datetime

from kiosk.core import words
from kiosk.core.task import Role, Skill, Task
from kiosk.cross_training.cover.rules.house import House
from kiosk.cross_training.cover.rules.resolver import Verdict, Way, Why
from kiosk.records.staff import texts as staff
from kiosk.ui.context import Closed, Helper

DEEDS = {
    Skill.WELCOME: "Welcoming customers",
    Skill.HAND_OUT: "Handing over orders",
    Skill.PAPERS: "Signing papers",
    Skill.TAKE_MONEY: "Taking money",
    Skill.CLOSE_TILL: "Counting the till",
    Skill.SELL: "Selling",
    Skill.SERVICE: "Service requests",
    Skill.MARKET: "Letters and recalls",
    Skill.PICK_AND_PACK: "Picking and packing",
    Skill.SHIP: "Shipping",
    Skill.GOODS_IN: "Taking in goods",
    Skill.OWN_GOODS: "Customers' own goods",
    Skill.COUNT_STOCK: "Counting stock",
    Skill.WORKSHOP: "Working in the workshop",
    Skill.CHECK_WORK: "Checking finished work",
    Skill.INVOICE: "Writing invoices",
    Skill.REFUND: "Giving money back",
    Skill.BOOKS: "Keeping the books",
    Skill.TAKE_IN_ORDERS: "Importing orders",
    Skill.TRAIN: "Training people",
    Skill.PEOPLE: "Looking after people and PINs",
    Skill.SETTINGS: "Changing the settings",
}
"""What one does by a skill, as the beginning of a sentence."""


def deed(task_id: str, language: str) -> str:
    """What a task's skill is about, by the id of the task; empty where there is none of it."""
    found = next((task for task in Task if task.id == task_id), None)
    return words.t(DEEDS[found.skill], language) if found is not None else ""


def worded(house: House, verdict: Verdict, language: str, zone: str) -> Closed:
    """Everything that a closed control says; `house` is the picture that the verdict was made on."""
    role = verdict.task.role
    takes = verdict.way in (Way.TAKE_ROLE, Way.COVER_ENDED, Way.TICK_NOTE)
    return Closed(
        _reason(verdict, language),
        then=_then(house, verdict, language, zone),
        task=verdict.task,
        take_role=role if takes else None,
        take=_take(verdict, language) if takes else "",
        you=_you(verdict, language),
        beside=_beside(verdict),
        helpers=tuple(
            Helper(each.person, each.name, _where(each.station, each.serving, language))
            for each in verdict.helpers
        ),
        foot=_foot(verdict, language, zone),
    )


def _reason(verdict: Verdict, language: str) -> str:
    t = words.t
    role, deed = role_name(verdict.task.role, language), t(DEEDS[verdict.task.skill], language)
    match verdict.why:
        case Why.OTHER_ROLE:
            return t("{deed} belongs to {role}", language, deed=deed, role=role)
        case Why.LEARNING:
            return t("You are still learning this.", language)
        case Why.ENDED:
            return t("Your qualification for this has ended.", language)
        case Why.NOT_TICKED:
            return t("Tick the money lines of the handover note first.", language)
        case Why.PAST_END:
            return t("Your cover for {role} has ended", language, role=role)
        case Why.NOT_HERE:
            return t("This person does not work here any more.", language)
        case _:
            return t("You have not learnt this yet.", language)


def _then(house: House, verdict: Verdict, language: str, zone: str) -> str:
    if verdict.way is Way.COVER_ENDED:
        return words.t("Finish the customer in hand, or take the role again.", language)
    if verdict.way is Way.BESIDE:
        if verdict.task.by_pin:
            return words.t("With somebody beside you it is open.", language)
        return words.t(
            "With somebody beside you it is open: their badge at the reader, or their PIN.",
            language,
        )
    said = away(house, verdict, language, zone)
    if verdict.why is Why.OTHER_ROLE:
        return said
    return " ".join(part for part in (_whose(verdict, language), said) if part)


def _whose(verdict: Verdict, language: str) -> str:
    if verdict.why not in (Why.NOT_LEARNT, Why.LEARNING, Why.ENDED):
        return ""
    task, t = verdict.task, words.t
    deed, role = t(DEEDS[task.skill], language), role_name(task.role, language)
    return t("{deed} belongs to {role}.", language, deed=deed, role=role)


def away(house: House, verdict: Verdict, language: str, zone: str) -> str:
    """Until when the role is away, or that nobody has it; empty where somebody of it is here."""
    role = verdict.task.role
    name = role_name(role, language)
    if verdict.absent:
        until = min((each.until for each in verdict.absent if each.until is not None), default=None)
        if until is None or until <= house.now:
            return words.t("{role} is away.", language, role=name)
        when = clock(until, zone)
        return words.t("{role} is away until {time}.", language, role=name, time=when)
    if not any(each.role is role or role in each.own for each in house.people):
        return words.t("Nobody has the role {role}.", language, role=name)
    return ""


def _take(verdict: Verdict, language: str) -> str:
    if verdict.way is Way.TICK_NOTE:
        return words.t("Open the handover note", language)
    role = role_name(verdict.task.role, language)
    return words.t("Take {role}", language, role=role)


def _you(verdict: Verdict, language: str) -> str:
    if verdict.way is Way.TAKE_ROLE:
        return words.t("You have learnt this.", language)
    if verdict.way is Way.TICK_NOTE:
        return words.t("You are covering this role.", language)
    return ""


def _beside(verdict: Verdict) -> bool:
    return verdict.way is Way.BESIDE and bool(verdict.helpers)


def _where(station: str, serving: bool, language: str) -> str:
    place = words.island(station) if station else words.t("in the house", language)
    if serving:
        return words.t("{place}, with a customer", language, place=place)
    return words.t("{place}, free", language, place=place)


def _foot(verdict: Verdict, language: str, zone: str) -> str:
    if verdict.helpers:
        return words.t("Nobody free? Every desk can see that you need somebody.", language)
    if verdict.way is Way.TAKE_ROLE:
        return ""
    if verdict.back_at is None:
        return words.t("Nobody else here can do it now.", language)
    when = clock(verdict.back_at, zone)
    return words.t("Nobody else here can do it now. From {time} somebody can.", language, time=when)


def role_name(role: Role, language: str) -> str:
    """A role as people say it."""
    return words.t(staff.ROLES[role], language)


def clock(moment: datetime, zone: str) -> str:
    """A time of day that no sentence turns round."""
    return words.island(words.clock(moment, zone))
