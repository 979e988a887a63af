"""Columns side by side; where the width does not hold them all, the last ones stand under each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, cast

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kiosk.ui.pane import GUTTER, Pane
from kiosk.ui.theme import Theme, restyles, theme_of

GAP, ROOMY = 14, 226
GROWS = 0.75
"""How much of the text's growth a column takes: words wrap before a column drops."""


class CanBeWhole(Protocol):
    """A column that scrolls by itself or stands at full height in a page that scrolls."""

    def set_whole(self, whole: bool, /) -> None:
        """Stand at full height or scroll."""


@dataclass(frozen=True)
class Part:
    """One column: `wide` and `narrow` are its fixed widths, `least` that of one that shares the rest.

    With `gutter` its scroll bar stands in the gap after it.
    """

    widget: QWidget
    least: int = 0
    wide: int = 0
    narrow: int = 0
    gutter: bool = False


class Columns(QWidget):
    """Lays its parts out from the leading side; the last column takes what has no room, stacked."""

    def __init__(self, parts: Sequence[Part], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = tuple(parts)
        self._stacked: tuple[QWidget, ...] = ()
        self._rest = Pane()
        self._rest.setParent(self)
        self._rest.hide()
        self._rest.column.addStretch(1)
        for part in self._parts:
            part.widget.setParent(self)

    @property
    def stacked(self) -> tuple[QWidget, ...]:
        """Those that stand under each other in the last column; empty where all fit."""
        return self._stacked

    def _least(self, part: Part, scale: float) -> int:
        return round((part.least or part.narrow) * (1 + max(0.0, scale - 1) * GROWS))

    def _count(self, theme: Theme, width: int) -> int:
        """How many columns have room."""
        least = [self._least(part, theme.scale) for part in self._parts]
        for count in range(len(least), 1, -1):
            last = max(least[count - 1 :])
            if sum(least[: count - 1]) + last + GAP * (count - 1) <= width:
                return count
        return 1

    def _widths(self, theme: Theme, width: int, count: int) -> list[int]:
        if count < len(self._parts):
            shares = [self._least(part, theme.scale) for part in self._parts[:count]]
            last = max(self._least(part, theme.scale) for part in self._parts[count - 1 :])
            shares[-1] = last
            left = width - GAP * (count - 1) - sum(shares)
            return [share + left // count for share in shares]
        room = width - GAP * (count - 1)
        free = sum(1 for part in self._parts if not part.wide)
        grown = 1 + max(0.0, theme.scale - 1) * GROWS
        fixed = [round(part.wide * grown) for part in self._parts]
        if free and (room - sum(fixed)) / free < ROOMY * grown:
            fixed = [round(part.narrow * grown) for part in self._parts]
        left = room - sum(fixed)
        return [one or left // free for one in fixed]

    def _place(self) -> None:
        theme = theme_of(self)
        count = self._count(theme, self.width())
        stacked = tuple(part.widget for part in self._parts[count - 1 :])
        self._stack(stacked if len(stacked) > 1 else ())
        bars = [part.widget for part in self._parts if part.gutter]
        x, rtl = 0, self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        row: list[QWidget] = [
            part.widget for part in self._parts if part.widget not in self._stacked
        ]
        if self._stacked:
            row.append(self._rest)
        for widget, width in zip(row, self._widths(theme, self.width(), count), strict=True):
            # A column's scroll bar stands in the gap.
            over = GUTTER if widget in bars else 0
            left = self.width() - x - width - over if rtl else x
            widget.setGeometry(left, 0, width + over, self.height())
            x += width + GAP

    def _stack(self, widgets: tuple[QWidget, ...]) -> None:
        if widgets == self._stacked:
            return
        for widget in self._stacked:
            self._rest.column.removeWidget(widget)
            widget.setParent(self)
            cast("CanBeWhole", widget).set_whole(False)
            widget.show()
        self._stacked = widgets
        for widget in widgets:
            cast("CanBeWhole", widget).set_whole(True)
            self._rest.column.insertWidget(self._rest.column.count() - 1, widget)
            widget.show()
        self._rest.setVisible(bool(widgets))

    def on_theme(self, _theme: Theme) -> None:
        """Another text size: other columns have room."""
        self._place()

    @override
    def sizeHint(self) -> QSize:
        return QSize(960, 420)

    @override
    def minimumSizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(max(self._least(part, theme.scale) for part in self._parts), 240)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if restyles(event):
            self._place()
        super().changeEvent(event)
