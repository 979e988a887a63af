"""An invoice as the books know it: lines and tax, deposits and payments, what is to pay, its entries."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from kiosk.back_office.accounting import texts
from kiosk.back_office.accounting.rules import (
    InvoiceKind,
    InvoicePage,
    InvoicePaper,
    Standing,
)
from kiosk.back_office.accounting.screens import faces
from kiosk.back_office.accounting.screens.journal import EntryView, balanced
from kiosk.back_office.accounting.screens.whole_table import WholeTable
from kiosk.core import words
from kiosk.ui.buttons import Button
from kiosk.ui.chips import Chip, State
from kiosk.ui.context import Context
from kiosk.ui.frames import Frame
from kiosk.ui.table import Cell, Column
from kiosk.ui.text import Heading, Label, island

SIDE = 14


class PaperPanel(QFrame):
    """One paper whole; nothing of it is changed here."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.page: InvoicePage | None = None
        self.setObjectName("invoices.paper")
        self.setProperty("kind", "card")
        self.number = Heading("", name="invoices.paper.number")
        self.chip = Chip("", "ready", name="invoices.paper.chip")
        self.under = Label("", "body", "soft", name="invoices.paper.under")
        self.lines = WholeTable(name="invoices.paper.lines")
        self.to_pay_words = Label("", "body", "soft", name="invoices.paper.to_pay_words")
        self.to_pay = Label("", "title", wrap=False, ltr=True, name="invoices.paper.to_pay")
        self.print_it = Button("", icon="printer", name="invoices.paper.print")
        self.credit_it = Button("", icon="undo-2", name="invoices.paper.credit")
        self.journal = Label("", "strong", name="invoices.paper.journal")
        self.proof = Chip("", "ready", icon="scale", name="invoices.paper.proof")
        self.none = Label("", "small", "soft", name="invoices.paper.no_entry")
        self.entries = QVBoxLayout()
        self._views: list[EntryView] = []
        self._lay_out()

    def _lay_out(self) -> None:
        title = QHBoxLayout()
        title.setSpacing(10)
        title.addWidget(self.number)
        title.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignVCenter)
        title.addStretch(1)
        head = QVBoxLayout()
        head.setContentsMargins(SIDE, 12, SIDE, 10)
        head.setSpacing(4)
        head.addLayout(title)
        head.addWidget(self.under)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self.to_pay_words)
        said.addWidget(self.to_pay)
        pay = QHBoxLayout()
        pay.setContentsMargins(SIDE, 10, SIDE, 12)
        pay.addLayout(said, 1)
        pay.setSpacing(8)
        pay.addWidget(self.credit_it, 0, Qt.AlignmentFlag.AlignVCenter)
        pay.addWidget(self.print_it, 0, Qt.AlignmentFlag.AlignVCenter)
        books = QHBoxLayout()
        books.setContentsMargins(SIDE, 10, SIDE, 0)
        books.addWidget(self.journal, 1)
        books.addWidget(self.proof)
        self.entries.setContentsMargins(0, 0, 0, 8)
        self.entries.setSpacing(4)
        none = QVBoxLayout()
        none.setContentsMargins(SIDE, 6, SIDE, 8)
        none.addWidget(self.none)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Frame("rule"))
        column.addWidget(self.lines)
        column.addLayout(pay)
        column.addWidget(Frame("rule"))
        column.addLayout(books)
        column.addLayout(none)
        column.addLayout(self.entries)

    # ---- what it shows

    def show_page(self, page: InvoicePage) -> None:
        """Show this paper."""
        self.page = page
        self.retext()

    def wipe(self) -> None:
        """Forget it."""
        self.page = None

    def retext(self) -> None:
        """Word it in the window's language."""
        page, t = self.page, self.context.t
        if page is None:
            return
        paper = page.paper
        self.number.setText(island(paper.number))
        state, said, icon = self._standing(page)
        self.chip.set_state(state, said, icon)
        self.under.setText(self._under(page))
        self._show_lines(paper)
        self.to_pay_words.setText(t("To pay"))
        self.to_pay.setText(faces.amount(self.context, paper.open))
        self.print_it.set_words(t("Print again"))
        self.credit_it.set_words(t("Credit note"))
        self.credit_it.setVisible(paper.kind is InvoiceKind.FINAL and not paper.void)
        self.journal.setText(t("Journal"))
        fits = balanced(page.entries)
        self.proof.set_state(
            "ready" if fits else "overdue", t("Balanced") if fits else t("Not balanced"), "scale"
        )
        self.proof.setVisible(bool(page.entries))
        self.none.setText(t("This paper books nothing."))
        self.none.setVisible(not page.entries)
        self._show_entries(page)

    def _standing(self, page: InvoicePage) -> tuple[State, str, str | None]:
        t, paper = self.context.t, page.paper
        if paper.kind is InvoiceKind.CREDIT_NOTE:
            return "plain", t("credit note"), "undo-2"
        if page.standing is Standing.VOID:
            return "plain", t("void"), "ban"
        if page.standing is Standing.CREDITED:
            return "plain", t("credited"), "undo-2"
        if page.standing is Standing.PAID:
            return "ready", t("paid"), "check"
        if page.standing is Standing.LATE:
            said = self.context.tn("{n} day late", "{n} days late", page.late)
            return "overdue", said, "alarm-clock"
        if paper.due_day is None:
            return "plain", t("open"), "calendar"
        day = words.day(paper.due_day, self.context.language)
        return "plain", t("due {day}", day=day), "calendar"

    def _under(self, page: InvoicePage) -> str:
        t, language, paper = self.context.t, self.context.language, page.paper
        order = t("order {number}", number=island(paper.order_number)) if paper.order_number else ""
        of = ""
        if paper.receipt_number:
            of = t("of receipt {number}", number=island(paper.receipt_number))
        elif paper.credited_number:
            of = t("takes back {number}", number=island(paper.credited_number))
        kind = texts.kind(paper.kind, language)
        day = words.day(paper.day, language, year=True)
        first = words.joined((kind, page.customer_name, order, of), language)
        last = words.joined((day, page.person), language)
        return f"{first}. {last}."

    def _show_lines(self, paper: InvoicePaper) -> None:
        context, t = self.context, self.context.t
        one = paper.taxes[0].rate if len(paper.taxes) == 1 else None
        tax = (
            t("Tax") if one is None else t("{rate} tax", rate=texts.percent(one, context.language))
        )
        columns = (
            Column("line", t("What"), stretch=1),
            Column("net", t("Net"), kind="money"),
            Column("tax", tax, kind="money"),
            Column("total", t("Total"), kind="money"),
        )

        def row(said: str, sums: tuple[int, int, int], *, bold: bool = False) -> tuple[Cell, ...]:
            return (
                Cell(said, bold=bold),
                *(Cell(faces.plain(context, each), bold=bold) for each in sums),
            )

        rows = [
            row(self._named(line.rate, faces.line_name(context, line), one),
                (line.net, line.tax, line.total))
            for line in paper.lines
        ]  # fmt: skip
        rows.append(row(t("Total"), (paper.net, paper.tax, paper.total), bold=True))
        for payment in paper.payments:
            minor = payment.minor if payment.back else -payment.minor
            said = texts.paid(payment, context.language)
            rows.append((Cell(said), Cell(""), Cell(""), Cell(faces.plain(context, minor))))
        if paper.credited:
            rows.append(
                (Cell(t("Credited")), Cell(""), Cell(""),
                 Cell(faces.plain(context, -paper.credited)))
            )  # fmt: skip
        self.lines.show_table(columns, rows)
        self.lines.setAccessibleName(t("What it bills"))

    def _named(self, rate: int, name: str, one: int | None) -> str:
        if one is not None:
            return name
        return words.joined(
            (name, texts.percent(rate, self.context.language)), self.context.language
        )

    def _show_entries(self, page: InvoicePage) -> None:
        own = [each for each in page.entries if each.invoice == page.paper.id]
        entries = [*own, *(each for each in page.entries if each not in own)]
        while len(self._views) < len(entries):
            view = EntryView(self.context, name=f"invoices.entry.{len(self._views)}")
            self.entries.addWidget(view)
            self._views.append(view)
        for place, view in enumerate(self._views):
            there = place < len(entries)
            view.setVisible(there)
            if there:
                view.show_entry(entries[place])
            else:
                view.wipe()
