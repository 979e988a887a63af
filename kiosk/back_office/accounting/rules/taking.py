"""What money may come and go: amounts, coins, and the state of a payment of which some went back."""

from __future__ import annotations

from kiosk.back_office.accounting.rules.words import AccountingRefusal, PaymentState, WayToPay
from kiosk.core import money
from kiosk.core.refusal import Refused


def check_amount(minor: int) -> None:
    """Refused: nothing or less, and from 10^13 minor units on."""
    if minor <= 0:
        raise Refused(AccountingRefusal.NOTHING_TO_BOOK)
    if minor >= money.LARGEST:
        raise Refused(AccountingRefusal.TOO_LARGE)


def check_coins(
    way: WayToPay, minor: int, *, given: int = 0, change: int = 0, rounding: int = 0
) -> None:
    """Refused: change or rounding of anything but cash, cash given that does not come to the amount."""
    if way is not WayToPay.CASH and (given or change or rounding):
        raise Refused(AccountingRefusal.CASH_ONLY)
    if min(given, change, minor + rounding) < 0 or given >= money.LARGEST:
        raise Refused(AccountingRefusal.GIVEN_WRONGLY)
    if given and given - change != minor + rounding:
        raise Refused(AccountingRefusal.GIVEN_WRONGLY)
    if rounding and not minor:
        raise Refused(AccountingRefusal.GIVEN_WRONGLY)


def refunded_state(minor: int, back: int) -> PaymentState:
    """The state of a payment of `minor` of which `back` went back in all."""
    return PaymentState.REFUNDED if back == minor else PaymentState.PARTLY_REFUNDED
