"""A window's look: colours, type, sizes and the stylesheet, all read from the design tokens by role."""

import math
import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QWidget

from kiosk.ui import fonts

Window = Literal["lobby", "desk", "display"]
Scheme = Literal["light", "dark", "high_contrast"]

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "theme"
# Arabic stands higher than Latin: its lines need at least 1.35 of the size, running text a little more.
TALL_SCRIPT_LINE, TALL_SCRIPT_TEXT, LARGEST_TEXT = 1.35, 1.5, 34
PALETTES: dict[tuple[str, str], str] = {
    ("lobby", "light"): "lobby_light",
    ("lobby", "high_contrast"): "high_contrast",
    ("desk", "light"): "desk_light",
    ("desk", "dark"): "desk_dark",
    ("desk", "high_contrast"): "high_contrast",
    ("display", "light"): "lobby_light",
    ("display", "high_contrast"): "high_contrast",
}
# A widget that lives in both windows asks for one role; the window says which size that is.
SAME_ROLE: dict[str, dict[str, str]] = {
    "lobby": {"strong": "label", "figure": "heading", "micro": "chip", "hero": "title"},
    "desk": {
        "label": "strong",
        "action": "strong",
        "button": "strong",
        "label_plain": "body",
        "section": "heading",
        "notice": "body",
        "line": "strong",
        "code_line": "code",
        "box": "heading",
        "lit": "strong",
        "language": "body",
        "field": "body",
        "words": "small",
        "chip": "micro",
        "display": "figure",
        "number": "figure",
        "door": "heading",
        "key": "title",
        "letter": "heading",
    },
    "display": {},
}
PLACEHOLDER = re.compile(r"\$(\w+)\((\w+)\)")


@dataclass(frozen=True)
class TypeRole:
    """One step of the type scale: pixels, pixels, 400 or 700, percent of the size."""

    size: int
    line: int
    weight: int
    spacing: float


@lru_cache(maxsize=1)
def tokens() -> dict[str, Any]:
    """The design tokens as written."""
    return tomllib.loads((FOLDER / "tokens.toml").read_text(encoding="utf-8"))


