"""Who waits for whom before an act on a server; on SQLite there is one writer anyway."""

from __future__ import annotations

from sqlalchemy import Connection, text

from kiosk.core.task import ENDS_RIGHTS, Task

_TURN = text("SELECT pg_advisory_xact_lock(hashtext(:chain))")
_BESIDE_OTHERS = text(
    "SELECT pg_advisory_xact_lock(hashtext(:chain)), pg_advisory_xact_lock_shared(hashtext('rights'))"
)
_ALONE = text(
    "SELECT pg_advisory_xact_lock(hashtext(:chain)), pg_advisory_xact_lock(hashtext('rights'))"
)


def take(connection: Connection, chain: str, task: Task, *, long: bool) -> None:
    """Processes take turns at a station's chain until the commit; and no act outlives the right to it.

    What ends rights waits for what is under way and goes before all that begins. A `long` act, one that
    tells how far it is, does not hold that up.
    """
    if connection.dialect.name != "postgresql":
        return
    if task in ENDS_RIGHTS:
        turn = _ALONE
    else:
        turn = _TURN if long else _BESIDE_OTHERS
    connection.execute(turn, {"chain": chain})
