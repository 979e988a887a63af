"""Queries of moves that are taken back together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select

from kiosk.database.acting import View
from kiosk.records.stock.rules import Why
from kiosk.records.stock.tables import move


def moves_at(view: View, why: Why, about: Sequence[int], at: datetime) -> Sequence[Row[Any]]:
    """The moves made at that very moment for these, that nobody took back yet."""
    undone = select(move.c.reverses).where(move.c.reverses.is_not(None))
    fits = (move.c.why == why) & move.c.about.in_(about) & (move.c.at == at)
    chosen = select(move).where(fits, move.c.id.not_in(undone))
    return view.rows(chosen.order_by(move.c.id))
