"""A page of a lobby flow: what to read and what to do, stacked upright or side by side when wide."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.curtain import Curtain
from kiosk.ui.fitting import fit_layouts
from kiosk.ui.screen import Screen
from kiosk.ui.steps import Stepper
from kiosk.ui.theme import theme_of, window_of

READ, DO = 780, 932
FULL_WIDE, FULL_UPRIGHT = 1600, 1000
"""Pixels from which a screen has the room that the design was drawn for; below, margins are smaller."""


class FlowScreen(Screen):
    """Fill `read` and `do`. `foot` takes what lies below both over the whole width, on the ground `keys`
    that is hidden until it is used. A page with `waits` stays behind a curtain until `fill`."""

    waits: ClassVar[bool] = False

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._wide = False
        self._stood: tuple[bool, bool, int, float] | None = None
        self.read = QVBoxLayout()
        self.do = QVBoxLayout()
        for side in (self.read, self.do):
            side.setSpacing(0)
        self._sides = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._sides.addLayout(self.read, READ)
        self._sides.addLayout(self.do, DO)
        self.keys = QFrame()
        self.keys.setProperty("kind", "keys")
        self.keys.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.keys.hide()
        self.foot = QVBoxLayout(self.keys)
        self._head = QVBoxLayout()
        self._head.setContentsMargins(0, 0, 0, 0)
        self._page = QVBoxLayout()
        self._page.setSpacing(0)
        self._page.addLayout(self._head)
        self._page.addLayout(self._sides)
        self._page.addStretch(1)
        sheet = QWidget()
        whole = QVBoxLayout(sheet)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._whole = whole
        whole.addLayout(self._page, 1)
        whole.addWidget(self.keys)
        self.curtain = Curtain(sheet, name="flow.curtain")
        stage = QVBoxLayout(self)
        stage.setContentsMargins(0, 0, 0, 0)
        stage.addWidget(sheet, 1)
        stage.addWidget(self.curtain, 1)
        self.stepper: Stepper | None = None
        self._stand(wide=False)
        if self.waits:
            self.curtain.draw(self.t("One moment"))

    def fill(self) -> None:
        """The page has its words: open the curtain, and let the window give it focus and voice."""
        if self.curtain.drawn:
            self.curtain.open()
            self.context.filled()

    @override
    def unanswered(self) -> None:
        if self.curtain.drawn:
            self.curtain.rest()

    @property
    def wide(self) -> bool:
        """Whether reading and doing stand side by side."""
        return self._wide

    def show_steps(self, steps: Sequence[str], at: int, said: str) -> None:
        """Say where one is; fewer than two steps are not worth a line."""
        if self.stepper is not None:
            self._head.removeWidget(self.stepper)
            self.stepper.hide()
            self.stepper.deleteLater()
            self.stepper = None
        if len(steps) > 1:
            self.stepper = Stepper(steps, at, said=said)
            self._head.addWidget(self.stepper)
        self._stand(wide=self.wide)
        fit_layouts(self, theme_of(self).fit)

    def bleed(self, banner: QWidget) -> None:
        """Put something above the page that reaches from edge to edge."""
        self._whole.insertWidget(0, banner)

    def arrange(self, *, wide: bool, large: bool) -> None:
        """A page may take another shape for a wide window or for large text."""

    def _stand(self, *, wide: bool) -> None:
        full = FULL_WIDE if wide else FULL_UPRIGHT
        room = window_of(self).width() >= full * theme_of(self).fit
        side = (72 if wide else 64) if room else 28
        self._page.setContentsMargins(side, 20 if wide else 32, side, 8 if wide else 24)
        self.foot.setContentsMargins(side, 12 if wide else 22, side, 12 if wide else 26)
        below = 16 if wide else 28
        self._head.setContentsMargins(0, 0, 0, below if self.stepper is not None else 0)
        sideways = QBoxLayout.Direction.LeftToRight
        down = QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(sideways if wide else down)
        self._sides.setSpacing((64 if room else 28) if wide else 0)

    def _look_around(self) -> None:
        window = window_of(self)
        size = window.size() if window is not self else self.size()
        large = theme_of(self).scale > 1.0
        # Large words need the whole width, however wide the window is.
        wide = size.width() > size.height() and not large
        room = size.width() // 200
        fit = theme_of(self).fit
        if (wide, large, room, fit) != self._stood:
            self._wide, self._stood = wide, (wide, large, room, fit)
            self._stand(wide=wide)
            self.arrange(wide=wide, large=large)
            fit_layouts(self, theme_of(self).fit)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._look_around()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        for button in self.findChildren(Button):
            # Long words wrap inside the page; they never make it wider than its window.
            policy = button.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
            button.setSizePolicy(policy)
        self._look_around()


def stack(layout: QBoxLayout, *parts: tuple[QWidget, int]) -> None:
    """Put widgets one below the other, each with the space that follows it."""
    for part, after in parts:
        layout.addWidget(part)
        layout.addSpacing(after)


def empty(layout: QBoxLayout) -> None:
    """Take every widget out of a layout for good."""
    while layout.count():
        taken = layout.takeAt(0)
        widget = taken.widget() if taken is not None else None
        if isinstance(widget, QWidget):
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
