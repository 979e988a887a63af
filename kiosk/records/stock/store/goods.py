"""Queries of the stock: places, products, moves, and what is on hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    Row,
    Update,
    and_,
    bindparam,
    case,
    func,
    literal,
    or_,
    select,
    tuple_,
    union_all,
    update,
)

from kiosk.core import text
from kiosk.core.ids import PlaceId, ProductId
from kiosk.database import bulk
from kiosk.database.acting import Act, View
from kiosk.database.conflict import insert_into
from kiosk.database.types import Whole
from kiosk.records.stock import rules
from kiosk.records.stock.rules import (
    NewMove,
    NewProduct,
    Place,
    PlaceKind,
    Product,
    Spot,
    Why,
)
from kiosk.records.stock.tables import move, on_hand, place, product

_PRODUCT = (
    product.c.id, product.c.sku, product.c.name, product.c.kind, product.c.barcode, product.c.price,
    product.c.rate, product.c.picture, product.c.counted, product.c.version,
)  # fmt: skip
_SPOT = (on_hand.c.product_id, on_hand.c.place_id)
# Made once: to build one of these takes SQLAlchemy longer than the database needs to run it.
_PLACES = select(place.c.id, place.c.name, place.c.kind)
_FIRST_PLACES = (
    select(place.c.kind, func.min(place.c.id).label("id"))
    .where(place.c.kind.in_(bindparam("kinds", expanding=True)))
    .group_by(place.c.kind)
)
_NAMED = place.c.name.in_(bindparam("names", expanding=True))
_PLACES_NAMED = _PLACES.where(_NAMED)
_BENCH = select(func.min(place.c.id)).where(place.c.kind == PlaceKind.BENCH).scalar_subquery()
_BENCH_AND_NAMED = _PLACES.where(or_(_NAMED, place.c.id == _BENCH)).order_by(place.c.id)
_COUNTED = select(product.c.id, product.c.counted).where(
    product.c.id.in_(bindparam("ids", expanding=True))
)
_KINDS = select(place.c.id, place.c.kind).where(place.c.id.in_(bindparam("ids", expanding=True)))
_IN_ORDER = (
    select(literal(1))
    .select_from(on_hand)
    .where(tuple_(*_SPOT).in_(bindparam("spots", expanding=True)))
    .order_by(*_SPOT)
    .with_for_update()
)
SPOTS = 40
"""Spots changed by one statement: each has a branch of its own in it."""


def _product(row: Row[Any]) -> Product:
    return Product(
        ProductId(row.id), row.sku, row.name, row.kind, row.barcode or "", row.price, row.rate,
        row.picture, row.counted, row.version,
    )  # fmt: skip


def _spot(row: Row[Any]) -> Spot:
    return ProductId(row.product_id), PlaceId(row.place_id)


def _place(row: Row[Any]) -> Place:
    return Place(PlaceId(row.id), row.name, row.kind)


# ----------------------------------------------------------------------------------------- places


def places(view: View, kind: PlaceKind | None = None) -> tuple[Place, ...]:
    """All places, or those of one kind, by id."""
    asked = _PLACES.order_by(place.c.id)
    if kind is not None:
        asked = asked.where(place.c.kind == kind)
    return tuple(map(_place, view.rows(asked)))


def first_places(view: View, kinds: Sequence[PlaceKind]) -> dict[PlaceKind, PlaceId]:
    """The first place of each of these kinds, as far as there is one."""
    rows = view.rows(_FIRST_PLACES, {"kinds": list(kinds)})
    return {row.kind: PlaceId(row.id) for row in rows}


def places_named(view: View, names: Sequence[str]) -> dict[str, Place]:
    """The places of exactly these names, as far as there are any."""
    found = map(_place, view.rows(_PLACES_NAMED, {"names": list(names)}))
    return {each.name: each for each in found}


def bench_and_named(view: View, names: Sequence[str]) -> tuple[Place, ...]:
    """The first bench and the places of exactly these names, by id."""
    return tuple(map(_place, view.rows(_BENCH_AND_NAMED, {"names": list(names)})))


def add_places(act: Act, named: Iterable[tuple[str, PlaceKind]]) -> list[int]:
    """Adds places by name."""
    rows = [{"name": name, "kind": kind, "added_at": act.now} for name, kind in named]
    return bulk.add(act, place, rows)


# --------------------------------------------------------------------------------------- products


def add_products(act: Act, products: Sequence[NewProduct]) -> list[ProductId]:
    """Adds products; gives their ids in the same order."""
    rows = [
        {
            "sku": each.sku,
            "name": each.name,
            "folded": text.folded(each.name),
            "kind": each.kind,
            "barcode": each.barcode or None,
            "price": each.price,
            "rate": each.rate,
            "picture": each.picture,
            "counted": each.counted,
            "added_at": act.now,
            "version": 1,
        }
        for each in products
    ]
    return [ProductId(number) for number in bulk.add(act, product, rows)]


def product_of_id(view: View, number: ProductId) -> Product | None:
    """The product with this id."""
    return next(iter(products_of_ids(view, [number])), None)


def products_of_ids(view: View, numbers: Sequence[ProductId]) -> tuple[Product, ...]:
    """The products with these ids, as far as there are any."""
    return _in_slices(view, product.c.id, numbers)


def products_of_skus(view: View, skus: Sequence[str]) -> tuple[Product, ...]:
    """The products with these SKUs, as far as there are any."""
    return _in_slices(view, product.c.sku, skus)


def _in_slices(view: View, column: Any, values: Sequence[Any]) -> tuple[Product, ...]:  # noqa: ANN401 - any column
    found: list[Product] = []
    for some in bulk.slices(values):
        found += map(_product, view.rows(select(*_PRODUCT).where(column.in_(some))))
    return tuple(found)


def product_by_code(view: View, code: str) -> Product | None:
    """The product whose SKU is `code`, else the first whose barcode is."""
    by_sku = select(*_PRODUCT, literal(0).label("rank")).where(product.c.sku == code)
    by_barcode = select(*_PRODUCT, literal(1).label("rank")).where(product.c.barcode == code)
    both = union_all(by_sku, by_barcode).subquery()
    rows = view.rows(select(both).order_by(both.c.rank, both.c.id).limit(1))
    return _product(rows[0]) if rows else None


def all_products(view: View, limit: int, after: str) -> tuple[Product, ...]:
    """Products by SKU, those behind `after`."""
    asked = select(*_PRODUCT).where(product.c.sku > after).order_by(product.c.sku).limit(limit)
    return tuple(map(_product, view.rows(asked)))


def set_counted(act: Act, number: ProductId) -> None:
    """From now on this product never falls below zero inside the house."""
    changed = update(product).where(product.c.id == number)
    act.execute(changed.values(counted=True, version=product.c.version + 1))
    inside = select(place.c.id).where(place.c.kind.not_in(sorted(rules.OUTSIDE)))
    tight = update(on_hand).where(on_hand.c.product_id == number, on_hand.c.place_id.in_(inside))
    act.execute(tight.values(loose=False))


def below_zero_inside(view: View, number: ProductId) -> bool:
    """Whether a product is below zero somewhere inside the house."""
    asked = (
        select(on_hand.c.place_id)
        .join(place, place.c.id == on_hand.c.place_id)
        .where(
            on_hand.c.product_id == number,
            on_hand.c.quantity < 0,
            place.c.kind.not_in(sorted(rules.OUTSIDE)),
        )
        .limit(1)
    )
    return bool(view.rows(asked))


# ------------------------------------------------------------------------------------------ moves


def looseness(view: View, spots: Iterable[Spot]) -> dict[Spot, bool]:
    """For each spot whether it may fall below zero; a spot whose product or place is unknown is left out."""
    wanted = list(spots)
    counted: dict[ProductId, bool] = {}
    for some in bulk.slices(sorted({each for each, _ in wanted})):
        found = view.rows(_COUNTED, {"ids": list(some)})
        counted |= {ProductId(row.id): row.counted for row in found}
    kinds: dict[PlaceId, PlaceKind] = {}
    for there in bulk.slices(sorted({each for _, each in wanted})):
        kinds |= {PlaceId(row.id): row.kind for row in view.rows(_KINDS, {"ids": list(there)})}
    return {
        spot: rules.may_fall_below_zero(kinds[spot[1]], counted=counted[spot[0]])
        for spot in wanted
        if spot[0] in counted and spot[1] in kinds
    }


def add_move(act: Act, one: NewMove) -> int:
    """Writes a move down; gives its id."""
    return act.insert(move, **_move_row(act, one))


def add_moves(act: Act, moves: Sequence[NewMove]) -> None:
    """Writes moves down in one statement; nobody asks for their ids."""
    bulk.insert_all(act, move, [_move_row(act, each) for each in moves])


def _move_row(act: Act, one: NewMove) -> dict[str, Any]:
    return {
        "product_id": one.product,
        "from_id": one.from_place,
        "to_id": one.to_place,
        "quantity": one.quantity,
        "why": one.why,
        "about": one.about,
        "at": act.now,
        "day": act.day,
    }


def add_reversal(act: Act, row: Row[Any]) -> int:
    """Writes down the move that takes the move of `row` back."""
    return act.insert(
        move,
        product_id=row.product_id,
        from_id=row.to_id,
        to_id=row.from_id,
        quantity=row.quantity,
        why=Why.REVERSED,
        about=row.about,
        at=act.now,
        day=act.day,
        reverses=row.id,
    )


def move_row(view: View, number: int) -> Row[Any] | None:
    """One move."""
    return view.row(select(move).where(move.c.id == number))


def reversal_of(view: View, number: int) -> int | None:
    """The move that took move `number` back, if one did."""
    row = view.row(select(move.c.id).where(move.c.reverses == number))
    return None if row is None else int(row.id)


def change_known(act: Act, changed: Mapping[Spot, int]) -> set[Spot]:
    """Adds to what is on hand where there is a row that allows it; gives the spots where it could.

    Thousands at once are left to `change_spots`.
    """
    if not changed or len(changed) > SPOTS:
        return set()
    _lock_spots(act, list(changed))
    return _change_few(act, changed)


def change_spots(act: Act, changed: Mapping[Spot, int], loose: Mapping[Spot, bool]) -> set[Spot]:
    """Adds to what is on hand, never below zero but where that may be; gives the spots where it could.

    Where it could not everywhere, the act must be refused. A spot without a row gets one.
    """
    _open_spots(act, changed, loose)
    return _change_many(act, changed) if len(changed) > SPOTS else _change_few(act, changed)


def _open_spots(act: Act, spots: Iterable[Spot], loose: Mapping[Spot, bool]) -> None:
    rows = [
        {"product_id": spot[0], "place_id": spot[1], "quantity": 0, "loose": loose[spot]}
        for spot in spots
    ]
    act.execute(insert_into(act.connection, on_hand).on_conflict_do_nothing(), rows)


def _lock_spots(act: Act, spots: Sequence[Spot]) -> None:
    """On a server: takes the rows in one order, so that two hands never wait for each other."""
    if act.connection.dialect.name == "sqlite" or len(spots) < 2:
        return
    act.execute(_IN_ORDER, {"spots": list(spots)})


def _change_few(act: Act, changed: Mapping[Spot, int]) -> set[Spot]:
    values: dict[str, int] = {}
    for number, ((product_id, place_id), by) in enumerate(changed.items()):
        values |= {f"of_{number}": product_id, f"at_{number}": place_id, f"by_{number}": by}
    return {_spot(row) for row in act.rows(_changing(len(changed)), values)}


@lru_cache(maxsize=SPOTS)
def _changing(count: int) -> Update:
    """The statement that changes `count` spots: built once, for that takes longer than to run it."""

    def value(name: str, number: int) -> BindParameter[int]:
        return bindparam(f"{name}_{number}", type_=Whole())

    spots = [
        and_(on_hand.c.product_id == value("of", each), on_hand.c.place_id == value("at", each))
        for each in range(count)
    ]
    by = case(*((spot, value("by", each)) for each, spot in enumerate(spots)), else_=0)
    fits = (on_hand.c.quantity + by >= 0) | on_hand.c.loose.is_(True)
    guarded = update(on_hand).where(or_(*spots), fits)
    return guarded.values(quantity=on_hand.c.quantity + by).returning(*_SPOT)


def _change_many(act: Act, changed: Mapping[Spot, int]) -> set[Spot]:
    """The same for thousands: all are changed at once, and only if each may be."""
    known: dict[Spot, tuple[int, bool]] = {}
    for some in bulk.slices(list(changed)):
        asked = select(*_SPOT, on_hand.c.quantity, on_hand.c.loose).where(tuple_(*_SPOT).in_(some))
        known |= {_spot(row): (row.quantity, row.loose) for row in act.rows(asked)}
    fits = {spot for spot, by in changed.items() if known[spot][0] + by >= 0 or known[spot][1]}
    if len(fits) == len(changed):
        at = (on_hand.c.product_id == bindparam("of")) & (on_hand.c.place_id == bindparam("at"))
        adding = update(on_hand).where(at).values(quantity=on_hand.c.quantity + bindparam("by"))
        rows = [{"of": of, "at": where, "by": by} for (of, where), by in changed.items()]
        act.execute(adding, rows)
    return fits


def quantities(view: View, spots: Sequence[Spot]) -> dict[Spot, int]:
    """What is on hand at each spot that has a row."""
    found: dict[Spot, int] = {}
    for some in bulk.slices(spots):
        asked = select(*_SPOT, on_hand.c.quantity).where(tuple_(*_SPOT).in_(some))
        found |= {_spot(row): row.quantity for row in view.rows(asked)}
    return found


def in_store(view: View, products: Sequence[ProductId]) -> dict[ProductId, int]:
    """What lies in the store of each product; the kept sums are read, never the moves."""
    found: dict[ProductId, int] = {}
    for some in bulk.slices(products):
        asked = (
            select(on_hand.c.product_id, func.sum(on_hand.c.quantity).label("quantity"))
            .join(place, place.c.id == on_hand.c.place_id)
            .where(on_hand.c.product_id.in_(some), place.c.kind == PlaceKind.STORE)
            .group_by(on_hand.c.product_id)
        )
        found |= {ProductId(row.product_id): int(row.quantity) for row in view.rows(asked)}
    return found


def where_is(view: View, number: ProductId) -> Sequence[Row[Any]]:
    """What is on hand of a product, place by place, nothing left out but zeros."""
    asked = (
        select(place.c.id, place.c.name, place.c.kind, on_hand.c.quantity)
        .join(place, place.c.id == on_hand.c.place_id)
        .where(on_hand.c.product_id == number, on_hand.c.quantity != 0)
        .order_by(place.c.id)
    )
    return view.rows(asked)
