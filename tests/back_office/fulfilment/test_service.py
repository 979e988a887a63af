"""An order goes from the store to the shelf by scans, and no wrong piece goes with it."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from kiosk.back_office.fulfilment import service as fulfilment
from kiosk.back_office.fulfilment.rules import FulfilmentRefusal, ShipmentState
from kiosk.back_office.fulfilment.service import Packing, Tab
from kiosk.business import Business
from kiosk.core.ids import PackageId
from kiosk.core.refusal import Refused
from kiosk.core.task import Task
from kiosk.database.acting import Act, does
from kiosk.records.stock import service as stock
from kiosk.records.stock.rules import PlaceKind
from tests.makers import stock as stocked
from tests.makers.fulfilment import all_in_one, an_order, pick_all, picker, staged
from tests.makers.staff import OWNER


@does(Task.GOODS_RECEIVE)
def hand_out(act: Act, *, packages: tuple[PackageId, ...]) -> None:
    """The step as an act of its own."""
    fulfilment.hand_out(act, packages=packages)


def refused(business: Business, verb: object, **arguments: object) -> object:
    with pytest.raises(Refused) as said:
        business.do(verb, **arguments)
    return said.value.refusal.code


def numbers(business: Business, tab: Tab) -> list[str]:
    return [card.number for card in business.read(fulfilment.board, tab=tab).cards]


def test_that_a_confirmed_order_appears_under_to_pick(business: Business) -> None:
    order = an_order(business)
    assert numbers(business, Tab.TO_PICK) == [order.number]
    assert business.read(fulfilment.board, tab=Tab.TO_PICK).counts[Tab.TO_PICK] == 1


def test_that_each_step_moves_the_card_to_the_next_tab(business: Business) -> None:
    order, by = an_order(business), picker(business)
    shipment = business.do(fulfilment.start, by=by, order=order.id)
    assert (numbers(business, Tab.TO_PICK), numbers(business, Tab.PICKING)) == ([], [order.number])
    for line in business.read(fulfilment.work, shipment=shipment).lines:
        business.do(fulfilment.pick, by=by, shipment_id=shipment, code=line.sku.lower())
    work = business.read(fulfilment.work, shipment=shipment)
    assert work.state is ShipmentState.PICKED
    made = business.do(fulfilment.pack, by=by, shipment_id=shipment, packing=all_in_one(work))
    assert numbers(business, Tab.PACKED) == [order.number]
    places = ((made[0][0], "A-01"),)
    business.do(fulfilment.stage, by=by, shipment_id=shipment, places=places)
    assert numbers(business, Tab.ON_SHELF) == [order.number]
    shelf = business.read(fulfilment.on_shelf, orders=[order.id])[order.id]
    assert [(each.place, len(each.items)) for each in shelf] == [("A-01", 2)]


def test_that_a_wrong_item_is_refused_and_nothing_moves(business: Business) -> None:
    order, by = an_order(business), picker(business)
    stocked.product(business, "OTHER", "Something else", in_store=3)
    shipment = business.do(fulfilment.start, by=by, order=order.id)
    for code in ("OTHER", "", "no such code", "'; DROP TABLE move; --"):
        code_said = refused(business, fulfilment.pick, by=by, shipment_id=shipment, code=code)
        assert code_said is FulfilmentRefusal.WRONG_ITEM
    assert business.read(fulfilment.work, shipment=shipment).picked == 0
    assert business.read(stock.verify).faults == ()


def test_that_one_piece_too_many_is_refused(business: Business) -> None:
    order, by = an_order(business, lines=2), picker(business)
    shipment = business.do(fulfilment.start, by=by, order=order.id)
    business.do(fulfilment.pick, by=by, shipment_id=shipment, code="SKU-1")
    said = refused(business, fulfilment.pick, by=by, shipment_id=shipment, code="SKU-1")
    assert said is FulfilmentRefusal.ITEM_COMPLETE


def test_that_a_barcode_picks_as_the_sku_does(business: Business) -> None:
    order, by = an_order(business, lines=1), picker(business)
    shipment = business.do(fulfilment.start, by=by, order=order.id)
    work = business.read(fulfilment.work, shipment=shipment)
    answer = business.do(
        fulfilment.pick, by=by, shipment_id=shipment, code=f" {work.lines[0].sku} "
    )
    assert answer.complete


def test_that_goods_move_with_each_step(business: Business) -> None:
    order, by = an_order(business, lines=1, in_store=5), picker(business)
    product = order.lines[0].product
    pick_all(business, by, order.id)
    assert business.read(stock.available, products=[product]) == {product: 4}
    where = {
        each.place.id: each.quantity for each in business.read(stock.where_is, product=product)
    }
    assert where[business.read(stock.place_of, kind=PlaceKind.BENCH)] == 1
    assert business.read(stock.verify).faults == ()


def test_that_packing_is_refused_while_a_piece_is_in_no_package(business: Business) -> None:
    order, by = an_order(business, lines=2, quantity=2), picker(business)
    shipment = pick_all(business, by, order.id)
    lines = business.read(fulfilment.work, shipment=shipment).lines
    for packing in (
        (),
        (Packing(lines[0].id, 1, 2),),
        (Packing(lines[0].id, 1, 2), Packing(lines[1].id, 1, 1)),
        (Packing(lines[0].id, 1, 2), Packing(lines[1].id, 1, 3)),
        (Packing(lines[0].id, 1, 3), Packing(lines[0].id, 2, -1), Packing(lines[1].id, 1, 2)),
    ):
        said = refused(business, fulfilment.pack, by=by, shipment_id=shipment, packing=packing)
        assert said is FulfilmentRefusal.ITEM_WITHOUT_PACKAGE


def test_that_two_packages_get_two_numbers(business: Business) -> None:
    order, by = an_order(business, lines=2), picker(business)
    shipment = pick_all(business, by, order.id)
    one, two = business.read(fulfilment.work, shipment=shipment).lines
    packing = (Packing(one.id, 1, 1), Packing(two.id, 2, 1))
    made = business.do(fulfilment.pack, by=by, shipment_id=shipment, packing=packing)
    assert [number for _, number in made] == [f"{order.number}-1", f"{order.number}-2"]


def test_that_staging_needs_a_shelf_for_every_package(business: Business) -> None:
    order, by = an_order(business, lines=2), picker(business)
    shipment = pick_all(business, by, order.id)
    work = business.read(fulfilment.work, shipment=shipment)
    made = business.do(fulfilment.pack, by=by, shipment_id=shipment, packing=all_in_one(work))
    stage = fulfilment.stage
    said = refused(business, stage, by=by, shipment_id=shipment, places=())
    assert said is FulfilmentRefusal.PACKAGE_WITHOUT_PLACE
    store = next(each.name for each in business.read(stock.places) if each.kind is PlaceKind.STORE)
    for name in ("nowhere", store):
        places = ((made[0][0], name),)
        said = refused(business, stage, by=by, shipment_id=shipment, places=places)
        assert said is FulfilmentRefusal.NOT_A_SHELF


def test_that_unpacking_goes_back_one_step(business: Business) -> None:
    order, by = an_order(business), picker(business)
    shipment = pick_all(business, by, order.id)
    work = business.read(fulfilment.work, shipment=shipment)
    business.do(fulfilment.pack, by=by, shipment_id=shipment, packing=all_in_one(work))
    business.do(fulfilment.unpack, by=by, shipment_id=shipment)
    work = business.read(fulfilment.work, shipment=shipment)
    assert (work.state, work.packages) == (ShipmentState.PICKED, ())
    business.do(fulfilment.pack, by=by, shipment_id=shipment, packing=all_in_one(work))


def test_that_what_is_not_there_is_split_off_as_still_to_come(business: Business) -> None:
    order, by = an_order(business, lines=2, quantity=2), picker(business)
    shipment = business.do(fulfilment.start, by=by, order=order.id)
    business.do(fulfilment.pick, by=by, shipment_id=shipment, code="SKU-1", quantity=2)
    rest = business.do(fulfilment.split, by=by, shipment_id=shipment)
    here, later = (business.read(fulfilment.work, shipment=each) for each in (shipment, rest))
    assert (here.state, here.quantity, here.part) == (ShipmentState.PICKED, 2, 1)
    assert (later.state, later.quantity, later.part) == (ShipmentState.WAITING, 2, 2)
    business.do(fulfilment.resume, by=by, shipment_id=rest)
    for _ in range(2):
        business.do(fulfilment.pick, by=by, shipment_id=rest, code="SKU-2")
    assert business.read(fulfilment.work, shipment=rest).state is ShipmentState.PICKED


def test_that_a_part_still_to_come_shows_on_the_board(business: Business) -> None:
    order, by = an_order(business, lines=2), picker(business)
    shipment = business.do(fulfilment.start, by=by, order=order.id)
    business.do(fulfilment.pick, by=by, shipment_id=shipment, code="SKU-1")
    business.do(fulfilment.split, by=by, shipment_id=shipment)
    board = business.read(fulfilment.board, tab=Tab.TO_PICK)
    assert [(card.number, card.part) for card in board.cards] == [(order.number, 2)]
    assert board.counts[Tab.TO_PICK] == 1


def test_that_splitting_needs_something_picked(business: Business) -> None:
    order, by = an_order(business), picker(business)
    shipment = business.do(fulfilment.start, by=by, order=order.id)
    said = refused(business, fulfilment.split, by=by, shipment_id=shipment)
    assert said is FulfilmentRefusal.NOT_ALL_PICKED


def test_that_two_who_start_one_order_get_one_shipment(business: Business) -> None:
    order = an_order(business)
    hands = [picker(business) for _ in range(2)]
    begin = threading.Barrier(2)

    def press(by: object) -> str:
        begin.wait()
        try:
            business.do(fulfilment.start, by=by, order=order.id)
        except Refused as said:
            return str(said.refusal.code)
        return "started"

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(press, hands))
    assert answers == [str(FulfilmentRefusal.NOTHING_TO_PICK), "started"]


@pytest.mark.parametrize("again", ["pick", "split", "pack", "unpack", "stage"])
def test_that_a_step_out_of_order_is_refused(business: Business, again: str) -> None:
    order, by = an_order(business), picker(business)
    shipment = staged(business, by, order.id)
    how = {
        "pick": {"code": "SKU-1"},
        "split": {},
        "pack": {"packing": ()},
        "unpack": {},
        "stage": {"places": ()},
    }[again]
    said = refused(business, getattr(fulfilment, again), by=by, shipment_id=shipment, **how)
    assert said is FulfilmentRefusal.WRONG_STATE


def test_that_handing_out_empties_the_shelf_once(business: Business) -> None:
    order, by = an_order(business, lines=2), picker(business)
    shipment = staged(business, by, order.id)
    shelf = business.read(fulfilment.on_shelf, orders=[order.id])[order.id]
    packages = tuple(each.id for each in shelf)
    business.do(hand_out, by=OWNER, packages=packages)
    assert business.read(fulfilment.on_shelf, orders=[order.id]) == {}
    assert business.read(fulfilment.work, shipment=shipment).state is ShipmentState.DONE
    said = refused(business, hand_out, by=OWNER, packages=packages)
    assert said is FulfilmentRefusal.UNKNOWN_PACKAGE
    assert business.read(stock.verify).faults == ()
    assert business.read(fulfilment.verify_fulfilment).faults == ()


def test_that_a_scanned_package_is_found_by_its_number(business: Business) -> None:
    order, by = an_order(business), picker(business)
    staged(business, by, order.id)
    number = f"{order.number}-1".lower()
    assert business.read(fulfilment.order_of_package, number=f" {number} ") == order.id
    assert business.read(fulfilment.order_of_package, number="NO-1") is None
