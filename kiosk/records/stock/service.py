"""Stock's verbs: add places and products, receive, move and reverse, and say what is on hand where."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from kiosk.core import text
from kiosk.core.change import Change
from kiosk.core.fault import Check, Fault
from kiosk.core.ids import PlaceId, ProductId
from kiosk.core.refusal import Refused
from kiosk.core.task import Task
from kiosk.database import bulk
from kiosk.database.acting import Act, View, does
from kiosk.records.stock import rules
from kiosk.records.stock.rules import (
    NewMove,
    NewProduct,
    Place,
    PlaceKind,
    Product,
    ProductKind,
    Spot,
    StockRefusal,
    Why,
)
from kiosk.records.stock.store import checks, taken_back
from kiosk.records.stock.store import goods as store

__all__ = ["NewMove", "NewProduct", "OnHand", "Place", "PlaceKind", "Product", "ProductKind", "Why"]


@dataclass(frozen=True, slots=True)
class OnHand:
    """How much of a product is at one place."""

    place: Place
    quantity: int


@dataclass(frozen=True, slots=True)
class TakenBack:
    """So many are at a place again, for what asked for them (`about`)."""

    about: int
    quantity: int
    place: PlaceId


# ----------------------------------------------------------------------------------------- places


def open_places(act: Act) -> None:
    """A step of the first run: the store, the bench, set aside, and the three ends of the world."""
    store.add_places(act, rules.OPENING_PLACES)


@does(Task.PLACE_ADD)
def add_place(act: Act, *, name: str, kind: PlaceKind) -> PlaceId:
    """Adds a place by the name on its label (``B-04``); an empty name or one that is taken is refused."""
    name = text.clean_text(name, limit=40)
    if not name:
        raise Refused(StockRefusal.PLACE_NAME_MISSING)
    if store.places_named(act, [name]):
        raise Refused(StockRefusal.PLACE_TAKEN, name=name)
    made = PlaceId(store.add_places(act, [(name, kind)])[0])
    act.about = made
    act.changed(Change.STOCK, 0)
    return made


def place_of(view: View, *, kind: PlaceKind) -> PlaceId:
    """The first place of a kind: the store, the bench, where customers are. Refused: there is none."""
    return places_of(view, kinds=[kind])[0]


def places_of(view: View, *, kinds: Sequence[PlaceKind]) -> list[PlaceId]:
    """The first place of each kind, in order and in one statement. Refused: there is none of a kind."""
    found = store.first_places(view, kinds)
    for kind in kinds:
        if kind not in found:
            raise Refused(StockRefusal.UNKNOWN_PLACE, name=str(kind))
    return [found[kind] for kind in kinds]


def places(view: View, *, kind: PlaceKind | None = None) -> tuple[Place, ...]:
    """All places of a kind (of every kind where none is said), the oldest first."""
    return store.places(view, kind)


def _place(view: View, number: PlaceId) -> Place | None:
    return next((each for each in store.places(view) if each.id == number), None)


def bench_and_places(view: View, *, names: Iterable[str]) -> tuple[PlaceId, dict[str, Place]]:
    """The bench, and the places whose labels say `names`, in one statement. Refused: there is no bench."""
    cleaned = {name: text.clean_text(name, limit=40) for name in names}
    found = store.bench_and_named(view, sorted(set(cleaned.values())))
    bench = next((each.id for each in found if each.kind is PlaceKind.BENCH), None)
    if bench is None:
        raise Refused(StockRefusal.UNKNOWN_PLACE, name=str(PlaceKind.BENCH))
    known = {each.name: each for each in found}
    return bench, {said: known[name] for said, name in cleaned.items() if name in known}


def find_place(view: View, *, name: str) -> Place | None:
    """The place whose label says `name`."""
    cleaned = text.clean_text(name, limit=40)
    return store.places_named(view, [cleaned]).get(cleaned)


# --------------------------------------------------------------------------------------- products


@does(Task.PRODUCT_ADD)
def add_product(act: Act, *, product: NewProduct) -> ProductId:
    """Adds a product; refused without SKU or name, with a SKU that is taken, a price below zero."""
    cleaned = _cleaned(product)
    if not cleaned.sku:
        raise Refused(StockRefusal.SKU_MISSING)
    if not cleaned.name:
        raise Refused(StockRefusal.PRODUCT_NAME_MISSING)
    _check(cleaned)
    if store.products_of_skus(act, [cleaned.sku]):
        raise Refused(StockRefusal.SKU_TAKEN, sku=cleaned.sku)
    made = store.add_products(act, [cleaned])[0]
    act.about = made
    act.changed(Change.PRODUCT, made)
    return made


def take_in(act: Act, *, products: Sequence[NewProduct]) -> dict[str, ProductId]:
    """A step: the product of each SKU as it was given; what is known is kept as it is, the rest added.

    Of two with one SKU the first counts. One without a SKU is no product and left out.
    """
    given = {each.sku: _cleaned(each) for each in reversed(products)}
    wanted = {each.sku: each for each in given.values() if each.sku}
    known = {each.sku: each.id for each in store.products_of_skus(act, sorted(wanted))}
    new = [
        each if each.name else replace(each, name=sku)
        for sku, each in sorted(wanted.items())
        if sku not in known
    ]
    for each in new:
        _check(each)
    made = store.add_products(act, new)
    known |= {each.sku: number for each, number in zip(new, made, strict=True)}
    bulk.changed(act, Change.PRODUCT, made)
    return {said: known[each.sku] for said, each in given.items() if each.sku}


def _cleaned(product: NewProduct) -> NewProduct:
    return replace(
        product,
        sku=text.clean_text(product.sku, limit=80),
        name=text.clean_text(product.name),
        barcode=text.clean_text(product.barcode, limit=80),
        picture=text.clean_text(product.picture),
    )


def _check(product: NewProduct) -> None:
    if product.price < 0:
        raise Refused(StockRefusal.PRICE, sku=product.sku)
    if not 0 <= product.rate <= 10_000:
        raise Refused(StockRefusal.RATE, sku=product.sku)


def product(view: View, *, product: ProductId) -> Product:
    """The product with this id. Refused: there is none."""
    found = store.product_of_id(view, product)
    if found is None:
        raise Refused(StockRefusal.UNKNOWN_PRODUCT, product=product)
    return found


def products(view: View, *, products: Sequence[ProductId]) -> dict[ProductId, Product]:
    """The products with these ids, as far as there are any."""
    wanted = sorted(set(products))
    return {found.id: found for found in store.products_of_ids(view, wanted)}


def products_by_sku(view: View, *, skus: Sequence[str]) -> dict[str, Product]:
    """The products with these SKUs as they were given, as far as there are any."""
    cleaned = {sku: text.clean_text(sku, limit=80) for sku in skus}
    known = {
        found.sku: found for found in store.products_of_skus(view, sorted(set(cleaned.values())))
    }
    return {said: known[sku] for said, sku in cleaned.items() if sku in known}


def find_product(view: View, *, code: str) -> Product | None:
    """The product that a scanned or typed `code` names: its SKU, else its barcode."""
    cleaned = text.clean_text(code, limit=80)
    return store.product_by_code(view, cleaned) if cleaned else None


def product_list(view: View, *, limit: int = 200, after: str = "") -> tuple[Product, ...]:
    """Products by SKU, a page of `limit` behind the SKU `after`."""
    return store.all_products(view, limit, after)


# ------------------------------------------------------------------------------------------ moves


@does(Task.GOODS_RECEIVE, about="product")
def receive(act: Act, *, product: ProductId, quantity: int, place: PlaceId | None = None) -> int:
    """Goods come in from a supplier, to the store or to `place`; gives the move's id.

    From then on the product is counted: what is inside never falls below zero. Refused: an unknown
    product, a quantity below one, a place outside the house.
    """
    known = store.product_of_id(act, product)
    if known is None:
        raise Refused(StockRefusal.UNKNOWN_PRODUCT, product=product)
    if place is not None:
        there = _place(act, place)
        if there is None or there.kind in rules.OUTSIDE:
            raise Refused(StockRefusal.NOT_INSIDE)
    supplier, there_is = places_of(act, kinds=[PlaceKind.SUPPLIER, PlaceKind.STORE])
    into = place if place is not None else there_is
    made = move(
        act,
        product=product,
        quantity=quantity,
        from_place=supplier,
        to_place=into,
        why=Why.RECEIVED,
    )
    if not known.counted and not store.below_zero_inside(act, product):
        store.set_counted(act, product)
        act.changed(Change.PRODUCT, product)
    return made


def move(
    act: Act,
    *,
    product: ProductId,
    quantity: int,
    from_place: PlaceId,
    to_place: PlaceId,
    why: Why,
    about: int | None = None,
) -> int:
    """A step: moves goods between two places; gives the move's id. Refused: see `moves`."""
    one = NewMove(product, quantity, from_place, to_place, why, about)
    _carry(act, [one])
    return store.add_move(act, one)


