"""Sentences for what stock refuses, and the words for where goods are."""

from __future__ import annotations

from enum import StrEnum

from kiosk.core.words import t
from kiosk.records.stock.rules import PlaceKind, StockRefusal

REFUSALS: dict[StrEnum, str] = {
    StockRefusal.NOT_ENOUGH: "There is not enough of {name} at {place}: {there} there, {wanted} wanted. Receive goods first, or count them.",
    StockRefusal.UNKNOWN_PRODUCT: "This product is not known. Add it first.",
    StockRefusal.UNKNOWN_PLACE: "This place is not known. Add it first.",
    StockRefusal.SKU_TAKEN: "There is a product with the SKU {sku} already.",
    StockRefusal.PLACE_TAKEN: "There is a place called {name} already. Choose another name.",
    StockRefusal.PLACE_NAME_MISSING: "The name of the place is missing. Write what its label says.",
    StockRefusal.PRODUCT_NAME_MISSING: "The name of the product is missing. Write one.",
    StockRefusal.SKU_MISSING: "The SKU of the product is missing. Write one.",
    StockRefusal.PRICE: "The price of {sku} is below zero.",
    StockRefusal.RATE: "The tax rate of {sku} does not lie between 0 and 100 %.",
    StockRefusal.QUANTITY: "The quantity must be at least one.",
    StockRefusal.SAME_PLACE: "The goods are at this place already. Choose another one.",
    StockRefusal.NOT_INSIDE: "Goods cannot be received there. Choose a place in the house.",
    StockRefusal.UNKNOWN_MOVE: "This move is not known.",
    StockRefusal.ALREADY_REVERSED: "This move was taken back already.",
}


def place_kind(kind: PlaceKind, language: str) -> str:
    """What kind of place it is, as people say."""
    said = {
        PlaceKind.STORE: t("store", language),
        PlaceKind.BENCH: t("bench", language),
        PlaceKind.SHELF: t("shelf for pick-ups", language),
        PlaceKind.ASIDE: t("set aside", language),
        PlaceKind.CUSTOMER: t("with customers", language),
        PlaceKind.SUPPLIER: t("from suppliers", language),
        PlaceKind.ADJUSTMENT: t("counting differences", language),
    }
    return said[kind]
