"""I3: handed over + waiting + cancelled is what was ordered, for every line, whatever was tried."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.core.refusal import Refused
from kiosk.records.orders import rules
from kiosk.records.orders import service as orders
from tests.makers import customers as people
from tests.makers import orders as making
from tests.makers.orders import OWNER, line

steps = st.tuples(
    st.sampled_from([making.release, making.cancel_rest]),
    st.dictionaries(st.integers(0, 2), st.integers(0, 4), max_size=3),
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.tuples(st.integers(1, 6), st.booleans()), min_size=3, max_size=3),
    st.lists(steps, max_size=8),
)
def test_that_every_piece_is_handed_over_cancelled_or_waits(business, ordered, history):
    maren = people.customer(business)
    made = making.order(
        business, maren, *(line(quantity=many, carried=carried) for many, carried in ordered)
    )
    gone = {each.id: [0, 0] for each in made.lines}
    for verb, amounts in history:
        lines = {made.lines[which].id: many for which, many in amounts.items()}
        fits = all(
            sum(gone[each.id]) + lines.get(each.id, 0) <= each.quantity for each in made.lines
        )
        try:
            axis = business.do(verb, by=OWNER, order=made.id, lines=making.pairs(lines))
        except Refused:
            assert not fits
        else:
            assert fits
            for which, many in lines.items():
                gone[which][verb is making.cancel_rest] += many
            assert axis is business.read(orders.order, order=made.id).fulfilment
        now = business.read(orders.order, order=made.id)
        assert {each.id: [each.released, each.cancelled] for each in now.lines} == gone
        for each in now.lines:
            assert each.released + each.waiting + each.cancelled == each.quantity
            assert min(each.released, each.waiting, each.cancelled) >= 0
        assert rules.fulfilled(now.lines, now.fulfilment) is now.fulfilment
    assert business.read(orders.verify).faults == ()
