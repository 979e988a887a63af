"""Why a control is closed: one small frame a window, beside the control and never over it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.ui.buttons import Button
from kiosk.ui.context import Closed, Context
from kiosk.ui.text import Label, Run
from kiosk.ui.theme import Theme

WIDTH = 440
GAP = 12


class Popover(QFrame):
    """Opens at a closed control by press, says fact, until when and who; Esc gives the focus back."""

    def __init__(self, window: QWidget, context: Context) -> None:
        super().__init__(window)
        self._window = window
        self._context = context
        self._control: QWidget | None = None
        self.setObjectName("shell.popover")
        self.setProperty("kind", "popover")
        self._reason = Label("", "body", name="shell.popover.reason")
        self._who = Label("", "body", name="shell.popover.who")
        self._close = Button("", "secondary", size="small", name="shell.popover.close")
        self._close.pressed_open.connect(self.shut)
        self._column = QVBoxLayout(self)
        for part in (self._reason, self._who, self._close):
            self._column.addWidget(part)
        self.hide()

    def on_theme(self, theme: Theme) -> None:
        """Room inside, by the window's look."""
        inset = theme.space(5 if theme.lobby else 4)
        self._column.setContentsMargins(inset, inset, inset, inset)
        self._column.setSpacing(theme.space(3 if theme.lobby else 2))

    def open_at(self, control: QWidget, closed: Closed) -> None:
        """Say why `control` is closed."""
        self._control = control
        self._reason.set_runs([Run(closed.reason, bold=True)])
        t = self._context.t
        parts = [
            t("Until {when}.", when=closed.until) if closed.until else "",
            t("{name} can do it now.", name=closed.who) if closed.who else "",
            closed.instead,
        ]
        self._who.setText(" ".join(part for part in parts if part))
        self._who.setVisible(any(parts))
        self._close.set_words(t("Close"))
        self.setAccessibleName(closed.reason)
        self._place(control)
        self.show()
        self.raise_()
        self._close.setFocus(Qt.FocusReason.PopupFocusReason)

    def shut(self) -> None:
        """Close; the focus goes back to the control."""
        if self.isHidden():
            return
        self.hide()
        control, self._control = self._control, None
        if control is not None and control.isVisible():
            control.setFocus(Qt.FocusReason.PopupFocusReason)

    def forget(self) -> None:
        """The page is going: close without looking back."""
        self._control = None
        self.hide()

    def _place(self, control: QWidget) -> None:
        width = min(WIDTH if self._window.width() > WIDTH * 2 else WIDTH * 2, self._window.width())
        height = (
            self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()
        )
        height = max(height, self.minimumSizeHint().height())
        corner = control.mapTo(self._window, QPoint(0, 0))
        box = QRect(corner, control.size())
        if self._beside(box, width, height):
            return
        below = box.bottom() + GAP
        top = below if below + height <= self._window.height() else box.top() - GAP - height
        left = min(max(0, box.center().x() - width // 2), self._window.width() - width)
        self.setGeometry(left, max(0, top), width, height)

    def _beside(self, box: QRect, width: int, height: int) -> bool:
        """A control in a narrow column, such as the rail: beside it, so that its neighbours stay seen."""
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = box.left() - GAP - width if mirrored else box.right() + GAP
        fits = left >= 0 and left + width <= self._window.width()
        if not fits or box.width() > width // 2:
            return False
        top = min(max(0, box.top()), max(0, self._window.height() - height))
        self.setGeometry(left, top, width, height)
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
        else:
            super().keyPressEvent(event)
