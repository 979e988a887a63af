"""Rows with an arch: an icon in an arch, words and a detail; chosen with a check, or pressed to go on."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kiosk.ui import icons, painting
from kiosk.ui.pressable import Pressable
from kiosk.ui.text import Run, lay_out, longest_word
from kiosk.ui.theme import Theme, theme_of

PAD, GAP, PLATE, END = 34, 32, (108, 120), 64


class ArchRow(Pressable):
    """One row; `checkable` ones are chosen among each other, others lead on and show an arrow."""

    def __init__(
        self,
        text: str,
        icon: str,
        *,
        detail: str = "",
        checkable: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, name=name, parent=parent)
        self._detail, self._icon = detail, icon
        self.setCheckable(checkable)
        self.setAutoExclusive(checkable)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._describe()

    def set_texts(self, text: str, detail: str = "") -> None:
        """Say something else."""
        self._detail = detail
        self.set_words(text)
        self._describe()
        self.updateGeometry()

    @override
    def _describe(self) -> None:
        self.setAccessibleDescription(self._said())

    def _said(self) -> str:
        return self.reason if self.closed else self._detail

    @override
    def ring_radius(self) -> float:
        return float(theme_of(self).radius("tile"))

    def _plate(self, theme: Theme) -> tuple[float, float]:
        grown = 1 + (theme.scale - 1) * 0.22
        return theme.px(PLATE[0]) * grown, theme.px(PLATE[1]) * grown

    def _start(self, theme: Theme) -> float:
        return theme.px(PAD) + self._plate(theme)[0] + theme.px(GAP)

    def _heights(self, theme: Theme, width: float) -> tuple[float, float]:
        room = max(1.0, width - self._start(theme) - theme.px(PAD + END))
        title = lay_out([Run(self.words)], room, theme, "heading", rtl=self.rtl).height
        said = self._said()
        detail = lay_out([Run(said)], room, theme, "words", rtl=self.rtl).height if said else 0.0
        return title, detail

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        theme = theme_of(self)
        words = sum(self._heights(theme, width)) + theme.px(64)
        plate = self._plate(theme)[1] + theme.px(74)
        return round(max(words, plate))

    @override
    def sizeHint(self) -> QSize:
        width = theme_of(self).px(952)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        theme = theme_of(self)
        word = longest_word([Run(self.words)], theme, "heading")
        return QSize(round(word + self._start(theme) + theme.px(PAD + END)), theme.px(150))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        ground, edge, width = "surface", "edge", theme.border("control")
        if self.closed:
            ground = "sunken"
        elif self.isChecked():
            ground, edge, width = "accent_tint", "accent", theme.border("chosen")
        elif self.isDown() or self.hovered:
            ground, edge = "accent_tint", "accent"
        painting.box(
            painter, QRectF(self.rect()), theme.radius("tile"),
            theme.colour(ground), theme.colour(edge), width, dashed=self.closed,
        )  # fmt: skip
        self._paint_arch(painter, theme)
        self._paint_words(painter, theme)
        self._paint_end(painter, theme)
        painter.end()

    def _paint_arch(self, painter: QPainter, theme: Theme) -> None:
        wide, high = self._plate(theme)
        area = QRectF(theme.px(PAD), (self.height() - high) / 2, wide, high)
        area = painting.mirrored(area, QRectF(self.rect()), rtl=self.rtl)
        filled = (self.isChecked() or not self.isCheckable()) and not self.closed
        foot = theme.door("plate_foot_radius") * wide / theme.door("plate_width")
        painting.fill(
            painter, painting.arch(area, foot), theme.colour("accent" if filled else "sunken")
        )
        size = theme.px(52) * wide / theme.px(PLATE[0])
        middle = QPointF(area.center().x(), area.y() + high * 0.57)
        box = QRectF(middle.x() - size / 2, middle.y() - size / 2, size, size)
        ink = "on_accent" if filled else "soft" if self.closed else "accent"
        if theme.is_high_contrast and not filled:
            ink = "text"
        icons.paint(painter, "lock" if self.closed else self._icon, box, theme.colour(ink))

    def _paint_words(self, painter: QPainter, theme: Theme) -> None:
        start = self._start(theme)
        room = max(1.0, self.width() - start - theme.px(PAD + END))
        title = lay_out([Run(self.words)], room, theme, "heading", rtl=self.rtl)
        detail = lay_out([Run(self._said())], room, theme, "words", rtl=self.rtl)
        high = title.height + (detail.height + 4 if self._said() else 0)
        y = (self.height() - high) / 2
        area = painting.mirrored(QRectF(start, y, room, 1), QRectF(self.rect()), rtl=self.rtl)
        title.draw(painter, area.x(), y, theme.colour("soft" if self.closed else "text"))
        if self._said():
            detail.draw(painter, area.x(), y + title.height + 4, theme.colour("soft"))

    def _paint_end(self, painter: QPainter, theme: Theme) -> None:
        if self.closed or (self.isCheckable() and not self.isChecked()):
            return
        size = theme.px(48 if self.isCheckable() else 40)
        x = self.width() - theme.px(PAD) - size
        area = QRectF(x, (self.height() - size) / 2, size, size)
        area = painting.mirrored(area, QRectF(self.rect()), rtl=self.rtl)
        icon = "circle-check" if self.isCheckable() else "arrow-right"
        icons.paint(painter, icon, area, theme.colour("accent"), rtl=self.rtl)
