"""Stock as the offices use it: places, products, moves, on both databases."""

from itertools import pairwise

import pytest

from kiosk.core.refusal import Refused
from kiosk.records.stock import service as stock
from kiosk.records.stock.rules import (
    OUTSIDE,
    NewMove,
    NewProduct,
    PlaceKind,
    ProductKind,
    StockRefusal,
    Why,
)
from tests.makers import stock as making
from tests.makers.stock import OWNER
from tests.statements import counted
from tests.tampering import tamper


def refusal(business, verb, **arguments) -> StockRefusal:
    with pytest.raises(Refused) as caught:
        business.do(verb, by=OWNER, **arguments)
    code = caught.value.refusal.code
    assert isinstance(code, StockRefusal)
    return code


def on_hand(business, product) -> dict[PlaceKind, int]:
    """By kind of place, of the one place of each kind that these tests use."""
    return {
        each.place.kind: each.quantity for each in business.read(stock.where_is, product=product)
    }


# ----------------------------------------------------------------------------------------- places


def test_that_the_first_run_opened_the_places(business):
    named = {place.name: place.kind for place in business.read(stock.places)}
    assert named == {
        "Store": PlaceKind.STORE,
        "Bench": PlaceKind.BENCH,
        "Set aside": PlaceKind.ASIDE,
        "Customers": PlaceKind.CUSTOMER,
        "Suppliers": PlaceKind.SUPPLIER,
        "Adjustments": PlaceKind.ADJUSTMENT,
    }


def test_that_a_shelf_place_is_found_by_its_label(business):
    made = business.do(stock.add_place, by=OWNER, name="  B-04 ", kind=PlaceKind.SHELF)
    found = business.read(stock.find_place, name="B-04")
    assert (found.id, found.name, found.kind) == (made, "B-04", PlaceKind.SHELF)
    assert business.read(stock.places, kind=PlaceKind.SHELF) == (found,)
    assert business.read(stock.find_place, name="B-05") is None


def test_that_two_places_never_share_a_label(business):
    making.shelves(business, ["B-04"])
    code = refusal(business, stock.add_place, name="B-04", kind=PlaceKind.BENCH)
    assert code is StockRefusal.PLACE_TAKEN


def test_that_a_place_without_a_name_is_refused(business):
    code = refusal(business, stock.add_place, name=" \u200b ", kind=PlaceKind.SHELF)
    assert code is StockRefusal.PLACE_NAME_MISSING


def test_that_a_kind_without_a_place_is_refused(business):
    with pytest.raises(Refused) as caught:
        business.read(stock.place_of, kind=PlaceKind.SHELF)
    assert caught.value.refusal.code is StockRefusal.UNKNOWN_PLACE


# --------------------------------------------------------------------------------------- products


def test_that_a_product_is_found_by_sku_and_by_barcode(business):
    made = making.product(business, "FRAME-A4", barcode="4006381333931")
    for code in ("FRAME-A4", " FRAME-A4 ", "4006381333931"):
        found = business.read(stock.find_product, code=code)
        assert found is not None
        assert found.id == made
    for code in ("", "frame", "FRAME-A%", "FRAME_A4", "4006381333932"):
        assert business.read(stock.find_product, code=code) is None


def test_that_a_sku_wins_over_somebody_elses_barcode(business):
    making.product(business, "ONE", barcode="TWO")
    two = making.product(business, "TWO")
    assert business.read(stock.find_product, code="TWO").id == two


def test_that_a_product_keeps_what_was_said_of_it(business):
    new = NewProduct("EYE-1", "Eye test", 4_500, 700, ProductKind.SERVICE, "123", "eye.webp")
    made = business.do(stock.add_product, by=OWNER, product=new)
    found = business.read(stock.product, product=made)
    assert (found.sku, found.name, found.price, found.rate) == ("EYE-1", "Eye test", 4_500, 700)
    assert (found.kind, found.barcode, found.picture) == (ProductKind.SERVICE, "123", "eye.webp")
    assert not found.counted


