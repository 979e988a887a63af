"""What a dry run says of a file, and what an import answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kiosk.core.ids import CustomerId
from kiosk.desk.exchange.rules.booking import Becoming, Five, Totals
from kiosk.desk.exchange.rules.drafts import Draft
from kiosk.desk.exchange.rules.problems import Problem
from kiosk.records.customers import rules as customers
from kiosk.records.customers.rules import NewCustomer


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One good order of the file; `unchanged` is here already and stays as it is."""

    row: int
    number: str
    customer: str
    lines: int
    total: int
    taxes: int
    becoming: Becoming
    unchanged: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be done with a file; nothing is written.

    `rows` counts the file's rows, `found` its orders, `bad_rows` the rows that cannot be taken in.
    `orders` are the good ones, `drafts` those of them that are new. `in_file` adds up the file's own
    cells of the good orders, `totals` what of them stands in our books after they are taken in.
    `refused`: the file as a whole cannot be trusted, and nothing of it can be taken in.
    """

    source: str
    file: str
    rows: int
    found: int
    currency: str
    taxes_included: bool | None
    ignored_columns: tuple[str, ...]
    orders: tuple[PreviewRow, ...]
    drafts: tuple[Draft, ...]
    customers_known: int
    customers_new: int
    in_file: Five
    totals: Totals
    problems: tuple[Problem, ...]
    refused: bool

    @property
    def new(self) -> int:
        """How many orders would be taken in."""
        return len(self.drafts)

    @property
    def unchanged(self) -> int:
        """How many are here already, exactly as the file says."""
        return len(self.orders) - len(self.drafts)

    @property
    def bad_rows(self) -> int:
        """How many rows have at least one problem."""
        return len({problem.row for problem in self.problems})

    @property
    def left_out(self) -> int:
        """How many orders of the file are not good."""
        return self.found - len(self.orders)

    @property
    def agree(self) -> bool:
        """Whether all five columns are the same in the file and in our books."""
        return self.in_file == self.totals.taken_in


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What an import did. `totals` is read back from the books for what it took in.

    `imported` orders are new, `unchanged` were here just so, `changed` were here and stayed as they
    were. The papers: `deposits`, `invoices` and `credit_notes` are booked, `history` books nothing.
    """

    imported: int
    unchanged: int
    changed: int
    history: int
    deposits: int
    invoices: int
    credit_notes: int
    totals: Totals


NOTHING_NEW = TakenIn(0, 0, 0, 0, 0, 0, 0, Totals())
"""What an import answers when every order is here already; nobody needs to write for that."""


def people(
    asked: Sequence[NewCustomer], found: Iterable[CustomerId | None], country: str
) -> tuple[int, int]:
    """How many of `asked` are known (`found` says as whom) and how many others there are, each once."""
    known: set[CustomerId] = set()
    by_email: set[str] = set()
    by_phone: dict[tuple[str, str], list[customers.MatchKeys]] = {}
    new = 0
    for each, card in zip(asked, found, strict=True):
        if card is not None:
            known.add(card)
            continue
        keys = customers.match_keys(each, country)
        at_phone = by_phone.get((keys.phone, keys.last_name), [])
        met = keys.email in by_email if keys.email else False
        met = met or any(customers.same_person(keys, other) for other in at_phone)
        if met:
            continue
        new += 1
        by_email |= {keys.email} - {""}
        if keys.phone and keys.last_name:
            by_phone.setdefault((keys.phone, keys.last_name), []).append(keys)
    return len(known), new
