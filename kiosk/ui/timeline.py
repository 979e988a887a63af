"""How something went: a time, a dot on a line, and a sentence; the newest stands last and is lit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kiosk.ui import painting
from kiosk.ui.text import Laid, Run, island, lay_out
from kiosk.ui.theme import Theme, theme_of

TIME, RAIL, GAP, DOT, BETWEEN = 42.0, 26.0, 4.0, 4.5, 10.0


@dataclass(frozen=True, slots=True)
class Moment:
    """When, and what happened, with the names in it bold."""

    at: str
    said: tuple[Run, ...]


class Timeline(QWidget):
    """Moments from the first to the last."""

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self._moments: tuple[Moment, ...] = ()
        self.setObjectName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_moments(self, moments: Sequence[Moment]) -> None:
        """Show these."""
        self._moments = tuple(moments)
        said = (f"{each.at} {''.join(run.text for run in each.said)}" for each in moments)
        self.setAccessibleName("\n".join(said))
        self.updateGeometry()
        self.update()

    def set_text(self, _text: str) -> None:
        """A page that is wiped empties it."""
        self.set_moments(())

    def text(self) -> str:
        """All of it, as it is read out."""
        return self.accessibleName()

    def _rtl(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _laid(self, theme: Theme, width: float) -> list[Laid]:
        room = max(1.0, width - (TIME + RAIL + GAP) * theme.scale)
        return [lay_out(each.said, room, theme, "small", rtl=self._rtl()) for each in self._moments]

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        laid = self._laid(theme_of(self), width)
        return round(sum(each.height for each in laid) + BETWEEN * max(0, len(laid) - 1)) + 4

    @override
    def sizeHint(self) -> QSize:
        return QSize(280, self.heightForWidth(max(280, self.width())))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, rtl = theme_of(self), self._rtl()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale, y, before = theme.scale, 2.0, None
        line = theme.line("small", rtl=rtl)
        for number, (moment, laid) in enumerate(
            zip(self._moments, self._laid(theme, self.width()), strict=True)
        ):
            middle = self._mirror(TIME * scale + RAIL * scale / 2)
            dot = QPointF(middle, y + line / 2)
            if before is not None:
                rail = QRectF(middle - 1, before + DOT, 2, dot.y() - before - 2 * DOT)
                painter.fillRect(rail, theme.colour("line"))
            last = number == len(self._moments) - 1
            area = QRectF(dot.x() - DOT, dot.y() - DOT, 2 * DOT, 2 * DOT)
            painting.box(painter, area, DOT, theme.colour("accent" if last else "edge"))
            time = lay_out([Run(island(moment.at))], TIME * scale, theme, "small")
            left = 0.0 if not rtl else self.width() - time.natural
            time.draw(painter, left, y, theme.colour("soft"))
            start = 0.0 if rtl else (TIME + RAIL + GAP) * scale
            laid.draw(painter, start, y, theme.colour("text"))
            before = dot.y()
            y += laid.height + BETWEEN
        painter.end()

    def _mirror(self, x: float) -> float:
        return self.width() - x if self._rtl() else x
