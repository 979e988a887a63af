"""Who is signed in, at the foot of the rail; its arrows open *My roles*."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kiosk.ui import icons, painting
from kiosk.ui.pressable import Pressable
from kiosk.ui.text import Laid, Run, lay_out
from kiosk.ui.theme import Theme, theme_of


class RolesKey(Pressable):
    """The arrows in the person box: *My roles*."""

    def __init__(self, box: QWidget) -> None:
        super().__init__("", name="rail.roles", parent=box)
        self.ink = "on_brand"

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        whole = QRectF(self.rect())
        if self.hovered:
            edge = theme.colour(self.ink)
            painting.box(painter, whole, theme.radius("control"), None, edge, 1)
        side = 16.0
        area = QRectF((whole.width() - side) / 2, (whole.height() - side) / 2, side, side)
        icons.paint(painter, "arrow-left-right", area, theme.colour(self.ink), rtl=self.rtl)
        painter.end()


class PersonBox(Pressable):
    """Who is signed in: initials, name, role. A press offers to cover the screen or to sign out."""

    def __init__(self) -> None:
        super().__init__("", name="rail.person")
        self._name = self._role = ""
        self._narrow = self._covers = False
        self.roles = RolesKey(self)
        self.roles.hide()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_person(self, name: str, role: str, *, covers: bool = False) -> None:
        """Another person is here, or acts in another role; `covers` one that is not her own."""
        self._name, self._role, self._covers = name, role, covers
        self.roles.ink = "on_fill" if covers else "on_brand"
        self.setProperty("covers", covers)
        self.updateGeometry()
        self.update()
        self.set_words(f"{name}, {role}" if role else name)
        self.setToolTip(self.words.replace("<", "\u2039"))

    def set_narrow(self, narrow: bool) -> None:
        """Initials above the arrows only."""
        self._narrow = narrow
        self.updateGeometry()
        self._place_key()
        self.update()

    def _place_key(self) -> None:
        wide, high = self.width(), self.height()
        if self._narrow:
            box = QRectF((wide - 30) / 2, 39, 30, 30)
        else:
            box = QRectF(wide - 36, (high - 36) / 2, 32, 36)
        whole = QRectF(0, 0, wide, high)
        self.roles.setGeometry(painting.mirrored(box, whole, rtl=self.rtl).toRect())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_key()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._place_key()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        if self._narrow:
            return 70
        # A name of any length is read whole.
        name, role = self._laid(theme_of(self), max(1.0, width - 84.0))
        return max(50, round(name.height + role.height) + 12)

    def _laid(self, theme: Theme, room: float) -> tuple[Laid, Laid]:
        return (
            lay_out([Run(self._name, bold=True)], room, theme, "small", rtl=self.rtl),
            lay_out(self._role, room, theme, "micro", bold=False, rtl=self.rtl),
        )

    @override
    def sizeHint(self) -> QSize:
        return QSize(40, self.heightForWidth(self.width()))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        ground = theme.colour("s_cover_fill" if self._covers else "brand_arch")
        painting.box(painter, whole, theme.radius("card"), ground, None, 0)
        side = 32.0
        if self._narrow:
            face = QRectF((whole.width() - side) / 2, 6, side, side)
        else:
            face = QRectF(10, (whole.height() - side) / 2, side, side)
        face = painting.mirrored(face, whole, rtl=self.rtl)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("brand_mark"))
        painter.drawEllipse(face)
        letters = [Run(initials(self._name), bold=True)]
        laid = lay_out(
            letters, side, theme, "micro", align=Qt.AlignmentFlag.AlignHCenter, wrap=False
        )
        laid.draw(painter, face.x(), face.center().y() - laid.height / 2, theme.colour("on_mark"))
        if not self._narrow:
            self._paint_name(painter, theme, QRectF(52, 0, whole.width() - 52 - 32, whole.height()))
        painter.end()

    def _paint_name(self, painter: QPainter, theme: Theme, room: QRectF) -> None:
        room = painting.mirrored(room, QRectF(self.rect()), rtl=self.rtl)
        name, role = self._laid(theme, room.width())
        top = (room.height() - name.height - role.height) / 2
        painter.save()
        painter.setClipRect(room)
        ink, soft = ("on_fill", "on_fill") if self._covers else ("on_brand", "on_brand_soft")
        name.draw(painter, room.x(), top, theme.colour(ink))
        role.draw(painter, room.x(), top + name.height, theme.colour(soft))
        painter.restore()


def initials(name: str) -> str:
    """Two letters for a face: the first of the first word and of the last."""
    parts = name.split()
    if not parts:
        return ""
    return (parts[0][0] + (parts[-1][0] if len(parts) > 1 else "")).upper()
