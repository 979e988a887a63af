"""Chips: a state by word, icon and colour; a plain word; a count; a role."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kiosk.ui import icons, painting
from kiosk.ui.text import Label, Laid, Run, lay_out, longest_word, natural_width
from kiosk.ui.theme import Theme, theme_of

State = Literal[
    "ready", "waiting", "overdue", "blocked", "supervised", "cover", "practice",
    "accent", "plain", "count",
]  # fmt: skip
RoleState = Literal["own", "cover", "supervised", "closed"]


class Chip(Label):
    """A short word on its tint. The icon of a state is given by the state, any other is named."""

    def __init__(
        self,
        text: str,
        state: State = "plain",
        *,
        icon: str | None = None,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, "chip", name=name, parent=parent)
        self._icon = icon
        self._state: State = state
        self.setProperty("chip", state)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def state(self) -> State:
        """Which state it says."""
        return self._state

    def set_state(self, state: State, text: str, icon: str | None = None) -> None:
        """Say another state."""
        self._state, self._icon = state, icon
        self.setProperty("chip", state)
        self.setText(text)

    def shown_icon(self, theme: Theme) -> str | None:
        """The icon beside the word."""
        if self._icon is not None or self._state in ("accent", "plain", "count"):
            return self._icon
        return theme.state_icon(self._state)

    def tint_and_ink(self) -> tuple[str, str]:
        """Colour roles of ground and word."""
        if self._state == "accent":
            return "accent_tint", "accent"
        if self._state in ("plain", "count"):
            return "sunken", "text"
        return f"s_{self._state}_tint", f"s_{self._state}"

    def _edges(self, theme: Theme) -> tuple[int, int, int]:
        """Before the icon, between, after the word."""
        if theme.lobby:
            return 14, 10, 18
        return 6, 5, 7

    def _beside(self, theme: Theme) -> int:
        before, between, after = self._edges(theme)
        icon = theme.icon("small") + between if self.shown_icon(theme) else 0
        return before + icon + after

    def least_height(self, theme: Theme) -> int:
        """The height with one line of text."""
        pad = 8 if theme.lobby else 3
        return theme.type("chip").line + 2 * pad

    def _words(self, theme: Theme, width: float) -> Laid:
        return lay_out(self._runs, width, theme, "chip", rtl=self.rtl)

    @override
    def heightForWidth(self, width: int) -> int:
        theme = theme_of(self)
        laid = self._words(theme, max(1, width - self._beside(theme)))
        return self.least_height(theme) + round(laid.height - laid.line)

    @override
    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        natural = natural_width(self._runs, theme, "chip", rtl=self.rtl)
        width = round(natural + 1) + self._beside(theme)
        return QSize(width, self.least_height(theme))

    @override
    def minimumSizeHint(self) -> QSize:
        theme = theme_of(self)
        word = longest_word(self._runs, theme, "chip")
        return QSize(round(word) + self._beside(theme), self.least_height(theme))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        ink = self.paint_ground(painter, theme)
        self.paint_words(painter, theme, ink)
        painter.end()

    def paint_ground(self, painter: QPainter, theme: Theme) -> str:
        """Draw the ground and return the colour role of the word."""
        tint, ink = self.tint_and_ink()
        radius = theme.radius("chip")
        edge = theme.colour(ink) if theme.is_high_contrast else None
        width = theme.border("hair") if edge else 0
        painting.box(painter, QRectF(self.rect()), radius, theme.colour(tint), edge, width)
        return ink

    def paint_words(self, painter: QPainter, theme: Theme, ink: str) -> None:
        """Draw icon and word."""
        before, between, after = self._edges(theme)
        whole = QRectF(self.rect())
        icon = self.shown_icon(theme)
        at = float(before)
        if icon:
            size = theme.icon("small")
            area = QRectF(at, (self.height() - size) / 2, size, size)
            area = painting.mirrored(area, whole, rtl=self.rtl)
            icons.paint(painter, icon, area, theme.colour(ink), rtl=self.rtl)
            at += size + between
        room = max(1.0, self.width() - at - after)
        laid = self._words(theme, room)
        words = painting.mirrored(QRectF(at, 0, room, 1), whole, rtl=self.rtl)
        laid.draw(painter, words.x(), (self.height() - laid.height) / 2, theme.colour(ink))


ROLE_CHIPS: dict[str, tuple[str | None, str, str | None, str | None]] = {
    "own": (None, "accent", "accent", None),
    "cover": ("s_cover_fill", "on_fill", None, "arrow-left-right"),
    "supervised": ("s_supervised_tint", "s_supervised", "s_supervised_fill", "eye"),
    "closed": ("sunken", "soft", "edge", "lock"),
}


class RoleChip(Chip):
    """A pill with a role: own, covered, with somebody beside, closed."""

    def __init__(
        self,
        text: str,
        role: RoleState = "own",
        *,
        icon: str | None = None,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, "plain", icon=icon, name=name, parent=parent)
        self._as = role

    @override
    def shown_icon(self, theme: Theme) -> str | None:
        return ROLE_CHIPS[self._as][3] or self._icon

    @override
    def least_height(self, theme: Theme) -> int:
        return super().least_height(theme) + (8 if theme.lobby else 4)

    @override
    def _edges(self, theme: Theme) -> tuple[int, int, int]:
        return (theme.px(18), theme.px(10), theme.px(20)) if theme.lobby else (10, 6, 11)

    @override
    def paint_ground(self, painter: QPainter, theme: Theme) -> str:
        tint, ink, edge, _icon = ROLE_CHIPS[self._as]
        radius = min(self.height(), self.least_height(theme)) / 2
        painting.box(
            painter, QRectF(self.rect()), radius,
            theme.colour(tint) if tint else theme.colour("surface"),
            theme.colour(edge) if edge else None,
            theme.border("control") if edge else 0,
            dashed=self._as == "closed",
        )  # fmt: skip
        return ink


def initials(name: str) -> str:
    """Two letters for a face: the first of the first word and of the last."""
    parts = name.split()
    if not parts:
        return ""
    return (parts[0][0] + (parts[-1][0] if len(parts) > 1 else "")).upper()


class Avatar(QWidget):
    """A person by initials: one's own is lit, the person at work accent, others quiet."""

    def __init__(
        self,
        initials: str,
        tone: Literal["own", "person", "other"] = "other",
        *,
        person: str = "",
        size: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._initials, self._tone, self._side = initials, tone, size
        self.setAccessibleName(person or initials)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_person(self, initials: str, person: str) -> None:
        """Show another person."""
        self._initials = initials
        self.setAccessibleName(person)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        side = self._side or (72 if theme.lobby else 28)
        # At a desk the initials grow with the clerk's text size; in the lobby the disc is a picture.
        side = side if theme.lobby else round(side * theme.scale)
        return QSize(side, side)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        ground, ink = {
            "own": ("brand_mark", "on_mark"),
            "person": ("accent", "on_accent"),
            "other": ("sunken", "text"),
        }[self._tone]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(ground))
        painter.drawEllipse(QRectF(self.rect()))
        role = "chip" if self.width() < 64 or not theme.lobby else "button"
        laid = lay_out(
            [Run(self._initials, bold=True)], self.width(), theme, role,
            align=Qt.AlignmentFlag.AlignHCenter, wrap=False,
        )  # fmt: skip
        laid.draw(painter, 0, (self.height() - laid.height) / 2, theme.colour(ink))
        painter.end()
