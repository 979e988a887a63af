"""How a card of the board looks: states to chips, icons and kinds of button."""

from __future__ import annotations

from kiosk.core import words
from kiosk.core.task import Role
from kiosk.desk.today import texts
from kiosk.desk.today.rules import Column, Deed, Mark, Note, TodayCard, Tone, collected_in_part
from kiosk.lobby.pickup.rules import Card, Unsettled
from kiosk.records.staff import texts as staff_texts
from kiosk.ui.buttons import Kind
from kiosk.ui.card import Bar, CardFacts, ChipFacts
from kiosk.ui.chips import State
from kiosk.ui.context import Context
from kiosk.ui.rows import RowFacts

BARS: dict[Tone, Bar] = {
    Tone.PLAIN: "plain",
    Tone.READY: "ready",
    Tone.WAITING: "waiting",
    Tone.OVERDUE: "overdue",
    Tone.BLOCKED: "blocked",
    Tone.AT_WORK: "accent",
    Tone.ON_HOLD: "supervised",
}
ICONS: dict[Deed, str] = {
    Deed.BEGIN: "log-in",
    Deed.SERVE: "user-check",
    Deed.GO_ON: "package-open",
    Deed.HAND_OVER: "package-open",
    Deed.LOOK_IN: "eye",
    Deed.TAKE_OVER: "handshake",
    Deed.TAKE_ON: "handshake",
}
CHIPS: dict[Mark, tuple[State, str | None]] = {
    Mark.READY: ("ready", "package"),
    Mark.SHELF: ("plain", "archive"),
    Mark.TO_PAY: ("waiting", "wallet"),
    Mark.PAPERS: ("accent", "file-pen-line"),
    Mark.NEEDS_DESK: ("overdue", "shield-alert"),
    Mark.OVERDUE: ("overdue", None),
    Mark.WAITING_FOR: ("blocked", None),
    Mark.SCANNED: ("ready", "package"),
    Mark.SIGNED: ("ready", None),
    Mark.SURE: ("ready", None),
    Mark.HELD_FOR: ("plain", "pause"),
}


def face(card: TodayCard, context: Context) -> CardFacts:
    """A card as it is drawn."""
    language = context.language
    waits = None
    if card.minutes is not None:
        state: State = "waiting" if card.slow else "plain"
        waits = ChipFacts(texts.minutes(card.minutes, language), state)
    lead, soft = card.visit_number, False
    if card.held and card.case is not None:
        lead = card.case.word
    if card.promised_at is not None and card.column is Column.SHELF:
        lead, soft = words.clock(card.promised_at, context.zone), True
    return CardFacts(
        key=card.key,
        name=card.customer,
        lead=lead,
        lead_soft=soft,
        detail=texts.detail(card, language),
        bar=BARS[card.tone],
        trailing=waits,
        chips=tuple(chip(note, language) for note in card.notes),
        action=texts.action(card, language),
        action_kind=_kind(card),
        action_icon=ICONS[card.deed] if card.deed is not None else None,
        reason=texts.reason(card, language),
    )


def _kind(card: TodayCard) -> Kind:
    return "primary" if card.first and card.deed is not Deed.LOOK_IN else "secondary"


def chip(note: Note, language: str) -> ChipFacts:
    """A note as a chip; all there is green with a check, a part with a package."""
    state, icon = CHIPS[note.mark]
    if note.mark in (Mark.READY, Mark.SCANNED) and note.count >= note.of:
        icon = None
    return ChipFacts(texts.note(note, language), state, icon)


def done(card: Card, context: Context) -> RowFacts:
    """A row of what was handed over today."""
    number = words.island(card.order_number)
    second = context.t("Collected {number}", number=number)
    if collected_in_part(card):
        facts = {"number": number, "n": card.ready, "m": card.lines}
        second = context.t("Collected {number}, {n} of {m}", **facts)
    at = words.clock(card.since, context.zone) if card.since is not None else ""
    return RowFacts(str(card.pickup), card.customer, lead=at, second=second)


def money(unsettled: Unsettled, context: Context) -> RowFacts:
    """A red row: an amount that waits for its goods, or of which nobody knows what became."""
    t, language = context.t, context.language
    amount = words.island(words.amount_with_currency(unsettled.minor, unsettled.currency, language))
    number = words.island(unsettled.order_number)
    said = (
        t("{number}: ask the card terminal", number=number)
        if unsettled.asked
        else t("{number}: paid, not handed over", number=number)
    )
    return RowFacts(
        str(unsettled.pickup), unsettled.customer, second=said, trailing=amount,
        trailing_colour="s_overdue",
    )  # fmt: skip


def initials(name: str) -> str:
    """Up to two letters that stand for a name."""
    parts = name.split()
    return "".join(part[0] for part in ([parts[0], parts[-1]] if len(parts) > 1 else parts)).upper()


def role(value: Role, context: Context) -> str:
    """A role as people say it."""
    return context.t(staff_texts.ROLES[value])
