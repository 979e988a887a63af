"""What stands above every page of a desk: what is said as long as it is so, and who needs a colleague."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.notices import NoticeBar, NoticeKind

MOST = 3
AIR = 8


class Lasting(QWidget):
    """What is said for as long as it is so; no page and no language takes it away."""

    def __init__(self, sides: int) -> None:
        super().__init__()
        self.bar = NoticeBar("", kind="overdue", name="desk.lasting")
        inside = QHBoxLayout(self)
        inside.setContentsMargins(sides, AIR, sides, 0)
        inside.addWidget(self.bar)
        self.hide()

    def say(self, said: tuple[str, str] | None) -> None:
        """A fact and what to do; None: it is not so any more."""
        if said is not None and self.bar.accessibleName() != " ".join(said):
            self.bar.say(*said, "overdue")
        self.setVisible(said is not None)


@dataclass(frozen=True, slots=True)
class CallFacts:
    """One call in words of the window's language, and what its one action does."""

    key: str
    fact: str
    rest: str
    action: str
    kind: NoticeKind
    icon: str
    deed: Callable[[], None]


class CallBars(QWidget):
    """A column of bars that takes no room when nobody asks."""

    outdated = Signal()
    """Somebody else is here, or reads another language: they want other words."""

    def __init__(self, sides: int) -> None:
        super().__init__()
        self._facts: tuple[CallFacts, ...] = ()
        self.bars: dict[str, NoticeBar] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(sides, AIR, sides, 0)
        self._column.setSpacing(AIR)
        self.hide()

    def show_calls(self, calls: Sequence[CallFacts]) -> None:
        """Show these, the oldest first; a bar that stays keeps the focus on its action."""
        self._facts = tuple(calls)[:MOST]
        for key in set(self.bars) - {each.key for each in self._facts}:
            bar = self.bars.pop(key)
            self._column.removeWidget(bar)
            bar.hide()
            bar.deleteLater()
        for each in self._facts:
            if each.key not in self.bars:
                self._add(each.key)
            bar = self.bars[each.key]
            bar.say(each.fact, each.rest, each.kind, icon=each.icon, action=each.action)
        self.setVisible(bool(self._facts))

    def _add(self, key: str) -> None:
        bar = NoticeBar("", kind="waiting", name=f"desk.call.{key}")
        bar.pressed_open.connect(lambda: self._act(key))
        self.bars[key] = bar
        self._column.addWidget(bar)
        bar.show()

    def _act(self, key: str) -> None:
        for each in self._facts:
            if each.key == key:
                each.deed()
                return
