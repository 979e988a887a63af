"""What has been checked and what is left: a ring, a dot or a check, words, whose it was, one button at the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.ui.buttons import Button
from kiosk.ui.frames import Frame
from kiosk.ui.glyph import Glyph
from kiosk.ui.text import Label
from kiosk.ui.theme import theme_of

At = Literal["done", "next", "later"]
SINK = 2
"""So far a sign stands below the top of its words: in the middle of their first line."""
ICONS: dict[At, tuple[str, str]] = {
    "done": ("circle-check", "s_ready"),
    "next": ("circle-dot", "accent"),
    "later": ("circle", "soft"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One point: its words, a second line, who did it and when, and what the button of the next one does."""

    key: str
    at: At
    title: str
    detail: str = ""
    trailing: str = ""
    action: str = ""


class _Ground(QWidget):
    """A row from edge to edge; the next one is lit."""

    def __init__(self, *, lit: bool, name: str) -> None:
        super().__init__()
        self._lit = lit
        self.setObjectName(name)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._lit:
            QPainter(self).fillRect(self.rect(), theme_of(self).colour("accent_tint"))


class Checklist(QWidget):
    """`acted` carries the key of the line whose button was pressed."""

    acted = Signal(str)

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self._name = name
        self._lines: tuple[Line, ...] = ()
        self.setObjectName(name)
        self.button: Button | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show these, if they are others."""
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        self.wipe()
        self._lines = tuple(lines)
        for place, line in enumerate(lines):
            self.column.addWidget(self._row(line, last=place == len(lines) - 1))

    def wipe(self) -> None:
        """Show nothing."""
        self.button, self._lines = None, ()
        while self.column.count():
            item = self.column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()

    def _row(self, line: Line, *, last: bool) -> QWidget:
        name = f"{self._name}.{line.key}"
        icon, colour = ICONS[line.at]
        ground = _Ground(lit=line.at == "next", name=name)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(Label(line.title, "strong", name=f"{name}.title"))
        if line.detail:
            said.addWidget(Label(line.detail, "small", name=f"{name}.detail"))
        row = QHBoxLayout(ground)
        row.setContentsMargins(16, 11, 16, 11)
        row.setSpacing(12)
        sign = QVBoxLayout()
        sign.setContentsMargins(0, SINK, 0, 0)
        sign.addWidget(Glyph(icon, colour))
        sign.addStretch(1)
        row.addLayout(sign)
        row.addLayout(said, 1)
        if line.trailing:
            trailing = Label(line.trailing, "small", wrap=False, name=f"{name}.trailing")
            row.addWidget(trailing, 0, Qt.AlignmentFlag.AlignTop)
        if line.action:
            self.button = Button(line.action, "primary", name=f"{name}.action")
            self.button.pressed_open.connect(lambda: self.acted.emit(line.key))
            row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(ground)
        if not last:
            column.addWidget(Frame("rule"))
        states = {"done": "\u2713 ", "next": "", "later": ""}
        ground.setAccessibleName(f"{states[line.at]}{line.title}")
        return whole
