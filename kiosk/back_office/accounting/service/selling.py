"""What is sold at the counter: the receipt of a sale, goods that come back, and a full invoice of a receipt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kiosk.back_office.accounting import rules
from kiosk.back_office.accounting.rules import (
    LIVE,
    AccountingRefusal,
    Back,
    Covering,
    CreditNote,
    InvoiceKind,
    InvoiceState,
    LineKind,
    Piece,
    Receipt,
    SoldPiece,
    WayToPay,
)
from kiosk.back_office.accounting.service import covering, papers, paying, posting
from kiosk.back_office.accounting.service.covering import Plan
from kiosk.back_office.accounting.service.papers import NewPaper
from kiosk.back_office.accounting.store import billing as store
from kiosk.back_office.accounting.store import payments as money_store
from kiosk.core import money, text
from kiosk.core.change import Change
from kiosk.core.ids import CustomerId, InvoiceId, InvoiceLineId, OrderId, PaymentId
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.database.acting import Act


def sell(
    act: Act,
    *,
    pieces: Sequence[SoldPiece],
    payments: Sequence[PaymentId],
    customer: CustomerId | None = None,
) -> Receipt:
    """A step: a counter sale's receipt, posted and paid in full by `payments`, the first ones first.

    What they bring beyond the total stays the customer's credit. Refused: nothing sold or less than
    nothing (`NOTHING_TO_BOOK`), 10^13 or more, payments that are not there, did not come or are an
    order's (`OF_AN_ORDER`), less than the total (`STILL_TO_PAY`).
    """
    sold = _sold(act, pieces)
    total = sum(piece.total for piece in sold)
    if total:
        rules.check_amount(total)
    rows = _payments(act, payments)
    plan = Plan(rows)
    lacks = total - sum(plan.left(row) for row in rows)
    if lacks > 0:
        currency = act.facts.currency
        raise Refused(AccountingRefusal.STILL_TO_PAY, minor=lacks, currency=currency)
    paper = NewPaper(
        InvoiceKind.RECEIPT, InvoiceState.PAID, None, customer, act.facts.currency, sold,
        deducted=total,
    )  # fmt: skip
    issued = papers.issue(act, papers=[paper])[0]
    plan.cover(issued.id, total, Covering.DEDUCTED, rows)
    taxes = covering.write(act, plan=plan)
    posting.post(act, entries=[issued.entry(*taxes)])
    net = sum(piece.net for piece in sold)
    lines = tuple(InvoiceLineId(id_) for id_ in store.line_ids(act, issued.id))
    told = rules.taxes_of(sold)
    return Receipt(issued.id, issued.number, net, total - net, total, told, lines)


def _sold(act: Act, pieces: Sequence[SoldPiece]) -> tuple[Piece, ...]:
    if not pieces or any(piece.quantity <= 0 or piece.minor < 0 for piece in pieces):
        raise Refused(AccountingRefusal.NOTHING_TO_BOOK)
    if any(piece.minor >= money.LARGEST for piece in pieces):
        raise Refused(AccountingRefusal.TOO_LARGE)
    amounts = [(piece.minor, piece.rate) for piece in pieces]
    shares = rules.taxed(amounts, included=act.facts.taxes_included)
    return tuple(
        Piece(
            LineKind.GOODS, piece.rate, share.net, share.tax, name=piece.name,
            quantity=piece.quantity,
        )
        for piece, share in zip(pieces, shares, strict=True)
    )  # fmt: skip


def _payments(act: Act, payments: Sequence[PaymentId]) -> list[Any]:
    """The payments in the order in which they were named."""
    found = {row.id: row for row in money_store.some(act, payments)}
    if len(found) < len(payments):
        raise Refused(ActRefusal.NOT_FOUND)
    rows = [found[id_] for id_ in payments]
    for row in rows:
        if row.state not in LIVE:
            raise Refused(AccountingRefusal.NOT_CAPTURED)
        if row.order_id is not None:
            raise Refused(AccountingRefusal.OF_AN_ORDER)
        if row.currency != act.facts.currency:
            raise Refused(AccountingRefusal.CURRENCY)
    return rows


def credit_lines(
    act: Act,
    *,
    invoice: InvoiceId,
    pieces: Sequence[Back],
    way: WayToPay | None,
    session: int | None = None,
    rounding: int = 0,
    customer: CustomerId | None = None,
) -> CreditNote:
    """A step: goods of a receipt or an invoice come back; a credit note, and the money by `way`.

    What stands open on the paper is taken off it first, so that nobody gets money that they owe. The
    rest goes back of the payments that paid it, those of the same way first; without a `way` each
    goes back by its own, the latest first (`rounding` is of the cash in it). Refused: another paper,
    a line of another paper or more of it than is left (`MORE_THAN_SOLD`), more money than those
    payments have (`MORE_THAN_LEFT`), store credit of nobody (`NO_CUSTOMER`).
    """
    head = _billed(act, invoice)
    taken = _taken_back(store.lines_to_credit(act, InvoiceId(head.id)), pieces)
    total = sum(piece.total for piece in taken)
    off = min(head.total - head.deducted - head.paid - head.credited, total)
    back = total - off
    if way is not None:
        rules.check_coins(way, back, rounding=rounding)
    who = head.customer_id if customer is None else customer
    if way is WayToPay.STORE_CREDIT and back and who is None:
        raise Refused(AccountingRefusal.NO_CUSTOMER)
    went = _going_back(act, head, back, way, rounding)
    paper = NewPaper(
        InvoiceKind.CREDIT_NOTE, InvoiceState.PAID, head.order_id, who, head.currency, taken,
        deducted=off, paid=back, credits=InvoiceId(head.id), back=_by_way(went),
        others={"returns": True},
    )  # fmt: skip
    issued = papers.issue(act, papers=[paper])[0]
    _give_back(act, issued.id, went, who, session)
    _mark_credited(act, head, off)
    posting.post(act, entries=[issued.entry()])
    if head.order_id is not None and off:
        paying.note_axis(act, order=OrderId(head.order_id))
    net = sum(piece.net for piece in taken)
    told = rules.taxes_of(taken)
    return CreditNote(issued.id, issued.number, net, total - net, total, told)


def _billed(act: Act, invoice: InvoiceId) -> Any:  # noqa: ANN401 - a row
    """The paper whose lines come back: a full invoice stands for its receipt."""
    head = store.paper(act, invoice)
    if head is not None and head.kind is InvoiceKind.FULL:
        head = store.paper(act, InvoiceId(head.receipt_id))
    if head is None:
        raise Refused(ActRefusal.NOT_FOUND)
    if head.kind is InvoiceKind.CREDIT_NOTE or head.state in (
        InvoiceState.DRAFT,
        InvoiceState.KEPT,
    ):
        raise Refused(AccountingRefusal.NO_RECEIPT)
    return head


def _taken_back(rows: Sequence[Any], pieces: Sequence[Back]) -> tuple[Piece, ...]:
    """The credit note's lines: units after those that came back before, so that no cent is lost."""
    known = {row.id: row for row in rows}
    wanted: dict[int, int] = {}
    for piece in pieces:
        if piece.quantity <= 0 or piece.line not in known:
            raise Refused(AccountingRefusal.MORE_THAN_SOLD)
        wanted[piece.line] = wanted.get(piece.line, 0) + piece.quantity
    if not wanted:
        raise Refused(AccountingRefusal.NOTHING_TO_BOOK)
    made = []
    for line, count in wanted.items():
        row = known[line]
        before = int(row.came_back)
        if before + count > row.quantity:
            left = row.quantity - before
            raise Refused(AccountingRefusal.MORE_THAN_SOLD, name=row.name, left=left, wanted=count)
        # The price never moves: a piece goes back at what it cost, its tax is its share of the line's.
        whole, tax = (
            rules.part_of(of, before, before + count, row.quantity) for of in (row.total, row.tax)
        )
        net = whole - tax
        made.append(
            Piece(
                row.what, row.rate, net, tax, row.order_line_id, row.name, count,
                credits=InvoiceLineId(line),
            )
        )  # fmt: skip
    return tuple(made)


