"""Sentences for what every act may be refused for."""

from __future__ import annotations

from enum import StrEnum

from kiosk.core.refusal import ActRefusal
from kiosk.cross_training.cover.rules.words import CoverRefusal

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
    CoverRefusal.OWN_ROLE: "This role is your own already.",
    CoverRefusal.NOTHING_LEARNT: "Nothing of this role is open to you now. Ask the manager.",
    CoverRefusal.ALREADY_COVERED: "You have taken this role already.",
    CoverRefusal.NOT_COVERING: "This cover has ended. Take the role again.",
    CoverRefusal.ENDING: "This cover is ending: finish the customer in hand, begin with no new one.",
    CoverRefusal.PROOF_MISSING: "Hold your badge to the reader here first.",
    CoverRefusal.COVERS_A_COVER: "A cover is not handed on. Take the role for the one whose own it is.",
    CoverRefusal.NOTE_UNTICKED: "Tick the lines of the handover note first.",
    CoverRefusal.NOTE_CHANGED: "The handover note has changed. Read it as it is now.",
    CoverRefusal.NOT_YOURS: "This is for a colleague to do.",
    CoverRefusal.REASON_TOO_SHORT: "Say in a few words why: at least 10 letters.",
    CoverRefusal.NO_EMERGENCY: "Emergency access never opens this.",
    CoverRefusal.UNREVIEWED: "An earlier emergency access of yours has not been reviewed. Ask the manager.",
    CoverRefusal.REVIEWED: "This has been reviewed already.",
    CoverRefusal.UNACKNOWLEDGED: "Read the warning and say that you have seen it.",
    CoverRefusal.NOT_DUE: "This cover has not come to its end.",
    CoverRefusal.CANNOT_STAND_BESIDE: "{name} cannot stand beside for this. Ask another colleague.",
    CoverRefusal.PIN_NEEDED: "Money, papers and refunds: the colleague beside enters the PIN.",
    CoverRefusal.SAME_HUMAN: "Second person needed: this is the same person.",
}
