"""What the person box offers: cover the screen now, or sign out."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.ui.buttons import Button
from kiosk.ui.context import Context

WIDTH = 232


class PersonMenu(QFrame):
    """A small frame above the person box; Esc closes it."""

    cover = Signal()
    sign_out = Signal()

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
        column.addWidget(self.cover_button)
        column.addWidget(self.sign_out_button)
        self.hide()

    def retext(self) -> None:
        """The words in the desk's language."""
        self.cover_button.set_words(self._context.t("Cover the screen"))
        self.sign_out_button.set_words(self._context.t("Sign out"))

    def open_at(self, box: QWidget) -> None:
        """Open above `box`, or close when it is open."""
        if not self.isHidden():
            self.shut()
            return
        self._box = box
        window = self.window()
        corner = box.mapTo(window, QPoint(0, 0))
        height = self.sizeHint().height()
        left = min(corner.x(), window.width() - WIDTH)
        self.setGeometry(max(8, left), max(8, corner.y() - height - 8), WIDTH, height)
        self.show()
        self.raise_()
        self.cover_button.setFocus(Qt.FocusReason.PopupFocusReason)

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
