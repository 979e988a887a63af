"""Stock's words: a *product* is what is sold, a *place* where it can be, a *move* takes it between two.

Moves are never edited or deleted, only reversed. *On hand* at a place is the sum of all moves (I2) and
is kept beside them; it never falls below zero but for a product that was never counted.
"""

from __future__ import annotations

from enum import StrEnum


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
    QUANTITY = "quantity_not_above_zero"
