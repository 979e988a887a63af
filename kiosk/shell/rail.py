"""The desk's rail: the rooms that have screens here, what waits in each, and who is signed in."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.core import words
from kiosk.ui import icons, painting
from kiosk.ui.arches import Logo
from kiosk.ui.context import Context
from kiosk.ui.pressable import Pressable
from kiosk.ui.screen import Entry
from kiosk.ui.text import Label, Laid, Run, lay_out
from kiosk.ui.theme import Theme, theme_of

BADGE = 17
MOST_SHOWN = 99


class RailEntry(Pressable):
    """One room: icon, words, how many wait. Narrow: the icon with a dot, the words as a tooltip."""

    def __init__(self, entry: Entry) -> None:
        super().__init__("", name=f"rail.{entry.id}")
        self.entry = entry
        self._chosen = self._narrow = False
        self._count = 0
        self._waits = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_state(self, *, chosen: bool | None = None, narrow: bool | None = None) -> None:
        """Whether its screen is shown; whether the rail has room for words."""
        self._chosen = self._chosen if chosen is None else chosen
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
        if lit:
            ground = theme.colour("brand_arch")
            painting.box(painter, whole, theme.radius("control"), ground, None, 0)
        if self._chosen:
            bar = painting.mirrored(QRectF(0, 0, 4, whole.height()), whole, rtl=self.rtl)
            painting.box(painter, bar, 2, theme.colour("brand_mark"), None, 0)
        ink = "on_brand" if lit else "on_brand_soft"
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
            number.draw(painter, place.x() - shift, top, theme.colour("on_brand"))
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


class PersonBox(Pressable):
    """Who is signed in: initials, name, role. A press offers to cover the screen or to sign out."""

    def __init__(self) -> None:
        super().__init__("", name="rail.person")
        self._name = self._role = ""
        self._narrow = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_person(self, name: str, role: str) -> None:
        """Another person is here."""
        self._name, self._role = name, role
        self.set_words(f"{name}, {role}" if role else name)
        self.setToolTip(self.words.replace("<", "\u2039"))

    def set_narrow(self, narrow: bool) -> None:
        """Initials above the arrows only."""
        self._narrow = narrow
        self.updateGeometry()
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        if self._narrow:
            return 70
        # A name of any length is read whole.
        name, role = self._laid(theme_of(self), max(1.0, width - 84.0))
        return max(50, round(name.height + role.height) + 12)

    def _laid(self, theme: Theme, room: float) -> tuple[Laid, Laid]:
        return (
            lay_out([Run(self._name, bold=True)], room, theme, "small", rtl=self.rtl),
            lay_out(self._role, room, theme, "micro", bold=False, rtl=self.rtl),
        )

    @override
    def sizeHint(self) -> QSize:
        return QSize(40, self.heightForWidth(self.width()))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        painting.box(painter, whole, theme.radius("card"), theme.colour("brand_arch"), None, 0)
        side = 32.0
        if self._narrow:
            face = QRectF((whole.width() - side) / 2, 6, side, side)
            arrows = QRectF((whole.width() - 16) / 2, 46, 16, 16)
        else:
            face = QRectF(10, (whole.height() - side) / 2, side, side)
            arrows = QRectF(whole.width() - 26, (whole.height() - 16) / 2, 16, 16)
        face = painting.mirrored(face, whole, rtl=self.rtl)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("brand_mark"))
        painter.drawEllipse(face)
        letters = [Run(initials(self._name), bold=True)]
        laid = lay_out(
            letters, side, theme, "micro", align=Qt.AlignmentFlag.AlignHCenter, wrap=False
        )
        laid.draw(painter, face.x(), face.center().y() - laid.height / 2, theme.colour("on_mark"))
        arrows = painting.mirrored(arrows, whole, rtl=self.rtl)
        icons.paint(painter, "arrow-left-right", arrows, theme.colour("on_brand"), rtl=self.rtl)
        if not self._narrow:
            self._paint_name(painter, theme, QRectF(52, 0, whole.width() - 52 - 32, whole.height()))
        painter.end()

    def _paint_name(self, painter: QPainter, theme: Theme, room: QRectF) -> None:
        room = painting.mirrored(room, QRectF(self.rect()), rtl=self.rtl)
        name, role = self._laid(theme, room.width())
        top = (room.height() - name.height - role.height) / 2
        painter.save()
        painter.setClipRect(room)
        name.draw(painter, room.x(), top, theme.colour("on_brand"))
        role.draw(painter, room.x(), top + name.height, theme.colour("on_brand_soft"))
        painter.restore()


def initials(name: str) -> str:
    """Two letters for a face: the first of the first word and of the last."""
    parts = name.split()
    if not parts:
        return ""
    return (parts[0][0] + (parts[-1][0] if len(parts) > 1 else "")).upper()


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
        self._sections: list[tuple[Label, str]] = []
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
        for entry in entries:
            self._add(entry)
        self._column.addStretch(1)
        self._column.addWidget(self.person)

    def _add(self, entry: Entry) -> None:
        known = [section for _label, section in self._sections]
        if entry.section not in known:
            label = Label("", "small", "on_brand_soft")
            label.setContentsMargins(10, 12, 0, 6)
            self._column.addWidget(label)
            self._sections.append((label, entry.section))
        item = RailEntry(entry)
        item.pressed_open.connect(functools.partial(self.chosen.emit, entry.id))
        self._column.addWidget(item)
        self.entries[entry.id] = item

    def retext(self) -> None:
        """The words in the desk's language."""
        self._shop.setText(self._context.business_name)
        for label, section in self._sections:
            label.setText(self._context.t(section))
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
        for label, _section in self._sections:
            label.setVisible(not narrow)
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
