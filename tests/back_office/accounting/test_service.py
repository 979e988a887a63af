"""Deposits, invoices, sales at the hand-over and credit notes, on both databases."""

import pytest
from sqlalchemy.exc import DBAPIError

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import (
    AccountingRefusal,
    EntryKind,
    InvoiceKind,
    InvoiceState,
    Use,
)
from kiosk.core import ids
from kiosk.core.refusal import Refused, Trouble
from kiosk.records.orders import service as orders
from kiosk.records.orders.rules import Billing, OrderRefusal
from tests.makers import accounting as makers
from tests.makers import orders as order_makers
from tests.makers.accounting import OWNER, balances

FRAME = order_makers.line(quantity=3, price=3_333)
"""9,999 with 1,596 tax."""
PRINT = order_makers.line(sku="PRINT", name="Print", price=5_000, rate=700)


def sound(business):
    """All that `verify` knows of the books, and what it looked at."""
    checks = [
        business.read(check)
        for check in (
            accounting.verify_ledger,
            accounting.verify_numbers,
            accounting.verify_billing,
        )
    ]
    assert [check.faults for check in checks] == [(), (), ()]
    return sum(check.checked for check in checks)


def all_of(order):
    return {line.id: line.quantity for line in order.lines if line.carried}


def test_that_the_first_run_opens_an_account_for_every_use(business):
    rows = business.read(accounting.trial_balance).rows
    assert {row.use for row in rows} == set(Use)
    assert len({row.code for row in rows}) == len(rows) == len(Use)
    sound(business)


def test_that_a_deposit_is_owed_until_the_goods_go_out(business):
    order = makers.a_paid_order(business, FRAME)
    assert order.billing is Billing.PAID
    assert balances(business) == {
        Use.WEB_SHOP_CLEARING: 9_999,
        Use.DEPOSITS: -9_999,
        Use.DEPOSIT_TAX: 1_596,
        Use.TAX_PAYABLE: -1_596,
    }
    assert sound(business)


def test_that_a_part_of_the_total_leaves_the_order_partly_paid(business):
    order = makers.an_order(business, FRAME)
    business.do(makers.take_deposit, by=OWNER, order=order.id, minor=4_000)
    assert business.read(orders.order, order=order.id).billing is Billing.PARTLY_PAID
    business.do(makers.invoice_order, by=OWNER, order=order.id, open_minor=5_999)
    assert business.read(orders.order, order=order.id).billing is Billing.PARTLY_PAID
    sound(business)


def test_that_an_invoice_awaits_payment_net_and_tax_apart(business):
    order = makers.an_order(
        business, FRAME, PRINT, makers.shipping(490), goods=14_999, shipping=490
    )
    invoice = business.do(makers.invoice_order, by=OWNER, order=order.id, open_minor=order.total)
    paper = business.read(accounting.sale_paper, invoice=invoice)
    assert (paper.kind, paper.state) == (InvoiceKind.INVOICE, InvoiceState.POSTED)
    assert (paper.total, paper.tax, paper.open) == (order.total, order.tax, order.total)
    assert [(tax.rate, tax.tax) for tax in paper.taxes] == [(1_900, 1_596 + 78), (700, 327)]
    assert balances(business) == {
        Use.RECEIVABLE: 15_489,
        Use.SALES: -(9_999 - 1_596 + 5_000 - 327),
        Use.SHIPPING_INCOME: -(490 - 78),
        Use.TAX_PAYABLE: -(1_596 + 327 + 78),
    }
    assert business.read(orders.order, order=order.id).billing is Billing.AWAITING_PAYMENT
    sound(business)


def test_that_an_unpaid_order_is_not_handed_over(business):
    order = makers.an_order(business, FRAME)
    business.do(makers.invoice_order, by=OWNER, order=order.id, open_minor=order.total)
    assert business.read(accounting.due, order=order.id, lines=all_of(order)) == order.total
    with pytest.raises(Refused) as refused:
        makers.sell(business, order.id, all_of(order))
    assert refused.value.refusal.code is AccountingRefusal.STILL_TO_PAY
    assert refused.value.refusal.facts == {"minor": order.total, "currency": "EUR"}
    line = order.lines[0].id
    dues = [business.read(accounting.due, order=order.id, lines={line: n}) for n in (1, 2, 3)]
    assert dues == [3_333, 6_666, 9_999]


