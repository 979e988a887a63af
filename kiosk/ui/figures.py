"""Figures: the number somebody came to read, big, with words beside or below it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kiosk.ui import painting
from kiosk.ui.text import Laid, Run, island, lay_out, natural_width
from kiosk.ui.theme import Theme, restyles, theme_of


@dataclass(frozen=True)
class Figure:
    """One number with its words; `may_drop` leaves first where the row gets narrow."""

    key: str
    value: str
    words: str
    colour: str = "text"
    may_drop: bool = False


class Figures(QWidget):
    """A row of figures with hairlines between, from the trailing side. `stacked` puts the words below."""

    def __init__(
        self,
        figures: Sequence[Figure] = (),
        *,
        stacked: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._stacked = stacked
        self._figures: tuple[Figure, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.set_figures(figures)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All of them, also those that have no room."""
        return self._figures

    def set_figures(self, figures: Sequence[Figure]) -> None:
        """Show these."""
        self._figures = tuple(figures)
        self.setAccessibleName(", ".join(f"{one.value} {one.words}" for one in self._figures))
        self.updateGeometry()
        self.update()

    @property
    def rtl(self) -> bool:
        """Whether the row starts at the right."""
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _wide(self, theme: Theme, one: Figure) -> float:
        value = natural_width(one.value, theme, "figure", rtl=self.rtl)
        words = natural_width(one.words, theme, "small", rtl=self.rtl)
        return max(value, words) if self._stacked else value + theme.space(2) + words

    def _step(self, theme: Theme) -> float:
        return 2.0 * (theme.space(4) + 4)

    def shown(self) -> tuple[Figure, ...]:
        """Those that have room: what may drop leaves first, then the first ones."""
        theme = theme_of(self)
        kept = list(self._figures)
        while len(kept) > 1 and self._total(theme, kept) > self.width():
            droppable = [one for one in kept if one.may_drop]
            kept.remove(droppable[0] if droppable else kept[0])
        return tuple(kept)

    def _total(self, theme: Theme, figures: Sequence[Figure]) -> float:
        lead = self._step(theme) / 2 if self._stacked else 0.0
        gaps = self._step(theme) * max(0, len(figures) - 1)
        return lead + gaps + sum(self._wide(theme, one) for one in figures)

    @override
    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(round(self._total(theme, self._figures) + 1), self._tall(theme))

    def _tall(self, theme: Theme) -> int:
        line = theme.line("figure", rtl=self.rtl)
        if self._stacked:
            return line + theme.line("small", rtl=self.rtl)
        return max(line, theme.size("button"))

    @override
    def minimumSizeHint(self) -> QSize:
        theme = theme_of(self)
        least = [self._wide(theme, one) for one in self._figures if not one.may_drop]
        return QSize(round(max(least, default=0.0)), self._tall(theme))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        shown = self.shown()
        step = self._step(theme)
        x = max(0.0, self.width() - self._total(theme, shown))
        if self._stacked:
            self._rule(painter, theme, x)
            x += step / 2
        for number, one in enumerate(shown):
            if number:
                self._rule(painter, theme, x + step / 2)
                x += step
            wide = self._wide(theme, one)
            self._paint_one(painter, theme, one, QRectF(x, 0, wide, self.height()))
            x += wide
        painter.end()

    def _rule(self, painter: QPainter, theme: Theme, x: float) -> None:
        area = QRectF(round(x), 1, theme.border("hair"), self.height() - 2)
        area = painting.mirrored(area, QRectF(self.rect()), rtl=self.rtl)
        painter.fillRect(area, theme.colour("line"))

    def _paint_one(self, painter: QPainter, theme: Theme, one: Figure, area: QRectF) -> None:
        value = self._lay(theme, one.value, "figure", area.width())
        words = self._lay(theme, one.words, "small", area.width())
        if self._stacked:
            self._draw(painter, value, area.x(), 0, theme, one.colour)
            self._draw(painter, words, area.x(), value.height, theme, "soft")
            return
        middle = self.height() / 2
        after = area.x() + value.natural + theme.space(2)
        self._draw(painter, value, area.x(), middle - value.height / 2, theme, one.colour)
        self._draw(painter, words, after, middle - words.height / 2, theme, "soft")

    def _lay(self, theme: Theme, text: str, role: str, width: float) -> Laid:
        runs = [Run(text if self.rtl else island(text))]
        return lay_out(runs, max(1.0, width), theme, role, rtl=self.rtl, wrap=False)

    def _draw(
        self, painter: QPainter, laid: Laid, x: float, y: float, theme: Theme, colour: str
    ) -> None:
        area = QRectF(x, y, laid.natural, 1)
        area = painting.mirrored(area, QRectF(self.rect()), rtl=self.rtl)
        shift = laid.width - laid.natural if self.rtl else 0.0
        laid.draw(painter, area.x() - shift, y, theme.colour(colour))

    def on_theme(self, _theme: Theme) -> None:
        """Measure anew."""
        self.updateGeometry()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if restyles(event):
            self.on_theme(theme_of(self))
        super().changeEvent(event)
