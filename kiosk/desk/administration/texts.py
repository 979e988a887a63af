"""Roles, skills and levels in the words of the people who have them."""

from __future__ import annotations

from enum import StrEnum

from kiosk.core.task import Role, Skill
from kiosk.core.words import t
from kiosk.cross_training.training.rules import Level
from kiosk.desk.administration.rules import AdministrationRefusal
from kiosk.records.settings.rules import StationKind

REFUSALS: dict[StrEnum, str] = {
    AdministrationRefusal.LIMIT_OUT_OF_RANGE: "A limit is nothing or more, and no more than can be paid. Correct it.",
    AdministrationRefusal.DAY_BELOW_ONE: "What goes back in a day cannot be less than in one return. Raise it.",
}


def role(value: Role, language: str) -> str:
    """What somebody is."""
    said = {
        Role.RECEPTION: t("Reception", language),
        Role.SALES: t("Sales", language),
        Role.SERVICE: t("Service", language),
        Role.MARKETING: t("Marketing", language),
        Role.FULFILMENT: t("Fulfilment", language),
        Role.MANUFACTURING: t("Manufacturing", language),
        Role.ACCOUNTING: t("Accounting", language),
        Role.MANAGER: t("Manager", language),
    }
    return said[value]


def skill(value: Skill, language: str) -> str:
    """What somebody can be taught."""
    said = {
        Skill.WELCOME: t("Welcome customers", language),
        Skill.HAND_OUT: t("Hand out orders", language),
        Skill.PAPERS: t("Papers and signatures", language),
        Skill.TAKE_MONEY: t("Take money", language),
        Skill.CLOSE_TILL: t("Count and close the till", language),
        Skill.SELL: t("Sell and quote", language),
        Skill.SERVICE: t("Service requests", language),
        Skill.MARKET: t("Letters and recalls", language),
        Skill.PICK_AND_PACK: t("Pick and pack", language),
        Skill.SHIP: t("Ship by carrier", language),
        Skill.GOODS_IN: t("Take in goods", language),
        Skill.OWN_GOODS: t("Take in customers' own goods", language),
        Skill.COUNT_STOCK: t("Count stock, name places", language),
        Skill.WORKSHOP: t("Work in the workshop", language),
        Skill.CHECK_WORK: t("Check finished work", language),
        Skill.INVOICE: t("Invoices", language),
        Skill.REFUND: t("Refunds", language),
        Skill.BOOKS: t("Keep the books", language),
        Skill.TAKE_IN_ORDERS: t("Import orders", language),
        Skill.TRAIN: t("Train and cover", language),
        Skill.PEOPLE: t("People and PINs", language),
        Skill.SETTINGS: t("Settings", language),
    }
    return said[value]


def level(value: Level | None, language: str) -> str:
    """How far somebody is in a skill, in words."""
    said = {
        None: t("not yet", language),
        Level.IN_TRAINING: t("in training", language),
        Level.SUPERVISED: t("with help", language),
        Level.ALONE: t("alone", language),
        Level.TRAINER: t("trainer", language),
    }
    return said[value]


def station(value: StationKind, language: str) -> str:
    """What a PC is."""
    said = {
        StationKind.LOBBY: t("Lobby", language),
        StationKind.DESK: t("Desk", language),
        StationKind.DISPLAY: t("Display", language),
        StationKind.BACK_OFFICE: t("Back office", language),
    }
    return said[value]