def test_that_a_product_that_cannot_be_is_refused(business):
    making.product(business, "TAKEN")
    for new, code in (
        (NewProduct("", "Frame", 1, 0), StockRefusal.SKU_MISSING),
        (NewProduct("\u202e", "Frame", 1, 0), StockRefusal.SKU_MISSING),
        (NewProduct("A", " ", 1, 0), StockRefusal.PRODUCT_NAME_MISSING),
        (NewProduct("A", "Frame", -1, 0), StockRefusal.PRICE),
        (NewProduct("A", "Frame", 1, 10_001), StockRefusal.RATE),
        (NewProduct("A", "Frame", 1, -1), StockRefusal.RATE),
        (NewProduct("TAKEN", "Frame", 1, 0), StockRefusal.SKU_TAKEN),
    ):
        assert refusal(business, stock.add_product, product=new) is code


def test_that_an_unknown_product_is_refused(business):
    with pytest.raises(Refused) as caught:
        business.read(stock.product, product=4_711)
    assert caught.value.refusal.code is StockRefusal.UNKNOWN_PRODUCT


def test_that_taking_in_keeps_what_is_known_and_adds_the_rest(business):
    old = making.product(business, "OLD", "Known name", price=100)
    new = (
        NewProduct("OLD", "Other name", 999, 0),
        NewProduct(" NEW ", "First", 1, 0),
        NewProduct("NEW", "Second", 2, 0),
        NewProduct("", "Without", 3, 0),
        NewProduct("BARE", "", 4, 0),
    )
    made = business.do(making.take_in, by=OWNER, products=new)
    assert set(made) == {"OLD", " NEW ", "NEW", "BARE"}
    assert made["OLD"] == old
    assert made[" NEW "] == made["NEW"]
    known = business.read(stock.products_by_sku, skus=["OLD", "NEW", " BARE ", "NONE"])
    assert {sku: each.name for sku, each in known.items()} == {
        "OLD": "Known name", "NEW": "First", " BARE ": "BARE",
    }  # fmt: skip


def test_that_products_are_listed_page_by_page(business):
    for sku in ("C", "A", "B"):
        making.product(business, sku)
    first = business.read(stock.product_list, limit=2)
    assert [each.sku for each in first] == ["A", "B"]
    assert [each.sku for each in business.read(stock.product_list, after="B")] == ["C"]
    both = [first[0].id, first[1].id, 4_711]
    assert set(business.read(stock.products, products=both)) == {first[0].id, first[1].id}


# ------------------------------------------------------------------------------------------ moves


def test_that_received_goods_lie_in_the_store_and_are_counted(business):
    frame = making.product(business, in_store=5)
    assert business.read(stock.available, products=[frame]) == {frame: 5}
    assert on_hand(business, frame) == {PlaceKind.STORE: 5, PlaceKind.SUPPLIER: -5}
    assert business.read(stock.product, product=frame).counted


def test_that_goods_are_received_at_a_place_that_is_named(business):
    frame = making.product(business)
    places = making.places(business)
    aside = places[PlaceKind.ASIDE]
    business.do(stock.receive, by=OWNER, product=frame, quantity=2, place=aside)
    assert business.read(stock.available, products=[frame]) == {frame: 0}
    assert on_hand(business, frame)[PlaceKind.ASIDE] == 2


def test_that_goods_are_not_received_outside_the_house(business):
    frame = making.product(business)
    places = making.places(business)
    for kind in OUTSIDE:
        code = refusal(business, stock.receive, product=frame, quantity=1, place=places[kind])
        assert code is StockRefusal.NOT_INSIDE


def test_that_less_than_one_piece_never_moves(business):
    frame = making.product(business)
    for quantity in (0, -1, -1_000):
        code = refusal(business, stock.receive, product=frame, quantity=quantity)
        assert code is StockRefusal.QUANTITY


def test_that_goods_that_are_not_there_cannot_be_picked(business):
    frame = making.product(business, in_store=2)
    places = making.places(business)
    move = NewMove(frame, 3, places[PlaceKind.STORE], places[PlaceKind.BENCH], Why.PICKED)
    with pytest.raises(Refused) as caught:
        business.do(making.move_all, by=OWNER, moves=(move,))
    refused = caught.value.refusal
    assert refused.code is StockRefusal.NOT_ENOUGH
    assert refused.facts == {
        "name": "Oak frame A4", "place": "Store", "there": 2, "wanted": 3,
    }  # fmt: skip
    assert business.read(stock.available, products=[frame]) == {frame: 2}


