"""The empty state: three doors with one lit, a fact, a sentence, what to do, and how things get here."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.ui import icons, painting
from kiosk.ui.buttons import Button
from kiosk.ui.text import Label
from kiosk.ui.theme import Theme, restyles, theme_of

SIDE, DOOR, GAP, HALO = 80, 72, 27, 16


class EmptyDoors(QWidget):
    """Three arches on a line; the middle one is lit and has a mark."""

    def __init__(self, icon: str = "check", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon: str) -> None:
        """Show another mark in the lit door."""
        self._icon = icon
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(300, 186)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        foot, middle = 184.0, self.width() / 2
        for side in (-1, 1):
            x = middle + side * (DOOR / 2 + GAP + SIDE / 2) - SIDE / 2
            door = QRectF(x, foot - 142, SIDE, 142)
            painting.fill(painter, painting.arch(door), theme.colour("sunken"))
            if theme.is_high_contrast:
                painter.strokePath(painting.arch(door), theme.colour("edge"))
        lit = QRectF(middle - DOOR / 2, foot - 162, DOOR, 162)
        halo = lit.adjusted(-HALO, -HALO - 6, HALO, 0)
        painting.fill(painter, painting.arch(halo), theme.colour("accent_tint"))
        painting.fill(painter, painting.arch(lit), theme.colour("accent"))
        size = 36.0
        mark = QRectF(middle - size / 2, foot - 62 - size / 2, size, size)
        tint = theme.colour("on_accent" if theme.is_dark else "brand_mark")
        icons.paint(painter, self._icon, mark, tint)
        painter.fillRect(QRectF(0, foot, self.width(), 2), theme.colour("edge"))
        painter.end()


@dataclass(frozen=True)
class Way:
    """One way how things get here: icon, bold title, a sentence."""

    icon: str
    title: str
    words: str


class _WayBox(QWidget):
    def __init__(self, way: Way) -> None:
        super().__init__()
        self._icon = way.icon
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(Label(way.title, "strong"))
        self._column.addWidget(Label(way.words, "small", "soft"))
        self._column.addStretch(1)
        self.on_theme(theme_of(self))

    def on_theme(self, theme: Theme) -> None:
        """Room for the icon."""
        before, inset = theme.space(4) + theme.icon("nav") + 14, theme.space(4)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left, right = (inset, before) if rtl else (before, inset)
        self._column.setContentsMargins(left, 13, right, 13)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        size = theme.icon("nav")
        area = QRectF(theme.space(4), 14, size, size)
        area = painting.mirrored(area, QRectF(self.rect()), rtl=rtl)
        icons.paint(painter, self._icon, area, theme.colour("accent"), rtl=rtl)
        painter.end()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if restyles(event):
            self.on_theme(theme_of(self))
        super().changeEvent(event)


class EmptyState(QWidget):
    """Stands in the place of a list that has nothing. `primary` and `secondary` are hidden without words."""

    def __init__(
        self,
        fact: str = "",
        sentence: str = "",
        *,
        icon: str = "check",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        part = f"{name}." if name else ""
        centre = Qt.AlignmentFlag.AlignHCenter
        self._doors = EmptyDoors(icon)
        self._fact = Label("", "title", align=centre, name=f"{part}fact")
        self._sentence = Label("", "heading", "soft", align=centre, bold=False,
                               name=f"{part}sentence")  # fmt: skip
        self.primary = Button("", "primary", name=f"{part}primary")
        self.secondary = Button("", "secondary", name=f"{part}secondary")
        self._actions = QHBoxLayout()
        self._actions.addStretch(1)
        self._actions.addWidget(self.primary)
        self._actions.addWidget(self.secondary)
        self._actions.addStretch(1)
        self._ways = QFrame()
        self._ways.setProperty("kind", "card")
        self._ways_row = QHBoxLayout(self._ways)
        self._ways_row.setContentsMargins(1, 1, 1, 1)
        self._ways_row.setSpacing(0)
        self._ways.hide()
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(self._doors, 0, centre)
        column.addSpacing(20)
        column.addLayout(self._narrow(self._fact))
        column.addLayout(self._narrow(self._sentence))
        column.addSpacing(16)
        column.addLayout(self._actions)
        column.addStretch(1)
        column.addLayout(self._narrow(self._ways, 960))
        column.addStretch(2)
        self.say(fact, sentence)

    def say(self, fact: str, sentence: str = "", primary: str = "", secondary: str = "") -> None:
        """Word it; an action without words is not there."""
        self._fact.setText(fact)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self.primary.set_words(primary)
        self.primary.setVisible(bool(primary))
        self.secondary.set_words(secondary)
        self.secondary.setVisible(bool(secondary))
        self.setAccessibleName(f"{fact}. {sentence}")

    def set_ways(self, ways: Sequence[Way]) -> None:
        """Say how things get here."""
        while self._ways_row.count():
            item = self._ways_row.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        for number, way in enumerate(ways):
            if number:
                rule = QFrame()
                rule.setProperty("kind", "upright")
                self._ways_row.addWidget(rule)
            self._ways_row.addWidget(_WayBox(way), 1)
        self._ways.setVisible(bool(ways))

    @staticmethod
    def _narrow(widget: QWidget, most: int = 480) -> QHBoxLayout:
        widget.setMaximumWidth(most)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(widget, 1000)
        row.addStretch(1)
        return row

    def on_theme(self, theme: Theme) -> None:
        """Wider measures where the text is larger."""
        self._fact.setMaximumWidth(round(480 * theme.scale))
        self._sentence.setMaximumWidth(round(480 * theme.scale))
        self._ways.setMaximumWidth(round(960 * theme.scale))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if restyles(event):
            self.on_theme(theme_of(self))
        super().changeEvent(event)
