"""What stands over everything while an alarm is open: one screen on a ground of danger, above every dialog."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.ui.screen import Screen
from kiosk.ui.theme import theme_of

AGAIN_MS = 200
"""How often it is made sure that nothing stands above it."""


class AlarmCover(QWidget):
    """Over a whole window. It takes whatever is pressed, so that nothing beneath is."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("shell.alarm")
        self.page: Screen | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._again = QTimer(self)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self._stay_above)
        window.installEventFilter(self)
        self.hide()

    @property
    def up(self) -> bool:
        """Whether it covers the window now."""
        return not self.isHidden()

    def put(self, screen: Screen) -> None:
        """Show this screen in the place of the one before."""
        self.forget()
        self.page = screen
        self._column.addWidget(screen)
        self.fill_window()

    def fill_window(self) -> None:
        """Stand over everything."""
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.show()
        self.raise_()
        self._column.activate()
        self._again.start()

    def step_aside(self) -> None:
        """Let what is beneath be used: somebody signs in."""
        self._again.stop()
        self.hide()

    def forget(self) -> None:
        """No screen any more."""
        before, self.page = self.page, None
        if before is not None:
            self._column.removeWidget(before)
            before.hide()
            before.deleteLater()

    def _stay_above(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        shown = [each for each in parent.children() if isinstance(each, QWidget)]
        if shown and shown[-1] is not self:
            self.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        parent = self.parentWidget()
        if event.type() == QEvent.Type.Resize and self.up and parent is not None:
            self.setGeometry(parent.rect())
        return False

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme_of(self).colour("danger"))
        painter.end()
