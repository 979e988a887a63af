"""The card of a board: who, what for, how far it is, and the one thing to do next."""

from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.ui import painting
from kiosk.ui.buttons import Button, Kind
from kiosk.ui.chips import Chip, State
from kiosk.ui.text import Label, Run, island
from kiosk.ui.theme import Theme, restyles, theme_of
from kiosk.ui.wrapping import Wrapping

LIT_SECONDS = 60
Bar = Literal["plain", "ready", "waiting", "overdue", "blocked", "supervised", "cover", "accent"]
ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True)
class ChipFacts:
    """One chip: its word, its state, and an icon where the state has none of its own."""

    text: str
    state: State = "plain"
    icon: str | None = None


@dataclass(frozen=True)
class CardFacts:
    """What a card shows, already worded. Without `action` it has no button.

    `lead` is a number or a time of day (`lead_soft`), `trailing` the chip at the end of line 1,
    `reason` stands small below the action with `reason_strong` after it in bold.
    """

    key: str
    name: str
    lead: str = ""
    lead_soft: bool = False
    detail: str = ""
    bar: Bar = "plain"
    trailing: ChipFacts | None = None
    chips: tuple[ChipFacts, ...] = field(default=())
    action: str = ""
    action_kind: Kind = "secondary"
    action_icon: str | None = None
    reason: str = ""
    reason_strong: str = ""

    @property
    def said(self) -> str:
        """Everything on it in one sentence for a screen reader."""
        parts = [" ".join(part for part in (self.lead, self.name) if part), self.detail]
        parts += [chip.text for chip in (self.trailing, *self.chips) if chip is not None]
        parts += [self.reason, self.reason_strong]
        return ". ".join(part for part in parts if part)