def moves(act: Act, *, moves: Sequence[NewMove]) -> None:
    """A step: all `moves` at once, in few statements: two where every spot has been used before.

    Refused: a quantity below one, an unknown product or place, a move that goes nowhere, and
    `NOT_ENOUGH` where a counted product would fall below zero inside the house.
    """
    if moves:
        _carry(act, moves)
        store.add_moves(act, moves)


def _carry(act: Act, moves: Sequence[NewMove]) -> None:
    """Changes what is on hand by `moves`, and says so."""
    for each in moves:
        if each.quantity < 1:
            raise Refused(StockRefusal.QUANTITY)
        if each.from_place == each.to_place:
            raise Refused(StockRefusal.SAME_PLACE)
    changed = rules.deltas(moves)
    touched = {
        (each.product, place) for each in moves for place in (each.from_place, each.to_place)
    }
    _change(act, touched, changed)
    bulk.changed(act, Change.STOCK, sorted({each.product for each in moves}))


def _change(act: Act, touched: set[Spot], changed: dict[Spot, int]) -> None:
    # A spot that has a row keeps with it whether it may fall below zero; only others are asked about.
    done = store.change_known(act, changed)
    new = touched - done
    if not new:
        return
    loose = store.looseness(act, sorted(new))
    for spot in new:
        if spot not in loose:
            known = any(spot[0] == other for other, _ in (*loose, *done))
            code = StockRefusal.UNKNOWN_PLACE if known else StockRefusal.UNKNOWN_PRODUCT
            raise Refused(code, product=spot[0], name=str(spot[1]))
    rest = {spot: by for spot, by in changed.items() if spot not in done}
    if rest:
        done |= store.change_spots(act, rest, loose)
    if len(done) < len(changed):
        raise _not_enough(act, next(spot for spot in changed if spot not in done), changed)


