"""Queries for `verify`: what moves add up to beside what is kept, and reversals that mirror nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, Select, and_, func, not_, select, union_all

from kiosk.database.acting import View
from kiosk.records.stock.tables import move, on_hand, place, product


def sums(view: View) -> Sequence[Row[Any]]:
    """For each spot what its moves add up to."""
    into = select(move.c.product_id, move.c.to_id.label("place_id"), move.c.quantity)
    out = select(move.c.product_id, move.c.from_id.label("place_id"), -move.c.quantity)
    both = union_all(into, out).subquery("both_ways")
    total = func.sum(both.c.quantity).label("quantity")
    asked: Select[Any] = select(both.c.product_id, both.c.place_id, total)
    return view.rows(asked.group_by(both.c.product_id, both.c.place_id))


def kept(view: View) -> Sequence[Row[Any]]:
    """Every kept spot with whether it may fall below zero, as kept and as it should be."""
    asked = (
        select(on_hand, place.c.kind, product.c.counted)
        .join(place, place.c.id == on_hand.c.place_id)
        .join(product, product.c.id == on_hand.c.product_id)
        .order_by(on_hand.c.product_id, on_hand.c.place_id)
    )
    return view.rows(asked)


def reversals(view: View) -> Sequence[Row[Any]]:
    """Every reversing move with whether it mirrors the move that it takes back."""
    first = move.alias("first_move")
    mirrors = and_(
        first.c.product_id == move.c.product_id,
        first.c.quantity == move.c.quantity,
        first.c.from_id == move.c.to_id,
        first.c.to_id == move.c.from_id,
    )
    asked = (
        select(move.c.id, move.c.reverses)
        .join(first, first.c.id == move.c.reverses)
        .where(not_(mirrors))
        .order_by(move.c.id)
    )
    return view.rows(asked)
