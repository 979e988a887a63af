"""Choices and checks: the whole row is the target and its end says what follows."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kiosk.ui import icons, painting
from kiosk.ui.pressable import Pressable
from kiosk.ui.text import Run, lay_out, longest_word, natural_width
from kiosk.ui.theme import Theme, theme_of

Mark = Literal["radio", "check", "end"]


class _Row(Pressable):
    """What a choice and a check row share: words, a detail below, the consequence at the end."""

    mark: Mark = "radio"

    def __init__(
        self,
        text: str,
        end: str = "",
        *,
        detail: str = "",
        icon: str | None = None,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, name=name, parent=parent)
        self._end, self._detail, self._icon = end, detail, icon
        self.setCheckable(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._describe()

    def set_texts(self, text: str, end: str = "", detail: str = "") -> None:
        """Say something else."""
        self._end, self._detail = end, detail
        self.set_words(text)
        self._describe()

    @override
    def _describe(self) -> None:
        parts = [self.reason if self.closed else "", self._detail, self._end]
        self.setAccessibleDescription(" ".join(part for part in parts if part))

    def _pad(self, theme: Theme) -> int:
        return theme.px(30) if theme.lobby else 10

    def _mark_size(self, theme: Theme) -> int:
        return theme.px(40) if theme.lobby else 16

    def _gap(self, theme: Theme) -> int:
        return theme.space(5) if theme.lobby else theme.space(2)

    def _start(self, theme: Theme) -> float:
        return self._pad(theme) + self._mark_size(theme) + self._gap(theme)

    def _bold(self) -> bool | None:
        return False if self.closed else None

    def _split(self, theme: Theme, width: float) -> tuple[float, float, bool]:
        """Room for the words, room for the end, and whether the end stands below."""
        room = max(1.0, width - self._start(theme) - self._pad(theme))
        if self.mark == "end":
            room = max(1.0, room - theme.px(56))
        if not self._end:
            return room, 0.0, False
        end = natural_width([Run(self._end)], theme, "words", rtl=self.rtl) + 1
        words = natural_width([Run(self.words)], theme, "button", rtl=self.rtl)
        if words + self._gap(theme) + end <= room:
            return room - end - self._gap(theme), end, False
        if end <= room * 0.45:
            return room - end - self._gap(theme), end, False
        return room, room, True

    def _parts(self, theme: Theme, width: float) -> tuple[float, float, float]:
        """Heights of words, of the detail and of an end that stands below."""
        room, end_room, below = self._split(theme, width)
        words = lay_out([Run(self.words, bold=self._bold())], room, theme, "button", rtl=self.rtl)
        detail = 0.0
        if self._detail:
            detail = lay_out([Run(self._detail)], room, theme, "small", rtl=self.rtl).height
        end = 0.0
        if self._end:
            end = lay_out([Run(self._end)], end_room, theme, "words", rtl=self.rtl).height
        return words.height, detail, end if below else 0.0

    def least(self, theme: Theme) -> int:
        """The height of a row with one line."""
        if not theme.lobby:
            return theme.size("button")
        return theme.px(112 if self._detail else 104)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        theme = theme_of(self)
        return max(self.least(theme), round(sum(self._parts(theme, width))) + self._pad(theme))

    @override
    def sizeHint(self) -> QSize:
        width = theme_of(self).px(952) if theme_of(self).lobby else 320
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        theme = theme_of(self)
        word = longest_word([Run(self.words)], theme, "button")
        return QSize(round(word + self._start(theme) + self._pad(theme)), self.least(theme))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        self._paint_ground(painter, theme)
        self._paint_mark(painter, theme)
        self._paint_words(painter, theme)
        painter.end()

    def _paint_ground(self, painter: QPainter, theme: Theme) -> None:
        ground, edge, width = "surface", "edge", theme.border("control")
        if self.closed:
            ground = "sunken"
        elif self.isChecked():
            ground, edge, width = "accent_tint", "accent", theme.border("chosen")
        elif self.isDown() or self.hovered:
            ground, edge = "accent_tint", "accent"
        painting.box(
            painter, QRectF(self.rect()), theme.radius("control"),
            theme.colour(ground), theme.colour(edge), width, dashed=self.closed,
        )  # fmt: skip

    def _mark_area(self, theme: Theme) -> QRectF:
        size = self._mark_size(theme)
        area = QRectF(self._pad(theme), (self.height() - size) / 2, size, size)
        return painting.mirrored(area, QRectF(self.rect()), rtl=self.rtl)

    def _paint_mark(self, painter: QPainter, theme: Theme) -> None:
        area = self._mark_area(theme)
        on = self.isChecked()
        if self.closed and self.mark != "check":
            icons.paint(painter, "lock", area, theme.colour("soft"))
        elif self.mark == "radio":
            painting.radio_dot(painter, area, theme, on=on)
        elif self.mark == "check":
            painting.check_box(painter, area, theme, on=on, closed=self.closed)
        elif self._icon:
            icons.paint(painter, self._icon, area, theme.colour("accent"), rtl=self.rtl)
        if self.mark == "end" and on:
            size = self._mark_size(theme)
            last = QRectF(self.width() - self._pad(theme) - size, area.y(), size, size)
            last = painting.mirrored(last, QRectF(self.rect()), rtl=self.rtl)
            icons.paint(painter, "check", last, theme.colour("text"), stroke=2.2)

    def _paint_words(self, painter: QPainter, theme: Theme) -> None:
        whole = QRectF(self.rect())
        room, end_room, below = self._split(theme, self.width())
        words_high, detail_high, end_high = self._parts(theme, self.width())
        start = self._start(theme)
        y = (self.height() - words_high - detail_high - end_high) / 2
        area = painting.mirrored(QRectF(start, y, room, 1), whole, rtl=self.rtl)
        ink = "soft" if self.closed else "text"
        words = lay_out([Run(self.words, bold=self._bold())], room, theme, "button", rtl=self.rtl)
        words.draw(painter, area.x(), y, theme.colour(ink))
        if self._detail:
            detail = lay_out([Run(self._detail)], room, theme, "small", rtl=self.rtl)
            detail.draw(painter, area.x(), y + words_high, theme.colour("soft"))
        if self._end:
            align = Qt.AlignmentFlag.AlignLeading if below else Qt.AlignmentFlag.AlignTrailing
            end = lay_out([Run(self._end)], end_room, theme, "words", rtl=self.rtl, align=align)
            x = start if below else self.width() - self._pad(theme) - end_room
            box = painting.mirrored(QRectF(x, 0, end_room, 1), whole, rtl=self.rtl)
            top = y + words_high + detail_high if below else (self.height() - end.height) / 2
            colour = "text" if self.isChecked() and not self.closed else "soft"
            end.draw(painter, box.x(), top, theme.colour(colour))


class Choice(_Row):
    """One of several; with an icon it is a card whose check stands at the end."""

    def __init__(
        self,
        text: str,
        end: str = "",
        *,
        detail: str = "",
        icon: str | None = None,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, end, detail=detail, icon=icon, name=name, parent=parent)
        self.mark = "end" if icon else "radio"
        self.setAutoExclusive(True)


class CheckRow(_Row):
    """Yes or no, each independent. `bare` stands on the page without a box of its own."""

    mark = "check"

    def __init__(
        self,
        text: str,
        end: str = "",
        *,
        detail: str = "",
        bare: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, end, detail=detail, name=name, parent=parent)
        self._bare = bare

    @override
    def least(self, theme: Theme) -> int:
        return theme.px(88) if theme.lobby else theme.size("target_min")

    @override
    def _pad(self, theme: Theme) -> int:
        return 0 if self._bare else super()._pad(theme)

    @override
    def _mark_size(self, theme: Theme) -> int:
        return theme.px(60) if theme.lobby else 18

    @override
    def _bold(self) -> bool | None:
        return False

    @override
    def _paint_ground(self, painter: QPainter, theme: Theme) -> None:
        if not self._bare:
            super()._paint_ground(painter, theme)