def test_that_the_refusal_names_the_one_of_which_there_is_too_little(business):
    plenty = making.product(business, "A", "Plenty", in_store=3)
    few = making.product(business, "B", "Few", in_store=1)
    places = making.places(business)
    moves = tuple(
        NewMove(each, 2, places[PlaceKind.STORE], places[PlaceKind.BENCH], Why.PICKED)
        for each in (plenty, few)
    )
    with pytest.raises(Refused) as caught:
        business.do(making.move_all, by=OWNER, moves=moves)
    assert caught.value.refusal.facts["name"] == "Few"
    assert business.read(stock.available, products=[plenty, few]) == {plenty: 3, few: 1}


def test_that_what_was_never_counted_may_be_picked_all_the_same(business):
    frame = making.product(business)
    places = making.places(business)
    move = NewMove(frame, 3, places[PlaceKind.STORE], places[PlaceKind.BENCH], Why.PICKED)
    business.do(making.move_all, by=OWNER, moves=(move,))
    assert on_hand(business, frame) == {PlaceKind.STORE: -3, PlaceKind.BENCH: 3}


def test_that_a_product_counts_only_once_nothing_of_it_is_below_zero(business):
    frame = making.product(business)
    places = making.places(business)
    move = NewMove(frame, 3, places[PlaceKind.STORE], places[PlaceKind.BENCH], Why.PICKED)
    business.do(making.move_all, by=OWNER, moves=(move,))
    business.do(stock.receive, by=OWNER, product=frame, quantity=2)
    assert not business.read(stock.product, product=frame).counted
    business.do(stock.receive, by=OWNER, product=frame, quantity=2)
    assert business.read(stock.product, product=frame).counted
    again = NewMove(frame, 2, places[PlaceKind.STORE], places[PlaceKind.BENCH], Why.PICKED)
    assert refusal(business, making.move_all, moves=(again,)) is StockRefusal.NOT_ENOUGH
    assert business.read(stock.verify).faults == ()


def test_that_moves_to_nowhere_are_refused(business):
    frame = making.product(business, in_store=5)
    store = making.places(business)[PlaceKind.STORE]
    for product, to, code in (
        (frame, store, StockRefusal.SAME_PLACE),
        (frame, 4_711, StockRefusal.UNKNOWN_PLACE),
        (4_711, making.places(business)[PlaceKind.BENCH], StockRefusal.UNKNOWN_PRODUCT),
    ):
        move = NewMove(product, 1, store, to, Why.PICKED)
        assert refusal(business, making.move_all, moves=(move,)) is code


def test_that_no_moves_are_no_trouble(business):
    assert business.do(making.move_all, by=OWNER, moves=()) == []


def test_that_goods_on_their_way_leave_nothing_between(business):
    frame = making.product(business, in_store=2)
    places = making.places(business)
    way = [places[kind] for kind in (PlaceKind.STORE, PlaceKind.BENCH, PlaceKind.SHELF)]
    moves = tuple(NewMove(frame, 2, one, other, Why.STAGED, 7) for one, other in pairwise(way))
    made = business.do(making.move_all, by=OWNER, moves=moves)
    assert made == sorted(made)
    assert on_hand(business, frame) == {PlaceKind.SHELF: 2, PlaceKind.SUPPLIER: -2}


def test_that_a_move_is_taken_back_once(business):
    frame = making.product(business)
    first = business.do(stock.receive, by=OWNER, product=frame, quantity=4)
    business.do(making.reverse, by=OWNER, move=first)
    assert on_hand(business, frame) == {}
    assert refusal(business, making.reverse, move=first) is StockRefusal.ALREADY_REVERSED
    assert refusal(business, making.reverse, move=4_711) is StockRefusal.UNKNOWN_MOVE
    assert business.read(stock.verify).faults == ()


def test_that_what_has_gone_on_cannot_be_taken_back(business):
    frame = making.product(business)
    first = business.do(stock.receive, by=OWNER, product=frame, quantity=4)
    places = making.places(business)
    move = NewMove(frame, 1, places[PlaceKind.STORE], places[PlaceKind.BENCH], Why.PICKED)
    business.do(making.move_all, by=OWNER, moves=(move,))
    assert refusal(business, making.reverse, move=first) is StockRefusal.NOT_ENOUGH
    assert business.read(stock.verify).faults == ()


