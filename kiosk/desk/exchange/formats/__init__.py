"""Files of other programs: bytes in, one `Reading` out. One adapter a source, listed here as data.

    path -> read_file -> bytes -> table (signs, rows, columns) -> adapter -> Reading

Nothing in a file is ever evaluated. A cell that looks like a formula (``=``, ``+``, ``-``, ``@``)
is text to us and stays what it says, because a phone begins with ``+`` and a nickname may begin
with ``-``; only the apostrophe that shops put before such cells, for spreadsheets, is taken off.
What we write for spreadsheets puts it back there.
"""

from __future__ import annotations

import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from kiosk.core.refusal import Refusal
from kiosk.desk.exchange.formats import shopify
from kiosk.desk.exchange.formats.table import LIMIT_BYTES, LIMIT_ROWS, too_large
from kiosk.desk.exchange.rules import ImportRefusal, Problem, Reading

__all__ = ["ADAPTERS", "LIMIT_BYTES", "LIMIT_ROWS", "Adapter", "read", "read_file"]


@dataclass(frozen=True, slots=True)
class Adapter:
    """One source: its `name` on the command line, its `title` for people, and how it reads orders.

    The three columns are where an order's number, its lasting id and its currency stand.
    """

    name: str
    title: str
    number_column: str
    id_column: str
    currency_column: str
    orders: Callable[[bytes, str, Callable[[int], None] | None], Reading]


ADAPTERS: Mapping[str, Adapter] = MappingProxyType(
    {
        "shopify": Adapter(
            "shopify", "Shopify orders export", "Name", "Id", "Currency", shopify.orders
        )
    }
)


def read(
    data: bytes,
    *,
    source: str,
    currency: str,
    on_rows: Callable[[int], None] | None = None,
) -> Reading:
    """What the orders file `data` of `source` says for a business that keeps its books in `currency`.

    Never raises for anything that is in the file: whatever is wrong is one of `Reading.problems`.
    `on_rows` is called now and then with the number of rows read.
    """
    adapter = ADAPTERS.get(source)
    if adapter is None:
        known = ", ".join(ADAPTERS)
        return _refused(source, ImportRefusal.UNKNOWN_SOURCE, known=known)
    return adapter.orders(data, currency, on_rows)


def read_file(
    path: Path,
    *,
    source: str,
    currency: str,
    on_rows: Callable[[int], None] | None = None,
) -> Reading:
    """`read` of the file at `path`, which is not opened if it is no plain file or too large."""
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):
            return _refused(source, ImportRefusal.NOT_A_FILE)
        if facts.st_size > LIMIT_BYTES:
            return Reading(source, problems=(too_large(facts.st_size),), refused=True)
        data = path.read_bytes()
    except (OSError, ValueError):
        return _refused(source, ImportRefusal.NOT_A_FILE)
    return read(data, source=source, currency=currency, on_rows=on_rows)


def _refused(source: str, code: ImportRefusal, **facts: object) -> Reading:
    problem = Problem(0, "", "", Refusal(code, {"source": source, **facts}))
    return Reading(source, problems=(problem,), refused=True)
