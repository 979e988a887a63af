"""The cover of a desk and the badges read there: who uncovers it, who comes in beside, who types a PIN first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.core.by import By, Person
from kiosk.core.ids import PersonId
from kiosk.devices import scanner
from kiosk.shell.lock import LockCover, Unlock
from kiosk.ui.context import Signed

if TYPE_CHECKING:
    from kiosk.shell.desk import DeskWindow


@dataclass(frozen=True, slots=True)
class Tapped:
    """What a badge said at this desk: who is in now, or whose PIN is asked for, or why neither."""

    signed: Signed | None = None
    language: str = ""
    asks: PersonId | None = None
    why_not: str = ""


Tap = Callable[[str, Callable[[Tapped], None]], None]
"""Handed in by `app`: reads a badge on its worker and answers on the window's thread."""


class Covering:
    """Puts the cover on a desk and takes it off; several people may be at one desk, who proved last acts."""

    def __init__(self, desk: DeskWindow, unlock: Unlock | None, tap: Tap | None) -> None:
        self._desk, self._unlock, self._tap = desk, unlock, tap
        self._since = 0.0
        self._reading = False
        self.lock: LockCover | None = None

    @property
    def covered_for(self) -> float:
        """Seconds since the desk was covered."""
        return self._desk.idle.clock() - self._since if self.lock is not None else 0.0

    def put_on(self, signed: Signed) -> None:
        """Stand over everything and ask for the PIN or the badge of `signed`."""
        desk = self._desk
        self._since = desk.idle.clock()
        self.lock = lock = LockCover(
            desk, desk.context, signed, self._unlock, badge=self._tap is not None
        )
        desk.gate.watch(lock)
        lock.opened.connect(desk.uncover)
        lock.somebody_else.connect(desk.make_room)
        lock.fill_window()
        lock.show()
        lock.raise_()
        lock.take_focus()

    def take_off(self) -> bool:
        """Whether there was a cover; it keeps no PIN."""
        lock, self.lock = self.lock, None
        if lock is not None:
            lock.pin.clear()
            lock.hide()
            lock.deleteLater()
        return lock is not None

    # ---- badges

    def takes(self) -> bool:
        """Whether a code may be a badge now: under the cover, beside the open menu, to stand beside somebody."""
        return self._any_code() or (self.lock is None and self._desk.popover.waits_for_badge)

    def _any_code(self) -> bool:
        """Whether a code is a badge whatever it looks like."""
        if self._tap is None:
            return False
        return self.lock is not None or not self._desk.person_menu.isHidden()

    def read(self, code: str) -> bool:
        """Take `code` for a badge where it is one; False leaves it to the page. One badge at a time."""
        if self.lock is None and self._desk.popover.badge(code):
            return True
        if self._tap is None or not (self._any_code() or scanner.is_badge(code)):
            return self.lock is not None
        if self._desk.context.signed is None:
            return False
        if not self._reading:
            self._reading = True
            self._tap(code, self._on_tapped)
        return True

    def _on_tapped(self, tapped: Tapped) -> None:
        self._reading = False
        desk = self._desk
        me = desk.context.signed
        if me is None:
            return  # the answer came after this desk was signed out
        if tapped.signed is not None:
            self._come_in(tapped.signed, tapped.language)
        elif tapped.asks is not None and tapped.asks != _person(me.by):
            desk.make_room(tapped.asks)
        elif self.lock is not None:
            self.lock.answered(tapped.why_not or desk.context.t("Now your PIN."))
        elif tapped.why_not:
            desk.notice("blocked", tapped.why_not, "", None)

    def _come_in(self, signed: Signed, language: str) -> None:
        desk = self._desk
        me = desk.context.signed
        if me is not None and _person(me.by) == _person(signed.by):
            desk.person_menu.shut()
            desk.uncover()
            return
        if language and language != desk.context.language:
            desk.context.speak(language)
        desk.context.sign_in(signed.by, name=signed.name, role=signed.role)


def _person(by: By) -> PersonId | None:
    return by.id if isinstance(by, Person) else None
