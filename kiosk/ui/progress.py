"""The progress bar: how much of a known whole is done, with words at its end."""

from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kiosk.ui import painting
from kiosk.ui.text import Run, lay_out, natural_width
from kiosk.ui.theme import Theme, restyles, theme_of

Tone = Literal["accent", "cover", "ready", "overdue"]
THICK = {True: 16, False: 8}


class ProgressBar(QWidget):
    """`go(1, 2, "1 of 2")`. A total of 0 means that the whole is not known yet: the bar stays empty."""

    def __init__(
        self,
        done: int = 0,
        total: int = 0,
        words: str = "",
        tone: Tone = "accent",
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._done, self._total, self._words, self._tone = done, total, words, tone
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.go(done, total, words)

    def go(self, done: int, total: int, words: str = "") -> None:
        """So much is done."""
        self._done, self._total, self._words = done, total, words
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def set_tone(self, tone: Tone) -> None:
        """Take another colour role: a covered role's work, a good end, a stop."""
        self._tone = tone
        self.update()

    @property
    def part(self) -> float:
        """How much of it, 0 to 1."""
        return min(1.0, max(0.0, self._done / self._total)) if self._total > 0 else 0.0

    @property
    def rtl(self) -> bool:
        """Whether it grows from the right."""
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _beside(self, theme: Theme) -> float:
        if not self._words:
            return 0.0
        natural = natural_width([Run(self._words, bold=True)], theme, "strong", rtl=self.rtl)
        return natural + 1 + theme.space(2)

    @override
    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(round(120 + self._beside(theme)), theme.line("strong", rtl=self.rtl))

    @override
    def minimumSizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(round(60 + self._beside(theme)), theme.line("strong", rtl=self.rtl))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        whole = QRectF(self.rect())
        beside, thick = self._beside(theme), THICK[theme.lobby]
        bar = QRectF(0, (self.height() - thick) / 2, self.width() - beside, thick)
        edge = theme.colour("edge") if theme.is_high_contrast else None
        ground = painting.mirrored(bar, whole, rtl=self.rtl)
        painting.box(painter, ground, thick / 2, theme.colour("sunken"), edge, 1 if edge else 0)
        if self.part:
            full = QRectF(bar.x(), bar.y(), max(float(thick), bar.width() * self.part), thick)
            full = painting.mirrored(full, whole, rtl=self.rtl)
            role = "accent" if self._tone == "accent" else f"s_{self._tone}_fill"
            painting.box(painter, full, thick / 2, theme.colour(role))
        if self._words:
            words = [Run(self._words, bold=True)]
            laid = lay_out(words, beside, theme, "strong", rtl=self.rtl, wrap=False)
            area = QRectF(self.width() - laid.natural, 0, laid.natural, 1)
            area = painting.mirrored(area, whole, rtl=self.rtl)
            shift = laid.width - laid.natural if self.rtl else 0.0
            top = (self.height() - laid.height) / 2
            laid.draw(painter, area.x() - shift, top, theme.colour("text"))
        painter.end()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if restyles(event):
            self.updateGeometry()
        super().changeEvent(event)