_Went = tuple[Any, WayToPay, int, int]
"""A payment's row, the way by which some of it goes back, how much, and what coins make of it."""


def _going_back(
    act: Act,
    head: Any,  # noqa: ANN401 - a row
    back: int,
    way: WayToPay | None,
    rounding: int,
) -> list[_Went]:
    """Which payments give back how much, and by which way. Refused: they have less."""
    rows = money_store.covered_by(act, InvoiceId(head.id)) if back else ()
    if way is None:
        latest: dict[WayToPay, int] = {}
        for row in rows:
            latest[row.way] = max(latest.get(row.way, 0), row.id)
        rows = sorted(rows, key=lambda each: (-latest[each.way], -each.id))
    else:
        rows = sorted(rows, key=lambda each: (each.way is not way, each.id))
    went: list[_Went] = []
    left = back
    for row in rows:
        some = min(left, row.covers, row.minor - row.refunded)
        if some > 0:
            went.append((row, row.way if way is None else way, some, 0))
            left -= some
    if left:
        raise Refused(AccountingRefusal.MORE_THAN_LEFT, minor=back - left, currency=head.currency)
    if rounding:
        places = [place for place, each in enumerate(went) if each[1] is WayToPay.CASH]
        if not places:
            raise Refused(AccountingRefusal.CASH_ONLY)
        place = max(places, key=lambda each: went[each][2])
        went[place] = (*went[place][:3], rounding)
    return went


