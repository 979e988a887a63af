"""The owner's table (who proves what, by value), wrong codes, leases, and how long goods are held.

Values are minor units. The defaults are what an owner who changes nothing gets:

    up to 50.00 and paid   the code alone at the desk, or the name and one fact, or known to me
    above, or not paid     the code, or phone and postcode, or known to me
    250.00 and more        the code and a fact, or a document seen; and a signature

At the lobby a second fact is always asked before anything shows. The holder of the code may collect in
another's name below 250.00; the name is written down, the receipt goes to the customer, and it is signed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kiosk.core import text
from kiosk.lobby.pickup.rules.states import Blocker, Method
from kiosk.records.customers.rules import Fact

SESSION_TRIES = 3
"""Wrong codes in one customer's session before the lobby says *please see the desk*."""
DAY_TRIES = 5
"""Wrong tries at one pickup in a day before that pickup needs the desk."""
SLOWEST = 8
"""Seconds; a lobby screen slows down, it is never locked for others."""
SLOW_WINDOW = timedelta(minutes=10)
"""Wrong tries at one lobby screen longer ago than this no longer slow it."""
LEASE = timedelta(seconds=90)
FETCHING = timedelta(minutes=15)
BESIDE_A_NUMBER = frozenset({Fact.PHONE_LAST_4, Fact.FAMILY_NAME})
"""The facts that count with an order's number alone: half the town has the same postcode."""
HOLD_DAYS = 14
"""Opening days that goods stay on the shelf before they are overdue."""
EXTENSIONS = 2
"""How often goods are kept for as long again before the owner decides."""
HOLD_RANGE = (365, 12)
"""The most opening days and the most times that an owner can choose."""
VOID_MINUTES, LONGEST_VOID = 30, 24 * 60
"""How long a hand-over can be taken back (P17), and the most that an owner can choose; 0 is never."""


class Band(StrEnum):
    """Where a value stands in the owner's table."""

    LOW = "low"
    MIDDLE = "middle"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class OwnersTable:
    """The bounds, in minor units: `low` the most that is low, `high` the least that is high.

    `holder` is the least value that the holder of a code may not collect in another's name;
    `payment_first` whether something to pay blocks a pickup.
    """

    low: int
    high: int
    holder: int
    hold_days: int = HOLD_DAYS
    payment_first: bool = False
    extensions: int = EXTENSIONS
    void_minutes: int = VOID_MINUTES


def owners_table(options: Mapping[str, object], exponent: int) -> OwnersTable:
    """The table that the settings' options say, with the defaults for what they leave out."""
    unit = 10**exponent

    def said(name: str, otherwise: int) -> int:
        value = options.get(name)
        return value if type(value) is int and value >= 0 else otherwise

    high = said("pickup_high", 250 * unit)
    return OwnersTable(
        said("pickup_low", 50 * unit),
        high,
        said("pickup_holder", high),
        said("pickup_hold_days", HOLD_DAYS),
        options.get("pickup_payment_first") is True,
        said("pickup_extensions", EXTENSIONS),
        min(said("pickup_void_minutes", VOID_MINUTES), LONGEST_VOID),
    )


def band(value: int, *, paid: bool, table: OwnersTable) -> Band:
    """Where `value` stands: low only where it is paid."""
    if value >= table.high:
        return Band.HIGH
    return Band.LOW if paid and value <= table.low else Band.MIDDLE


_ENOUGH = {
    Band.LOW: frozenset(Method),
    Band.MIDDLE: frozenset(Method),
    Band.HIGH: frozenset({Method.CODE_AND_FACT, Method.ID_SEEN}),
}


def enough(method: Method | None, where: Band, told: Collection[str] = ()) -> bool:
    """Whether `method` makes sure enough in this band; `told` are the facts that fitted.

    For TWO_FACTS the family name is one of the two for what is low; above, it does not count.
    """
    if method is None or method not in _ENOUGH[where]:
        return False
    if method is Method.TWO_FACTS:
        facts = set(map(str, told))
        return len(facts if where is Band.LOW else facts - {str(Fact.FAMILY_NAME)}) >= 2
    return True


def signature_needed(value: int, *, collector: str, table: OwnersTable) -> bool:
    """Whether the customer signs: a high value, or somebody else collects (`collector` is not empty)."""
    return value >= table.high or bool(collector)


def holder_may_collect(value: int, table: OwnersTable) -> bool:
    """Whether the holder of the code may collect `value` in another's name."""
    return value < table.holder


def order_numbers(said: str) -> tuple[str, ...]:
    """What an order whose number is typed as `said` may be called.

    ``1042`` finds ``#1042`` too, and ``20260042`` the house's own ``2026-0042``. Always as many.
    """
    plain = text.clean_text(said, limit=40).lstrip("#").replace(" ", "")
    spelled = (plain, plain.upper(), plain.lower())
    return (*spelled, *(f"#{each}" for each in spelled), f"{plain[:4]}-{plain[4:]}")


def preflight(*, papers: int, due: int, table: OwnersTable) -> tuple[Blocker, ...]:
    """What a staged pickup waits for: `papers` still to sign; something to pay only if the owner says so."""
    found = (Blocker.PAPER,) if papers else ()
    return (*found, Blocker.BALANCE) if due and table.payment_first else found


def slow_seconds(wrong: int) -> int:
    """How long a lobby screen waits after `wrong` wrong tries: 2, 4, then 8 seconds."""
    return min(2 ** min(wrong, 4), SLOWEST) if wrong > 0 else 0


def hold_until(ready: date, open_weekdays: frozenset[int], days: int) -> date:
    """The last day on which goods that were ready on `ready` are held: the `days`-th opening day after."""
    day, left = ready, max(days, 1)
    while left:
        day += timedelta(days=1)
        if day.weekday() in open_weekdays or not open_weekdays:
            left -= 1
    return day


def longest_hold(ready: date, open_weekdays: frozenset[int], table: OwnersTable) -> date:
    """The last day on which goods that were ready on `ready` are held, extended as often as may be."""
    return hold_until(ready, open_weekdays, table.hold_days * (1 + table.extensions))


def is_overdue(held_until: date | None, day: date, open_weekdays: frozenset[int]) -> bool:
    """Whether the hold is over on `day`; an end on a day that has since become a closed one moves on."""
    if held_until is None:
        return False
    last = held_until
    while open_weekdays and last.weekday() not in open_weekdays:
        last += timedelta(days=1)
    return day > last
