"""Counting the statements that reach a business's database while something is done."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from kiosk.business import Business


@contextmanager
def counted(business: Business) -> Iterator[list[str]]:
    """The statements sent inside the block, by both engines, in order; many rows at once count once."""
    seen: list[str] = []

    def note(connection, cursor, statement, values, context, many):
        if not statement.startswith(("BEGIN", "PRAGMA")):
            seen.append(statement)

    engines = (business.engines.writer, business.engines.reader)
    for engine in engines:
        event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        for engine in engines:
            event.remove(engine, "before_cursor_execute", note)
