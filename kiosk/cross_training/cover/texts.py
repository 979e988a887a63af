"""Sentences for what every act may be refused for."""

from __future__ import annotations

from enum import StrEnum

from kiosk.core.refusal import ActRefusal

REFUSALS: dict[StrEnum, str] = {
    ActRefusal.NOT_QUALIFIED: "You have not learnt this yet. Ask a colleague who has.",
    ActRefusal.EXPIRED: "Your qualification for this has ended. Ask a colleague, and the manager to renew it.",
    ActRefusal.SUSPENDED: "Your qualification for this is paused. Ask a colleague.",
    ActRefusal.NOT_ACTIVE: "This person does not work here any more.",
    ActRefusal.NOT_SIGNED_IN: "Sign in first.",
    ActRefusal.WRONG_ACTOR: "This is not done from here.",
    ActRefusal.SECOND_PERSON: "Second person needed: a qualified colleague beside you.",
    ActRefusal.KEY_REUSED: "This was sent twice with different content. Nothing was done the second time.",
    ActRefusal.CHANGED_MEANWHILE: "Somebody changed this while you had it open. You see it as it is now.",
    ActRefusal.NOT_FOUND: "This is not there any more.",
}
