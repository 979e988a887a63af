"""Notice bars: a fact, what to do about it, one action at the end. News is never a modal."""

from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from kiosk.ui import icons, painting
from kiosk.ui.pressable import Pressable
from kiosk.ui.text import Label, Run, lay_out, natural_width
from kiosk.ui.theme import Theme, restyles, theme_of

NoticeKind = Literal["ready", "waiting", "overdue", "supervised", "cover", "blocked", "accent"]
ICONS: dict[str, str] = {
    "ready": "circle-check",
    "waiting": "clock",
    "overdue": "circle-alert",
    "supervised": "info",
    "cover": "arrow-left-right",
    "blocked": "ban",
    "accent": "scan-line",
}


class Link(Pressable):
    """An underlined action at the end of a sentence; the target keeps its full height."""

    def __init__(
        self,
        text: str,
        *,
        colour: str = "accent",
        role: str = "label",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, name=name, parent=parent)
        self._colour, self._role = colour, role
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def set_colour(self, colour: str) -> None:
        """Take the colour of what it stands on."""
        self._colour = colour
        self.update()

    @override
    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        natural = natural_width([Run(self.words, bold=True)], theme, self._role, rtl=self.rtl)
        least = theme.size("target_min") if theme.touch else theme.type(self._role).line + 8
        return QSize(max(round(natural + 2), least), least)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        colour = theme.colour("soft" if self.closed else self._colour)
        laid = lay_out(
            [Run(self.words, bold=True)], self.width(), theme, self._role, rtl=self.rtl,
            align=Qt.AlignmentFlag.AlignTrailing, wrap=False,
        )  # fmt: skip
        top = (self.height() - laid.height) / 2
        laid.draw(painter, 0, top, colour)
        line = laid.layout.lineAt(0)
        left = line.naturalTextRect().x()
        thick = 2 if theme.lobby or self.hovered else 1
        under = top + line.y() + line.ascent() + 3
        painter.fillRect(QRectF(left, under, laid.natural, thick), colour)
        painter.end()


class NoticeBar(QFrame):
    """**Fact.** Then what to do. Good news leaves by itself, trouble stays."""

    pressed_open = Signal()
    gone = Signal()

    def __init__(
        self,
        fact: str = "",
        rest: str = "",
        kind: NoticeKind = "ready",
        *,
        icon: str | None = None,
        icon_end: str | None = None,
        action: str = "",
        leaves: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._icon_end = icon_end
        self._words = Label("", "notice", bold=False)
        self._words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._words.setSizePolicy(_growing())
        self._action = Link(action, name=f"{name}.action" if name else "")
        self._action.pressed_open.connect(self.pressed_open)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._action)
        self._leave = QTimer(self)
        self._leave.setSingleShot(True)
        self._leave.timeout.connect(self._go)
        self._kind: NoticeKind = kind
        self._icon = icon or ICONS[kind]
        self.setSizePolicy(_growing())
        self.say(fact, rest, kind, icon=icon, action=action, leaves=leaves)

    @property
    def kind(self) -> NoticeKind:
        """Which kind of news it is."""
        return self._kind

    @property
    def leaving(self) -> bool:
        """Whether it goes by itself."""
        return self._leave.isActive()

    @property
    def action(self) -> Link:
        """The one action, hidden when it has no words."""
        return self._action

    def say(
        self,
        fact: str,
        rest: str = "",
        kind: NoticeKind = "ready",
        *,
        icon: str | None = None,
        action: str = "",
        leaves: bool = False,
    ) -> None:
        """Say something else; assistive technology hears it as it appears."""
        self._kind, self._icon = kind, icon or ICONS[kind]
        self.setProperty("notice", kind)
        ink = self.ink()
        space = " " if fact and rest else ""
        self._words.set_runs([Run(fact + space, bold=True), Run(rest, bold=False)])
        self._words.set_look(colour=ink)
        self._action.set_words(action)
        self._action.set_colour(ink)
        self._action.setVisible(bool(action))
        self.setAccessibleName(f"{fact}{space}{rest}")
        self.on_theme(theme_of(self))
        self._leave.stop()
        if leaves and kind == "ready":
            self._leave.start(theme_of(self).seconds("toast") * 1000)
        if fact and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        self.update()

    def ink(self) -> str:
        """The colour role of its words."""
        return "accent" if self._kind == "accent" else f"s_{self._kind}"

    def on_theme(self, theme: Theme) -> None:
        """Keep room for the icons in this look."""
        inset, gap, icon = self._measures(theme)
        after = inset + (theme.icon("normal") + gap if self._icon_end else 0)
        plain = 18 if self._kind == "accent" else 22
        up = theme.px(plain) if theme.lobby else theme.space(2)
        before = inset + icon + gap
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            before, after = after, before
        self._row.setContentsMargins(before, up, after, up)
        self._row.setSpacing(theme.space(5 if theme.lobby else 3))
        least = 87 if self._kind == "accent" else 84
        self.setMinimumHeight(theme.px(least) if theme.lobby else 38)

    def _measures(self, theme: Theme) -> tuple[int, int, int]:
        if not theme.lobby:
            return 12, 10, theme.icon("nav")
        grown = theme.icon("normal") / 40
        if self._kind == "accent":
            return theme.px(36), theme.px(19), round(44 * grown)
        return theme.px(28), theme.px(22), round(40 * grown)

    def _go(self) -> None:
        self.hide()
        self.gone.emit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if restyles(event):
            self.on_theme(theme_of(self))
        super().changeEvent(event)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        ground = "accent_tint" if self._kind == "accent" else f"s_{self._kind}_tint"
        edge = theme.colour(self.ink()) if theme.is_high_contrast else None
        radius = theme.radius("card" if theme.lobby else "control")
        whole = QRectF(self.rect())
        strong = theme.border("control") if edge and self._kind != "accent" else 0
        painting.box(painter, whole, radius, theme.colour(ground), edge, strong)
        inset, _gap, size = self._measures(theme)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        lines = round(self._words.height() / max(1, theme.line("notice", rtl=rtl)))
        top = self._words.y() + (theme.line("notice", rtl=rtl) - size) / 2
        if lines <= 1 or self._kind == "accent":
            top = (self.height() - size) / 2
        first = painting.mirrored(QRectF(inset, top, size, size), whole, rtl=rtl)
        icons.paint(painter, self._icon, first, theme.colour(self.ink()), rtl=rtl)
        if self._icon_end:
            size = theme.icon("normal")
            last = QRectF(self.width() - inset - size, (self.height() - size) / 2, size, size)
            last = painting.mirrored(last, whole, rtl=rtl)
            icons.paint(painter, self._icon_end, last, theme.colour(self.ink()), rtl=rtl)
        painter.end()


def _growing() -> QSizePolicy:
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    return policy
