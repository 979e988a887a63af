"""What a task is made of: roles, offices, skills, kinds of actor, and how one task is declared."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """A place in the business that a person may take."""

    RECEPTION = "reception"
    SALES = "sales"
    SERVICE = "service"
    MARKETING = "marketing"
    FULFILMENT = "fulfilment"
    MANUFACTURING = "manufacturing"
    ACCOUNTING = "accounting"
    MANAGER = "manager"


class Office(StrEnum):
    """Where a role stands in the house."""

    FRONT = "front"
    BACK = "back"
    MANAGEMENT = "management"


OFFICE = {
    Role.RECEPTION: Office.FRONT,
    Role.SALES: Office.FRONT,
    Role.SERVICE: Office.FRONT,
    Role.MARKETING: Office.FRONT,
    Role.FULFILMENT: Office.BACK,
    Role.MANUFACTURING: Office.BACK,
    Role.ACCOUNTING: Office.BACK,
    Role.MANAGER: Office.MANAGEMENT,
}


class Skill(StrEnum):
    """What a person can be taught and qualified in; the later issues' skills already have their names."""

    WELCOME = "welcome"
    HAND_OUT = "hand_out_orders"
    PAPERS = "papers"
    TAKE_MONEY = "take_money"
    CLOSE_TILL = "close_till"
    SELL = "sell"
    SERVICE = "service_requests"
    MARKET = "letters_and_recalls"
    PICK_AND_PACK = "pick_and_pack"
    SHIP = "ship"
    GOODS_IN = "goods_in"
    OWN_GOODS = "own_goods"
    COUNT_STOCK = "count_stock"
    WORKSHOP = "workshop"
    CHECK_WORK = "check_work"
    INVOICE = "invoice"
    REFUND = "refunds"
    BOOKS = "books"
    TAKE_IN_ORDERS = "take_in_orders"
    TRAIN = "train_and_cover"
    PEOPLE = "people"
    SETTINGS = "settings"


class Actor(StrEnum):
    """The kinds of `By` that a task may be done by."""

    PERSON = "person"
    CUSTOMER = "customer"
    SYSTEM = "system"
    OWNER = "owner"


@dataclass(frozen=True, slots=True)
class Declared:
    """One task: its id (`thing.verb`), whose it is, what one must have learnt, and who may do it.

    `bound`: who does it acts in its role, their own or one they have taken; what is not bound (an
    approval by a second person) asks for the skill alone. `anybody`: everyone who works here may,
    whatever they have learnt. `supervised`: a learner may do it with a qualified person beside.
    `emergency`: emergency access may open it; never refunds, qualifications, people or settings.
    `apart_from`: tasks that one human being must not combine with it on one object.
    """

    id: str
    role: Role
    skill: Skill
    actors: frozenset[Actor] = frozenset({Actor.PERSON})
    bound: bool = True
    anybody: bool = False
    supervised: bool = True
    emergency: bool = False
    apart_from: frozenset[str] = frozenset()
