"""Sentences for what every act may be refused for."""

from __future__ import annotations

from enum import StrEnum

from kiosk.core.refusal import ActRefusal

REFUSALS: dict[StrEnum, str] = {
    ActRefusal.NOT_QUALIFIED: "You have not learnt this yet. Ask a colleague who has.",
    ActRefusal.EXPIRED: "Your qualification for this has ended. Ask a colleague, and the manager to renew it.",
    ActRefusal.SUSPENDED: "Your qualification for this is paused. Ask a colleague.",
    ActRefusal.NOT_IN_ROLE: "This belongs to another role. Take the role first, under My roles.",
    ActRefusal.MONEY_LINE_UNTICKED: "Tick the money lines of the handover note first.",
    ActRefusal.COVER_ENDED: "Your cover has ended. Finish the customer in hand, or take the role again.",
    ActRefusal.BOTH_SIDES: "Second person needed: you have already done the other side of this.",
    ActRefusal.NOT_ACTIVE: "This person does not work here any more.",
    ActRefusal.NOT_SIGNED_IN: "Sign in first.",
    ActRefusal.WRONG_ACTOR: "This is not done from here.",
    ActRefusal.SECOND_PERSON: "Second person needed: a qualified colleague beside you.",
    ActRefusal.KEY_REUSED: "This was sent twice with different content. Nothing was done the second time.",
    ActRefusal.CHANGED_MEANWHILE: "Somebody changed this while you had it open. You see it as it is now.",
    ActRefusal.NOT_FOUND: "This is not there any more.",
}