def test_that_an_order_that_nobody_paid_or_invoiced_is_not_handed_over_either(business):
    order = makers.an_order(business, FRAME)
    assert business.read(accounting.due, order=order.id, lines=all_of(order)) == 9_999
    sound(business)


def test_that_a_paid_invoice_covers_what_is_taken(business):
    order = makers.an_order(business, FRAME)
    invoice = business.do(makers.invoice_order, by=OWNER, order=order.id, open_minor=order.total)
    number = business.read(accounting.sale_paper, invoice=invoice).number
    makers.tamper(
        business, "UPDATE invoice SET paid = total, state = 'paid', version = version + 1"
    )
    assert business.read(accounting.due, order=order.id, lines=all_of(order)) == 0
    before = balances(business)
    sale = makers.sell(business, order.id, all_of(order))
    assert (sale.invoice, sale.number, sale.billed_before) == (None, number, 9_999)
    assert balances(business) == before


def test_that_a_hand_over_bills_the_lines_taken_and_uses_their_deposit(business):
    order = makers.a_paid_order(business, FRAME, PRINT)
    frame = order.lines[0].id
    sale = makers.sell(business, order.id, {frame: 1})
    assert (sale.total, sale.tax, sale.deducted, sale.still_to_pay) == (3_333, 532, 3_333, 0)
    paper = business.read(accounting.sale_paper, invoice=sale.invoice)
    assert (paper.kind, paper.state, paper.open) == (InvoiceKind.FINAL, InvoiceState.PAID, 0)
    assert [(line.name, line.quantity, line.total) for line in paper.lines] == [
        ("Oak frame A4", 1, 3_333)
    ]
    assert balances(business) == {
        Use.WEB_SHOP_CLEARING: 14_999,
        Use.DEPOSITS: -(14_999 - 3_333),
        Use.SALES: -(3_333 - 532),
        Use.DEPOSIT_TAX: 1_923 - 426,
        Use.TAX_PAYABLE: -532 - (1_923 - 426),
    }
    sound(business)


def test_that_partial_hand_overs_come_to_the_order_to_the_cent(business):
    order = makers.a_paid_order(
        business, order_makers.line(quantity=3, price=3_333, discount=2), PRINT, makers.shipping(490),
        goods=14_999, discount=2, shipping=490,
    )  # fmt: skip
    frame, print_ = order.lines[0].id, order.lines[1].id
    parts = [{frame: 1}, {frame: 1, print_: 1}, {frame: 1}]
    sales = [makers.sell(business, order.id, part) for part in parts]
    assert sum(sale.total for sale in sales) == order.total
    assert sum(sale.tax for sale in sales) == order.tax
    assert [sale.total for sale in sales] == [3_332, 8_332, 3_333 + 490]
    last = business.read(accounting.sale_paper, invoice=sales[-1].invoice)
    assert [line.name for line in last.lines] == ["Oak frame A4", "Shipping"]
    assert Use.DEPOSITS not in balances(business)
    assert balances(business)[Use.SHIPPING_INCOME] == -412
    sound(business)


def test_that_a_partly_paid_order_is_its_deposit_and_an_invoice_of_the_rest(business):
    order = makers.an_order(business, FRAME, PRINT)
    business.do(makers.take_deposit, by=OWNER, order=order.id, minor=6_000)
    invoice = business.do(makers.invoice_order, by=OWNER, order=order.id, open_minor=8_999)
    paper = business.read(accounting.sale_paper, invoice=invoice)
    assert paper.total + 6_000 == order.total
    assert {tax.rate for tax in paper.taxes} == {1_900, 700}
    frame = order.lines[0].id
    assert business.read(accounting.due, order=order.id, lines={frame: 1}) == 2_000
    assert business.read(accounting.due, order=order.id, lines=all_of(order)) == 8_999
    makers.tamper(
        business, "UPDATE invoice SET paid = total, state = 'paid', version = version + 1"
    )
    first = makers.sell(business, order.id, {frame: 2})
    rest = {frame: 1, order.lines[1].id: 1}
    second = makers.sell(business, order.id, rest)
    assert first.total + second.total == order.total
    assert first.deducted + second.deducted == 6_000
    made = balances(business)
    assert (made[Use.TAX_PAYABLE], Use.DEPOSITS in made) == (-order.tax, False)
    assert made[Use.SALES] == -(order.total - order.tax)
    assert made[Use.RECEIVABLE] == 8_999
    checked = business.read(accounting.verify_ledger)
    assert [fault.column for fault in checked.faults] == ["paid"]