class Card(QWidget):
    """One card. Arrows leave it (`moved`), Enter acts, Space opens; a press on it opens too."""

    acted = Signal(str)
    opened = Signal(str)
    moved = Signal(int)
    touched = Signal(str)
    entered = Signal(str)

    def __init__(
        self,
        facts: CardFacts,
        just_now: str = "",
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.facts = facts
        self.hovered = False
        self._just_now, self._lit, self._down = just_now, False, False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._build(name)
        self._dim = QTimer(self)
        self._dim.setSingleShot(True)
        self._dim.timeout.connect(self.dim)
        self.show_facts(facts)

    def _build(self, name: str) -> None:
        part = f"{name}." if name else ""
        self._head = Label("", "strong", name=f"{part}head")
        self._trailing = Chip("", name=f"{part}trailing")
        self._detail = Label("", "small", "soft", name=f"{part}detail")
        self._chips = Wrapping(name=f"{part}chips")
        self.action = Button("", size="small", name=f"{part}action")
        # One stop a card: Enter on the card acts, and what the button explains gives the focus back here.
        self.action.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.action.setFocusProxy(self)
        self.action.pressed_open.connect(self._act)
        self.action.explain.connect(self._touch)
        self._reason = Label("", "micro", "soft", bold=False, name=f"{part}reason")
        self._column = QVBoxLayout(self)
        self._line = QHBoxLayout()
        self._line.addWidget(self._head, 1, Qt.AlignmentFlag.AlignVCenter)
        self._line.addWidget(self._trailing, 0, Qt.AlignmentFlag.AlignTop)
        self._top = QVBoxLayout()
        self._top.setSpacing(2)
        self._top.addLayout(self._line)
        self._top.addWidget(self._detail)
        self._column.addLayout(self._top)
        for widget in (self._chips, self.action, self._reason):
            self._column.addWidget(widget)

    # ---- what it shows

    def show_facts(self, facts: CardFacts) -> None:
        """Show these; a chip that says the same stays where it is."""
        chips_changed = facts.chips != self.facts.chips or not self._chips.items
        self.facts = facts
        lead = [Run(island(facts.lead), bold=not facts.lead_soft)] if facts.lead else []
        gap = [Run("  ", role="micro")] if facts.lead else []
        self._head.set_runs([*lead, *gap, Run(facts.name, bold=True)])
        self._detail.setText(facts.detail)
        self._detail.setVisible(bool(facts.detail))
        if chips_changed:
            self._chips.set_items([Chip(c.text, c.state, icon=c.icon) for c in facts.chips])
        self._chips.setVisible(bool(facts.chips))
        self.action.set_words(facts.action)
        self.action.set_kind(facts.action_kind)
        self.action.set_icons(facts.action_icon)
        self.action.setVisible(bool(facts.action))
        strong = f" {facts.reason_strong}" if facts.reason and facts.reason_strong else ""
        self._reason.set_runs([Run(facts.reason), Run(strong or facts.reason_strong, bold=True)])
        self._reason.setVisible(bool(facts.reason or facts.reason_strong))
        self._show_trailing()
        self.setAccessibleName(facts.said)
        self.setAccessibleDescription(facts.action)
        self.on_theme(theme_of(self))

    def show_closed(self, reason: str, strong: str = "", *, takes: bool = False) -> None:
        """Say below a closed action why, and what one can do oneself; `takes`: by taking the role."""
        runs = [Run(reason), Run(f" {strong}" if strong else "", bold=True)]
        self._reason.set_runs(runs)
        self._reason.setVisible(bool(reason))
        if takes:
            self.action.set_icons("arrow-left-right")

    def set_just_now(self, words: str) -> None:
        """What the chip of a lit card says."""
        self._just_now = words
        self._show_trailing()

    def _show_trailing(self) -> None:
        trailing = self.facts.trailing
        if self._lit and self._just_now:
            self._trailing.set_state("accent", self._just_now, "scan-line")
        elif trailing is not None:
            self._trailing.set_state(trailing.state, trailing.text, trailing.icon)
        self._trailing.setVisible((self._lit and bool(self._just_now)) or trailing is not None)

    # ---- lit

    @property
    def lit(self) -> bool:
        """Whether somebody has just scanned in the lobby and nobody has looked yet."""
        return self._lit

    def light(self, seconds: float = LIT_SECONDS) -> None:
        """Something has just happened in the lobby: show it for a while or until touched."""
        self._lit = True
        self._dim.start(round(seconds * 1000))
        self._show_trailing()
        if self.isVisible():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        self.update()

    def dim(self) -> None:
        """It is no longer new."""
        self._dim.stop()
        if self._lit:
            self._lit = False
            self._show_trailing()
            self.update()

    def _touch(self) -> None:
        self.dim()
        self.touched.emit(self.facts.key)

    def _act(self) -> None:
        self._touch()
        self.acted.emit(self.facts.key)

    def _open(self) -> None:
        self._touch()
        self.opened.emit(self.facts.key)

    # ---- look

    def ring_radius(self) -> float:
        """The corner that the focus ring follows."""
        return float(theme_of(self).radius("card"))

    def on_theme(self, theme: Theme) -> None:
        """Room inside, by the window's look."""
        inset, up = theme.space(3), 10
        before = inset + 2
        sides = (before, inset) if self.layoutDirection() != Qt.LayoutDirection.RightToLeft else (
            inset, before)  # fmt: skip
        self._column.setContentsMargins(sides[0], up, sides[1], up)
        self._column.setSpacing(theme.space(2))
        self._line.setSpacing(theme.space(2))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if restyles(event):
            self.on_theme(theme_of(self))
        super().changeEvent(event)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        whole = QRectF(self.rect())
        radius = theme.radius("card")
        ground = "accent_tint" if self._lit else "surface"
        edge, width = "line", float(theme.border("card"))
        if self._lit:
            edge, width = "accent", float(theme.border("chosen"))
        elif self.hovered:
            edge = "edge"
        painting.box(painter, whole, radius, theme.colour(ground), theme.colour(edge), width)
        self._paint_bar(painter, theme, whole, radius, width)
        painter.end()

    def _paint_bar(
        self, painter: QPainter, theme: Theme, whole: QRectF, radius: float, width: float
    ) -> None:
        bar = self.facts.bar
        role = {"plain": "edge", "accent": "accent"}.get(bar, f"s_{bar}_fill")
        shape = QPainterPath()
        inner = whole.adjusted(width, width, -width, -width)
        shape.addRoundedRect(inner, radius - width, radius - width)
        stripe = QRectF(whole.x(), whole.y(), theme.border("state_bar") + width, whole.height())
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setClipRect(painting.mirrored(stripe, whole, rtl=rtl))
        painting.fill(painter, shape, theme.colour("accent" if self._lit else role))
        painter.restore()

    # ---- hand and keys

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit(self.facts.key)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat() and event.key() not in ARROWS:
            event.accept()
        elif event.key() in ENTER:
            if self.facts.action:
                self.action.click()
                # A closed button keeps its clicked still until the press is over: that is now.
                self.action.blockSignals(False)  # noqa: FBT003
            else:
                self._open()
        elif event.key() == Qt.Key.Key_Space:
            self._open()
        elif event.key() in ARROWS:
            self.moved.emit(int(event.key()))
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._down = event.button() == Qt.MouseButton.LeftButton
        event.accept()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._down and self.rect().contains(event.position().toPoint()):
            self._open()
        self._down = False
        event.accept()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self.hovered = True
        self.update()
        super().enterEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self.hovered = False
        self.update()
        super().leaveEvent(event)
