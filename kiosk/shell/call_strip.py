"""The strip above lobby and desk: the numbers being served, who is next, the honest wait, and the time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from kiosk.core import words
from kiosk.ui.arches import Logo
from kiosk.ui.text import Label, Run
from kiosk.ui.theme import Theme, theme_of

HIGH = 49
"""Device-independent pixels at a text size of one."""
MOST_SERVED, MOST_NEXT = 4, 3
NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class Called:
    """A number, or the word of a case on hold, and where it is served."""

    number: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Calls:
    """What the strip says: only what is so. `minutes` is None where nobody has waited today."""

    served: tuple[Called, ...] = ()
    held: tuple[str, ...] = ()
    following: tuple[str, ...] = ()
    minutes: int | None = None


class Pill(QWidget):
    """One number that is being served, on a lit ground."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.words = Label("", "title", "on_brand", wrap=False)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def on_theme(self, theme: Theme) -> None:
        """Room at both sides."""
        side = theme.space(4)
        self._row.setContentsMargins(side, 0, side, 0)

    def say(self, number: str, place: str) -> None:
        """Show the number, large, and where."""
        runs = [Run(words.island(number.replace(" ", NO_BREAK)))]
        if place:
            runs.append(
                Run(f"{NO_BREAK}{NO_BREAK}{place.replace(' ', NO_BREAK)}", bold=False, role="body")
            )
        self.words.set_runs(runs)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("brand_arch"))
        corner = theme.space(3)
        # Rounded above only, as a door is: it stands on the strip's lower edge.
        area = QRectF(self.rect()).adjusted(0, theme.space(2), 0, corner)
        painter.drawRoundedRect(area, corner, corner)
        painter.end()


class CallStrip(QWidget):
    """Reads from afar; nothing in it is a target."""

    def __init__(self, shop: str, language: str, zone: str) -> None:
        super().__init__()
        self._language, self._zone = language, zone
        self._calls = Calls()
        self.setObjectName("calls")
        self.logo = Logo(28)
        self.shop = Label(shop, "heading", "on_brand", wrap=False, name="calls.shop")
        self.pills = [Pill(f"calls.served.{place}") for place in range(MOST_SERVED)]
        self.following = Label("", "title", "on_brand", wrap=False, name="calls.next")
        self.wait = Label("", "heading", "on_brand_soft", bold=False, wrap=False, name="calls.wait")
        self.clock = Label("", "title", "on_brand", wrap=False, ltr=True, name="calls.clock")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.logo)
        self._row.addWidget(self.shop)
        for pill in self.pills:
            self._row.addWidget(pill)
        self._row.addStretch(1)
        for part in (self.following, self.wait, self.clock):
            self._row.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.say(Calls())

    def on_theme(self, theme: Theme) -> None:
        """The height grows with the words."""
        self.setFixedHeight(round(HIGH * max(1.0, theme.scale)))
        side = theme.space(4)
        self._row.setContentsMargins(side, 0, side, 0)
        self._row.setSpacing(theme.space(4))

    def say(self, calls: Calls) -> None:
        """Show who is called now."""
        self._calls = calls
        t = words.t
        held = [Called(word, t("on hold", self._language)) for word in calls.held]
        shown: Sequence[Called] = [*calls.served, *held][:MOST_SERVED]
        for place, pill in enumerate(self.pills):
            pill.setVisible(place < len(shown))
            if place < len(shown):
                pill.say(shown[place].number, shown[place].place)
        numbers = [
            words.island(each.replace(" ", NO_BREAK)) for each in calls.following[:MOST_NEXT]
        ]
        lead = Run(t("Next", self._language) + 3 * NO_BREAK, bold=False, role="heading",
                   colour="on_brand_soft")  # fmt: skip
        self.following.set_runs([lead, Run((3 * NO_BREAK).join(numbers))])
        self.following.setVisible(bool(numbers))
        minutes = calls.minutes
        self.wait.setText("" if minutes is None else _wait(minutes, self._language))
        self._fit()

    def tick(self, now: datetime) -> None:
        """Show the time that the shop has."""
        self.clock.setText(words.island(words.clock(now, self._zone)))

    def _fit(self) -> None:
        """A narrow screen says the wait before the shop's name."""
        self.wait.setVisible(self._calls.minutes is not None and self.width() >= 1100)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme_of(self).colour("brand"))
        painter.end()


def _wait(minutes: int, language: str) -> str:
    return words.tn(
        "If you come now: about {n} minute", "If you come now: about {n} minutes",
        max(1, minutes), language,
    )  # fmt: skip
