"""Door tiles: the ways in, each an arch with an icon. A closed one says until when."""

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kiosk.ui import icons, painting
from kiosk.ui.pressable import Pressable
from kiosk.ui.text import Run, lay_out, longest_word
from kiosk.ui.theme import Theme, theme_of

# tall: plate above the words (home). wide: plate beside them (low reach). row: title only (large text).
Arrangement = Literal["tall", "wide", "row"]
PAD = 36


class DoorTile(Pressable):
    """One door of the home screen: title, words, plate; the whole tile is the target."""

    def __init__(
        self,
        title: str,
        words: str,
        icon: str,
        *,
        arrangement: Arrangement = "tall",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, name=name, parent=parent)
        self._detail, self._icon = words, icon
        self._arrangement: Arrangement = arrangement
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._describe()

    def set_arrangement(self, arrangement: Arrangement) -> None:
        """Where the plate stands."""
        self._arrangement = arrangement
        self.updateGeometry()
        self.update()

    def set_texts(self, title: str, words: str) -> None:
        """Say it in another language."""
        self._detail = words
        self.set_words(title)
        self._describe()

    @override
    def _describe(self) -> None:
        self.setAccessibleDescription(self.reason if self.closed else self._detail)

    @override
    def ring_radius(self) -> float:
        return float(theme_of(self).radius("tile"))

    def _said(self) -> str:
        return self.reason if self.closed else self._detail

    def _plate(self, theme: Theme) -> tuple[float, float]:
        grown = theme.fit * (1 + (theme.scale - 1) * 0.22)
        return theme.door("plate_width") * grown, theme.door("plate_height") * grown

    def _room(self, theme: Theme, width: float) -> float:
        """How wide the words may be."""
        if self._arrangement == "tall":
            return max(1.0, width - 2 * theme.px(PAD))
        pad = theme.px(PAD if self._arrangement == "wide" else 44)
        arrow = theme.px(72) if self._arrangement == "row" and not self.closed else 0
        return max(1.0, width - 2 * pad + 8 - self._plate(theme)[0] - theme.space(5) - arrow)

    def _heights(self, theme: Theme, width: float) -> tuple[float, float]:
        room = self._room(theme, width)
        title = lay_out([Run(self.words)], room, theme, "door", rtl=self.rtl).height
        shown = self._said() if self._arrangement != "row" or self.closed else ""
        words = lay_out([Run(shown)], room, theme, "words", rtl=self.rtl)
        return title, words.height if shown else 0.0

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        theme = theme_of(self)
        title, words = self._heights(theme, width)
        plate = self._plate(theme)[1]
        if self._arrangement == "tall":
            two = max(words, 2 * theme.line("words", rtl=self.rtl))
            return max(theme.px(336), round(plate + theme.px(88) + title + two))
        if self._arrangement == "wide":
            return max(theme.px(244), round(max(plate, title + 4 + words) + theme.px(72)))
        return max(theme.px(216), round(max(plate, title + words) + theme.px(68)))

    @override
    def sizeHint(self) -> QSize:
        width = theme_of(self).px({"tall": 464, "wide": 466, "row": 952}[self._arrangement])
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        theme = theme_of(self)
        beside = 0 if self._arrangement == "tall" else self._plate(theme)[0] + theme.space(5)
        word = longest_word([Run(self.words)], theme, "door")
        return QSize(round(word + beside + theme.px(2 * PAD)), theme.px(200))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        self._paint_ground(painter, theme)
        if self._arrangement == "tall":
            self._paint_tall(painter, theme)
        else:
            self._paint_beside(painter, theme)
        painter.end()

    def _paint_ground(self, painter: QPainter, theme: Theme) -> None:
        ground, edge, width = "surface", "edge", theme.border("control")
        if self.closed:
            ground = "sunken"
        elif self.isDown():
            ground, edge, width = "accent_tint", "accent", theme.border("chosen")
        elif self.hovered:
            ground, edge = "accent_tint", "accent"
        painting.box(
            painter, QRectF(self.rect()), theme.radius("tile"),
            theme.colour(ground), theme.colour(edge), width, dashed=self.closed,
        )  # fmt: skip

    def _paint_tall(self, painter: QPainter, theme: Theme) -> None:
        whole = QRectF(self.rect())
        wide, high = self._plate(theme)
        title_line = theme.line("door", rtl=self.rtl)
        two = 2 * theme.line("words", rtl=self.rtl)
        content = high + theme.px(21) + title_line + theme.px(5) + two
        top = max(float(theme.px(20)), (self.height() - content) / 2 + 1)
        plate = painting.mirrored(QRectF(theme.px(PAD), top, wide, high), whole, rtl=self.rtl)
        painting.plate(painter, plate, theme, self._icon, closed=self.closed)
        self._paint_arrow(painter, theme, QPointF(self.width() - theme.px(54), top + theme.px(23)))
        self._paint_words(painter, theme, theme.px(PAD), top + high + theme.px(21))

    def _paint_beside(self, painter: QPainter, theme: Theme) -> None:
        whole = QRectF(self.rect())
        wide, high = self._plate(theme)
        pad = theme.px(PAD if self._arrangement == "wide" else 44)
        plate = QRectF(pad, (self.height() - high) / 2, wide, high)
        plate = painting.mirrored(plate, whole, rtl=self.rtl)
        painting.plate(painter, plate, theme, self._icon, closed=self.closed)
        title, words = self._heights(theme, self.width())
        gap = theme.space(5) + 2 if self._arrangement == "wide" else theme.px(40)
        block = title + (4 + words if words else 0)
        self._paint_words(painter, theme, pad + wide + gap, (self.height() - block) / 2)
        if self._arrangement == "row":
            self._paint_arrow(
                painter, theme, QPointF(self.width() - theme.px(80), self.height() / 2)
            )

    def _paint_words(self, painter: QPainter, theme: Theme, x: float, y: float) -> None:
        whole = QRectF(self.rect())
        room = self._room(theme, self.width())
        title = lay_out([Run(self.words)], room, theme, "door", rtl=self.rtl)
        area = painting.mirrored(QRectF(x, y, room, 1), whole, rtl=self.rtl)
        title.draw(painter, area.x(), y, theme.colour("text"))
        if self._arrangement == "row" and not self.closed:
            return
        words = lay_out([Run(self._said())], room, theme, "words", rtl=self.rtl)
        words.draw(painter, area.x(), y + title.height + 5, theme.colour("soft"))

    def _paint_arrow(self, painter: QPainter, theme: Theme, middle: QPointF) -> None:
        if self.closed:
            return
        size = theme.fit * 44 * (1 + (theme.scale - 1) * 0.5)
        area = QRectF(middle.x() - size / 2, middle.y() - size / 2, size, size)
        area = painting.mirrored(area, QRectF(self.rect()), rtl=self.rtl)
        icons.paint(painter, "arrow-right", area, theme.colour("accent"), rtl=self.rtl)
