"""The trial balance of a month at a desk: from an account to its lines, to the entry, to its paper."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout
from typing_extensions import override

from kiosk.back_office.accounting import service
from kiosk.back_office.accounting.rules import AccountLines, EntryPage, ShownBalance
from kiosk.back_office.accounting.screens.account_panel import EntryPanel, LinesPanel
from kiosk.back_office.accounting.screens.balance_list import BalanceList
from kiosk.core import words
from kiosk.core.ids import EntryId, InvoiceId
from kiosk.ui.columns import Columns, Part
from kiosk.ui.context import Context
from kiosk.ui.pane import Pane
from kiosk.ui.screen import Screen
from kiosk.ui.select import Select
from kiosk.ui.text import Heading, Label

LIST, LIST_LEAST, LINES, MONTHS, LIMIT = 460, 400, 560, 13, 100


class BooksScreen(Screen):
    """Everything here is read; an entry is never edited, only taken back by another one."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._month = self._newest = self._account = ""
        self._entry: EntryId | None = None
        self._limit = LIMIT
        self.title = Heading("", name="books.title")
        self.lead = Label("", "body", "soft", wrap=False, name="books.lead")
        self.month = Select(name="books.month")
        self.balance = BalanceList(context)
        self.lines, self.entry = LinesPanel(context), EntryPanel(context)
        self._lay_out()
        self.month.chosen.connect(self._choose_month)
        self.balance.chosen.connect(self._choose_account)
        self.lines.chosen.connect(self._choose_entry)
        self.lines.more.pressed_open.connect(self._more)
        self.entry.opened.connect(self._open_paper)
        self.retext()

    def _lay_out(self) -> None:
        pane = Pane()
        pane.column.addWidget(self.lines)
        pane.column.addWidget(self.entry)
        pane.column.addStretch(1)
        self.lines.hide()
        self.entry.hide()
        columns = Columns(
            (Part(self.balance, least=LIST_LEAST, wide=LIST), Part(pane, least=LINES))
        )
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title)
        head.addWidget(self.lead, 1)
        head.addWidget(self.month)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(columns, 1)

    # ---- what a screen offers

    @override
    def opened(self, **arguments: object) -> None:
        self.refresh()

    @override
    def refresh(self) -> None:
        self.ask(service.shown_balance, then=self._show, newest=True, month=self._month)

    @override
    def retext(self) -> None:
        t = self.t
        self.title.setText(t("Trial balance"))
        self.lead.setText(t("Amounts in {currency}", currency=self.context.currency))
        self.month.setAccessibleName(t("Month"))
        self._word_months()
        for part in (self.balance, self.lines, self.entry):
            part.retext()

    # ---- what it shows

    def _show(self, page: ShownBalance) -> None:
        if not self._month:
            self._month = self._newest = page.month
            self._word_months()
        self.balance.show_balance(page, self._account)
        self._account = self.balance.current
        self.lines.setVisible(bool(self._account))
        if self._account:
            self._look()
        else:
            self.entry.hide()
        self.context.filled()

    def _word_months(self) -> None:
        if not self._newest:
            return
        first = date.fromisoformat(f"{self._newest}-01")
        told = []
        for _ in range(MONTHS):
            told.append((f"{first:%Y-%m}", words.month(first, self.context.language)))
            first = (first - timedelta(days=1)).replace(day=1)
        self.month.set_choices(told)
        self.month.set_value(self._month)

    def _look(self) -> None:
        self.ask(
            service.shown_lines, then=self._show_lines, newest=True, account=self._account,
            month=self._month, limit=self._limit,
        )  # fmt: skip

    def _show_lines(self, page: AccountLines) -> None:
        first = date.fromisoformat(f"{self._month}-01")
        entries = [line.entry for line in page.lines]
        if self._entry not in entries:
            self._entry = entries[-1] if entries else None
        self.lines.show_lines(page, words.month(first, self.context.language), self._entry)
        self.entry.setVisible(self._entry is not None)
        if self._entry is not None:
            self._look_at_entry(self._entry)

    def _look_at_entry(self, entry: EntryId) -> None:
        self.ask(service.entry_page, then=self._show_entry, newest=True, entry=entry)

    def _show_entry(self, page: EntryPage) -> None:
        self.entry.show_page(page)

    # ---- what is chosen

    def _choose_month(self, month: str) -> None:
        self._month, self._limit = month, LIMIT
        self.refresh()

    def _choose_account(self, code: str) -> None:
        self._account, self._limit = code, LIMIT
        self._look()

    def _choose_entry(self, entry: int) -> None:
        self._entry = EntryId(entry)
        self._look_at_entry(self._entry)

    def _more(self) -> None:
        self._limit += LIMIT
        self._look()

    def _open_paper(self, invoice: int) -> None:
        self.context.go("invoices", invoice=InvoiceId(invoice))
