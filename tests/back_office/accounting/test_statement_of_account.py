"""A customer's statement of account: from the ledger, equal to what is open, in three languages."""

import pytest

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import EntryKind, WayToPay
from kiosk.back_office.accounting.screens.papers import statement_of
from tests.back_office.accounting.test_service import FRAME, PRINT, all_of
from tests.documents.reading import text
from tests.makers import accounting as makers
from tests.makers.accounting import OWNER
from tests.makers.sales import set_settings


def told(business, order):
    return business.read(accounting.statement, customer=order.customer)


def an_open_order(business):
    order = makers.an_order(business, FRAME, PRINT)
    business.do(makers.invoice_order, by=OWNER, order=order.id, open_minor=order.total)
    return order


def test_that_what_is_billed_and_paid_ends_with_what_is_open(business):
    order = an_open_order(business)
    pay = {"way": WayToPay.CARD, "at_counter": False, "order": order.id}
    business.do(makers.capture, by=OWNER, minor=5_000, **pay)
    found = told(business, order)
    assert [(line.kind, line.minor, line.balance) for line in found.lines] == [
        (EntryKind.INVOICE, 14_999, 14_999), (EntryKind.PAYMENT, -5_000, 9_999),
    ]  # fmt: skip
    assert [(item.total, item.open, item.late) for item in found.items] == [(14_999, 9_999, 0)]
    assert found.balance == 9_999 == sum(item.open for item in found.items)
    business.do(makers.capture, by=OWNER, minor=10_999, **pay)
    found = told(business, order)
    assert (found.balance, found.items, found.deposits) == (0, (), 1_000)


def test_that_credit_notes_and_store_credit_stand_on_it(business):
    set_settings(business, credit_limit=900_000)
    order = makers.an_order(business, FRAME, PRINT)
    business.do(makers.invoice_later, by=OWNER, order=order.id, minor=14_999)
    invoice = makers.sell(business, order.id, all_of(order)).invoice
    lines = business.read(accounting.sale_paper, invoice=invoice).lines
    back = (makers.Back(lines[0].id, 1),)
    business.do(makers.credit_lines, by=OWNER, invoice=invoice, pieces=back, way=WayToPay.CARD)
    found = told(business, order)
    assert [line.kind for line in found.lines] == [EntryKind.INVOICE, EntryKind.CREDIT_NOTE]
    assert found.balance == 14_999 - 3_333 == sum(item.open for item in found.items)


def test_that_what_was_before_is_carried_forward(business):
    order = an_open_order(business)
    today = business.read(lambda view: view.day)
    found = business.read(
        accounting.statement, customer=order.customer, since=today.replace(year=today.year + 1)
    )
    assert (found.before, found.lines, found.balance) == (14_999, (), 14_999)


def test_that_nobody_elses_papers_stand_on_it(business):
    an_open_order(business)
    other = makers.an_order(business, FRAME, customer="Ida Vogt")
    found = told(business, other)
    assert (found.lines, found.items, found.balance) == ((), (), 0)


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Statement of account"), ("de", "Kontoauszug"), ("ar", "")],
)
def test_that_the_paper_says_it_in_every_language_and_the_same_bytes(business, language, words):
    order = an_open_order(business)
    asked = {"customer": order.customer, "language": language}
    first, again = (business.read(statement_of, **asked) for _ in range(2))
    assert first.pdf == again.pdf
    said = text(first.pdf)
    assert words in said
    assert "149" in said
