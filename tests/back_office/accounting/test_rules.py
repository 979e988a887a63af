"""Tax, tax mixes and hand-overs in plain numbers: whatever happens, no cent is lost."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.back_office.accounting import rules
from kiosk.back_office.accounting.rules import Bill, BillLine, LineKind, Piece, SoFar, Use
from kiosk.core import money
from kiosk.core.ids import CustomerId, OrderId, OrderLineId
from kiosk.records.orders.rules import Billing

RATES = (0, 700, 1_900, 2_550)


def a_bill(*lines: BillLine) -> Bill:
    total = sum(line.total for line in lines)
    return Bill(OrderId(1), "2026-0001", CustomerId(1), "EUR", total, lines)


def a_line(
    id_: int, total: int, *, quantity: int = 1, rate: int = 1_900, carried: bool = True, **more: int
) -> BillLine:
    tax = money.tax_within(total, rate)
    fee = not carried
    return BillLine(
        OrderLineId(id_), f"Item {id_}", quantity, total, tax, rate, carried, fee=fee, **more
    )


@st.composite
def bills(draw: st.DrawFn) -> Bill:
    """An order of one to five lines of any price and rate, and sometimes shipping."""
    count = draw(st.integers(1, 5))
    lines = [
        a_line(
            place,
            draw(st.integers(0, 100_000)),
            quantity=draw(st.integers(1, 7)),
            rate=draw(st.sampled_from(RATES)),
        )
        for place in range(1, count + 1)
    ]
    if draw(st.booleans()):
        lines.append(a_line(9, draw(st.integers(1, 3_000)), carried=False))
    return a_bill(*lines)


# ------------------------------------------------------------------------------------------- tax


def test_that_shelf_prices_stay_as_they_are():
    made = rules.taxed([(11_900, 1_900), (10_700, 700), (500, 0)], included=True)
    assert [(each.net, each.tax) for each in made] == [(10_000, 1_900), (10_000, 700), (500, 0)]


def test_that_tax_on_top_is_reckoned_once_for_each_rate():
    # 19 % of 3 x 0.03 is 0.0171: by line it would be three times 0.01.
    made = rules.taxed([(3, 1_900), (3, 1_900), (3, 1_900)], included=False)
    assert [each.tax for each in made] == [0, 1, 1]
    assert sum(each.total for each in made) == 11


@given(
    st.lists(st.tuples(st.integers(0, 10**7), st.sampled_from(RATES)), max_size=8), st.booleans()
)
def test_that_lines_add_up_to_the_paper(amounts, included):
    made = rules.taxed(amounts, included=included)
    for (minor, _), each in zip(amounts, made, strict=True):
        assert (each.total if included else each.net) == minor
    if not included:
        for rate in {rate for _, rate in amounts}:
            mine = [
                (minor, each.tax)
                for (minor, its), each in zip(amounts, made, strict=True)
                if its == rate
            ]
            assert sum(tax for _, tax in mine) == money.tax_on(sum(net for net, _ in mine), rate)


def test_that_a_discount_line_keeps_its_sign():
    made = rules.taxed([(10_000, 1_900), (-1_000, 1_900)], included=False)
    assert [each.tax for each in made] == [1_900, -190]


# ------------------------------------------------------------------------------------------ shares


def test_that_ten_thousand_random_shares_lose_nothing():
    chance = random.Random(20260413)
    for _ in range(10_000):
        count = chance.randint(1, 6)
        mix = [
            Piece(LineKind.SHARE, rate, chance.randint(0, 10**6), chance.randint(0, 10**5))
            for rate in range(count)
        ]
        minor = chance.randint(0, 10**7)
        assert sum(piece.total for piece in rules.split(minor, mix)) == minor


@given(bills(), st.integers(1, 100))
def test_that_a_part_of_an_order_and_its_rest_are_the_order(bill, percent):
    if bill.total == 0:
        return
    part = bill.total * percent // 100
    at_mix = rules.at_mix(part, bill)
    assert sum(piece.total for piece in at_mix) == part
    for piece in at_mix:
        # Largest remainder: within a cent of the exact share, for net and for tax.
        whole = [each for each in rules.mix(rules.whole(bill)) if each.bucket == piece.bucket]
        net = sum(each.net for each in whole)
        if len(whole) == 1 and part < bill.total:
            assert abs(piece.net * bill.total - net * part) <= bill.total


@given(st.integers(0, 10**6), st.integers(1, 50), st.sampled_from(RATES))
def test_that_units_one_by_one_are_the_line_with_the_cents_on_the_last(total, quantity, rate):
    line = a_line(1, total, quantity=quantity, rate=rate)
    pieces = [rules.units(line, place, 1) for place in range(quantity)]
    assert sum(piece.total for piece in pieces) == line.total
    assert sum(piece.tax for piece in pieces) == line.tax
    assert all(abs(piece.total - total // quantity) <= 1 for piece in pieces)


def test_that_what_is_below_zero_is_taken_off_the_largest_rate():
    mix = rules.mix(
        [
            Piece(LineKind.GOODS, 1_900, 1_000, 190),
            Piece(LineKind.GOODS, 700, 100, 7),
            Piece(LineKind.GOODS, 0, -50, 0),
        ]
    )
    assert [(piece.rate, piece.net, piece.tax) for piece in mix] == [
        (700, 100, 7),
        (1_900, 950, 190),
    ]


# --------------------------------------------------------------------------------------- posting


@given(bills(), st.integers(0, 100))
def test_that_every_paper_posts_to_zero(bill, percent):
    pieces = rules.whole(bill)
    deducted = bill.total * percent // 100
    for postings in (
        rules.of_deposit(rules.WayToPay.WEB_SHOP, bill.total),
        rules.of_invoice(pieces, deducted),
        rules.of_credit_note(pieces, [(rules.WayToPay.WEB_SHOP, sum(p.total for p in pieces), 0)]),
    ):
        assert sum(posting.minor for posting in postings) == 0


def test_that_shipping_is_income_of_its_own():
    bill = a_bill(a_line(1, 1_190), a_line(9, 595, carried=False))
    postings = {
        (each.use, each.rate): each.minor for each in rules.of_invoice(rules.whole(bill), 0)
    }
    assert postings == {
        (Use.RECEIVABLE, None): 1_785,
        (Use.SALES, 1_900): -1_000,
        (Use.SHIPPING_INCOME, 1_900): -500,
        (Use.TAX_PAYABLE, 1_900): -285,
    }


# ------------------------------------------------------------------------------------- handing over


@pytest.mark.parametrize(
    ("total", "so_far", "billing"),
    [
        (0, SoFar(), Billing.NONE),
        (100, SoFar(), Billing.PENDING),
        (100, SoFar(ahead=100), Billing.AWAITING_PAYMENT),
        (100, SoFar(paid_in=1), Billing.PARTLY_PAID),
        (100, SoFar(paid_in=60, ahead=40), Billing.PARTLY_PAID),
        (100, SoFar(paid_in=60, ahead=40, ahead_paid=40), Billing.PAID),
        (100, SoFar(paid_in=100, refunded=20, credited=20), Billing.PAID),
        (100, SoFar(ahead=100, ahead_paid=100), Billing.PAID),
    ],
)
def test_that_the_billing_axis_follows_from_the_money(total, so_far, billing):
    assert rules.billing_of(total, so_far) is billing


def test_that_a_deposit_is_shared_by_value_with_the_cent_on_the_last():
    bill = a_bill(a_line(1, 1_000), a_line(2, 1_000), a_line(3, 1_000))
    deposit = 1_000
    used, dues = 0, []
    lines = list(bill.lines)
    for place in range(3):
        now = a_bill(*lines)
        taking = rules.taken(now, {lines[place].id: 1}, 0)
        settled = rules.settle(now, taking, SoFar(paid_in=deposit, used=used, final=1_000 * place))
        dues.append(settled.still_to_pay)
        used += settled.deducted
        lines[place] = a_line(place + 1, 1_000, released=1)
    assert used == deposit
    assert dues == [667, 667, 666]


@settings(max_examples=300, deadline=None)
@given(bills(), st.integers(0, 100), st.booleans(), st.data())
def test_that_any_way_of_taking_an_order_comes_to_its_total_and_tax(bill, percent, awaited, data):
    """Deposit, invoice of the rest (paid by then), and hand-overs in any parts: nothing lost, nothing due twice."""
    deposit = bill.total * percent // 100
    ahead = bill.total - deposit if awaited else 0
    billed = {}
    made = 0
    if ahead:
        for piece in rules.at_mix(ahead, bill):
            net, tax = billed.get(piece.bucket, (0, 0))
            billed[piece.bucket] = (net + piece.net, tax + piece.tax)
    so_far = SoFar(paid_in=deposit, ahead=ahead, ahead_paid=ahead)
    due = 0
    while any(line.waiting for line in bill.lines if line.carried):
        waiting = [line for line in bill.lines if line.carried and line.waiting]
        chosen = {line.id: data.draw(st.integers(0, line.waiting)) for line in waiting[1:]}
        chosen[waiting[0].id] = data.draw(st.integers(1, waiting[0].waiting))
        taking = rules.taken(bill, chosen, 0)
        settled = rules.settle(bill, taking, so_far)
        due += settled.still_to_pay
        pieces = taking.pieces
        if settled.billed < settled.value:
            pieces = rules.split(settled.billed, pieces)
        if taking.last and (ahead or settled.billed != settled.value):
            pieces = rules.with_rest(pieces, bill, billed)
        assert sum(piece.total for piece in pieces) == settled.billed
        assert 0 <= settled.deducted <= settled.billed
        for piece in pieces:
            net, tax = billed.get(piece.bucket, (0, 0))
            billed[piece.bucket] = (net + piece.net, tax + piece.tax)
        made += settled.billed
        so_far = SoFar(
            paid_in=deposit, used=so_far.used + settled.deducted, ahead=ahead, ahead_paid=ahead,
            final=made,
        )  # fmt: skip
        bill = a_bill(*(_taken(line, chosen.get(line.id, 0)) for line in bill.lines))
    assert made + ahead == bill.total
    assert sum(tax for _, tax in billed.values()) == sum(line.tax for line in bill.lines)
    assert due == (0 if awaited else bill.total - deposit)
    assert so_far.used == deposit


def _taken(line: BillLine, count: int) -> BillLine:
    return BillLine(
        line.id, line.name, line.quantity, line.total, line.tax, line.rate, line.carried,
        line.released + count, line.cancelled, line.fee,
    )  # fmt: skip


def test_that_what_another_shop_handed_over_is_paid_for_first():
    """100 in all, 40 of it handed over before, 20 of the 100 still awaited: those 20 are due at once."""
    bill = a_bill(a_line(1, 4_000, released=1), a_line(2, 3_000), a_line(3, 3_000))
    so_far = SoFar(paid_in=8_000, ahead=2_000)
    settled = rules.settle(bill, rules.taken(bill, {OrderLineId(2): 1}, 0), so_far)
    assert settled.still_to_pay == 2_000
