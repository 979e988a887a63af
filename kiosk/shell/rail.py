"""The desk's rail: the rooms that have screens here, what waits in each, and who is signed in."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.core import words
from kiosk.core.task import Role
from kiosk.shell.person_box import PersonBox
from kiosk.shell.person_box import initials as initials  # noqa: PLC0414 - said here as before
from kiosk.ui import icons, painting
from kiosk.ui.arches import Logo
from kiosk.ui.context import Context
from kiosk.ui.pane import Pane
from kiosk.ui.pressable import Pressable
from kiosk.ui.screen import Entry
from kiosk.ui.text import Label, Run, lay_out
from kiosk.ui.theme import Theme, theme_of

BADGE = 17
COVERED = "Roles I cover"
"""The section of what one covers."""
MOST_SHOWN = 99


class RailEntry(Pressable):
    """One room: icon, words, how many wait. Narrow: the icon with a dot, the words as a tooltip."""

    def __init__(self, entry: Entry) -> None:
        super().__init__("", name=f"rail.{entry.id}")
        self.entry = entry
        self._chosen = self._narrow = self._covered = False
        self._count = 0
        self._waits = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_state(
        self,
        *,
        chosen: bool | None = None,
        narrow: bool | None = None,
        covered: bool | None = None,
    ) -> None:
        """Whether its screen is shown; whether the rail has room for words; whether its role is covered."""
        self._chosen = self._chosen if chosen is None else chosen
        self._covered = self._covered if covered is None else covered
        self.setProperty("covered", self._covered)
        self._narrow = self._narrow if narrow is None else narrow
        self.setProperty("chosen", self._chosen)
        self._describe()

    def set_count(self, count: int, said: str) -> None:
        """How many wait there; `said` is the same as a sentence."""
        self._count, self._waits = count, said if count else ""
        self._describe()

    @override
    def _describe(self) -> None:
        self.setAccessibleDescription(self.reason or self._waits)
        tip = f"{self.words}, {self._waits}" if self._waits else self.words
        self.setToolTip(tip.replace("<", "\u2039") if self._narrow else "")
        self.update()

    def shown_count(self) -> str:
        """The number as it stands in the rail."""
        if not self._count:
            return ""
        return str(self._count) if self._count <= MOST_SHOWN else f"{MOST_SHOWN}+"

    @override
    def sizeHint(self) -> QSize:
        return QSize(40, theme_of(self).size("nav"))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        whole = QRectF(self.rect())
        lit = self._chosen or self.hovered
        teal = self._covered and self._chosen
        if lit:
            ground = theme.colour("s_cover_fill" if teal else "brand_arch")
            painting.box(painter, whole, theme.radius("control"), ground, None, 0)
        if self._chosen and not teal:
            bar = painting.mirrored(QRectF(0, 0, 4, whole.height()), whole, rtl=self.rtl)
            painting.box(painter, bar, 2, theme.colour("brand_mark"), None, 0)
        ink = ("on_fill" if teal else "on_brand") if lit else "on_brand_soft"
        size = theme.icon("nav")
        at = (self.width() - size) / 2 if self._narrow else 10.0
        box = QRectF(at, (self.height() - size) / 2, size, size)
        name = "lock" if self.closed else (self.entry.icon or "square")
        icon_box = painting.mirrored(box, whole, rtl=self.rtl)
        icons.paint(painter, name, icon_box, theme.colour(ink), rtl=self.rtl)
        if self._narrow:
            self._paint_badge(painter, theme)
        else:
            self._paint_words(painter, theme, ink, at + size + 10)
        painter.end()

    def _paint_words(self, painter: QPainter, theme: Theme, ink: str, start: float) -> None:
        whole, count = QRectF(self.rect()), self.shown_count()
        end = 10.0
        if count:
            run = [Run(words.island(count), bold=True)]
            number = lay_out(run, 60, theme, "small", wrap=False, rtl=self.rtl)
            x = whole.width() - end - number.natural
            place = painting.mirrored(QRectF(x, 0, number.natural, 1), whole, rtl=self.rtl)
            shift = number.width - number.natural if self.rtl else 0.0
            top = (self.height() - number.height) / 2
            teal = self._covered and self._chosen
            colour = theme.colour("on_fill" if teal else "on_brand")
            number.draw(painter, place.x() - shift, top, colour)
            end += number.natural + 8
        room = max(1.0, whole.width() - start - end)
        runs = [Run(self.words, bold=self._chosen)]
        laid = lay_out(runs, room, theme, "body", rtl=self.rtl, wrap=False)
        x = painting.mirrored(QRectF(start, 0, room, 1), whole, rtl=self.rtl).x()
        painter.save()
        painter.setClipRect(QRectF(x, 0, room, whole.height()))
        laid.draw(painter, x, (self.height() - laid.height) / 2, theme.colour(ink))
        painter.restore()

    def _paint_badge(self, painter: QPainter, theme: Theme) -> None:
        count = self.shown_count()
        if not count:
            return
        run = [Run(words.island(count), bold=True)]
        number = lay_out(run, 40, theme, "micro", wrap=False)
        wide = max(float(BADGE), number.natural + 8)
        spot = QRectF(self.width() - wide, 0, wide, BADGE)
        spot = painting.mirrored(spot, QRectF(self.rect()), rtl=self.rtl)
        painting.box(painter, spot, BADGE / 2, theme.colour("brand_mark"), None, 0)
        x = spot.center().x() - number.natural / 2
        y = spot.center().y() - number.height / 2
        number.draw(painter, x, y, theme.colour("on_mark"))


class Rail(QWidget):
    """Entries in their sections, from top to bottom in the order of the directory."""

    chosen = Signal(str)

    def __init__(self, context: Context, entries: Iterable[Entry]) -> None:
        super().__init__()
        self._context = context
        self.setObjectName("rail")
        self.setProperty("kind", "brand")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.entries: dict[str, RailEntry] = {}
        self._heads: dict[str, Label] = {}
        self._narrow = False
        self._own: frozenset[Role] | None = None
        self._covered: frozenset[Role] = frozenset()
        self.person = PersonBox()
        self._shop = Label(context.business_name, "heading", "on_brand", name="rail.shop")
        self._head = QHBoxLayout()
        self._head.setSpacing(10)
        self._head.addWidget(Logo(26))
        self._head.addWidget(self._shop, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 12, 10, 10)
        self._column.setSpacing(0)
        self._column.addLayout(self._head)
        self._column.addSpacing(10)
        # Whoever has every role on a low screen still reaches the last room, and no row is squeezed.
        self._pane = Pane(spacing=0)
        self._rows = self._pane.column
        self._rows.setAlignment(Qt.AlignmentFlag.AlignTop)
        for entry in entries:
            self._add(entry)
        self._column.addWidget(self._pane, 1)
        self._column.addWidget(self.person)
        self._lay_out()

    def _add(self, entry: Entry) -> None:
        for section in (entry.section, COVERED) if entry.role is not None else (entry.section,):
            if section not in self._heads:
                label = Label("", "small", "on_brand_soft", parent=self._pane.widget())
                label.setContentsMargins(10, 12, 0, 6)
                self._heads[section] = label
        item = RailEntry(entry)
        item.setParent(self._pane.widget())
        item.pressed_open.connect(functools.partial(self.chosen.emit, entry.id))
        self.entries[entry.id] = item

    def show_roles(self, own: frozenset[Role] | None, covered: frozenset[Role]) -> None:
        """Whose rooms stand in the rail: those of no role, of `own` ones (None: all) and `covered` ones."""
        if (own, covered) != (self._own, self._covered):
            self._own, self._covered = own, covered
            self._lay_out()

    @property
    def rooms(self) -> tuple[str, ...]:
        """The screens that stand in the rail now, from top to bottom."""
        return tuple(entry for _section, entries in self._sections() for entry in entries)

    def _section_of(self, entry: Entry) -> str | None:
        if entry.role is None or self._own is None or entry.role in self._own:
            return entry.section
        return COVERED if entry.role in self._covered else None

    def _sections(self) -> list[tuple[str, list[str]]]:
        """What stands where: covered roles come after the first section, one's own work."""
        found: dict[str, list[str]] = {}
        for name, item in self.entries.items():
            section = self._section_of(item.entry)
            if section is not None:
                found.setdefault(section, []).append(name)
        covered = found.pop(COVERED, None)
        rows = list(found.items())
        if covered is not None:
            rows.insert(1, (COVERED, covered))
        return rows

    def _lay_out(self) -> None:
        while self._rows.count():
            self._rows.takeAt(0)
        shown = self._sections()
        there = {section for section, _names in shown}
        for section, label in self._heads.items():
            label.setVisible(section in there and not self._narrow)
        names = {name for _section, entries in shown for name in entries}
        for name, item in self.entries.items():
            item.setVisible(name in names)
            role = item.entry.role
            mine = self._own is None or role is None or role in self._own
            item.set_state(covered=not mine and role in self._covered)
        before: QWidget | None = None
        for section, entries in shown:
            self._rows.addWidget(self._heads[section])
            for name in entries:
                self._rows.addWidget(self.entries[name])
                if before is not None:
                    QWidget.setTabOrder(before, self.entries[name])
                before = self.entries[name]

    def retext(self) -> None:
        """The words in the desk's language."""
        self._shop.setText(self._context.business_name)
        for section, label in self._heads.items():
            label.setText(self._context.t(section))
        if COVERED in self._heads:
            self._heads[COVERED].setText(self._context.t("Roles I cover"))
        self.person.roles.set_words(self._context.t("My roles"))
        self.person.roles.setToolTip(self._context.t("My roles") + " (Ctrl+R)")
        for item in self.entries.values():
            item.set_words(self._context.t(item.entry.title))
            item.set_state()

    def set_narrow(self, *, narrow: bool) -> None:
        """Icons only, where the window is narrow."""
        theme = theme_of(self)
        wide = theme.size("desk_rail") * max(1.0, theme.scale)
        self.setFixedWidth(theme.size("desk_rail_narrow") if narrow else round(wide))
        side = 8 if narrow else 10
        self._column.setContentsMargins(side, 12, side, 10)
        self._shop.setVisible(not narrow)
        self._narrow = narrow
        # Beside icons there is no room for a bar: wheel and keys move them.
        bar = Qt.ScrollBarPolicy
        self._pane.setVerticalScrollBarPolicy(
            bar.ScrollBarAlwaysOff if narrow else bar.ScrollBarAsNeeded
        )
        self._lay_out()
        for item in self.entries.values():
            item.set_state(narrow=narrow)
        self.person.set_narrow(narrow)

    def mark(self, screen_id: str) -> None:
        """Show which screen is open; one that is not in the rail leaves the mark where it was."""
        if screen_id in self.entries:
            for name, item in self.entries.items():
                item.set_state(chosen=name == screen_id)

    def count(self, waiting: Mapping[str, int]) -> None:
        """How many wait at each screen, by its id."""
        for name, item in self.entries.items():
            number = waiting.get(name, 0)
            item.set_count(number, self._context.tn("{n} waiting", "{n} waiting", number))
