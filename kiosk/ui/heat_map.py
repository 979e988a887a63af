"""A grid of coloured cells with words: rows by columns under heads, a foot that counts, one widget that paints.

Head, names and foot stay while the cells scroll. Arrows move, Enter opens; a press does both. What a level
means is the caller's: here it is a colour of the theme's `heat`, a word and a letter.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy, QWidget
from typing_extensions import override

from kiosk.ui import heat_cells, heat_frame
from kiosk.ui.heat_cells import HeatCell
from kiosk.ui.heat_geometry import GAP_X, GAP_Y, SIDE, WIDE, Geometry, HeatColumn, HeatRow
from kiosk.ui.painting import box
from kiosk.ui.rows import BY_KEY, ENTER
from kiosk.ui.theme import Theme, restyles, theme_of

__all__ = ["HeatCell", "HeatColumn", "HeatMap", "HeatRow"]

STEPS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1), Qt.Key.Key_PageUp: (-8, 0), Qt.Key.Key_PageDown: (8, 0),
}  # fmt: skip
FEW_ROWS, LEAST_ROWS, LEAST_WIDE = 5, 4, 320


class HeatMap(QAbstractScrollArea):
    """`moved` tells where the cell that is chosen stands, `opened` that it was pressed: row and column keys."""

    moved = Signal(str, str)
    opened = Signal(str, str)
    refitted = Signal()
    """Heads or rows are other ones, so `whole_height` is another."""

    def __init__(self, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.geometry_ = Geometry()
        self.row = self.column = 0
        self.marked = False
        """Whether the chosen cell is open beside the map."""
        self._ring = False
        self._drawn: dict[tuple[HeatCell | None, int], QPixmap] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.viewport().setAutoFillBackground(False)
        self.setCornerWidget(QWidget())
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled)

    # ---- what it shows

    def set_map(
        self, columns: Sequence[HeatColumn], rows: Sequence[HeatRow], foot: str = ""
    ) -> None:
        """Show this; the chosen cell stays where its row and column are still there."""
        at, (row, column) = self.geometry_, self.current
        at.columns, at.rows, at.foot_words = columns, rows, foot
        rows_, columns_ = [each.key for each in rows], [each.key for each in columns]
        self.row = rows_.index(row) if row in rows_ else 0
        self.column = columns_.index(column) if column in columns_ else 0
        self._measure()
        self._say()

    @property
    def current(self) -> tuple[str, str]:
        """Keys of the row and the column of the chosen cell; empty where there is none."""
        at = self.geometry_
        if not at.rows or not at.columns:
            return "", ""
        return at.rows[self.row].key, at.columns[self.column].key

    def choose(self, row: str, column: str) -> None:
        """Choose this cell and bring it into view; nobody is told."""
        at = self.geometry_
        rows, columns = [each.key for each in at.rows], [each.key for each in at.columns]
        if row in rows and column in columns:
            self.row, self.column = rows.index(row), columns.index(column)
            self._show_current()
            self._say()

    def mark(self, *, on: bool) -> None:
        """Show that the chosen cell is the one that is open beside the map."""
        self.marked = on
        self.viewport().update()

    def wipe(self) -> None:
        """Forget everybody."""
        self.set_map((), ())

    def cell_rect(self, row: int, column: int) -> QRectF:
        """Where a cell stands in the viewport."""
        return self.geometry_.cell_rect(row, column)

    @property
    def rtl(self) -> bool:
        """Whether rows start at the right."""
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    # ---- measures

    def whole_height(self) -> int:
        """How tall it is when nothing scrolls."""
        return self.height_of(len(self.geometry_.rows))

    def height_of(self, rows: int) -> int:
        """How tall head, foot and so many rows are, with the bar below where one is needed."""
        at = self.geometry_
        scrolls = at.names + at.wide + SIDE > self.width()
        bar = self.horizontalScrollBar().sizeHint().height() if scrolls else 0
        return at.head + rows * at.row + at.foot + bar

    def _measure(self) -> None:
        at = self.geometry_
        at.view, at.rtl = self.viewport().size(), self.rtl
        at.measure(theme_of(self))
        self._drawn.clear()
        self._set_bars()
        self.updateGeometry()
        self.viewport().update()
        self.refitted.emit()

    def _set_bars(self) -> None:
        at = self.geometry_
        at.view = self.viewport().size()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        shown = at.view.width() - at.names
        across.setRange(0, max(0, at.wide + SIDE - shown))
        across.setPageStep(max(1, shown))
        across.setSingleStep(WIDE)
        down.setRange(0, max(0, len(at.rows) * at.row - at.tall))
        down.setPageStep(max(1, at.tall))
        down.setSingleStep(at.row)
        self._on_scrolled()

    def _on_scrolled(self, _value: int = 0) -> None:
        at = self.geometry_
        at.across, at.down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        self.viewport().update()

    # ---- painting

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, at = QPainter(self.viewport()), theme_of(self), self.geometry_
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        heat_frame.paint_names(painter, theme, at)
        painter.setClipRect(at.body())
        self._paint_cells(painter, theme)
        self._paint_chosen(painter, theme)
        wide = at.view.width() - at.names + GAP_X
        painter.setClipRect(at.turned(QRectF(at.names - GAP_X, 0, wide, at.view.height())))
        heat_frame.paint_heads(painter, theme, at)
        heat_frame.paint_foot(painter, theme, at)
        painter.setClipping(False)
        heat_frame.paint_foot_words(painter, theme, at)
        painter.end()

    def _paint_cells(self, painter: QPainter, theme: Theme) -> None:
        at, drawn, ratio = self.geometry_, self._drawn, self.devicePixelRatioF()
        tall, columns = at.row - GAP_Y, at.seen_columns()
        places = [at.cell_rect(0, column) for column in columns]
        spots = [(round(each.x()) + GAP_X // 2, round(each.width()) - GAP_X) for each in places]
        top = at.head + GAP_Y // 2 - at.down
        for row in at.seen_rows():
            cells, y = at.rows[row].cells, top + row * at.row
            for column, (x, wide) in zip(columns, spots, strict=True):
                key = (cells[column], wide)
                picture = drawn.get(key)
                if picture is None:
                    size = QSize(wide, tall)
                    picture = heat_cells.draw(theme, key[0], size, ratio, rtl=self.rtl)
                    drawn[key] = picture
                painter.drawPixmap(x, y, picture)

    def _paint_chosen(self, painter: QPainter, theme: Theme) -> None:
        at, by_key = self.geometry_, self._ring and self.hasFocus()
        if not at.rows or not at.columns or not (self.marked or by_key):
            return
        area = at.cell_rect(self.row, self.column).adjusted(0, 1, 0, -1)
        radius = theme.radius("control") + 2.0
        box(painter, area, radius, None, theme.colour("focus" if by_key else "text"), 2)

    # ---- moving about

    def _go(self, row: int, column: int) -> None:
        at = self.geometry_
        row = min(max(0, row), len(at.rows) - 1)
        column = min(max(0, column), len(at.columns) - 1)
        if (row, column) != (self.row, self.column):
            self.row, self.column = row, column
            self._show_current()
            self._say()
            self.moved.emit(*self.current)

    def _show_current(self) -> None:
        at = self.geometry_
        if not at.rows or not at.columns:
            return
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        top, start, end = self.row * at.row, at.edges[self.column], at.edges[self.column + 1]
        down.setValue(min(top, max(down.value(), top + at.row - at.tall)))
        wide = at.view.width() - at.names
        across.setValue(min(start, max(across.value(), end + SIDE - wide)))
        self.viewport().update()

    def _say(self) -> None:
        at, said = self.geometry_, ""
        if at.rows and at.columns:
            row, column = at.rows[self.row], at.columns[self.column]
            cell = row.cells[self.column]
            parts = (row.title, column.title, cell.said if cell is not None else "")
            said = ", ".join(part for part in parts if part)
        self.setAccessibleDescription(said)
        if said and self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        at, key = self.geometry_, event.key()
        self._ring = True
        if not at.rows or not at.columns:
            event.ignore()
        elif key in (*ENTER, Qt.Key.Key_Space):
            if not event.isAutoRepeat():
                self.opened.emit(*self.current)
        elif key in STEPS:
            down, across = STEPS[key]
            self._go(self.row + down, self.column + (-across if self.rtl else across))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(self.row, len(at.columns) - 1 if key == Qt.Key.Key_End else 0)
        else:
            super().keyPressEvent(event)
        self.viewport().update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._ring = False
        point = event.position().toPoint()
        found = self.geometry_.cell_at(point.x(), point.y())
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            self._go(*found)
            self.opened.emit(*self.current)
        self.viewport().update()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = event.reason() in BY_KEY
        self.viewport().update()
        super().focusInEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()
        super().focusOutEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._measure()
        else:
            self._set_bars()
        if self.marked or self.hasFocus():
            self._show_current()

    def on_theme(self, _theme: Theme) -> None:
        """Other sizes and colours: measure and draw anew."""
        self._measure()

    @override
    def sizeHint(self) -> QSize:
        at = self.geometry_
        return QSize(at.names + at.wide + SIDE, self.height_of(min(FEW_ROWS, len(at.rows))))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_WIDE, self.height_of(min(LEAST_ROWS, len(self.geometry_.rows))))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if restyles(event):
            self._measure()
        super().changeEvent(event)
