"""My roles in a desk's window: the panel, the strip of a cover, the how-to card, whose rooms the rail has.

Its content is handed in by `app`: which screens to show, and in which roles whoever is signed in acts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea
from typing_extensions import override

from kiosk.core.change import Change
from kiosk.core.task import Role
from kiosk.shell.cover_bar import Cover, CoverBar
from kiosk.shell.keys import KeyGate
from kiosk.shell.navigator import Navigator
from kiosk.shell.rail import Rail
from kiosk.shell.role_panel import Overs
from kiosk.shell.window import ShellWindow
from kiosk.ui.context import Context
from kiosk.ui.entry import Entry
from kiosk.ui.screen import Screen
from kiosk.ui.theme import Theme, theme_of

BESIDE, SIDE, ABOVE = 320, 20, 16
LEAST = 640
"""Pixels that a page needs at least, whatever it says itself; more where the text is larger."""


@dataclass(frozen=True, slots=True)
class Stand:
    """In which roles somebody acts: her own, and those she covers, the newest last."""

    own: frozenset[Role]
    covers: tuple[Cover, ...] = ()


@dataclass(frozen=True, slots=True)
class Roles:
    """What `app` hands in: the ids of the screens, and how whoever is signed in stands now."""

    stand: Callable[[], Stand | None] | None = None
    panel: str = ""
    how_to: str = ""
    leaving: str = ""


class Beside(QScrollArea):
    """A narrow column beside the page; it scrolls by itself."""

    def __init__(self, context: Context, directory: Mapping[str, Entry]) -> None:
        super().__init__()
        self.setObjectName("desk.beside")
        self.navigator = Navigator(context, directory, keep=True)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self.navigator)
        self.hide()

    def on_theme(self, theme: Theme) -> None:
        """The width of the look."""
        self.setFixedWidth(round(BESIDE * max(1.0, theme.scale)) + SIDE)
        self._lean()

    def _lean(self) -> None:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.navigator.setContentsMargins(SIDE if rtl else 0, ABOVE, 0 if rtl else SIDE, ABOVE)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._lean()


class RoleViews(QObject):
    """One for each desk. Knows which cover is shown now: that of the page's role, else the newest."""

    def __init__(
        self, window: ShellWindow, context: Context, directory: Mapping[str, Entry], roles: Roles
    ) -> None:
        super().__init__(window)
        self._window, self._context = window, context
        self._directory, self._given = directory, roles
        self._rail: Rail | None = None
        self._page: Role | None = None
        self._wanted: bool | None = None
        self._leaving: set[object] = set()
        self.stand: Stand | None = None
        self.overs = Overs(window, context, directory)
        self.beside = Beside(context, directory)
        self.bar = CoverBar(context)
        self.bar.how_to.connect(self._on_how_to)
        self.bar.hand_back.connect(self._on_hand_back)

    def connect_to(self, rail: Rail, gate: KeyGate) -> None:
        """The rail and the gate are built."""
        self._rail = rail
        rail.person.roles.setVisible(bool(self._given.panel))
        rail.person.roles.pressed_open.connect(self.open_panel)
        for each in (self.beside.navigator, *(over.navigator for over in self.overs.all)):
            each.built.connect(gate.watch)
        if self._given.panel:
            keys = QShortcut(QKeySequence("Ctrl+R"), self._window)
            keys.activated.connect(self.open_panel)
            self._window.role_wanted.connect(self.open_panel)

    # ---- what is shown over the page

    @property
    def current(self) -> Screen | None:
        """The screen that stands over the page, where one does."""
        top = self.overs.top
        return top.navigator.current if top is not None else None

    def open(self, screen_id: str, /, **arguments: object) -> bool:
        """Show a screen that stands over the page; False where it is a page."""
        entry = self._directory.get(screen_id)
        over = self.overs.of(entry.place) if entry is not None else None
        if over is None:
            self.overs.shut()
            return False
        if screen_id == self._given.leaving:
            self._leaving.add(arguments.get("session"))
        over.open(screen_id, **arguments)
        return True

    def open_panel(self, role: Role | None = None) -> None:
        """*My roles*, at `role` where one is named; again it closes."""
        if self._context.signed is None or not self._given.panel:
            return
        drawer = self.overs.drawer
        if role is None and drawer.shown_id == self._given.panel:
            drawer.shut()
        elif self._window.navigator.isVisibleTo(self._window):
            drawer.open(self._given.panel, role=role)

    def shut_top(self) -> bool:
        """Close what stands above everything; False where nothing does."""
        top = self.overs.top
        if top is not None:
            top.shut()
        return top is not None

    def shut(self) -> None:
        """Close all that stands over the page."""
        self.overs.shut()

    def fill(self) -> None:
        """The window has another size."""
        self.overs.fill()

    # ---- what the window tells

    def page_shown(self, entry: Entry) -> None:
        """Another page: the strip and the card are those of its role."""
        self.overs.shut()
        self._page, self._wanted = entry.role, None
        self._show()

    def changed(self, changes: Iterable[Change]) -> None:
        """Something was committed."""
        kinds = frozenset(changes)
        self.renew()
        self.overs.changed(kinds)
        self.beside.navigator.changed(kinds)

    def regard(self) -> None:
        """Who can do what has changed."""
        self.renew()
        for screen in self.screens():
            screen.regard()

    def screens(self) -> list[Screen]:
        """Every screen that is alive over and beside the page."""
        return [*self.overs.screens(), *self.beside.navigator.screens()]

    def begin(self) -> None:
        """Somebody is signed in."""
        self.stand = None
        self.renew()
        self._show()

    def renew(self) -> None:
        """Ask anew in which roles whoever is signed in acts."""
        ask = self._given.stand
        stand = ask() if ask is not None and self._context.signed is not None else None
        if stand == self.stand:
            return
        gone, ended = self._left_over(stand), self._ended(stand)
        if self._is_new(stand):
            # Taken at this page: the card stands beside it too.
            self._wanted = True
        self.stand = stand
        self._show()
        if gone:
            # The role of this page is hers no more: back to her own work.
            self._context.home()
        for each in ended:
            # Somebody else's doing, or the clock's: whoever hands back herself is told there.
            said = self._context.t("Your cover of {role} has ended.", role=each.title)
            self._window.notice("ready", said, "", None)

    def _ended(self, stand: Stand | None) -> list[Cover]:
        if self.stand is None or stand is None:
            return []
        known = {each.session for each in stand.covers} | self._leaving
        return [each for each in self.stand.covers if each.session not in known]

    def _is_new(self, stand: Stand | None) -> bool:
        if self.stand is None or stand is None:
            return False
        known = {each.session for each in self.stand.covers}
        return any(each.session not in known for each in stand.covers)

    def _left_over(self, stand: Stand | None) -> bool:
        before = self.stand
        if before is None or stand is None or self._page is None:
            return False
        had = any(each.role is self._page for each in before.covers)
        has = self._page in stand.own or any(each.role is self._page for each in stand.covers)
        return had and not has

    def retext(self) -> None:
        """Another language: all is worded anew."""
        self.stand = None
        self.renew()
        self.bar.retext()
        self.overs.retext()
        self.beside.navigator.retext()

    def end(self) -> None:
        """Nobody is signed in any more."""
        self.overs.shut()
        self.stand, self._page, self._wanted = None, None, None
        self._leaving.clear()
        self._show()

    # ---- inside

    @property
    def shown(self) -> Cover | None:
        """The cover that the strip says: that of the page, else the newest."""
        covers = self.stand.covers if self.stand is not None else ()
        of_page = tuple(each for each in covers if each.role is self._page)
        return next(reversed(of_page or covers), None)

    def _show(self) -> None:
        cover, signed = self.shown, self._context.signed
        self.bar.say(cover)
        if self._rail is not None:
            covered = (
                frozenset(each.role for each in self.stand.covers) if self.stand else frozenset()
            )
            self._rail.show_roles(self.stand.own if self.stand else None, covered)
            if signed is not None:
                role = signed.role if cover is None else cover.title
                self._rail.person.set_person(signed.name, role, covers=cover is not None)
        self._show_card(cover)

    def _show_card(self, cover: Cover | None) -> None:
        here = cover is not None and cover.role is self._page
        wanted = here if self._wanted is None else self._wanted
        if cover is None or not self._given.how_to:
            self.beside.navigator.end()
            self.beside.hide()
            return
        shown = wanted and self._fits()
        if shown:
            self.beside.navigator.restart(self._given.how_to, session=cover.session)
        self.beside.setVisible(shown)

    def _fits(self) -> bool:
        """Whether the page keeps the width that it needs beside the card."""
        rail = self._rail.width() if self._rail is not None else 0
        room = self._window.width() - rail - self.beside.minimumWidth()
        page = self._window.navigator
        needs = round(LEAST * max(1.0, theme_of(self._window).scale))
        return max(page.minimumSizeHint().width(), page.minimumWidth(), needs) <= room

    def _on_how_to(self) -> None:
        cover = self.shown
        if cover is not None and not self._fits():
            # No room beside the page: over it, and away with Esc.
            self.overs.drawer.open(self._given.how_to, session=cover.session)
            return
        self._wanted = self.beside.isHidden()
        self._show_card(cover)

    def _on_hand_back(self, session: int) -> None:
        if self._given.leaving:
            self._context.go(self._given.leaving, session=session)
