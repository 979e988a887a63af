"""Tables: columns as data, rows of already formatted cells, one delegate. A million rows cost nothing."""

from collections.abc import Sequence
from typing import Any, Literal

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from kiosk.ui import table_cells
from kiosk.ui.rows import BY_KEY, ENTER, Tone, paint_row_ground, paint_row_ring, row_size
from kiosk.ui.table_cells import Cell, Column, as_cell
from kiosk.ui.theme import Theme, restyles, theme_of

__all__ = ["Cell", "Column", "Density", "Rows", "Table"]

Index = QModelIndex | QPersistentModelIndex
Density = Literal["normal", "dense", "touch", "two_lines"]
Row = Sequence[str | Cell]
MEASURED = 120
"""So many rows say how wide a column is: the others are not looked at before they are seen."""
WHOLE_UP_TO = 300
"""Up to so many rows a table knows how tall it is; a longer one scrolls and never stands whole."""
AIR, TIGHT = 6, 4
"""Above and below the words of a row that wraps; what one line may leave of the usual height."""


class Rows(QAbstractTableModel):
    """The rows as they were given: any sequence, asked only for what is seen."""

    def __init__(self, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: Sequence[Row] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns, or the same in another language."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self.endResetModel()

    def cell(self, row: int, column: int) -> Cell:
        """What stands there."""
        return as_cell(self.rows[row][column])

    def _rtl(self) -> bool:
        table = self.parent()
        return isinstance(table, Table) and table.rtl

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        return self.cell(index.row(), index.column()).said

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            # A header does not turn its sides round with the reading direction: we do.
            right = self.columns[section].trailing is not self._rtl()
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, table: "Table") -> None:
        super().__init__(table)
        self._table = table

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        table, theme = self._table, theme_of(self._table)
        area = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        # Qt hovers one cell, we hover the row.
        over = QStyle.StateFlag.State_MouseOver
        state = state | over if index.row() == table.hovered_row else state & ~over
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_row_ground(
            painter, theme, area, state, tone=table.tone, rtl=table.rtl, first=index.column() == 0
        )
        column = table.rows.columns[index.column()]
        cell = table.rows.cell(index.row(), index.column())
        table_cells.paint_cell(painter, theme, area, column, cell, rtl=table.rtl)
        if table.ring and index.row() == table.currentIndex().row() and table.hasFocus():
            row = QRectF(0, area.y(), max(table.viewport().width(), table.total), area.height())
            painter.setClipRect(area)
            paint_row_ring(painter, theme, row)
        painter.restore()


