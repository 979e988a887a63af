"""Cover's words: a *cover session* is acting in a role that is not one's own, under both names.

ACTIVE -> ENDING (past its hard end: the customer in hand is finished, no new one) -> CLOSED -> REVIEWED.
A *handover note* is at most seven lines, most urgent first. Somebody *stands beside* a learner after a
badge or a PIN. *Emergency access* opens one skill to one person for 30 minutes and is reviewed by another.
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum


class CoverReason(StrEnum):
    """Why somebody takes a role."""

    AWAY = "away"
    """Whoever has it is away."""
    VACANT = "vacant"
    """Nobody has it."""
    BUSY = "busy"
    """Whoever has it is here and has more than she can do."""


class CoverState(StrEnum):
    """A session's state, derived from its times."""

    ACTIVE = "active"
    ENDING = "ending"
    CLOSED = "closed"
    REVIEWED = "reviewed"


class NoteKind(StrEnum):
    """OUT when a role is taken, BACK when it is handed back."""

    OUT = "out"
    BACK = "back"


class LineKind(StrEnum):
    """What a line of a handover note is about."""

    IN_HAND = "in_hand"
    """A customer in the lobby waits for this role."""
    TILL_OPEN = "till_open"
    CARD_UNKNOWN = "card_unknown"
    MONEY_UNSETTLED = "money_unsettled"
    ON_HOLD = "on_hold"
    PROMISED = "promised"
    TO_PICK = "to_pick"
    OVERDUE = "overdue"
    UNVERIFIED = "unverified"
    DONE = "done"
    """BACK: what the cover did, counted by task."""
    STILL_OPEN = "still_open"
    """BACK: what was begun and is not finished."""


class CoverWarning(StrEnum):
    """What does not stop a cover, but is acknowledged and told to the manager."""

    LEAVES_OWN_ROLE_EMPTY = "leaves_own_role_empty"
    NO_BREAK_FOR_SIX_HOURS = "no_break_for_six_hours"
    NOBODY_IS_AWAY = "nobody_is_away"


class CoverRefusal(StrEnum):
    """What cover refuses."""

    OWN_ROLE = "cover_own_role"
    NOTHING_LEARNT = "cover_nothing_learnt"
    ALREADY_COVERED = "cover_already"
    NOT_COVERING = "cover_not_live"
    ENDING = "cover_ending"
    PROOF_MISSING = "cover_proof_missing"
    COVERS_A_COVER = "cover_of_a_cover"
    NOTE_UNTICKED = "handover_line_unticked"
    NOTE_CHANGED = "handover_note_changed"
    NOT_YOURS = "cover_not_yours"
    REASON_TOO_SHORT = "emergency_reason_short"
    NO_EMERGENCY = "emergency_not_for_this"
    UNREVIEWED = "emergency_unreviewed"
    REVIEWED = "emergency_reviewed"
    NOT_CLOSED = "cover_not_closed"
    OWN_COVER = "cover_own_review"
    WORD_MISSING = "cover_review_word_missing"
    UNACKNOWLEDGED = "cover_warning_unacknowledged"
    NOT_DUE = "cover_not_due"
    CANNOT_STAND_BESIDE = "beside_not_qualified"
    PIN_NEEDED = "beside_needs_the_pin"
    SAME_HUMAN = "second_person_is_the_same"


LINES = 7
LUNCH_LASTS = timedelta(minutes=60)
"""How long a cover for a lunch or a break lasts at most; for anything else until the end of the day."""
FINISHING = timedelta(minutes=30)
"""How long after its hard end the customer in hand may still be finished."""
TICK_WITHIN = timedelta(minutes=15)
BESIDE_LASTS = timedelta(minutes=10)
"""How long a badge tap beside a learner counts; a PIN counts for one act within this time."""
EMERGENCY_LASTS = timedelta(minutes=30)
REASON_AT_LEAST = 10
REVIEW_WITHIN = timedelta(days=2)
NO_BREAK = timedelta(hours=6)
