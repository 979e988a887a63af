"""Rows of two lines: the list of a list-detail page, what is done today. Any number of rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from kiosk.ui import painting
from kiosk.ui.text import Laid, Run, island, lay_out, natural_width
from kiosk.ui.theme import Theme, restyles, theme_of

Index = QModelIndex | QPersistentModelIndex
Tone = Literal["accent", "cover"]
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
WRAPS_UP_TO = 300
"""Up to so many rows long names wrap and rows have heights of their own; beyond all are alike."""
BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


@dataclass(frozen=True)
class RowFacts:
    """One row: bold `title` with a plain `number` after it or a soft `lead` before it, `second` below,
    `trailing` at the end of line 1."""

    key: str
    title: str
    number: str = ""
    lead: str = ""
    second: str = ""
    trailing: str = ""
    trailing_colour: str = "soft"


def row_size(theme: Theme, role: str) -> int:
    """A height of the desk; before a widget has its window, and in a lobby, a target's least."""
    return theme.size("target_min") if theme.lobby else theme.size(role)


def paint_row_ground(
    painter: QPainter,
    theme: Theme,
    area: QRectF,
    state: QStyle.StateFlag,
    *,
    tone: Tone = "accent",
    rtl: bool = False,
    first: bool = True,
) -> None:
    """Ground, selection bar and the hairline below of a row in any list or table of ours."""
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    hovered = bool(state & QStyle.StateFlag.State_MouseOver)
    if chosen:
        tint = "accent_tint" if tone == "accent" else "s_cover_tint"
        painter.fillRect(area, theme.colour(tint))
    elif hovered:
        painter.fillRect(area, theme.colour("ground"))
    hair = theme.border("hair")
    line = QRectF(area.x(), area.bottom() - hair, area.width(), hair)
    painter.fillRect(line, theme.colour("line"))
    if chosen and first:
        bar = QRectF(area.x(), area.y(), theme.border("state_bar"), area.height())
        role = "accent" if tone == "accent" else "s_cover_fill"
        painter.fillRect(painting.mirrored(bar, area, rtl=rtl), theme.colour(role))


