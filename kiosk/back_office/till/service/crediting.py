"""A credit note of an order's invoice: lines, a reason, where money and goods go. One act."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.back_office.accounting import rules as books
from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import (
    AccountingRefusal,
    Back,
    CreditNote,
    CreditPage,
    CreditReason,
    GoodsTo,
    MoneyTo,
    WayToPay,
)
from kiosk.back_office.till.service import standing
from kiosk.back_office.till.store import sessions as store
from kiosk.core.ids import InvoiceId, InvoiceLineId, OrderLineId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Task
from kiosk.core.text import clean_text
from kiosk.database.acting import Act, does
from kiosk.records.orders import service as orders
from kiosk.records.printing import service as printing
from kiosk.records.stock import service as stock
from kiosk.records.stock.rules import NewMove, PlaceKind, ProductKind, Why

_PLACES = {GoodsTo.STORE: PlaceKind.STORE, GoodsTo.ASIDE: PlaceKind.ASIDE}
_REMARK = 200
PAPER = "credit_note"
"""What a credit note is called among the papers to print."""


@does(Task.INVOICE_CREDIT, about="invoice")
def credit_invoice(
    act: Act,
    *,
    invoice: InvoiceId,
    seen: int,
    lines: tuple[Back, ...],
    reason: CreditReason,
    money: MoneyTo,
    goods: GoodsTo,
    remark: str = "",
) -> CreditNote:
    """Takes lines of a hand-over's invoice back by a numbered credit note that names it.

    What is unpaid on it is taken off first; the rest goes back by the ways by which it came, the
    latest first, or becomes store credit. Refused: more than is left of a line (E36), more than is
    unpaid where only that is to be taken off, one's own limit at once or on the day, cash without
    an open till, an invoice that changed since `seen`.
    """
    person = standing.who(act)
    accounting.hold_for_credit(act, invoice=invoice, person=person)
    page = accounting.credit_page(act, invoice=invoice, person=person)
    if page.version != seen:
        raise Refused(ActRefusal.CHANGED_MEANWHILE)
    minor = _worth(page, lines)
    accounting.may_credit(act, page=page, minor=minor, person=person)
    back = max(minor - page.open, 0)
    if money is MoneyTo.OPEN and back:
        raise Refused(AccountingRefusal.NOT_THAT_OPEN)
    session, rounding = standing.session_now(act), 0
    cash = sum(
        each.minor
        for each in books.goes_back(page.paid, back)
        if money is MoneyTo.ITS_WAY and each.way is WayToPay.CASH
    )
    if cash:
        session = standing.cash_needs_session(act).id
        rounding = books.cash_rounded(cash, store.options(act)[1]) - cash
        printing.queue_drawer(act, reason="refund")
    note = accounting.credit_lines(
        act,
        invoice=invoice,
        pieces=lines,
        way=WayToPay.STORE_CREDIT if money is MoneyTo.STORE_CREDIT else None,
        session=session,
        rounding=rounding,
    )
    printing.queue(act, paper=PAPER, ref=note.invoice)
    if goods is not GoodsTo.STAY:
        _bring_in(act, invoice, lines, goods)
    act.note(minor=minor, reason=str(reason), money=str(money), goods=str(goods))
    if said := clean_text(remark, limit=_REMARK):
        act.note(remark=said)
    return note


def _worth(page: CreditPage, lines: Sequence[Back]) -> int:
    """What the lines come to. Refused: nothing, or more than is left of one."""
    known = {line.id: line for line in page.lines}
    wanted: dict[InvoiceLineId, int] = {}
    for each in lines:
        if each.line not in known or each.quantity < 1:
            raise Refused(AccountingRefusal.MORE_THAN_SOLD)
        wanted[each.line] = wanted.get(each.line, 0) + each.quantity
    if not wanted:
        raise Refused(AccountingRefusal.NOTHING_TO_BOOK)
    for line, count in wanted.items():
        row = known[line]
        if count > row.left:
            facts = {"name": row.name, "left": row.left, "wanted": count}
            raise Refused(AccountingRefusal.MORE_THAN_SOLD, **facts)
    return sum(known[line].worth(count) for line, count in wanted.items())


def _bring_in(act: Act, invoice: InvoiceId, lines: Sequence[Back], goods: GoodsTo) -> None:
    """What can be carried of the lines comes from the customer into the house."""
    sold = accounting.ordered_lines(act, invoice=invoice)
    found = orders.order(act, order=orders.order_of_line(act, line=next(iter(sold.values()))))
    products = {line.id: line.product for line in found.lines if line.product and line.carried}
    known = stock.products(act, products=[each for each in products.values() if each])
    outside, inside = stock.places_of(act, kinds=[PlaceKind.CUSTOMER, _PLACES[goods]])
    moves = []
    for each in lines:
        line = sold.get(each.line, OrderLineId(0))
        product = products.get(line)
        if product is not None and known[product].kind is ProductKind.GOODS:
            moves.append(NewMove(product, each.quantity, outside, inside, Why.BROUGHT_BACK, line))
    stock.moves(act, moves=moves)