def test_that_a_credit_note_takes_back_sale_and_tax_at_the_orders_mix(business):
    order = makers.a_paid_order(business, FRAME, PRINT)
    note = business.do(makers.credit, by=OWNER, order=order.id, minor=1_500)
    paper = business.read(accounting.sale_paper, invoice=note)
    assert (paper.kind, paper.number[:3], paper.total) == (InvoiceKind.CREDIT_NOTE, "CN-", 1_500)
    assert {tax.rate: tax.tax for tax in paper.taxes} == {1_900: 160, 700: 33}
    assert balances(business)[Use.WEB_SHOP_CLEARING] == 13_499
    assert balances(business)[Use.SALES] == 1_500 - 193
    assert business.read(orders.order, order=order.id).billing is Billing.PAID
    assert business.read(accounting.due, order=order.id, lines=all_of(order)) == 0
    makers.sell(business, order.id, all_of(order))
    assert Use.DEPOSITS not in balances(business)
    sound(business)
    with pytest.raises(Refused) as refused:
        business.do(makers.credit, by=OWNER, order=order.id, minor=13_500)
    assert refused.value.refusal.code is AccountingRefusal.MORE_THAN_DEPOSIT


def test_that_what_was_cancelled_and_credited_leaves_no_deposit_behind(business):
    order = makers.a_paid_order(business, FRAME, PRINT)
    frame, print_ = (line.id for line in order.lines)
    business.do(makers.cancel, by=OWNER, order=order.id, units=((print_, 1),))
    business.do(makers.credit, by=OWNER, order=order.id, minor=5_000)
    sale = makers.sell(business, order.id, {frame: 3})
    assert (sale.total, sale.deducted) == (14_999, 14_999)
    made = balances(business)
    assert Use.DEPOSITS not in made
    assert made[Use.WEB_SHOP_CLEARING] == 9_999
    assert made[Use.SALES] + made[Use.TAX_PAYABLE] == -9_999
    sound(business)


def test_that_what_was_cancelled_after_the_last_hand_over_is_billed_with_its_credit_note(business):
    order = makers.a_paid_order(business, FRAME, PRINT)
    frame, print_ = (line.id for line in order.lines)
    makers.sell(business, order.id, {frame: 3})
    business.do(makers.cancel, by=OWNER, order=order.id, units=((print_, 1),))
    assert balances(business)[Use.DEPOSITS] == -5_000
    business.do(makers.credit, by=OWNER, order=order.id, minor=5_000)
    made = balances(business)
    assert Use.DEPOSITS not in made
    assert made[Use.SALES] + made[Use.TAX_PAYABLE] == -9_999
    sound(business)


def test_that_units_that_do_not_wait_are_no_sale(business):
    order = makers.a_paid_order(business, FRAME)
    other = makers.a_paid_order(business, PRINT, customer="Ida Vogt")
    line = order.lines[0].id
    for lines, code in (
        ({line: 4}, OrderRefusal.MORE_THAN_WAITING),
        ({other.lines[0].id: 1}, OrderRefusal.UNKNOWN_LINE),
        ({line: -1}, OrderRefusal.UNKNOWN_LINE),
    ):
        with pytest.raises(Refused) as refused:
            makers.sell(business, order.id, lines)
        assert refused.value.refusal.code is code
    assert makers.sell(business, order.id, {line: 0}).total == 0


@pytest.mark.parametrize(
    ("verb", "values", "code"),
    [
        (makers.take_deposit, {"minor": 0}, AccountingRefusal.NOTHING_TO_BOOK),
        (makers.take_deposit, {"minor": -1}, AccountingRefusal.NOTHING_TO_BOOK),
        (makers.take_deposit, {"minor": 1, "currency": "USD"}, AccountingRefusal.CURRENCY),
        (makers.invoice_order, {"open_minor": 0}, AccountingRefusal.NOTHING_TO_BOOK),
        (makers.invoice_order, {"open_minor": 10_000}, AccountingRefusal.MORE_THAN_OPEN),
        (makers.credit, {"minor": 0}, AccountingRefusal.NOTHING_TO_BOOK),
        (makers.credit, {"minor": 1}, AccountingRefusal.MORE_THAN_DEPOSIT),
    ],
)
def test_that_amounts_that_fit_no_order_are_refused(business, verb, values, code):
    order = makers.an_order(business, FRAME)
    with pytest.raises(Refused) as refused:
        business.do(verb, by=OWNER, order=order.id, **values)
    assert refused.value.refusal.code is code
    with pytest.raises(Refused) as refused:
        business.do(verb, by=OWNER, order=order.id + 1, **values)
    assert refused.value.refusal.code in (code, OrderRefusal.UNKNOWN_ORDER)
    assert balances(business) == {}


