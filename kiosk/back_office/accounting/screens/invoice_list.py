"""The leading column: invoices as a list, what is open in all, and unpaid invoices by age."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.back_office.accounting.rules import Ageing, InvoiceRow
from kiosk.back_office.accounting.screens import faces
from kiosk.back_office.accounting.screens.bars import Bar, Bars
from kiosk.back_office.accounting.screens.papers import Overview
from kiosk.core.ids import InvoiceId
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.panel import Panel
from kiosk.ui.table import Table
from kiosk.ui.text import Label, Run
from kiosk.ui.theme import restyles

GAP, SIDE, FEWEST, WHOLE = 14, 12, 3, 12


class InvoiceList(QWidget):
    """The list scrolls by itself; what is unpaid by age stands below it."""

    chosen = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._seen: Overview | None = None
        self._whole = False
        self.table = Table((), name="invoices.list")
        self.none = Label("", "body", "soft", name="invoices.none")
        self.count = Label("", "body", "soft", name="invoices.count")
        self.open = Label("", "body", "soft", wrap=False, name="invoices.open")
        self.more = Button("", "quiet", size="small", name="invoices.more")
        self.bars = Bars(name="invoices.ages")
        self.statement = Button("", icon="file-text", size="small", name="invoices.statement")
        self._lay_out()
        self.table.chosen.connect(self._on_chosen)
        self.table.refitted.connect(self._fit)

    def _lay_out(self) -> None:
        empty = QWidget()
        inner = QVBoxLayout(empty)
        inner.setContentsMargins(SIDE, 16, SIDE, 16)
        inner.addWidget(self.none)
        self._empty = empty
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(SIDE, 9, SIDE, 9)
        row.setSpacing(10)
        row.addWidget(self.count, 1)
        row.addWidget(self.more)
        row.addWidget(self.open)
        foot.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.panel = Panel("", name="invoices.panel")
        self.panel.fill(self.table)
        self.panel.fill(empty)
        self.panel.fill(foot)
        self.panel.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.ages = Panel("", name="invoices.ages_panel")
        self.ages.fill(self.bars)
        under = QWidget()
        said = QHBoxLayout(under)
        said.setContentsMargins(SIDE, 0, SIDE, 10)
        said.addWidget(self.statement)
        said.addStretch(1)
        self.ages.fill(under)
        self.ages.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.panel, 1000)
        column.addWidget(self.ages)
        column.addStretch(1)

    # ---- what it shows

    @property
    def current(self) -> InvoiceRow | None:
        """The paper that is chosen."""
        rows = self._rows
        place = self.table.current
        return rows[place] if 0 <= place < len(rows) else None

    @property
    def _rows(self) -> Sequence[InvoiceRow]:
        return () if self._seen is None else self._seen.papers.rows

    def show_overview(self, seen: Overview, choose: InvoiceId | None) -> None:
        """Show these, the paper `choose` chosen where it is among them, without one the first."""
        self._seen = seen
        self._word(choose)

    def retext(self) -> None:
        """Word it in the window's language."""
        row = self.current
        self._word(None if row is None else row.id)

    def wipe(self) -> None:
        """Forget them."""
        self._seen = None
        self.table.set_rows(())

    def _word(self, choose: InvoiceId | None) -> None:
        context, t = self.context, self.context.t
        rows = self._rows
        self.table.setAccessibleName(t("Invoices"))
        self.table.set_columns(faces.list_columns(context))
        ids = [row.id for row in rows]
        # A paper that is older than the list is shown, and no other one is marked in its place.
        place = ids.index(choose) if choose in ids else 0 if choose is None else None
        self.table.set_rows([faces.list_row(context, row) for row in rows], choose=place)
        self.table.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self.more.set_words(t("Show more"))
        seen = self._seen
        self.more.setVisible(seen is not None and seen.papers.more is not None)
        self.ages.say(t("Unpaid invoices by age"), context.currency)
        if seen is not None:
            self._foot(seen)
            self._ages(seen.ages)
        self.word_statement()
        self._fit()

    def _foot(self, seen: Overview) -> None:
        context, t = self.context, self.context.t
        many, n = seen.ages.papers, len(seen.papers.rows)
        if seen.text:
            said = context.tn("{n} found", "{n} found", n)
        else:
            said = context.tn("{shown} of {n} invoice", "{shown} of {n} invoices", many, shown=n)
        self.count.setText(said)
        self.none.setText(t("No number and no customer begins like this."))
        total = faces.amount(context, seen.ages.open)
        self.open.set_runs([Run(t("Open in all") + "  "), Run(total, bold=True, colour="text")])

    def word_statement(self) -> None:
        """Whose statement the button prints: that of the chosen paper."""
        row = self.current
        name = "" if row is None else row.customer_name
        self.statement.setVisible(row is not None and row.customer is not None)
        self.statement.set_words(
            self.context.t("Statement of {name}", name=faces.own(name, self.context.language))
        )

    def _ages(self, ages: Ageing) -> None:
        context, t = self.context, self.context.t
        told = (
            (t("Not yet due"), ages.not_due, "accent"),
            (t("1 to 30 days late"), ages.to_30, "s_waiting_fill"),
            (t("31 to 60 days"), ages.to_60, "s_overdue_fill"),
            (t("Over 60 days"), ages.over_60, "s_overdue_fill"),
        )
        self.bars.show_bars(
            [Bar(said, minor, faces.plain(context, minor), tone) for said, minor, tone in told]
        )

    def _on_chosen(self, place: int) -> None:
        rows = self._rows
        if 0 <= place < len(rows):
            self.word_statement()
            self.chosen.emit(rows[place].id)

    # ---- its height

    def set_whole(self, whole: bool) -> None:
        """Stand in a page that scrolls, with some rows, or scroll by itself."""
        self._whole = whole
        self._fit()

    def _fit(self) -> None:
        tall = self.table.whole_height() + 1
        self.table.setMaximumHeight(tall)
        least = WHOLE if self._whole else FEWEST
        self.table.setMinimumHeight(min(tall, self.table.height_of(least)))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if restyles(event):
            self._fit()
        super().changeEvent(event)
