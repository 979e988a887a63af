"""What comes back: by the receipt's number, scanned or typed; lines, a reason, a way, within one's limit."""

from __future__ import annotations

import functools

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.back_office.accounting.rules import WayToPay
from kiosk.core import words
from kiosk.core.by import Person
from kiosk.core.ids import InvoiceId, MessageId
from kiosk.core.refusal import Refusal
from kiosk.core.task import Task
from kiosk.front_office.sales import rules, service
from kiosk.front_office.sales.documents import paid
from kiosk.front_office.sales.rules import (
    SET_ASIDE,
    CopyReason,
    GivenBack,
    OwnLimits,
    Reason,
    SalePage,
    SaleRefusal,
)
from kiosk.front_office.sales.screens.find_field import FindField
from kiosk.front_office.sales.screens.paper_side import PaperSide
from kiosk.front_office.sales.screens.return_rows import ReturnRows
from kiosk.front_office.sales.screens.return_side import ReturnSide
from kiosk.front_office.sales.screens.second import Second, Wish
from kiosk.front_office.sales.screens.sheets import sheet_of
from kiosk.ui.buttons import Button, IconButton
from kiosk.ui.context import Closed, Context
from kiosk.ui.empty import EmptyState, Way
from kiosk.ui.frames import Frame
from kiosk.ui.panel import Panel
from kiosk.ui.side_screen import SideScreen
from kiosk.ui.text import Heading, Label, island

GAP = 14


