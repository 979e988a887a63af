"""What only pretends to reach the world is for the demonstration, practice and tests: a real business refuses it."""

from __future__ import annotations

from typing import Protocol

from kiosk.core.facts import Facts


class Port(Protocol):
    """A way to the outside world; `fake` where nothing leaves by it."""

    @property
    def fake(self) -> bool:
        """Whether it only pretends."""
        ...


class OnlyPretends(Exception):  # noqa: N818 - said to whoever wired it: our bug, never a person's
    """A real business was given a way to the outside world by which nothing leaves."""


def refuse_pretence(facts: Facts, *ports: Port) -> None:
    """Raises `OnlyPretends` where one of `ports` is a fake and the business is no demonstration."""
    if facts.demonstration:
        return
    fakes = [type(port).__name__ for port in ports if port.fake]
    if fakes:
        raise OnlyPretends(f"{', '.join(fakes)} in a real business")
