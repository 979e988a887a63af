"""What all our pressed controls share: one effect a press, a closed state that explains itself, a busy state."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from kiosk.ui import painting
from kiosk.ui.theme import Theme, theme_of

DOUBLE_TAP = 0.3
SPIN_STEP_MS = 60
SPIN_STEP_DEGREES = 24
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Debounce:
    """Lets the first of two quick activations through: a double tap has one effect."""

    def __init__(self, gap: float = DOUBLE_TAP, now: Callable[[], float] = time.monotonic) -> None:
        self._gap, self._now = gap, now
        self._last: float | None = None

    def passes(self) -> bool:
        """Whether this activation counts; one that does not also does not prolong the wait."""
        at = self._now()
        if self._last is not None and at - self._last < self._gap:
            return False
        self._last = at
        return True

    @property
    def rested(self) -> bool:
        """Whether an activation now would count."""
        return self._last is None or self._now() - self._last >= self._gap


class Pressable(QAbstractButton):
    """A control that is pressed. Closed means: focusable, explains itself, never acts."""

    pressed_open = Signal()
    explain = Signal(str)
    """It was pressed while its page has closed it; the reason."""
    explain_bar = Signal(str)
    """It was pressed while the resolver has closed it; the reason."""

    def __init__(
        self,
        text: str = "",
        *,
        name: str = "",
        debounce: Debounce | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.words = text
        self.hovered = False
        self._reason: str | None = None
        self._bar: str | None = None
        self._busy: str | None = None
        self._spinning = False
        self._turn = 0.0
        # Keys of a keypad are tapped in haste: they pass a debounce without a gap.
        self._debounce = debounce if debounce is not None else Debounce()
        self._spin = QTimer(self)
        self._spin.timeout.connect(self._step)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAccessibleName(text)
        self.setProperty("closed", False)  # noqa: FBT003
        self.clicked.connect(self._on_clicked)

    @property
    def closed(self) -> bool:
        """Whether a press explains instead of acting."""
        return self._bar is not None or self._reason is not None

    @property
    def barred(self) -> bool:
        """Whether the resolver has closed it: whoever is here may not, whatever its page says."""
        return self._bar is not None

    @property
    def reason(self) -> str:
        """Why it is closed, in a translated sentence; the resolver's comes first."""
        return self._bar or self._reason or ""

    @property
    def busy(self) -> bool:
        """Whether it waits for an answer and takes no press."""
        return self._busy is not None

    @property
    def ready(self) -> bool:
        """Whether a press now acts: open, not busy, and no second tap of a double one."""
        return not self.closed and not self.busy and self._debounce.rested

    @property
    def rtl(self) -> bool:
        """Whether the layout starts at the right."""
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def set_words(self, text: str) -> None:
        """Change what it says (and its accessible name)."""
        self.words = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def set_closed(self, reason: str | None) -> None:
        """Close it with the reason, or open it with None. It stays in the focus order."""
        self._reason = reason
        self._say_closed()

    def set_barred(self, reason: str | None) -> None:
        """The resolver closes it, or does not: what its page says besides stays as it is."""
        if reason != self._bar:
            self._bar = reason
            self._say_closed()

    def _say_closed(self) -> None:
        self.setProperty("closed", self.closed)
        self._describe()
        self.updateGeometry()
        self.update()

    def _describe(self) -> None:
        """What assistive technology says after the name."""
        self.setAccessibleDescription(self.reason)

    def set_busy(self, words: str | None) -> None:
        """Wait: takes no press from now, shows the spinner and these words after 300 ms, keeps its width."""
        self._busy = words
        self._spin.stop()
        self._spinning = False
        if words is not None:
            QTimer.singleShot(theme_of(self).duration("spinner_after"), self, self.show_busy)
        self.update()

    def shown_words(self) -> str:
        """What it says at the moment."""
        return self._busy if self._spinning and self._busy is not None else self.words

    def ring_radius(self) -> float:
        """The corner that the focus ring follows."""
        return float(theme_of(self).radius("control"))

    def on_theme(self, _theme: Theme) -> None:
        """A new look: nothing is kept from the old one."""

    def paint_spinner(self, painter: QPainter, area: QRectF, colour_role: str) -> None:
        """Draw the spinner at its present turn."""
        painting.spinner(painter, area, theme_of(self).colour(colour_role), self._turn)

    @property
    def spinning(self) -> bool:
        """Whether the busy look is on."""
        return self._spinning

    def show_busy(self) -> None:
        """Show the spinner now; by itself it comes after 300 ms."""
        if self._busy is None:
            return
        self._spinning = True
        if theme_of(self).motion:
            self._spin.start(SPIN_STEP_MS)
        self.update()

    def _step(self) -> None:
        self._turn = (self._turn + SPIN_STEP_DEGREES) % 360
        self.update()

    def _on_clicked(self) -> None:
        self.pressed_open.emit()

    def _mute(self) -> None:
        # nextCheckState is Qt's last word before clicked: muted here, no way of pressing fires it.
        self.blockSignals(True)  # noqa: FBT003
        QTimer.singleShot(0, self, self._unmute)

    def _unmute(self) -> None:
        self.blockSignals(False)  # noqa: FBT003

    @override
    def nextCheckState(self) -> None:
        if self.closed:
            (self.explain_bar if self.barred else self.explain).emit(self.reason)
            self._mute()
        elif self.busy or not self._debounce.passes():
            self._mute()
        else:
            super().nextCheckState()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._unmute()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            event.accept()
        elif event.key() in ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.click()
            self._unmute()
        else:
            super().keyPressEvent(event)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            event.accept()
            return
        super().keyReleaseEvent(event)
        self._unmute()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        # A finger does not hover.
        self.hovered = event.device().type() != QInputDevice.DeviceType.TouchScreen
        self.update()
        super().enterEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self.hovered = False
        self.update()
        super().leaveEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()
