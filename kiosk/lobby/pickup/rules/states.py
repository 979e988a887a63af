"""What a pickup can be and what may follow what (product.md 5.6), with what is refused.

    P1  -                     create        REQUESTED
    P2  REQUESTED             prepare       PREPARING
    P3  PREPARING             stage         STAGED
    P4  STAGED                pre-flight    READY | BLOCKED
    P5  BLOCKED               resolved      READY
    P6  READY, OVERDUE        claim         VERIFYING
    P7  VERIFYING             identity ok   RELEASING
    P8  VERIFYING             wrong         READY, OVERDUE (the desk knows; that pickup needs it for the day)
    P8b VERIFYING, RELEASING  fetch         the same, with a longer lease
    P9  RELEASING             scan          RELEASING
    P11 RELEASING             hand over     COLLECTED
    P12 RELEASING             lines left    COLLECTED, and the next part REQUESTED | READY
    P13 READY                 day passed    OVERDUE
    P14 OVERDUE               extend        READY
    P16 before COLLECTED      cancel        CANCELLED
    P19 VERIFYING, RELEASING  lease lost    READY, OVERDUE (ticks are kept)

Something to pay does not block: such a pickup is READY, shows *something to pay*, and its hand-over is
refused until it is paid. So the customer gets the code and the notice and can come and pay at the desk.
What blocks is a paper that is still missing; then the code works, shows what waits and for which reason.
The owner may ask for payment first; then money blocks as well.
P10 (settle) comes with the till, P15 (expire), P17 (void) and P18 (dispute) with the issues that own them.
"""

from __future__ import annotations

from enum import StrEnum


class PickupState(StrEnum):
    """Where a pickup stands."""

    REQUESTED = "requested"
    PREPARING = "preparing"
    STAGED = "staged"
    BLOCKED = "blocked"
    READY = "ready"
    VERIFYING = "verifying"
    RELEASING = "releasing"
    OVERDUE = "overdue"
    COLLECTED = "collected"
    CANCELLED = "cancelled"


class Command(StrEnum):
    """What moves a pickup on."""

    PREPARE = "prepare"
    STAGE = "stage"
    PREFLIGHT = "preflight"
    RESOLVED = "resolved"
    CLAIM = "claim"
    IDENTITY_OK = "identity_ok"
    WRONG = "wrong"
    FETCH = "fetch"
    SCAN = "scan"
    HAND_OVER = "hand_over"
    DAY_PASSED = "day_passed"
    EXTEND = "extend"
    CANCEL = "cancel"
    LEASE_LOST = "lease_lost"
    FORM_OUTDATED = "form_outdated"


_S = PickupState
_C = Command
_BACK = frozenset({_S.READY, _S.OVERDUE, _S.BLOCKED})
_BEFORE_COLLECTED = (
    _S.REQUESTED, _S.PREPARING, _S.STAGED, _S.BLOCKED, _S.READY, _S.VERIFYING, _S.RELEASING, _S.OVERDUE,
)  # fmt: skip

STEPS: dict[tuple[PickupState, Command], frozenset[PickupState]] = {
    (_S.REQUESTED, _C.PREPARE): frozenset({_S.PREPARING}),
    (_S.PREPARING, _C.STAGE): frozenset({_S.STAGED}),
    (_S.STAGED, _C.PREFLIGHT): frozenset({_S.READY, _S.BLOCKED}),
    (_S.READY, _C.PREFLIGHT): frozenset({_S.READY, _S.BLOCKED}),
    (_S.OVERDUE, _C.PREFLIGHT): frozenset({_S.READY, _S.BLOCKED}),
    (_S.BLOCKED, _C.PREFLIGHT): frozenset({_S.READY, _S.BLOCKED}),
    (_S.BLOCKED, _C.RESOLVED): frozenset({_S.READY}),
    (_S.READY, _C.FORM_OUTDATED): frozenset({_S.BLOCKED}),
    (_S.READY, _C.CLAIM): frozenset({_S.VERIFYING}),
    (_S.OVERDUE, _C.CLAIM): frozenset({_S.VERIFYING}),
    (_S.VERIFYING, _C.CLAIM): frozenset({_S.VERIFYING}),
    (_S.RELEASING, _C.CLAIM): frozenset({_S.RELEASING}),
    (_S.VERIFYING, _C.IDENTITY_OK): frozenset({_S.RELEASING}),
    (_S.RELEASING, _C.IDENTITY_OK): frozenset({_S.RELEASING}),
    (_S.VERIFYING, _C.WRONG): _BACK | {_S.VERIFYING},
    (_S.VERIFYING, _C.FETCH): frozenset({_S.VERIFYING}),
    (_S.RELEASING, _C.FETCH): frozenset({_S.RELEASING}),
    (_S.VERIFYING, _C.SCAN): frozenset({_S.VERIFYING}),
    (_S.RELEASING, _C.SCAN): frozenset({_S.RELEASING}),
    (_S.RELEASING, _C.HAND_OVER): frozenset({_S.COLLECTED}),
    (_S.READY, _C.DAY_PASSED): frozenset({_S.OVERDUE}),
    (_S.OVERDUE, _C.EXTEND): frozenset({_S.READY}),
    (_S.VERIFYING, _C.LEASE_LOST): _BACK,
    (_S.RELEASING, _C.LEASE_LOST): _BACK,
    **{(state, _C.CANCEL): frozenset({_S.CANCELLED}) for state in _BEFORE_COLLECTED},
}

