"""Stock's words: a *product* is what is sold, a *place* where it can be, a *move* takes it between two.

Moves are never edited or deleted, only reversed. *On hand* at a place is the sum of all moves (I2) and
is kept beside them; it never falls below zero but for a product that was never counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.ids import PlaceId, ProductId


class PlaceKind(StrEnum):
    """What a place is; outside places may fall below zero, they are the other end of the world."""

    STORE = "store"
    BENCH = "bench"
    SHELF = "shelf"
    ASIDE = "aside"
    CUSTOMER = "customer"
    SUPPLIER = "supplier"
    ADJUSTMENT = "adjustment"


OUTSIDE = frozenset({PlaceKind.CUSTOMER, PlaceKind.SUPPLIER, PlaceKind.ADJUSTMENT})


class ProductKind(StrEnum):
    """Whether there is something to carry."""

    GOODS = "goods"
    SERVICE = "service"


class Why(StrEnum):
    """Why goods moved."""

    RECEIVED = "received"
    PICKED = "picked"
    UNPICKED = "unpicked"
    STAGED = "staged"
    HANDED_OVER = "handed_over"
    SOLD = "sold"
    BROUGHT_BACK = "brought_back"
    SHIPPED = "shipped"
    REVERSED = "reversed"
    FOUND = "found"


class StockRefusal(StrEnum):
    """What stock refuses."""

    NOT_ENOUGH = "stock_not_enough"
    UNKNOWN_PRODUCT = "product_unknown"
    UNKNOWN_PLACE = "place_unknown"
    SKU_TAKEN = "sku_taken"
    PLACE_TAKEN = "place_name_taken"
    PLACE_NAME_MISSING = "place_name_missing"
    PRODUCT_NAME_MISSING = "product_name_missing"
    SKU_MISSING = "sku_missing"
    PRICE = "product_price_below_zero"
    RATE = "product_rate_out_of_range"
    QUANTITY = "quantity_not_above_zero"
    SAME_PLACE = "move_to_same_place"
    NOT_INSIDE = "place_not_inside"
    UNKNOWN_MOVE = "move_unknown"
    ALREADY_REVERSED = "move_already_reversed"


@dataclass(frozen=True, slots=True)
class NewProduct:
    """A product as it comes in: `price` in minor units as on the shelf, `rate` in basis points."""

    sku: str
    name: str
    price: int
    rate: int
    kind: ProductKind = ProductKind.GOODS
    barcode: str = ""
    picture: str = ""
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Product:
    """A product as it stands."""

    id: ProductId
    sku: str
    name: str
    kind: ProductKind
    barcode: str
    price: int
    rate: int
    picture: str
    counted: bool
    version: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where goods can be."""

    id: PlaceId
    name: str
    kind: PlaceKind


@dataclass(frozen=True, slots=True)
class NewMove:
    """`quantity` of a product from one place to another; `about` is what asked for it, by `why`."""

    product: ProductId
    quantity: int
    from_place: PlaceId
    to_place: PlaceId
    why: Why
    about: int | None = None


Spot = tuple[ProductId, PlaceId]
"""One product at one place."""


def deltas(moves: Sequence[NewMove]) -> dict[Spot, int]:
    """By how much each spot changes when all `moves` are done, in a fixed order; what cancels out is left out."""
    changed: dict[Spot, int] = {}
    for move in moves:
        for place, by in ((move.from_place, -move.quantity), (move.to_place, move.quantity)):
            spot = (move.product, place)
            changed[spot] = changed.get(spot, 0) + by
    return {spot: changed[spot] for spot in sorted(changed) if changed[spot]}


def may_fall_below_zero(kind: PlaceKind, *, counted: bool) -> bool:
    """Whether what is on hand may be less than nothing: outside, or of what nobody ever counted."""
    return kind in OUTSIDE or not counted


OPENING_PLACES = (
    ("Store", PlaceKind.STORE),
    ("Bench", PlaceKind.BENCH),
    ("Set aside", PlaceKind.ASIDE),
    ("Customers", PlaceKind.CUSTOMER),
    ("Suppliers", PlaceKind.SUPPLIER),
    ("Adjustments", PlaceKind.ADJUSTMENT),
)
"""What every business has from its first day; shelf places are added by name."""
