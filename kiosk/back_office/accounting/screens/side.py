"""Beside the invoices: what came today by way of paying, blind for cash, and money that needs somebody."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.back_office.accounting import texts
from kiosk.back_office.accounting.rules import PaymentState, Unfinished, WayTaken
from kiosk.back_office.accounting.screens import faces
from kiosk.back_office.accounting.screens.papers import Overview
from kiosk.core import words
from kiosk.ui.context import Context
from kiosk.ui.frames import Frame
from kiosk.ui.pane import Pane
from kiosk.ui.panel import FactRow, Panel
from kiosk.ui.text import Label

WAYS, NEEDS = 10, 5


class _Need(QWidget):
    """One payment of which nobody knows yet what becomes of it."""

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._title = Label("", "strong", name=f"{name}.title")
        self._said = Label("", "small", name=f"{name}.said")
        self.rule = Frame("rule")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(2)
        column.addWidget(self.rule)
        column.addSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._said)

    def say(self, title: str, said: str) -> None:
        """Word it."""
        self._title.setText(title)
        self._said.setText(said)
        self.setAccessibleName(f"{title}. {said}")


class Side(Pane):
    """Two panels under each other."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._seen: Overview | None = None
        self.takings = Panel("", name="invoices.takings")
        self.ways = [FactRow(name=f"invoices.way.{place}") for place in range(WAYS)]
        self.nothing = Label("", "small", "soft", name="invoices.no_takings")
        self.blind = Label("", "small", "soft", name="invoices.blind")
        self.needs = Panel("", name="invoices.needs")
        self.rows = [_Need(name=f"invoices.need.{place}") for place in range(NEEDS)]
        self.calm = Label("", "small", "soft", name="invoices.no_needs")
        self._rule = Frame("rule")
        for row in self.ways:
            self.takings.add(row)
        self.takings.add(self.nothing)
        self.takings.body.addSpacing(4)
        self.takings.add(self._rule)
        self.takings.body.addSpacing(8)
        self.takings.add(self.blind)
        self.takings.body.addSpacing(4)
        for need in self.rows:
            self.needs.add(need)
        self.needs.add(self.calm)
        self.column.addWidget(self.takings)
        self.column.addWidget(self.needs)
        self.column.addStretch(1)

    def show_overview(self, seen: Overview) -> None:
        """Show what came and what needs somebody."""
        self._seen = seen
        self.retext()

    def retext(self) -> None:
        """Word it in the window's language."""
        t, seen = self.context.t, self._seen
        self.takings.say(t("Takings today"), self.context.currency)
        self.nothing.setText(t("Nothing came in yet."))
        self.blind.setText(t("Count first. The expected cash shows only when the count is closed."))
        self.calm.setText(t("No payment waits for anybody."))
        if seen is None:
            return
        self._ways(seen.takings)
        many = len(seen.unfinished)
        self.needs.say(t("Needs you"), str(many) if many else "")
        self.calm.setVisible(not many)
        for place, row in enumerate(self.rows):
            row.setVisible(place < many)
            row.rule.setVisible(place > 0)
            if place < many:
                row.say(*self._need(seen.unfinished[place]))

    def _ways(self, takings: tuple[WayTaken, ...]) -> None:
        told = [fact for each in takings for fact in self._facts(each)]
        for place, row in enumerate(self.ways):
            row.setVisible(place < len(told))
            if place < len(told):
                row.say(*told[place])
        self.nothing.setVisible(not told)
        hidden = any(each.minor is None for each in takings)
        self.blind.setVisible(hidden)
        self._rule.setVisible(hidden)

    def _facts(self, each: WayTaken) -> list[tuple[str, str]]:
        context, t = self.context, self.context.t
        way = texts.way(each.way, context.language)
        way = way[:1].upper() + way[1:]
        told: list[tuple[str, str]] = []
        if each.count:
            said = context.tn("{way}, {n} payment", "{way}, {n} payments", each.count, way=way)
            hidden = t("not shown")
            told.append((said, hidden if each.minor is None else faces.amount(context, each.minor)))
        if each.refunds:
            said = t("{way}, given back", way=way)
            hidden = t("not shown")
            told.append((said, hidden if each.back is None else faces.amount(context, -each.back)))
        return told

    def _need(self, each: Unfinished) -> tuple[str, str]:
        context, t = self.context, self.context.t
        way = texts.way(each.way, context.language)
        way = way[:1].upper() + way[1:]
        title = words.joined((way, faces.amount(context, each.minor)), context.language)
        if each.state is PaymentState.PENDING:
            said = t("Nobody knows yet whether it came.")
        else:
            said = t("Taken, but nothing was handed over for it.")
        day = words.day(each.day, context.language)
        return title, f"{said} {words.joined((each.station, day), context.language)}"

    def wipe(self) -> None:
        """Forget them."""
        self._seen = None
