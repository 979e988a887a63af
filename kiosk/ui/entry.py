"""A screen as data: what a room lists of its own, and where a window shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kiosk.core.change import Change
from kiosk.core.task import Role, Task
from kiosk.ui.context import Context, Window

if TYPE_CHECKING:
    from kiosk.ui.screen import Screen


class Later:
    """A screen's class that is imported when it is first opened; see `later`."""

    def __init__(self, load: Callable[[], Callable[[Context], Screen]]) -> None:
        self._load = load
        self.loaded = False
        """Whether its file is there: making one does not wait for the disk."""

    def load(self) -> Callable[[Context], Screen]:
        """Import the class, on whatever thread has the time."""
        made = self._load()
        self.loaded = True
        return made

    def __call__(self, context: Context) -> Screen:
        return self.load()(context)


def later(load: Callable[[], type[Screen]]) -> Later:
    """Makes a function that imports a screen's class what an `Entry` wants as `make`.

    A window that opens imports its first page and no other: the directory holds words and icons.
    """
    return Later(load)


class Place(StrEnum):
    """Where a desk shows a screen: as its page, over it at the side or in the middle, or beside it."""

    PAGE = "page"
    DRAWER = "drawer"
    DIALOG = "dialog"
    BESIDE = "beside"


@dataclass(frozen=True)
class Entry:
    """One screen as data. `title` and `section` are msgids; no `section` means not in the rail.

    One that `takes_codes` gets what is scanned, those first whose `codes` it begins with.
    A screen of a `role` stands in the rail of those who have that role, or cover it.
    """

    id: str
    title: str
    window: Window
    needs: Task | None
    refresh: frozenset[Change]
    make: Callable[[Context], Screen]
    section: str = ""
    icon: str = ""
    takes_codes: bool = False
    codes: str = ""
    role: Role | None = None
    place: Place = Place.PAGE


def for_window(directory: Iterable[Entry], window: Window) -> dict[str, Entry]:
    """The directory's screens of one window by id; two of one id are our mistake."""
    found: dict[str, Entry] = {}
    for entry in directory:
        if entry.window is window:
            if entry.id in found:
                raise ValueError(f"two screens have the id {entry.id}")
            found[entry.id] = entry
    return found


def taker_of(directory: Iterable[Entry], code: str) -> Entry | None:
    """Which screen a scanned code is for: the one that knows its beginning, else the one for all others."""
    takers = [one for one in directory if one.takes_codes]
    begun = code.strip().upper()
    own = (one for one in takers if one.codes and begun.startswith(one.codes))
    return next(own, None) or next((one for one in takers if not one.codes), None)
