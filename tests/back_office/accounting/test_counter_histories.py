"""Random days at the counter, in one business: I1 and I4 after every step, and verify at the end."""

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import Back, PaymentState, SoldPiece, Use, WayToPay
from kiosk.core import ids
from kiosk.core.refusal import Refused
from kiosk.records.orders import service as orders
from tests.back_office.accounting.test_histories import LINES, an_order
from tests.back_office.accounting.test_selling import allow
from tests.makers import accounting as makers
from tests.makers.accounting import OWNER, balances

WAYS = (WayToPay.CASH, WayToPay.CARD, WayToPay.TRANSFER, WayToPay.STORE_CREDIT)
VERBS = (
    "deposit", "counter", "counter", "take", "take", "begin", "settle", "fail", "void", "refund",
    "sell", "back", "full", "later", "invoice", "credit", "cancel",
)  # fmt: skip
STEPS = st.lists(
    st.tuples(st.sampled_from(VERBS), st.integers(1, 120), st.sampled_from(WAYS), st.booleans()),
    min_size=1,
    max_size=12,
)
OWED = {
    Use.DEPOSITS: "SELECT -coalesce(sum(minor - used - returned), 0) FROM payment"
    " WHERE state IN ('captured', 'partly_refunded', 'refunded')",
    Use.RECEIVABLE: "SELECT coalesce(sum(total - deducted - paid - credited), 0) FROM invoice"
    " WHERE state = 'posted'",
    Use.STORE_CREDIT: "SELECT (SELECT coalesce(sum(minor), 0) FROM payment WHERE way = 'store_credit'"
    " AND state IN ('captured', 'partly_refunded', 'refunded'))"
    " - (SELECT coalesce(sum(minor), 0) FROM refund WHERE way = 'store_credit')",
}
"""What the papers and payments say that an account's balance must be (I4)."""


def one(business, statement, **values):
    with business.engines.reader.connect() as connection:
        return connection.execute(text(statement), values).scalar()


def holds(business):
    """I1: debits are credits. I4: captured less refunded less allocated is the customers' credit."""
    made = balances(business)
    for use, asked in OWED.items():
        assert made.get(use, 0) == one(business, asked), use
    cleared = sum(made.get(use, 0) for use in (Use.CASH, Use.CARD_CLEARING, Use.TRANSFER_CLEARING))
    assert cleared == one(
        business,
        "SELECT (SELECT coalesce(sum(minor + rounding), 0) FROM payment WHERE way IN"
        " ('cash', 'card', 'transfer') AND state IN ('captured', 'partly_refunded', 'refunded'))"
        " - (SELECT coalesce(sum(minor + rounding), 0) FROM refund"
        " WHERE way IN ('cash', 'card', 'transfer'))",
    )


def newest(business, where):
    return one(business, f"SELECT max(id) FROM payment WHERE {where}")