class Theme:
    """What one window looks like. Made once, never changed; a role that is not there is a KeyError."""

    def __init__(
        self, window: Window, scheme: Scheme, scale: float, *, touch: bool, motion: bool,
        fit: float = 1.0,
    ) -> None:  # fmt: skip
        named = tokens()
        self.window: Window = window
        self.scheme: Scheme = scheme
        self.scale = scale
        self.fit = fit
        self.touch = touch or window != "desk"
        self.motion = motion
        self.lobby = window != "desk"
        room = "lobby" if self.lobby else "desk"
        self._colours = {
            role: QColor(value) for role, value in named["colour"][PALETTES[window, scheme]].items()
        }
        self._types = _types(named, window, scale * fit)
        heights = named["height"]
        self._sizes: dict[str, int] = {**named["width"], **heights[room]}
        if not self.lobby:
            if touch:
                self._sizes.update(heights["desk_touch"])
            for role in heights["desk"]:
                self._sizes[role] = round(self._sizes[role] * max(1.0, scale))
            self._sizes["target_min"] = 44 if touch else self._sizes["button_small"]
            self._sizes["button_primary"] = self._sizes["button_lit"] = self._sizes["button"]
        self._sizes = self._fitted(self._sizes)
        self._space: dict[str, int] = self._fitted(named["space"])
        self._radius: dict[str, int] = self._fitted(named["radius"][room])
        self._border = _borders(named["border"], lobby=self.lobby, strong=self.is_high_contrast)
        self._icon: dict[str, int] = _icons(named["icon"], lobby=self.lobby, scale=scale * fit)
        self._motion: dict[str, int] = named["motion"]
        self._timing: dict[str, int] = named["timing"]
        self._door: dict[str, Any] = named["door"]
        self._states: dict[str, dict[str, str]] = named["state"]
        self._heat: dict[str, dict[str, str]] = named["heat"]
        self._chart: dict[str, Any] = named["chart"]
        self._fonts: dict[tuple[str, bool | None, bool], QFont] = {}
        self._sheet: str | None = None

    @classmethod
    def load(
        cls,
        window: Window = "lobby",
        scheme: Scheme = "light",
        scale: float = 1.0,
        *,
        touch: bool = False,
        motion: bool = True,
        fit: float = 1.0,
    ) -> "Theme":
        """The look of a window; one object for each set of answers.

        `scale` is the text's size. `fit` makes all smaller alike, for a lobby in a window that is
        narrower than the screen it was drawn for.
        """
        return _load(window, scheme, scale, touch, motion, fit)

    def px(self, pixels: float) -> int:
        """`pixels` of the design in a window of this fit."""
        return round(pixels * self.fit)

    def _fitted(self, measures: dict[str, int]) -> dict[str, int]:
        return {role: self.px(value) for role, value in measures.items()}

    @property
    def is_high_contrast(self) -> bool:
        """Whether tints became ground and edges grew."""
        return self.scheme == "high_contrast"

    @property
    def is_dark(self) -> bool:
        """Whether text is lighter than its ground."""
        return self.scheme != "light"

    def colour(self, role: str) -> QColor:
        """The colour of a role; a fresh object, so that nobody changes ours."""
        return QColor(self._colours[role])

    def colours(self) -> tuple[str, ...]:
        """The names of all colour roles."""
        return tuple(self._colours)

    def type(self, role: str) -> TypeRole:
        """The step of the type scale, already at this window's text size."""
        return self._types[role]

    def line(self, role: str, *, rtl: bool = False) -> int:
        """The line height of running text; Arabic needs more."""
        step = self._types[role]
        if not rtl:
            return step.line
        large = step.size > LARGEST_TEXT * self.scale * self.fit
        factor = TALL_SCRIPT_LINE if large else TALL_SCRIPT_TEXT
        return max(step.line, math.ceil(step.size * factor))

    def font(self, role: str, *, bold: bool | None = None, rtl: bool = False) -> QFont:
        """The font of a type role; Arabic has no letter spacing."""
        key = (role, bold, rtl)
        if key not in self._fonts:
            step = self._types[role]
            heavy = step.weight >= QFont.Weight.Bold if bold is None else bold
            spacing = 0.0 if rtl else step.spacing
            self._fonts[key] = fonts.face(step.size, bold=heavy, spacing=spacing)
        return QFont(self._fonts[key])

    def size(self, role: str) -> int:
        """A height or width by its role."""
        return self._sizes[role]

    def space(self, step: int) -> int:
        """Space x1 to x9."""
        return self._space[f"x{step}"]

    def radius(self, role: str) -> int:
        """The corner of a card, a control, a key."""
        return self._radius[role]

    def border(self, role: str) -> int:
        """The width of an edge or ring: hair, control, chosen, wrong, focus, focus_gap, state_bar."""
        return self._border[role]

    def icon(self, role: str = "normal") -> int:
        """The size of an icon: normal, small, nav, door."""
        return self._icon[role]

    def door(self, role: str) -> int:
        """A measure of the arch plate."""
        return int(self._door[role])

    def duration(self, role: str) -> int:
        """Milliseconds of a movement; nothing moves where motion is off."""
        if role == "spinner_after":
            return self._motion[role]
        return self._motion[role] if self.motion else 0

    def seconds(self, role: str) -> int:
        """Seconds that a timer of the design waits."""
        return self._timing[role]

    def state_icon(self, state: str) -> str:
        """The one icon of a state."""
        return self._states[state]["icon"]

    def heat(self, level: str) -> tuple[QColor, QColor]:
        """Ground and letter of a training level: none, I, L, U, O."""
        cell = self._heat[level]
        side = "dark" if self.is_dark else "light"
        letter = cell.get(f"on_{side}")
        return QColor(cell[side]), QColor(letter) if letter else self.colour("text")

    def chart(self) -> tuple[QColor, ...]:
        """Series colours in their order."""
        return tuple(QColor(value) for value in self._chart["dark" if self.is_dark else "light"])

    def stylesheet(self) -> str:
        """The window's stylesheet, built once from the template."""
        if self._sheet is None:
            template = (FOLDER / "kiosk.qss").read_text(encoding="utf-8")
            self._sheet = PLACEHOLDER.sub(self._fill, template)
        return self._sheet

    def _fill(self, found: re.Match[str]) -> str:
        kind, role = found[1], found[2]
        if kind == "colour":
            return self._colours[role].name()
        if kind == "type":
            return str(self._types[role].size)
        if kind == "pad":
            # What is left of a control's height beside its edge, so that a thicker edge moves nothing.
            return str(max(0, (self.px(28) if self.lobby else 12) - self._border[role]))
        if kind == "space":
            return str(self.space(int(role)))
        lookup: dict[str, dict[str, int]] = {
            "size": self._sizes,
            "radius": self._radius,
            "border": self._border,
            "icon": self._icon,
        }
        return str(lookup[kind][role])


