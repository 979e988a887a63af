"""The upper part of home: whose shop this is, the time, a greeting, and the row of doors with one lit."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSpacerItem, QVBoxLayout, QWidget

from kiosk.lobby.home.rules import Lobby, Today, Wait
from kiosk.lobby.home.texts import minutes, open_from, open_head, waiting
from kiosk.ui.arches import Arches, Logo
from kiosk.ui.context import Context
from kiosk.ui.text import END_OF_ISLAND, Label, Run, island
from kiosk.ui.theme import Theme, theme_of

MOST_SERVED = 2
NO_BREAK = "\u00a0"
ISOLATED = "\u2068"
"""Before a name of either direction (a desk's): it moves nothing around it."""


class Hero(QWidget):
    """Only to read: nothing in it is a target."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setProperty("kind", "brand")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("home.hero")
        self.shop = Label("", "heading", "on_brand", name="home.shop")
        self.clock = Label(
            "", "heading", "on_brand", ltr=True, wrap=False,
            align=Qt.AlignmentFlag.AlignTrailing, name="home.clock",
        )  # fmt: skip
        self.day = Label(
            "", "words", "on_brand_soft", align=Qt.AlignmentFlag.AlignTrailing, name="home.day"
        )
        self.greeting = Label("", "display", "on_brand", name="home.greeting")
        self.question = Label("", "heading", "on_brand_soft", bold=False, name="home.question")
        self.serving = ServingBoard(context, on_brand=True, name="home.hero.serving")
        self.arches = Arches(6, 3, height=252)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addLayout(self._head())
        self._above = QSpacerItem(0, 24)
        self._column.addItem(self._above)
        for part in (self.greeting, self.question):
            self._column.addWidget(part)
        self._below = QSpacerItem(0, 28)
        self._column.addItem(self._below)
        self._column.addWidget(self.serving)
        self._column.addStretch(1)
        self._column.addWidget(self.arches)

    def _head(self) -> QHBoxLayout:
        times = QVBoxLayout()
        times.setSpacing(0)
        times.addWidget(self.clock)
        times.addWidget(self.day)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(Logo(64), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.shop, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(times)
        return row

    def arrange(
        self,
        *,
        side: int,
        arches: tuple[int, int, int],
        serving: bool,
        large: bool,
        air: int,
        greeting: str,
    ) -> None:
        """Take a shape: the margins, (how many arches, which is lit, how tall), what else stands here."""
        count, lit, tall = arches
        theme = theme_of(self)
        top, foot = theme.px(40 if large else 48), theme.px(36 if large else 0)
        self._column.setContentsMargins(side, top, side, foot)
        self._above.changeSize(0, theme.px(24) + air)
        self._below.changeSize(0, theme.px(28) + air)
        self._column.invalidate()
        self._column.removeWidget(self.arches)
        self.arches.hide()
        self.arches.deleteLater()
        self.arches = Arches(max(count, 1), lit, height=tall)
        self._column.addWidget(self.arches)
        self.arches.setFixedHeight(max(tall, 1))
        self.arches.setVisible(count > 0)
        self.serving.setVisible(serving)
        self.greeting.set_look(greeting)
        roomy = greeting == "display"
        self.shop.setVisible(roomy)
        self.day.setVisible(roomy)


class ServingBoard(QWidget):
    """The numbers being served and the honest wait; the hours while nobody is there."""

    def __init__(self, context: Context, *, on_brand: bool, name: str) -> None:
        super().__init__()
        self._context = context
        self._on_brand = on_brand
        self.setObjectName(name)
        ink, soft = ("on_brand", "on_brand_soft") if on_brand else ("text", "soft")
        self._soft = soft
        self.served_head = Label("", "words", soft)
        self.served = Label("", "heading", ink, name=f"{name}.served")
        self.waiting_head = Label("", "words", soft)
        self.waiting = Label("", "heading", ink, name=f"{name}.waiting")
        self._grid = QGridLayout(self)
        self.on_theme(theme_of(self))

    def on_theme(self, theme: Theme) -> None:
        """Heads above what they say, or before it in large text."""
        large = theme.scale > 1.0
        self._grid.setHorizontalSpacing(theme.px(36))
        self._grid.setVerticalSpacing(2)
        pad, up = (0, 0) if self._on_brand else (theme.px(36), theme.px(24))
        self._grid.setContentsMargins(pad, up, pad, up)
        self._grid.setColumnStretch(0, 0 if large else 3)
        self._grid.setColumnStretch(1, 3 if large else 2)
        at_end = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop
        whole = Qt.AlignmentFlag(0)
        self._grid.addWidget(self.served_head, 0, 0, whole)
        self._grid.addWidget(
            self.waiting_head, int(large), int(not large), whole if large else at_end
        )
        self._grid.addWidget(self.served, int(not large), int(large), at_end if large else whole)
        self._grid.addWidget(self.waiting, 1, 1, at_end)

    def say(self, lobby: Lobby, wait: Wait | None) -> None:
        """Show who is being served, and how long it takes or how many wait."""
        t, language = self._context.t, self._context.language
        self.served_head.setText(t("Now serving"))
        promised = minutes(wait, language) if wait is not None else ""
        self.waiting_head.setText(t("If you come now") if promised else t("Waiting"))
        self.waiting.setText(promised or waiting(lobby.waiting, language))
        runs: list[Run] = []
        most = 1 if theme_of(self).scale > 1.0 else MOST_SERVED
        for one in lobby.served[:most]:
            # A number and its desk are never torn apart; two of them may be.
            number = island(one.number.replace(" ", NO_BREAK))
            station = one.station.replace(" ", NO_BREAK)
            runs.append(Run(("    " if runs else "") + number))
            if station:
                apart = f"{2 * NO_BREAK}{ISOLATED}{station}{END_OF_ISLAND}"
                runs.append(Run(apart, bold=False, colour=self._soft, role="body"))
        self.served.set_runs(runs or [Run(t("Nobody just now"))])
        self._show_end(there=True)

    def say_hours(self, now: Today, day: str) -> None:
        """Nobody is there: show when somebody is."""
        language = self._context.language
        self.served_head.setText(open_head(now, day, language))
        self.served.set_runs([Run(open_from(now, language))])
        self._show_end(there=False)

    def _show_end(self, *, there: bool) -> None:
        for part in (self.waiting_head, self.waiting):
            part.setVisible(there)