def _by_way(went: Sequence[_Went]) -> tuple[tuple[WayToPay, int, int], ...]:
    sums: dict[WayToPay, tuple[int, int]] = {}
    for _row, way, minor, rounding in went:
        known = sums.get(way, (0, 0))
        sums[way] = (known[0] + minor, known[1] + rounding)
    return tuple((way, *each) for way, each in sums.items())


def _give_back(
    act: Act, note: InvoiceId, went: Sequence[_Went], customer: CustomerId | None,
    session: int | None,
) -> None:  # fmt: skip
    made: list[dict[str, object]] = []
    for row, way, some, rounding in went:
        whole = row.refunded + some
        state = rules.refunded_state(row.minor, whole)
        if not money_store.change_payment(act, row.id, row.version, refunded=whole, state=state):
            raise Refused(ActRefusal.CHANGED_MEANWHILE)
        act.changed(Change.PAYMENT, row.id)
        told = {"payment_id": row.id, "invoice_id": note, "way": way, "minor": some}
        told |= {"customer_id": customer, "session_id": session, "rounding": rounding}
        made.append(told)
    paying.add_refunds(act, rows=made)


def _mark_credited(act: Act, head: Any, off: int) -> None:  # noqa: ANN401 - a row
    """Writes what was taken off an open paper, and that a paper came back as a whole."""
    credited = head.credited + off
    whole = int(store.came_back(act, InvoiceId(head.id))) == head.total
    paid = head.deducted + head.paid + credited == head.total
    state = InvoiceState.PAID if paid else InvoiceState.POSTED
    state = InvoiceState.CREDITED if whole and head.total else state
    if off or state is not head.state:
        values = {"credited": credited, "state": state}
        if not money_store.change_paper(act, head.id, head.version, **values):
            raise Refused(ActRefusal.CHANGED_MEANWHILE)
    act.changed(Change.INVOICE, head.id)


def full_invoice(
    act: Act, *, receipt: InvoiceId, name: str, address: str, tax_number: str = ""
) -> InvoiceId:
    """A step: a receipt becomes a full invoice with a name on it, once; books nothing (E47).

    Refused: it is no receipt (`NO_RECEIPT`), it has one already (`ALREADY_INVOICED`), no name.
    """
    name = text.clean_text(name)
    if not name:
        raise Refused(AccountingRefusal.NAME_MISSING)
    head = store.paper(act, receipt)
    if head is None:
        raise Refused(ActRefusal.NOT_FOUND)
    if head.kind is not InvoiceKind.RECEIPT:
        raise Refused(AccountingRefusal.NO_RECEIPT)
    before = store.full_invoice_of(act, receipt)
    if before is not None:
        raise Refused(AccountingRefusal.ALREADY_INVOICED, number=before.number)
    pieces = tuple(
        Piece(row.what, row.rate, row.net, row.tax, name=row.name, quantity=row.quantity)
        for row in store.paper_lines(act, receipt)
    )
    others = {
        "receipt_id": receipt,
        "bill_to": name,
        "address": text.clean_text(address, lines=True),
        "tax_number": text.clean_text(tax_number, limit=40),
    }
    paper = NewPaper(
        InvoiceKind.FULL, InvoiceState.PAID, None, head.customer_id, head.currency, pieces,
        others=others,
    )  # fmt: skip
    issued = papers.issue(act, papers=[paper])[0]
    act.changed(Change.INVOICE, receipt)
    return issued.id
