"""Splits lose nothing: whatever is shared, taxed, taken in parts or given back piece by piece adds up again."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.back_office.accounting import rules
from kiosk.back_office.accounting.rules import Bill, BillLine, SoFar
from kiosk.core import money
from kiosk.core.ids import CustomerId, OrderId, OrderLineId

RATES = (0, 260, 700, 810, 1_000, 1_900, 2_000, 2_500)


def a_bill(chance: Random) -> Bill:
    """An order of one to four lines, some of many units, some dear."""
    lines = []
    for number in range(chance.randint(1, 4)):
        quantity, rate = chance.randint(1, 5), chance.choice(RATES)
        total = chance.choice((0, 1, chance.randint(0, 999), chance.randint(0, 10**9)))
        tax = money.tax_within(total, rate)
        line = OrderLineId(number + 1)
        lines.append(BillLine(line, "x", quantity, total, tax, rate, carried=True))
    total = sum(line.total for line in lines)
    return Bill(OrderId(1), "1", CustomerId(1), "EUR", total, tuple(lines))


def shares(chance: Random) -> None:
    """Any amount among any weights."""
    total = chance.randint(-(10**13), 10**13)
    weights = [chance.randint(0, 10 ** chance.randint(0, 9)) for _ in range(chance.randint(1, 7))]
    assert sum(money.share(total, weights)) == total


def mixes(chance: Random) -> None:
    """Any part of an order at its tax mix, and the tax of a deposit taken back part by part."""
    bill = a_bill(chance)
    if not bill.total:
        return
    minor = chance.randint(1, bill.total)
    pieces = rules.split(minor, rules.mix(rules.whole(bill)))
    assert sum(piece.total for piece in pieces) == minor
    assert all(piece.net >= 0 and piece.tax >= 0 for piece in pieces)
    gone, back = 0, [0] * len(pieces)
    while gone < minor:
        some = chance.randint(1, minor - gone)
        for place, piece in enumerate(pieces):
            back[place] += rules.part_of(piece.tax, gone, gone + some, minor)
        gone += some
    assert back == [piece.tax for piece in pieces]


def takings(chance: Random) -> None:
    """An order with a deposit, fetched in parts, each part paid at the counter: to its total, to the cent."""
    bill = a_bill(chance)
    deposit = chance.randint(0, bill.total)
    so_far, due = SoFar(paid_in=deposit), 0
    while any(line.waiting for line in bill.lines):
        some = {line.id: chance.randint(0, line.waiting) for line in bill.lines}
        if not any(some.values()):
            continue
        taking = rules.taken(bill, some, 0)
        to_pay = rules.settle(bill, taking, so_far).still_to_pay
        paid = replace(so_far, paid_in=so_far.paid_in + to_pay, counter=to_pay)
        settled = rules.settle(bill, taking, paid)
        assert settled.still_to_pay == 0
        assert settled.counter == to_pay
        assert settled.deducted + settled.counter == settled.billed == taking.value
        due += to_pay
        used = so_far.used + settled.deducted + settled.counter
        final = so_far.final + settled.billed
        so_far = replace(paid, used=used, final=final, counter=0)
        lines = [replace(line, released=line.released + some[line.id]) for line in bill.lines]
        bill = replace(bill, lines=tuple(lines))
    assert (so_far.final, so_far.used, so_far.deposit_left) == (bill.total, bill.total, 0)
    assert deposit + due == bill.total


def returns(chance: Random) -> None:
    """A line given back unit by unit, in any portions."""
    quantity, amount = chance.randint(1, 9), chance.randint(0, 10**12)
    before, back = 0, 0
    while before < quantity:
        count = chance.randint(1, quantity - before)
        back += rules.part_of(amount, before, before + count, quantity)
        before += count
    assert back == amount


def taxes(chance: Random) -> None:
    """Shelf prices never move; net prices carry tax once for each rate."""
    amounts = [
        (chance.randint(0, 10**9), chance.choice(RATES)) for _ in range(chance.randint(1, 6))
    ]
    inside = rules.taxed(amounts, included=True)
    assert [each.total for each in inside] == [minor for minor, _ in amounts]
    added = rules.taxed(amounts, included=False)
    for rate in {rate for _, rate in amounts}:
        places = [place for place, each in enumerate(amounts) if each[1] == rate]
        whole = sum(amounts[place][0] for place in places)
        assert sum(added[place].tax for place in places) == money.tax_on(whole, rate)


SPLITS = (shares, mixes, takings, returns, taxes)


def split(chance: Random) -> None:
    chance.choice(SPLITS)(chance)


@settings(max_examples=3_000, deadline=None, database=None)
@given(st.integers(0, 2**64))
def test_that_a_random_split_loses_nothing(seed):
    split(Random(seed))


@pytest.mark.slow
@pytest.mark.timeout(1_200)
def test_that_a_million_random_splits_lose_nothing():
    chance = Random(20_260_421)
    for _ in range(1_000_000):
        split(chance)
