"""Sentences for what every act may be refused for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum

from kiosk.core import words
from kiosk.core.refusal import ActRefusal
from kiosk.cross_training.cover.rules.reviews import Did
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
    CoverRefusal.NOT_CLOSED: "This cover has not ended yet. It is looked through afterwards.",
    CoverRefusal.OWN_COVER: "Somebody else looks through it: nobody does it for themselves.",
    CoverRefusal.WORD_MISSING: "Leave a word: what you found, or that all is well.",
    CoverRefusal.UNACKNOWLEDGED: "Read the warning and say that you have seen it.",
    CoverRefusal.NOT_DUE: "This cover has not come to its end.",
    CoverRefusal.CANNOT_STAND_BESIDE: "{name} cannot stand beside for this. Ask another colleague.",
    CoverRefusal.PIN_NEEDED: "Money, papers and refunds: the colleague beside enters the PIN.",
    CoverRefusal.SAME_HUMAN: "Second person needed: this is the same person.",
}

DONE = {
    "shipment.start": "Orders begun: {n}",
    "shipment.pick": "Pieces picked: {n}",
    "shipment.pack": "Orders packed: {n}",
    "shipment.unpack": "Packages opened again: {n}",
    "shipment.stage": "Orders put on the shelf: {n}",
    "shipment.split": "Orders sent on in part: {n}",
    "till.open": "Tills opened: {n}",
    "till.hand_over": "Tills handed on: {n}",
    "till.count": "Tills counted: {n}",
    "till.close": "Tills closed: {n}",
    "till.report": "Mid-day reports: {n}",
    "cash.move": "Cash moved: {n}",
    "drawer.open": "Drawer opened: {n}",
    "payment.take": "Payments taken: {n}",
    "payment.void": "Payments made void: {n}",
    "payment.refund": "Payments given back: {n}",
    "payment.later": "Left open on an invoice: {n}",
    "invoice.print": "Invoices printed: {n}",
    "sale.ring_up": "Sales: {n}",
    "sale.give_back": "Goods taken back: {n}",
    "pickup.release": "Orders handed over: {n}",
    "pickup.scan": "Packages scanned: {n}",
}
"""What a cover did, by task; what is not here is counted as other steps."""


def done(task: str, n: int, language: str) -> str:
    """How often `task` was done, in words."""
    return words.t(DONE.get(task, "Other steps: {n}"), language, n=n)


def looked_at(facts: Mapping[str, str | int], language: str) -> str:
    """Who looked through a cover afterwards, and the word that was left."""
    return words.t(
        "{name} looked through it: {word}", language,
        name=str(facts.get("name", "")), word=str(facts.get("word", "")),
    )  # fmt: skip


def did_in_it(acts: Sequence[tuple[str, datetime]], language: str, zone: str) -> str:
    """How many acts were done by an emergency access, and which, each with its time."""
    if not acts:
        return words.t("Nothing was done by it.", language)
    many = words.tn("{n} act was done by it.", "{n} acts were done by it.", len(acts), language)
    each = (
        f"{done(task, 1, language)} ({words.island(words.clock(at, zone))})" for task, at in acts
    )
    return f"{many} {words.joined(tuple(each), language)}"


def did(deeds: Sequence[Did], language: str) -> str:
    """What was done under a cover, counted by task."""
    if not deeds:
        return words.t("Nothing was done under it.", language)
    return words.joined(tuple(done(each.task, each.count, language) for each in deeds), language)
