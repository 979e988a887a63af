"""Reading aloud for whoever sees nothing: the page, each control that Tab comes to, and a curtain for the rest."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from kiosk.devices.speech import Speech
from kiosk.shell import reading
from kiosk.ui.context import Context
from kiosk.ui.theme import theme_of

RISES = (QEvent.Type.ZOrderChange, QEvent.Type.Show)


class PrivacyCurtain(QWidget):
    """A dark screen over the page: keys and voice go on, a touch opens it."""

    def __init__(self, window: QWidget, ring: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("shell.privacy")
        self.hide()
        # The ring of the focus comes to the front with each step; it would show where one is.
        ring.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in RISES and not self.isHidden():
            self.raise_()
        return False

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.hide()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme_of(self).colour("brand_deep"))
        painter.end()


class PageVoice(QObject):
    """The voice of one lobby's window. What is typed is never said."""

    def __init__(self, window: QWidget, context: Context, speech: Speech, *, ring: QWidget) -> None:
        super().__init__(window)
        self._window, self._context, self._speech = window, context, speech
        self.on = False
        self._ahead: QWidget | None = None
        self.curtain = PrivacyCurtain(window, ring)
        # A turn later: a page that comes with its first control is read as a whole.
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._say_control)
        program = QApplication.instance()
        if isinstance(program, QApplication):
            # A bound method of a QObject: the connection ends with it.
            program.focusChanged.connect(self._on_focus)

    def suit(self, *, aloud: bool, hidden: bool) -> None:
        """Begin or end; with `hidden` nobody else reads along."""
        if self.on and not aloud:
            self._speech.stop()
        self.on = aloud
        self.curtain.setVisible(aloud and hidden)
        self.place()

    def place(self) -> None:
        """Over everything but what asks whether anybody is there."""
        self.curtain.setGeometry(self._window.rect())
        self.curtain.raise_()

    def say(self, words: str) -> None:
        """Say it instead of whatever is being said."""
        if self.on:
            self._ahead = None
            self._speech.say(words, self._context.language)

    def read(self, page: QWidget | None) -> None:
        """Say a page from top to bottom."""
        if self.on and page is not None:
            self.say(reading.words_of(page))

    def close(self) -> None:
        """The window is going."""
        self._turn.stop()
        self.on = False

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self.on and now is not None and now.window() is self._window:
            self._ahead = now
            self._turn.start(0)

    def _say_control(self) -> None:
        control, self._ahead = self._ahead, None
        if control is not None and shiboken6.isValid(control) and control.hasFocus():
            words = reading.control(control, self._context)
            if words:
                self.say(words)
