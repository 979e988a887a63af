"""What waits in each role that somebody covers, counted in a desk's rail."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from kiosk.core.refusal import Trouble

if TYPE_CHECKING:
    from kiosk.core.task import Role
    from kiosk.shell.rail import Rail
    from kiosk.shell.role_views import Stand

Ask = Callable[[Callable[..., Any], dict[str, object], Callable[[Future[Any]], None]], None]


class Waiting:
    """Called by the desk whenever something changed: gives what is known, and asks anew where one covers."""

    def __init__(self, stand: Callable[[], Stand | None] | None, ask: Ask) -> None:
        self._stand, self._ask = stand, ask
        self._known: dict[str, int] = {}
        self._asking = self._again = False
        self.rail: Rail | None = None

    def __call__(self) -> Mapping[str, int]:
        """How many wait at each screen of a covered role."""
        if self._asking:
            self._again = True
            return self._known
        roles = self._covered()
        if not roles:
            self._known = {}
            return self._known
        # Not above: whoever covers nothing needs none of it.
        from kiosk.desk.roles import service

        self._asking, self._again = True, False
        self._ask(service.waits, {"roles": roles}, self._answered)
        return self._known

    def _covered(self) -> tuple[Role, ...]:
        stand = self._stand() if self._stand is not None else None
        return tuple(each.role for each in stand.covers) if stand is not None else ()

    def _answered(self, answer: Future[dict[Role, int]]) -> None:
        from kiosk.desk.roles.rules import FIRST_SCREEN

        self._asking = False
        try:
            waits = answer.result()
        except Trouble:
            return  # What was known stands until the next change.
        covered = self._covered()
        self._known = {
            FIRST_SCREEN[role]: many
            for role, many in waits.items()
            if role in FIRST_SCREEN and role in covered
        }
        if self.rail is not None:
            self.rail.count(self._known)
        if self._again:
            self()
