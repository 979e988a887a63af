"""Random histories of one order after another, in one business: the books hold after every step."""

import itertools

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import InvoiceKind
from kiosk.core import ids
from kiosk.core.refusal import Refused
from kiosk.records.orders import service as orders
from tests.makers import accounting as makers
from tests.makers import orders as order_makers
from tests.makers.accounting import OWNER

NAMES = itertools.count(1)
LINES = st.lists(
    st.tuples(st.integers(0, 20_000), st.integers(1, 4), st.sampled_from((0, 700, 1_900))),
    min_size=1,
    max_size=4,
)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(("deposit", "deposit", "invoice", "take", "take", "credit", "cancel")),
        st.integers(0, 100),
        st.booleans(),
    ),
    min_size=1,
    max_size=7,
)


def an_order(business, lines, fee):
    made = [
        order_makers.line(sku=f"S{place}", quantity=quantity, price=price, rate=rate)
        for place, (price, quantity, rate) in enumerate(lines)
    ]
    if fee:
        made.append(makers.shipping(fee))
    goods = sum(line.price * line.quantity for line in made if line.carried)
    name = f"Kim Number{next(NAMES)}"
    return makers.an_order(business, *made, customer=name, goods=goods, shipping=fee)


def one_step(business, order, step, key):
    """Asks for one step with a key; gives its answer, or the code with which it was refused."""
    what, percent, _ = step
    minor = order.total * percent // 100
    waiting = [line for line in order.lines if line.carried and line.waiting]
    some = tuple((line.id, (line.waiting * percent + 99) // 100) for line in waiting)
    asked = {
        "deposit": (makers.take_deposit, {"minor": minor}),
        "invoice": (makers.invoice_order, {"open_minor": minor}),
        "credit": (makers.credit, {"minor": minor // 4}),
        "take": (makers.hand_over, {"units": some}),
        "cancel": (makers.cancel, {"units": some[:1]}),
    }
    verb, values = asked[what]
    try:
        return business.do(verb, OWNER, key, order=order.id, **values)
    except Refused as refused:
        return refused.refusal.code


def state(business, order):
    return (
        business.read(accounting.trial_balance),
        business.read(accounting.entries_of, order=order.id),
        business.read(accounting.order_money, orders=[order.id]),
        business.read(orders.order, order=order.id),
    )


def holds(business, order):
    balance = business.read(accounting.trial_balance)
    assert balance.debit == balance.credit
    entries = business.read(accounting.entries_of, order=order.id)
    assert all(sum(line.minor for line in entry.lines) == 0 for entry in entries)
    return business.read(accounting.order_money, orders=[order.id])


def papers_of(business, order):
    found = [entry.invoice for entry in business.read(accounting.entries_of, order=order.id)]
    return [business.read(accounting.sale_paper, invoice=each) for each in found if each]


def test_that_the_books_hold_after_every_step_of_any_history(business):
    @settings(
        max_examples=25,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
        database=None,
    )
    @given(LINES, st.sampled_from((0, 0, 490)), STEPS)
    def any_history(lines, fee, steps):
        order = an_order(business, lines, fee)
        for step in steps:
            order = business.read(orders.order, order=order.id)
            key = ids.command_key()
            answer = one_step(business, order, step, key)
            money = holds(business, order)
            assert money.invoiced - money.open <= order.total
            if step[2]:
                before = state(business, order)
                assert one_step(business, order, step, key) == answer
                assert state(business, order) == before
        papers = papers_of(business, order)
        billed = sum(paper.total for paper in papers if paper.kind is not InvoiceKind.CREDIT_NOTE)
        assert billed <= order.total

    any_history()
    for check in (accounting.verify_ledger, accounting.verify_numbers, accounting.verify_billing):
        assert business.read(check).faults == ()


def test_that_a_paid_order_comes_to_its_total_however_it_is_fetched(business):
    @settings(max_examples=15, deadline=None, database=None)
    @given(LINES, st.sampled_from((0, 490)), st.integers(0, 99), st.lists(st.integers(1, 60)))
    def any_fetching(lines, fee, percent, parts):
        order = an_order(business, lines, fee)
        if not order.total:
            return
        business.do(makers.take_deposit, by=OWNER, order=order.id, minor=order.total)
        if order.total * percent // 400:
            minor = order.total * percent // 400
            business.do(makers.credit, by=OWNER, order=order.id, minor=minor)
        for part in [*parts[:3], 100]:
            order = business.read(orders.order, order=order.id)
            some = {
                line.id: (line.waiting * part + 99) // 100
                for line in order.lines
                if line.carried and line.waiting
            }
            if some:
                makers.sell(business, order.id, some)
        finals = [each for each in papers_of(business, order) if each.kind is InvoiceKind.FINAL]
        assert sum(each.total for each in finals) == order.total
        assert sum(each.tax for each in finals) == order.tax
        assert sum(each.deducted for each in finals) == order.total

    any_fetching()
    for check in (accounting.verify_ledger, accounting.verify_numbers, accounting.verify_billing):
        assert business.read(check).faults == ()
