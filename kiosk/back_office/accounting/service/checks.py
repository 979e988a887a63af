"""Checking the books: the ledger, its numbers and the billing axis, each re-derived, the wrong row named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.back_office.accounting import rules
from kiosk.back_office.accounting.service import blame, papers
from kiosk.back_office.accounting.store import checks as store
from kiosk.back_office.accounting.store import copies
from kiosk.core.fault import Check, Fault
from kiosk.database.acting import View
from kiosk.records.orders.rules import Billing
from kiosk.records.settings.rules import Series, number_text

_TABLES = {
    Series.ENTRY: "entry",
    Series.INVOICE: "invoice",
    Series.SALE: "invoice",
    Series.CREDIT_NOTE: "invoice",
}
_NUMBER = re.compile(r"(\d{4})-(\d{4,})$")


def verify_ledger(view: View) -> Check:
    """Whether entries balance, kept balances are their sums, and papers, payments and entries agree."""
    faults = (*blame.chart(view), *blame.entries_and_papers(view))
    return Check("ledger", store.count_all(view), faults)


def verify_numbers(view: View) -> Check:
    """Whether each series of a fiscal year, and the copies of each paper, run on without a gap or a double."""
    faults: list[Fault] = []
    checked = 0
    for series in _TABLES:
        rows = [(int(row.id), str(row.number)) for row in store.numbers(view, series)]
        checked += len(rows)
        faults += _wrong_numbers(series, rows, store.last_numbers(view, series))
    faults += [
        Fault("paper_copy", int(row.invoice_id), "count", f"1 to {row.many}", str(row.most))
        for row in copies.wrong(view)
    ]
    return Check("numbers", checked, tuple(faults))


def _wrong_numbers(
    series: Series, rows: list[tuple[int, str]], last: dict[int, int]
) -> Iterator[Fault]:
    missing = {
        number_text(series, year, count): None
        for year, to in sorted(last.items())
        for count in range(1, to + 1)
    }
    wrong = [(id_, number) for id_, number in rows if missing.pop(number, number) is not None]
    for id_, number in wrong:
        expected = next(iter(missing), "a number of its series")
        yield Fault(_TABLES[series], id_, "number", expected, number)
        missing.pop(expected, None)
    for number in missing:
        yield Fault(_TABLES[series], number, "number", number, "missing")
    for year, to in _highest(rows).items():
        if to > last.get(year, 0):
            yield Fault("series", f"{series} {year}", "last", str(to), str(last.get(year, 0)))


def _highest(rows: list[tuple[int, str]]) -> dict[int, int]:
    """The highest number of each year, as far as they run on without a gap."""
    counts: dict[int, set[int]] = {}
    for _, number in rows:
        found = _NUMBER.search(number)
        if found is not None:
            counts.setdefault(int(found.group(1)), set()).add(int(found.group(2)))
    return {year: _run(seen) for year, seen in counts.items()}


def _run(seen: set[int]) -> int:
    to = 0
    while to + 1 in seen:
        to += 1
    return to


def verify_billing(view: View) -> Check:
    """Whether each confirmed order's billing axis says what its payments and papers say."""
    faults = []
    known = papers.all_known(view, orders=None)
    for each in known:
        expected = rules.billing_of(each.total, each.so_far)
        if each.billing is expected:
            continue
        if expected is Billing.PENDING and each.billing is Billing.NONE:
            # Nothing is billed before somebody begins to: both say so.
            continue
        faults.append(Fault("sales_order", each.id, "billing", str(expected), str(each.billing)))
    return Check("billing", len(known), tuple(faults))
