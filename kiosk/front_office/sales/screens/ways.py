"""The ways to pay at the counter, what is to pay, and the coins of the country, as the tender takes them."""

from __future__ import annotations

from kiosk.back_office.accounting.rules import WayToPay, cash_rounded
from kiosk.back_office.till import rules as till
from kiosk.core import words
from kiosk.front_office.sales import texts
from kiosk.front_office.sales.documents import percent
from kiosk.front_office.sales.rules import Counter, Reckoned
from kiosk.ui.context import Context
from kiosk.ui.paying import Due, Way
from kiosk.ui.text import island

ICONS = {
    WayToPay.CASH: "banknote",
    WayToPay.CARD: "credit-card",
    WayToPay.STORE_CREDIT: "ticket",
    WayToPay.TRANSFER: "landmark",
    WayToPay.WEB_SHOP: "globe",
}


def ways(
    counter: Counter, context: Context, *, customer: bool, slip: bool = True
) -> tuple[Way, ...]:
    """Cash where a till is open, a card at the terminal or by its slip, store credit of a known customer."""
    t, language = context.t, context.language
    no_till = t("No till is open at {station}. Open it first.", station=context.station)
    prints = t("Prints the receipt.")
    return (
        Way(
            WayToPay.CASH, texts.way(WayToPay.CASH, language), ICONS[WayToPay.CASH],
            t("Take {amount}", amount="{amount}"), change=True,
            closed="" if counter.till is not None else no_till,
            hint=t("Opens the drawer and prints the receipt."),
        ),
        Way(
            WayToPay.CARD, texts.way(WayToPay.CARD, language), ICONS[WayToPay.CARD],
            t("Take {amount} by card", amount="{amount}"), reference=t("Number on the slip") if slip else "",
            must=slip, hint=prints,
        ),
        Way(
            WayToPay.STORE_CREDIT, texts.way(WayToPay.STORE_CREDIT, language),
            ICONS[WayToPay.STORE_CREDIT], t("Take {amount} of the credit", amount="{amount}"),
            most=counter.credit, closed="" if customer else t("Add the customer first."),
            hint=prints,
        ),
    )  # fmt: skip


def due(reckoned: Reckoned, counter: Counter, context: Context) -> Due:
    """What the basket comes to."""
    total = reckoned.total
    cash = cash_rounded(total, counter.cash_step)
    return Due(total, context.currency, cash, _under(reckoned, context))


def _under(reckoned: Reckoned, context: Context) -> str:
    t, language = context.t, context.language
    tax = island(words.amount(reckoned.tax, context.currency, language))
    if len(reckoned.by_rate) == 1:
        rate = island(percent(reckoned.by_rate[0][0], language))
        return t("with {rate} tax of {tax}", rate=rate, tax=tax)
    return t("with tax of {tax}", tax=tax)


def faces(currency: str) -> tuple[int, ...]:
    """Coins and notes, the smallest first."""
    return tuple(sorted(till.faces(currency)))


def pieces(minor: int, currency: str) -> tuple[int, ...]:
    """In which coins and notes `minor` goes back."""
    some, _left = till.change_of(minor, currency)
    return till.one_by_one(some)
