"""The wait bar: where now is and from when it opens, with words below and never a percentage."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kiosk.ui import painting
from kiosk.ui.text import Run, lay_out
from kiosk.ui.theme import Theme, theme_of

BAR, OVER = 16, 12


class WaitBar(QWidget):
    """`now` and `opens` are parts of the bar (0 to 1); the words say them in clock times."""

    def __init__(
        self,
        now: float,
        opens: float,
        now_words: str,
        opens_words: str,
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._now, self._opens = now, opens
        self._words = (now_words, opens_words)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.go(now, opens, now_words, opens_words)

    def go(self, now: float, opens: float, now_words: str, opens_words: str) -> None:
        """Time has passed."""
        self._now = min(1.0, max(0.0, now))
        self._opens = min(1.0, max(0.0, opens))
        self._words = (now_words, opens_words)
        self.setAccessibleName(f"{now_words}. {opens_words}")
        self.update()

    def _line(self, theme: Theme) -> int:
        return theme.line("label")

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, BAR + 2 * OVER + 6 + self._line(theme_of(self)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        whole = QRectF(self.rect())
        painter = QPainter(self)
        wide = float(self.width())
        bar = QRectF(0, OVER, wide, BAR)
        painting.box(painter, bar, BAR / 2, theme.colour("surface"), theme.colour("edge"), 2)
        self._part(painter, theme, 0.0, min(self._now, self._opens), "edge")
        self._part(painter, theme, self._opens, 1.0, "s_ready_fill")
        mark = QRectF(self._now * wide - 1.5, 0, 3, BAR + 2 * OVER)
        painter.fillRect(painting.mirrored(mark, whole, rtl=rtl), theme.colour("text"))
        top = BAR + 2 * OVER + 6
        first, second = (
            lay_out([Run(words)], wide / 2, theme, "label", rtl=rtl) for words in self._words
        )
        x = max(0.0, min(wide - first.natural, self._now * wide - first.natural / 3))
        y = wide - second.natural if self._opens > 0.5 else self._opens * wide
        y = max(x + first.natural + 16, min(y, self._opens * wide))
        for laid, at, role in ((first, x, "text"), (second, y, "s_ready")):
            box = painting.mirrored(QRectF(at, 0, laid.natural, 1), whole, rtl=rtl)
            shift = laid.width - laid.natural if rtl else 0.0
            laid.draw(painter, box.x() - shift, top, theme.colour(role))
        painter.end()

    def _part(self, painter: QPainter, theme: Theme, start: float, end: float, role: str) -> None:
        """Fill a part of the bar, keeping its round ends."""
        if end <= start:
            return
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        area = QRectF(start * self.width(), OVER, (end - start) * self.width(), BAR)
        area = painting.mirrored(area, QRectF(self.rect()), rtl=rtl)
        painter.save()
        painter.setClipRect(area)
        whole = QRectF(0, OVER, self.width(), BAR)
        painting.box(painter, whole, BAR / 2, theme.colour(role))
        painter.restore()
