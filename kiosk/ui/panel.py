"""The white card with a heading, trailing words and rows in it; and the two rows that panels hold."""

from typing import Literal

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from kiosk.ui import painting
from kiosk.ui.chips import Avatar, Chip, State
from kiosk.ui.text import Label, Run, natural_width
from kiosk.ui.theme import Theme, restyles, theme_of


class Panel(QFrame):
    """A card with a heading. Put rows in by `add`; edge-to-edge content (a table) goes in by `fill`."""

    def __init__(
        self,
        heading: str = "",
        trailing: str = "",
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("kind", "card")
        part = f"{name}." if name else ""
        self.heading = Label(heading, "strong", name=f"{part}heading")
        self._trailing = Label(trailing, "body", "soft", name=f"{part}trailing")
        self._rule = QFrame()
        self._rule.setProperty("kind", "rule")
        self._head = QHBoxLayout()
        self._head.addWidget(self.heading, 1)
        self._head.addWidget(self._trailing)
        self.body = QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._head)
        self._column.addWidget(self._rule)
        self._column.addLayout(self.body, 1)
        self._corners = _Corners(self)
        self._corners.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.say(heading, trailing)

    def say(self, heading: str, trailing: str = "") -> None:
        """Word the head; without a heading there is none."""
        self.heading.setText(heading)
        self._trailing.setText(trailing)
        self.heading.setVisible(bool(heading))
        self._trailing.setVisible(bool(trailing))
        self._rule.setVisible(bool(heading))
        self.on_theme(theme_of(self))

    def add(self, widget: QWidget) -> None:
        """Add a row with the panel's padding."""
        self.body.addWidget(widget)

    def add_beside(self, widget: QWidget) -> None:
        """Put a control at the end of the head: a quiet button, a chip."""
        self._head.addWidget(widget)
        self._beside = True
        self.on_theme(theme_of(self))

    def add_before(self, widget: QWidget) -> None:
        """Put a sign before the heading."""
        self._head.insertWidget(0, widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def fill(self, widget: QWidget) -> None:
        """Put in what goes from edge to edge: a table, a list. There is no padding then."""
        self._padded = False
        self.body.addWidget(widget)
        self._corners.show()
        self._corners.raise_()
        self.on_theme(theme_of(self))

    _padded = True
    _beside = False

    def set_rule(self, shown: bool) -> None:
        """Show the hairline below the head, or none where a table's own head follows."""
        self._rule.setVisible(shown)

    def on_theme(self, theme: Theme) -> None:
        """Room inside, by the window's look."""
        side = theme.space(4) - 2
        # A control brings its own air above and below.
        head = (4 if self._beside else 10) if self.heading.text() else 0
        self._head.setContentsMargins(side, head, side, head)
        self._head.setSpacing(theme.space(2))
        inset = side if self._padded else 0
        up = 8 if self._padded else 0
        self.body.setContentsMargins(inset, up, inset, up)
        self.body.setSpacing(0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._corners.setGeometry(self.rect())
        self._corners.raise_()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if restyles(event):
            self.on_theme(theme_of(self))
        super().changeEvent(event)


class _Corners(QWidget):
    """Over what goes from edge to edge: its square corners give way to the card's round ones."""

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        whole, width = QRectF(self.rect()), float(theme.border("card"))
        radius = theme.radius("card")
        outside, inside = QPainterPath(), QPainterPath()
        outside.addRect(whole)
        inside.addRoundedRect(whole, radius, radius)
        painting.fill(painter, outside.subtracted(inside), theme.colour("ground"))
        painting.box(painter, whole, radius, None, theme.colour("line"), width)
        painter.end()


BESIDE = 180
"""Pixels up to which a value stands beside its words; a longer one, such as a name, below them."""


class FactRow(QWidget):
    """Words and their number at the end: "Ready, not told yet  2"."""

    def __init__(
        self,
        words: str = "",
        value: str = "",
        tone: Literal["plain", "ready", "waiting", "overdue"] = "plain",
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        part = f"{name}." if name else ""
        self._words = Label("", "small", name=f"{part}words")
        self._value = Label("", "strong", wrap=False, name=f"{part}value")
        self._long = Label("", "strong", name=f"{part}long")
        row = QHBoxLayout()
        row.addWidget(self._words, 1)
        row.addWidget(self._value, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._long)
        self.say(words, value, tone)

    def say(
        self,
        words: str,
        value: str,
        tone: Literal["plain", "ready", "waiting", "overdue"] = "plain",
    ) -> None:
        """Show another fact; a tone makes it bold in the colour of that state."""
        colour = "text" if tone == "plain" else f"s_{tone}"
        self._words.set_look(colour=colour)
        self._words.set_runs([Run(words, bold=tone != "plain")])
        for label in (self._value, self._long):
            label.set_look(colour=colour)
            label.setText(value)
        self.on_theme(theme_of(self))
        self.setAccessibleName(f"{words}: {value}")

    def on_theme(self, theme: Theme) -> None:
        """A value is never cut: what has no room beside its words stands below them."""
        long = natural_width(self._value.text(), theme, "strong") > BESIDE * max(1.0, theme.scale)
        self._value.setVisible(not long)
        self._long.setVisible(long)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if restyles(event):
            self.on_theme(theme_of(self))
        super().changeEvent(event)


class PersonRow(QWidget):
    """Somebody: initials, name, a second line, and a chip at the end."""

    def __init__(
        self,
        initials: str,
        person: str,
        second: str = "",
        chip: str = "",
        state: State = "plain",
        *,
        icon: str | None = None,
        own: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(", ".join(part for part in (person, second, chip) if part))
        avatar = Avatar(initials, "person" if own else "other", person=person, size=24)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(person, "strong"))
        if second:
            words.addWidget(Label(second, "micro", "soft", bold=False))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(8)
        row.addWidget(avatar, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        if chip:
            row.addWidget(Chip(chip, state, icon=icon), 0, Qt.AlignmentFlag.AlignVCenter)