class GiveBack(SideScreen):
    """The field takes a receipt's number; the page is that sale, as it is now."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._page: SalePage | None = None
        self._limits: OwnLimits | None = None
        self._build()
        self._lay_out()
        self._connect()
        self.guard(self.side.give, Task.SALE_GIVE_BACK)
        self.guard(self.paper.copy, Task.SALE_REPRINT)
        self.guard(self.paper.sheet, Task.SALE_REPRINT)
        self.guard(self.paper.make, Task.SALE_INVOICE)
        self.retext()

    # ---- how it is built

    def _build(self) -> None:
        self.leave = IconButton("arrow-left", "", name="return.back")
        self.title = Heading("", name="return.heading")
        self.field = FindField(name="return.number")
        self.number = Label("", "title", name="return.receipt")
        self.detail = Label("", "small", name="return.detail")
        self.everything = Button("", size="small", name="return.all")
        self.rows = ReturnRows(self.context, name="return.lines")
        self.side = self.beside = ReturnSide(self.context, name="return")
        self.paper = PaperSide(self.context, name="return.paper")
        self.none = EmptyState(name="return.none")
        self.second = Second(self, self._approved, self._refused, self._said_no)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.leave)
        head.addWidget(self.title)
        head.addWidget(self.field, 1)
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
        column.addWidget(Frame("rule"))
        column.addWidget(self.paper)
        panel = Panel(name="return.panel")
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
        page.addWidget(self.none, 1)

    def _connect(self) -> None:
        self.leave.pressed_open.connect(self.context.back)
        self.field.code.connect(self._on_code)
        self.everything.pressed_open.connect(self.rows.all_back)
        self.rows.changed.connect(self._weigh)
        self.side.changed.connect(self._weigh)
        self.side.reason_chosen.connect(self._on_reason)
        self.side.give.pressed_open.connect(self._give)
        self.side.give.explain.connect(self._explain_give)
        self.paper.asked_copy.connect(self._copy)
        self.paper.asked_send.connect(self._send_receipt)
        self.paper.asked_invoice.connect(self._invoice)

    # ---- what a screen offers

    @override
    def opened(self, *, number: str = "", **arguments: object) -> None:
        self.second.shut()
        self._page = None
        self._show()
        if number:
            self.field.take(number)

    @override
    def refresh(self) -> None:
        if self._page is not None:
            self.ask(service.return_page, then=self._renewed, sale=self._page.id)
        self._ask_limits()

    @override
    def retext(self) -> None:
        t = self.t
        self.leave.set_words(t("Back to the counter"))
        self.leave.setToolTip(t("Back to the counter").replace("<", "\u2039"))
        self.title.setText(t("Return"))
        self.field.setPlaceholderText(t("Scan the receipt, or type its number"))
        self.field.setAccessibleName(t("Scan the receipt, or type its number"))
        self.everything.set_words(t("All of it"))
        self.none.say(
            t("Which receipt?"), t("Its number stands at the top and under the bars at its foot.")
        )
        self.none.set_ways(
            (
                Way("scan-barcode", t("By scan"), t("Hold the bars under the scanner.")),
                Way("keyboard", t("By hand"), t("Type the number, then press Enter.")),
                Way("file-text", t("For its papers"),
                    t("A copy or an invoice is made here as well.")),
            )
        )  # fmt: skip
        self._show()

    @override
    def regard(self) -> None:
        super().regard()
        self._hold()

    @override
    def scanned(self, code: str) -> None:
        if not self.second.badge(code):
            self.field.take(code)

    @override
    def wipe(self) -> None:
        self.second.shut()
        super().wipe()

    # ---- the receipt

    def _on_code(self, code: str, _typed: bool) -> None:
        self.ask(
            service.sale_by_receipt, then=self._found, otherwise=self._not_found,
            busy=[self.field], number=code,
        )  # fmt: skip

    def _found(self, page: SalePage) -> None:
        self.context.beep("right")
        self.field.wipe()
        self._page = page
        self.side.start(page)
        self.paper.wipe()
        self.rows.show_page(page)
        self._ask_limits()
        self._show()

    def _not_found(self, refusal: Refusal) -> None:
        self.context.beep("wrong")
        self.field.selectAll()
        self.context.say_refusal(refusal)

    def _renewed(self, page: SalePage) -> None:
        self._page = page
        self.rows.show_page(page)
        self._show()

    def _ask_limits(self) -> None:
        by = self.context.by()
        if isinstance(by, Person):
            sale = self._page.id if self._page is not None else None
            self.ask(
                service.own_limits, then=self._got_limits, newest=True, person=by.id, sale=sale
            )  # fmt: skip

    def _got_limits(self, limits: OwnLimits) -> None:
        self._limits = limits
        self._weigh()

    def _show(self) -> None:
        page = self._page
        self.work.setVisible(page is not None)
        self.none.setVisible(page is None)
        if page is None:
            return
        t, language = self.t, self.context.language
        self.number.setText(t("Receipt {number}", number=island(page.number)))
        zone = self.context.zone
        day = words.day(words.local_day(page.at, zone), language, weekday=True)
        clock = island(words.clock(page.at, zone))
        parts = (day, clock, page.sold_by_name, paid(page.way, language), page.customer_name)
        self.detail.setText(words.joined(parts, language))
        self.everything.setVisible(any(line.left for line in page.lines))
        self.paper.word(page)
        self.rows.word()
        self._weigh()

    # ---- what may be pressed

    def _weigh(self) -> None:
        if self._page is None:
            return
        self.side.word(self._page, self.rows.minor(), self._limits)
        self.side.say_second(above=self._wrong() is not None)
        self._hold()

    def _wrong(self) -> SaleRefusal | None:
        """Whether what is chosen is above one's own limit: then a second person is asked."""
        minor, limits = self.rows.minor(), self._limits
        if limits is None or self.side.way is None or minor <= 0:
            return None
        return rules.over(limits.table, minor, limits.before, limits.of_sale, self.side.way)

    def _hold(self) -> None:
        """Close the button while something is missing or it is above one's limit: it says who can."""
        if self._page is None:
            return
        closed = self.context.closed(Task.SALE_GIVE_BACK)
        why = closed.reason if closed is not None else self._why()
        self.side.give.set_closed(why or None)
        self.side.say_why.setText(why)
        self.side.say_why.setVisible(bool(why))

    def _why(self) -> str:
        t, minor = self.t, self.rows.minor()
        if not self.rows.items():
            return t("Choose what comes back.")
        if self.side.reason is None:
            return t("Choose why it comes back.")
        if self._limits is None or minor <= 0:
            return t("Nothing is to give back for this.")
        return self._above(minor, self._limits)

    def _above(self, minor: int, limits: OwnLimits) -> str:
        t, table = self.t, limits.table
        if self.side.way is WayToPay.CASH and minor > table.cash:
            most = self._said(table.cash)
            return t("No more than {amount} goes back in cash at once. Offer store credit.",
                     amount=most)  # fmt: skip
        if self._wrong() is None or limits.approvers:
            return ""
        return t("A second person approves this, and nobody here can now.") + self._instead()

    def _instead(self) -> str:
        """What needs nobody else, where there is something."""
        page, limits, minor = self._page, self._limits, self.rows.minor()
        credit = WayToPay.STORE_CREDIT
        if page is None or limits is None or self.side.way is credit:
            return ""
        if credit not in rules.ways_back(page.way, customer=page.customer is not None):
            return ""
        if rules.over(limits.table, minor, limits.before, limits.of_sale, credit) is not None:
            return ""
        return " " + self.t("Store credit needs nobody else.")

    def _said(self, minor: int) -> str:
        return island(words.amount(minor, self.context.currency, self.context.language))

    def _explain_give(self, reason: str) -> None:
        if self.context.closed(Task.SALE_GIVE_BACK) is None and self.context.shell is not None:
            self.context.shell.explain(self.side.give, Closed(reason))

    def _on_reason(self, reason: Reason) -> None:
        self.rows.put_aside(reason in SET_ASIDE)

    # ---- acts

    def _give(self) -> None:
        page, side = self._page, self.side
        if page is None or side.reason is None or side.way is None:
            return
        wish = Wish(page, self.rows.items(), self.rows.minor(), side.reason, side.way)
        if self._wrong() is not None and self._limits is not None:
            self.second.ask(wish, self._wrong(), self._limits, self._instead().strip())
            return
        self.ask(
            service.give_back, then=self._given, otherwise=self._refused, busy=[side.give],
            sale=page.id, lines=self.rows.items(), reason=side.reason, way=side.way,
        )  # fmt: skip

    def _approved(self, given: GivenBack, name: str) -> None:
        self._given(given)
        self.notice("ready", self.t("{name} has approved it.", name=name))

    def _said_no(self, why: str) -> None:
        self.notice("blocked", self.t("Not approved: {why}.", why=why), self._instead().strip())

    def _given(self, given: GivenBack) -> None:
        self.context.beep("right")
        amount = self._said(given.minor + given.rounding)
        fact = self.t("Given back: {amount}.", amount=amount)
        number = island(given.number)
        self.notice("ready", fact, self.t("Credit note {number} is printing.", number=number))
        for row in self.rows.lines.values():
            row.count = 0
        self.refresh()

    def _copy(self, reason: CopyReason, sheet: bool) -> None:
        if self._page is not None:
            then = functools.partial(self._copied, sheet, self._page)
            self.ask(
                service.reprint, then=then, otherwise=self._refused, busy=[self.paper.copy],
                sale=self._page.id, reason=reason, sheet=sheet,
            )  # fmt: skip

    def _copied(self, sheet: bool, page: SalePage, count: int) -> None:
        if sheet:
            self.ask(
                sheet_of, then=self._set, sale=page.id, copy=count, language=page.language
            )  # fmt: skip
        self.notice("ready", self.t("Copy {count} is printing.", count=count))
        self.refresh()

    def _set(self, paper: tuple[str, bytes]) -> None:
        self.context.print_pdf(*paper)

    def _send_receipt(self) -> None:
        if self._page is not None:
            self.ask(
                service.send_receipt, then=self._sent, otherwise=self._refused,
                busy=[self.paper.send], sale=self._page.id,
            )  # fmt: skip

    def _sent(self, _message: MessageId) -> None:
        self.notice("ready", self.t("The receipt is on its way."))

    def _invoice(self, name: str, address: str, tax_number: str) -> None:
        if self._page is not None:
            self.ask(
                service.full_invoice, then=self._invoiced, otherwise=self._refused,
                busy=[self.paper.make], sale=self._page.id, name=name, address=address,
                tax_number=tax_number,
            )  # fmt: skip

    def _invoiced(self, _invoice: InvoiceId) -> None:
        self.paper.wipe()
        self.notice("ready", self.t("The receipt is an invoice now."))
        self.refresh()

    def _refused(self, refusal: Refusal) -> None:
        self.context.beep("wrong")
        self.context.say_refusal(refusal)
        self.refresh()

    # ---- Qt

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._page is None:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
