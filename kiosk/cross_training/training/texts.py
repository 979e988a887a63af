"""Skills and levels in the words of the people who have them, and what training refuses."""

from __future__ import annotations

from enum import StrEnum

from kiosk.core.task import Skill
from kiosk.core.words import t
from kiosk.cross_training.training.rules import Level, TrainingRefusal
from kiosk.cross_training.training.rules.matrix import Head

REFUSALS: dict[StrEnum, str] = {
    TrainingRefusal.OWN_QUALIFICATION: "Nobody signs off their own qualification. Ask the owner.",
    TrainingRefusal.ONLY_A_TRAINER: "Only a trainer of this skill signs it off, or the owner. Ask one of them.",
    TrainingRefusal.MANAGER_CONFIRMS: "Money and papers are signed off by a trainer who is a manager too, or by the owner.",
    TrainingRefusal.MANAGER_GIVES_BACK: "This was taken away. Only a manager gives it back.",
    TrainingRefusal.ENDS_BEFORE_TODAY: "The last day is past. Choose a later one.",
    TrainingRefusal.PAUSE_ENDS_FIRST: "The pause ends before it begins. Choose a later end.",
    TrainingRefusal.REASON_MISSING: "A reason is missing. Write one.",
}


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


def title(value: Skill, language: str) -> str:
    """The same above a narrow column; long words may break at a soft hyphen."""
    said = {
        Skill.WELCOME: t("Greet", language),
        Skill.HAND_OUT: t("Hand out", language),
        Skill.PAPERS: t("Papers", language),
        Skill.TAKE_MONEY: t("Take money", language),
        Skill.CLOSE_TILL: t("Close the till", language),
        Skill.SELL: t("Sell", language),
        Skill.SERVICE: t("Requests", language),
        Skill.MARKET: t("Letters", language),
        Skill.PICK_AND_PACK: t("Pick, pack", language),
        Skill.SHIP: t("Ship", language),
        Skill.GOODS_IN: t("Goods in", language),
        Skill.OWN_GOODS: t("Own goods", language),
        Skill.COUNT_STOCK: t("Count stock", language),
        Skill.WORKSHOP: t("Make", language),
        Skill.CHECK_WORK: t("Quality check", language),
        Skill.INVOICE: t("Write invoices", language),
        Skill.REFUND: t("Give refunds", language),
        Skill.BOOKS: t("Keep books", language),
        Skill.TAKE_IN_ORDERS: t("Orders in", language),
        Skill.TRAIN: t("Train, cover", language),
        Skill.PEOPLE: t("People, PINs", language),
        Skill.SETTINGS: t("Set up", language),
    }
    return said[value]


def head(value: Head, language: str) -> str:
    """The part of the house that a skill stands under."""
    said = {
        Head.FRONT_DESK: t("Front desk", language),
        Head.FULFILMENT: t("Fulfilment", language),
        Head.WORKSHOP: t("Workshop", language),
        Head.ACCOUNTING: t("Accounting", language),
        Head.HOUSE: t("House", language),
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
