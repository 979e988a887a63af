"""Buttons: primary, secondary, cover, danger, quiet and the two that stand on the brand ground."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kiosk.ui import icons, painting
from kiosk.ui.pressable import Debounce, Pressable
from kiosk.ui.text import Laid, Run, lay_out, longest_word, natural_width
from kiosk.ui.theme import Theme, theme_of

Kind = Literal[
    "primary", "secondary", "cover", "danger", "quiet", "lit", "on_brand", "on_cover", "chosen",
    "plain", "on_danger", "out",
]  # fmt: skip
Size = Literal["normal", "small", "tall"]


@dataclass(frozen=True)
class Look:
    """Colour roles of one kind: ground, words and edge; then when hovered and pressed."""

    ground: str | None
    words: str
    edge: str | None = None
    hover: tuple[str | None, str | None] = (None, None)
    press: tuple[str | None, str | None] = (None, None)


LOOKS: dict[str, Look] = {
    "primary": Look("accent", "on_accent", None, ("accent_hover", None), ("accent_press", None)),
    "secondary": Look("surface", "text", "edge", ("accent_tint", "accent"), ("sunken", "text")),
    "cover": Look("s_cover_fill", "on_fill", None, ("s_cover", None), ("s_cover", None)),
    "danger": Look("danger", "on_danger", None, ("danger_hover", None), ("danger_press", None)),
    "quiet": Look(None, "accent", None, ("accent_tint", None), ("sunken", None)),
    "lit": Look("brand_mark", "on_mark", None, ("brand_mark", None), ("brand_mark", "on_brand")),
    "on_brand": Look(None, "on_brand", "on_brand_soft", ("brand_arch", None), ("brand_deep", None)),
    "on_cover": Look(None, "on_fill", "on_fill", ("s_cover", "on_fill"), ("s_cover", "on_fill")),
    "on_danger": Look(
        None, "on_danger", "on_danger", ("danger_hover", None), ("danger_press", None)
    ),
    "out": Look(
        "on_danger", "danger", None, ("on_danger", "danger"), ("on_danger", "danger_press")
    ),
    "plain": Look(None, "text", None, ("accent_tint", None), ("sunken", None)),
    "chosen": Look("accent_tint", "accent", "accent", ("accent_tint", None), ("sunken", None)),
}


class Button(Pressable):
    """A button with words that say what happens. Words wrap to more lines before they widen anything."""

    def __init__(
        self,
        text: str,
        kind: Kind = "secondary",
        *,
        icon: str | None = None,
        icon_end: str | None = None,
        size: Size = "normal",
        name: str = "",
        debounce: Debounce | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, name=name, debounce=debounce, parent=parent)
        self._icon, self._icon_end, self._size = icon, icon_end, size
        self._kind: Kind = kind
        self.setProperty("kind", kind)
        policy = QSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def kind(self) -> Kind:
        """Which of the kinds it is."""
        return self._kind

    def set_kind(self, kind: Kind) -> None:
        """Become another kind: a chosen entry, a cover button."""
        self._kind = kind
        self.setProperty("kind", kind)
        self.updateGeometry()
        self.update()

    def set_icons(self, icon: str | None, icon_end: str | None = None) -> None:
        """Change the icons before and after the words."""
        self._icon, self._icon_end = icon, icon_end
        self.updateGeometry()
        self.update()

    def _type_role(self) -> str:
        if self._kind == "lit":
            return "lit"
        if self._size == "small":
            return "label"
        return "action" if self._kind == "primary" else "button"

    def _height(self, theme: Theme) -> int:
        if self._size == "small":
            return theme.size("button_small")
        if self._kind == "lit":
            return theme.size("button_lit")
        if self._size == "tall" or (theme.lobby and self._kind == "primary"):
            return theme.size("button_primary")
        return theme.size("button")

    def _icon_size(self, theme: Theme) -> int:
        if not theme.lobby:
            return theme.icon("normal")
        grown = {"lit": 1.2}.get(self._kind, 0.95)
        return round(theme.icon("normal") * (0.85 if self._size == "small" else grown))

    def _gap(self, theme: Theme) -> int:
        if not theme.lobby:
            return theme.space(2)
        return theme.px(10) if self._size == "small" else theme.space(4)

    def _leading(self) -> str | None:
        return "lock" if self.closed else self._icon

    def _beside(self, theme: Theme, *, busy: bool = False) -> int:
        each = self._icon_size(theme) + self._gap(theme)
        first = bool(self._leading()) or busy
        return each * (int(first) + int(bool(self._icon_end) and not self.closed and not busy))

    def _laid(self, theme: Theme, width: float) -> Laid:
        bold = False if self.closed else None
        run = [Run(self.shown_words(), bold=bold)]
        return lay_out(
            run, width, theme, self._type_role(), rtl=self.rtl,
            align=Qt.AlignmentFlag.AlignHCenter,
        )  # fmt: skip

    def _room(self, theme: Theme, width: int) -> float:
        pad = theme.space(3 if theme.lobby else 2)
        return max(1.0, width - 2 * pad - self._beside(theme, busy=self.spinning))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        theme = theme_of(self)
        words = self._laid(theme, self._room(theme, width))
        upright = 2 * theme.space(3 if theme.lobby else 1)
        return max(self._height(theme), round(words.height) + (upright if words.lines > 1 else 0))

    @override
    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        natural = natural_width([Run(self.words)], theme, self._type_role(), rtl=self.rtl)
        pad = theme.space(6 if theme.lobby else 4) - (6 if self._size == "small" else 0)
        most = theme.px(952) if theme.lobby else theme.size("read")
        width = min(round(natural + 1) + 2 * pad + self._beside(theme), most)
        return QSize(max(width, theme.size("target_min")), self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        theme = theme_of(self)
        word = longest_word([Run(self.words)], theme, self._type_role())
        width = round(word) + 2 * theme.space(3 if theme.lobby else 2) + self._beside(theme)
        return QSize(max(width, theme.size("target_min")), self._height(theme))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        words = self._paint_ground(painter, theme)
        self._paint_content(painter, theme, words)
        painter.end()

    def _paint_ground(self, painter: QPainter, theme: Theme) -> str:
        """Draw ground and edge and return the colour role of the words."""
        area = QRectF(self.rect())
        radius = theme.radius("control")
        if self.closed:
            painting.box(
                painter, area, radius, theme.colour("sunken"), theme.colour("edge"),
                theme.border("control"), dashed=True,
            )  # fmt: skip
            return "soft"
        look = LOOKS[self._kind]
        ground, edge = look.ground, look.edge
        if not self.busy and (self.isDown() or self.hovered):
            changed, line = look.press if self.isDown() else look.hover
            ground, edge = changed or ground, line or edge
        painting.box(
            painter, area, radius,
            theme.colour(ground) if ground else None,
            theme.colour(edge) if edge else None,
            theme.border("control") if edge else 0,
        )  # fmt: skip
        return look.words

    def _paint_content(self, painter: QPainter, theme: Theme, role: str) -> None:
        laid = self._laid(theme, self._room(theme, self.width()))
        size, gap = self._icon_size(theme), self._gap(theme)
        beside = self._beside(theme, busy=self.spinning)
        start = max(0.0, (self.width() - laid.natural - beside) / 2)
        middle = (self.height() - size) / 2
        whole = QRectF(self.rect())
        icon_box = painting.mirrored(QRectF(start, middle, size, size), whole, rtl=self.rtl)
        colour = theme.colour(role)
        leading = self._leading()
        if self.spinning:
            self.paint_spinner(painter, icon_box, role)
        elif leading:
            icons.paint(painter, leading, icon_box, colour, rtl=self.rtl)
        at = start + (size + gap if leading or self.spinning else 0)
        words = painting.mirrored(QRectF(at, 0, laid.natural, 1), whole, rtl=self.rtl)
        # The lines are centred in the room they had, not in what they took of it.
        shift = (laid.width - laid.natural) / 2
        laid.draw(painter, words.x() - shift, (self.height() - laid.height) / 2, colour)
        if self._icon_end and not self.closed and not self.spinning:
            after = QRectF(at + laid.natural + gap, middle, size, size)
            after = painting.mirrored(after, whole, rtl=self.rtl)
            icons.paint(painter, self._icon_end, after, colour, rtl=self.rtl)


class IconButton(Pressable):
    """One of the few actions without words: close, back, print, zoom, arrows. Always has a tooltip and a name."""

    def __init__(
        self,
        icon: str,
        label: str,
        kind: Kind = "secondary",
        *,
        size: Size = "normal",
        name: str = "",
        debounce: Debounce | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, name=name, debounce=debounce, parent=parent)
        self._icon, self._kind, self._size = icon, kind, size
        self.setProperty("kind", kind)
        # A tooltip is read as markup if it looks like some: no name of ours does.
        self.setToolTip(label.replace("<", "\u2039"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        side = theme.size("button_small" if self._size == "small" else "button")
        return QSize(max(side, theme.size("target_min")), side)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        area = QRectF(self.rect())
        look = LOOKS[self._kind]
        ground, edge, words = look.ground, look.edge, look.words
        if self.closed:
            ground, edge, words = "sunken", "edge", "soft"
        elif self.isDown() or self.hovered:
            changed, line = look.press if self.isDown() else look.hover
            ground, edge = changed or ground, line or edge
        painting.box(
            painter, area, theme.radius("control"),
            theme.colour(ground) if ground else None,
            theme.colour(edge) if edge else None,
            theme.border("control") if edge else 0,
            dashed=self.closed,
        )  # fmt: skip
        size = theme.icon("nav" if not theme.lobby else "normal")
        middle = QRectF((self.width() - size) / 2, (self.height() - size) / 2, size, size)
        icons.paint(painter, self._icon, middle, theme.colour(words), rtl=self.rtl)
        painter.end()