class Table(QTableView):
    """Rows of cells. `chosen` follows the selection, `opened` is Enter, Space or a double click,
    `pressed_cell` a press on a cell of kind "link"; all carry the row's number (and the column's key)."""

    chosen = Signal(int)
    opened = Signal(int)
    pressed_cell = Signal(int, str)
    refitted = Signal()
    """The columns have other widths, so names may wrap at other words: `whole_height` is another."""

    def __init__(
        self,
        columns: Sequence[Column],
        rows: Sequence[Row] = (),
        *,
        density: Density = "normal",
        selectable: bool = True,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.tone: Tone = "accent"
        self.ring, self.hovered_row, self.total, self.wanted = False, -1, 0, 0
        self._placed = False
        self._heights: dict[int, int] = {}
        self._density: Density = density
        self._selectable = selectable
        self._quiet = False
        self.rows = Rows(columns, self)
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(self))
        self._set_up_view(selectable)
        self.set_rows(rows)

    def _set_up_view(self, selectable: bool) -> None:
        view = QAbstractItemView
        self.setSelectionBehavior(view.SelectionBehavior.SelectRows)
        mode = view.SelectionMode
        self.setSelectionMode(mode.SingleSelection if selectable else mode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if selectable else Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(view.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(view.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(view.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setMinimumSectionSize(24)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        self.clicked.connect(self._on_clicked)
        self.verticalScrollBar().valueChanged.connect(self._fit_seen)

    @property
    def rtl(self) -> bool:
        """Whether columns start at the right."""
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    @property
    def current(self) -> int:
        """The number of the chosen row, or -1."""
        return self.currentIndex().row() if self._selectable else -1

    def set_rows(self, rows: Sequence[Row], choose: int | None = None) -> None:
        """Show these rows; with `choose` that one is chosen, without a signal."""
        self._quiet = True
        self.rows.show_rows(rows)
        if choose is not None and 0 <= choose < len(rows):
            # Not selectRow: it asks which column lies at the edge, and from right to left none does yet.
            self.setCurrentIndex(self.rows.index(choose, 0))
        self._quiet = False
        self._measure()
        self.updateGeometry()

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Word the heads anew."""
        self.rows.show_columns(columns)
        self._measure()

    def set_tone(self, tone: Tone) -> None:
        """One's own colour or that of a covered role."""
        self.tone = tone
        self.viewport().update()

    def row_height(self) -> int:
        """The height of a row whose words have room on one line."""
        theme = theme_of(self)
        if self._density == "two_lines":
            lines = theme.line("body", rtl=self.rtl) + theme.line("small", rtl=self.rtl)
            return max(row_size(theme, "row"), lines + 2 * theme.space(2))
        if self._density == "touch":
            return max(48, row_size(theme, "row"))
        return row_size(theme, "row_dense" if self._density == "dense" else "row")

    def whole_height(self) -> int:
        """How tall head and all rows are; for tables that stand in a page and do not scroll."""
        bar = self.horizontalScrollBar().sizeHint().height() if self.total > self.width() else 0
        return self.height_of(len(self.rows.rows)) + bar

    def height_of(self, most: int) -> int:
        """How tall the head and the first `most` rows are."""
        many = min(most, len(self.rows.rows))
        exact = min(many, WHOLE_UP_TO)
        rows = sum(map(self._height_of_row, range(exact)))
        return self.head_height() + rows + (many - exact) * self.row_height()

    def room_for(self, rows: Sequence[Row]) -> int:
        """How many of these rows, from the first, have room without scrolling."""
        left, many = self.viewport().height(), 0
        for row in rows:
            left -= self._tall(row)
            if left < 0:
                break
            many += 1
        return many

    def head_height(self) -> int:
        """The height of the head."""
        return round(max(36, 36 * theme_of(self).scale))

    # ---- widths

    def _measure(self) -> None:
        theme = theme_of(self)
        # Qt keeps one number a row: setting it is all that a million rows ask of us.
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self.row_height())
        self.horizontalHeader().setFixedHeight(self.head_height())
        columns, widest = self.rows.columns, round(table_cells.WIDEST * theme.scale)
        wanted = table_cells.wishes(theme, columns, self.rows.rows[:MEASURED], rtl=self.rtl)
        widths = table_cells.share(wanted, columns, self.viewport().width(), widest)
        self.total, self.wanted = sum(widths), sum(wish.first(widest) for wish in wanted)
        for number, width in enumerate(widths):
            self.horizontalHeader().resizeSection(number, width)
        self._heights.clear()
        self._fit_seen()
        self.refitted.emit()

    def _height_of_row(self, row: int) -> int:
        """The height of a row at the widths that the columns have now."""
        known = self._heights.get(row)
        if known is None:
            known = self._heights[row] = self._tall(self.rows.rows[row])
        return known

    def _tall(self, row: Row) -> int:
        theme, usual = theme_of(self), self.row_height()
        if not self._placed:
            # It has no width of its own yet: where words would break says nothing.
            return usual
        words = [
            table_cells.cell_height(
                theme, column, as_cell(row[number]), self.columnWidth(number), rtl=self.rtl
            )
            for number, column in enumerate(self.rows.columns)
        ]
        tall = round(max(words, default=0.0))
        return tall + 2 * AIR if tall > usual - TIGHT else usual

    def _fit_seen(self) -> None:
        """Give the rows that are seen the height that they need; nobody asks the others."""
        row, seen = max(0, self.rowAt(0)), 0
        while row < len(self.rows.rows) and seen <= self.viewport().height():
            tall = self._height_of_row(row)
            if self.rowHeight(row) != tall:
                self.setRowHeight(row, tall)
            seen += tall
            row += 1

    def on_theme(self, _theme: Theme) -> None:
        """Other sizes: measure anew."""
        self._measure()

    # ---- Qt

    @override
    def sizeHint(self) -> QSize:
        return QSize(480, self.whole_height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.height_of(3))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width() or not self._placed:
            self._placed = True
            self._measure()
        else:
            self._fit_seen()

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        changed = current.row() != previous.row()
        if current.isValid() and changed and not self._quiet and self._selectable:
            self.chosen.emit(current.row())

    def _on_clicked(self, index: QModelIndex) -> None:
        column = self.rows.columns[index.column()]
        if column.kind == "link" and self.rows.cell(index.row(), index.column()).text:
            self.pressed_cell.emit(index.row(), column.key)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.ring = True
        if event.key() in (*ENTER, Qt.Key.Key_Space) and self.current >= 0:
            if not event.isAutoRepeat():
                self.opened.emit(self.current)
            return
        super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self.ring = event.reason() in BY_KEY
        if self.ring and not self.currentIndex().isValid() and self.rows.rows:
            self.selectRow(0)
        super().focusInEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.ring = False
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(event.position().toPoint())
        super().mouseMoveEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hover(QPoint(-1, -1))
        super().leaveEvent(event)

    def _hover(self, at: QPoint) -> None:
        row = self.indexAt(at).row()
        if row != self.hovered_row:
            self.hovered_row = row
            self.viewport().update()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if restyles(event):
            self.on_theme(theme_of(self))
        super().changeEvent(event)
