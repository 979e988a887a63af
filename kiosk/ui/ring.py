"""The focus ring of a window: outside the control, and only after a key was pressed."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QLineEdit,
    QWidget,
)
from typing_extensions import override

from kiosk.ui.theme import theme_of

MOVES = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.LayoutRequest,
)
TOUCHES = (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin)
# Fields and lists show the focus themselves: by their edge, by a ring inside the row.
OWN_FOCUS = (QLineEdit, QAbstractScrollArea, QAbstractItemView)


class FocusRing(QWidget):
    """One for each window. Follows the focus; a touch hides it, the next key brings it back."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._by_key = False
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setObjectName("focus_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        window.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)
        self._follow(None, QApplication.focusWidget())

    @property
    def target(self) -> QWidget | None:
        """The control that the ring stands around, when it is seen."""
        return self._target if not self.isHidden() else None

    def by_key(self) -> None:
        """A key was used in this window: show the ring. The window's key filter says so too, since a
        control that takes a key keeps it from the window."""
        if not self._by_key:
            self._by_key = True
            self._place()

    def by_touch(self) -> None:
        """A finger or the mouse was used: no ring until the next key."""
        if self._by_key:
            self._by_key = False
            self.hide()

    def stand_around(self, target: QWidget) -> None:
        """Show the ring here as if a key had led to it: for pictures."""
        self._target, self._by_key = target, True
        self._place()

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget in self._watched:
            # A lobby destroys the page that had the focus.
            if shiboken6.isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        inside = new is not None and self._window.isAncestorOf(new)
        self._target = new if inside else None
        at = self._target
        while at is not None and at is not self._window:
            at.installEventFilter(self)
            self._watched.append(at)
            at = at.parentWidget()
        self._place()

    def _place(self) -> None:
        target = self._target
        if target is None or not self._by_key or isinstance(target, OWN_FOCUS):
            self.hide()
            return
        if not target.isVisible():
            self.hide()
            return
        theme = theme_of(target)
        reach = theme.border("focus") + theme.border("focus_gap")
        corner = target.mapTo(self._window, QPoint(0, 0))
        area = QRect(corner, target.size()).adjusted(-reach, -reach, reach, reach)
        self.setGeometry(area)
        self._clip(target, reach)
        self.show()
        self.raise_()
        self.update()

    def _clip(self, target: QWidget, reach: int) -> None:
        """Keep the ring inside the part of the page that scrolls."""
        self.clearMask()
        at = target.parentWidget()
        while at is not None and at is not self._window:
            if isinstance(at, QAbstractScrollArea):
                port = at.viewport()
                seen = QRect(port.mapTo(self._window, QPoint(0, 0)), port.size())
                seen = seen.adjusted(-reach, -reach, reach, reach)
                local = seen.translated(-self.x(), -self.y()).intersected(self.rect())
                if local != self.rect():
                    self.setMask(QRegion(local))
                return
            at = at.parentWidget()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress:
            self.by_key()
        elif kind in TOUCHES:
            self.by_touch()
        elif kind in MOVES and watched in self._watched:
            self._place()
        return False

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        target = self._target
        if target is None:
            return
        theme = theme_of(target)
        width, gap = theme.border("focus"), theme.border("focus_gap")
        own = getattr(target, "ring_radius", None)
        radius = own() if callable(own) else float(theme.radius("control"))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("focus"), width))
        half = width / 2
        area = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(area, radius + gap + half, radius + gap + half)
        painter.end()