COLLECTABLE = frozenset({_S.READY, _S.OVERDUE})
"""Waiting on the shelf for whoever comes."""
SERVED = frozenset({_S.VERIFYING, _S.RELEASING})
"""Somebody at a desk has it, as long as the lease runs."""
OPEN = frozenset({_S.BLOCKED, _S.READY, _S.OVERDUE, _S.VERIFYING, _S.RELEASING})
"""Something of it is on the shelf."""
LIVE = OPEN | {_S.REQUESTED, _S.PREPARING, _S.STAGED}
"""Not over; an order has at most one of these."""


def may_go(state: PickupState, command: Command, to: PickupState) -> bool:
    """Whether `command` may take a pickup in `state` to `to`."""
    return to in STEPS.get((state, command), frozenset())


def resting(blockers: tuple[Blocker, ...], *, overdue: bool) -> PickupState:
    """Where a pickup stands that nobody has at a desk."""
    if blockers:
        return PickupState.BLOCKED
    return PickupState.OVERDUE if overdue else PickupState.READY


class Blocker(StrEnum):
    """What a pickup waits for beside its goods."""

    PAPER = "paper"
    BALANCE = "balance"


class Method(StrEnum):
    """How it was made sure who collects."""

    CODE = "code"
    CODE_AND_FACT = "code_and_fact"
    TWO_FACTS = "two_facts"
    ID_SEEN = "id_seen"
    KNOWN = "known_to_me"


class Confirmed(StrEnum):
    """What confirms the hand-over."""

    LIST = "list"
    SIGNATURE = "signature"


class Outcome(StrEnum):
    """What a try at the lobby came to; wrong, unknown and needs-the-desk are one and the same."""

    FOUND = "found"
    NOT_FOUND = "not_found"


class LineState(StrEnum):
    """Where a line stands for the customer."""

    READY = "ready"
    LATER = "later"
    TAKEN = "taken"


class ReceiptWay(StrEnum):
    """How a customer has the receipt: sent to the address on the card, printed at the lobby, or not at all."""

    EMAIL = "email"
    PAPER = "paper"
    BOTH = "both"
    NONE = "none"


class ExtendReason(StrEnum):
    """Why goods are kept longer than they should be."""

    ASKED = "asked"
    NOT_REACHED = "not_reached"
    OUR_DELAY = "our_delay"
    OTHER = "other"


class CancelReason(StrEnum):
    """Why nobody collects any more."""

    NO_SHOW = "no_show"
    REJECTED = "rejected"
    OUT_OF_STOCK = "out_of_stock"
    DUPLICATE = "duplicate"
    OTHER = "other"


class PickupRefusal(StrEnum):
    """What pickup refuses."""

    UNKNOWN_PICKUP = "pickup_unknown"
    WRONG_STATE = "pickup_wrong_state"
    SOMEBODY_ELSE = "pickup_somebody_else"
    NOT_HELD = "pickup_not_held"
    ALREADY_COLLECTED = "pickup_already_collected"
    NOT_YOURS = "pickup_not_yours"
    NOTHING_CHOSEN = "pickup_nothing_chosen"
    LINE_NOT_READY = "pickup_line_not_ready"
    COLLECTOR = "collector_not_authorised"
    WRONG_PACKAGE = "package_of_another_pickup"
    NOT_ALL_SCANNED = "not_all_packages_scanned"
    IDENTITY = "identity_not_enough"
    SIGNATURE_MISSING = "signature_missing"
    STILL_TO_PAY = "pickup_still_to_pay"
    PAPER_MISSING = "pickup_paper_missing"
    NO_CODE_YET = "pickup_no_code_yet"
    NOT_OVERDUE = "pickup_not_overdue"
    KEPT_LONGEST = "pickup_kept_longest"
    LOW_ABOVE_HIGH = "pickup_low_above_high"
    HOLD_OUT_OF_RANGE = "pickup_hold_out_of_range"
    VOID_OUT_OF_RANGE = "pickup_void_out_of_range"
