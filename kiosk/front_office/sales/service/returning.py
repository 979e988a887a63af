"""Giving back: pieces of a sale come back, a credit note takes them off, money goes as it came. One act."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.back_office.accounting import rules as books
from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import Back, WayToPay
from kiosk.back_office.till import service as till
from kiosk.core import words
from kiosk.core.change import Change
from kiosk.core.ids import InvoiceLineId, PersonId, SaleId, SaleLineId
from kiosk.core.refusal import Refused
from kiosk.core.task import Task
from kiosk.core.text import clean_text
from kiosk.database.acting import Act, Ahead, before_of, does
from kiosk.front_office.sales import rules, store
from kiosk.front_office.sales.rules import (
    Approved,
    BackItem,
    GivenBack,
    Limits,
    Reason,
    SalePage,
    SaleRefusal,
    SoldLine,
)
from kiosk.front_office.sales.service import reading, standing
from kiosk.records.staff import service as staff
from kiosk.records.staff.rules import Outcome
from kiosk.records.stock import service as stock
from kiosk.records.stock.rules import NewMove, PlaceKind, ProductKind, Why


@does(Task.SALE_GIVE_BACK, about="sale")
def give_back(
    act: Act,
    *,
    sale: SaleId,
    lines: tuple[BackItem, ...],
    reason: Reason,
    way: WayToPay,
    note: str = "",
    language: str = "",
) -> GivenBack:
    """Takes pieces of a sale back and gives their money back by `way`; the till's drawer opens for cash.

    Refused: a sale that is not there, nothing or more than is left of a line, another way than it
    was paid by (but store credit), cash above the cap or without an open till, more than one's own
    limit: then a second person approves it, `give_back_approved`.
    """
    asked = _asked(act, _Wish(sale, lines, reason, way, note, language))
    wrong = _over(act, asked)
    if wrong is not None:
        most = asked.table.one if wrong is SaleRefusal.OVER_LIMIT else asked.table.day
        raise Refused(wrong, amount=_said(act, most))
    return _give(act, asked)[0]


def _tried(
    ahead: Ahead,
    *,
    sale: SaleId,
    lines: tuple[BackItem, ...],
    reason: Reason,
    way: WayToPay,
    approver: PersonId,
    pin: str,
    note: str = "",
    language: str = "",
) -> object:
    del sale, lines, reason, way, note, language
    trying = before_of(staff.sign_in)
    assert trying is not None
    return trying(ahead, person=approver, pin=pin)


@does(Task.SALE_GIVE_BACK, about="sale", before=_tried)
def give_back_approved(
    act: Act,
    *,
    sale: SaleId,
    lines: tuple[BackItem, ...],
    reason: Reason,
    way: WayToPay,
    approver: PersonId,
    pin: str,  # noqa: ARG001 - tried ahead
    note: str = "",
    language: str = "",
) -> Approved:
    """The same above one's own limit: `approver` is present and approves by a PIN; who asks stays signed in.

    Both names are kept with the return. A wrong PIN is an answer: it is counted as the approver's and
    nothing else is done. Refused as `give_back`, and: within one's own limit, approved by oneself under
    whatever account, by somebody whose skills or whose part in this sale's returns do not allow it.
    """
    asked = _asked(act, _Wish(sale, lines, reason, way, note, language))
    if _over(act, asked) is None:
        raise Refused(SaleRefusal.NOTHING_ABOVE)
    if store.has_approved(act, asked.accounts, sale):
        raise Refused(SaleRefusal.APPROVED_BEFORE)
    task = Task.SALE_GIVE_BACK_APPROVE
    named, said = till.second_person(act, approver=approver, task=task, about=sale)
    if said.outcome is not Outcome.IN:
        return Approved(said.outcome, named.name, said.wait_seconds)
    given, made = _give(act, asked)
    store.add_approval(act, made, asked.person, approver)
    return Approved(said.outcome, named.name, back=given)


@dataclass(frozen=True)
class _Wish:
    """What is asked for, as it was asked."""

    sale: SaleId
    lines: tuple[BackItem, ...]
    reason: Reason
    way: WayToPay
    note: str
    language: str


@dataclass(frozen=True)
class _Asked:
    """What is asked for, looked at: by whom, of which sale, what it comes to."""

    back: _Wish
    person: PersonId
    accounts: list[PersonId]
    page: SalePage
    table: Limits
    step: int
    wanted: list[tuple[SoldLine, int]]
    minor: int


def _asked(act: Act, back: _Wish) -> _Asked:
    person = standing.who(act)
    page = reading.page(act, sale=back.sale, taxes=False)
    table, step = standing.settings(act)
    wanted = _wanted(page, back.lines)
    minor = sum(rules.back_of(line, quantity) for line, quantity in wanted)
    _check_way(act, page, back.way, minor, table)
    # Until the commit nobody adds to what this human being gives back.
    accounts = store.hold_accounts(act, person)
    return _Asked(back, person, accounts, page, table, step, wanted, minor)


def _over(act: Act, asked: _Asked) -> SaleRefusal | None:
    """Whether it is above what this human being may give back alone."""
    today, of_sale = store.given_back(act, asked.accounts, act.day, asked.back.sale)
    return rules.over(asked.table, asked.minor, today, of_sale, asked.back.way)


def _give(act: Act, asked: _Asked) -> tuple[GivenBack, int]:
    person, page, wanted, minor = asked.person, asked.page, asked.wanted, asked.minor
    sale, lines, way, step = asked.back.sale, asked.back.lines, asked.back.way, asked.step
    session = standing.session(act, way=way)
    for line, quantity in wanted:
        if not store.take_back(act, line.id, quantity):
            raise Refused(SaleRefusal.MORE_THAN_LEFT, name=line.name, n=line.left)
    rounding = books.cash_rounded(minor, step) - minor if way is WayToPay.CASH else 0
    papers = store.paper_lines(act, sale)
    credit = accounting.credit_lines(
        act,
        invoice=page.receipt,
        pieces=[Back(InvoiceLineId(papers[line.id]), quantity) for line, quantity in wanted],
        way=way,
        session=session,
        rounding=rounding,
    )
    spoken = asked.back.language or page.language
    said = clean_text(asked.back.note, limit=rules.REASON_LENGTH)
    back = {
        "sale_id": sale, "credit_id": credit.invoice, "reason": asked.back.reason,
        "note": said, "way": way, "minor": credit.total,
        "station": act.station, "person_id": person, "session_id": session,
        "language": spoken, "day": act.day, "at": act.now,
    }  # fmt: skip
    aside = {item.line for item in lines if item.aside}
    each = [
        {"line_id": line.id, "quantity": quantity, "aside": line.id in aside}
        for line, quantity in wanted
    ]
    made = store.add_return(act, back, each)
    _take_in(act, wanted, aside)
    standing.print_out(act, paper=standing.RETURN, ref=made, language=spoken, way=way)
    act.changed(Change.SALE, sale)
    act.note(minor=credit.total, way=str(way), reason=str(asked.back.reason))
    return GivenBack(sale, credit.invoice, credit.number, credit.total, rounding), made


def _wanted(page: SalePage, lines: tuple[BackItem, ...]) -> list[tuple[SoldLine, int]]:
    known = {line.id: line for line in page.lines}
    asked: dict[SaleLineId, int] = {}
    for item in lines:
        if item.line not in known:
            raise Refused(SaleRefusal.NOT_OF_THIS_SALE)
        if item.quantity < 1:
            raise Refused(SaleRefusal.QUANTITY, most=rules.MOST_LINES, pieces=rules.MOST_PIECES)
        asked[item.line] = asked.get(item.line, 0) + item.quantity
    if not asked:
        raise Refused(SaleRefusal.NOTHING_BACK)
    for number, quantity in asked.items():
        line = known[number]
        if quantity > line.left:
            raise Refused(SaleRefusal.MORE_THAN_LEFT, name=line.name, n=line.left)
    return [(known[number], quantity) for number, quantity in asked.items()]


def _check_way(act: Act, page: SalePage, way: WayToPay, minor: int, table: Limits) -> None:
    if minor <= 0:
        raise Refused(SaleRefusal.NOTHING_BACK)
    wrong = rules.why_not_back(table, page.way, way, minor, customer=page.customer is not None)
    if wrong is not None:
        raise Refused(wrong, amount=_said(act, table.cash))


def _said(act: Act, minor: int) -> str:
    return words.island(words.amount(minor, act.facts.currency, act.facts.language))


def _take_in(act: Act, wanted: list[tuple[SoldLine, int]], aside: set[SaleLineId]) -> None:
    where = standing.places(act)
    known = stock.products(act, products=[line.product for line, _ in wanted])
    standing.carry(
        act,
        moves=(
            NewMove(
                line.product, quantity, where[PlaceKind.CUSTOMER],
                where[PlaceKind.ASIDE if line.id in aside else PlaceKind.STORE],
                Why.BROUGHT_BACK, line.id,
            )
            for line, quantity in wanted
            if known[line.product].kind is ProductKind.GOODS
        ),
    )  # fmt: skip
