"""Products, places and moves for tests, made by acts."""

from collections.abc import Sequence

from sqlalchemy import select

from kiosk.business import Business
from kiosk.core.by import Owner
from kiosk.core.ids import PlaceId, ProductId
from kiosk.core.task import Task
from kiosk.database.acting import Act, does
from kiosk.records.stock import service as stock
from kiosk.records.stock.rules import NewMove, NewProduct, PlaceKind
from kiosk.records.stock.tables import move

OWNER = Owner("tester")


@does(Task.PRODUCT_ADD)
def take_in(act: Act, *, products: tuple[NewProduct, ...]) -> dict[str, ProductId]:
    """The step `stock.take_in` as an act of its own."""
    return stock.take_in(act, products=products)


@does(Task.GOODS_RECEIVE)
def move_all(act: Act, *, moves: tuple[NewMove, ...]) -> list[int]:
    """The step `stock.moves` as an act of its own; gives the ids that the moves got."""
    stock.moves(act, moves=moves)
    newest = select(move.c.id).order_by(move.c.id.desc()).limit(len(moves))
    return sorted(act.execute(newest).scalars())


@does(Task.GOODS_RECEIVE)
def reverse(act: Act, *, move: int) -> int:
    """The step `stock.reverse` as an act of its own."""
    return stock.reverse(act, move=move)


@does(Task.PLACE_ADD)
def open_places(act: Act) -> None:
    """The step `stock.open_places` as an act of its own."""
    stock.open_places(act)


def places(business: Business) -> dict[PlaceKind, PlaceId]:
    """The first place of every kind; those of the first day are opened where they are missing."""
    known = business.read(stock.places)
    if not any(place.kind is PlaceKind.STORE for place in known):
        business.do(open_places, by=OWNER)
    if not any(place.kind is PlaceKind.SHELF for place in known):
        business.do(stock.add_place, by=OWNER, name="A-01", kind=PlaceKind.SHELF)
    return {kind: business.read(stock.place_of, kind=kind) for kind in PlaceKind}


def shelves(business: Business, names: Sequence[str]) -> list[PlaceId]:
    """Shelf places by these names."""
    return [
        business.do(stock.add_place, by=OWNER, name=name, kind=PlaceKind.SHELF) for name in names
    ]


def product(
    business: Business,
    sku: str = "FRAME-A4",
    name: str = "Oak frame A4",
    *,
    price: int = 2_400,
    rate: int = 1_900,
    in_store: int = 0,
    barcode: str = "",
) -> ProductId:
    """A product, with `in_store` pieces received (then it is counted)."""
    new = NewProduct(sku, name, price, rate, barcode=barcode)
    made = business.do(stock.add_product, by=OWNER, product=new)
    if in_store:
        business.do(stock.receive, by=OWNER, product=made, quantity=in_store)
    return made
