"""A lobby's own bars: Back, title and Help above a flow page; the ease-of-use bar at the foot."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.text import Label
from kiosk.ui.theme import Theme

SCALES = (1.0, 1.5, 2.0)


@dataclass(frozen=True, slots=True)
class Ease:
    """What one visitor has chosen to see, reach and hear better; forgotten with the session."""

    scale: float = 1.0
    contrast: bool = False
    low_reach: bool = False
    aloud: bool = False

    @property
    def chosen(self) -> bool:
        """Whether anything differs from the station's own look: then there is also more time."""
        return self != Ease()


class TopBar(QFrame):
    """Back, the name of what one is doing, Help. Home has none."""

    back = Signal()
    help = Signal()

    def __init__(self, context: Context, *, has_help: bool) -> None:
        super().__init__()
        self._context = context
        self._has_help = has_help
        self.setProperty("kind", "bar")
        self.back_button = Button("", icon="arrow-left", size="small", name="shell.back")
        self.title = Label("", "button", align=Qt.AlignmentFlag.AlignHCenter, name="shell.title")
        self.help_button = Button("", icon="hand", size="small", name="shell.help")
        self.back_button.pressed_open.connect(self.back)
        self.help_button.pressed_open.connect(self.help)
        # Two sides of one width keep the title in the middle of the window.
        self._sides = [_side(self.back_button, at_end=False), _side(self.help_button, at_end=True)]
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._sides[0], 1)
        self._row.addWidget(self.title, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._sides[1], 1)

    def on_theme(self, theme: Theme) -> None:
        """Height and margins of the look."""
        side = theme.size("lobby_margin_portrait")
        self._row.setContentsMargins(side, 0, side, 0)
        self._row.setSpacing(theme.space(4))
        self.setMinimumHeight(theme.size("top_bar"))

    def retext(self) -> None:
        """The words in the visitor's language."""
        self.back_button.set_words(self._context.t("Back"))
        self.help_button.set_words(self._context.t("Help"))

    def name_page(self, title: str, *, is_help: bool) -> None:
        """Say where one is; on the help page itself there is no Help."""
        self.title.setText(self._context.t(title))
        self.help_button.setVisible(self._has_help and not is_help)


def _side(button: Button, *, at_end: bool) -> QWidget:
    side = QWidget()
    row = QHBoxLayout(side)
    row.setContentsMargins(0, 0, 0, 0)
    if at_end:
        row.addStretch(1)
    row.addWidget(button)
    if not at_end:
        row.addStretch(1)
    return side


class EaseBar(QFrame):
    """Larger text, more contrast, lower buttons, read aloud: always there, nothing to find first."""

    changed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._ease = Ease()
        self._silent = False
        self.setProperty("kind", "foot")
        self.text = self._button("a-large-small", "shell.text_size")
        self.contrast = self._button("contrast", "shell.contrast")
        self.reach = self._button("arrow-down-to-line", "shell.low_reach")
        self.aloud = self._button("volume-2", "shell.read_aloud")
        self.text.pressed_open.connect(self._on_text)
        self.contrast.pressed_open.connect(self._on_contrast)
        self.reach.pressed_open.connect(self._on_reach)
        self.aloud.pressed_open.connect(self._on_aloud)
        self._row = QHBoxLayout(self)
        for button in (self.text, self.contrast, self.reach, self.aloud):
            self._row.addWidget(button, 1)

    def _button(self, icon: str, name: str) -> Button:
        return Button("", "quiet", icon=icon, size="small", name=name)

    def on_theme(self, theme: Theme) -> None:
        """Height and margins of the look."""
        self._row.setContentsMargins(theme.space(7), theme.space(2), theme.space(7), theme.space(2))
        self._row.setSpacing(theme.space(2))
        self.setMinimumHeight(theme.size("access_bar"))

    def retext(self) -> None:
        """The words in the visitor's language, and what is chosen."""
        t, ease = self._context.t, self._ease
        self.text.set_words(
            t("Larger text")
            if ease.scale == 1.0
            else t("Text {size} %", size=round(ease.scale * 100))
        )
        self.contrast.set_words(t("More contrast"))
        self.reach.set_words(t("Lower buttons"))
        self.aloud.set_words(t("Read aloud"))
        self.aloud.set_closed(
            t("This screen has no voice. Ask at the desk.") if self._silent else None
        )
        states = (ease.scale > 1.0, ease.contrast, ease.low_reach, ease.aloud)
        for button, chosen in zip(self._buttons(), states, strict=True):
            button.set_kind("chosen" if chosen else "quiet")
            button.setProperty("chosen", chosen)

    def show_ease(self, ease: Ease, *, silent: bool) -> None:
        """Show what is chosen; `silent` where no voice answers."""
        self._ease, self._silent = ease, silent
        self.retext()

    def _buttons(self) -> tuple[Button, Button, Button, Button]:
        return self.text, self.contrast, self.reach, self.aloud

    def _on_text(self) -> None:
        following = SCALES[(SCALES.index(self._ease.scale) + 1) % len(SCALES)]
        ease = self._ease
        self.changed.emit(Ease(following, ease.contrast, ease.low_reach, ease.aloud))

    def _on_contrast(self) -> None:
        ease = self._ease
        self.changed.emit(Ease(ease.scale, not ease.contrast, ease.low_reach, ease.aloud))

    def _on_reach(self) -> None:
        ease = self._ease
        self.changed.emit(Ease(ease.scale, ease.contrast, not ease.low_reach, ease.aloud))

    def _on_aloud(self) -> None:
        ease = self._ease
        self.changed.emit(Ease(ease.scale, ease.contrast, ease.low_reach, not ease.aloud))
