"""Ease of use at the foot of the lobby: larger text, more contrast, lower buttons, read aloud."""

from collections.abc import Mapping
from typing import Literal

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from kiosk.ui.buttons import Button
from kiosk.ui.pressable import Pressable
from kiosk.ui.theme import Theme, restyles, theme_of

Aid = Literal["text", "contrast", "reach", "aloud"]
ICONS: dict[Aid, str] = {
    "text": "a-large-small",
    "contrast": "contrast",
    "reach": "arrow-down-to-line",
    "aloud": "volume-2",
}


class _Entry(Button):
    """An entry of the bar: plain on the bar, chosen while its aid is on."""

    @override
    def _type_role(self) -> str:
        return "chip"

    @override
    def _gap(self, theme: Theme) -> int:
        return theme.px(12) if theme.lobby else 4

    @override
    def _icon_size(self, theme: Theme) -> int:
        grown = 1 + (theme.scale - 1) * 0.5
        return theme.px(34 * grown) if theme.lobby else theme.icon("normal")


class AccessBar(QWidget):
    """Four entries that are always there; each says in its state whether it is on."""

    chosen = Signal(str)

    def __init__(
        self,
        words: Mapping[Aid, str],
        *,
        columns: int = 4,
        name: str = "access",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.entries: dict[Aid, Button] = {}
        self._grid = QGridLayout(self)
        for aid, icon in ICONS.items():
            if aid in words:
                entry = _Entry(words[aid], "plain", icon=icon, size="small", name=f"{name}.{aid}")
                # Columns of one width, whatever the words: they wrap.
                policy = entry.sizePolicy()
                policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
                entry.setSizePolicy(policy)
                entry.pressed_open.connect(self._on_pressed)
                self.entries[aid] = entry
        self.set_columns(columns)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def set_columns(self, columns: int) -> None:
        """Stand in this many columns; large text needs fewer."""
        for number, entry in enumerate(self.entries.values()):
            self._grid.addWidget(entry, number // columns, number % columns)
        for column in range(len(self.entries)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self.on_theme(theme_of(self))

    def on_theme(self, theme: Theme) -> None:
        """Keep the distances of this look."""
        beside = theme.px(54) if theme.lobby else theme.space(4)
        self._grid.setContentsMargins(beside, theme.space(4), beside, theme.space(4))
        self._grid.setHorizontalSpacing(5)
        self._grid.setVerticalSpacing(theme.space(2))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if restyles(event):
            self.on_theme(theme_of(self))
        super().changeEvent(event)

    def set_on(self, aid: Aid, on: bool) -> None:
        """Show an aid as on or off."""
        entry = self.entries[aid]
        entry.set_kind("chosen" if on else "plain")
        entry.setAccessibleDescription("\u2713" if on else "")

    def set_words(self, words: Mapping[Aid, str]) -> None:
        """Say it in another language."""
        for aid, entry in self.entries.items():
            entry.set_words(words[aid])

    def _on_pressed(self) -> None:
        sender = self.sender()
        for aid, entry in self.entries.items():
            if isinstance(sender, Pressable) and entry is sender:
                self.chosen.emit(aid)
