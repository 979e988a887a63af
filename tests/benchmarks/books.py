"""Row 7: the trial balance from kept balances, equal to the scan of every line to the cent."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from typing_extensions import override

from kiosk import business as businesses
from kiosk.back_office.accounting import service as accounting
from kiosk.back_office.accounting.rules import EntryKind, Posting, Use
from kiosk.core.by import Owner
from kiosk.core.task import Task
from kiosk.database.acting import Act, does
from kiosk.database.clock import MachineClock
from tests import founding
from tests.benchmarks.timing import Figure, clocked, figure, median
from tests.benchmarks.twin import opened

SLICE = 10_000
MONTHS = 24
PROMISED_MS = 5.0
"""At 1,000,000 transactions, whatever the month."""
_FIRST = datetime(2025, 1, 1, 12, 0, tzinfo=UTC)
_SCAN = "SELECT account_id, sum(minor) FROM entry_line WHERE day <= ? GROUP BY account_id"


class _Clock(MachineClock):
    """The machine's clock, set to the month that is booked."""

    def __init__(self) -> None:
        super().__init__()
        self.now = _FIRST

    @override
    def wall(self) -> datetime:
        return self.now


@does(Task.ORDERS_IMPORT)
def book(act: Act, *, first: int, count: int) -> int:
    """So many sales of one line at one rate, paid by card at once."""
    entries = []
    for number in range(first, first + count):
        net, tax = 1_000 + number % 977, (1_000 + number % 977) // 5
        postings = (
            Posting(Use.CARD_CLEARING, net + tax),
            Posting(Use.SALES, -net, 2_000),
            Posting(Use.TAX_PAYABLE, -tax, 2_000),
        )
        entries.append(accounting.NewEntry(EntryKind.INVOICE, postings))
    return len(accounting.post(act, entries=entries))


def build(home: Path, size: int) -> Path:
    """A business with `size` transactions in its books, over two years."""
    database = f"sqlite:///{home}/data/kiosk.db"
    founding.found(database, home)
    clock = _Clock()
    business = businesses.open_business(database, home, clock=clock)
    many = min(SLICE, max(size // MONTHS, 1))
    for first in range(0, size, many):
        clock.now = _FIRST + timedelta(days=first * 30 * MONTHS // size)
        business.do(book, by=Owner("benchmark"), first=first, count=min(many, size - first))
    business.checkpoint()
    business.close()
    return home


def measure(home: Path, size: int, times: int) -> list[Figure]:
    """The trial balance of today, and of a month's end, beside the statements alone; the scan once."""
    figures = []
    with opened(home) as twin:
        for name, as_of in (("trial balance", None), ("at a month's end", date(2025, 12, 31))):
            taken = [twin.read(accounting.trial_balance, as_of=as_of) for _ in range(times + 3)][3:]
            said = taken[0][0]
            scanned: dict[int, int] = {}
            day = (as_of or date(9999, 1, 1)).isoformat()
            scan = clocked(
                lambda day=day, scanned=scanned: scanned.update(  # type: ignore[misc]
                    twin.bare.execute(_SCAN, (day,)).fetchall()
                )
            )
            debit = sum(minor for minor in scanned.values() if minor > 0)
            assert (said.debit, said.credit) == (debit, debit), "the kept balances are not the scan"
            pairs = [pair for _, pair, _ in taken]
            ours = median([each for each, _ in pairs])
            kept = "yes" if ours <= PROMISED_MS else "no"
            what = f"{name}, {size:,} transactions before"
            figures.append(
                figure(
                    7, what, pairs, None, scan_ms=round(scan, 1), promised_ms=PROMISED_MS,
                    kept_ms=kept,
                )
            )  # fmt: skip
    return figures
