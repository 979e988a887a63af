"""While the demonstration is made: one small window that says so, and how far it is."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.core import words
from kiosk.ui.background import Bridge
from kiosk.ui.progress import ProgressBar
from kiosk.ui.text import Label
from kiosk.ui.theme import Theme, apply_theme

Report = Callable[[int, int], None]
SIZE = (560, 200)
STEP = 25
"""Every so many deeds the bar moves: more often nobody sees."""


class MakingWindow(QWidget):
    """Shows how far `make` is, which runs on a worker's thread; closing the window stops it."""

    def __init__(self, make: Callable[[Report], None], *, language: str) -> None:
        super().__init__()
        self.setObjectName("making")
        self.setProperty("kind", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("Foyer")
        self._stopped = False
        self._bridge = Bridge()
        self._worker = ThreadPoolExecutor(1, "making")
        self.title = Label(words.t("Making the demonstration", language), "heading", bold=True)
        self.bar = ProgressBar(name="making.bar")
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 40, 40, 40)
        column.setSpacing(24)
        column.addWidget(self.title)
        column.addWidget(self.bar)
        column.addStretch(1)
        right_to_left = words.rtl(language)
        self.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
        )
        apply_theme(self, Theme.load("desk"))
        self.resize(*SIZE)
        self.future: Future[None] = self._worker.submit(make, self._report)
        self.future.add_done_callback(lambda _done: self._bridge.carry(self._over))

    def _over(self) -> None:
        self.close()

    def _report(self, done: int, of: int) -> None:
        # On the worker's thread.
        if self._stopped:
            raise CancelledError
        if done % STEP == 0 or done == of:
            self._bridge.carry(lambda: self.bar.go(done, of, f"{done * 100 // max(of, 1)} %"))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._stopped = True
        self._worker.shutdown(wait=True)
        super().closeEvent(event)


def make(app: QApplication, work: Callable[[Report], None], *, language: str) -> bool:
    """Runs `work` behind its window; False where the person closed it before the end."""
    app.setFont(Theme.load("desk").font("body"))
    window = MakingWindow(work, language=language)
    window.show()
    app.exec()
    window.close()
    window.deleteLater()
    try:
        window.future.result()
    except CancelledError:
        return False
    return True
