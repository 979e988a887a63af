"""A sale at the card terminal: begun, asked, finished by what it says; a lost answer is asked for, not guessed."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.core.ids import CustomerId, OrderId, PaymentId
from kiosk.core.refusal import Refusal
from kiosk.front_office.sales import service
from kiosk.front_office.sales.rules import Begun, Item, RungUp
from kiosk.ui.lost_card import LostCard
from kiosk.ui.screen import Screen
from kiosk.ui.tender import Tender
from kiosk.ui.terminal_talk import TerminalTalk

Sold = Callable[[RungUp], None]


class AtTerminal:
    """Does the acts of a card payment for `screen`; `sold` hears of the sale, `refused` of anything else."""

    def __init__(
        self, screen: Screen, tender: Tender, lost: LostCard, *, sold: Sold,
        refused: Callable[[Refusal], None],
    ) -> None:  # fmt: skip
        self._screen, self._tender, self._lost = screen, tender, lost
        self._sold, self._refused = sold, refused
        self._talk = TerminalTalk(screen.context, tender.take, lost, self._heard)
        self._known: Begun | None = None
        self._order: OrderId | None = None
        lost.ask_again.connect(self._ask_again)
        lost.charged.connect(self._finish)
        lost.not_charged.connect(self._drop)
        lost.hide()

    @property
    def there(self) -> bool:
        """Whether this station's terminal is asked by the program."""
        return self._talk.there

    def show(self, known: Begun | None) -> None:
        """A payment of which nobody knows what became stands in the tender's place."""
        self._known = known
        lost = known is not None and not self._talk.waits
        self._lost.setVisible(lost)
        self._tender.setVisible(not lost)
        if lost and known is not None:
            self._lost.show_for(known.minor, self._screen.context.currency)

    def take(
        self,
        items: tuple[Item, ...],
        shown: int,
        customer: CustomerId | None,
        order: OrderId | None,
    ) -> None:
        """Write the basket down, then ask for a card."""
        self._order = order
        self._screen.ask(
            service.begin_card, then=self._begun, otherwise=self._refused, busy=[self._tender.take],
            items=items, shown=shown, customer=customer,
        )  # fmt: skip

    def _begun(self, begun: Begun) -> None:
        self._known = begun
        self._talk.pay(begun.payment, begun.minor)

    def _ask_again(self) -> None:
        if self._known is not None:
            self._talk.ask(self._known.payment)

    def _heard(self, _payment: int, approved: bool | None, slip: str) -> None:
        if approved:
            self._finish(slip)
        elif approved is False:
            self._drop()
        else:
            self._screen.context.beep("wrong")
            fact = self._screen.context.t("The card terminal did not answer. Nothing is guessed.")
            self._screen.notice("overdue", fact)
            self._screen.refresh()

    def _finish(self, slip: str) -> None:
        if self._known is not None:
            self._screen.ask(
                service.finish_card, then=self._finished, otherwise=self._refused,
                busy=[self._tender.take, self._lost.yes], payment=self._known.payment, slip=slip,
                order=self._order,
            )  # fmt: skip

    def _finished(self, rung: RungUp) -> None:
        self._known = self._order = None
        self._sold(rung)

    def _drop(self) -> None:
        if self._known is not None:
            self._screen.ask(
                service.drop_card, then=self._dropped, otherwise=self._refused,
                busy=[self._tender.take, self._lost.no], payment=self._known.payment,
            )  # fmt: skip

    def _dropped(self, _payment: PaymentId) -> None:
        t = self._screen.context.t
        self._known = None
        self._screen.context.beep("wrong")
        then = t("Nothing was charged. Try again, or pay another way.")
        self._screen.notice("waiting", t("The card was not accepted."), then)
        self._screen.refresh()