def test_that_an_entry_that_does_not_balance_is_refused(business):
    with pytest.raises(Refused) as refused:
        business.do(makers.post, by=OWNER, minor=100, against=-99)
    assert refused.value.refusal.code is AccountingRefusal.NOT_BALANCED


def test_that_the_database_itself_commits_no_entry_that_does_not_balance(business, monkeypatch):
    from kiosk.back_office.accounting.service import posting

    monkeypatch.setattr(posting, "sum", lambda _: 0, raising=False)
    with pytest.raises((DBAPIError, Trouble)):
        business.do(makers.post, by=OWNER, minor=100, against=-99)
    monkeypatch.undo()
    assert balances(business) == {}
    business.do(makers.post, by=OWNER, minor=100, against=-100)
    sound(business)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET day = '2020-01-01'",
        "UPDATE entry_line SET minor = minor + 1",
        "UPDATE invoice_line SET name = 'other'",
        "DELETE FROM entry_line",
        "DELETE FROM entry",
        "UPDATE zero SET off = 1",
        "UPDATE payment SET used = 1",
        "UPDATE invoice SET paid = 0",
    ],
)
def test_that_the_ledger_is_only_added_to(business, statement):
    from sqlalchemy import text

    from kiosk.database import engine

    order = makers.a_paid_order(business, FRAME)
    makers.sell(business, order.id, all_of(order))
    with (
        engine.allowed_to_write(business.engines.writer.connect()) as connection,
        pytest.raises(DBAPIError),
        connection.begin(),
    ):
        connection.execute(text(statement))
    sound(business)


def test_that_an_entry_is_taken_back_by_its_mirror_once(business):
    made = business.do(makers.post, by=OWNER, minor=100, against=-100)[0]
    business.do(makers.reverse, by=OWNER, entry=made)
    assert balances(business) == {}
    with pytest.raises((DBAPIError, Trouble)):
        business.do(makers.reverse, by=OWNER, entry=made)
    with pytest.raises(Refused):
        business.do(makers.reverse, by=OWNER, entry=made + 100)
    sound(business)


def test_that_a_refused_act_leaves_no_gap_in_the_numbers(business):
    order = makers.a_paid_order(business, FRAME, PRINT)
    frame = order.lines[0].id
    numbers = []
    for _ in range(3):
        sale = makers.sell(business, order.id, {frame: 1})
        numbers.append(int(sale.number[-4:]))
        with pytest.raises(Refused):
            makers.sell(business, order.id, {frame: 4})
    assert numbers == [1, 2, 3]
    sound(business)


def test_that_the_same_key_books_once(business):
    order = makers.an_order(business, FRAME)
    for verb, values in (
        (makers.take_deposit, {"minor": order.total}),
        (makers.credit, {"minor": 500}),
        (makers.hand_over, {"units": ((order.lines[0].id, 2),)}),
    ):
        key = ids.command_key()
        first = business.do(verb, by=OWNER, key=key, order=order.id, **values)
        made, checked = balances(business), sound(business)
        assert business.do(verb, by=OWNER, key=key, order=order.id, **values) == first
        assert (balances(business), sound(business)) == (made, checked)


def test_that_an_orders_entries_tell_what_happened(business):
    order = makers.a_paid_order(business, FRAME)
    makers.sell(business, order.id, all_of(order))
    entries = business.read(accounting.entries_of, order=order.id)
    assert [entry.kind for entry in entries] == [EntryKind.DEPOSIT, EntryKind.INVOICE]
    assert all(sum(line.minor for line in entry.lines) == 0 for entry in entries)
    assert [(line.name, line.minor, line.rate) for line in entries[1].lines] == [
        ("Deposits received", 9_999, None),
        ("Sales", -8_403, 1_900),
        ("Tax payable", -1_596, 1_900),
        ("Tax within deposits", -1_596, 1_900),
        ("Tax payable", 1_596, 1_900),
    ]


def test_that_an_order_without_a_price_needs_no_payment(business):
    order = makers.a_paid_order(business, order_makers.line(price=0))
    sale = makers.sell(business, order.id, all_of(order))
    assert (sale.invoice, sale.total) == (None, 0)
    sound(business)
