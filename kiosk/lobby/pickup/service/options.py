"""The owner's table: what it says now, and another one in its place."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core import money
from kiosk.core.change import Change
from kiosk.core.refusal import Refused
from kiosk.core.task import Task
from kiosk.database.acting import Act, View, does
from kiosk.lobby.pickup import rules
from kiosk.lobby.pickup.rules import OwnersTable, PickupRefusal
from kiosk.records.settings import service as settings


@dataclass(frozen=True, slots=True)
class Policy:
    """The owner's table in minor units of `currency`, at this version of the settings."""

    table: OwnersTable
    currency: str
    version: int


def policy(view: View) -> Policy:
    """The table as the settings say it now, with the defaults for what nobody has set."""
    kept = settings.options(view)
    currency = view.facts.currency
    table = rules.owners_table(kept.values, money.exponent(currency))
    return Policy(table, currency, kept.version)


@does(Task.PICKUP_SET_RULES)
def set_policy(act: Act, *, table: OwnersTable, seen: int) -> int:
    """Puts `table` in the place of the one that was `seen`; gives the settings' version now.

    What is being handed over now is judged by it at once. Refused: a low amount that is not below the
    high one (`LOW_ABOVE_HIGH`), days or times outside their range (`HOLD_OUT_OF_RANGE`), minutes
    to take a hand-over back outside theirs (`VOID_OUT_OF_RANGE`).
    """
    if not 0 <= table.low < table.high or table.holder < 0:
        raise Refused(PickupRefusal.LOW_ABOVE_HIGH)
    days, times = rules.HOLD_RANGE
    if not (1 <= table.hold_days <= days and 0 <= table.extensions <= times):
        raise Refused(PickupRefusal.HOLD_OUT_OF_RANGE, days=days, times=times)
    if not 0 <= table.void_minutes <= rules.LONGEST_VOID:
        raise Refused(PickupRefusal.VOID_OUT_OF_RANGE, minutes=rules.LONGEST_VOID)
    version = settings.set_options(
        act, seen=seen,
        values={
            "pickup_low": table.low, "pickup_high": table.high, "pickup_holder": table.holder,
            "pickup_hold_days": table.hold_days, "pickup_extensions": table.extensions,
            "pickup_payment_first": table.payment_first,
            "pickup_void_minutes": table.void_minutes,
        },
    )  # fmt: skip
    act.note(low=table.low, high=table.high, holder=table.holder, days=table.hold_days)
    act.changed(Change.SETTINGS, 1)
    return version
