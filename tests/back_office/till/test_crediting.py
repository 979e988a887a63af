"""Credit notes of an order's invoice, on both databases: never more than is left, money by its way, goods back."""

import threading
from dataclasses import replace

import pytest

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.documents.invoice import invoice as printed
from kiosk.back_office.accounting.rules import (
    AccountingRefusal,
    Back,
    CreditReason,
    GoodsTo,
    InvoiceKind,
    MoneyTo,
    Use,
    WayToPay,
)
from kiosk.back_office.till import service as till
from kiosk.core.by import Person
from kiosk.core.refusal import ActRefusal, Refused
from kiosk.core.task import Role, Skill
from kiosk.records.settings import service as settings
from kiosk.records.stock import service as stock
from kiosk.records.stock.rules import PlaceKind
from tests.back_office.accounting.test_service import FRAME, PRINT, all_of, sound
from tests.documents.reading import text
from tests.makers import accounting as makers
from tests.makers import stock as stock_makers
from tests.makers.accounting import OWNER, balances
from tests.makers.sales import set_settings
from tests.makers.staff import a_person
from tests.makers.till import BASE, cashier, closed, do, opened


def clerk(business, **more):
    return Person(a_person(business, Skill.REFUND, Skill.INVOICE, **more), Role.ACCOUNTING)


def sold(business, *lines, ways=((WayToPay.CARD, None),), **more):
    """A hand-over's invoice paid at the counter by `ways`, the last of them taking the rest."""
    order = makers.an_order(business, *(lines or (FRAME, PRINT)), **more)
    for way, minor in ways:
        due = business.read(accounting.due, order=order.id, lines=all_of(order))
        pay = {"way": way, "minor": minor or due, "at_counter": True, "order": order.id}
        business.do(makers.capture, by=OWNER, **pay)
    return makers.sell(business, order.id, all_of(order)).invoice


def page(business, invoice, by):
    return business.read(accounting.credit_page, invoice=invoice, person=by.id)


def credit(business, by, invoice, *counts, money=MoneyTo.ITS_WAY, goods=GoodsTo.STAY, **more):
    seen = page(business, invoice, by)
    lines = tuple(Back(line.id, n) for line, n in zip(seen.lines, counts, strict=False) if n)
    values = {"reason": CreditReason.PRICE, "seen": seen.version} | more
    return do(business, till.credit_invoice, by, invoice=invoice, lines=lines, money=money,
              goods=goods, **values)  # fmt: skip


def refused(business, *arguments, **more):
    with pytest.raises(Refused) as told:
        credit(business, *arguments, **more)
    return told.value.refusal.code


def raise_limits(business, one=1_000_000, day=1_000_000):
    set_settings(business, return_limit=one, return_limit_day=day)


def test_that_lines_go_back_by_a_numbered_note_that_names_the_invoice(business):
    by = clerk(business)
    raise_limits(business)
    invoice = sold(business)
    before = business.read(accounting.sale_paper, invoice=invoice)
    note = credit(business, by, invoice, 1, 0)
    assert (note.total, note.number[:3]) == (3_333, "CN-")
    paper = business.read(accounting.sale_paper, invoice=note.invoice)
    assert (paper.kind, paper.credited_number) == (InvoiceKind.CREDIT_NOTE, before.number)
    head = business.read(settings.letterhead)
    said = text(printed(paper, head, "en"))
    assert note.number in said
    assert before.number in said
    assert balances(business)[Use.CARD_CLEARING] == 14_999 - 3_333
    assert balances(business)[Use.TAX_PAYABLE] == -(1_596 - 532 + 327)
    sound(business)


def test_that_all_of_it_in_parts_leaves_nothing_and_no_cent(business):
    by = clerk(business)
    raise_limits(business)
    invoice = sold(business)
    for counts in ((1, 0), (1, 1), (1, 0)):
        credit(business, by, invoice, *counts)
        sound(business)
    assert balances(business) == {}
    assert refused(business, by, invoice, 1) is AccountingRefusal.MORE_THAN_SOLD


def test_that_never_more_than_is_left_of_a_line_is_credited(business):
    by = clerk(business)
    raise_limits(business)
    invoice = sold(business)
    assert refused(business, by, invoice, 4) is AccountingRefusal.MORE_THAN_SOLD
    credit(business, by, invoice, 2)
    assert refused(business, by, invoice, 2) is AccountingRefusal.MORE_THAN_SOLD
    assert refused(business, by, invoice) is AccountingRefusal.NOTHING_TO_BOOK
    sound(business)


def test_that_each_payment_goes_back_by_its_own_way_and_cash_only_for_cash(business):
    by = cashier(business)
    raise_limits(business)
    opened(business, by)
    invoice = sold(business, ways=((WayToPay.CARD, 10_000), (WayToPay.CASH, None)))
    seen = page(business, invoice, by)
    assert [(each.way, each.minor) for each in seen.paid] == [
        (WayToPay.CASH, 4_999), (WayToPay.CARD, 10_000),
    ]  # fmt: skip
    note = credit(business, by, invoice, 2, 0)
    back = business.read(accounting.sale_paper, invoice=note.invoice).payments
    assert {each.way: each.minor for each in back} == {WayToPay.CASH: 4_999, WayToPay.CARD: 1_667}
    sound(business)


