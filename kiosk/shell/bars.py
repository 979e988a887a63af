"""A lobby's own bars: Back, title and Help above a flow page; the ease-of-use bar at the foot."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from kiosk.ui.access import AccessBar, Aid
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
    hidden: bool = False
    """Read aloud with the screen dark, so that nobody reads along."""

    def theme(self, fit: float) -> Theme:
        """What the lobby looks like with it."""
        return Theme.load(
            "lobby", "high_contrast" if self.contrast else "light", self.scale, fit=fit
        )

    @property
    def chosen(self) -> bool:
        """Whether anything differs from the station's own look: then there is also more time."""
        return self != Ease()


class TopBar(QFrame):
    """Back, the name of what one is doing, Help. Home has none."""

    back = Signal()
    help = Signal()
    ease = Signal()

    def __init__(self, context: Context, *, has_help: bool) -> None:
        super().__init__()
        self._context = context
        self._has_help = has_help
        self.setProperty("kind", "bar")
        self.back_button = Button("", icon="arrow-left", size="small", name="shell.back")
        self.title = Label("", "action", align=Qt.AlignmentFlag.AlignHCenter, name="shell.title")
        self.help_button = Button("", icon="hand", size="small", name="shell.help")
        self.ease_button = Button("", icon="accessibility", size="small", name="shell.ease")
        self.ease_button.hide()
        self.ease_button.pressed_open.connect(self.ease)
        self.back_button.pressed_open.connect(self.back)
        self.help_button.pressed_open.connect(self.help)
        # Two sides of one width keep the title in the middle of the window.
        self._sides = [
            _side(self.back_button, at_end=False),
            _side(self.ease_button, self.help_button, at_end=True),
        ]
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
        self.ease_button.set_words(self._context.t("Ease of use"))

    def show_ease(self, *, there: bool, unfolded: bool) -> None:
        """A lying window has no bar at its foot: this button shows it, and folds it again."""
        self.ease_button.setVisible(there)
        self.ease_button.set_kind("chosen" if unfolded else "secondary")

    def name_page(self, title: str, *, is_help: bool) -> None:
        """Say where one is; on the help page itself there is no Help."""
        self.title.setText(self._context.t(title))
        self.help_button.setVisible(self._has_help and not is_help)


def _side(*buttons: Button, at_end: bool) -> QWidget:
    side = QWidget()
    row = QHBoxLayout(side)
    row.setContentsMargins(0, 0, 0, 0)
    if at_end:
        row.addStretch(1)
    row.setSpacing(20)
    for button in buttons:
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
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
        self._silent = self.unfolded = False
        self.setProperty("kind", "foot")
        self.access = AccessBar(self._words(), name="shell.access")
        self.access.chosen.connect(self._on_chosen)
        for entry in self.access.entries.values():
            # On a narrow screen the words wrap; they never widen the window.
            policy = entry.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
            entry.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.access)

    def on_theme(self, theme: Theme) -> None:
        """The height of the look; large words stand two by two."""
        self.setMinimumHeight(theme.size("access_bar"))
        self.access.set_columns(4 if theme.scale == 1.0 else 2)

    def turn(self) -> None:
        """Unfold where it is folded away, or fold again."""
        self.unfolded = not self.unfolded
        self.changed.emit(self._ease)

    def stand(self, body: QWidget, beside: int) -> None:
        """At the foot of `body`, or over a page that keeps `beside` pixels of the foot for itself."""
        column = body.layout()
        if not beside or column is None:
            if column is not None and column.indexOf(self) < 0:
                column.addWidget(self)
            return
        column.removeWidget(self)
        high = self.minimumHeight()
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setGeometry(0 if rtl else beside, body.height() - high, body.width() - beside, high)
        self.raise_()

    def retext(self) -> None:
        """The words in the visitor's language."""
        self.access.set_words(self._words())
        self.show_ease(self._ease, silent=self._silent)

    def show_ease(self, ease: Ease, *, silent: bool) -> None:
        """Show what is chosen; `silent` where no voice answers."""
        self._ease, self._silent = ease, silent
        self.access.set_words(self._words())
        self.access.set_on("text", ease.scale > 1.0)
        self.access.set_on("contrast", ease.contrast)
        self.access.set_on("reach", ease.low_reach)
        self.access.set_on("aloud", ease.aloud)
        why = self._context.t("This screen has no voice. Ask at the desk.") if silent else None
        self.access.entries["aloud"].set_closed(why)

    def _words(self) -> dict[Aid, str]:
        t, scale = self._context.t, self._ease.scale
        larger = t("Text {size} %", size=round(scale * 100)) if scale > 1.0 else t("Larger text")
        return {
            "text": larger,
            "contrast": t("More contrast"),
            "reach": t("Lower buttons"),
            "aloud": self._voice_words(),
        }

    def _voice_words(self) -> str:
        """What the next press does: read, hide the screen as well, be silent again."""
        if not self._ease.aloud:
            return self._context.t("Read aloud")
        if not self._ease.hidden:
            return self._context.t("Hide the screen")
        return self._context.t("Show it, silent")

    def _on_chosen(self, aid: str) -> None:
        ease = self._ease
        following = SCALES[(SCALES.index(ease.scale) + 1) % len(SCALES)]
        self.changed.emit(
            {
                "text": replace(ease, scale=following),
                "contrast": replace(ease, contrast=not ease.contrast),
                "reach": replace(ease, low_reach=not ease.low_reach),
                "aloud": replace(
                    ease, aloud=not ease.hidden, hidden=ease.aloud and not ease.hidden
                ),
            }[aid]
        )
