"""How few statements money at the counter takes, the same for the first as for the hundredth."""

import pytest
from sqlalchemy import text

from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import SoldPiece, WayToPay
from kiosk.back_office.accounting.tables import LEFT_OVER, PENDING
from tests.back_office.accounting.test_books import statements
from tests.back_office.accounting.test_service import FRAME, PRINT
from tests.makers import accounting as makers
from tests.makers.accounting import OWNER

OVERHEAD = 5
"""What every act costs beside its own."""


@pytest.mark.timeout(120)
def test_that_a_counter_sale_takes_as_few_statements_for_one_line_as_for_many(business):
    def count(lines):
        pieces = tuple(SoldPiece(f"Spray {line}", 1, 1_190, 1_900) for line in range(lines))
        values = {"way": WayToPay.CARD, "minor": 1_190 * lines, "at_counter": True}
        with statements(business) as sent:
            payment = business.do(makers.capture, by=OWNER, **values)
        counts.append(len(sent))
        with statements(business) as sent:
            business.do(makers.ring_up, by=OWNER, pieces=pieces, payments=(payment,))
        counts.append(len(sent))

    counts: list[int] = []
    for lines in (1, 20, 1):
        count(lines)
    assert counts[:2] == counts[2:4] == counts[4:]
    assert counts[0] <= OVERHEAD + 6
    assert counts[1] <= OVERHEAD + 12


def test_that_paying_at_the_pickup_takes_few_statements(business):
    order = makers.an_order(business, FRAME, PRINT)
    lines = {order.lines[1].id: 1}
    due = business.read(accounting.due, order=order.id, lines=lines)
    values = {"way": WayToPay.CARD, "minor": due, "at_counter": True, "order": order.id}
    with statements(business) as sent:
        business.do(makers.capture, by=OWNER, **values)
    # What is known of the order, the payment, the axis of the order, and an entry of five.
    assert len(sent) <= OVERHEAD + 1 + 1 + 3 + 5


def test_that_what_is_unfinished_is_found_without_reading_every_payment(business):
    with business.engines.reader.connect() as connection:
        if connection.dialect.name != "sqlite":
            return
        for said, index in ((LEFT_OVER, "ix_payment_left"), (PENDING, "ix_payment_pending")):
            asked = f"EXPLAIN QUERY PLAN SELECT * FROM payment WHERE {said}"
            plan = " ".join(str(row) for row in connection.execute(text(asked)))
            assert index in plan
