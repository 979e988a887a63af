"""Every room's tables in one catalogue, and the writing down of a step from it.

A new step: add the tables, then ``python -m kiosk.migrations.catalogue 0003_what_changed`` writes down for
both dialects what no earlier step makes, as SQL text; then add the step's Python file. What changes a table that
is out stands by hand in that file (`v0003_lobby` widens two lists of words).
"""

from __future__ import annotations

import sys

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Dialect
from sqlalchemy.schema import CreateIndex, CreateTable

from kiosk.back_office.accounting import tables as accounting
from kiosk.back_office.fulfilment import tables as fulfilment
from kiosk.back_office.till import tables as till
from kiosk.cross_training.colleagues import tables as colleagues
from kiosk.cross_training.cover import tables as cover
from kiosk.cross_training.training import tables as training
from kiosk.database.tables import METADATA
from kiosk.front_office.alarm import tables as alarm
from kiosk.front_office.queue import tables as queue
from kiosk.front_office.sales import tables as sales
from kiosk.lobby.checkin import tables as checkin
from kiosk.lobby.display import tables as display
from kiosk.lobby.help import tables as help_calls
from kiosk.lobby.pickup import tables as pickup
from kiosk.migrations import HERE, frozen
from kiosk.records.audit import tables as audit
from kiosk.records.customers import tables as customers
from kiosk.records.messages import tables as messages
from kiosk.records.orders import tables as orders
from kiosk.records.printing import tables as printing
from kiosk.records.settings import tables as settings
from kiosk.records.staff import tables as staff
from kiosk.records.stock import tables as stock

ROOMS = (
    accounting, till, fulfilment, training, cover, colleagues, queue, sales, alarm, help_calls, checkin, display, pickup, audit, customers, messages, orders, settings, staff,
    stock, printing,
)  # fmt: skip

__all__ = ["METADATA", "ROOMS"]


def texts(dialect: Dialect) -> list[str]:
    """The SQL that makes every table and index, in the order in which they can be made."""
    made = []
    for each in METADATA.sorted_tables:
        made.append(str(CreateTable(each).compile(dialect=dialect)).strip())
        indexes = sorted(each.indexes, key=lambda found: str(found.name))
        made += [str(CreateIndex(index).compile(dialect=dialect)).strip() for index in indexes]
    return made


def freeze(step_name: str) -> None:
    """Writes both dialects' SQL of what no earlier step makes beside the steps."""
    dialects: tuple[Dialect, ...] = (sqlite.dialect(), postgresql.dialect())  # type: ignore[no-untyped-call]
    for dialect in dialects:
        folder = HERE / "versions"
        known = {
            said
            for step in sorted(folder.glob(f"*.{dialect.name}.sql"))
            if step.name < f"{step_name}.{dialect.name}.sql"
            for said in frozen(step.name.split(".")[0], dialect.name)
        }
        made = {said.splitlines()[0] for said in known if said.startswith("CREATE TABLE")}
        new = [
            said
            for said in texts(dialect)
            if said not in known and said.splitlines()[0] not in made
        ]
        path = folder / f"{step_name}.{dialect.name}.sql"
        path.write_text(";\n".join(new) + ";\n", encoding="utf-8")


if __name__ == "__main__":
    freeze(sys.argv[1])
