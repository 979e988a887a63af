"""What an order's status follows from, and how its lines add up."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.ids import CustomerId
from kiosk.records.orders import rules, texts
from kiosk.records.orders.rules import (
    AXES,
    Axis,
    Billing,
    Delivery,
    Fulfilment,
    Paper,
    Standing,
    Status,
)
from tests.makers import orders as making

SOMEBODY = CustomerId(1)
AXES_TOGETHER = list(itertools.product(Fulfilment, Billing, Paper))
FINISHED = (
    {Fulfilment.NONE, Fulfilment.SENT},
    {Billing.NONE, Billing.PAID},
    {Paper.NOT_REQUIRED, Paper.COMPLETE},
)


@pytest.mark.parametrize("axes", AXES_TOGETHER, ids="-".join)
def test_that_a_confirmed_order_is_done_exactly_when_all_three_axes_are(axes):
    status = rules.status(Standing.CONFIRMED, *axes)
    done = all(axis in good for axis, good in zip(axes, FINISHED, strict=True))
    assert (status is Status.DONE) == done
    if not done:
        begun = axes[0] in (Fulfilment.PARTIAL, Fulfilment.EXCEPTION, Fulfilment.SENT)
        assert status is (Status.PROCESSING if begun else Status.CONFIRMED)


@pytest.mark.parametrize(
    ("standing", "status"),
    [
        (Standing.DRAFT, Status.DRAFT),
        (Standing.QUOTED, Status.QUOTED),
        (Standing.CANCELLED, Status.CANCELLED),
        (Standing.HISTORY, Status.DONE),
    ],
)
def test_that_no_axis_moves_an_order_that_is_not_confirmed(standing, status):
    assert {rules.status(standing, *axes) for axes in AXES_TOGETHER} == {status}


@pytest.mark.parametrize("said", Fulfilment)
@pytest.mark.parametrize(
    ("out", "waiting", "expected"),
    [
        (0, 0, {Fulfilment.NONE}),
        (2, 0, {Fulfilment.SENT}),
        (1, 1, {Fulfilment.PARTIAL, Fulfilment.EXCEPTION}),
        (0, 2, {Fulfilment.NONE, Fulfilment.WAITING, Fulfilment.EXCEPTION}),
    ],
)
def test_that_fulfilment_says_what_the_lines_say(said, out, waiting, expected):
    assert rules.fulfilment_fitting(said, out=out, waiting=waiting) in expected


@pytest.mark.parametrize("said", Fulfilment)
def test_that_an_exception_stays_until_everything_is_out(said):
    fits = rules.fulfilment_fitting(said, out=1, waiting=1)
    assert (fits is Fulfilment.EXCEPTION) == (said is Fulfilment.EXCEPTION)


amounts = st.integers(0, 5)


@given(st.sampled_from(Fulfilment), amounts, amounts)
def test_that_what_fits_fits_again(said, out, waiting):
    once = rules.fulfilment_fitting(said, out=out, waiting=waiting)
    assert rules.fulfilment_fitting(once, out=out, waiting=waiting) is once


@st.composite
def any_line(draw):
    quantity = draw(st.integers(1, 9))
    released = draw(st.integers(0, quantity))
    cancelled = draw(st.integers(0, quantity - released))
    made = making.line(quantity=quantity, carried=draw(st.booleans()))
    return replace(made, released=released, cancelled=cancelled)


@given(st.lists(any_line(), max_size=5), st.sampled_from(Fulfilment))
def test_that_lines_that_are_not_carried_count_for_nothing(lines, before):
    carried = [line for line in lines if line.carried]
    assert rules.fulfilled(lines, before) is rules.fulfilled(carried, before)


@given(st.lists(any_line(), min_size=1, max_size=5), st.sampled_from(Standing))
def test_that_an_order_comes_in_with_the_axis_that_its_lines_say(lines, standing):
    order = making.new_order(SOMEBODY, *lines, standing=standing, fulfilment=Fulfilment.WAITING)
    gone = [rules.already(line, standing) for line in lines]
    assert all(
        released + cancelled <= line.quantity
        for line, (released, cancelled) in zip(lines, gone, strict=True)
    )
    waits = any(
        line.quantity - released - cancelled
        for line, (released, cancelled) in zip(lines, gone, strict=True)
        if line.carried
    )
    over = rules.fulfilment_of(order) in (Fulfilment.SENT, Fulfilment.NONE)
    assert over == (not waits)


@pytest.mark.parametrize(
    ("standing", "gone"),
    [
        (Standing.HISTORY, (3, 0)),
        (Standing.CANCELLED, (0, 3)),
        (Standing.CONFIRMED, (0, 0)),
        (Standing.DRAFT, (0, 0)),
    ],
)
def test_that_history_and_cancelled_orders_wait_for_nothing(standing, gone):
    assert rules.already(making.line(quantity=3), standing) == gone


def test_that_what_a_line_says_of_its_past_counts_before_the_standing():
    told = replace(making.line(quantity=3), released=1, cancelled=1)
    assert rules.already(told, Standing.HISTORY) == (1, 1)


@given(st.lists(any_line(), min_size=1, max_size=6), st.data())
def test_that_one_cent_anywhere_makes_an_order_not_add_up(lines, data):
    order = making.new_order(SOMEBODY, *lines)
    assert rules.adds_up(order)
    name = data.draw(st.sampled_from(["goods", "discount", "shipping", "tax", "total"]))
    assert not rules.adds_up(replace(order, **{name: getattr(order, name) + 1}))


@given(st.integers(1, 9), st.integers(0, 99_999), st.integers(0, 10_000))
def test_that_tax_on_top_belongs_to_the_total(quantity, price, rate):
    net = quantity * price
    tax = net * rate // 10_000
    line = replace(making.line(quantity=quantity, price=price), total=net + tax, tax=tax)
    order = making.new_order(SOMEBODY, line, taxes_included=False)
    assert rules.adds_up(replace(order, goods=net, total=net + tax))
    assert tax == 0 or not rules.adds_up(replace(order, goods=net, taxes_included=True))


def test_that_every_state_has_its_word():
    for language in ("en", "de", "ar"):
        said = [
            *(texts.status(each, language) for each in Status),
            *(texts.standing(each, language) for each in Standing),
            *(texts.fulfilment(each, language) for each in Fulfilment),
            *(texts.billing(each, language) for each in Billing),
            *(texts.paper(each, language) for each in Paper),
            *(texts.delivery(each, language) for each in Delivery),
        ]
        assert all(said)


def test_that_every_axis_has_its_values():
    assert {Axis.FULFILMENT: Fulfilment, Axis.BILLING: Billing, Axis.PAPER: Paper} == AXES
