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

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from kiosk.core.ids import CustomerId, OrderId, OrderLineId, ProductId


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
    UNKNOWN_LINE = "order_line_unknown"
    MORE_THAN_WAITING = "more_than_waiting"
    ALREADY_TAKEN_IN = "order_already_taken_in"
    DOES_NOT_ADD_UP = "order_does_not_add_up"
    OTHER_CURRENCY = "order_other_currency"


@dataclass(frozen=True, slots=True)
class NewLine:
    """A line as it is ordered. Minor units; `price` for one, the rest for all of them.

    `total` is what the line costs with its share of the order's discount and, unless shelf prices
    include it, its tax. `carried` false: a service, shipping or a tip. `released` and `cancelled` are
    what happened before it came here.
    """

    product: ProductId | None
    sku: str
    name: str
    quantity: int
    price: int
    discount: int
    total: int
    rate: int
    tax: int
    carried: bool
    released: int = 0
    cancelled: int = 0


@dataclass(frozen=True, slots=True)
class NewOrder:
    """An order as it comes in: `goods - discount + shipping (+ tax unless included) == total`.

    The lines' totals add up to `total`, their taxes to `tax`: shipping is a line that is not carried.
    `number` empty takes the next of the house's own series.
    """

    customer: CustomerId
    delivery: Delivery
    standing: Standing
    currency: str
    taxes_included: bool
    goods: int
    discount: int
    shipping: int
    tax: int
    total: int
    lines: tuple[NewLine, ...]
    placed_at: datetime
    number: str = ""
    source: str = ""
    source_id: str | None = None
    fingerprint: str | None = None
    note: str = ""
    fulfilment: Fulfilment = Fulfilment.NONE
    billing: Billing = Billing.NONE
    promised_at: datetime | None = None
    paper: Paper = Paper.NOT_REQUIRED
    not_after: date | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an order, and how much of it has gone which way."""

    id: OrderLineId
    position: int
    product: ProductId | None
    sku: str
    name: str
    quantity: int
    price: int
    discount: int
    total: int
    rate: int
    tax: int
    carried: bool
    released: int
    cancelled: int
    version: int

    @property
    def waiting(self) -> int:
        """What is neither handed over nor cancelled."""
        return self.quantity - self.released - self.cancelled


@dataclass(frozen=True, slots=True)
class Order:
    """An order with its lines by position, as it stands."""

    id: OrderId
    number: str
    customer: CustomerId
    standing: Standing
    fulfilment: Fulfilment
    billing: Billing
    paper: Paper
    delivery: Delivery
    currency: str
    taxes_included: bool
    goods: int
    discount: int
    shipping: int
    tax: int
    total: int
    source: str
    note: str
    placed_at: datetime
    promised_at: datetime | None
    version: int
    lines: tuple[Line, ...] = field(default=())
    not_after: date | None = None

    @property
    def status(self) -> Status:
        """What follows from the standing and the three axes."""
        return status(self.standing, self.fulfilment, self.billing, self.paper)

    @property
    def to_carry(self) -> tuple[Line, ...]:
        """The lines of which something to carry still waits."""
        return tuple(line for line in self.lines if line.carried and line.waiting)


@dataclass(frozen=True, slots=True)
class Known:
    """An order that came from `source` before, and what it said then."""

    order: OrderId
    fingerprint: str


class Quantities(Protocol):
    """As much of a line as the fulfilment axis follows from."""

    @property
    def quantity(self) -> int: ...
    @property
    def carried(self) -> bool: ...
    @property
    def released(self) -> int: ...
    @property
    def cancelled(self) -> int: ...


AXES: dict[Axis, type[StrEnum]] = {
    Axis.FULFILMENT: Fulfilment,
    Axis.BILLING: Billing,
    Axis.PAPER: Paper,
}
"""What each axis may say."""


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


def fulfilled(lines: Sequence[Quantities], before: Fulfilment) -> Fulfilment:
    """How much of what is to carry has reached the customer; only carried lines count."""
    carried = [line for line in lines if line.carried]
    out = sum(line.released for line in carried)
    waiting = sum(line.quantity - line.released - line.cancelled for line in carried)
    return fulfilment_fitting(before, out=out, waiting=waiting)


def fulfilment_fitting(said: Fulfilment, *, out: int, waiting: int) -> Fulfilment:
    """What fits to so many pieces out and waiting; where several do, what was `said` stays.

    While something waits, an exception stays one until a decision, and before the first piece is out
    only fulfilment knows whether anybody began.
    """
    if not waiting:
        return Fulfilment.SENT if out else Fulfilment.NONE
    if said is Fulfilment.EXCEPTION:
        return said
    if out:
        return Fulfilment.PARTIAL
    return said if said is Fulfilment.NONE else Fulfilment.WAITING


def already(line: NewLine, standing: Standing) -> tuple[int, int]:
    """What of a new line counts as released and cancelled; history and cancelled orders wait for nothing."""
    if line.released or line.cancelled:
        return line.released, line.cancelled
    if standing is Standing.HISTORY:
        return line.quantity, 0
    if standing is Standing.CANCELLED:
        return 0, line.quantity
    return 0, 0


def fulfilment_of(order: NewOrder) -> Fulfilment:
    """The fulfilment axis of an order as it comes in: what its lines say, as far as they say it."""
    carried = [line for line in order.lines if line.carried]
    gone = [already(line, order.standing) for line in carried]
    ordered = sum(line.quantity for line in carried)
    out = sum(released for released, _ in gone)
    waiting = ordered - out - sum(cancelled for _, cancelled in gone)
    return fulfilment_fitting(order.fulfilment, out=out, waiting=waiting)


def adds_up(order: NewOrder) -> bool:
    """Whether the order's amounts follow from its lines and from each other, to the cent."""
    on_top = 0 if order.taxes_included else order.tax
    return (
        sum(line.total for line in order.lines) == order.total
        and sum(line.tax for line in order.lines) == order.tax
        and order.goods - order.discount + order.shipping + on_top == order.total
    )
