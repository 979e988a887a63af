"""Small things in a row that go on in the next line when the row is full: chips, tabs, buttons."""

from collections.abc import Sequence

import shiboken6
from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kiosk.ui.theme import Theme, restyles, theme_of


class Wrapping(QWidget):
    """Holds widgets from the leading side and wraps them; its height follows from its width."""

    def __init__(
        self,
        items: Sequence[QWidget] = (),
        *,
        gap: int = 6,
        line_gap: int = 6,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._items: list[QWidget] = []
        self._gap, self._line_gap = gap, line_gap
        self.setObjectName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_items(items)

    @property
    def items(self) -> tuple[QWidget, ...]:
        """What stands in it, from the leading side."""
        return tuple(self._items)

    def set_items(self, items: Sequence[QWidget]) -> None:
        """Hold these from now on; the ones before are destroyed."""
        for old in self._items:
            if old not in items and shiboken6.isValid(old):
                old.hide()
                old.setParent(None)
                old.deleteLater()
        self._items = list(items)
        for item in self._items:
            item.setParent(self)
            item.show()
        self._place()
        self.updateGeometry()

    def on_theme(self, _theme: Theme) -> None:
        """The items have other sizes now."""
        self._place()
        self.updateGeometry()

    def _areas(self, width: int) -> tuple[list[QRect], int]:
        areas: list[QRect] = []
        x = y = tallest = 0
        for item in self._items:
            hint = item.sizeHint()
            wide = min(max(hint.width(), item.minimumWidth()), max(1, width))
            tall = item.heightForWidth(wide) if item.hasHeightForWidth() else hint.height()
            if x and x + wide > width:
                x, y, tallest = 0, y + tallest + self._line_gap, 0
            areas.append(QRect(x, y, wide, tall))
            x += wide + self._gap
            tallest = max(tallest, tall)
        return areas, y + tallest

    def _place(self) -> None:
        areas, _height = self._areas(self.width())
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for item, area in zip(self._items, areas, strict=True):
            if rtl:
                area.moveLeft(self.width() - area.x() - area.width())
            item.setGeometry(area)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._areas(width)[1]

    @override
    def sizeHint(self) -> QSize:
        wide = sum(item.sizeHint().width() + self._gap for item in self._items)
        wide = max(0, wide - self._gap)
        return QSize(wide, self.heightForWidth(max(1, wide)))

    @override
    def minimumSizeHint(self) -> QSize:
        widths = [item.minimumSizeHint().width() for item in self._items]
        return QSize(max(widths, default=0), 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
            self.updateGeometry()
        return super().event(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if restyles(event):
            self.on_theme(theme_of(self))
        super().changeEvent(event)
