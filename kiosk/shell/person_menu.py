"""What the person box offers: this desk's look and text size, cover the screen now, or sign out."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.segments import SegmentedChoice
from kiosk.ui.text import Label
from kiosk.ui.theme import window_of

WIDTH = 440
SCHEMES = ("light", "dark", "high_contrast")
SCALES = ("90", "100", "115", "130")
"""Percent of the text."""


class PersonMenu(QFrame):
    """A small frame above the person box; Esc closes it."""

    cover = Signal()
    sign_out = Signal()
    look = Signal(str, float)

    def __init__(self, window: QWidget, context: Context) -> None:
        super().__init__(window)
        self._context = context
        self._box: QWidget | None = None
        self.setObjectName("person")
        self.setProperty("kind", "popover")
        self.cover_button = Button("", icon="eye-off", name="person.cover")
        self.sign_out_button = Button("", icon="log-out", name="person.sign_out")
        self.cover_button.pressed_open.connect(self._on_cover)
        self.sign_out_button.pressed_open.connect(self._on_sign_out)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        self._look_head = Label("", "strong", name="person.look_head")
        self.scheme = SegmentedChoice([(each, "") for each in SCHEMES], "light", name="person.look")
        self._size_head = Label("", "strong", name="person.size_head")
        self.size_choice = SegmentedChoice(
            [(each, "") for each in SCALES], "100", name="person.size"
        )
        for part in (self._look_head, self.scheme, self._size_head, self.size_choice):
            column.addWidget(part)
        self.scheme.chosen.connect(self._on_look)
        self.size_choice.chosen.connect(self._on_look)
        column.addWidget(self.cover_button)
        column.addWidget(self.sign_out_button)
        self.hide()

    def retext(self) -> None:
        """The words in the desk's language."""
        t = self._context.t
        self._look_head.setText(t("Look"))
        self._size_head.setText(t("Text size"))
        looks = (t("Light"), t("Dark"), t("High contrast"))
        for segment, words in zip(self.scheme.segments, looks, strict=True):
            segment.set_words(words)
        for segment, percent in zip(self.size_choice.segments, SCALES, strict=True):
            segment.set_words(f"{percent}\u00a0%")
        self.scheme.setAccessibleName(t("Look"))
        self.size_choice.setAccessibleName(t("Text size"))
        self.cover_button.set_words(t("Cover the screen"))
        self.sign_out_button.set_words(t("Sign out"))

    def show_look(self, scheme: str, scale: float) -> None:
        """What is chosen now."""
        self.scheme.set_value(scheme)
        self.size_choice.set_value(str(round(scale * 100)))

    def open_at(self, box: QWidget) -> None:
        """Open above `box`, or close when it is open."""
        if not self.isHidden():
            self.shut()
            return
        self._box = box
        self._place()
        self.show()
        self.raise_()
        self.cover_button.setFocus(Qt.FocusReason.PopupFocusReason)

    def _place(self) -> None:
        if self._box is None:
            return
        window, box = window_of(self), self._box
        corner = box.mapTo(window, QPoint(0, 0))
        wide = min(window.width() - 16, max(WIDTH, self.minimumSizeHint().width()))
        layout = self.layout()
        height = layout.totalHeightForWidth(wide) if layout is not None else 0
        height = max(height, self.sizeHint().height())
        left = min(corner.x(), window.width() - wide - 8)
        self.setGeometry(max(8, left), max(8, corner.y() - height - 8), wide, height)

    def _on_look(self, _value: str) -> None:
        scheme, size = self.scheme.value(), self.size_choice.value()
        self.look.emit(scheme or "light", int(size or "100") / 100)
        # The window has its new sizes: stay at the box.
        self._place()

    def shut(self) -> None:
        """Close; the focus goes back to the box."""
        if not self.isHidden():
            self.hide()
            if self._box is not None and self._box.isVisible():
                self._box.setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_cover(self) -> None:
        self.hide()
        self.cover.emit()

    def _on_sign_out(self) -> None:
        self.hide()
        self.sign_out.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
        else:
            super().keyPressEvent(event)
