"""A text somebody reads from afar: as large as its room allows, then it scrolls; nothing of it is kept."""

from __future__ import annotations

from unicodedata import bidirectional

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget
from typing_extensions import override

from kiosk.ui.poster import Poster, poster
from kiosk.ui.theme import Theme, theme_of

LARGEST, LEAST, STEP = 124.0, 56.0, 1.15


class _Sheet(QWidget):
    """The painted text; as high as it needs to be."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.step, self.plain, self.fit = "", 0, False, 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def laid(self, width: int, height: int) -> Poster:
        """The text at the size that fits."""
        most = LARGEST * self.fit * STEP**self.step
        least = min(most, LEAST * self.fit)
        return poster(
            self.words, width, height, most, least=least, rtl=runs_rtl(self.words), wrap=True
        )

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        colour = theme.colour("on_brand")
        if self.plain:
            colour = plain_look().colour("text")
        room = self.parentWidget()
        high = room.height() if room is not None else self.height()
        self.laid(self.width(), high).draw(painter, 0, 0, colour)
        painter.end()


class TextPoster(QScrollArea):
    """Where a text stands. What is newest is always to be seen."""

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sheet = _Sheet()
        self.setWidget(self.sheet)
        for part in (self, self.viewport(), self.sheet):
            part.setAutoFillBackground(False)

    def say(self, words: str, *, step: int = 0, plain: bool = False) -> None:
        """Show these words, `step` larger or smaller; `plain` white on black."""
        sheet = self.sheet
        sheet.words, sheet.step, sheet.plain = words, step, plain
        self.setAccessibleName(words)
        self._measure()

    def set_fit(self, fit: float) -> None:
        """The window's size against the one it was drawn for."""
        self.sheet.fit = fit
        self._measure()

    def wipe(self) -> None:
        """Nothing is left."""
        self.say("")

    @property
    def words(self) -> str:
        """What stands here."""
        return self.sheet.words

    @property
    def size_of_words(self) -> int:
        """The size at which they stand, in pixels."""
        return self.sheet.laid(self.viewport().width(), self.viewport().height()).size

    def _measure(self) -> None:
        view = self.viewport()
        laid = self.sheet.laid(view.width(), view.height())
        self.sheet.setMinimumHeight(round(laid.height) if laid.height > view.height() else 0)
        self.sheet.update()
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, 80)


class TextGround(QWidget):
    """What a shown text stands on: the brand's ground, or black."""

    plain = False

    def set_plain(self, *, plain: bool) -> None:
        """Black for who reads white on black better."""
        self.plain = plain
        self.update()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = plain_look() if self.plain else theme_of(self)
        painter.fillRect(QRectF(self.rect()), look.colour("brand"))
        painter.end()


def plain_look() -> Theme:
    """White on black."""
    return Theme.load("lobby", "high_contrast")


def runs_rtl(words: str) -> bool:
    """Whether a text runs from right to left: as its first letter does."""
    for sign in words:
        kind = bidirectional(sign)
        if kind in ("L", "R", "AL"):
            return kind != "L"
    return False
