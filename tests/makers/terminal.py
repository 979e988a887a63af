"""A card terminal for screens: it answers when a test says so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class Terminal:
    """A card terminal whose answer comes when the test says so."""

    needs_slip = False

    def __init__(self) -> None:
        self.asked: list[tuple[Any, ...]] = []
        self.then: Callable[[Any], None] = lambda _outcome: None

    def pay(self, reference: str, minor: int, currency: str, then: Callable[[Any], None]) -> None:
        self.asked.append(("pay", reference, minor, currency))
        self.then = then

    def ask(self, reference: str, then: Callable[[Any], None]) -> None:
        self.asked.append(("ask", reference))
        self.then = then

    def cancel(self) -> None:
        self.asked.append(("cancel",))
