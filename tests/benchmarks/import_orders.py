"""Ten thousand orders of a web shop's export: how fast they come in, and whether a full database slows them."""

from __future__ import annotations

import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from kiosk import business as businesses
from kiosk.business import Business
from kiosk.core.by import Owner
from kiosk.desk.exchange import service
from tests import founding
from tests.makers import shopify

ORDERS = 10_000
BEFORE = 20_000


@dataclass(frozen=True)
class Taken:
    """Seconds that one import took: looking at the file, and the transaction that writes.

    The processor's own seconds of both are what two runs are compared by: what else the machine
    does meanwhile counts in neither.
    """

    look: float
    write: float
    write_cpu: float
    cpu: float

    @property
    def whole(self) -> float:
        return self.look + self.write


def measure(orders: int = ORDERS, before: int = BEFORE) -> dict[str, float | int]:
    """One import into an empty database, and the same one into a database that holds `before` orders."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        file = _file(place / "orders_export.csv", orders, seed=3)
        first = _founded(place / "empty")
        try:
            empty = _import(first, file, orders)
        finally:
            first.close()
        second = _founded(place / "full")
        try:
            for part in range(before // orders):
                _import(second, _file(place / "earlier.csv", orders, seed=10 + part), orders)
            full = _import(second, file, orders)
        finally:
            second.close()
    return {
        "orders": orders,
        "orders_per_second": round(orders / empty.whole),
        "look_seconds": round(empty.look, 2),
        "write_seconds": round(empty.write, 2),
        "write_cpu_seconds": round(empty.write_cpu, 2),
        "orders_before": before,
        "orders_per_second_when_full": round(orders / full.whole),
        "write_seconds_when_full": round(full.write, 2),
        "full_by_empty": round(full.cpu / empty.cpu, 2),
        "full_by_empty_by_the_clock": round(full.whole / empty.whole, 2),
    }


PROMISED = {
    "orders_per_second": (500, None),
    "write_seconds": (None, 3.0),
    "full_by_empty": (None, 1.25),
}
"""At least and at most."""


def _file(path: Path, orders: int, seed: int) -> Path:
    """An export whose numbers, customers and phones are no other seed's."""
    made = shopify.made(orders, seed)
    for place, order in enumerate(made):
        order.number, order.source_id = f"#{seed}-{place}", f"{seed}{place:07d}"
        order.email = order.email.replace("customer", f"customer{seed}.")
        order.phone = order.phone.replace("+49 561 ", f"+49 5{seed + 10} ")
    path.write_text(shopify.written(made), encoding="utf-8")
    return path


def _founded(home: Path) -> Business:
    database = f"sqlite:///{home}/data/kiosk.db"
    founding.found(database, home)
    return businesses.open_business(database, home)


def _import(business: Business, file: Path, orders: int) -> Taken:
    began, cpu_began = time.perf_counter(), time.process_time()
    preview = business.read(service.look_at, file=str(file), source="shopify")
    looked, cpu = time.perf_counter(), time.process_time()
    done = business.do(
        service.take_in, by=Owner("benchmark"), source="shopify", drafts=preview.drafts
    )
    ended = time.perf_counter()
    assert done.imported == orders
    assert done.totals.taken_in == preview.in_file
    cpu_ended = time.process_time()
    return Taken(looked - began, ended - looked, cpu_ended - cpu, cpu_ended - cpu_began)
