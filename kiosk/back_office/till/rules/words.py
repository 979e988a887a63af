"""The till's words: states of a session, kinds of counts, moves and reports, and what is refused."""

from __future__ import annotations

from enum import StrEnum


class SessionState(StrEnum):
    """How far a till session is."""

    OPENING = "opening"
    OPEN = "open"
    HANDOVER = "handover"
    COUNTING = "counting"
    COUNTED = "counted"
    CLOSED = "closed"
    VERIFIED = "verified"


S = SessionState
STEPS: dict[SessionState, frozenset[SessionState]] = {
    S.OPENING: frozenset({S.OPEN}),
    S.OPEN: frozenset({S.HANDOVER, S.COUNTING}),
    S.HANDOVER: frozenset({S.OPEN}),
    S.COUNTING: frozenset({S.COUNTED}),
    S.COUNTED: frozenset({S.CLOSED}),
    S.CLOSED: frozenset({S.VERIFIED}),
    S.VERIFIED: frozenset(),
}
LIVE = frozenset({S.OPENING, S.OPEN, S.HANDOVER, S.COUNTING, S.COUNTED})
"""A drawer has at most one session in these states."""
TELLS = frozenset({S.COUNTED, S.CLOSED, S.VERIFIED})
"""Only here may anybody be told what cash should be there: the count is closed."""


def may_go(state: SessionState, to: SessionState) -> bool:
    """Whether a session in `state` may become `to`."""
    return to in STEPS[state]


class Sharing(StrEnum):
    """Who uses a drawer: everybody under their own PIN, or the one who holds it."""

    SHARED = "shared"
    OWN = "own"


class CountKind(StrEnum):
    """Why the cash was counted."""

    OPENING = "opening"
    HANDOVER = "handover"
    CLOSING = "closing"


class MoveKind(StrEnum):
    """Why cash came into a drawer or left it, other than by a sale."""

    TO_SAFE = "to_safe"
    TO_BANK = "to_bank"
    CHANGE_FETCHED = "change_fetched"
    PAID_OUT = "paid_out"
    PAID_IN = "paid_in"


OUTWARD = frozenset({MoveKind.TO_SAFE, MoveKind.TO_BANK, MoveKind.PAID_OUT})
"""These take cash out of the drawer; the others bring it in."""


class ReportKind(StrEnum):
    """A mid-day report changes nothing; an end-of-day report closes its session."""

    MID_DAY = "mid_day"
    END_OF_DAY = "end_of_day"


class TillRefusal(StrEnum):
    """What the till refuses."""

    DRAWER_TAKEN = "drawer_name_taken"
    STATION_HAS_DRAWER = "station_has_a_drawer"
    NAME_MISSING = "drawer_name_missing"
    ALREADY_OPEN = "till_already_open"
    NO_OPEN_TILL = "no_open_till"
    NOT_OPEN = "till_not_open"
    WRONG_STATE = "till_wrong_state"
    NOT_YOURS = "till_of_somebody_else"
    OPENING_DIFFERS = "opening_differs"
    NOT_ALL_COUNTED = "not_all_counted"
    NO_SUCH_PIECE = "no_such_piece"
    AMOUNT = "till_amount"
    TOO_LARGE = "till_amount_too_large"
    REASON_MISSING = "till_reason_missing"
    BAG_MISSING = "till_bag_missing"
    SAFE_AND_FLOAT = "safe_and_float_differ"
    SAME_PERSON = "till_same_person"
    CLOCK = "till_clock_set_back"
    PHOTO = "photo_unfit"
    NOT_CLOSED = "till_not_closed"
    VERIFIED_BY = "till_verified_already"
    NO_REPORT = "till_report_unknown"


class NoBecause(StrEnum):
    """Why a second person does not approve: chosen, never typed."""

    SEE_GOODS = "goods"
    NOT_ITS_PAPER = "paper"
    ANOTHER_WAY = "other"
    ASK_FIRST = "ask"


class PayRefusal(StrEnum):
    """What taking a payment refuses."""

    NOTHING_TO_PAY = "nothing_to_pay"
    MORE_THAN_DUE = "more_than_due"
    GIVEN_TOO_LITTLE = "given_too_little"
    GIVEN_FOR_CASH_ONLY = "given_for_cash_only"
    SLIP_MISSING = "slip_missing"
    NOT_THIS_WAY = "not_this_way"
    VOID_TOO_LATE = "void_too_late"
    CURRENCY = "payment_currency"
    SAME_APPROVER = "payment_same_approver"
    NO_APPROVER = "payment_no_approver"
    UNDER_WAY = "payment_outcome_unknown"
