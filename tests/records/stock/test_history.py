"""I2: whatever happened, what is on hand is the sum of all moves, and counted goods are never below zero."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.core.refusal import Refused
from kiosk.records.stock import rules
from kiosk.records.stock import service as stock
from kiosk.records.stock.rules import NewMove, PlaceKind, Why
from tests.makers import stock as making
from tests.makers.stock import OWNER

INSIDE = sorted(set(PlaceKind) - rules.OUTSIDE)
kinds = st.sampled_from(sorted(PlaceKind))
one_move = st.tuples(st.just("move"), st.integers(0, 2), st.integers(1, 4), kinds, kinds)
one_batch = st.tuples(st.just("batch"), st.lists(one_move, min_size=2, max_size=4))
one_receipt = st.tuples(st.just("receive"), st.integers(0, 2), st.integers(1, 5))
one_reversal = st.tuples(st.just("reverse"), st.integers(0, 9))
histories = st.lists(st.one_of(one_move, one_batch, one_receipt, one_reversal), max_size=14)


class Told:
    """The same history as a list of moves: what is on hand is added up from the start each time."""

    def __init__(self) -> None:
        self.moves: list[tuple[int, NewMove]] = []

    def quantities(self, product: int) -> dict[int, int]:
        found: dict[int, int] = {}
        for _, each in self.moves:
            if each.product == product:
                found[each.to_place] = found.get(each.to_place, 0) + each.quantity
                found[each.from_place] = found.get(each.from_place, 0) - each.quantity
        return {place: quantity for place, quantity in found.items() if quantity}


def do_one(business, told: Told, products, places, step) -> None:
    name, *rest = step
    if name == "receive":
        product, quantity = products[rest[0]], rest[1]
        made = business.do(stock.receive, by=OWNER, product=product, quantity=quantity)
        supplier, store = places[PlaceKind.SUPPLIER], places[PlaceKind.STORE]
        told.moves.append((made, NewMove(product, quantity, supplier, store, Why.RECEIVED)))
        return
    if name == "reverse":
        if not told.moves:
            return
        number, move = told.moves[rest[0] % len(told.moves)]
        back = business.do(making.reverse, by=OWNER, move=number)
        mirror = NewMove(move.product, move.quantity, move.to_place, move.from_place, Why.REVERSED)
        told.moves.append((back, mirror))
        return
    steps = rest[0] if name == "batch" else [step]
    moves = tuple(
        NewMove(products[which], quantity, places[one], places[other], Why.FOUND)
        for _, which, quantity, one, other in steps
    )
    made = business.do(making.move_all, by=OWNER, moves=moves)
    told.moves.extend(zip(made, moves, strict=True))


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(histories)
def test_that_any_history_leaves_on_hand_what_its_moves_add_up_to(business, history):
    places = making.places(business)
    number = len(business.read(stock.product_list, limit=1_000))
    products = [
        making.product(business, f"P-{number}-{which}", in_store=which * 2) for which in range(3)
    ]
    told = Told()
    for which, product in enumerate(products):
        if which:
            first = NewMove(
                product,
                which * 2,
                places[PlaceKind.SUPPLIER],
                places[PlaceKind.STORE],
                Why.RECEIVED,
            )
            told.moves.append((-1, first))
    for step in history:
        before = len(told.moves)
        try:
            if step[0] != "reverse" or (told.moves and told.moves[step[1] % before][0] > 0):
                do_one(business, told, products, places, step)
        except Refused:
            # Nothing was kept: the next look shows it.
            assert len(told.moves) == before
    for product in products:
        found = {
            each.place.id: each.quantity for each in business.read(stock.where_is, product=product)
        }
        assert found == told.quantities(product)
        if business.read(stock.product, product=product).counted:
            assert all(found.get(places[kind], 0) >= 0 for kind in INSIDE)
    assert business.read(stock.verify).faults == ()
