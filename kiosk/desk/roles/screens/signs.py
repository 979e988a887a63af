"""What my roles draw: the arch of a role, how far a step is, a card that is open."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kiosk.core.task import Role
from kiosk.desk.roles.rules import Place
from kiosk.ui import icons, painting
from kiosk.ui.text import Run, lay_out
from kiosk.ui.theme import theme_of

ICONS = {
    Role.RECEPTION: "concierge-bell",
    Role.SALES: "receipt-text",
    Role.SERVICE: "message-circle",
    Role.MARKETING: "megaphone",
    Role.FULFILMENT: "package",
    Role.MANUFACTURING: "factory",
    Role.ACCOUNTING: "landmark",
    Role.MANAGER: "users",
}
LOOKS = {
    Place.OWN: ("accent_tint", "accent"),
    Place.COVERED: ("s_cover_fill", "on_fill"),
    Place.MAY_TAKE: ("s_cover_tint", "s_cover"),
    Place.BESIDE: ("s_supervised_tint", "s_supervised"),
    Place.NOT_YET: ("sunken", "soft"),
}
WIDE, HIGH = 36, 40


class RoleArch(QWidget):
    """A role's icon in a small arch; filled where the role is acted in, a lock where it is closed."""

    def __init__(self, role: Role, place: Place, *, filled: bool = False, wide: int = WIDE) -> None:
        super().__init__()
        self._icon = "lock" if place is Place.NOT_YET else ICONS[role]
        self._look = LOOKS[Place.COVERED if filled else place]
        self._wide = wide
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._wide, round(self._wide * HIGH / WIDE))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        whole = QRectF(self.rect())
        ground, ink = self._look
        painting.fill(painter, painting.arch(whole, 6), theme.colour(ground))
        side = self._wide * 0.5
        area = QRectF(0, 0, side, side)
        area.moveCenter(whole.center())
        area.translate(0, whole.height() * 0.06)
        icons.paint(painter, self._icon, area, theme.colour(ink))
        painter.end()


class StepMark(QWidget):
    """How far a step is: done with a check, now with its number, later as a ring."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number, self._done = number, False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_done(self, done: bool) -> None:
        """Whether it is done."""
        self._done = done
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(20, 20)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        area = QRectF(0, 0, 20, 20)
        if self._done:
            icons.paint(painter, "circle-check", area, theme.colour("s_cover"))
        else:
            inner = area.adjusted(1, 1, -1, -1)
            painting.box(painter, inner, 9, theme.colour("s_cover_fill"))
            run = [Run(str(self._number), bold=True)]
            middle = Qt.AlignmentFlag.AlignHCenter
            laid = lay_out(run, 20, theme, "micro", align=middle, wrap=False)
            laid.draw(painter, 0, (20 - laid.height) / 2, theme.colour("on_fill"))
        painter.end()


class OpenCard(QWidget):
    """A card whose edge and foot are teal: what one is about to take. `head` stands above the tint."""

    def __init__(self, head: QWidget) -> None:
        super().__init__()
        self._head = head
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        whole, radius = QRectF(self.rect()), float(theme.radius("card"))
        edge = float(theme.border("chosen"))
        painting.box(
            painter, whole, radius, theme.colour("surface"), theme.colour("s_cover_fill"), edge
        )
        shape = QPainterPath()
        inner = whole.adjusted(edge, edge, -edge, -edge)
        shape.addRoundedRect(inner, radius - edge, radius - edge)
        top = float(self._head.geometry().bottom() + 1)
        painter.setClipRect(QRectF(0, top, whole.width(), whole.height() - top))
        painting.fill(painter, shape, theme.colour("s_cover_tint"))
        painter.end()


class Tint(QWidget):
    """A ground of a state's tint, across what it stands in."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self._colour = colour

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme_of(self).colour(self._colour))
        painter.end()
