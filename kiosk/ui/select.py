"""One of a longer list: the closed field of a desk with a label, the list drops down."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.ui import icons, painting
from kiosk.ui.text import Label, Run, lay_out, natural_width
from kiosk.ui.theme import Theme, restyles, theme_of

ARROW, SHOWN = 16, 12


class Select(QComboBox):
    """Keeps a value, not its words. `chosen` tells when a person chose; `set_value` says nothing."""

    chosen = Signal(str)

    def __init__(
        self,
        choices: Sequence[tuple[str, str]] = (),
        value: str = "",
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setMaxVisibleItems(SHOWN)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.activated.connect(self._on_activated)
        self.set_choices(choices)
        self.set_value(value)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these (value, words); what was chosen stays chosen while it is among them."""
        value = self.value()
        known = [(self.itemData(n), self.itemText(n)) for n in range(self.count())]
        if known != list(choices):
            self.clear()
            for each, words in choices:
                self.addItem(words, each)
        self.set_value(value)

    def value(self) -> str:
        """The chosen value, or nothing."""
        found = self.currentData()
        return str(found) if found is not None else ""

    def set_value(self, value: str) -> None:
        """Choose without telling anybody; a value that is not offered chooses nothing."""
        self.setCurrentIndex(self.findData(value))
        self.update()

    def ring_radius(self) -> float:
        """The corner that the focus ring follows."""
        return float(theme_of(self).radius("control"))

    def _on_activated(self, _row: int) -> None:
        self.chosen.emit(self.value())

    @override
    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        texts = sorted((self.itemText(n) for n in range(self.count())), key=len)[-6:]
        widest = max((natural_width([Run(each)], theme, "field") for each in texts), default=60)
        wide = min(round(widest), theme.size("read")) + 3 * theme.space(3) + ARROW
        return QSize(wide, max(theme.size("field"), theme.type("field").line + 12))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(96, self.sizeHint().height())

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        # A page is scrolled past it; nothing is chosen by that.
        event.ignore()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        whole = QRectF(self.rect())
        focused = self.hasFocus()
        edge, width = ("accent", "chosen") if focused else ("edge", "control")
        painting.box(
            painter, whole, theme.radius("control"), theme.colour("surface"), theme.colour(edge),
            theme.border(width),
        )  # fmt: skip
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        pad = theme.space(3)
        arrow = QRectF(whole.width() - pad - ARROW, (whole.height() - ARROW) / 2, ARROW, ARROW)
        arrow = painting.mirrored(arrow, whole, rtl=rtl)
        icons.paint(painter, "chevron-down", arrow, theme.colour("text"))
        room = max(1.0, whole.width() - 3 * pad - ARROW)
        laid = lay_out(self.currentText(), room, theme, "field", rtl=rtl, wrap=False)
        area = painting.mirrored(QRectF(pad, 0, room, whole.height()), whole, rtl=rtl)
        painter.setClipRect(area)
        laid.draw(painter, area.x(), (whole.height() - laid.height) / 2, theme.colour("text"))
        painter.end()


class SelectField(QWidget):
    """A `Select` with its label above and a hint below."""

    chosen = Signal(str)

    def __init__(
        self,
        label: str = "",
        choices: Sequence[tuple[str, str]] = (),
        value: str = "",
        *,
        hint: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}.field" if name else "")
        self.label = Label("", "label")
        self.select = Select(choices, value, name=name)
        self.hint = Label("", "small", "soft")
        self.setFocusProxy(self.select)
        self.select.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self.label, self.select, self.hint):
            self._column.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.select.chosen.connect(self.chosen)
        self.set_texts(label, hint)
        self.on_theme(theme_of(self))

    def set_texts(self, label: str, hint: str = "") -> None:
        """Say it in another language; what was chosen stays."""
        self.label.setText(label)
        self.select.setAccessibleName(label)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))

    def value(self) -> str:
        """The chosen value."""
        return self.select.value()

    def set_value(self, value: str) -> None:
        """Choose without telling anybody."""
        self.select.set_value(value)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these."""
        self.select.set_choices(choices)

    def on_theme(self, theme: Theme) -> None:
        """Keep the distances of this look."""
        self._column.setSpacing(theme.space(1))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if restyles(event):
            self.on_theme(theme_of(self))
        super().changeEvent(event)
