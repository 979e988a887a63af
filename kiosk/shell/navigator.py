"""Which screen of a window is shown: built when first needed, kept or destroyed as its window wants."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from kiosk.core.change import Change
from kiosk.ui.screen import Context, Entry, Screen


def _none(_entry: Entry) -> None:
    """There is no spare page."""


@dataclass(eq=False)
class Visit:
    """One step of the way: a screen as it was opened."""

    entry: Entry
    arguments: dict[str, object]
    screen: Screen | None = field(default=None)


class Navigator(QWidget):
    """The page area of one window with its history.

    `keep` (a desk): one screen an id for as long as somebody is signed in; a hidden one grows stale
    and refreshes when it is shown. Without (a lobby): each step has a page of its own, destroyed as
    soon as the visitor leaves it backwards or the session ends.
    """

    shown = Signal(str)
    built = Signal(QWidget)

    def __init__(self, context: Context, directory: Mapping[str, Entry], *, keep: bool) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.context = context
        self._directory = directory
        self._keep = keep
        self._way: list[Visit] = []
        self._kept: dict[str, Screen] = {}
        self._wish: Callable[[], object] | None = None
        self.spare: Callable[[Entry], Screen | None] = _none
        """Gives a page that was made before it was asked for (`shell.spares`)."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    # ---- what is there

    @property
    def current(self) -> Screen | None:
        """The screen that is shown."""
        return self._way[-1].screen if self._way else None

    @property
    def entry(self) -> Entry | None:
        """What the directory says of the screen that is shown."""
        return self._way[-1].entry if self._way else None

    @property
    def steps(self) -> int:
        """How many steps the way has."""
        return len(self._way)

    def screens(self) -> list[Screen]:
        """Every screen that is alive, shown or not."""
        found = [*self._kept.values(), *(visit.screen for visit in self._way if visit.screen)]
        return list(dict.fromkeys(screen for screen in found if shiboken6.isValid(screen)))

    # ---- moving

    def go(self, screen_id: str, /, **arguments: object) -> Screen:
        """Show the screen of this id; a name that is not in the directory is our mistake (KeyError)."""
        shown = self.current
        if self.context.waits and shown is not None:
            self.wish(functools.partial(self.go, screen_id, **arguments))
            return shown
        visit = Visit(self._directory[screen_id], dict(arguments))
        visit.screen = self._screen(visit.entry)
        self._way.append(visit)
        self._show(visit)
        if not self.context.waits:
            visit.screen.opened(**arguments)
        return visit.screen

    def back(self) -> bool:
        """Show the step before; False at the beginning of the way."""
        if len(self._way) < 2:
            return False
        gone = self._way.pop()
        before = self._way[-1]
        if not self._keep:
            self.let_go(gone.screen)
        self._show(before)
        if self._keep and before.screen is not None:
            # The one screen of this id may have been opened with something else meanwhile.
            before.screen.opened(**before.arguments)
        return True

    def restart(self, screen_id: str, /, **arguments: object) -> Screen:
        """Forget the way (and in a lobby its pages) and begin a new one."""
        shown = self.current
        if self.context.waits and shown is not None:
            self.wish(functools.partial(self.restart, screen_id, **arguments))
            return shown
        gone = [] if self._keep else self.screens()
        self._way.clear()
        screen = self.go(screen_id, **arguments)
        for page in gone:
            self.let_go(page)
        return screen

    def end(self) -> None:
        """Destroy every page: nobody is here any more."""
        gone = self.screens()
        self._wish = None
        self._way.clear()
        self._kept.clear()
        for page in gone:
            self.let_go(page)

    # ---- before the business is open

    def wish(self, work: Callable[[], object]) -> None:
        """Do `work` once the business is open; of several wishes the last one counts."""
        self._wish = work

    def begin(self) -> None:
        """The business is open: the first page asks what it shows, then what was wished for is done."""
        for visit in self._way:
            if visit.screen is not None:
                visit.screen.regard()
                visit.screen.opened(**visit.arguments)
        wish, self._wish = self._wish, None
        if wish is not None:
            wish()

    # ---- live changes

    def changed(self, changes: Iterable[Change]) -> None:
        """Refresh the shown screen and mark the hidden ones stale, where they listen to `changes`."""
        kinds = frozenset(changes)
        for screen, entry in self._with_entries():
            if not entry.refresh & kinds:
                continue
            if screen is self.current and screen.isVisible():
                screen.renew()
            else:
                screen.stale = True

    def freshen(self) -> None:
        """The window is uncovered: what grew stale beneath is asked for again."""
        screen = self.current
        if screen is not None and screen.stale:
            screen.renew()

    def retext(self) -> None:
        """Word every living screen anew."""
        for screen in self.screens():
            screen.retext()
            screen.regard()

    def _with_entries(self) -> list[tuple[Screen, Entry]]:
        pairs = {screen: self._directory[key] for key, screen in self._kept.items()}
        pairs.update({visit.screen: visit.entry for visit in self._way if visit.screen})
        return list(pairs.items())

    # ---- pages

    def _screen(self, entry: Entry) -> Screen:
        if self._keep and entry.id in self._kept:
            return self._kept[entry.id]
        screen = self.spare(entry) or self.build(entry)
        if self._keep:
            self._kept[entry.id] = screen
        return screen

    def build(self, entry: Entry) -> Screen:
        """A page of this entry: hidden, and nobody's step yet."""
        screen = entry.make(self.context)
        screen.setObjectName(entry.id)
        screen.hide()
        self._column.addWidget(screen)
        self.built.emit(screen)
        return screen

    def _show(self, visit: Visit) -> None:
        for screen in self.screens():
            # A hidden page takes no part in the layout: its length is nobody's scroll bar.
            screen.setVisible(screen is visit.screen)
        shown = visit.screen
        if shown is not None:
            shown.regard()
            if shown.stale:
                shown.renew()
        self.shown.emit(visit.entry.id)

    def let_go(self, screen: Screen | None) -> None:
        """Wipe it and let it go."""
        if screen is None or not shiboken6.isValid(screen):
            return
        screen.wipe()
        screen.hide()
        self._column.removeWidget(screen)
        # It keeps its parent until it goes: an orphan would be styled anew, all of it, for nobody.
        screen.deleteLater()


def scrolled(navigator: Navigator) -> QScrollArea:
    """The pages in an area that scrolls up and down where one is longer than the window."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(navigator)
    return area
