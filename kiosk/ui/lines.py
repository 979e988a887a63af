"""Order lines: what one takes along, with its picture, its words and how far it is."""

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kiosk.ui import icons, painting
from kiosk.ui.chips import Chip, State
from kiosk.ui.pressable import Pressable
from kiosk.ui.text import Run, lay_out, longest_word
from kiosk.ui.theme import Theme, restyles, theme_of

CHECK, WELL, PAD = 56, 92, 36


class LineRow(Pressable):
    """One line: check, picture well, title and detail, a chip at the end. Rows stand in a card."""

    def __init__(
        self,
        title: str,
        detail: str = "",
        *,
        icon: str = "package",
        picture: QPixmap | None = None,
        chip: tuple[State, str] | None = None,
        checkable: bool = True,
        first: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, name=name, parent=parent)
        self._detail, self._icon, self._picture = detail, icon, picture
        self._first = first
        self.setCheckable(checkable)
        self._chip = Chip(chip[1], chip[0], parent=self) if chip else None
        said = [detail, chip[1] if chip else ""]
        self._said = ". ".join(part for part in said if part)
        self.setAccessibleDescription(self._said)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def _describe(self) -> None:
        self.setAccessibleDescription(" ".join(part for part in (self.reason, self._said) if part))

    @override
    def ring_radius(self) -> float:
        return float(theme_of(self).radius("key" if theme_of(self).lobby else "control"))

    def _measures(self, theme: Theme) -> tuple[int, int, int, int]:
        """Check, well, padding, gap."""
        return (
            (theme.px(CHECK), theme.px(WELL), theme.px(PAD), theme.px(28))
            if theme.lobby
            else (18, 36, 12, 10)
        )

    def _start(self, theme: Theme) -> int:
        check, well, pad, gap = self._measures(theme)
        return pad + (check + gap if self.isCheckable() else 0) + well + gap

    def _chip_below(self, theme: Theme, width: int) -> bool:
        if self._chip is None:
            return False
        word = longest_word([Run(self.words)], theme, "line")
        beside = self._start(theme) + self._chip.sizeHint().width() + 2 * self._measures(theme)[2]
        return width - beside < max(word, 160 * theme.scale * theme.fit)

    def _room(self, theme: Theme, width: int) -> float:
        _check, _well, pad, gap = self._measures(theme)
        room = width - self._start(theme) - pad
        if self._chip is not None and not self._chip_below(theme, width):
            room -= self._chip.sizeHint().width() + gap
        return max(1.0, room)

    def _heights(self, theme: Theme, width: int) -> tuple[float, float, float]:
        room = self._room(theme, width)
        title = lay_out([Run(self.words)], room, theme, "line", rtl=self.rtl).height
        detail = 0.0
        if self._detail:
            detail = lay_out([Run(self._detail)], room, theme, "words", rtl=self.rtl).height
        below = 0.0
        if self._chip is not None and self._chip_below(theme, width):
            below = self._chip.heightForWidth(round(room)) + 8.0
        return title, detail, below

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        theme = theme_of(self)
        least = theme.size("line") + 4 if theme.lobby else 52
        return max(
            least, round(sum(self._heights(theme, width))) + (theme.px(36) if theme.lobby else 14)
        )

    @override
    def sizeHint(self) -> QSize:
        width = theme_of(self).px(948) if theme_of(self).lobby else 440
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        theme = theme_of(self)
        word = longest_word([Run(self.words)], theme, "line")
        return QSize(round(self._start(theme) + word + self._measures(theme)[2]), 52)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        whole = QRectF(self.rect())
        if self.isCheckable() and not self.closed and (self.isDown() or self.hovered):
            painter.fillRect(whole, theme.colour("accent_tint"))
        if not self._first:
            painter.fillRect(QRectF(0, 0, self.width(), theme.border("card")), theme.colour("line"))
        self._paint_marks(painter, theme, whole)
        self._paint_words(painter, theme, whole)
        painter.end()

    def _paint_marks(self, painter: QPainter, theme: Theme, whole: QRectF) -> None:
        check, well, pad, gap = self._measures(theme)
        x = float(pad)
        if self.isCheckable():
            area = QRectF(x, (self.height() - check) / 2, check, check)
            area = painting.mirrored(area, whole, rtl=self.rtl)
            painting.check_box(painter, area, theme, on=self.isChecked(), closed=self.closed)
            x += check + gap
        area = painting.mirrored(
            QRectF(x, (self.height() - well) / 2, well, well), whole, rtl=self.rtl
        )
        painting.box(painter, area, theme.radius("key" if theme.lobby else "chip"),
                     theme.colour("sunken"))  # fmt: skip
        if self._picture is not None:
            inner = area.adjusted(4, 4, -4, -4)
            painter.drawPixmap(inner, self._picture, QRectF(self._picture.rect()))
            return
        size = well * 0.54
        middle = QRectF(0, 0, size, size)
        middle.moveCenter(area.center())
        icons.paint(painter, self._icon, middle, theme.colour("accent"))

    def _paint_words(self, painter: QPainter, theme: Theme, whole: QRectF) -> None:
        room = self._room(theme, self.width())
        title_high, detail_high, below = self._heights(theme, self.width())
        y = (self.height() - title_high - detail_high - below) / 2
        x = painting.mirrored(QRectF(self._start(theme), 0, room, 1), whole, rtl=self.rtl).x()
        ink = "soft" if self.closed and not self._chip else "text"
        title = lay_out([Run(self.words)], room, theme, "line", rtl=self.rtl)
        title.draw(painter, x, y, theme.colour(ink))
        if self._detail:
            detail = lay_out([Run(self._detail)], room, theme, "words", rtl=self.rtl)
            detail.draw(painter, x, y + title_high, theme.colour("soft"))

    def _place_chip(self) -> None:
        if self._chip is None:
            return
        theme = theme_of(self)
        whole = QRectF(self.rect())
        size = self._chip.sizeHint()
        if self._chip_below(theme, self.width()):
            room = self._room(theme, self.width())
            title, detail, below = self._heights(theme, self.width())
            y = (self.height() - title - detail - below) / 2 + title + detail + 8
            width = min(size.width(), round(room))
            area = QRectF(self._start(theme), y, width, self._chip.heightForWidth(width))
        else:
            x = self.width() - size.width() - self._measures(theme)[2]
            area = QRectF(x, (self.height() - size.height()) / 2, size.width(), size.height())
        self._chip.setGeometry(painting.mirrored(area, whole, rtl=self.rtl).toRect())

    @override
    def on_theme(self, _theme: Theme) -> None:
        self._place_chip()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_chip()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place_chip()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if restyles(event):
            self.on_theme(theme_of(self))
        super().changeEvent(event)
