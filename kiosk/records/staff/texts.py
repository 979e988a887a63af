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
    StaffRefusal.NAME_TAKEN: "Somebody else here has this name. Write it so that both can be told apart.",
    StaffRefusal.NAME_SAME: "This is the name already.",
    StaffRefusal.UNKNOWN_PERSON: "This person is not on the list.",
    StaffRefusal.PIN_SHAPE: "A PIN has six digits.",
    StaffRefusal.PIN_GUESSABLE: "This PIN is guessed first. Choose one without a pattern or a date.",
    StaffRefusal.OWN_PIN_ONLY: "Only you choose your PIN.",
    StaffRefusal.UNLOCK_SELF: "Second person needed: somebody else opens your PIN again.",
    StaffRefusal.BADGE_SHAPE: "A badge has at least six signs. Hold it to the reader once more.",
    StaffRefusal.BADGE_TAKEN: "This badge is somebody's already. Take another one.",
    StaffRefusal.BADGE_ENDED: "This badge was ended once. Take another one.",
    StaffRefusal.SAME_ALREADY: "These two accounts are one person already.",
    StaffRefusal.SAME_BOTH: "Both accounts have further accounts of their own. They stay two people.",
    StaffRefusal.ABSENCE_PAST: "This time is over already. Choose a later one.",
    StaffRefusal.NOT_YOURS: "Only they themselves or a manager can say this.",
    StaffRefusal.CONFIRM_OTHER: "Somebody else confirms what you have entered.",
}
