"""Two desks at once: store credit is spent once, and nobody owes twice up to one limit."""

import threading

import pytest

from kiosk import business as businesses
from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import AccountingRefusal, Back, WayToPay
from kiosk.core.refusal import Refused
from tests.back_office.accounting.test_selling import allow
from tests.back_office.accounting.test_service import FRAME
from tests.makers import accounting as makers
from tests.makers import customers as customer_makers
from tests.makers import orders as order_makers
from tests.makers.accounting import OWNER


@pytest.fixture
def desks(place):
    """The same business, open twice."""
    opened = [businesses.open_business(place.database, place.home) for _ in range(2)]
    yield opened
    for each in opened:
        each.close()


def at_once(desks, verb, values):
    """Asks for the same at both desks at the same time; the codes of what was refused."""
    ready, refused = threading.Barrier(2), []

    def ask(desk, station, said):
        ready.wait()
        try:
            desk.do(verb, OWNER, None, station, **said)
        except Refused as no:
            refused.append(no.refusal.code)

    threads = [
        threading.Thread(target=ask, args=(desk, f"Desk {number}", said))
        for number, (desk, said) in enumerate(zip(desks, values, strict=True))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refused


def test_that_store_credit_is_spent_once(desks):
    order = makers.an_order(desks[0], FRAME)
    values = {"way": WayToPay.CARD, "minor": 1_000, "at_counter": True, "order": order.id}
    payment = desks[0].do(makers.capture, by=OWNER, **values)
    back = {"payment": payment, "minor": 1_000, "way": WayToPay.STORE_CREDIT}
    desks[0].do(makers.refund, by=OWNER, **back)
    spent = {"way": WayToPay.STORE_CREDIT, "minor": 600, "at_counter": True}
    spent |= {"customer": order.customer}
    assert at_once(desks, makers.capture, [spent, spent]) == [AccountingRefusal.MORE_THAN_CREDIT]
    assert desks[1].read(accounting.store_credit, customer=order.customer) == 400
    assert desks[1].read(accounting.verify_ledger).faults == ()


def test_that_nobody_owes_twice_up_to_one_limit(desks):
    allow(desks[0], 10_000)
    who = customer_makers.customer(desks[0], "Maren Sommer")
    orders = [order_makers.order(desks[0], who, FRAME) for _ in range(2)]
    values = [{"order": order.id, "minor": 9_999} for order in orders]
    assert at_once(desks, makers.invoice_later, values) == [AccountingRefusal.OVER_LIMIT]


def test_that_goods_come_back_once(desks):
    order = makers.a_paid_order(desks[0], FRAME)
    sale = makers.sell(desks[0], order.id, {order.lines[0].id: 3})
    line = desks[0].read(accounting.sale_paper, invoice=sale.invoice).lines[0].id
    values = {"invoice": sale.invoice, "pieces": (Back(line, 2),), "way": WayToPay.CARD}
    assert len(at_once(desks, makers.credit_lines, [values, values])) == 1
    assert desks[1].read(accounting.verify_ledger).faults == ()
    assert desks[1].read(accounting.verify_numbers).faults == ()
