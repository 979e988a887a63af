"""Row 5: one keystroke in the customer search, beside its own statement through the bare driver."""

from __future__ import annotations

from pathlib import Path

from kiosk import business as businesses
from kiosk.records.customers import service as customers
from kiosk.records.customers.rules import NewCustomer
from tests import founding
from tests.benchmarks.timing import Figure, figure
from tests.benchmarks.twin import opened
from tests.makers import customers as customer_makers
from tests.makers.shopify import _FIRST, _LAST

SLICE = 10_000
WORDS = {"name": "sch", "part of a word": "wei we", "phone digits": "4321"}


def build(home: Path, size: int) -> Path:
    """A business with `size` customers."""
    founding.found(f"sqlite:///{home}/data/kiosk.db", home)
    business = businesses.open_business(f"sqlite:///{home}/data/kiosk.db", home)
    first, last = _FIRST.split(","), _LAST.split(",")
    for start in range(0, size, SLICE):
        people = tuple(
            NewCustomer(
                f"{first[number % len(first)]} {last[number // len(first) % len(last)]}",
                email=f"somebody{number}@example.com",
                phone=f"+49 40 {5_000_000 + number}",
            )
            for number in range(start, min(start + SLICE, size))
        )
        business.do(customer_makers.take_in, by=customer_makers.OWNER, people=people)
    business.checkpoint()
    business.close()
    return home


def measure(home: Path, size: int, times: int) -> list[Figure]:
    """Each kind of word, in a business of this size."""
    figures = []
    with opened(home) as twin:
        for name, words in WORDS.items():
            pairs = [
                twin.read(customers.search, words=words, limit=50)[1] for _ in range(times + 3)
            ][3:]
            found = len(twin.business.read(customers.search, words=words, limit=50))
            figures.append(
                figure(5, f"search by {name}, {size:,} customers", pairs, 10.0, found=found)
            )
    return figures