def _not_enough(act: Act, spot: Spot, changed: dict[Spot, int]) -> Refused:
    short = store.product_of_id(act, spot[0])
    where = _place(act, spot[1])
    return Refused(
        StockRefusal.NOT_ENOUGH,
        name=short.name if short else "",
        place=where.name if where else "",
        there=store.quantities(act, [spot]).get(spot, 0),
        wanted=-changed[spot],
    )


def reverse(act: Act, *, move: int) -> int:
    """A step: takes a move back by its mirror image; gives that move's id.

    Refused: an unknown move, one that was taken back before, and `NOT_ENOUGH` as in `moves`.
    """
    row = store.move_row(act, move)
    if row is None:
        raise Refused(StockRefusal.UNKNOWN_MOVE)
    if store.reversal_of(act, move) is not None:
        raise Refused(StockRefusal.ALREADY_REVERSED)
    back = NewMove(
        ProductId(row.product_id),
        row.quantity,
        PlaceId(row.to_id),
        PlaceId(row.from_id),
        Why.REVERSED,
    )
    changed = rules.deltas([back])
    _change(act, set(changed), changed)
    act.changed(Change.STOCK, row.product_id)
    return store.add_reversal(act, row)


def take_back(act: Act, *, why: Why, about: Sequence[int], at: datetime) -> list[TakenBack]:
    """A step: takes back all moves made at that very moment for these; says where their goods are now."""
    rows = taken_back.moves_at(act, why, about, at)
    for row in rows:
        reverse(act, move=row.id)
    return [TakenBack(int(row.about), row.quantity, PlaceId(row.from_id)) for row in rows]


# ------------------------------------------------------------------------------------------ reads


def available(view: View, *, products: Sequence[ProductId]) -> dict[ProductId, int]:
    """How much of each product lies in the store; the moves of the past are not looked at."""
    found = store.in_store(view, sorted(set(products)))
    return {each: found.get(each, 0) for each in products}


def where_is(view: View, *, product: ProductId) -> tuple[OnHand, ...]:
    """Where a product is and how much of it, outside places too."""
    return tuple(
        OnHand(Place(PlaceId(row.id), row.name, row.kind), row.quantity)
        for row in store.where_is(view, product)
    )


def verify(view: View) -> Check:
    """Whether what is on hand is the sum of all moves, spot by spot, and every reversal mirrors its move."""
    expected = {(row.product_id, row.place_id): int(row.quantity) for row in checks.sums(view)}
    faults: list[Fault] = []
    checked = 0
    for row in checks.kept(view):
        checked += 1
        spot = (row.product_id, row.place_id)
        named = f"{row.product_id}/{row.place_id}"
        total = expected.pop(spot, 0)
        if row.quantity != total:
            faults.append(Fault("on_hand", named, "quantity", str(total), str(row.quantity)))
        loose = rules.may_fall_below_zero(row.kind, counted=row.counted)
        if row.loose != loose:
            faults.append(Fault("on_hand", named, "loose", str(loose), str(row.loose)))
    for spot, total in sorted(expected.items()):
        if total:
            named = f"{spot[0]}/{spot[1]}"
            faults.append(Fault("on_hand", named, "quantity", str(total), "no row"))
    faults += [
        Fault("move", row.id, "reverses", "its mirror image", str(row.reverses))
        for row in checks.reversals(view)
    ]
    return Check("stock", checked, tuple(faults))
