"""Sentences for roles and for what staff refuses."""

from __future__ import annotations

from enum import StrEnum

from kiosk.core.task import Role
from kiosk.records.staff.rules import StaffRefusal

ROLES = {
    Role.RECEPTION: "Reception",
    Role.SALES: "Sales",
    Role.SERVICE: "Service",
    Role.MARKETING: "Marketing",
    Role.FULFILMENT: "Fulfilment",
    Role.MANUFACTURING: "Manufacturing",
    Role.ACCOUNTING: "Accounting",
    Role.MANAGER: "Manager",
}

REFUSALS: dict[StrEnum, str] = {
    StaffRefusal.NAME_MISSING: "A name is missing. Write one.",
    StaffRefusal.UNKNOWN_PERSON: "This person is not on the list.",
    StaffRefusal.PIN_SHAPE: "A PIN has six digits.",
    StaffRefusal.PIN_GUESSABLE: "This PIN is guessed first. Choose one without a pattern or a date.",
    StaffRefusal.OWN_PIN_ONLY: "Only you choose your PIN.",
    StaffRefusal.UNLOCK_SELF: "Second person needed: somebody else opens your PIN again.",
}
