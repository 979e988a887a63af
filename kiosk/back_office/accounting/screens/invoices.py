"""Invoices at a desk: the list, the one that is chosen with its entries, and the money of the day."""

from __future__ import annotations

import functools
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.back_office.accounting import service
from kiosk.back_office.accounting.rules import InvoicePage
from kiosk.back_office.accounting.screens.invoice_list import InvoiceList
from kiosk.back_office.accounting.screens.paper_panel import PaperPanel
from kiosk.back_office.accounting.screens.papers import (
    PAGE,
    Copy,
    Found,
    Overview,
    copy_of,
    found,
    overview,
    statement_of,
)
from kiosk.back_office.accounting.screens.side import Side
from kiosk.core.ids import InvoiceId
from kiosk.core.task import Task
from kiosk.ui.columns import Columns, Part
from kiosk.ui.context import Context
from kiosk.ui.empty import EmptyState, Way
from kiosk.ui.field import Field
from kiosk.ui.pane import Pane
from kiosk.ui.screen import Screen
from kiosk.ui.text import Heading, Label, island

LIST, LIST_LEAST, PAPER, SIDE, SIDE_LEAST, FIND = 520, 480, 410, 240, 236, 250


class InvoicesScreen(Screen):
    """Everything here is read; a paper is never edited, only printed again or taken back by another one."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._seen: Overview | None = None
        self._wanted: InvoiceId | None = None
        self._limit = PAGE
        self.title = Heading("", name="invoices.title")
        self.lead = Label("", "body", "soft", wrap=False, name="invoices.lead")
        self.search = Field("", name="invoices.find")
        self.list, self.paper, self.side = InvoiceList(context), PaperPanel(context), Side(context)
        self.empty = EmptyState(icon="receipt-text", name="invoices.empty")
        self._lay_out()
        self.search.changed.connect(lambda _text: self._search())
        self.search.entered.connect(self.list.table.setFocus)
        self.list.chosen.connect(self._choose)
        self.list.more.pressed_open.connect(self._more)
        self.paper.print_it.pressed_open.connect(self._print)
        self.paper.credit_it.pressed_open.connect(self._credit)
        self.guard(self.paper.print_it, Task.INVOICE_PRINT)
        self.list.statement.pressed_open.connect(self._statement)
        self.guard(self.list.statement, Task.INVOICE_PRINT)
        self.guard(self.paper.credit_it, Task.INVOICE_CREDIT)
        self.retext()

    def _lay_out(self) -> None:
        self.middle = Pane(gutter=True)
        self.middle.column.addWidget(self.paper)
        self.middle.column.addStretch(1)
        self.columns = Columns((
            Part(self.list, least=LIST_LEAST, wide=LIST, narrow=LIST_LEAST),
            Part(self.middle, least=PAPER, gutter=True),
            Part(self.side, wide=SIDE, narrow=SIDE_LEAST),
        ))  # fmt: skip
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title)
        head.addWidget(self.lead, 1)
        self.search.setFixedWidth(FIND)
        head.addWidget(self.search)
        self._head = QWidget()
        self._head.setLayout(head)
        head.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._head)
        column.addWidget(self.columns, 1)
        column.addWidget(self.empty, 1)
        self.columns.hide()
        self.empty.hide()

    # ---- what a screen offers

    @override
    def opened(self, *, invoice: InvoiceId | None = None, **arguments: object) -> None:
        if invoice is not None:
            self.search.set_text("")
            self._wanted = invoice
        self.refresh()

    @override
    def refresh(self) -> None:
        self.ask(overview, then=self._show, newest=True, text=self.search.text(), limit=self._limit)
        if self._wanted is not None:
            self._look(self._wanted)

    @override
    def retext(self) -> None:
        t = self.t
        self.title.setText(t("Invoices"))
        self.lead.setText(t("Amounts in {currency}", currency=self.context.currency))
        self.search.set_texts("", placeholder=t("Number or customer"))
        self.empty.say(
            t("No invoice yet"),
            t("Each hand-over and each sale makes its own paper. It shows here at once."),
        )
        self.empty.set_ways(
            (
                Way("package-open", t("At the hand-over"),
                    t("What is taken is billed, deposits are deducted and named.")),
                Way("shopping-bag", t("At the counter"),
                    t("A sale makes a receipt; it becomes an invoice when somebody asks.")),
                Way("folder-input", t("From the web shop"),
                    t("Orders that come in bring what is paid and what is open.")),
            )
        )  # fmt: skip
        self.list.retext()
        self.paper.retext()
        self.side.retext()

    # ---- what it shows

    def _show(self, seen: Overview) -> None:
        self._seen = seen
        nothing = not seen.ages.papers
        self.empty.setVisible(nothing)
        self.columns.setVisible(not nothing)
        self.search.setVisible(not nothing)
        self.lead.setVisible(not nothing)
        self.list.show_overview(seen, self._wanted)
        self.side.show_overview(seen)
        row = self.list.current
        self.paper.setVisible(row is not None or self._wanted is not None)
        if row is not None and self._wanted is None:
            self._wanted = row.id
            self._look(row.id)
        self.context.filled()

    def _choose(self, invoice: int) -> None:
        self._wanted = InvoiceId(invoice)
        self._look(self._wanted)

    def _look(self, invoice: InvoiceId) -> None:
        self.ask(service.invoice_page, then=self._show_page, newest=True, invoice=invoice)

    def _show_page(self, page: InvoicePage) -> None:
        self.paper.show_page(page)

    def _search(self) -> None:
        self._limit = PAGE
        self._wanted = None
        self.ask(found, then=self._show_found, newest=True, text=self.search.text())

    def _show_found(self, made: Found) -> None:
        if self._seen is not None and made.text == self.search.text():
            self._show(replace(self._seen, text=made.text, papers=made.papers))

    def _more(self) -> None:
        self._limit += PAGE
        self.refresh()

    # ---- a customer's statement, taking back, printing again

    def _statement(self) -> None:
        row = self.list.current
        if row is not None and row.customer is not None:
            self.ask(
                statement_of, then=self._told, busy=[self.list.statement], customer=row.customer,
                language=self.context.language,
            )  # fmt: skip

    def _told(self, told: Copy) -> None:
        self.context.print_pdf(told.number, told.pdf)
        self.notice("ready", self.t("The statement is printing."))

    def _credit(self) -> None:
        page = self.paper.page
        if page is not None:
            self.context.go("invoice.credit", invoice=page.paper.id)

    def _print(self) -> None:
        page = self.paper.page
        if page is not None:
            self.ask(
                service.print_again, then=functools.partial(self._counted, page.paper.id),
                busy=[self.paper.print_it], invoice=page.paper.id,
            )  # fmt: skip

    def _counted(self, invoice: InvoiceId, copy: int) -> None:
        then = functools.partial(self._printed, copy)
        self.ask(copy_of, then=then, invoice_id=invoice, copy=copy, language=self.context.language)

    def _printed(self, copy: int, made: Copy) -> None:
        self.context.print_pdf(f"paper-{made.number}-copy-{copy}", made.pdf)
        said = self.t(
            "Copy {count} of {number} is printing.", count=copy, number=island(made.number)
        )
        self.notice("ready", said)
