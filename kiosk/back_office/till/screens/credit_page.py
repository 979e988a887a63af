"""Taking lines of a hand-over's invoice back: how many of each, why, and what becomes of money and goods."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.back_office.accounting import rules
from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import (
    AccountingRefusal,
    CreditNote,
    CreditPage,
    MoneyTo,
)
from kiosk.back_office.till import service
from kiosk.back_office.till.screens.credit_rows import CreditRows
from kiosk.back_office.till.screens.credit_side import CreditSide
from kiosk.core import words
from kiosk.core.by import Person
from kiosk.core.ids import InvoiceId
from kiosk.core.refusal import Refusal
from kiosk.core.task import Task
from kiosk.ui.buttons import Button, IconButton
from kiosk.ui.context import Closed, Context
from kiosk.ui.frames import Frame
from kiosk.ui.panel import Panel
from kiosk.ui.side_screen import SideScreen
from kiosk.ui.text import Heading, Label, island

GAP = 14


class CreditScreen(SideScreen):
    """The page of one invoice, as it is now; `opened` says which."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._invoice: InvoiceId | None = None
        self._page: CreditPage | None = None
        self.leave = IconButton("arrow-left", "", name="credit.back")
        self.title = Heading("", name="credit.heading")
        self.number = Label("", "title", name="credit.invoice")
        self.detail = Label("", "small", name="credit.detail")
        self.everything = Button("", size="small", name="credit.all")
        self.rows = CreditRows(context, name="credit.lines")
        self.side = self.beside = CreditSide(context, name="credit")
        self._lay_out()
        self.leave.pressed_open.connect(context.back)
        self.everything.pressed_open.connect(self.rows.all_back)
        self.rows.changed.connect(self._weigh)
        self.side.changed.connect(self._weigh)
        self.side.give.pressed_open.connect(self._give)
        self.side.give.explain.connect(self._explain_give)
        self.guard(self.side.give, Task.INVOICE_CREDIT)
        self.retext()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.leave)
        head.addWidget(self.title, 1)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self.number)
        said.addWidget(self.detail)
        top = QHBoxLayout()
        top.setContentsMargins(GAP, 10, GAP, 10)
        top.addLayout(said, 1)
        top.addWidget(self.everything, 0, Qt.AlignmentFlag.AlignVCenter)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(Frame("rule"))
        column.addWidget(self.rows, 1)
        panel = Panel(name="credit.panel")
        panel.fill(whole)
        self.work = QWidget()
        both = QHBoxLayout(self.work)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(GAP)
        both.addWidget(panel, 1)
        both.addWidget(self.side)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(10)
        page.addLayout(head)
        page.addWidget(self.work, 1)

    # ---- what a screen offers

    @override
    def opened(self, *, invoice: InvoiceId | None = None, **arguments: object) -> None:
        self._invoice, self._page = invoice, None
        self.rows.wipe()
        self.work.hide()
        self.refresh()

    @override
    def refresh(self) -> None:
        by = self.context.by()
        if self._invoice is not None and isinstance(by, Person):
            self.ask(
                accounting.credit_page, then=self._show, newest=True, invoice=self._invoice,
                person=by.id,
            )  # fmt: skip

    @override
    def retext(self) -> None:
        t = self.t
        self.leave.set_words(t("Back to the invoices"))
        self.leave.setToolTip(t("Back to the invoices").replace("<", "\u2039"))
        self.title.setText(t("Credit note"))
        self.everything.set_words(t("All of it"))
        self._word()

    @override
    def regard(self) -> None:
        super().regard()
        self._hold()

    def _show(self, page: CreditPage) -> None:
        if self._page is None:
            self.side.start(page)
        self._page = page
        self.rows.show_page(page)
        self.work.show()
        self._word()
        self.context.filled()

    def _word(self) -> None:
        page = self._page
        if page is None:
            return
        t, language = self.t, self.context.language
        self.number.setText(t("Invoice {number}", number=island(page.number)))
        order = t("order {number}", number=island(page.order_number)) if page.order_number else ""
        day = words.day(page.day, language, year=True)
        self.detail.setText(words.joined((page.customer_name, order, day), language))
        self.everything.setVisible(any(line.left for line in page.lines))
        self.rows.word()
        self._weigh()

    # ---- what may be pressed

    def _weigh(self) -> None:
        if self._page is not None:
            self.side.word(self._page, self.rows.minor())
            self._hold()

    def _hold(self) -> None:
        """Close the button while something is missing or it is above one's limit."""
        if self._page is None:
            return
        closed = self.context.closed(Task.INVOICE_CREDIT)
        why = closed.reason if closed is not None else self._why(self._page)
        self.side.give.set_closed(why or None)
        self.side.say_why.setText(why)
        self.side.say_why.setVisible(bool(why))

    def _why(self, page: CreditPage) -> str:
        t, minor, side = self.t, self.rows.minor(), self.side
        if not self.rows.lines():
            return t("Choose what is taken back.")
        if side.reason.value is None:
            return t("Choose why it is taken back.")
        if side.money.value is None or side.goods.value is None:
            return t("Choose what becomes of money and goods.")
        if side.money.value is MoneyTo.OPEN and minor > page.open:
            return t("Less than this is unpaid. Choose where the rest goes.")
        return "" if page.free else self._above(page, minor)

    def _above(self, page: CreditPage, minor: int) -> str:
        wrong = rules.over_credit(page.limits, minor, page.before)
        if wrong is None:
            return ""
        names = words.joined(page.names, self.context.language)
        if wrong is AccountingRefusal.CREDIT_OVER_LIMIT:
            return self.t("Above {amount} a credit note needs: {names}.",
                          amount=self._said(page.limits.one), names=names)  # fmt: skip
        return self.t("Above {amount} in one day a credit note needs: {names}.",
                      amount=self._said(page.limits.day), names=names)  # fmt: skip

    def _said(self, minor: int) -> str:
        return island(words.amount(minor, self.context.currency, self.context.language))

    def _explain_give(self, reason: str) -> None:
        if self.context.closed(Task.INVOICE_CREDIT) is None and self.context.shell is not None:
            names = self._page.names if self._page is not None else ()
            self.context.shell.explain(self.side.give, Closed(reason, who=next(iter(names), "")))

    # ---- the act

    def _give(self) -> None:
        page, side = self._page, self.side
        if page is None or None in (side.reason.value, side.money.value, side.goods.value):
            return
        self.ask(
            service.credit_invoice, then=self._given, otherwise=self._refused, busy=[side.give],
            invoice=page.invoice, seen=page.version, lines=self.rows.lines(),
            reason=side.reason.value, money=side.money.value, goods=side.goods.value,
        )  # fmt: skip

    def _given(self, note: CreditNote) -> None:
        self.context.beep("right")
        fact = self.t("Credit note {number} is made.", number=island(note.number))
        self.notice("ready", fact, self.t("It is printing: {amount}.",
                                          amount=self._said(note.total)))  # fmt: skip
        self.rows.nothing()
        self.refresh()

    def _refused(self, refusal: Refusal) -> None:
        self.context.beep("wrong")
        self.context.say_refusal(refusal)
        self.refresh()
