"""Everything that is measured, in one run."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests import postgres_server
from tests.benchmarks import (
    books,
    covering,
    document,
    import_orders,
    matrix,
    opening,
    order,
    order_to_cash,
    paper,
    pin,
    resolver,
    search,
    shop,
)
from tests.benchmarks.timing import Figure

PROMISED_GROWTH = 1.25


@dataclass(frozen=True)
class Sizes:
    """How large, and how often."""

    small: int
    large: int
    customers_small: int
    customers_large: int
    import_orders: int
    import_before: int
    orders: int
    searches: int
    starts: int
    pages: int
    pins: int
    books_small: int
    books_large: int
    balances: int


FULL = Sizes(
    300, 20_000, 10_000, 100_000, 10_000, 20_000, 25, 40, 5, 21, 15, 100_000, 1_000_000, 21
)
QUICK = Sizes(100, 2_000, 2_000, 10_000, 1_000, 2_000, 7, 10, 3, 7, 5, 2_000, 20_000, 7)


def main(arguments: Sequence[str]) -> int:
    """Runs it, writes the document, prints the table."""
    parser = argparse.ArgumentParser(prog="tests/benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small databases, few rounds")
    parser.add_argument("--out", type=Path, default=Path("benchmarks.json"), help="the JSON file")
    asked = parser.parse_args(list(arguments))
    made = measure(QUICK if asked.quick else FULL, quick=asked.quick)
    figures = made.pop("figures")
    made["figures"] = [each.plain() for each in figures]
    asked.out.write_text(json.dumps(made, indent=1, ensure_ascii=False), encoding="utf-8")
    sys.stdout.write(document.table(figures) + "\n\n")
    for name in ("orders", "orders_to_cash", "import", "growth"):
        sys.stdout.write(f"{name}: {json.dumps(made[name])}\n")
    sys.stdout.write(f"written to {asked.out}\n")
    return 0


def measure(sizes: Sizes, *, quick: bool) -> dict[str, Any]:
    """The whole document, its figures still as figures."""
    with tempfile.TemporaryDirectory(prefix="foyer-benchmarks-") as folder:
        place = Path(folder)
        figures: list[Figure] = []
        counts: dict[str, Any] = {}
        cash: dict[str, Any] = {}
        for size in (sizes.small, sizes.large):
            built = shop.build(place / f"shop{size}", size, sizes.orders + order.WARM)
            some, counts[str(size)] = order.measure(built, sizes.orders)
            figures += some
            some, cash[str(size)] = order_to_cash.measure(built, sizes.orders)
            figures += some
        with postgres_server.running(durable=True) as server:
            there = place / "server"
            served = shop.build(
                there, sizes.small, sizes.orders + order.WARM, server.create("shop")
            )
            some, counts["PostgreSQL"] = order.measure(served, sizes.orders, server)
            figures += some
            some, cash["PostgreSQL"] = order_to_cash.measure(served, sizes.orders, server)
            figures += some
        for size in (sizes.customers_small, sizes.customers_large):
            home = search.build(place / f"customers{size}", size)
            figures += search.measure(home, size, sizes.searches)
        for size in (sizes.books_small, sizes.books_large):
            home = books.build(place / f"books{size}", size)
            figures += books.measure(home, size, sizes.balances)
        figures += paper.measure(sizes.pages)
        figures += pin.measure(place / f"shop{sizes.small}", sizes.pins)
        figures += covering.measure(place / f"shop{sizes.small}", sizes.pins)
        windows = opening.measure(place / f"shop{sizes.small}", sizes.starts, sizes.pages)
        figures += windows
        figures += matrix.measure(sizes.pages)
        figures.append(opening.scanned(order.scans(built, sizes.orders), windows[-1]))
        figures += resolver.measure()
        imported = import_orders.measure(sizes.import_orders, sizes.import_before)
    about = document.about(vars_of(sizes), quick=quick)
    return about | {
        "peers": document.PEERS,
        "promised_counts": document.PROMISED_COUNTS,
        "orders": counts,
        "orders_to_cash": cash,
        "import": imported,
        "growth": growth(figures),
        "promised_growth": PROMISED_GROWTH,
        "figures": figures,
    }


def growth(figures: Sequence[Figure]) -> dict[str, float]:
    """What a figure costs in the large place by what it costs in the small one."""
    places: dict[str, list[float]] = {}
    for each in figures:
        name, _, where = each.name.partition(", ")
        if where.endswith(("before", "customers")):
            places.setdefault(name, []).append(each.ours)
    return {name: round(both[1] / both[0], 2) for name, both in places.items() if len(both) == 2}


def vars_of(sizes: Sizes) -> dict[str, int]:
    """The sizes by name."""
    return dict(vars(sizes))