def paint_row_ring(painter: QPainter, theme: Theme, area: QRectF) -> None:
    """The focus ring inside a row."""
    width = theme.border("focus")
    painter.setPen(QPen(theme.colour("focus"), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = width / 2
    painter.drawRect(area.adjusted(half, half, -half, -half - theme.border("hair")))
    painter.setPen(Qt.PenStyle.NoPen)


class _Model(QAbstractListModel):
    """The rows as they are; nothing is copied."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Sequence[RowFacts] = ()

    def show_rows(self, rows: Sequence[RowFacts]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.rows[index.row()]
        return " ".join(
            part for part in (row.lead, row.title, row.number, row.second, row.trailing) if part
        )


class _Delegate(QStyledItemDelegate):
    def __init__(self, rows: "RowList") -> None:
        super().__init__(rows)
        self._list = rows

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        theme = theme_of(self._list)
        row = self._list.facts[index.row()]
        width = self._list.viewport().width()
        lines = self._list.lay(theme, row, width)
        return QSize(width, self._list.height_of(theme, row, lines))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rows = theme_of(self._list), self._list
        area = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_row_ground(painter, theme, area, state, tone=rows.tone, rtl=rows.rtl)
        rows.paint_words(painter, theme, rows.facts[index.row()], area)
        if rows.ring and state & QStyle.StateFlag.State_HasFocus:
            paint_row_ring(painter, theme, area)
        painter.restore()


class RowList(QListView):
    """`chosen` follows the selection, `opened` is Enter, Space or a double click; both carry the key.

    Without `selectable` rows only stand there: nothing takes the focus.
    """

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(
        self,
        rows: Sequence[RowFacts] = (),
        *,
        selectable: bool = True,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.tone: Tone = "accent"
        self.ring = False
        self._selectable = selectable
        self._quiet = False
        self._fit: Literal["scroll", "at_most", "whole"] = "scroll"
        self._rows = _Model(self)
        self.setModel(self._rows)
        self.setItemDelegate(_Delegate(self))
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.SingleSelection if selectable else mode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if selectable else Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(selectable)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.facts[index.row()].key))
        self.set_rows(rows)

    @property
    def facts(self) -> Sequence[RowFacts]:
        """The rows."""
        return self._rows.rows

    @property
    def rtl(self) -> bool:
        """Whether rows start at the right."""
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    @property
    def current(self) -> str:
        """The key of the chosen row, or nothing."""
        row = self.currentIndex().row()
        return self.facts[row].key if self._selectable and 0 <= row < len(self.facts) else ""

    def set_rows(self, rows: Sequence[RowFacts], choose: str | None = None) -> None:
        """Show these; the chosen one (or `choose`) stays chosen without a signal while it is there."""
        wanted = self.current if choose is None else choose
        self._quiet = True
        self.setUniformItemSizes(len(rows) > WRAPS_UP_TO)
        self._rows.show_rows(rows)
        self._choose(wanted)
        self._quiet = False
        self._apply_fit()
        self.updateGeometry()

    def choose(self, key: str) -> bool:
        """Choose the row with this key; False when it is not there."""
        return self._choose(key)

    def set_tone(self, tone: Tone) -> None:
        """One's own colour or that of a covered role."""
        self.tone = tone
        self.viewport().update()

    def _choose(self, key: str) -> bool:
        place = (
            next((n for n, row in enumerate(self.facts) if row.key == key), None) if key else None
        )
        if place is None:
            self.setCurrentIndex(QModelIndex())
            return False
        self.setCurrentIndex(self._rows.index(place))
        return True

    def set_fit(self, fit: Literal["scroll", "at_most", "whole"]) -> None:
        """Fill the space that there is, take at most what the rows need, or always exactly that."""
        self._fit = fit
        self._apply_fit()

    def _apply_fit(self) -> None:
        if self._fit == "scroll":
            return
        tall = self.whole_height(max(1, self.viewport().width()))
        self.setMaximumHeight(tall)
        self.setMinimumHeight(tall if self._fit == "whole" else min(tall, 120))

    # ---- one row

    def _sides(self, theme: Theme) -> tuple[int, int]:
        return theme.space(4), 9

    def lay(self, theme: Theme, row: RowFacts, width: float) -> tuple[Laid, Laid | None]:
        """Break the two lines of a row to the width."""
        inset, _up = self._sides(theme)
        room = width - 2 * inset
        beside = 0.0
        if row.trailing:
            beside = natural_width(row.trailing, theme, "small", rtl=self.rtl) + theme.space(3)
        runs: list[Run] = []
        if row.lead:
            runs += [Run(island(row.lead), bold=False, colour="soft"), Run("  ")]
        runs.append(Run(row.title, bold=True))
        if row.number:
            runs += [Run(" "), Run(island(row.number), bold=False)]
        first = lay_out(runs, room - beside, theme, "body", rtl=self.rtl)
        second = lay_out(row.second, room, theme, "small", rtl=self.rtl) if row.second else None
        return first, second

    def height_of(self, theme: Theme, _row: RowFacts, lines: tuple[Laid, Laid | None]) -> int:
        """The height of a row with these lines."""
        first, second = lines
        words = first.height + (second.height if second else 0)
        least = row_size(theme, "row") + (round(second.line) - 4 if second else 0)
        return max(least, round(words) + 2 * self._sides(theme)[1])

    def paint_words(self, painter: QPainter, theme: Theme, row: RowFacts, area: QRectF) -> None:
        """Draw the words of a row."""
        inset, _up = self._sides(theme)
        first, second = self.lay(theme, row, area.width())
        words = first.height + (second.height if second else 0)
        top = area.y() + (area.height() - words) / 2
        for laid, y, colour in ((first, top, "text"), (second, top + first.height, "soft")):
            if laid is not None:
                box = QRectF(area.x() + inset, y, laid.width, 1)
                box = painting.mirrored(box, area, rtl=self.rtl)
                laid.draw(painter, box.x(), y, theme.colour(colour))
        if row.trailing:
            laid = lay_out(row.trailing, 400, theme, "small", rtl=self.rtl, wrap=False)
            x = area.right() - inset - laid.natural
            box = painting.mirrored(QRectF(x, top, laid.natural, 1), area, rtl=self.rtl)
            shift = laid.width - laid.natural if self.rtl else 0.0
            down = (first.line - laid.line) / 2
            tint = theme.colour(row.trailing_colour)
            laid.draw(painter, box.x() - shift, top + down, tint)

    def whole_height(self, width: int) -> int:
        """How tall all rows are together at this width; for lists that stand in a page."""
        theme = theme_of(self)
        if len(self.facts) > WRAPS_UP_TO:
            sample = self.facts[0]
            return len(self.facts) * self.height_of(theme, sample, self.lay(theme, sample, width))
        return sum(self.height_of(theme, r, self.lay(theme, r, width)) for r in self.facts)

    # ---- Qt

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, self.whole_height(max(240, self.width())))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(160, min(120, self.whole_height(max(160, self.width()))))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._apply_fit()

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and not self._quiet and self._selectable:
            self.chosen.emit(self.facts[current.row()].key)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.ring = True
        if event.key() in (*ENTER, Qt.Key.Key_Space) and self.current:
            if not event.isAutoRepeat():
                self.opened.emit(self.current)
            return
        super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self.ring = event.reason() in BY_KEY
        if self.ring and not self.currentIndex().isValid() and self.facts:
            self.setCurrentIndex(self._rows.index(0))
        super().focusInEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.ring = False
        super().mousePressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if restyles(event):
            self.scheduleDelayedItemsLayout()
            self._apply_fit()
            self.updateGeometry()
        super().changeEvent(event)
