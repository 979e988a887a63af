"""What a cover still finishes past its end: the customer in hand, and a package that was begun with."""

from __future__ import annotations

from kiosk.core.task import Task

_FOR_WHO_IS_SERVED = frozenset(
    {
        Task.PICKUP_CLAIM, Task.PICKUP_GIVE_BACK, Task.PICKUP_SCAN, Task.PICKUP_RELEASE,
        Task.PAYMENT_TAKE, Task.PAYMENT_VOID, Task.PAY_LATER, Task.SALE_RING_UP,
    }
)  # fmt: skip
"""About the pick-up of a visit that she serves, its order or its payment; a sale whose card was asked for."""
_ON_THE_BENCH = frozenset(
    {
        Task.SHIPMENT_PICK, Task.SHIPMENT_PACK, Task.SHIPMENT_UNPACK, Task.SHIPMENT_STAGE,
        Task.SHIPMENT_SPLIT,
    }
)  # fmt: skip
"""About a shipment that she had picked for."""
FINISHES = _FOR_WHO_IS_SERVED | _ON_THE_BENCH
"""Everything else belongs to whose role it is again."""


def of_one_thing(task: Task) -> frozenset[str]:
    """The tasks by which a cover had begun with the thing that `task` goes on with; none: it is a customer."""
    return frozenset(each.id for each in _ON_THE_BENCH) if task in _ON_THE_BENCH else frozenset()


def for_who_is_served(task: Task) -> bool:
    """Whether it may be done past the end while somebody is served."""
    return task in _FOR_WHO_IS_SERVED
