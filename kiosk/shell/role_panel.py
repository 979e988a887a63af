"""What stands over or beside a desk's page: the role panel, a note to accept, the how-to card. Knows none.

A room says of a screen where it is shown (`Entry.place`). What stands over the page is a child of the
window, never a dialog of its own: the scanner, the idle timer and the cover work on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.core.change import Change
from kiosk.shell.navigator import Navigator
from kiosk.ui import painting
from kiosk.ui.context import Context
from kiosk.ui.screen import Entry, Place, Screen
from kiosk.ui.theme import Theme, theme_of

SCRIM = 0.42
DIALOG, MARGIN = 760, 16


class Over(QWidget):
    """One screen over the whole window: at its trailing side (a drawer) or in its middle (a dialog)."""

    closed = Signal()

    def __init__(
        self, window: QWidget, context: Context, directory: Mapping[str, Entry], place: Place
    ) -> None:
        super().__init__(window)
        self._place = place
        self._before: QWidget | None = None
        self.setObjectName(f"desk.over.{place}")
        self.navigator = Navigator(context, directory, keep=True)
        self.navigator.installEventFilter(self)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self.navigator)
        self._frame = QFrame(self)
        column = QVBoxLayout(self._frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)
        self.hide()

    @property
    def shown_id(self) -> str:
        """The screen that is shown; nothing where none is."""
        entry = self.navigator.entry
        return entry.id if entry is not None and not self.isHidden() else ""

    def open(self, screen_id: str, /, **arguments: object) -> Screen:
        """Show a screen over the page."""
        if self.isHidden():
            self._before = self.window().focusWidget()
        # Shown first: what a screen says when it opens may be that it has nothing to show.
        self.show()
        self.raise_()
        screen = self.navigator.restart(screen_id, **arguments)
        if self.isHidden():
            return screen
        self.fill_window()
        first = _first(self.navigator)
        (first or self).setFocus(Qt.FocusReason.PopupFocusReason)
        self._scroll.verticalScrollBar().setValue(0)
        return screen

    def shut(self) -> None:
        """Close; what was typed is forgotten, the focus goes back to where it was."""
        if self.isHidden():
            return
        self.hide()
        self.navigator.end()
        before, self._before = self._before, None
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def fill_window(self) -> None:
        """As large as the window; the frame where it belongs."""
        window = self.parentWidget()
        if window is None:
            return
        self.setGeometry(window.rect())
        self._frame.setGeometry(self._area(theme_of(self)))

    def _area(self, theme: Theme) -> QRect:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if self._place is Place.DRAWER:
            wide = min(self.width(), round(theme.size("desk_drawer") * max(1.0, theme.scale)))
            return QRect(0 if rtl else self.width() - wide, 0, wide, self.height())
        wide = min(self.width() - 2 * MARGIN, round(DIALOG * max(1.0, theme.scale)))
        high = min(self.height() - 2 * MARGIN, self._wanted(wide))
        top = max(MARGIN, min(round(self.height() * 0.12), (self.height() - high) // 2))
        return QRect((self.width() - wide) // 2, top, wide, high)

    def _wanted(self, wide: int) -> int:
        """How high the screen is at this width."""
        page = self.navigator.current
        layout = page.layout() if page is not None else None
        if layout is None:
            return self.height()
        layout.activate()
        if layout.hasHeightForWidth():
            return layout.totalHeightForWidth(wide)
        return layout.totalSizeHint().height()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # What is shown has grown or shrunk: the frame goes with it.
        if event.type() == QEvent.Type.LayoutRequest and not self.isHidden():
            self._frame.setGeometry(self._area(theme_of(self)))
        return super().eventFilter(watched, event)

    # ---- Qt

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab stays inside: what lies beneath is not there for a hand either."""
        there = _controls(self.navigator)
        if not there:
            return True
        at = self.window().focusWidget()
        place = there.index(at) if at in there else (-1 if next else 0)
        step = 1 if next else -1
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        target = there[(place + step) % len(there)]
        target.setFocus(reason)
        self._scroll.ensureWidgetVisible(target)
        return True

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        shade = QColor(theme.colour("text" if not theme.is_dark else "ground"))
        shade.setAlphaF(SCRIM if not theme.is_dark else 0.6)
        painter = QPainter(self)
        painter.fillRect(self.rect(), shade)
        drawer = self._place is Place.DRAWER
        area = self._frame.geometry().toRectF()
        painting.box(
            painter, area, 0 if drawer else theme.radius("dialog"),
            theme.colour("ground" if drawer else "surface"),
            theme.colour("edge") if theme.is_dark else None, theme.border("card"),
        )  # fmt: skip
        painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._frame.setGeometry(self._area(theme_of(self)))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        # Beside a drawer one is back at the page; a note is answered, not brushed away.
        if self._place is Place.DRAWER and not self._frame.geometry().contains(
            event.position().toPoint()
        ):
            self.shut()
        event.accept()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
        event.accept()


class Overs:
    """The drawer and the dialog of a window; a dialog stands above a drawer."""

    def __init__(self, window: QWidget, context: Context, directory: Mapping[str, Entry]) -> None:
        self.drawer = Over(window, context, directory, Place.DRAWER)
        self.dialog = Over(window, context, directory, Place.DIALOG)
        self.all = (self.dialog, self.drawer)

    def of(self, place: Place) -> Over | None:
        """What shows screens of this place."""
        return {Place.DRAWER: self.drawer, Place.DIALOG: self.dialog}.get(place)

    @property
    def top(self) -> Over | None:
        """What stands above everything now."""
        return next((each for each in self.all if not each.isHidden()), None)

    def shut(self) -> None:
        """Close all."""
        for each in self.all:
            each.shut()

    def fill(self) -> None:
        """The window has another size."""
        for each in self.all:
            if not each.isHidden():
                each.fill_window()

    def screens(self) -> list[Screen]:
        """Every screen that is alive in them."""
        return [screen for each in self.all for screen in each.navigator.screens()]

    def changed(self, changes: Iterable[Change]) -> None:
        """Something was committed."""
        kinds = frozenset(changes)
        for each in self.all:
            each.navigator.changed(kinds)

    def retext(self) -> None:
        """Another language."""
        for each in self.all:
            each.navigator.retext()


def _controls(page: QWidget) -> list[QWidget]:
    """What takes the focus in `page`, in the order of the Tab key."""
    found, at = [], page.nextInFocusChain()
    while at is not None and at is not page:
        takes = at.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes and at.isEnabled() and page.isAncestorOf(at) and at.isVisibleTo(page):
            found.append(at)
        at = at.nextInFocusChain()
    return found


def _first(page: QWidget) -> QWidget | None:
    there = _controls(page)
    return there[0] if there else None
