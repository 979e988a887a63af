"""The strip above everything while a role is covered: which one, for whom, until when; and the way back."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from kiosk.core.task import Role
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.glyph import Glyph
from kiosk.ui.text import Label, Run
from kiosk.ui.theme import Theme, theme_of

SIDE = 20


@dataclass(frozen=True, slots=True)
class Cover:
    """A role that is covered at this desk, worded: *You are covering X for Y* and *until when* after it."""

    session: int
    role: Role
    title: str
    said: str
    then: str


class CoverBar(QWidget):
    """Says what is covered; *How-to card* and *Hand back* stand at its end."""

    how_to = Signal()
    hand_back = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.cover: Cover | None = None
        self.setObjectName("cover_bar")
        self._sign = Glyph("arrow-left-right", "on_fill")
        self.words = Label("", "body", "on_fill", name="cover_bar.words")
        self.card = Button("", "on_cover", icon="book-open", size="small", name="cover_bar.how_to")
        self.back = Button("", "on_cover", icon="log-out", size="small", name="cover_bar.hand_back")
        self.card.pressed_open.connect(self.how_to)
        self.back.pressed_open.connect(self._on_back)
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE, 6, 12, 6)
        row.setSpacing(12)
        row.addWidget(self._sign)
        row.addWidget(self.words, 1)
        row.addWidget(self.card)
        row.addWidget(self.back)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.hide()

    def on_theme(self, theme: Theme) -> None:
        """The height of the look."""
        self.setMinimumHeight(theme.border("cover_bar"))

    def say(self, cover: Cover | None) -> None:
        """Say this cover, or nothing."""
        self.cover = cover
        self.setVisible(cover is not None)
        if cover is None:
            return
        self.words.set_runs([Run(cover.said, bold=True), Run(f" {cover.then}")])
        self.setAccessibleName(f"{cover.said} {cover.then}")
        self.retext()

    def retext(self) -> None:
        """The words of its buttons."""
        self.card.set_words(self._context.t("How-to card"))
        self.back.set_words(self._context.t("Hand back"))

    def _on_back(self) -> None:
        if self.cover is not None:
            self.hand_back.emit(self.cover.session)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme_of(self).colour("s_cover_fill"))
        painter.end()
