"""Stock as the offices use it: places, products, moves, on both databases."""

from kiosk.records.stock import service as stock
from kiosk.records.stock.rules import NewMove, PlaceKind, Why
from tests.makers import stock as making


def test_that_received_goods_lie_in_the_store(business):
    places = making.places(business)
    frame = making.product(business, in_store=5)
    assert business.read(stock.available, products=[frame]) == {frame: 5}
    assert business.read(stock.product, product=frame).counted
    business.do(
        making.move_all,
        by=making.OWNER,
        moves=(NewMove(frame, 2, places[PlaceKind.STORE], places[PlaceKind.BENCH], Why.PICKED),),
    )
    assert business.read(stock.available, products=[frame]) == {frame: 3}
    check = business.read(stock.verify)
    assert check.faults == () and check.checked == 3