@lru_cache(maxsize=64)
def _load(
    window: Window, scheme: Scheme, scale: float, touch: bool, motion: bool, fit: float
) -> Theme:
    return Theme(window, scheme, scale, touch=touch, motion=motion, fit=fit)


def _types(named: dict[str, Any], window: Window, scale: float) -> dict[str, TypeRole]:
    steps: dict[str, dict[str, Any]] = dict(named["type"]["lobby" if window != "desk" else "desk"])
    if window == "display":
        steps.update(named["type"]["display"])
    known = {
        role: TypeRole(
            round(step["size"] * scale),
            round(step["line"] * scale),
            step["weight"],
            step["spacing"],
        )
        for role, step in steps.items()
    }
    for role, same in SAME_ROLE["lobby" if window == "display" else window].items():
        known[role] = known[same]
    return known


def _borders(named: dict[str, int], *, lobby: bool, strong: bool) -> dict[str, int]:
    focus = named["focus_lobby" if lobby else "focus"]
    control = named["control_lobby" if lobby else "control"]
    return {
        "hair": named["hair"],
        "card": 2 if lobby else 1,
        "control": (3 if lobby else 2) if strong else control,
        "chosen": 4 if lobby else 2,
        "wrong": 3 if lobby else 2,
        "focus": focus,
        "focus_gap": focus,
        "state_bar": named["state_bar"],
        "practice_frame": named["practice_frame"],
        "cover_bar": named["cover_bar"],
    }


def _icons(named: dict[str, Any], *, lobby: bool, scale: float) -> dict[str, int]:
    plain: dict[str, int] = (
        {"normal": named["lobby"], "small": 30, "nav": named["lobby"], "door": named["door"]}
        if lobby
        else {"normal": named["desk"], "small": 13, "nav": named["desk_nav"], "door": 40}
    )
    return {role: round(value * scale) for role, value in plain.items()}


def restyles(event: QEvent) -> bool:
    """Whether this change event means another look or another direction: measure anew."""
    return event.type() in (QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange)


def repolish(widget: QWidget) -> None:
    """Have the sheet look at a property anew after it changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def window_of(widget: QWidget) -> QWidget:
    """The window of the shop that `widget` stands in: a lobby or a desk, also one inside a frame of several.

    A frame says `frames = True` of itself; what it holds is known by its look.
    """
    window: QWidget = widget.window()
    if not vars(window).get("frames"):
        return window
    at: QWidget | None = widget
    while at is not None and at is not window:
        if "theme" in vars(at):
            return at
        at = at.parentWidget()
    return window


def theme_of(widget: QWidget) -> Theme:
    """The theme of the nearest window that has one; the lobby's light one before it is shown."""
    at: QWidget | None = widget
    while at is not None:
        # From window to window, not from parent to parent: it is asked thousands of times a page.
        # Not getattr: to find that nothing is there costs it more than all else here.
        window = window_of(at)
        found = vars(window).get("theme")
        if isinstance(found, Theme):
            return found
        at = window.parentWidget()
    return Theme.load()


def apply_theme(window: QWidget, theme: Theme) -> None:
    """Give a window its look: one stylesheet, and every widget measures and paints itself anew."""
    if vars(window).get("theme") is theme:
        # Each visitor's end asks for the look that is there already: that would cost a page.
        return
    window.theme = theme  # type: ignore[attr-defined]
    window.setFont(theme.font("body"))
    window.setStyleSheet(theme.stylesheet())
    for widget in (window, *window.findChildren(QWidget)):
        change = getattr(widget, "on_theme", None)
        if callable(change):
            change(theme)
        widget.updateGeometry()
        widget.update()
