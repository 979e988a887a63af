"""What a sale and a return cost: so many statements, the same after many sales as after one."""

from __future__ import annotations

from kiosk.front_office.sales import service as sales
from kiosk.front_office.sales.rules import Item
from tests.makers import sales as made
from tests.statements import counted

SALE, RETURN, LOOK = 36, 44, 4


def test_that_a_sale_costs_few_statements_however_many_there_were(business):
    by, goods = made.a_counter(business)
    items = (Item(goods["SPRAY"], 1), Item(goods["CARD"], 2), Item(goods["BAG"], 1))
    total = made.price(business, items)
    costs = []
    for _ in range(12):
        with counted(business) as seen:
            made.sold(business, by, *items, shown=total, given=2_000)
        costs.append(len(seen))
    assert max(costs[1:]) == min(costs[1:])
    assert costs[-1] <= SALE


def test_that_a_return_costs_few_statements(business):
    by, goods = made.a_counter(business)
    sold = made.sold(business, by, Item(goods["SPRAY"], 4), Item(goods["CARD"], 2))
    made.back(business, by, sold, 1)
    with counted(business) as seen:
        made.back(business, by, sold, 1, 1)
    assert len(seen) <= RETURN


def test_that_the_keys_are_a_few_reads(business):
    made.a_counter(business)
    with counted(business) as seen:
        business.read(sales.picture_keys)
    assert len(seen) <= LOOK
