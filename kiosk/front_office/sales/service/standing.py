"""What a sale and a return ask first: who acts, which till, which coins; and how goods move."""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.back_office.accounting import rules as books
from kiosk.back_office.accounting.rules import WayToPay
from kiosk.back_office.till import service as till
from kiosk.core import money
from kiosk.core.by import Person
from kiosk.core.ids import PersonId, PlaceId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.database.acting import Act, View
from kiosk.front_office.sales import rules, store
from kiosk.front_office.sales.rules import Limits
from kiosk.records.printing import service as printing
from kiosk.records.stock import service as stock
from kiosk.records.stock.rules import NewMove, PlaceKind

SALE, RETURN = "sale", "sale_return"
"""What the papers of this room are called among those to print."""


def who(act: Act) -> PersonId:
    """Who acts; only people stand at a counter."""
    if not isinstance(act.by, Person):
        raise Refused(ActRefusal.WRONG_ACTOR, task=act.task.id)
    return act.by.id


def session(act: Act, *, way: WayToPay) -> int | None:
    """The till session in which money is noted; cash needs an open one, the rest only the day."""
    if way is WayToPay.CASH:
        return int(till.cash_needs_session(act).id)
    return till.session_now(act)


def settings(view: View) -> tuple[Limits, int]:
    """The owner's table for returns, and the smallest coin."""
    options, step = store.settings(view)
    return rules.limits(options, int(10 ** money.exponent(view.facts.currency))), step


def in_coins(view: View, *, minor: int) -> int:
    """`minor` as coins can say it here."""
    _options, step = store.settings(view)
    return books.cash_rounded(minor, step)


def carry(act: Act, *, moves: Iterable[NewMove]) -> None:
    """A step: moves goods, a service is nothing to carry."""
    stock.moves(act, moves=tuple(moves))


def places(act: Act) -> dict[PlaceKind, PlaceId]:
    """Where goods of a sale come from and go to."""
    kinds = (PlaceKind.STORE, PlaceKind.CUSTOMER, PlaceKind.ASIDE)
    return dict(zip(kinds, stock.places_of(act, kinds=kinds), strict=True))


def print_out(act: Act, *, paper: str, ref: int, language: str, way: WayToPay) -> None:
    """A step: this station prints a paper after the commit; for cash the drawer opens first."""
    printing.queue(act, paper=paper, ref=ref, language=language, open_drawer=way is WayToPay.CASH)
