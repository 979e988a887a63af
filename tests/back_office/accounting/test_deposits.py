"""Deposits with their tax where the country says so, deducted line by line and named on the final invoice."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from kiosk.back_office.accounting import rules, texts
from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import Use, WayToPay
from kiosk.core.change import Change
from tests.back_office.accounting.test_service import FRAME, PRINT, all_of, sound
from tests.makers import accounting as makers
from tests.makers.accounting import OWNER, balances

TAXES = (Use.TAX_PAYABLE, Use.DEPOSIT_TAX)


def deposit(business, order, minor, way=WayToPay.CARD):
    values = {"way": way, "minor": minor, "at_counter": False, "order": order.id}
    return business.do(makers.capture, by=OWNER, **values)


def taxes(business):
    made = balances(business)
    return tuple(made.get(use, 0) for use in TAXES)


def by_rate(business, use):
    asked = text(
        "SELECT l.rate, sum(l.minor) FROM entry_line l JOIN account a ON a.id = l.account_id"
        " WHERE a.use = :use GROUP BY l.rate HAVING sum(l.minor) <> 0 ORDER BY l.rate"
    )
    with business.engines.reader.connect() as connection:
        return dict(connection.execute(asked, {"use": str(use)}).all())


def test_that_a_deposit_is_taxed_when_it_comes_in_and_deducted_with_its_tax(business):
    order = makers.an_order(business, FRAME, PRINT)
    deposit(business, order, 6_000)
    whole = 1_596 * 6_000 // 14_999, 327 * 6_000 // 14_999
    assert taxes(business)[1] == pytest.approx(sum(whole), abs=2)
    assert taxes(business)[0] == -taxes(business)[1]
    assert balances(business)[Use.DEPOSITS] == -6_000
    sound(business)
    frame, print_ = (line.id for line in order.lines)
    due = business.read(accounting.due, order=order.id, lines={frame: 2})
    values = {"way": WayToPay.CASH, "minor": due, "at_counter": True, "order": order.id}
    business.do(makers.capture, by=OWNER, **values)
    sale = makers.sell(business, order.id, {frame: 2})
    paper = business.read(accounting.sale_paper, invoice=sale.invoice)
    named, counter = paper.payments
    assert (named.deposit, counter.deposit, counter.taxes) == (True, False, ())
    assert named.minor + counter.minor == paper.total == 6_666
    assert sum(row.total for row in named.taxes) == pytest.approx(named.minor, abs=4)
    assert {row.rate for row in named.taxes} == {1_900, 700}
    sound(business)
    rest = {frame: 1, print_: 1}
    due = business.read(accounting.due, order=order.id, lines=rest)
    business.do(makers.capture, by=OWNER, **values | {"minor": due})
    makers.sell(business, order.id, rest)
    assert taxes(business) == (-order.tax, 0)
    assert by_rate(business, Use.TAX_PAYABLE) == {700: -327, 1_900: -1_596}
    assert by_rate(business, Use.DEPOSIT_TAX) == {}
    sound(business)


def test_that_what_goes_back_of_a_deposit_takes_its_tax_back(business):
    order = makers.an_order(business, FRAME, PRINT)
    payment = deposit(business, order, 6_001)
    before = taxes(business)[1]
    back = {"payment": payment, "way": WayToPay.CARD}
    business.do(makers.refund, by=OWNER, minor=2_000, **back)
    assert 0 < taxes(business)[1] < before
    sound(business)
    business.do(makers.refund, by=OWNER, minor=4_001, **back)
    assert balances(business) == {}
    sound(business)


def test_that_a_voided_deposit_leaves_no_tax(business):
    order = makers.an_order(business, FRAME)
    payment = deposit(business, order, 5_000)
    business.do(makers.void, by=OWNER, payment=payment)
    assert balances(business) == {}
    assert by_rate(business, Use.TAX_PAYABLE) == {}
    sound(business)


def test_that_only_the_deposit_of_a_payment_is_taxed_and_not_what_pays_a_bill(business):
    order = makers.an_order(business, FRAME, PRINT)
    business.do(makers.invoice_order, by=OWNER, order=order.id, open_minor=4_999)
    billed = taxes(business)[0]
    deposit(business, order, 14_999)
    due = taxes(business)
    assert due[1] == billed - due[0] > 0
    makers.sell(business, order.id, all_of(order))
    assert taxes(business) == (-order.tax, 0)
    sound(business)


def test_that_a_country_without_that_rule_taxes_the_goods_only(business):
    makers.tamper(business, "UPDATE business SET country = 'US'")
    business.tell(((Change.SETTINGS, 1),))
    assert business.facts.country == "US"
    deposit(business, makers.an_order(business, FRAME), 5_000)
    assert taxes(business) == (0, 0)
    assert not rules.deposits_are_taxed("US")
    assert not rules.deposits_are_taxed("JP")


def test_that_every_taxing_country_names_its_source():
    assert {"AT", "DE", "FR", "GB", "CH", "SA"} <= set(rules.DEPOSITS_TAXED)
    assert all(any(sign.isdigit() for sign in said) for said in rules.DEPOSITS_TAXED.values())


def test_that_a_paper_says_how_it_was_paid(business):
    order = makers.an_order(business, FRAME)
    deposit(business, order, 9_999)
    sale = makers.sell(business, order.id, all_of(order))
    (named,) = business.read(accounting.sale_paper, invoice=sale.invoice).payments
    assert texts.paid(named, "en").startswith("Deposit of ")
    assert texts.paid(named, "en").endswith(", card")
    assert texts.paid(named, "de").startswith("Anzahlung vom ")


def test_that_a_deposit_of_what_bears_no_tax_brings_none(business):
    free = replace(FRAME, rate=0, tax=0)
    order = makers.an_order(business, free)
    payment = deposit(business, order, 5_000)
    business.do(makers.refund, by=OWNER, payment=payment, minor=1, way=WayToPay.CARD)
    assert taxes(business) == (0, 0)
    sound(business)
