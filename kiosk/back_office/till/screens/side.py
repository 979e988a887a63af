"""What stands beside a count: the banner above it, the sum so far, the five steps, and what is missing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.ui import icons, painting
from kiosk.ui.chips import Chip
from kiosk.ui.context import Context
from kiosk.ui.frames import Frame
from kiosk.ui.glyph import Glyph
from kiosk.ui.text import Label, Run, island, lay_out
from kiosk.ui.theme import Theme, restyles, theme_of

DOT, STEP_GAP, APART, CLOSE = 24, 10, 16, 9


class Banner(QWidget):
    """A fact that holds for the whole page, in the calm blue of what is only to know."""

    def __init__(self, icon: str, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._glyph = Glyph(icon, "s_supervised")
        self._words = Label("", "body", "s_supervised", name=f"{name}.words")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 9, 14, 9)
        row.setSpacing(10)
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def say(self, strong: str, plain: str) -> None:
        """First the fact, then what follows."""
        self._words.set_runs([Run(strong, bold=True), Run(f" {plain}" if plain else "")])

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        ground = theme.colour("s_supervised_tint")
        painting.box(painter, QRectF(self.rect()), theme.radius("control"), ground)
        painter.end()


class StepColumn(QWidget):
    """Steps below one another, each with its number in a circle; done ones have a check."""

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._steps: tuple[str, ...] = ()
        self._at, self._apart = 0, APART
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, steps: Sequence[str], at: int) -> None:
        """These steps, standing at `at` counted from 0."""
        self._steps, self._at = tuple(steps), at
        self.setAccessibleName(steps[at] if at < len(steps) else "")
        self.updateGeometry()
        self.update()

    def set_compact(self, compact: bool) -> None:
        """Stand closer where the window is low."""
        self._apart = CLOSE if compact else APART
        self.updateGeometry()

    @property
    def rtl(self) -> bool:
        """Whether the circles stand at the right."""
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _high(self, theme: Theme, place: int, width: float) -> float:
        run = [Run(self._steps[place], bold=place == self._at)]
        laid = lay_out(run, max(1.0, width - DOT - STEP_GAP), theme, "body", rtl=self.rtl)
        return max(float(DOT), laid.height)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        theme = theme_of(self)
        tall = sum(self._high(theme, place, width) for place in range(len(self._steps)))
        return round(tall) + self._apart * max(0, len(self._steps) - 1)

    @override
    def sizeHint(self) -> QSize:
        return QSize(260, self.heightForWidth(260))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.heightForWidth(max(230, self.width())))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if restyles(event):
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y, whole = 0.0, QRectF(self.rect())
        for place, step in enumerate(self._steps):
            high = self._high(theme, place, whole.width())
            area = painting.mirrored(QRectF(0, y, DOT, DOT), whole, rtl=self.rtl)
            self._dot(painter, theme, area, place)
            room = max(1.0, whole.width() - DOT - STEP_GAP)
            run = [Run(step, bold=place == self._at)]
            laid = lay_out(run, room, theme, "body", rtl=self.rtl)
            box = painting.mirrored(QRectF(DOT + STEP_GAP, y, room, 1), whole, rtl=self.rtl)
            laid.draw(painter, box.x(), y + max(0.0, (DOT - laid.line) / 2), theme.colour("text"))
            y += high + self._apart
        painter.end()

    def _dot(self, painter: QPainter, theme: Theme, area: QRectF, place: int) -> None:
        if place < self._at:
            painting.box(painter, area, DOT / 2, theme.colour("accent"))
            inner = area.adjusted(5, 5, -5, -5)
            icons.paint(painter, "check", inner, theme.colour("on_accent"), stroke=2.6)
            return
        now = place == self._at
        painter.setPen(QPen(theme.colour("accent" if now else "edge"), 2))
        painter.setBrush(theme.colour("surface"))
        painter.drawEllipse(area.adjusted(1, 1, -1, -1))
        centre = Qt.AlignmentFlag.AlignHCenter
        laid = lay_out(str(place + 1), DOT, theme, "micro", align=centre)
        ink = theme.colour("accent" if now else "text")
        laid.draw(painter, area.x(), area.y() + (DOT - laid.height) / 2, ink)


class Missing(QWidget):
    """Why the button above it is closed, with the small sign of what is only to know."""

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self._words = Label("", "small", "soft", name=name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(Glyph("info", "soft", size="small"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    def say(self, said: str) -> None:
        """Say it; nothing hides it."""
        self._words.setText(said)
        self.setVisible(bool(said))


class KeyHints(QWidget):
    """The keys of a count below it: Tab, plus and minus, rolls."""

    def __init__(self, context: Context, *, name: str) -> None:
        super().__init__()
        self.context = context
        self._tab = Label("", "small", "soft", wrap=False, name=f"{name}.tab")
        self._step = Label("", "small", "soft", wrap=False, name=f"{name}.step")
        self._rolls = Label("", "small", "soft", name=name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for widget in (Chip("Tab"), self._tab, Chip("+"), Chip("\u2212"), self._step):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
            if isinstance(widget, Label) and widget in (self._tab, self._step):
                row.addSpacing(12)
        row.addWidget(self._rolls, 1)
        self.retext()

    def retext(self) -> None:
        """Word it in the window's language."""
        t = self.context.t
        self._tab.setText(t("next kind"))
        self._step.setText(t("one more, one less"))
        self._rolls.setText(t("Rolls: type {keys} for two rolls", keys=island("r2")))


def spaced(*widgets: QWidget, apart: int = 10) -> QWidget:
    """Widgets below one another with air between them, as a panel's row."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 6, 0, 6)
    column.setSpacing(apart)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return box


def rule() -> Frame:
    """A hairline between parts of a panel."""
    return Frame("rule")


class Stack(QWidget):
    """Pages of which one is shown: as tall as that one, not as the tallest of all."""

    def __init__(self, pages: Sequence[QWidget]) -> None:
        super().__init__()
        self._pages = tuple(pages)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for page in self._pages:
            column.addWidget(page)
            page.hide()

    @property
    def shown(self) -> QWidget | None:
        """The page that is shown."""
        return next((page for page in self._pages if not page.isHidden()), None)

    def turn(self, shown: QWidget) -> None:
        """Show this one."""
        for page in self._pages:
            page.setVisible(page is shown)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if restyles(event):
            self.updateGeometry()
        super().changeEvent(event)
