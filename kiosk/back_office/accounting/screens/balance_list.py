"""The trial balance as a list: every account that has something, in debit or credit, and both sums."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from kiosk.back_office.accounting import texts
from kiosk.back_office.accounting.rules import AccountBalance, ShownBalance
from kiosk.back_office.accounting.screens import faces
from kiosk.core import words
from kiosk.ui.context import Context
from kiosk.ui.panel import Panel
from kiosk.ui.table import Cell, Column, Table
from kiosk.ui.text import Label, island

SIDE, FEWEST, WHOLE = 12, 4, 20


class BalanceList(QWidget):
    """Scrolls by itself; `chosen` carries the account's code."""

    chosen = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._page: ShownBalance | None = None
        self._rows: tuple[AccountBalance, ...] = ()
        self._whole = False
        self.table = Table((), name="books.accounts")
        self.none = Label("", "body", "soft", name="books.none")
        self.blind = Label("", "small", "soft", name="books.blind")
        self.panel = Panel("", name="books.panel")
        self._lay_out()
        self.table.chosen.connect(self._on_chosen)
        self.table.refitted.connect(self._fit)

    def _lay_out(self) -> None:
        foot = QWidget()
        inner = QVBoxLayout(foot)
        inner.setContentsMargins(SIDE, 10, SIDE, 10)
        inner.setSpacing(6)
        inner.addWidget(self.none)
        inner.addWidget(self.blind)
        self._foot = foot
        self.panel.fill(self.table)
        self.panel.fill(foot)
        self.panel.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel, 1000)
        column.addStretch(1)

    @property
    def current(self) -> str:
        """The code of the chosen account."""
        place = self.table.current
        return self._rows[place].code if 0 <= place < len(self._rows) else ""

    def show_balance(self, page: ShownBalance, choose: str) -> None:
        """Show this balance, the account `choose` chosen where it has something, else the first."""
        self._page = page
        self._rows = tuple(row for row in page.balance.rows if row.minor)
        self._word(choose)

    def retext(self) -> None:
        """Word it in the window's language."""
        if self._page is not None:
            self._word(self.current)

    def wipe(self) -> None:
        """Forget it."""
        self._page, self._rows = None, ()
        self.table.set_rows(())

    def _word(self, choose: str) -> None:
        context, t, page = self.context, self.context.t, self._page
        if page is None:
            return
        self.table.setAccessibleName(t("Trial balance"))
        self.table.set_columns((
            Column("account", t("Account"), stretch=1),
            Column("debit", t("Debit"), kind="money"),
            Column("credit", t("Credit"), kind="money"),
        ))  # fmt: skip
        rows = [self._row(row) for row in self._rows]
        if rows:
            debit = faces.plain(context, page.balance.debit)
            credit = faces.plain(context, page.balance.credit)
            rows.append(
                (Cell(t("Sum"), bold=True), Cell(debit, bold=True), Cell(credit, bold=True))
            )
        codes = [row.code for row in self._rows]
        self.table.set_rows(rows, choose=codes.index(choose) if choose in codes else 0)
        self.table.setVisible(bool(rows))
        self.none.setVisible(not rows)
        self.none.setText(t("Nothing is booked until then."))
        ends = page.until == page.as_of
        self.blind.setVisible(ends)
        self._foot.setVisible(ends or not rows)
        if ends:
            day = words.day(page.as_of, context.language)
            self.blind.setText(
                t("A till is not counted yet. The books are shown until {day}.", day=day)
            )
        self._fit()

    def _row(self, row: AccountBalance) -> tuple[Cell, ...]:
        context = self.context
        return (
            Cell(f"{island(row.code)}  {texts.account(row.name, context.language)}"),
            Cell(faces.plain(context, row.minor) if row.minor > 0 else ""),
            Cell(faces.plain(context, -row.minor) if row.minor < 0 else ""),
        )

    def _on_chosen(self, place: int) -> None:
        if 0 <= place < len(self._rows):
            self.chosen.emit(self._rows[place].code)

    def set_whole(self, whole: bool) -> None:
        """Stand in a page that scrolls, or scroll by itself."""
        self._whole = whole
        self._fit()

    def _fit(self) -> None:
        tall = self.table.whole_height() + 1
        self.table.setMaximumHeight(tall)
        least = WHOLE if self._whole else FEWEST
        self.table.setMinimumHeight(min(tall, self.table.height_of(least)))
