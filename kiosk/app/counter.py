"""The counter's machines at this PC: receipt printer, card terminal, fiscal device, as it was set up."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.app.station import Station
from kiosk.business.pretence import Port
from kiosk.core.facts import Facts

if TYPE_CHECKING:
    from kiosk.devices.card_terminal import CardTerminal, Outcome
    from kiosk.devices.fiscal import FiscalDevice
    from kiosk.devices.receipt_printer import ReceiptPrinter

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Counter:
    """What stands at this PC; None is what `complete` puts there."""

    printer: ReceiptPrinter | None = None
    terminal: CardTerminal | None = None
    fiscal: FiscalDevice | None = None

    @property
    def is_complete(self) -> bool:
        """Whether nothing is left for `complete`; there may be no receipt printer."""
        return self.terminal is not None and self.fiscal is not None

    def machines(self) -> tuple[Port, ...]:
        """Those that are there, to be asked whether they only pretend."""
        found = (self.printer, self.terminal, self.fiscal)
        return tuple(each for each in found if each is not None)


def counter_of(here: Station) -> Counter:
    """The machines that ``station.toml`` names."""
    # Here and below, not above: a first page is painted before any machine is there.
    made = Counter()
    if here.printer:
        from kiosk.devices.receipt_printer import NetworkPrinter

        made = replace(made, printer=NetworkPrinter(*here.printer))
    if here.terminal == "simulated":
        from kiosk.devices.card_terminal import SimulatedTerminal

        made = replace(made, terminal=SimulatedTerminal())
    if here.fiscal == "simulated":
        from kiosk.devices.fiscal import SimulatedFiscal

        made = replace(made, fiscal=SimulatedFiscal())
    return made


def complete(counter: Counter, facts: Facts) -> Counter:
    """`counter` in this business: the demonstration's terminal charges nobody, a real one stands beside."""
    from kiosk.devices.card_terminal import SimulatedTerminal, SlipTerminal
    from kiosk.devices.fiscal import NoFiscalDevice

    terminal = counter.terminal or (SimulatedTerminal() if facts.demonstration else SlipTerminal())
    return replace(
        counter, terminal=terminal, fiscal=counter.fiscal or NoFiscalDevice(facts.country)
    )


class CardDesk:
    """The terminal as windows use it: they ask, and hear the outcome on their own thread when it is there."""

    def __init__(
        self, terminal: Callable[[], CardTerminal], carry: Callable[[Callable[[], None]], None]
    ) -> None:
        self._terminal, self._carry = terminal, carry
        self._worker: ThreadPoolExecutor | None = None

    @property
    def needs_slip(self) -> bool:
        """Whether a person works the terminal and types the number of its slip."""
        return self._terminal().needs_slip

    def pay(
        self, reference: str, minor: int, currency: str, then: Callable[[Outcome], None]
    ) -> None:
        """Charge once under `reference`; `then` hears what became of it."""
        terminal = self._terminal()
        self._ask(lambda: terminal.pay(reference, minor, currency), then)

    def ask(self, reference: str, then: Callable[[Outcome], None]) -> None:
        """What became of `reference`, where its answer was lost."""
        terminal = self._terminal()
        self._ask(lambda: terminal.ask(reference), then)

    def cancel(self) -> None:
        """No card is coming."""
        self._terminal().cancel()

    def close(self) -> None:
        """The windows are going; a payment under way stays pending and is asked for at the next start."""
        if self._worker is not None:
            self._terminal().cancel()
            self._worker.shutdown(wait=False, cancel_futures=True)

    def _ask(self, question: Callable[[], Outcome], then: Callable[[Outcome], None]) -> None:
        if self._worker is None:
            self._worker = ThreadPoolExecutor(1, "terminal")

        from kiosk.devices.card_terminal import Kind, Outcome, Why

        def work() -> None:
            try:
                outcome = question()
            except Exception:  # noqa: BLE001 - whatever a terminal's driver does, nobody guesses
                _log.exception("card terminal")
                outcome = Outcome(Kind.UNKNOWN, why=Why.NO_ANSWER)
            self._carry(lambda: then(outcome))

        self._worker.submit(work)