def test_that_cash_goes_back_only_from_an_open_till(business):
    by = cashier(business)
    raise_limits(business)
    invoice = sold(business, ways=((WayToPay.CASH, None),))
    with pytest.raises(Refused):
        credit(business, by, invoice, 1)
    note = credit(business, by, invoice, 1, money=MoneyTo.STORE_CREDIT)
    assert balances(business)[Use.STORE_CREDIT] == -note.total
    sound(business)


def test_that_what_is_unpaid_is_taken_off_first(business):
    by = clerk(business)
    raise_limits(business)
    order = makers.an_order(business, FRAME, PRINT)
    set_settings(business, credit_limit=900_000)
    business.do(makers.invoice_later, by=OWNER, order=order.id, minor=14_999)
    invoice = makers.sell(business, order.id, all_of(order)).invoice
    note = credit(business, by, invoice, 1, money=MoneyTo.OPEN)
    paper = business.read(accounting.sale_paper, invoice=invoice)
    assert (paper.open, paper.credited) == (14_999 - note.total, note.total)
    assert Use.CARD_CLEARING not in balances(business)
    sound(business)
    business.do(makers.capture, by=OWNER, way=WayToPay.CARD, minor=10_000, at_counter=False,
                order=order.id)  # fmt: skip
    assert refused(business, by, invoice, 2, money=MoneyTo.OPEN) is AccountingRefusal.NOT_THAT_OPEN
    credit(business, by, invoice, 2)
    sound(business)


def test_that_ones_own_limit_holds_at_once_and_on_the_day(business):
    by = clerk(business)
    raise_limits(business, one=4_000, day=7_000)
    invoice = sold(business)
    assert refused(business, by, invoice, 0, 1) is AccountingRefusal.CREDIT_OVER_LIMIT
    credit(business, by, invoice, 1)
    credit(business, by, invoice, 1)
    assert refused(business, by, invoice, 1) is AccountingRefusal.CREDIT_OVER_DAY
    boss = clerk(business, roles=(Role.MANAGER, Role.ACCOUNTING))
    credit(business, boss, invoice, 1)
    sound(business)


def test_that_goods_that_are_back_count_in_the_house_again(business):
    by = clerk(business)
    raise_limits(business)
    product = stock_makers.product(business)
    frame = replace(FRAME, product=product)
    invoice = sold(business, frame, PRINT)
    credit(business, by, invoice, 2, goods=GoodsTo.ASIDE)
    there = {
        each.place.kind: each.quantity for each in business.read(stock.where_is, product=product)
    }
    assert there[PlaceKind.ASIDE] == 2
    assert business.read(stock.verify).faults == ()


def test_that_papers_of_the_counter_and_those_made_ahead_are_not_credited_here(business):
    by = clerk(business)
    order = makers.an_order(business, FRAME)
    ahead = business.do(makers.invoice_order, by=OWNER, order=order.id, open_minor=order.total)
    with pytest.raises(Refused) as told:
        page(business, ahead, by)
    assert told.value.refusal.code is AccountingRefusal.MADE_AHEAD


def test_that_what_a_hand_over_left_open_stands_on_the_reports(business):
    by = cashier(business)
    set_settings(business, credit_limit=900_000)
    made = opened(business, by)
    order = makers.an_order(business, FRAME, PRINT)
    business.do(makers.invoice_later, by=OWNER, order=order.id, minor=5_000)
    pay = {"way": WayToPay.CARD, "minor": 9_999, "at_counter": True, "order": order.id}
    business.do(makers.capture, by=OWNER, **pay)
    makers.sell(business, order.id, all_of(order))
    mid_day = do(business, till.report_x, by, session=made.session)
    content = business.read(till.report, report=mid_day.report).content
    assert (content.later, content.later_count) == (5_000, 1)
    done = closed(business, by, BASE)
    content = business.read(till.report, report=done.report).content
    assert (content.later, content.later_count) == (5_000, 1)


def test_that_a_page_that_is_out_of_date_credits_nothing(business):
    by = clerk(business)
    raise_limits(business)
    invoice = sold(business)
    assert refused(business, by, invoice, 1, seen=99) is ActRefusal.CHANGED_MEANWHILE


def test_that_two_desks_cannot_credit_one_line_twice(business):
    by, other = clerk(business), clerk(business)
    raise_limits(business)
    invoice = sold(business)
    seen = page(business, invoice, by)
    lines = (Back(seen.lines[0].id, 2),)
    values = {"invoice": invoice, "lines": lines, "reason": CreditReason.PRICE, "seen": seen.version,
              "money": MoneyTo.ITS_WAY, "goods": GoodsTo.STAY}  # fmt: skip
    done, gate = [], threading.Barrier(2)

    def at(who):
        gate.wait()
        try:
            done.append(do(business, till.credit_invoice, who, **values).total)
        except Refused:
            done.append(None)

    desks = [threading.Thread(target=at, args=(who,)) for who in (by, other)]
    for each in desks:
        each.start()
    for each in desks:
        each.join()
    assert sorted(done, key=str) == [6_666, None]
    sound(business)
