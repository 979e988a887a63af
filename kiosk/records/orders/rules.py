"""Orders' words: an *order* has lines; its status is derived from three axes and never typed.

State: DRAFT -> QUOTED -> CONFIRMED -> (PROCESSING -> DONE, derived) ; CANCELLED ; HISTORY for what was
finished before it came here and books nothing.
Axes, each written by the room that knows through `orders.note`:
fulfilment NONE, WAITING, PARTIAL, SENT, EXCEPTION; billing NONE, PENDING, AWAITING_PAYMENT,
PARTLY_PAID, PAID, EXCEPTION; paper NOT_REQUIRED, MISSING, IN_PROGRESS, AWAITING_COUNTERSIGN, COMPLETE,
OUTDATED, DECLINED.
I3: released + waiting + cancelled = ordered, per line, always.
"""

from __future__ import annotations

from enum import StrEnum


class Standing(StrEnum):
    """What was decided of an order; the rest of its status is derived."""

    DRAFT = "draft"
    QUOTED = "quoted"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"
    HISTORY = "history"


class Delivery(StrEnum):
    """How the goods reach the customer."""

    PICKUP = "pickup"
    CARRIER = "carrier"


class Axis(StrEnum):
    """The three things an order's status follows from."""

    FULFILMENT = "fulfilment"
    BILLING = "billing"
    PAPER = "paper"


class Fulfilment(StrEnum):
    """How much has reached the customer."""

    NONE = "none"
    WAITING = "waiting"
    PARTIAL = "partial"
    SENT = "sent"
    EXCEPTION = "exception"


class Billing(StrEnum):
    """How much is billed and paid."""

    NONE = "none"
    PENDING = "pending"
    AWAITING_PAYMENT = "awaiting_payment"
    PARTLY_PAID = "partly_paid"
    PAID = "paid"
    EXCEPTION = "exception"


class Paper(StrEnum):
    """Whether the papers that a release asks for are there."""

    NOT_REQUIRED = "not_required"
    MISSING = "missing"
    IN_PROGRESS = "in_progress"
    AWAITING_COUNTERSIGN = "awaiting_countersign"
    COMPLETE = "complete"
    OUTDATED = "outdated"
    DECLINED = "declined"


class Status(StrEnum):
    """The derived status of an order."""

    DRAFT = "draft"
    QUOTED = "quoted"
    CONFIRMED = "confirmed"
    PROCESSING = "processing"
    DONE = "done"
    CANCELLED = "cancelled"


class OrderRefusal(StrEnum):
    """What orders refuse."""

    NO_LINES = "order_no_lines"
    UNKNOWN_ORDER = "order_unknown"
    MORE_THAN_WAITING = "more_than_waiting"
    ALREADY_TAKEN_IN = "order_already_taken_in"


def status(standing: Standing, fulfilment: Fulfilment, billing: Billing, paper: Paper) -> Status:
    """The status that follows from what was decided and from the three axes (product.md 5.3)."""
    if standing is Standing.HISTORY:
        return Status.DONE
    if standing is not Standing.CONFIRMED:
        return Status(str(standing))
    done = (
        fulfilment in (Fulfilment.NONE, Fulfilment.SENT)
        and billing in (Billing.NONE, Billing.PAID)
        and paper in (Paper.NOT_REQUIRED, Paper.COMPLETE)
    )
    if done:
        return Status.DONE
    moved = fulfilment in (Fulfilment.PARTIAL, Fulfilment.EXCEPTION, Fulfilment.SENT)
    return Status.PROCESSING if moved else Status.CONFIRMED
