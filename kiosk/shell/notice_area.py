"""Where a window says news: at most three bars above the page, the newest first, never a modal."""

from __future__ import annotations

import functools
from collections.abc import Callable

import shiboken6
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.ui.context import Action
from kiosk.ui.notices import NoticeBar, NoticeKind
from kiosk.ui.theme import Theme

MOST = 3
SURVIVES = 1.0
"""Seconds: what is said as a page is left belongs to the page that follows."""


class NoticeArea(QWidget):
    """A column of notice bars that takes no room when there is nothing to say."""

    def __init__(self, clock: Callable[[], float], sides: int) -> None:
        super().__init__()
        self._clock = clock
        self._sides = sides
        self._bars: list[tuple[NoticeBar, float]] = []
        self._column = QVBoxLayout(self)
        self.hide()

    def on_theme(self, theme: Theme) -> None:
        """Keep the page's margins."""
        above = theme.space(4 if theme.lobby else 2)
        self._column.setContentsMargins(self._sides, above, self._sides, 0)
        self._column.setSpacing(theme.space(2))

    def say(self, kind: NoticeKind, fact: str, then: str, action: Action | None) -> NoticeBar:
        """Show a bar. The same fact again takes the place of the old bar."""
        self.unsay(fact)
        words = action[0] if action is not None else ""
        bar = NoticeBar("", kind=kind, name="shell.notice")
        self._column.insertWidget(0, bar)
        bar.show()
        self._bars.insert(0, (bar, self._clock()))
        bar.say(fact, then, kind, action=words, leaves=True)
        bar.gone.connect(functools.partial(self._drop, bar))
        if action is not None:
            bar.pressed_open.connect(functools.partial(self._act, bar, action[1]))
        for old, _since in self._bars[MOST:]:
            self._drop(old)
        self.setVisible(True)
        return bar

    def turn_page(self) -> None:
        """Another page is shown: what was said about the one before goes."""
        for bar, since in list(self._bars):
            if self._clock() - since > SURVIVES:
                self._drop(bar)

    def clear(self) -> None:
        """Nothing is said any more."""
        for bar, _since in list(self._bars):
            self._drop(bar)

    def unsay(self, fact: str) -> None:
        """It is not so any more."""
        for bar, _since in list(self._bars):
            if fact and bar.accessibleName().startswith(fact):
                self._drop(bar)

    def facts(self) -> list[str]:
        """What is being said, the newest first."""
        return [bar.accessibleName() for bar, _since in self._bars]

    def _act(self, bar: NoticeBar, deed: Callable[[], None]) -> None:
        self._drop(bar)
        deed()

    def _drop(self, bar: NoticeBar) -> None:
        self._bars = [(one, since) for one, since in self._bars if one is not bar]
        if shiboken6.isValid(bar):
            self._column.removeWidget(bar)
            bar.hide()
            bar.deleteLater()
        self.setVisible(bool(self._bars))
