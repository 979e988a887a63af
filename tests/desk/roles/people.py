"""Who stands in for whom, for the tests of my roles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from kiosk.business import Business
from kiosk.core.by import Owner, Person, System
from kiosk.core.ids import PersonId
from kiosk.core.task import Role, Skill
from kiosk.cross_training.cover.rules.words import CoverReason
from kiosk.desk.roles import service
from kiosk.desk.roles.rules import RoleCard, Taken
from kiosk.records.staff import service as staff
from kiosk.records.staff.rules import AbsenceKind
from tests.makers.staff import a_person

PIN = "482913"
STATION = "Desk 1"
NOBODY = System("sign-in")
OWNER = Owner("tester")
MONEY = (Skill.TAKE_MONEY, Skill.CLOSE_TILL, Skill.INVOICE)
BADGE = "B-7719204"


@dataclass(frozen=True)
class Shop:
    """Ana at the desk, who can do more than her own role; Ben keeps the books, Chloe fulfils."""

    ana: PersonId
    ben: PersonId
    chloe: PersonId


def a_shop(business: Business, *, signed_in: bool = True, ben_away: bool = True) -> Shop:
    """Three colleagues; Ben is away for an hour, entered by Ana."""
    ana = a_person(
        business, Skill.WELCOME, Skill.HAND_OUT, Skill.PICK_AND_PACK, *MONEY,
        name="Ana Lindqvist", pin=PIN, roles=(Role.RECEPTION,),
    )  # fmt: skip
    ben = a_person(
        business, *MONEY, Skill.REFUND, Skill.BOOKS, name="Ben Okafor", role=Role.ACCOUNTING,
        pin=PIN, roles=(Role.ACCOUNTING,),
    )  # fmt: skip
    chloe = a_person(
        business, Skill.PICK_AND_PACK, name="Chloe Marsh", role=Role.FULFILMENT, pin=PIN,
        roles=(Role.FULFILMENT,),
    )  # fmt: skip
    if signed_in:
        sign_in(business, ana)
    if ben_away:
        away(business, ben, by=ana)
    return Shop(ana, ben, chloe)


def sign_in(business: Business, person: PersonId, station: str = STATION) -> None:
    """By PIN, at a desk."""
    business.do(staff.sign_in, NOBODY, None, station, person=person, pin=PIN)


def give_badge(business: Business, person: PersonId, code: str = BADGE) -> None:
    """A badge of her own."""
    business.do(staff.give_badge, OWNER, None, person=person, code=code)


def away(business: Business, person: PersonId, *, by: PersonId, minutes: int = 40) -> None:
    """Away for lunch."""
    until = business.clock.moment(None) + timedelta(minutes=minutes)
    business.do(
        staff.enter_absence, acts(by), None, STATION, person=person, kind=AbsenceKind.LUNCH,
        until=until,
    )  # fmt: skip


def acts(person: PersonId) -> Person:
    """Who does it; the house knows in which role."""
    return Person(person, Role.RECEPTION)


def card(business: Business, person: PersonId, role: Role) -> RoleCard:
    """One role in her panel."""
    shown = business.read(service.panel, person=person, station=STATION)
    return next(each for each in shown.cards if each.role is role)


def take(
    business: Business,
    person: PersonId,
    role: Role = Role.ACCOUNTING,
    *,
    absent: PersonId | None = None,
    **more: Any,
) -> Taken:
    """Takes a role as the panel does: the note as it is now, every warning acknowledged."""
    reason = CoverReason.VACANT if absent is None else CoverReason.AWAY
    asked: dict[str, Any] = {
        "person": person, "role": role, "absent": absent, "reason": reason, "pin": PIN,
        "seen": business.read(service.note, role=role).mark, "warned": True,
    }  # fmt: skip
    return business.do(service.take_role, acts(person), None, STATION, **(asked | more))
