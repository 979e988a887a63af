"""Orders as the offices use them: taken in, noted, handed over, cancelled, found, on both databases."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from kiosk.core.refusal import Refused
from kiosk.records.orders import service as orders
from kiosk.records.orders.rules import (
    AXES,
    Axis,
    Billing,
    Delivery,
    Fulfilment,
    OrderRefusal,
    Paper,
    Standing,
    Status,
)
from tests.makers import customers as people
from tests.makers import orders as making
from tests.makers import stock as goods
from tests.makers.orders import OWNER, line, new_order, pairs
from tests.statements import counted


@pytest.fixture
def maren(business):
    return people.customer(business)


def refused(business, verb, **arguments):
    with pytest.raises(Refused) as caught:
        business.do(verb, by=OWNER, **arguments)
    return caught.value.refusal


def take_in(business, *new):
    return business.do(making.take_in, by=OWNER, orders_=new)


# --------------------------------------------------------------------------------------- taking in


def test_that_an_order_keeps_what_it_came_with(business, maren):
    frame = goods.product(business)
    promised = datetime(2026, 4, 14, 10, 30, tzinfo=UTC)
    made = making.order(
        business,
        maren,
        line(frame, quantity=2, discount=300),
        line(sku="", name="Shipping", price=490, carried=False),
        number="#1001",
        source="shopify",
        source_id="5551",
        fingerprint="abc",
        note="Two lines\nof a note",
        promised_at=promised,
        not_after=date(2026, 5, 1),
        delivery=Delivery.CARRIER,
        fulfilment=Fulfilment.WAITING,
        billing=Billing.PAID,
        goods=4_800,
        shipping=490,
    )
    assert (made.number, made.customer, made.source) == ("#1001", maren, "shopify")
    assert (made.total, made.goods, made.discount, made.shipping) == (4_990, 4_800, 300, 490)
    assert (made.standing, made.delivery) == (Standing.CONFIRMED, Delivery.CARRIER)
    assert (made.fulfilment, made.billing, made.paper) == (
        Fulfilment.WAITING, Billing.PAID, Paper.NOT_REQUIRED,
    )  # fmt: skip
    assert (made.note, made.placed_at, made.promised_at) == (
        "Two lines\nof a note", making.PLACED, promised,
    )  # fmt: skip
    assert made.not_after == date(2026, 5, 1)
    assert made.status is Status.CONFIRMED
    first, second = made.lines
    assert (first.position, first.product, first.quantity, first.price) == (1, frame, 2, 2_400)
    assert (first.discount, first.total, first.tax, first.waiting) == (300, 4_500, 718, 2)
    assert (second.position, second.product, second.carried) == (2, None, False)
    assert made.to_carry == (first,)


def test_that_an_order_without_a_number_gets_the_next_of_the_house(business, maren):
    made = take_in(business, *(new_order(maren) for _ in range(3)))
    numbers = [business.read(orders.order, order=each).number for each in made]
    year, _, first = numbers[0].partition("-")
    assert len(year) == 4
    assert numbers == [f"{year}-{int(first) + place:04d}" for place in range(3)]


def test_that_numbers_of_the_house_go_only_to_those_without_one(business, maren):
    made = take_in(business, new_order(maren), new_order(maren, number="#7"), new_order(maren))
    numbers = [business.read(orders.order, order=each).number for each in made]
    assert numbers[1] == "#7"
    assert int(numbers[2][5:]) == int(numbers[0][5:]) + 1


def test_that_a_refused_order_leaves_no_gap_in_the_numbers(business, maren):
    (first,) = take_in(business, new_order(maren))
    refused(business, making.take_in, orders_=(new_order(maren), new_order(maren, total=1)))
    (second,) = take_in(business, new_order(maren))
    one, other = (business.read(orders.order, order=each).number for each in (first, second))
    assert int(other[5:]) == int(one[5:]) + 1


def test_that_a_number_that_is_taken_gets_a_count_behind_it(business, maren):
    made = take_in(
        business,
        new_order(maren, number="#1001", source="one", source_id="1"),
        new_order(maren, number="#1001", source="two", source_id="1"),
    )
    more = take_in(business, new_order(maren, number="#1001"))
    numbers = [business.read(orders.order, order=each).number for each in (*made, *more)]
    assert numbers == ["#1001", "#1001-2", "#1001-3"]


def test_that_an_order_that_came_before_is_refused(business, maren):
    new = new_order(maren, number="#1", source="shopify", source_id="1")
    take_in(business, new)
    again = replace(new, number="#2")
    assert refused(business, making.take_in, orders_=(again,)).code is OrderRefusal.ALREADY_TAKEN_IN
    assert business.read(orders.by_number, number="#2") is None


def test_that_an_order_twice_in_one_batch_is_refused(business, maren):
    new = new_order(maren, source="shopify", source_id="1")
    code = refused(business, making.take_in, orders_=(new, new)).code
    assert code is OrderRefusal.ALREADY_TAKEN_IN


def test_that_two_shops_may_use_the_same_ids(business, maren):
    made = take_in(
        business,
        new_order(maren, source="one", source_id="1"),
        new_order(maren, source="two", source_id="1"),
        new_order(maren, source="one"),
        new_order(maren, source="one"),
    )
    assert len(set(made)) == 4


def test_that_an_order_that_cannot_be_is_refused(business, maren):
    for changes, code in (
        ({"lines": ()}, OrderRefusal.NO_LINES),
        ({"currency": "USD"}, OrderRefusal.OTHER_CURRENCY),
        ({"total": 2_401}, OrderRefusal.DOES_NOT_ADD_UP),
        ({"tax": 0}, OrderRefusal.DOES_NOT_ADD_UP),
        ({"goods": 0}, OrderRefusal.DOES_NOT_ADD_UP),
        ({"shipping": 1}, OrderRefusal.DOES_NOT_ADD_UP),
        ({"discount": -1}, OrderRefusal.DOES_NOT_ADD_UP),
    ):
        new = replace(new_order(maren, number="#9"), **changes)
        said = refused(business, making.take_in, orders_=(new_order(maren), new))
        assert said.code is code
        assert said.facts["number"] == "#9"
        assert business.read(orders.recent) == ()


def test_that_texts_of_an_order_are_cleaned(business, maren):
    dirty = line(sku="A\u202eB", name="Frame\x07  oak")
    made = making.order(business, maren, dirty, number=" #\u200b7 ", note="a\r\nb\x00")
    assert (made.number, made.note) == ("#7", "a\nb")
    assert (made.lines[0].sku, made.lines[0].name) == ("AB", "Frame oak")


@pytest.mark.parametrize(
    ("standing", "gone", "axis", "status"),
    [
        (Standing.HISTORY, (2, 0), Fulfilment.SENT, Status.DONE),
        (Standing.CANCELLED, (0, 2), Fulfilment.NONE, Status.CANCELLED),
        (Standing.DRAFT, (0, 0), Fulfilment.NONE, Status.DRAFT),
    ],
)
def test_that_an_order_comes_in_as_it_stands(business, maren, standing, gone, axis, status):
    made = making.order(business, maren, line(quantity=2), standing=standing)
    assert (made.lines[0].released, made.lines[0].cancelled) == gone
    assert (made.fulfilment, made.status) == (axis, status)
    assert business.read(orders.verify).faults == ()


def test_that_a_part_that_went_before_stays_gone(business, maren):
    part = replace(line(quantity=5), released=2, cancelled=1)
    made = making.order(business, maren, part)
    assert made.lines[0].waiting == 2
    assert made.fulfilment is Fulfilment.PARTIAL


def test_that_a_thousand_orders_cost_hardly_more_statements_than_one(business, maren):
    def cost(many: int) -> int:
        new = tuple(
            new_order(maren, number=f"#{many}-{each}", source="s", source_id=f"{many}-{each}")
            for each in range(many)
        )
        with counted(business) as seen:
            take_in(business, *new)
        return len(seen)

    one, many = cost(1), cost(900)
    assert one <= many <= one + 2


# ------------------------------------------------------------------------------------------- noting


def test_that_an_axis_says_what_was_noted(business, maren):
    made = making.order(business, maren)
    version = made.version
    for axis, values in AXES.items():
        for value in [*values, *reversed(values)]:
            before = getattr(business.read(orders.order, order=made.id), axis)
            business.do(making.note, by=OWNER, order=made.id, axis=axis, value=value)
            after = business.read(orders.order, order=made.id)
            assert getattr(after, axis) is value
            version += before is not value
            assert after.version == version


def test_that_a_note_on_no_order_is_refused(business):
    said = refused(business, making.note, order=4_711, axis=Axis.PAPER, value=Paper.MISSING)
    assert said.code is OrderRefusal.UNKNOWN_ORDER


def test_that_an_axis_takes_only_its_own_words(business, maren):
    made = making.order(business, maren)
    with pytest.raises(ValueError, match="declined"):
        business.do(making.note, by=OWNER, order=made.id, axis=Axis.BILLING, value=Paper.DECLINED)


# ------------------------------------------------------------------------------------ handing over


def test_that_a_part_and_then_the_rest_are_handed_over(business, maren):
    made = making.order(business, maren, line(quantity=3), line(sku="B", quantity=1))
    first, second = made.lines
    part = business.do(making.release, by=OWNER, order=made.id, lines=pairs({first.id: 2}))
    assert part is Fulfilment.PARTIAL
    after = business.read(orders.order, order=made.id)
    assert after.fulfilment is Fulfilment.PARTIAL
    assert [each.waiting for each in after.lines] == [1, 1]
    rest = business.do(
        making.release, by=OWNER, order=made.id, lines=pairs({first.id: 1, second.id: 1})
    )
    assert rest is Fulfilment.SENT
    after = business.read(orders.order, order=made.id)
    assert [each.waiting for each in after.lines] == [0, 0]
    assert after.to_carry == ()
    assert business.read(orders.verify).faults == ()


def test_that_what_is_cancelled_does_not_wait_any_more(business, maren):
    made = making.order(business, maren, line(quantity=3))
    (only,) = made.lines
    business.do(making.release, by=OWNER, order=made.id, lines=pairs({only.id: 1}))
    rest = business.do(making.cancel_rest, by=OWNER, order=made.id, lines=pairs({only.id: 2}))
    assert rest is Fulfilment.SENT
    whole = making.order(business, maren, line(quantity=3))
    gone = business.do(
        making.cancel_rest, by=OWNER, order=whole.id, lines=pairs({whole.lines[0].id: 3})
    )
    assert gone is Fulfilment.NONE


def test_that_services_do_not_keep_an_order_from_being_handed_over(business, maren):
    made = making.order(business, maren, line(), line(name="Fitting", carried=False))
    done = business.do(making.release, by=OWNER, order=made.id, lines=pairs({made.lines[0].id: 1}))
    assert done is Fulfilment.SENT


@pytest.mark.parametrize("verb", [making.release, making.cancel_rest])
def test_that_more_than_waits_is_refused_with_the_line_that_is_short(business, maren, verb):
    made = making.order(business, maren, line(quantity=3), line(sku="B", name="Print"))
    first, second = made.lines
    said = refused(business, verb, order=made.id, lines=pairs({first.id: 3, second.id: 2}))
    assert said.code is OrderRefusal.MORE_THAN_WAITING
    assert said.facts == {"name": "Print", "waiting": 1, "wanted": 2}
    assert business.read(orders.order, order=made.id) == made


def test_that_a_line_of_another_order_is_refused(business, maren):
    made, other = making.order(business, maren), making.order(business, maren)
    wrong = {other.lines[0].id: 1}
    said = refused(business, making.release, order=made.id, lines=pairs(wrong))
    assert said.code is OrderRefusal.UNKNOWN_LINE
    said = refused(business, making.release, order=4_711, lines=pairs(wrong))
    assert said.code is OrderRefusal.UNKNOWN_ORDER


def test_that_nothing_handed_over_changes_nothing(business, maren):
    made = making.order(business, maren)
    business.do(making.release, by=OWNER, order=made.id, lines=pairs({made.lines[0].id: 0}))
    assert business.read(orders.order, order=made.id) == made


def test_that_less_than_nothing_is_our_own_mistake(business, maren):
    made = making.order(business, maren)
    with pytest.raises(ValueError, match="less than nothing"):
        business.do(making.release, by=OWNER, order=made.id, lines=pairs({made.lines[0].id: -1}))


def test_that_an_exception_stays_until_the_last_piece_is_out(business, maren):
    made = making.order(business, maren, line(quantity=2))
    (only,) = made.lines
    business.do(
        making.note, by=OWNER, order=made.id, axis=Axis.FULFILMENT, value=Fulfilment.EXCEPTION
    )
    lines = {only.id: 1}
    assert business.do(making.release, by=OWNER, order=made.id, lines=pairs(lines)) is (
        Fulfilment.EXCEPTION
    )
    assert (
        business.do(making.release, by=OWNER, order=made.id, lines=pairs(lines)) is Fulfilment.SENT
    )


# ------------------------------------------------------------------------------------------ finding


def test_that_an_order_is_found_by_its_number_with_and_without_its_sign(business, maren):
    made = making.order(business, maren, number="#1001")
    for said in ("#1001", "1001", " 1001 ", "#\u200b1001"):
        assert business.read(orders.by_number, number=said) == made.id
    for said in ("", "100", "#100", "1001%", "100_", "##1001"):
        assert business.read(orders.by_number, number=said) is None
    plain = making.order(business, maren, number="1001")
    assert business.read(orders.by_number, number="1001") == plain.id


def test_that_what_came_from_a_source_is_known_by_its_id(business, maren):
    made = take_in(
        business,
        new_order(maren, source="shopify", source_id="1", fingerprint="one"),
        new_order(maren, source="shopify", source_id="2", fingerprint="two"),
        new_order(maren, source="other", source_id="3", fingerprint="three"),
    )
    known = business.read(
        orders.known_sources, source="shopify", source_ids=["1", "2", "3", "1", "none"]
    )
    assert {key: (each.order, each.fingerprint) for key, each in known.items()} == {
        "1": (made[0], "one"),
        "2": (made[1], "two"),
    }


def test_that_recent_orders_come_newest_first_and_as_asked(business, maren):
    jan = people.customer(business, "Jan Meier")
    one = making.order(business, maren, billing=Billing.PAID)
    two = making.order(business, jan, fulfilment=Fulfilment.WAITING)
    three = making.order(business, maren, standing=Standing.HISTORY)

    def found(**asked):
        return [each.id for each in business.read(orders.recent, **asked)]

    assert found() == [three.id, two.id, one.id]
    assert found(limit=1) == [three.id]
    assert found(standing=Standing.CONFIRMED) == [two.id, one.id]
    assert found(customer=maren) == [three.id, one.id]
    assert found(billing=Billing.PAID) == [one.id]
    assert found(fulfilment=Fulfilment.WAITING, customer=jan) == [two.id]
    assert found(fulfilment=Fulfilment.WAITING, customer=maren) == []


def test_that_many_orders_are_read_in_two_statements(business, maren):
    made = take_in(business, *(new_order(maren, line(), line(sku="B")) for _ in range(60)))
    with counted(business) as seen:
        found = business.read(orders.orders, orders=[*made, made[0], 4_711])
    assert len(seen) == 2
    assert list(found) == made
    assert all([each.position for each in order.lines] == [1, 2] for order in found.values())
    with counted(business) as seen:
        business.read(orders.recent, limit=60)
    assert len(seen) == 3


def test_that_an_order_is_found_by_its_line(business, maren):
    made = making.order(business, maren)
    assert business.read(orders.order_of_line, line=made.lines[0].id) == made.id
    with pytest.raises(Refused):
        business.read(orders.order_of_line, line=4_711)
    with pytest.raises(Refused):
        business.read(orders.order, order=4_711)
