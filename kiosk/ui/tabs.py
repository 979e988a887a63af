"""Tabs with counts: one underlined, arrows walk them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.ui import painting
from kiosk.ui.pressable import Debounce, Pressable
from kiosk.ui.rows import row_size
from kiosk.ui.text import Run, island, lay_out, natural_width
from kiosk.ui.theme import Theme, theme_of
from kiosk.ui.wrapping import Wrapping

PAD, GAP, CHIP_PAD, LINE = 14, 8, 6, 3


@dataclass(frozen=True)
class Tab:
    """One tab: its key, its word, how many are behind it; `overdue` tints the count."""

    key: str
    words: str
    count: int | None = None
    overdue: bool = False


class _TabButton(Pressable):
    """One tab."""

    def __init__(self, tab: Tab, tone: str, *, name: str, parent: QWidget) -> None:
        super().__init__(tab.words, name=name, debounce=Debounce(0), parent=parent)
        self.tone = tone
        self.setCheckable(True)
        self.show_tab(tab)

    def show_tab(self, tab: Tab) -> None:
        """Say another count."""
        self.tab = tab
        self.set_words(tab.words)
        count = "" if tab.count is None else f", {tab.count}"
        self.setAccessibleName(tab.words + count)

    def _count(self) -> str:
        return "" if self.tab.count is None else str(self.tab.count)

    def _words_width(self, theme: Theme) -> float:
        # Bold, so that nothing moves when another tab is chosen.
        return natural_width([Run(self.words, bold=True)], theme, "body", rtl=self.rtl)

    def _chip_width(self, theme: Theme) -> float:
        if not self._count():
            return 0.0
        return natural_width(self._count(), theme, "micro") + 2 * CHIP_PAD

    @override
    def ring_radius(self) -> float:
        return float(theme_of(self).radius("chip"))

    @override
    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        chip = self._chip_width(theme)
        wide = self._words_width(theme) + 2 * PAD + (GAP + chip if chip else 0)
        return QSize(max(round(wide), theme.size("target_min")), row_size(theme, "tab"))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        whole = QRectF(self.rect())
        if self.hovered and not self.isChecked():
            area = whole.adjusted(0, 2, 0, -LINE - 1)
            painting.box(painter, area, theme.radius("control"), theme.colour("sunken"))
        run = [Run(self.words, bold=self.isChecked())]
        laid = lay_out(run, self._words_width(theme), theme, "body", rtl=self.rtl, wrap=False)
        area = painting.mirrored(QRectF(PAD, 0, laid.width, 1), whole, rtl=self.rtl)
        middle = (self.height() - LINE) / 2
        laid.draw(painter, area.x(), middle - laid.height / 2, theme.colour("text"))
        if self._count():
            self._paint_count(painter, theme, PAD + laid.width + GAP, middle)
        if self.isChecked():
            line = QRectF(0, self.height() - LINE, self.width(), LINE)
            role = "s_cover_fill" if self.tone == "cover" else "accent"
            painter.fillRect(line, theme.colour(role))
        painter.end()

    def _paint_count(self, painter: QPainter, theme: Theme, x: float, middle: float) -> None:
        tint, ink = ("s_overdue_tint", "s_overdue") if self.tab.overdue else ("sunken", "text")
        tall = theme.type("micro").line + 4
        area = QRectF(x, middle - tall / 2, self._chip_width(theme), tall)
        area = painting.mirrored(area, QRectF(self.rect()), rtl=self.rtl)
        edge = theme.colour(ink) if theme.is_high_contrast else None
        painting.box(
            painter, area, theme.radius("chip"), theme.colour(tint), edge, 1 if edge else 0
        )
        laid = lay_out(
            island(self._count()), area.width(), theme, "micro",
            align=Qt.AlignmentFlag.AlignHCenter, wrap=False,
        )  # fmt: skip
        laid.draw(painter, area.x(), middle - laid.height / 2, theme.colour(ink))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            # Qt would only move the focus: the row of tabs chooses too.
            event.ignore()
            return
        super().keyPressEvent(event)

    @override
    def nextCheckState(self) -> None:
        # A chosen tab stays chosen when it is pressed again.
        if not self.isChecked():
            super().nextCheckState()


class Tabs(QWidget):
    """A row of tabs over a hairline; `chosen` carries the key. Counts change by `set_tabs`."""

    chosen = Signal(str)

    def __init__(
        self,
        tabs: Sequence[Tab] = (),
        current: str = "",
        *,
        tone: Literal["accent", "cover"] = "accent",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._name, self._tone = name, tone
        self._current = current
        self._buttons: dict[str, _TabButton] = {}
        self._flow = Wrapping(gap=0, line_gap=0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 1)
        column.addWidget(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_tabs(tabs)

    @property
    def current(self) -> str:
        """The key of the chosen tab."""
        return self._current

    def set_tabs(self, tabs: Sequence[Tab]) -> None:
        """Show these tabs with these counts; the chosen one stays chosen while it is among them."""
        keys = [tab.key for tab in tabs]
        if keys != list(self._buttons):
            self._buttons = {tab.key: self._button(tab) for tab in tabs}
            self._flow.set_items(list(self._buttons.values()))
        for tab in tabs:
            self._buttons[tab.key].show_tab(tab)
        if self._current not in self._buttons:
            self._current = keys[0] if keys else ""
        self._show_current()
        self.updateGeometry()

    def choose(self, key: str) -> None:
        """Choose as if it was pressed; the same one again says nothing."""
        if key not in self._buttons or key == self._current:
            self._show_current()
            return
        self._current = key
        self._show_current()
        self.chosen.emit(key)

    def set_tone(self, tone: Literal["accent", "cover"]) -> None:
        """The colour of one's own role or of a covered one."""
        self._tone = tone
        for button in self._buttons.values():
            button.tone = tone
            button.update()

    def tab(self, key: str) -> Pressable:
        """The control of one tab."""
        return self._buttons[key]

    def _button(self, tab: Tab) -> _TabButton:
        name = f"{self._name}.{tab.key}" if self._name else ""
        button = _TabButton(tab, self._tone, name=name, parent=self._flow)
        button.clicked.connect(lambda: self.choose(tab.key))
        return button

    def _show_current(self) -> None:
        for key, button in self._buttons.items():
            on = key == self._current
            button.setChecked(on)
            # One stop for the Tab key; arrows go on from there.
            policy = Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left.value: -1, Qt.Key.Key_Right.value: 1}
        step = steps.get(event.key())
        keys = list(self._buttons)
        if step is None or not keys:
            super().keyPressEvent(event)
            return
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        place = keys.index(self._current) + (-step if rtl else step)
        key = keys[min(len(keys) - 1, max(0, place))]
        self.choose(key)
        self._buttons[key].setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._flow.heightForWidth(width) + 1

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), theme.colour("line"))
        painter.end()
