"""Who: rows with a face to choose from, the large boxes of a PIN, and the open keypad."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kiosk.shell.rail import initials
from kiosk.ui import icons, painting
from kiosk.ui.boxes import PinBoxes
from kiosk.ui.keys import Keypad
from kiosk.ui.pressable import Pressable
from kiosk.ui.text import Run, lay_out, longest_word
from kiosk.ui.theme import Theme, theme_of

FACE, PAD, GAP, CHECK = 40, 16, 14, 18


class FaceRow(Pressable):
    """One person: a face, the name, and what she is or where she is now. One of a group is chosen."""

    def __init__(
        self, name: str, detail: str, *, object_name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, name=object_name, parent=parent)
        self._detail = detail
        self.setCheckable(True)
        self.setAutoExclusive(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleDescription(detail)

    def _room(self, width: float) -> float:
        return max(1.0, width - 2 * PAD - FACE - 2 * GAP - CHECK)

    def _heights(self, theme: Theme, width: float) -> tuple[float, float]:
        room = self._room(width)
        name = lay_out([Run(self.words, bold=True)], room, theme, "strong", rtl=self.rtl)
        detail = lay_out(self._detail, room, theme, "small", rtl=self.rtl)
        return name.height, detail.height if self._detail else 0.0

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        theme = theme_of(self)
        return max(64, round(sum(self._heights(theme, width))) + 24)

    @override
    def sizeHint(self) -> QSize:
        return QSize(340, self.heightForWidth(340))

    @override
    def minimumSizeHint(self) -> QSize:
        word = longest_word([Run(self.words, bold=True)], theme_of(self), "strong")
        return QSize(round(word) + 2 * PAD + FACE + 2 * GAP + CHECK, 64)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        whole = QRectF(self.rect())
        on = self.isChecked()
        ground, edge, width = "surface", "edge", theme.border("control")
        if on:
            ground, edge, width = "accent_tint", "accent", theme.border("chosen")
        elif self.isDown() or self.hovered:
            ground, edge = "accent_tint", "accent"
        painting.box(
            painter, whole, theme.radius("card"), theme.colour(ground), theme.colour(edge), width
        )
        self._paint_face(painter, theme, whole)
        self._paint_words(painter, theme, whole)
        if on:
            area = QRectF(whole.width() - PAD - CHECK, (whole.height() - CHECK) / 2, CHECK, CHECK)
            area = painting.mirrored(area, whole, rtl=self.rtl)
            icons.paint(painter, "check", area, theme.colour("text"), stroke=2.2)
        painter.end()

    def _paint_face(self, painter: QPainter, theme: Theme, whole: QRectF) -> None:
        area = QRectF(PAD, (whole.height() - FACE) / 2, FACE, FACE)
        area = painting.mirrored(area, whole, rtl=self.rtl)
        chosen = self.isChecked()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent" if chosen else "sunken"))
        painter.drawEllipse(area)
        laid = lay_out(
            [Run(initials(self.words), bold=True)], FACE, theme, "small",
            align=Qt.AlignmentFlag.AlignHCenter, wrap=False,
        )  # fmt: skip
        ink = theme.colour("on_accent" if chosen else "text")
        laid.draw(painter, area.x(), area.center().y() - laid.height / 2, ink)

    def _paint_words(self, painter: QPainter, theme: Theme, whole: QRectF) -> None:
        room = self._room(whole.width())
        name = lay_out([Run(self.words, bold=True)], room, theme, "strong", rtl=self.rtl)
        detail = lay_out(self._detail, room, theme, "small", rtl=self.rtl)
        tall = name.height + (detail.height if self._detail else 0.0)
        area = QRectF(PAD + FACE + GAP, (whole.height() - tall) / 2, room, tall)
        area = painting.mirrored(area, whole, rtl=self.rtl)
        name.draw(painter, area.x(), area.y(), theme.colour("text"))
        if self._detail:
            detail.draw(painter, area.x(), area.y() + name.height, theme.colour("soft"))


class LargePin(PinBoxes):
    """The PIN boxes of a page on which nothing else is asked."""

    @override
    def _measures(self, theme: Theme) -> tuple[float, float, float, float]:
        return (56, 60, 10, 0)

    @override
    def _paint_sign(self, painter: QPainter, theme: Theme, area: QRectF, number: int) -> None:
        del number  # a masked sign looks like any other
        dot = QRectF(0, 0, 10, 10)
        dot.moveCenter(area.center())
        painting.box(painter, dot, 5, theme.colour("text"))


class OpenPad(Keypad):
    """A keypad that stands on the page itself, without a ground of its own."""

    def __init__(self, delete: str, done: str, *, name: str) -> None:
        super().__init__(delete, done, name=name)
        self.set_height(54)

    def set_height(self, tall: int) -> None:
        """Keys as tall as the window leaves room for."""
        for key in (*self.digits, self.delete_key, self.done_key):
            key.setMinimumHeight(tall)

    @override
    def on_theme(self, theme: Theme) -> None:
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(10)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page shows through."""
