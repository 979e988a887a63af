"""Giving back: pieces of a sale come back, a credit note takes them off, money goes as it came. One act."""

from __future__ import annotations

from kiosk.back_office.accounting import rules as books
from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import Back, WayToPay
from kiosk.core import words
from kiosk.core.by import Person
from kiosk.core.change import Change
from kiosk.core.ids import InvoiceLineId, PersonId, SaleId, SaleLineId
from kiosk.core.refusal import Refused
from kiosk.core.task import Role, Task
from kiosk.core.text import clean_text
from kiosk.database.acting import Act, does
from kiosk.front_office.sales import rules, store
from kiosk.front_office.sales.rules import (
    BackItem,
    GivenBack,
    Limits,
    Reason,
    SalePage,
    SaleRefusal,
    SoldLine,
)
from kiosk.front_office.sales.service import reading, standing
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
    limit of an act or of the day unless a manager does it that did not ring the sale up.
    """
    person = standing.who(act)
    page = reading.page(act, sale=sale, taxes=False)
    table, step = standing.settings(act)
    wanted = _wanted(page, lines)
    minor = sum(rules.back_of(line, quantity) for line, quantity in wanted)
    _check_way(act, page, way, minor, table)
    _check_limit(act, person, page, minor, table)
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
    spoken = language or page.language
    back = {
        "sale_id": sale, "credit_id": credit.invoice, "reason": reason,
        "note": clean_text(note, limit=rules.REASON_LENGTH), "way": way, "minor": credit.total,
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
    act.note(minor=credit.total, way=str(way), reason=str(reason))
    return GivenBack(sale, credit.invoice, credit.number, credit.total, rounding)


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


def _check_limit(act: Act, person: PersonId, page: SalePage, minor: int, table: Limits) -> None:
    store.hold_person(act, person)
    wrong = rules.over(table, minor, store.given_back_on(act, person, act.day))
    if wrong is None:
        return
    manages = isinstance(act.by, Person) and act.by.role is Role.MANAGER
    if manages and page.sold_by != person:
        act.note(above=minor)
        return
    if manages:
        raise Refused(SaleRefusal.OWN_SALE, amount=_said(act, table.one))
    most = table.one if wrong is SaleRefusal.OVER_LIMIT else table.day
    who = words.joined(store.managers(act), act.facts.language)
    raise Refused(wrong, amount=_said(act, most), names=who)


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
