"""What `verify` finds in the orders: the row and the column that do not follow from the rest."""

import pytest

from kiosk.records.orders import service as orders
from tests.makers import customers as people
from tests.makers import orders as making
from tests.tampering import tamper


@pytest.fixture
def maren(business):
    return people.customer(business)


@pytest.mark.parametrize(
    ("table", "change", "column"),
    [
        ("sales_order", "total = total + 1, goods = goods + 1", "total"),
        ("sales_order", "goods = goods - 1", "goods"),
        ("sales_order", "tax = tax + 1", "tax"),
        ("sales_order", "fulfilment = 'sent'", "fulfilment"),
        ("order_line", "total = total + 1", "total"),
        ("order_line", "tax = tax - 1", "tax"),
        ("order_line", "released = 1", "fulfilment"),
    ],
)
def test_that_verify_names_the_order_and_the_column(business, maren, table, change, column):
    making.order(business, maren)
    made = making.order(business, maren)
    row = made.id if table == "sales_order" else made.lines[0].id
    tamper(business, f"UPDATE {table} SET {change} WHERE id = :id", id=row)
    check = business.read(orders.verify)
    assert check.checked == 2
    assert [(each.table, each.id, each.column) for each in check.faults] == [
        ("sales_order", made.id, column)
    ]


def test_that_verify_names_an_order_that_lost_its_lines(business, maren):
    made = making.order(business, maren)
    tamper(business, "DELETE FROM order_line WHERE order_id = :id", id=made.id)
    found = {each.column: each.expected for each in business.read(orders.verify).faults}
    assert found == {"total": "0", "tax": "0"}
