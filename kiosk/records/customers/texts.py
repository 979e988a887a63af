"""Sentences for what customers refuse, and how to address one."""

from __future__ import annotations

from enum import StrEnum

from kiosk.core.words import t
from kiosk.records.customers.rules import Card, CustomerRefusal, Fact

REFUSALS: dict[StrEnum, str] = {
    CustomerRefusal.NAME_MISSING: "A name is missing. Write the customer's name or the company's.",
    CustomerRefusal.EMAIL: "This is no e-mail address. Look for the @ and what stands around it.",
    CustomerRefusal.PHONE: "This is no phone number. Write it as it is dialled.",
    CustomerRefusal.UNKNOWN_CUSTOMER: "This customer is not known. Search by name, phone or e-mail.",
}


def called(customer: Card | str, language: str) -> str:
    """How to address a customer: by the full name, else the company; who gave neither is a guest."""
    said = customer if isinstance(customer, str) else customer.name or customer.company
    return said or t("Guest", language)


def fact(value: Fact, language: str) -> str:
    """What a second fact is called where it is asked for."""
    said = {
        Fact.PHONE_LAST_4: t("last 4 digits of the phone number", language),
        Fact.FAMILY_NAME: t("last name", language),
        Fact.POSTCODE: t("postcode", language),
    }
    return said[value]