def test_that_thousands_of_spots_change_at_once_or_not_at_all(business):
    places = making.places(business)
    new = tuple(NewProduct(f"S-{number}", "Print", 100, 0) for number in range(600))
    made = sorted(business.do(making.take_in, by=OWNER, products=new).values())
    store, bench = places[PlaceKind.STORE], places[PlaceKind.BENCH]
    into = tuple(NewMove(each, 2, places[PlaceKind.SUPPLIER], store, Why.RECEIVED) for each in made)
    business.do(making.move_all, by=OWNER, moves=into)
    business.do(stock.receive, by=OWNER, product=made[300], quantity=1)
    assert set(business.read(stock.available, products=made).values()) == {2, 3}
    out = tuple(NewMove(each, 4, store, bench, Why.PICKED) for each in made)
    assert refusal(business, making.move_all, moves=out) is StockRefusal.NOT_ENOUGH
    assert business.read(stock.verify).faults == ()
    fitting = tuple(NewMove(each, 2, store, bench, Why.PICKED) for each in made)
    business.do(making.move_all, by=OWNER, moves=fitting)
    assert sum(business.read(stock.available, products=made).values()) == 1
    assert business.read(stock.verify).faults == ()


def test_that_availability_and_assigning_cost_the_same_whatever_went_before(business):
    places = making.places(business)
    frames = [making.product(business, f"F-{n}", in_store=500) for n in range(3)]
    moves = tuple(
        NewMove(each, 1, places[PlaceKind.STORE], places[PlaceKind.BENCH], Why.PICKED)
        for each in frames
    )

    def cost() -> int:
        with counted(business) as seen:
            business.read(stock.available, products=frames)
            business.do(making.move_all, by=OWNER, moves=moves)
        assert not [each for each in seen if " FROM move" in each]
        return len(seen)

    first, before = cost(), cost()
    for _ in range(20):
        business.do(making.move_all, by=OWNER, moves=moves)
    # One read, five of any act, and its own: what and where, lock (server), change, ids, moves;
    # the first time the bench gets its rows.
    assert cost() == before <= first <= 1 + 5 + 6 + 2


# ----------------------------------------------------------------------------------------- verify


def test_that_verify_names_the_spot_whose_sum_is_wrong(business):
    frame = making.product(business, in_store=5)
    store = making.places(business)[PlaceKind.STORE]
    tamper(
        business,
        "UPDATE on_hand SET quantity = 6 WHERE product_id = :product AND place_id = :place",
        product=frame,
        place=store,
    )
    (fault,) = business.read(stock.verify).faults
    assert (fault.table, fault.id, fault.column) == ("on_hand", f"{frame}/{store}", "quantity")
    assert (fault.expected, fault.found) == ("5", "6")


def test_that_verify_names_a_spot_that_was_taken_away(business):
    frame = making.product(business, in_store=5)
    store = making.places(business)[PlaceKind.STORE]
    tamper(business, "DELETE FROM on_hand WHERE place_id = :place", place=store)
    (fault,) = business.read(stock.verify).faults
    assert (fault.id, fault.expected) == (f"{frame}/{store}", "5")


def test_that_verify_names_a_spot_that_may_wrongly_fall_below_zero(business):
    frame = making.product(business, in_store=5)
    store = making.places(business)[PlaceKind.STORE]
    value = "1" if business.engines.where.embedded else "TRUE"
    tamper(business, f"UPDATE on_hand SET loose = {value} WHERE place_id = :place", place=store)
    (fault,) = business.read(stock.verify).faults
    assert (fault.id, fault.column) == (f"{frame}/{store}", "loose")


def test_that_verify_names_a_changed_move_by_its_spots(business):
    frame = making.product(business)
    move = business.do(stock.receive, by=OWNER, product=frame, quantity=4)
    tamper(business, "UPDATE move SET quantity = 5 WHERE id = :id", id=move)
    faults = business.read(stock.verify).faults
    assert {fault.expected for fault in faults} == {"5", "-5"}


def test_that_verify_names_a_reversal_that_is_no_mirror_image(business):
    frame = making.product(business)
    move = business.do(stock.receive, by=OWNER, product=frame, quantity=4)
    back = business.do(making.reverse, by=OWNER, move=move)
    tamper(business, "UPDATE move SET quantity = 3 WHERE id = :id", id=back)
    assert ("move", back, "reverses") in {
        (fault.table, fault.id, fault.column) for fault in business.read(stock.verify).faults
    }