def units(order, percent):
    waiting = [line for line in order.lines if line.carried and line.waiting]
    return tuple(
        (line.id, min((line.waiting * percent + 99) // 100, line.waiting)) for line in waiting
    )


def asked_for(business, order, step):
    """The act of one step with its arguments; None where there is nothing that it could be about."""
    what, percent, way, flag = step
    coins = {"rounding": percent % 3 - 1} if way is WayToPay.CASH else {}
    some = units(order, percent)
    minor = max(order.total * percent // 100, 1)
    any_payment = newest(business, "true" if flag else "used < minor")
    pending = newest(business, "state = 'pending'")
    paper = one(business, "SELECT max(id) FROM invoice WHERE kind IN ('receipt', 'final_invoice')")
    if what == "counter":
        due = business.read(accounting.due, order=order.id, lines=dict(some)) + (not flag)
        said = {"way": way, "minor": due, "at_counter": True, "order": order.id} | coins
        return makers.capture, said
    if what == "sell":
        values = {"way": way, "minor": minor, "at_counter": True, "customer": order.customer}
        payment = business.do(makers.capture, by=OWNER, **values, **coins)
        pieces = (SoldPiece("Cloth", 1 + percent % 3, minor - minor // 3, 700),)
        pieces += (SoldPiece("Spray", 2, minor // 3, 1_900),)
        return makers.ring_up, {"pieces": pieces, "payments": (payment,)}
    if what == "back":
        if paper is None:
            return None
        lines = business.read(accounting.sale_paper, invoice=paper).lines
        line = lines[percent % len(lines)]
        pieces = (Back(line.id, line.quantity if flag else 1),)
        return makers.credit_lines, {"invoice": paper, "pieces": pieces, "way": way} | coins
    return {
        "deposit": (
            makers.capture,
            {"way": way, "minor": minor, "at_counter": False, "order": order.id} | coins,
        ),
        "take": (makers.hand_over, {"order": order.id, "units": some}),
        "begin": (
            makers.begin,
            {"way": WayToPay.CARD, "minor": minor, "at_counter": flag, "order": order.id},
        ),
        "settle": (makers.settle, {"payment": pending or 0, "outcome": PaymentState.CAPTURED}),
        "fail": (makers.settle, {"payment": pending or 0, "outcome": PaymentState.FAILED}),
        "void": (makers.void, {"payment": any_payment or 0}),
        "refund": (
            makers.refund,
            {"payment": any_payment or 0, "minor": minor, "way": way} | coins,
        ),
        "full": (makers.full_invoice, {"receipt": paper or 0, "name": "Brill"}),
        "later": (makers.invoice_later, {"order": order.id, "minor": minor}),
        "invoice": (makers.invoice_order, {"order": order.id, "open_minor": minor}),
        "credit": (makers.credit, {"order": order.id, "minor": max(minor // 4, 1)}),
        "cancel": (makers.cancel, {"order": order.id, "units": some[:1]}),
    }[what]


def a_day(business, lines, fee, steps, done):
    """One order and what happens at the counter meanwhile; each act is asked for twice with its key."""
    order = an_order(business, lines, fee)
    for step in steps:
        order = business.read(orders.order, order=order.id)
        try:
            asked = asked_for(business, order, step)
            if asked is None:
                continue
            verb, values = asked
            key = ids.command_key()
            answer = business.do(verb, OWNER, key, **values)
            assert business.do(verb, OWNER, key, **values) == answer
            done[step[0]] += 1
        except Refused:
            pass
        holds(business)


def verified(business):
    for check in (accounting.verify_ledger, accounting.verify_numbers, accounting.verify_billing):
        assert business.read(check).faults == ()


def test_that_money_is_where_the_papers_say_after_every_step_of_any_day(business):
    allow(business, 10**6)
    done = dict.fromkeys(VERBS, 0)

    @settings(
        max_examples=30,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
        database=None,
    )
    @given(LINES, st.sampled_from((0, 490)), STEPS)
    def any_day(lines, fee, steps):
        a_day(business, lines, fee, steps, done)

    any_day()
    verified(business)
    assert sum(1 for count in done.values() if count) >= 8, done


@pytest.mark.slow
@pytest.mark.timeout(1_200)
def test_that_a_thousand_days_leave_the_books_whole(business):
    allow(business, 10**6)
    done, chance = dict.fromkeys(VERBS, 0), Random(11)
    for number in range(1_000):
        lines = [
            (chance.choice((0, 1, chance.randint(0, 20_000))), chance.randint(1, 4), rate)
            for rate in chance.choices((0, 700, 1_900), k=chance.randint(1, 4))
        ]
        steps = [
            (
                chance.choice(VERBS),
                chance.randint(1, 120),
                chance.choice(WAYS),
                chance.random() < 0.5,
            )
            for _ in range(chance.randint(1, 12))
        ]
        a_day(business, lines, chance.choice((0, 490)), steps, done)
        if number % 100 == 99:
            verified(business)
    assert min(done.values()) > 0, done
