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

__all__ = ["ADAPTERS", "LIMIT_BYTES", "LIMIT_ROWS", "Adapter", "read", "read_file", "record"]


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
    record: Callable[[bytes, int], list[tuple[str, str]]]


_SHOPIFY = Adapter(
    name="shopify",
    title="Shopify orders export",
    number_column="Name",
    id_column="Id",
    currency_column="Currency",
    orders=shopify.orders,
    record=shopify.record,
)
ADAPTERS: Mapping[str, Adapter] = MappingProxyType({"shopify": _SHOPIFY})


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
    size = _size(path)
    if size is None:
        return _refused(source, ImportRefusal.NOT_A_FILE)
    if size > LIMIT_BYTES:
        return Reading(source, problems=(too_large(size),), refused=True)
    try:
        data = path.read_bytes()
    except OSError:
        return _refused(source, ImportRefusal.NOT_A_FILE)
    return read(data, source=source, currency=currency, on_rows=on_rows)


def record(path: Path, *, source: str, row: int) -> list[tuple[str, str]]:
    """What one row of the file at `path` says, column by column; nothing where it cannot be read."""
    size = _size(path)
    if size is None or size > LIMIT_BYTES or source not in ADAPTERS:
        return []
    try:
        return ADAPTERS[source].record(path.read_bytes(), row)
    except OSError:
        return []


def _size(path: Path) -> int | None:
    """How large a plain file is; None for anything else, which is never opened."""
    try:
        facts = path.stat()
    except (OSError, ValueError):
        return None
    return facts.st_size if stat.S_ISREG(facts.st_mode) else None


def _refused(source: str, code: ImportRefusal, **facts: object) -> Reading:
    problem = Problem(0, "", "", Refusal(code, {"source": source, **facts}))
    return Reading(source, problems=(problem,), refused=True)
